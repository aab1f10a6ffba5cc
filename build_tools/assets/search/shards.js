// Search in a corpus too large to read whole: shards of keys choose the chunks that are read.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const ENOUGH = 10
const ROUND = 4
/** Shards that are read at once, and how many files are left for chunks that may match. */
const [WAVE, LEFT] = [3, 6]
/** Shards and chunks together that are read at first. */
const MOST = 14
/** Letters of a shard that count for one file: about 3 kB compressed. */
const HEAVY = 4_000
/** Chunks that are sooner read than ruled out by further keys. */
const FEW = 4
/** Letters of a word by which its unfinished form is looked up: as many as it has of these, or all. */
const HEADS = [13, 10, 8, 7, 6, 5, 4, 3]
/** What it adds to a grade that a word goes on after the match: see block.js. */
const CUT = 3
/** As in fold.js, which is not read twice for it. */
const isHan = c => /[\u2e80-\u9fff\ud800-\udfff]/.test(c)
/** Scores below which nothing in a chunk can be: see the tiers of engine.js. */
const BOUND = { defining: 200, heading: 1000, text: 1100, around: 5000, together: 1000 }

/** Rising numbers from the letters of build_tools/search/postings.py. */
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

/** CRC-32 over UTF-8. */
export function hash(key) {
  let value = -1
  for (const byte of new TextEncoder().encode(key)) {
    value ^= byte
    for (let n = 8; n; n--) value = (value >>> 1) ^ (value & 1 && 0xedb88320)
  }
  return ~value >>> 0
}

/** The letters by which a shard calls a key. */
const nameOf = h => DIGITS[h & 63] + DIGITS[(h >> 6) & 63] + DIGITS[(h >> 12) & 63]

/** The order of a chunk's first unit in the whole corpus. */
const place = chunk => (chunk + 1) * 1e4

export class Shards {
  /** `stem` as in letters.js; `most` files are read at first. */
  constructor(engine, core, load, stem, most = MOST) {
    Object.assign(this, { engine, core, load, stem, most })
    this.read = new Map()
    this.posted = new Map()
    this.weight = new Map()
  }

  /** Know the traditional characters that may be typed. */
  async vary(raw) {
    if (this.varied || !/\p{sc=Han}/u.test(raw)) return
    this.engine.vary(await this.load("hant.json"))
    this.varied = true
  }

  /** The chunks that have the key, in order, each as twice its number, and one more if it stands in a heading there. */
  async #chunks(key) {
    if (this.posted.has(key)) return this.posted.get(key)
    const h = hash(key)
    const shard = await this.load(`k/${Math.floor((h * this.core.shards) / 2 ** 32)}.json`)
    const name = nameOf(h)
    const found = shard.split(".").find(k => k.startsWith(name)) ?? name
    this.weight.set(key, Math.max(1, shard.length / HEAVY))
    const chunks = decode(found.slice(name.length)).filter((n, i, all) => n >> 1 !== all[i + 1] >> 1)
    this.posted.set(key, chunks)
    return chunks
  }

  /** [keys, grade] lists: a text with a hit has all the keys of one, and the hit that grade at best. */
  #lists({ text, start, grade, whole, keys }) {
    if (keys) return keys().map(list => [list, grade])
    const sought = whole => spread(keysOf(text, start, this.stem, whole))
    const closed = [sought(true), grade]
    return whole || isHan(text.at(-1)) ? [closed] : [closed, [sought(), grade + CUT]]
  }

  /** Chunk to {grade, heading}: those that may hold a match of one of the ways, as far as `budget` lets keys be read. */
  async #may(ways, budget) {
    let lists = ways.flatMap(way => this.#lists(way)).map(([left, grade]) => ({ left, grade, found: undefined }))
    lists.sort((a, b) => a.grade - b.grade)
    for (let first = true; lists.some(l => l.left.length) && (first || (budget.keys.size < budget.most && many(lists))); first = false) {
      const wave = cover(lists.filter(l => l.left.length)).slice(0, Math.max(first ? 2 : 0, budget.most - budget.keys.size))
      for (const key of wave) budget.keys.add(key)
      const shards = new Map(await Promise.all(wave.map(async key => [key, await this.#chunks(key)])))
      lists = lists.map(list => narrowed(list, shards))
      budget.missed ||= lists.some(l => !l.found)
      lists = lists.filter(l => l.found?.length)
    }
    const best = new Map()
    for (const { grade, found } of lists) {
      for (const both of found) {
        const [n, heading] = [both >> 1, both & 1]
        const had = best.get(n)
        if (!had) best.set(n, { grade, heading })
        else had.heading ||= heading
      }
    }
    return best
  }

  /** Chunk to the best score that a match of the whole query in it may have. */
  async #phrases(query, budget) {
    const bounds = new Map()
    for (const [n, may] of await this.#may(query.phrase, budget)) bounds.set(n, this.#bound(n, may))
    for (const { chunk } of query.terms.keys()) if (bounds.has(chunk)) bounds.set(chunk, BOUND.defining)
    return bounds
  }

  /** The same for a match of all its words, of which the last need not be looked up. */
  async #together(query, budget) {
    const words = []
    for (const ways of query.words) if (!words.length || budget.keys.size < budget.most) words.push(await this.#may(ways, budget))
    const unknown = words.length < query.words.length
    const bounds = new Map()
    for (const n of words[0].keys()) {
      if (!words.every(w => w.has(n))) continue
      const all = words.map(w => w.get(n))
      const may = { grade: Math.max(...all.map(a => a.grade)), heading: unknown || all.some(a => a.heading) }
      bounds.set(n, this.#bound(n, may) + BOUND.together)
    }
    return bounds
  }

  /** Files that the keys of a budget are worth. */
  #spent({ keys }) {
    return Math.ceil([...keys].reduce((sum, key) => sum + this.weight.get(key), 0))
  }

  #bound(n, { grade, heading }) {
    return (n >= this.core.chunks[0] ? BOUND.around : heading ? BOUND.heading : BOUND.text) + grade * 10
  }

  /** The chunks that hold at least half of the pieces of a query that nothing matches, as `most` keys tell. */
  async near(pieces, most) {
    const budget = { keys: new Set(), most }
    const counts = new Map()
    for (const may of await Promise.all(pieces.map(ways => this.#may(ways, budget)))) {
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

  /** {results, blocks, whole}: reads twice as many files while nothing was found and `still()` promises true. */
  async search(query, wide, still) {
    for (let { most } = this; ; most *= 2) {
      const found = await this.#search(query, wide, most)
      if (found.results.length || found.whole || !(await still())) return found
    }
  }

  /** The same from about `most` files, fewer once the best are sure, or from all there is if `wide`. */
  async #search(query, wide, most) {
    const blocks = []
    const budget = { keys: new Set(), most: wide ? Infinity : most - LEFT, missed: false }
    let queue = ordered(await this.#phrases(query, budget))
    let results = this.engine.search(query, blocks)
    let apart = query.words.length > 0
    const read = new Set()
    const sure = (bound, from) => {
      const before = r => r.score < bound || (r.score === bound && r.unit.order < from)
      return results.filter(before).length >= (read.size < ROUND ? ENOUGH : 1)
    }
    while (apart || queue.length) {
      const [chunk, bound] = queue[0] ?? [0, Infinity]
      const words = apart && bound >= BOUND.heading + BOUND.together
      const left = wide ? ROUND : Math.max(ROUND, most - this.#spent(budget)) - read.size
      const enough = left <= 0 || (words ? sure(BOUND.heading + BOUND.together, 0) : sure(bound, place(chunk)))
      if (enough && !wide) return { results, blocks, whole: false }
      if (words) {
        apart = false
        const bounds = await this.#together(query, budget)
        for (const [n, score] of queue) bounds.set(n, Math.min(score, bounds.get(n) ?? score))
        queue = ordered(bounds).filter(([n]) => !read.has(n))
        continue
      }
      const next = queue.splice(0, Math.min(ROUND, left))
      for (const [n] of next) read.add(n)
      blocks.push(...(await this.blocks(next, 0, ROUND)))
      results = this.engine.search(query, blocks)
    }
    return { results, blocks, whole: !budget.missed }
  }
}

const ordered = bounds => [...bounds].sort((a, b) => a[1] - b[1] || a[0] - b[0])

/** The keys of which each list has at least one, as few as greed finds, and others up to WAVE. */
function cover(lists) {
  const chosen = new Set()
  for (let rest = lists; rest.length; rest = rest.filter(l => !l.left.some(key => chosen.has(key)))) chosen.add(commonest(rest, chosen))
  while (chosen.size < WAVE) {
    const key = commonest(lists, chosen)
    if (!key) break
    chosen.add(key)
  }
  return [...chosen]
}

function commonest(lists, chosen) {
  const times = new Map()
  for (const { left } of lists) for (const key of left) if (!chosen.has(key)) times.set(key, (times.get(key) ?? 0) + 1)
  return [...times].reduce((a, b) => (b[1] > a[1] ? b : a), [undefined, 0])[0]
}

/** In an order in which neighbours, which often come together, stand apart. */
const spread = keys => keys.map(key => [hash(key), key]).sort(([a], [b]) => a - b).map(([, key]) => key)

/** The list with the chunks that have the keys just read, too. */
function narrowed({ left, grade, found }, shards) {
  for (const key of left) {
    const has = shards.get(key)
    if (!has) continue
    found = found ? common(found, has) : has
  }
  return { left: left.filter(key => !shards.has(key)), grade, found }
}

/** The chunks of both; in a heading only if so in both. */
function common(some, others) {
  const found = []
  let i = 0
  for (const n of some) {
    while (i < others.length && others[i] >> 1 < n >> 1) i++
    if (others[i] >> 1 === n >> 1) found.push(n & others[i])
  }
  return found
}

/** Whether the lists have more than FEW chunks. */
function many(lists) {
  const seen = new Set()
  return lists.some(({ found }) => found.some(n => seen.add(n >> 1).size > FEW))
}

/** Character pairs, or a lone character, heads and stems of words; `whole`: the last word does not go on. */
export function keysOf(f, start, stem, whole) {
  const found = new Set()
  const chars = [...f]
  let [last, i] = ["", 0]
  for (const [n, c] of chars.entries()) {
    const next = chars[n + 1] ?? ""
    if (isHan(c) ? next || !n : isHan(next)) found.add(c + next)
    if (isHan(c)) last = ""
    else if (start[i]) {
      let end = i + 1
      while (end < f.length && !start[end]) end++
      const word = f.slice(i, end)
      if (whole || end < f.length) {
        found.add((last && `=${stem(last)}`) + `=${stem(word.replace(/%+$/, ""))}`)
      } else {
        found.add(word.slice(0, HEADS.find(n => n <= word.length)))
        if (last && word.length > 1) found.add(`=${stem(last)} ${word.slice(0, 2)}`)
      }
      last = word
    }
    i += c.length
  }
  return [...found]
}
