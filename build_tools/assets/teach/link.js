// A whole sheet in an address: compressed JSON after `#`. What comes in is untrusted: its size is
// bounded before and after it is unpacked, its shape is checked, and its text stays text.

export const VERSION = "1"
export const MAX_LINK = 8000
const MAX_JSON = 65536
const MAX_ITEMS = 80
const SLUG = /^[a-z0-9][a-z0-9-]{0,63}$/
const RANGE = /^[\w.]{1,24}(-[\w.]{1,24})?$/
const HASHES = /^([0-9a-f]{8}){0,400}$/
const text = max => value => typeof value === "string" && value.length <= max
const like = form => value => typeof value === "string" && form.test(value)

/** What an item may hold after its kind: passage, note (a prompt), question, glossary term, figure,
 *  vocabulary above a level. */
const ITEMS = {
  p: [like(RANGE), like(HASHES)],
  n: [text(4000)],
  q: [like(SLUG)],
  g: [like(SLUG)],
  f: [like(SLUG)],
  v: [like(/^[1-6]$/)],
}
/** The sheet's own fields: edition, the edition's day, title, instructions. */
const FIELDS = { e: like(SLUG), r: like(/^\d{4}-\d\d-\d\d$/), t: text(200), n: text(4000) }

/** Why a link cannot be opened: empty | version | long | damaged | shape. */
export class LinkError extends Error {}

/** The sheet as it was checked: the known fields alone. Throws a LinkError of kind shape. */
export function checked(value) {
  const sheet = {}
  const fail = () => {
    throw new LinkError("shape")
  }
  if (typeof value !== "object" || value === null || !Array.isArray(value.i) || value.i.length > MAX_ITEMS) fail()
  for (const [key, good] of Object.entries(FIELDS)) {
    if (!good(value[key])) fail()
    sheet[key] = value[key]
  }
  sheet.i = value.i.map(item => {
    const [kind, ...rest] = Array.isArray(item) ? item : []
    const goods = Object.hasOwn(ITEMS, kind) ? ITEMS[kind] : fail()
    if (rest.length !== goods.length || !goods.every((good, at) => good(rest[at]))) fail()
    return [kind, ...rest]
  })
  return sheet
}

async function through(bytes, stream, max = Infinity) {
  const out = []
  let size = 0
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    size += value.length
    if (size > max) {
      await reader.cancel()
      throw new LinkError("long")
    }
    out.push(value)
  }
  return new Uint8Array(await new Blob(out).arrayBuffer())
}

/** The sheet as what stands after `#`. */
export async function encode(sheet) {
  const packed = await through(new TextEncoder().encode(JSON.stringify(checked(sheet))), new CompressionStream("deflate-raw"))
  return VERSION + btoa(String.fromCharCode(...packed)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
}

/** The sheet that stands after `#`, checked. Throws a LinkError. */
export async function decode(hash) {
  const code = hash.replace(/^#/, "")
  if (!code) throw new LinkError("empty")
  if (code.length > MAX_LINK) throw new LinkError("long")
  if (code[0] !== VERSION) throw new LinkError("version")
  let value
  try {
    const bytes = Uint8Array.from(atob(code.slice(1).replace(/-/g, "+").replace(/_/g, "/")), char => char.charCodeAt())
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await through(bytes, new DecompressionStream("deflate-raw"), MAX_JSON)))
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError("damaged")
  }
  return checked(value)
}
