// Starts a reading page: everything here adds to a page that is whole without it.

import { start as startBar } from "./bar.js"
import { watch } from "./card.js"
import { LINKS, preview } from "./preview.js"
import { start as startRange } from "./range.js"
import { address } from "./state.js"
import * as words from "./words.js"

const article = document.querySelector(".reading")
const copy = () => import("./copy.js")
const later = then => (globalThis.requestIdleCallback ? requestIdleCallback(then, { timeout: 1500 }) : setTimeout(then, 200))

startRange()
startBar({
  link: () => copy().then(m => m.copyLink("")),
  cite: () => copy().then(m => m.cite("")),
  kept: () => import("./kept.js").then(m => m.showKept()),
  help: () => import("./help.js").then(m => m.help()),
})
let look
/** The first look-up fetches its module; those after it answer before the next frame. */
const lookup = async element => (look ??= (await import("./lookup.js")).lookup)(element)
watch(article, [
  { match: ".s .n, .s .c", make: preview, tap: true },
  { match: ".s .q", make: async at => (await import("./numbers.js")).number(at), tap: true },
  { match: '.s > [lang="zh-Hans"] :is(span:not([class]), .z)', make: lookup, tap: true },
  { match: ".s a", make: preview, tap: true },
  { match: ".pn", make: async handle => (await copy()).menu(handle), tap: true },
  { match: LINKS, make: preview },
])
words.start()
article.addEventListener("reveal", async ({ target }) => (await import("./hints.js")).reveal(target))
article.addEventListener("cite", async ({ target }) => (await copy()).cite(target.id))
article.addEventListener("click", async ({ target }) => {
  const segment = target.closest?.(".s")
  const view = document.documentElement.dataset.view
  if (!segment || !/^(zh|en)$/.test(view) || target.closest("a") || String(getSelection())) return
  if (view === "zh" && target.closest('[lang="zh-Hans"] span:not([class]), .z')) return
  ;(await import("./hints.js")).reveal(segment)
})
later(async () => {
  (await import("./keys.js")).start()
})
// What one selects across clauses is in the language where the pointer went down, not in both by turns.
article.addEventListener("pointerdown", ({ target }) => {
  article.dataset.picks = target.closest(".s > [lang]")?.lang ?? ""
})
const pickAll = () => delete article.dataset.picks
article.addEventListener("click", () => getSelection().isCollapsed && pickAll())
document.addEventListener("keydown", pickAll)
document.addEventListener("selectionchange", function first() {
  if (getSelection().isCollapsed) return
  document.removeEventListener("selectionchange", first)
  copy().then(m => m.start())
})
addEventListener("beforeprint", () => {
  const at = document.querySelector(".cited .at")
  if (at && !article.dataset.base) at.textContent = address("", { whole: true })
})
const wide = matchMedia("(min-width: 100em)")
const side = () => wide.matches && import("./side.js").then(m => m.start(wide))
if (wide.matches) later(side)
else wide.addEventListener("change", side, { once: true })

/** A back-link may lead to a call in the language that the view hides: then to its clause. */
addEventListener("hashchange", () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (target && !target.getClientRects().length) target.closest(".s")?.scrollIntoView({ block: "center" })
})
