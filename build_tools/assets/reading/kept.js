// Words that the reader keeps, on this device alone, and takes away as a file.

import { both, el } from "./card.js"
import { guid } from "./guid.js"
import { joined } from "./pinyin.js"
import { sheet } from "./sheet.js"
import { keep, kept, published } from "./state.js"
import { data, named } from "./words.js"

const NAME = "reader.words"
const HERE = document.querySelector(".reading").dataset
const { edition } = HERE
const all = () => kept(NAME)[edition] ?? {}

/** Whether the word is kept. */
export const isKept = text => text in all()

/** Keep the word, or let it go; true if it is kept now. */
export function toggle({ text, pinyin, gloss, segment }) {
  const words = all()
  if (text in words) delete words[text]
  else words[text] = [pinyin.join(" "), gloss, segment.id, ...["zh-Hans", "en"].map(lang => segment.querySelector(`[lang="${lang}"]`).textContent)]
  keep(NAME, { ...kept(NAME), [edition]: words })
  return text in words
}

const COLUMNS = ["guid", "Chinese", "Traditional", "Pinyin", "English", "Level", "Example", "Translation", "Place", "Gloss from", "Tags"]
const FROM = { c: "curated", d: "dictionary", p: "parts" }

/** The kept words as a table for a spreadsheet or for Anki's import: the columns, and for each word
 *  the identity, of the edition's own vocabulary, so that a card of either replaces the other. */
export async function table() {
  const { words, texts } = await data()
  const head = `#separator:tab\n#html:false\n#notetype:Reader vocabulary\n#columns:${COLUMNS.join("\t")}\n#guid column:1\n#tags column:${COLUMNS.length}\n`
  const field = text => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text.replace(/\s+/g, " "))
  const rows = Object.entries(all()).map(async ([text, [pinyin, gloss, id, zh, en = ""]]) => {
    const known = words.find(row => row[0] === text && row[1] === pinyin)
    const { traditional, from, level, term } = known ? named(known) : {}
    const section = Object.keys(texts).find(slug => id in texts[slug]) ?? HERE.section
    const place = new URL(`${HERE.base ?? "../"}${section}/#${id}`, published()).href
    const tags = `${term ? "term" : `hsk-${level || "none"}`} section::${section}`
    return [await guid(edition, { text, term }), text, traditional || text, joined(pinyin.split(" ")), gloss, level || "", zh, en, place, term ? "glossary" : FROM[from] ?? "", tags].map(field).join("\t")
  })
  return `${head}${(await Promise.all(rows)).join("\n")}\n`
}

/** Show the kept words. */
export async function showKept() {
  const rows = Object.entries(all())
  const list = el("ul.words", {}, ...rows.map(([text, [pinyin, gloss, id]]) => {
    const drop = el("button", { type: "button", "aria-label": "删 Remove", onclick: () => (toggle({ text }), item.remove()) }, "×")
    const item = el("li", {}, el("b", { lang: "zh-Hans" }, text), " ", el("span", { lang: "zh-Latn-pinyin" }, joined(pinyin.split(" "))), " ", el("span", { lang: "en" }, gloss), " ", el("a", { href: `#${id}` }, id), drop)
    return item
  }))
  const file = rows.length && URL.createObjectURL(new Blob([await table()], { type: "text/tab-separated-values" }))
  sheet(both("我收的词", "Words kept"), rows.length ? list : el("p", {}, both("还没有。点一个词，再点“收词”。", "None yet: tap a word, then Keep.")),
    rows.length ? el("p", {}, el("a", { href: file, download: `${edition}-words.tsv` }, both("下载", "Download (TSV)"))) : "")
}
