// The nearest, where nothing is exact: terms spelt nearly so, clauses with most of the query.

/** Of the files that a query may read, the share of chunks that are read for it, and half that of pieces looked up. */
const SHARE = 0.2
/** The least share of character pairs that makes two spellings alike. */
const LIKE = 0.7

/** Results as of Engine.search, none of them exact, in the blocks and what `client` may add. */
export async function nearest({ engine, shards }, query, blocks) {
  const found = new Map()
  if (query.quoted) return []
  const read = async sought => {
    if (!shards) return blocks
    const few = Math.ceil(shards.most * SHARE)
    const candidates = await shards.near(sought.slice(0, 2 * few), 2 * few)
    return [...new Set([...blocks, ...(await shards.blocks(candidates, 0, few))])]
  }
  const put = (unit, share) => {
    const result = engine.result(found, unit)
    result.score = Math.min(result.score, 1e5 * (2 - share))
    return result
  }
  if (!/\d/.test(query.folded)) {
    for (const [spelling, terms] of engine.lexicon.spellings) {
      const share = alike(spelling, query.folded)
      if (share >= LIKE) for (const [unit] of terms) put(unit, share)
    }
  }
  const parts = pieces(query)
  if (parts.length > 1) gather(engine, await read(parts), parts, put)
  const words = slips(query)
  if (!found.size && words.length && words.length >= query.words.length / 2) gather(engine, await read(words), words, put)
  return engine.rank(found)
}

/** Put the units that hold at least half of the pieces, with their marks. */
function gather(engine, blocks, sought, put) {
  for (const block of [engine.glossary, ...blocks]) {
    const units = new Map()
    sought.forEach((ways, p) => {
      for (const way of ways) {
        for (const [from, to] of block.find(way)) {
          const { unit, lang } = block.lanes[block.lane(from)]
          if (!units.has(unit)) units.set(unit, { had: new Set(), spans: [] })
          units.get(unit).had.add(p)
          if (lang !== "keys" && unit === block.lanes[block.lane(to - 1)].unit) units.get(unit).spans.push([lang, block.src[from], block.src[to - 1] + 1])
        }
      }
    })
    for (const [unit, { had, spans }] of units) {
      if (had.size / sought.length < 0.5) continue
      const { marks } = put(unit, had.size / sought.length)
      for (const [lang, ...span] of spans) marks[lang].push(span)
    }
  }
}

/** The words of a query, or the character pairs of its only word, each as ways to match. */
const pieces = ({ words, folded }) => (words.length ? words : pairs(folded))

const pairs = text =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
    .filter(pair => /^[\u2e80-\u9fff]+$/.test(pair))
    .map(pair => [{ re: RegExp(pair, "g"), grade: 0, keys: () => [[pair]] }])

/** The longer words of letters alone, each as a way to match words that begin alike and are spelt nearly so. */
const slips = ({ rest }) =>
  rest.toLowerCase().split(/\s+/).filter(word => /^[a-z]{5,}$/.test(word)).map(word => {
    const follow = (block, at) => {
      const end = block.wordEnd(at)
      return block.start[at] && Math.abs(end - at - word.length) < 3 && alike(block.text.slice(at, end), word) >= LIKE ? end : 0
    }
    return [{ re: RegExp(word.slice(0, 3), "g"), follow, grade: 0, keys: () => [[word.slice(0, 3)]] }]
  })

/** The share of character pairs that two strings have in common, 0 to 1 (Dice). */
function alike(a, b) {
  if (Math.min(a.length, b.length) < 3) return 0
  const pairsOf = s => new Set(Array.from({ length: s.length - 1 }, (_, i) => s.slice(i, i + 2)))
  const [x, y] = [pairsOf(a), pairsOf(b)]
  return (2 * [...x].filter(p => y.has(p)).length) / (x.size + y.size)
}
