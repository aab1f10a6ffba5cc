// Search over the network: reads of the data only what a query needs.

import { Engine } from "./engine.js"

/** Kinds of result that stand in around.json and not in the text. */
const AROUND = ["notes", "timeline", "figures"]

export class Search {
  /** `load(name)` fetches a JSON data file; the default reads beside this module. */
  constructor(load = name => fetch(new URL(name, import.meta.url)).then(r => r.json())) {
    this.files = new Map()
    this.load = name => {
      if (!this.files.has(name)) this.files.set(name, load(name))
      return this.files.get(name)
    }
  }

  /** Fetch the data; called when the box is focused. */
  async start() {
    this.engine ??= this.load("data.json").then(core => new Engine(core))
    return this.engine
  }

  /**
   * {results, exact, whole, facets}: `exact` false if these are only the nearest, `whole` false
   * if what stands around the text was not looked at; `wide` looks at it in any case.
   */
  async search(raw, { kind = "", section = "", wide = false } = {}) {
    const engine = await this.start()
    const query = engine.parse(raw, await this.#extra(raw, engine))
    const answer = { results: [], exact: true, whole: true, facets: { kinds: {}, sections: {} } }
    if (![...query.phrase, ...query.words].length) return answer
    let blocks = engine.blocks
    let results = engine.search(query, blocks)
    if (wide || !results.length || AROUND.includes(kind)) {
      blocks = [...blocks, ...(await this.#around(engine))]
      results = engine.search(query, blocks)
    } else answer.whole = false
    answer.exact = results.length > 0
    if (!results.length) results = (await import("./near.js")).nearest(engine, query, blocks)
    answer.facets = facets(results, kind, section)
    answer.results = results.filter(r => (!kind || r.kind === kind) && (!section || r.unit.block.at === section))
    return answer
  }

  async #extra(raw, engine) {
    const extra = {}
    if (/\p{Nd}/u.test(raw)) extra.notation = await import("./notation.js")
    if (/[a-zü]/i.test(raw)) {
      const [pinyin, sounds] = await Promise.all([import("./pinyin.js"), this.load("sounds.json")])
      engine.lexicon.sounds = sounds
      extra.pinyin = pinyin
    }
    return extra
  }

  async #around(engine) {
    this.around ??= engine.read(await this.load("around.json"), engine.blocks.reduce((n, b) => n + b.units.length, 0))
    return this.around
  }
}

/** How many results each filter would leave, the other filter kept. */
function facets(results, kind, section) {
  const found = { kinds: {}, sections: {} }
  for (const r of results) {
    const { at, title } = r.unit.block
    if (!section || section === at) found.kinds[r.kind] = (found.kinds[r.kind] ?? 0) + 1
    if (!kind || kind === r.kind) (found.sections[at] ??= { title, count: 0 }).count++
  }
  return found
}
