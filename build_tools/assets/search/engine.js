// The search engine: a query over blocks of text and a glossary, results best first. No DOM.

import { Block, readBlocks } from "./block.js"
import { fold, readVariants } from "./fold.js"
import { parse, spelt } from "./query.js"

/** What one can ask for, and the kinds of unit that it is made of. */
export const KINDS = { text: "th", glossary: "gd", notes: "nmr", timeline: "e", figures: "f" }
const kindOf = unit => Object.keys(KINDS).find(k => KINDS[k].includes(unit.kind))

// Best first. What stands around the text comes after all of the text, so that it can be read later.
const [HEADWORD, SPELLING, DEFINING] = [0, 1, 2]
const TIERS = { h: 10, t: 11, g: 12, a: 13, n: 40, e: 50, m: 51, f: 52, d: 53, r: 54 }
const [TOGETHER, APART] = [10, 20]

export class Engine {
  /** `core` is data.json of build_tools/search. */
  constructor(core) {
    this.variants = readVariants(core.hant)
    this.lexicon = this.#terms(core.terms)
    this.blocks = core.blocks ? readBlocks(core, this.variants, 0) : []
  }

  /** The glossary: a block whose units are the terms, and [term, rank] for each spelling; rank 0 for headwords. */
  #terms(columns) {
    const { slug, also, pinyin, at, chunk } = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.split("\n")]))
    const { variants } = this
    for (const [i, en] of columns.en.split("\n").entries()) slug[i] ||= en.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
    const lines = column => column.replaceAll("\n", "\n\n")
    const head = { at: "glossary/", title: ["词汇", "Glossary"], ids: slug.map(s => "g" + s).join(" "), keys: Object.fromEntries(slug.map((s, i) => [s, also[i].replaceAll(";", " ; ")])) }
    this.glossary = new Block(head, lines(columns.zh), lines(columns.en), variants, -1e6)
    const spellings = new Map()
    const add = (key, term, rank) => {
      const had = spellings.get(key) ?? []
      if (!had.some(([t]) => t === term)) spellings.set(key, [...had, [term, rank]])
    }
    const terms = this.glossary.units
    for (const [i, term] of terms.entries()) {
      Object.assign(term, { also: also[i].split(";").filter(Boolean), pinyin: pinyin[i], at: at[i], chunk: +(chunk?.[i] || -1) })
      term.names = [term.zh, ...term.also].map(name => fold(name, variants).text)
      for (const [n, text] of [term.zh, term.en, term.pinyin, ...term.also].entries()) add(fold(text, variants).text, term, +(n > 1))
    }
    return { variants, terms, spellings, add }
  }

  /** Know further forms of characters: the texts have none of them. */
  vary(table) {
    readVariants(table).forEach((to, form) => this.variants.set(form, to))
  }

  /** Read further blocks, whose first unit has the place `order` in the whole corpus. */
  read(data, order) {
    return readBlocks(data, this.variants, order)
  }

  /** The query understood; `extra` as in query.js. `terms` are those that it spells. */
  parse(raw, extra) {
    const query = parse(raw, this.lexicon, extra)
    query.terms = new Map()
    query.defining = new Set()
    if (!query.quoted) this.#name(query, extra)
    return query
  }

  /** The terms, and the passages that define those called by their first name: who types another wants that. */
  #name(query, { letters, sounds }) {
    for (const [term, name] of letters?.terms(query.rest, this.lexicon, sounds) ?? []) {
      query.terms.set(term, SPELLING)
      query.phrase.push(...spelt(term, 2, this.lexicon, letters, name))
      if (name === term.names[0]) query.defining.add(term.at)
    }
    for (const [term, rank] of query.named) {
      query.terms.set(term, Math.min(query.terms.get(term) ?? 9, rank ? SPELLING : HEADWORD))
      if (!term.names.includes(query.folded, 1)) query.defining.add(term.at)
    }
  }

  /**
   * Results, best first, one an address: {unit, url, kind, score, marks: {zh, en}, next}; marks are
   * [start, end) in the unit's text, `next` {unit, lang, mark} is where a match runs on.
   */
  search(query, blocks = this.blocks) {
    const found = new Map()
    for (const block of [this.glossary, ...blocks]) this.#scan(block, query, found)
    for (const [unit, tier] of query.terms) {
      const result = this.result(found, unit)
      result.score = tier * 100
      if (!result.marks.zh.length) result.marks.zh.push([0, unit.zh.length])
    }
    return this.rank(found)
  }

  /** The result for a unit in `found`, made if need be. */
  result(found, unit) {
    if (!found.has(unit)) {
      const url = unit.block.at + (KINDS.glossary.includes(unit.kind) ? unit.id + "/" : "#" + unit.id)
      found.set(unit, { unit, url, kind: kindOf(unit), score: 1e6, marks: { zh: [], en: [] } })
    }
    return found.get(unit)
  }

  /** In order of score, then of the corpus; one result an address, its marks joined. */
  rank(found) {
    const sorted = [...found.values()].sort((a, b) => a.score - b.score || a.unit.order - b.unit.order)
    const once = new Map()
    for (const result of sorted) {
      for (const lang in result.marks) result.marks[lang] = merge(result.marks[lang])
      if (!once.has(result.url)) once.set(result.url, result)
    }
    return [...once.values()]
  }

  #scan(block, query, found) {
    for (const way of query.phrase) for (const hit of block.find(way)) this.#put(block, hit, query, found)
    const hits = []
    for (const ways of query.words) if (hits.push(ways.flatMap(way => [...block.find(way)])), !hits.at(-1).length) return
    if (hits.length) this.#together(block, hits, query, found)
  }

  /** The clauses, or else the best of the paragraphs, that hold every word of the query. */
  #together(block, hits, query, found) {
    const paragraphs = new Map()
    hits.forEach((list, w) => {
      for (const hit of list) {
        const { unit } = block.lanes[block.lane(hit[0])]
        if (!paragraphs.has(unit.p)) paragraphs.set(unit.p, { words: new Set(), units: new Map() })
        const { words, units } = paragraphs.get(unit.p)
        words.add(w)
        if (!units.has(unit)) units.set(unit, { grades: new Map(), hits: [] })
        const { grades, hits } = units.get(unit)
        grades.set(w, Math.min(grades.get(w) ?? 9, hit[2]))
        hits.push(hit)
      }
    })
    for (const { words, units } of paragraphs.values()) {
      if (words.size < hits.length) continue
      const most = Math.max(...[...units.values()].map(u => u.grades.size))
      for (const [unit, { grades, hits: own }] of units) {
        if (grades.size < most) continue
        const away = most === hits.length ? TOGETHER : APART
        for (const hit of own) this.#put(block, [hit[0], hit[1], Math.max(...grades.values())], query, found, away)
      }
    }
  }

  #put(block, [from, to, grade], query, found, away = 0) {
    const lane = block.lanes[block.lane(from)]
    const { unit, lang } = lane
    const result = this.result(found, unit)
    const defining = !away && query.defining.has(block.at.split("/")[0] + "/" + unit.id)
    const tier = defining ? DEFINING : TIERS[lang === "keys" ? "a" : unit.kind] + away
    result.score = Math.min(result.score, tier * 100 + grade * 10)
    if (lang === "keys") return
    const end = block.lanes[block.lane(to - 1)]
    const stop = block.src[to - 1] + 1
    result.marks[lang].push([block.src[from], end === lane ? stop : unit[lang].length])
    if (end !== lane) result.next = { unit: end.unit, lang, mark: [0, stop] }
  }
}

function merge(spans) {
  const merged = []
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}
