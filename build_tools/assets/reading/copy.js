// Links and citations of a clause, a paragraph or a selection, for the clipboard.

import { both, close, el } from "./card.js"
import { say, sheet } from "./sheet.js"
import { address, published } from "./state.js"

const article = document.querySelector(".reading")
const base = article.dataset.base ?? "../"
const site = document.querySelector('.md-header .name [lang="en"]')?.textContent ?? document.title

/** Put text on the clipboard, with its marked form where it has one, and say so. */
export async function put(text, html) {
  try {
    const kinds = Object.entries({ "text/plain": text, "text/html": html }).filter(([, data]) => data)
    const item = Object.fromEntries(kinds.map(([type, data]) => [type, new Blob([data], { type })]))
    await navigator.clipboard.write([new ClipboardItem(item)])
  } catch {
    const area = el("textarea", {}, text)
    document.body.append(area)
    area.select()
    document.execCommand("copy")
    area.remove()
  }
  say("已复制", "Copied")
}

/** Where a clause stands in its section, on a page of passages; undefined on the section's own. */
function home(id) {
  const own = id && document.getElementById(id)?.dataset.section
  return own && new URL(`${base}${own}/#${id}`, published()).href
}

/** The link to a place, with the view as it stands. */
export const link = id => home(id) ?? address(id ? `#${id}` : "", { whole: true })

/** The article cited in GB/T 7714 and in English, at a place that may be named `at`: elements.
 *
 *  Source: GB/T 7714-2015, 4.4 and 4.6 (online: [J/OL], date of access, address). */
export function citation(id, at = id) {
  const url = home(id) ?? published() + (id ? `#${id}` : "")
  const now = new Date()
  const iso = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, "0")).join("-")
  const day = now.toLocaleDateString("en-GB", { dateStyle: "long" })
  return {
    zh: form("zh-Hans", `${at && `：${at}`}[${iso}]. ${url}`),
    en: form("en", `${at && `, ${at}`}, in ${site}, ${url} [accessed ${day}].`),
  }
}

function form(lang, end) {
  const made = document.querySelector(`.cited > [lang="${lang}"]`).cloneNode(true)
  made.firstChild.data = made.firstChild.data.replace("[J]", "[J/OL]")
  made.lastChild.data = made.lastChild.data.replace(/\.$/, () => end)
  return made
}

export const copyLink = id => put(link(id))

/** Show how to cite a place (or the whole), each form with its button. */
export function cite(id) {
  const forms = citation(id)
  const offer = (cited, name) => el("div", {}, el("h3", {}, name), cited,
    el("button", { type: "button", onclick: () => put(cited.textContent, cited.innerHTML) }, both("复制", "Copy")))
  sheet(both("引用", "Cite"), offer(forms.zh, both("国标 GB/T 7714", "GB/T 7714, China")), offer(forms.en, both("英文注释体", "English note")),
    el("p", { lang: "en" }, el("a", { href: `${base}citation.bib`, download: "" }, "BibTeX"), " · ", el("a", { href: `${base}citation.json`, download: "" }, "CSL-JSON")))
}

/** The menu of a paragraph's number. */
export function menu(handle) {
  const { id } = handle.dataset
  const teach = document.querySelector('.places a[href$="teach/"]')
  const button = (deed, zh, en) => el("button", { type: "button", onclick: () => (close(true), deed()) }, both(zh, en))
  return el("div", {}, el("p.facts", {}, id), el("div.acts", { "data-place": id },
    button(() => copyLink(id), "复制链接", "Copy link"), button(() => cite(id), "引用", "Cite"),
    teach && el("a", { href: `${teach.href}?edition=${article.dataset.edition}&range=${id}` }, both("布置", "Assign this")),
    el("a", { href: `../../search/?section=${article.dataset.section}` }, both("在本节搜索", "Search here"))))
}

/** A selection in the text offers itself for copying with its citation. */
export function start() {
  const button = el("button.cite-selection", { type: "button", hidden: "" }, both("复制并注出处", "Copy with citation"))
  document.body.append(button)
  const offer = () => {
    const selection = getSelection()
    const inside = !selection.isCollapsed && article.contains(selection.anchorNode) && String(selection).trim()
    button.hidden = !inside
    if (!inside) return
    const box = selection.getRangeAt(0).getBoundingClientRect()
    button.style.top = `${box.bottom + scrollY + 8}px`
    button.style.left = `${Math.min(box.left + scrollX, innerWidth - 190)}px`
  }
  document.addEventListener("selectionchange", offer)
  offer()
  button.addEventListener("pointerdown", event => event.preventDefault())
  button.addEventListener("click", () => put(...quoted(getSelection())))
}

/** The selected words and where they stand, cited in the language they are in: as text, as HTML. */
export function quoted(selection) {
  const place = node => (node.nodeType === 1 ? node : node.parentElement).closest(".s, .p")?.id ?? ""
  const range = selection.getRangeAt(0)
  const ids = [...new Set([place(range.startContainer), place(range.endContainer)])].filter(Boolean)
  const text = String(selection).trim()
  const zh = range.startContainer.parentElement.closest("[lang]").lang !== "en"
  const cited = citation(ids[0] ?? "", ids.join("–"))[zh ? "zh" : "en"]
  return [`“${text}”\n${cited.textContent}`, el("div", {}, el("p", {}, `“${text}”`), cited).innerHTML]
}
