// A zip file of a few small files, undated, so that the same content gives the same bytes.
// Source: PKWARE, .ZIP File Format Specification 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
  return n
})
const FIRST_DAY = 33

/** CRC-32 of bytes. */
export const crc = bytes => ~bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), -1) >>> 0

/** Numbers as little-endian bytes, of two bytes where they stand in an array of their own. */
const bytes = (...numbers) => new Uint8Array(numbers.flatMap(n => (Array.isArray(n) ? [n[0] & 255, n[0] >>> 8] : [n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24])))

/** The zip of files [name, Blob]. */
export async function zip(files) {
  const [parts, list] = [[], []]
  let at = 0
  for (const [name, content] of files) {
    const plain = new Uint8Array(await content.arrayBuffer())
    const packed = new Uint8Array(await new Response(content.stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer())
    const title = new TextEncoder().encode(name)
    const about = [[20], [0], [8], [0], [FIRST_DAY], crc(plain), packed.length, plain.length, [title.length], [0]]
    parts.push(bytes(0x04034b50, ...about), title, packed)
    list.push(bytes(0x02014b50, [20], ...about, [0], [0], [0], 0, at), title)
    at += 30 + title.length + packed.length
  }
  const size = list.reduce((sum, { length }) => sum + length, 0)
  return new Blob([...parts, ...list, bytes(0x06054b50, [0], [0], [files.length], [files.length], size, at, [0])])
}
