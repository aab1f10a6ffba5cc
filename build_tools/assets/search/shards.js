// Search in a corpus too large to read whole: shards of keys choose the chunks that are read.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const ENOUGH = 10
const ROUND = 4
/** Scores below which nothing in a chunk can be: see the tiers of engine.js. */
const BOUND = { defining: 200, heading: 1000, text: 1100, around: 5000, together: 1000 }

/** Rising numbers from the letters of build_tools/search/shards.py. */
export function decode(letters) {
  const found = []
  let [last, gap, shift] = [0, 0, 0]
  for (const letter of letters) {
    const digit = DIGITS.indexOf(letter)
    gap |= (digit & 31) << shift
    shift += 5
    if (digit > 31) continue
    found.push((last += gap))
    gap = shift = 0
  }
  return found
}

/** FNV-1a over UTF-16 code units. */
export function hash(key) {
  let value = 0x811c9dc5
  for (let i = 0; i < key.length; i++) value = Math.imul(value ^ key.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/** The order of a chunk's first unit in the whole corpus. */
const place = chunk => (chunk + 1) * 1e4

export class Shards {
  constructor(engine, core, load) {
    Object.assign(this, { engine, core, load })
    this.read = new Map()
  }

  /** Chunk to whether the key stands in a heading of it. */
  async #chunks(key) {
    const shard = await this.load(`k/${hash(key) % this.core.shards}.json`)
    return new Map(decode(shard[key] ?? "").map(n => [n >> 1, n & 1]))
  }

  /** Chunk to {grade, heading}: those that may hold a match of one of the ways. */
  async #may(ways) {
    const found = new Map()
    const lists = ways.flatMap(way => way.keys().map(keys => [way.grade, keys]))
    await Promise.all(lists.map(async ([grade, keys]) => {
      const [longest, ...rest] = keys.sort((a, b) => b.length - a.length)
      const first = await this.#chunks(longest)
      const others = first.size ? await Promise.all(rest.map(key => this.#chunks(key))) : []
      for (const [n, flag] of first) {
        if (!others.every(o => o.has(n))) continue
        const heading = flag && others.every(o => o.get(n))
        const had = found.get(n) ?? { grade, heading }
        found.set(n, { grade: Math.min(had.grade, grade), heading: had.heading || heading })
      }
    }))
    return found
  }

  /** [chunk, the best score that it may hold], best first. */
  async candidates(query) {
    const bounds = new Map()
    const put = (n, { grade, heading }, away) => {
      const base = n >= this.core.chunks[0] ? BOUND.around : heading ? BOUND.heading : BOUND.text
      bounds.set(n, Math.min(bounds.get(n) ?? Infinity, base + away + grade * 10))
    }
    const [phrase, first] = await Promise.all([query.phrase, query.words[0] ?? []].map(ways => this.#may(ways)))
    const others = first.size ? await Promise.all(query.words.slice(1).map(ways => this.#may(ways))) : []
    const words = [first, ...others]
    for (const [n, found] of phrase) put(n, found, 0)
    for (const [n] of first) {
      if (!words.every(w => w.has(n))) continue
      const all = words.map(w => w.get(n))
      put(n, { grade: Math.max(...all.map(a => a.grade)), heading: all.some(a => a.heading) }, BOUND.together)
    }
    for (const { chunk } of query.terms.keys()) if (bounds.has(chunk)) bounds.set(chunk, BOUND.defining)
    return [...bounds].sort((a, b) => a[1] - b[1] || a[0] - b[0])
  }

  /** The chunks that hold at least half of the pieces of a query that nothing matches. */
  async near(pieces) {
    const counts = new Map()
    for (const may of await Promise.all(pieces.map(ways => this.#may(ways)))) {
      for (const n of may.keys()) counts.set(n, (counts.get(n) ?? 0) + 1)
    }
    const enough = [...counts].filter(([, count]) => count >= pieces.length / 2)
    return enough.sort((a, b) => b[1] - a[1] || a[0] - b[0])
  }

  async #block(n) {
    if (!this.read.has(n)) this.read.set(n, this.engine.read(await this.load(`t/${n}.json`), place(n)))
    return this.read.get(n)
  }

  /** The blocks of the candidates from `from` on, at most `count`. */
  async blocks(candidates, from, count) {
    return (await Promise.all(candidates.slice(from, from + count).map(([n]) => this.#block(n)))).flat()
  }

  /** {results, blocks, whole}: reads until the best are sure, or all there is if `wide`. */
  async search(query, wide) {
    const candidates = await this.candidates(query)
    const blocks = []
    let results = this.engine.search(query, blocks)
    let at = 0
    const sure = count => {
      const [chunk, bound] = candidates[at]
      const before = r => r.score < bound || (r.score === bound && r.unit.order < place(chunk))
      return results.filter(before).length >= count
    }
    while (at < candidates.length && (wide || !sure(at < ROUND ? ENOUGH : 1))) {
      blocks.push(...(await this.blocks(candidates, at, ROUND)))
      at += ROUND
      results = this.engine.search(query, blocks)
    }
    return { results, blocks, whole: at >= candidates.length }
  }
}
