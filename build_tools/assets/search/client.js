// Search over the network: reads of the data only what a query needs.

import { Engine } from "./engine.js"

/** Kinds that do not stand in the text, and the files to read after it. */
const AROUND = ["notes", "timeline", "figures"]
const FURTHER = ["around.json", "entries.json"]

/** Milliseconds without a further key after which a query without an answer is looked at wider. */
const PAUSE = 300

export class Search {
  /** `load(name)` fetches a JSON data file; the default reads beside this module. */
  constructor(load = name => fetch(new URL(name, import.meta.url)).then(r => r.json())) {
    this.files = new Map()
    this.read = {}
    this.turn = 0
    this.pause = PAUSE
    this.load = name => {
      if (!this.files.has(name)) this.files.set(name, load(name))
      this.files.get(name).catch(() => this.files.delete(name))
      return this.files.get(name)
    }
  }

  /** Fetch the data; called when the box is focused. */
  async start() {
    this.ready ??= this.#open()
    this.ready.catch(() => (this.ready = null))
    return this.ready
  }

  async #open() {
    const core = await this.load("data.json")
    this.engine = new Engine(core)
    if (!core.shards) return
    const [{ Shards }, { stem }] = await Promise.all([import("./shards.js"), import("./letters.js")])
    this.shards = new Shards(this.engine, core, this.load, stem, this.most)
  }

  /**
   * {results, exact, whole}: `exact` false if these are only the nearest, `whole` false
   * if not everything was looked at. `wide` looks at everything in any case; a
   * `kind` looks at least where results of that kind stand.
   */
  async search(raw, { kind = "", wide = false } = {}) {
    const turn = ++this.turn
    await this.start()
    const query = this.engine.parse(raw, await this.#extra(raw))
    const answer = { results: [], exact: true, whole: true }
    if (![...query.phrase, ...query.words].length) return answer
    let { results, blocks, whole } = this.shards
      ? await this.shards.search(query, wide || AROUND.includes(kind), () => this.#still(turn))
      : { results: this.engine.search(query), blocks: this.engine.blocks, whole: true }
    if (!results.length && (!whole || !(await this.#still(turn)))) return answer
    for (const [i, name] of (this.shards ? [] : FURTHER).entries()) {
      if (!wide && results.length && (i || !AROUND.includes(kind))) whole = false
      else {
        blocks = [...blocks, ...(await this.#further(name, (i + 1) * 1e9))]
        results = this.engine.search(query, blocks)
      }
    }
    if (!results.length) {
      answer.exact = false
      const { nearest } = await import("./near.js")
      results = await nearest(this, query, blocks)
    }
    return { ...answer, whole, results }
  }

  /** Whether no other query has come while the searcher may still be typing. */
  async #still(turn) {
    await new Promise(done => setTimeout(done, this.pause))
    return turn === this.turn
  }

  async #extra(raw) {
    const extra = {}
    await this.shards?.vary(raw)
    if (/\p{Nd}/u.test(raw)) extra.notation = await import("./notation.js")
    if (/\p{sc=Latin}/u.test(raw)) {
      extra.letters = await import("./letters.js")
      extra.letters.spell(this.engine.lexicon)
      if (extra.letters.maybeSpoken(raw)) extra.sounds = await this.load("sounds.json")
    }
    return extra
  }

  async #further(name, order) {
    return (this.read[name] ??= this.engine.read(await this.load(name), order))
  }
}
