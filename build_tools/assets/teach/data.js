// What a sheet stands on: the clauses with their hashes, the questions, the words and their levels.

import { joined } from "../reading/pinyin.js"

/** A data file of the site. */
export const get = path => fetch(new URL(`../data/${path}`, import.meta.url)).then(answer => (answer.ok ? answer.json() : Promise.reject(new Error(path))))
let glossary

/** The edition with its clauses in one list (see exports/sheets.py for the file). */
export async function edition(slug) {
  const data = await get(`${slug}/sheet.json`)
  const clauses = data.sections.flatMap(section =>
    section.paragraphs.flatMap(([paragraph, kind, rows]) => rows.map(([id, hash, zh, en]) => ({ id, hash, zh, en, paragraph, kind, section: section.slug }))))
  return { ...data, clauses, questionOf: Object.fromEntries(data.questions.map(question => [question.id, question])) }
}

const FROM = { c: "curated", d: "dictionary", p: "parts" }

/** The words of an edition by segment id, fetched when they are first needed. */
export async function words(slug) {
  const { words: rows, texts } = await get(`${slug}.json`)
  const named = rows.map(([text, pinyin, traditional, gloss, from, level, term]) => ({ text, pinyin, traditional, gloss, from: FROM[from] ?? "", level, term }))
  return Object.fromEntries(Object.values(texts).flatMap(own => Object.entries(own).map(([id, numbers]) => [id, numbers.map(number => named[number])])))
}

/** The glossary by slug: [zh, pinyin, en, definition zh, definition en, traditional, gloss]. */
export const terms = () => (glossary ??= get("terms.json"))

/** The clauses from one id to another, either of them a clause's or a paragraph's; none if unknown. */
export function between({ clauses }, range) {
  const [from, to = from] = range.split("-")
  const is = id => clause => clause.id === id || clause.paragraph === id
  const [first, last] = [clauses.findIndex(is(from)), clauses.findLastIndex(is(to))]
  return first < 0 || last < first ? [] : clauses.slice(first, last + 1)
}

const HAN = /\p{Script=Han}/gu
export const A_MINUTE = 150

/** How long the clauses are, in Chinese characters. */
export const length = clauses => clauses.reduce((sum, { zh }) => sum + (zh.match(HAN)?.length ?? 0), 0)

/** What is worth learning: the terms of the clauses, then the words above a level, each once, with
 *  the first clause that has it, as exports/vocabulary.py has them; a word without a gloss is none. */
export function vocabulary(edition, clauses, wordsOf, level, glossary) {
  const found = new Map()
  for (const clause of clauses) {
    for (const slug of edition.terms[clause.id] ?? []) {
      const [text, pinyin, , , , traditional, gloss] = glossary[slug] ?? []
      if (text && !found.has(text)) found.set(text, { text, pinyin, traditional, gloss, from: "glossary", level: "", term: slug, clause })
    }
  }
  for (const clause of clauses) {
    for (const word of wordsOf[clause.id] ?? []) {
      const above = word.level === "" || parseInt(word.level, 10) > level
      if (above && word.gloss && !word.term && !found.has(word.text)) found.set(word.text, { ...word, pinyin: joined(word.pinyin.split(" ")), term: "", clause })
    }
  }
  return [...found.values()]
}

/** Length, minutes, share of words above the level, and the level that covers nine words of ten. */
export function measure(clauses, wordsOf, level) {
  const all = clauses.flatMap(({ id }) => wordsOf[id] ?? []).filter(word => !/\d/.test(word.text))
  const listed = all.filter(word => word.level !== "")
  const upTo = rank => listed.filter(word => parseInt(word.level, 10) <= rank).length
  const han = length(clauses)
  return {
    han,
    minutes: Math.max(1, Math.round(han / A_MINUTE)),
    above: all.length ? Math.round((100 * (all.length - upTo(level))) / all.length) : 0,
    level: [1, 2, 3, 4, 5, 6].find(rank => upTo(rank) >= 0.9 * listed.length) ?? "7–9",
  }
}

/** What became of a passage since its hashes were taken: by clause, its state and earlier text.
 *  state: same | changed | new; `earlier` is [zh, en], or undefined where nobody kept it. */
export function compared({ earlier }, clauses, hashes) {
  const then = hashes.match(/.{8}/g) ?? []
  if (!then.length) return clauses.map(clause => ({ clause, state: "same" }))
  const paired = then.length === clauses.length
  return clauses.map((clause, at) => {
    if (paired ? clause.hash === then[at] : then.includes(clause.hash)) return { clause, state: "same" }
    const known = earlier[clause.id] ?? {}
    const hash = paired ? then[at] : then.find(one => one in known)
    return { clause, state: paired || hash ? "changed" : "new", earlier: known[hash] }
  })
}

/** Two texts as runs [kind, text]: kind is same, del or ins. By the longest common subsequence. */
export function difference(before, after) {
  const [a, b] = [[...before], [...after]]
  const best = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) best[i][j] = a[i] === b[j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1])
  const runs = []
  const put = (kind, char) => (runs.at(-1)?.[0] === kind ? (runs.at(-1)[1] += char) : runs.push([kind, char]))
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) put("same", a[i++]), j++
    else if (i < a.length && (j === b.length || best[i + 1][j] >= best[i][j + 1])) put("del", a[i++])
    else put("ins", b[j++])
  }
  return runs
}
