// Folding: what is left of a text when only what one would type matters, and where it stood.
// The same as build_tools/search/folding.py; tests/search/folds.yaml holds the two equal.

const MARK = /\[\d+\]/g
const CIRCLED = /\p{No}/u
const STAYS = /[\p{L}\p{Nd}\p{Nl}%]/u
const digit = c => /\p{Nd}/u.test(c ?? "")
const levelled = new Map()

/** Whether a character is one of a script written without spaces. */
export const isHan = c => c >= "\u2e80" && c <= "\u9fff" || c >= "\ud800" && c <= "\udfff"

/** Read "鸡雞鷄 拨撥" into a map from each other form to the first. */
export function readVariants(table) {
  levelled.clear()
  return new Map(table.split(" ").flatMap(([to, ...others]) => others.map(c => [c, to])))
}

function level(c, variants) {
  let found = levelled.get(c)
  if (!found) levelled.set(c, found = CIRCLED.test(c) ? [] : [...c.normalize("NFKD").toLowerCase()].map(d => variants.get(d) ?? d))
  return found
}

/** {text, at: offset in `raw` of each folded code unit, start: whether a word starts there}. */
export function fold(raw, variants) {
  const chars = [...raw.replace(MARK, m => " ".repeat(m.length))]
  let text = ""
  let [here, end] = [0, 0]
  let last
  const at = []
  const start = []
  for (let i = 0; i < chars.length; i++) {
    const c = chars[i]
    for (const d of level(c, variants)) {
      if (!STAYS.test(d) && !(/[./]/.test(d) && digit(chars[i - 1]) && digit(chars[i + 1]))) continue
      start.push(!last || isHan(last) || isHan(d) || gap(raw.slice(end, here), digit(last) && digit(d)))
      at.push(here)
      if (d.length > 1) at.push(here), start.push(false)
      text += last = d
      end = here + c.length
    }
    here += c.length
  }
  return { text, at, start }
}

/** Whether what was dropped parts two words; not so 10,000 and don’t. */
const gap = (dropped, number) => !(number ? /^,?$/ : /^['’]?$/).test(dropped)
