// Words that the reader keeps, on this device alone, and takes away as a file.

import { both, el } from "./card.js"
import { sheet } from "./sheet.js"
import { keep, kept } from "./state.js"

const NAME = "reader.words"
const { edition } = document.querySelector(".reading").dataset
const all = () => kept(NAME)[edition] ?? {}

/** Whether the word is kept. */
export const isKept = text => text in all()

/** Keep the word, or let it go; true if it is kept now. */
export function toggle({ text, pinyin, gloss, segment }) {
  const words = all()
  if (text in words) delete words[text]
  else words[text] = [pinyin.join(" "), gloss, segment.id, segment.querySelector('[lang="zh-Hans"]').textContent]
  keep(NAME, { ...kept(NAME), [edition]: words })
  return text in words
}

/** The kept words as a table for a spreadsheet or for Anki's import. */
export const table = () => `#separator:tab\n#html:false\n${Object.entries(all()).map(row => row.flat().join("\t")).join("\n")}\n`

/** Show the kept words. */
export function showKept() {
  const rows = Object.entries(all())
  const list = el("ul.words", {}, ...rows.map(([text, [pinyin, gloss, id]]) => {
    const drop = el("button", { type: "button", "aria-label": "删 Remove", onclick: () => (toggle({ text }), item.remove()) }, "×")
    const item = el("li", {}, el("b", { lang: "zh-Hans" }, text), " ", el("span", { lang: "zh-Latn-pinyin" }, pinyin), " ", el("span", { lang: "en" }, gloss), " ", el("a", { href: `#${id}` }, id), drop)
    return item
  }))
  const file = URL.createObjectURL(new Blob([table()], { type: "text/tab-separated-values" }))
  sheet(both("我收的词", "Words kept"), rows.length ? list : el("p", {}, both("还没有。点一个词，再点“收词”。", "None yet: tap a word, then Keep.")),
    rows.length ? el("p", {}, el("a", { href: file, download: `${edition}-words.tsv` }, both("下载", "Download (TSV)"))) : "")
}
