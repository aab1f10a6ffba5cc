// The words of a sheet to learn: as a list, as tables, and as a deck of cards. A card is the same
// card as in the edition's own deck: it has its identity, and a newer one replaces an older one.

import { both, el } from "../reading/card.js"
import { guid } from "../reading/guid.js"
import { published } from "../reading/state.js"
import { get } from "./data.js"

const COLUMNS = ["guid", "Chinese", "Traditional", "Pinyin", "English", "Level", "Example", "Translation", "Place", "Gloss from", "Tags"]

/** A word as the values of COLUMNS. */
async function row(edition, root, word) {
  const { text, traditional, pinyin, gloss, from, level, term, clause } = word
  const place = new URL(`${edition.edition}/${clause.section}/#${clause.id}`, root).href
  const tags = `${term ? "term" : `hsk-${level || "none"}`} section::${clause.section}`
  return [await guid(edition.edition, word), text, traditional || text, pinyin, gloss, level, clause.zh, clause.en, place, from, tags]
}

function table(rows, separator) {
  const quoted = text => `"${text.replaceAll('"', '""')}"`
  const field = text => (separator === "," || text.includes('"') ? quoted(text) : text.replace(/\s+/g, " "))
  const head = separator === "\t"
    ? `#separator:tab\n#html:false\n#notetype:Reader vocabulary\n#columns:${COLUMNS.join("\t")}\n#guid column:1\n#tags column:${COLUMNS.length}\n`
    : `\ufeff${COLUMNS.join(",")}\n`
  return new Blob([head, ...rows.map(values => `${values.map(field).join(separator)}\n`)])
}

/** A button that makes its file and hands it over. */
function save(download, zh, en, make) {
  const onclick = async () => {
    const href = URL.createObjectURL(await make())
    el("a", { href, download }).click()
    setTimeout(() => URL.revokeObjectURL(href), 60_000)
  }
  return el("button", { type: "button", onclick }, both(zh, en))
}

/** Buttons for the words as an Anki deck, which is named `title()`, and as tables; `up` leads to the root. */
export function files(edition, words, up, title) {
  const rows = () => Promise.all(words.map(word => row(edition, new URL(up, published()), word)))
  const name = `${edition.edition}-words`
  const deck = async () => (await import("./anki.js")).deck(await get(`${edition.edition}/deck.json`), edition.revised, title(), await rows())
  return el("p.taken", {}, save(`${name}.apkg`, "Anki牌组", "Anki deck", deck), " ",
    save(`${name}.tsv`, "下载 TSV", "Download TSV", async () => table(await rows(), "\t")), " ",
    save(`${name}.csv`, "下载 CSV", "Download CSV", async () => table(await rows(), ",")))
}

/** The words as rows to read and to print, each with its clause as example. */
export const list = words => el("table.words", {}, el("tbody", {}, ...words.map(({ text, pinyin, gloss, clause }) =>
  el("tr", {}, el("th", { scope: "row", lang: "zh-Hans" }, text), el("td", {}, el("span", { lang: "zh-Latn-pinyin" }, pinyin), " ", el("span", { lang: "en" }, gloss)),
    el("td", {}, el("span", { lang: "zh-Hans" }, clause.zh), ` ${clause.id}`)))))
