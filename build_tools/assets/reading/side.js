// Notes beside the clause that calls them, where the window is wide enough; elsewhere, and for
// screen readers, they are where they always are: in their preview and at the foot of the page.

import { el } from "./card.js"
import { get, onChange } from "./state.js"

const GAP = 10
const article = document.querySelector(".reading")
let column, wide

function note(call, lang) {
  const item = document.getElementById(decodeURIComponent(call.hash.slice(1)))
  const part = item?.querySelector(`[lang="${lang}"]`)
  const title = part?.querySelector("b")?.textContent ?? ""
  const text = part?.textContent.trim().slice(title.length).trim()
  return text && el("p", { lang }, el("b", {}, call.dataset.n ?? call.textContent), " ", title && el("strong", {}, title), " ", text)
}

function lay() {
  column?.remove()
  column = undefined
  if (!wide.matches || get("notes") === "off" || get("view") === "lines") return
  const lang = get("view") === "zh" ? "zh-Hans" : "en"
  const calls = [...article.querySelectorAll(".p .n, .p .c")].filter(call => call.getClientRects().length && !(get("view") !== "en" && call.closest('[lang="en"]')))
  column = el("aside.sides", { "aria-hidden": "true" })
  article.append(column)
  const top = column.getBoundingClientRect().top
  let free = 0
  const placed = calls.map(call => [call, note(call, lang)]).filter(([, made]) => made)
  column.append(...placed.map(([, made]) => made))
  const heights = placed.map(([call, made]) => [made, call.getBoundingClientRect().top - top, made.offsetHeight])
  for (const [made, wanted, height] of heights) {
    const at = Math.max(wanted - 4, free)
    made.style.top = `${at}px`
    free = at + height + GAP
  }
}

/** Lay the notes out while the window is `wide`, and again whenever lines may have moved. */
export function start(media) {
  wide = media
  const again = () => requestAnimationFrame(lay)
  lay()
  onChange(again)
  wide.addEventListener("change", again)
  document.fonts?.ready.then(again)
  new ResizeObserver(again).observe(article)
}
