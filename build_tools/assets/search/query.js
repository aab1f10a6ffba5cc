// A query as ways to match: what was typed, and what else it may stand for.

import { fold, isHan } from "./fold.js"

const QUOTED = /(^|\s)["“”「『]([^"“”「」『』]+)["“”」』](?=\s|$)/g
const BREAK = /(?:\[\d+\]|[^\p{L}\p{M}\p{N}%./'’·:-])+/u
const LONGEST = 200

/**
 * {phrase, words, quoted, folded}: the ways to match the whole query and each of its words.
 *
 * A way is {re, grade, follow, starts, whole} with {text, start}, as folded, or with `keys`: grade 0
 * is what was typed, more is further off; a text with a hit has all the keys in one of the lists of
 * `keys()` (see shards.js). `extra` is {notation, letters, sounds}, the
 * modules for numbers and for letters where the query has some, and the syllables where it may be pinyin.
 */
export function parse(raw, lexicon, extra) {
  const typed = raw[LONGEST] ? raw.slice(0, LONGEST).replace(/[a-z\d]+$/i, "") : raw
  let quoted = []
  let rest = typed.replace(QUOTED, (_, before, inner) => (quoted.push(inner), before))
  if (rest.trim() && named(typed, lexicon, extra.letters).length) [quoted, rest] = [[], typed]
  const lower = rest.normalize("NFKC").toLowerCase().trim()
  const tokens = (extra.notation?.cut ?? (text => [text]))(lower).flatMap(t => (extra.notation?.notations(t) ? [t] : t.split(BREAK)))
  const words = [
    ...quoted.map(q => [literal(q, 0, lexicon, true)]),
    ...tokens.map(t => ways(t, 0, lexicon, extra)),
  ].filter(found => found[0])
  const one = words.length === 1
  return {
    phrase: one ? words[0] : quoted.length ? [] : ways(rest, 1, lexicon, extra),
    words: one ? [] : words,
    quoted: quoted.length > 0,
    folded: fold(rest, lexicon.variants).text,
    named: named(rest, lexicon, extra.letters),
    rest,
  }
}

/** All ways to match a text; `loose` is the grade of its other forms. */
function ways(text, loose, lexicon, { notation, letters, sounds }) {
  const found = [literal(text, 0, lexicon)]
  if (!found[0]) return []
  if (letters) found.push(...letters.inflected(text, loose), ...letters.spoken(text, sounds))
  for (const other of notation?.notations(text) ?? []) found.push(literal(other, 1, lexicon, true))
  for (const [term, rank] of named(text, lexicon, letters)) found.push(...spelt(term, 1 + rank, lexicon, letters))
  return found
}

/** The terms that a text spells, with the rank of the spelling; English in any of its forms. */
const named = (text, { spellings, variants }, letters) =>
  [fold(text, variants).text, letters?.stemmed(text)?.join("")].flatMap(key => spellings.get(key) ?? [])

/** The ways to match a glossary term, however it is spelt; the folded name that was meant comes nearer. */
export const spelt = (term, grade, lexicon, letters, meant) =>
  [term.zh, term.en, ...term.also].flatMap(s => {
    const found = literal(s, grade, lexicon)
    if (found?.text === meant) found.grade--
    return [found, ...(letters?.inflected(s, grade) ?? [])].filter(Boolean)
  })

/** The text itself, folded; `whole`: a word or number in it must not go on after it. */
function literal(text, grade, { variants }, whole) {
  const { text: f, start } = fold(text, variants)
  if (!f) return
  const starts = start.map((s, i) => [i, s]).filter(([i]) => i && !isHan(f[i]) && !isHan(f[i - 1]))
  return { re: RegExp(f.replace(/[./]/g, "\\$&"), "g"), grade, starts, whole, text: f, start }
}
