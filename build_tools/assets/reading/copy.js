// Links and citations of a clause, a paragraph or a selection, for the clipboard.

import { both, close, el } from "./card.js"
import { say, sheet } from "./sheet.js"
import { address } from "./state.js"

const article = document.querySelector(".reading")
const base = article.dataset.base ?? "../"
const site = document.querySelector('meta[property="og:site_name"]')?.content ?? document.title

/** Put text on the clipboard, and say so. */
export async function put(text) {
  try {
    await navigator.clipboard.writeText(text)
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
  return own && new URL(`${base}${own}/#${id}`, location).href
}

/** The link to a place, with the view as it stands. */
export const link = id => home(id) ?? address(id ? `#${id}` : "", { whole: true })

/** The article cited in GB/T 7714 and in English, at a place. */
export function citation(id) {
  const url = home(id) ?? location.origin + location.pathname + (id ? `#${id}` : "")
  const at = id ? ` ${id}.` : ""
  return { zh: `${article.dataset.citeZh}${at} ${site}, ${url}`, en: `${article.dataset.citeEn}${at} ${site}, ${url}` }
}

export const copyLink = id => put(link(id))

/** Show how to cite a place (or the whole), each form with its button. */
export function cite(id) {
  const forms = citation(id)
  const form = (lang, name) => el("div", {}, el("h3", {}, name), el("p", { lang }, forms[lang === "en" ? "en" : "zh"]),
    el("button", { type: "button", onclick: () => put(forms[lang === "en" ? "en" : "zh"]) }, both("复制", "Copy")))
  sheet(both("引用", "Cite"), form("zh-Hans", both("国标 GB/T 7714", "GB/T 7714, China")), form("en", both("英文注释体", "English note")),
    el("p", {}, el("a", { href: `${base}citation.bib`, download: "" }, "BibTeX"), " · ", el("a", { href: `${base}citation.json`, download: "" }, "CSL-JSON")))
}

/** The menu of a paragraph's number. */
export function menu(handle) {
  const { id } = handle.dataset
  const teach = document.querySelector('.places a[href$="teach/"]')
  const button = (deed, zh, en) => el("button", { type: "button", onclick: () => (close(true), deed()) }, both(zh, en))
  return el("div", {}, el("p.facts", {}, id), el("div.acts", { "data-place": id },
    button(() => copyLink(id), "复制链接", "Copy link"), button(() => cite(id), "引用", "Cite"),
    teach && el("a", { href: `${teach.href}?edition=${article.dataset.edition}&range=${id}` }, both("布置", "Assign this")),
    el("a", { href: `../../search/?section=${article.dataset.section}` }, both("在本节检索", "Search here"))))
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
  button.addEventListener("click", () => put(quoted(getSelection())))
}

/** The selected words and where they stand, cited in the language they are in. */
export function quoted(selection) {
  const place = node => (node.nodeType === 1 ? node : node.parentElement).closest(".s, .p")?.id ?? ""
  const range = selection.getRangeAt(0)
  const ids = [...new Set([place(range.startContainer), place(range.endContainer)])].filter(Boolean)
  const text = String(selection).trim()
  const zh = /\p{Script=Han}/u.test(text)
  const cited = citation(ids[0])
  const at = ids.length > 1 ? ` ${ids.join("–")}.` : ` ${ids[0]}.`
  const full = (zh ? cited.zh : cited.en).replace(` ${ids[0]}.`, at)
  return `“${text}”\n${full}`
}
