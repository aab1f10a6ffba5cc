// A small SQLite file, written whole: tables of rows, no indexes. Loaded only to make a deck.
// Source: SQLite, "Database File Format", sections 1.3, 1.5, 1.6, 2.1 and 2.6.

const PAGE = 32768
const [LEAF, INTERIOR] = [13, 5]
/** A row must lie on its page, for no overflow pages are written. */
const MOST = PAGE - 100 - 35
const utf8 = new TextEncoder()

/** A number as 1 to 9 bytes, 7 bits each, the highest first. */
function varint(number) {
  const bytes = []
  for (let rest = BigInt(number), more = 0n; rest || !more; rest >>= 7n, more = 128n) bytes.unshift(Number((rest & 127n) | more))
  return bytes
}

/** A value as [its type, its bytes]: null, a whole number or a text. */
function field(value) {
  if (value === null) return [0, []]
  if (typeof value === "number") return [6, new Uint8Array(new BigInt64Array([BigInt(value)]).buffer).reverse()]
  const bytes = utf8.encode(value)
  return [2 * bytes.length + 13, bytes]
}

/** A row under its number as a cell of a leaf. */
function cell([id, values]) {
  const fields = values.map(field)
  const types = fields.flatMap(([type]) => varint(type))
  const head = [...varint(types.length + 1 + (types.length > 126)), ...types]
  const body = [...head, ...fields.flatMap(([, bytes]) => [...bytes])]
  if (body.length > MOST) throw new Error("a row is too long")
  return { id, bytes: [...varint(body.length), ...varint(id), ...body] }
}

const word = number => [number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255]
const short = number => [number >>> 8, number & 255]

/** A page of cells, which lie at its end in order; the first page leaves room for the file's head. */
function page(kind, cells, { from = 0, last = 0 } = {}) {
  const made = new Uint8Array(PAGE)
  let end = PAGE
  const places = cells.flatMap(({ bytes }) => (made.set(bytes, (end -= bytes.length)), short(end)))
  made.set([kind, 0, 0, ...short(cells.length), ...short(end), 0, ...(kind === INTERIOR ? word(last) : []), ...places], from)
  return made
}

/** Rows in the order of their numbers as pages from `number` on, of which the last is the root. */
function table(rows, number) {
  const leaves = [[]]
  let size = 0
  for (const row of rows.map(cell)) {
    if ((size += row.bytes.length + 2) > PAGE - 12) leaves.push([]), (size = row.bytes.length + 2)
    leaves.at(-1).push(row)
  }
  const pages = leaves.map(leaf => page(LEAF, leaf))
  if (pages.length < 2) return pages
  const links = leaves.slice(0, -1).map((leaf, at) => ({ bytes: [...word(number + at), ...varint(leaf.at(-1).id)] }))
  return [...pages, page(INTERIOR, links, { last: number + pages.length - 1 })]
}

/** The file of tables [name, the SQL that makes it, rows], a row being [its number, its values]; a
 *  column that is the row's number is null among them. */
export function sqlite(tables) {
  const pages = []
  const schema = tables.map(([name, sql, rows], at) => {
    pages.push(...table(rows, pages.length + 2))
    return cell([at + 1, ["table", name, name, pages.length + 1, sql]])
  })
  const first = page(LEAF, schema, { from: 100 })
  const file = [first, ...pages]
  first.set(utf8.encode("SQLite format 3\0"))
  first.set([...short(PAGE), 1, 1, 0, 64, 32, 32, ...[1, file.length, 0, 0, 1, 4, 0, 0, 1, 0, 0, 0].flatMap(word)], 16)
  first.set([...word(1), ...word(3040000)], 92)
  return new Blob(file)
}
