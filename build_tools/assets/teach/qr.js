// A QR code of bytes, for a sheet's link on paper. Source: ISO/IEC 18004:2015, clauses 7.4 to 7.9.

// Error correction codewords of a block and blocks of a symbol, for versions 1 to 40 (table 9).
const LEVELS = {
  L: {
    bits: 1,
    words: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, ...Array(14).fill(30)],
    blocks: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
  },
  M: {
    bits: 0,
    words: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, ...Array(19).fill(28)],
    blocks: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
  },
}
const MASKS = [
  (y, x) => (y + x) % 2,
  y => y % 2,
  (y, x) => x % 3,
  (y, x) => (y + x) % 3,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
  (y, x) => ((y * x) % 2) + ((y * x) % 3),
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2,
]

// The field of 256 elements with the polynomial 0x11D.
const EXP = []
const LOG = []
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = value
  LOG[value] = power
  value = (value << 1) ^ (value & 128 ? 0x11d : 0)
}
const times = (a, b) => (a && b ? EXP[(LOG[a] + LOG[b]) % 255] : 0)

/** The remainder of the data by the generator of that degree: the block's correction codewords. */
function correction(data, degree) {
  let generator = [1]
  for (let power = 0; power < degree; power++) {
    const next = [...generator, 0]
    generator.forEach((factor, at) => (next[at + 1] ^= times(factor, EXP[power])))
    generator = next
  }
  const rest = [...data, ...Array(degree).fill(0)]
  for (let at = 0; at < data.length; at++) {
    const factor = rest[at]
    generator.forEach((value, by) => (rest[at + by] ^= times(value, factor)))
  }
  return rest.slice(data.length)
}

/** Where alignment patterns have their centres, in both directions. */
function alignments(version) {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2
  const last = version * 4 + 10
  return [6, ...Array.from({ length: count - 1 }, (_, at) => last - (count - 2 - at) * step)]
}

/** All codewords that a symbol has room for. */
function capacity(version) {
  const count = version === 1 ? 0 : Math.floor(version / 7) + 2
  const patterns = count ? (25 * count - 10) * count - 55 : 0
  return Math.floor(((16 * version + 128) * version + 64 - patterns - (version > 6 ? 36 : 0)) / 8)
}

const room = (version, { words, blocks }) => capacity(version) - words[version - 1] * blocks[version - 1]

/** Data in blocks with their correction, interleaved as they are drawn. */
function codewords(bytes, version, level) {
  const bits = []
  const put = (value, length) => {
    for (let at = length - 1; at >= 0; at--) bits.push((value >> at) & 1)
  }
  const total = room(version, level)
  put(4, 4)
  put(bytes.length, version < 10 ? 8 : 16)
  for (const byte of bytes) put(byte, 8)
  put(0, Math.min(4, total * 8 - bits.length))
  while (bits.length % 8) bits.push(0)
  const data = []
  for (let at = 0; at < bits.length; at += 8) data.push(parseInt(bits.slice(at, at + 8).join(""), 2))
  for (let pad = 0xec; data.length < total; pad ^= 0xfd) data.push(pad)
  const count = level.blocks[version - 1]
  const short = Math.floor(total / count)
  const blocks = Array.from({ length: count }, (_, at) => data.splice(0, short + (at >= count - (total % count) ? 1 : 0)))
  const checks = blocks.map(block => correction(block, level.words[version - 1]))
  const woven = lists => Array.from({ length: Math.max(...lists.map(list => list.length)) }, (_, at) => lists.map(list => list[at])).flat()
  return [...woven(blocks), ...woven(checks)].filter(word => word !== undefined)
}

/** A remainder appended to its value: the check bits of format and version information. */
function coded(value, length, polynomial) {
  let rest = value << length
  for (let at = 31; at >= length; at--) if ((rest >> at) & 1) rest ^= polynomial << (at - length)
  return (value << length) | rest
}

function draw(version, level, mask, words) {
  const size = version * 4 + 17
  const grid = Array.from({ length: size }, () => Array(size).fill(undefined))
  const set = (y, x, dark) => grid[y]?.[x] !== null && y >= 0 && x >= 0 && y < size && x < size && (grid[y][x] = !!dark)
  const ring = (top, left, radius, dark) => {
    for (let y = -radius; y <= radius; y++) for (let x = -radius; x <= radius; x++) set(top + y, left + x, dark(Math.max(Math.abs(y), Math.abs(x))))
  }
  for (const [y, x] of [[3, 3], [3, size - 4], [size - 4, 3]]) ring(y, x, 4, far => far !== 2 && far !== 4)
  const centres = alignments(version)
  for (const y of centres) for (const x of centres) if (grid[y][x] === undefined) ring(y, x, 2, far => far !== 1)
  for (let at = 8; at < size - 8; at++) {
    if (grid[6][at] === undefined) grid[6][at] = at % 2 === 0
    if (grid[at][6] === undefined) grid[at][6] = at % 2 === 0
  }
  const format = coded((level.bits << 3) | mask, 10, 0x537) ^ 0x5412
  for (let at = 0; at < 15; at++) {
    const dark = (format >> at) & 1
    const near = at < 6 ? at : at < 8 ? at + 1 : 14 - at + (at === 8 ? 1 : 0)
    if (at < 8) set(near, 8, dark), set(8, size - 1 - at, dark)
    else set(8, near, dark), set(size - 15 + at, 8, dark)
  }
  set(size - 8, 8, true)
  if (version > 6) {
    const known = coded(version, 12, 0x1f25)
    for (let at = 0; at < 18; at++) {
      const [far, near] = [size - 11 + (at % 3), Math.floor(at / 3)]
      set(far, near, (known >> at) & 1), set(near, far, (known >> at) & 1)
    }
  }
  let bit = 0
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right--
    for (let step = 0; step < size; step++) {
      const y = up ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (grid[y][x] !== undefined) continue
        const dark = ((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1
        bit++
        grid[y][x] = !!dark !== (MASKS[mask](y, x) === 0)
      }
    }
  }
  return grid
}

/** How hard a pattern is to read: runs, squares, look-alikes of a finder, and the share of dark. */
function penalty(grid) {
  const size = grid.length
  const lines = [...grid, ...grid[0].map((_, x) => grid.map(row => row[x]))].map(line => line.map(dark => (dark ? "1" : "0")).join(""))
  let sum = 0
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2
    for (const look of ["00001011101", "10111010000"]) for (let at = line.indexOf(look); at >= 0; at = line.indexOf(look, at + 1)) sum += 40
  }
  for (let y = 1; y < size; y++) for (let x = 1; x < size; x++) if (grid[y][x] === grid[y - 1][x] && grid[y][x] === grid[y][x - 1] && grid[y][x] === grid[y - 1][x - 1]) sum += 3
  const dark = grid.flat().filter(Boolean).length
  return sum + Math.floor(Math.abs((dark * 20) / size ** 2 - 10)) * 10
}

/** The modules of the code, dark ones true, row by row; undefined where the text is too long.
 *  Level M while the code stays small enough to scan from paper, else L; all can be asked for. */
export function qr(text, { level, version, mask } = {}) {
  const bytes = new TextEncoder().encode(text)
  const fits = (name, number) => bytes.length + (number < 10 ? 2 : 3) <= room(number, LEVELS[name])
  const smallest = name => Array.from({ length: 40 }, (_, at) => at + 1).find(number => fits(name, number))
  level ??= (smallest("M") ?? 41) <= 20 ? "M" : "L"
  version ??= smallest(level)
  if (!version) return undefined
  const words = codewords(bytes, version, LEVELS[level])
  const drawn = (mask === undefined ? [0, 1, 2, 3, 4, 5, 6, 7] : [mask]).map(number => draw(version, LEVELS[level], number, words))
  return drawn.length === 1 ? drawn[0] : drawn.map(grid => [penalty(grid), grid]).sort((a, b) => a[0] - b[0])[0][1]
}

/** The code as a picture with the quiet zone of four modules that readers need around it. */
export function svg(grid) {
  const size = grid.length + 8
  const make = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    return made
  }
  const picture = make("svg", { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": "二维码 QR code", "shape-rendering": "crispEdges" })
  const d = grid.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : ""))).join("")
  picture.append(make("path", { d }))
  return picture
}
