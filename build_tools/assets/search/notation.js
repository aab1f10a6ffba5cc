// Numbers and dates in the other notations that a text may use for them.

const SIZES = { 万亿: 1e12, trillion: 1e12, tn: 1e12, 亿: 1e8, billion: 1e9, bn: 1e9, 百万: 1e6, million: 1e6, mn: 1e6, m: 1e6, 万: 1e4, 千: 1e3, thousand: 1e3, k: 1e3 }
const MONTHS = "january february march april may june july august september october november december".split(" ")
const MONTH = "(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?"
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?"
const ONE = String.raw`(\d[\d,]*(?:\.\d+)?)\s*(${Object.keys(SIZES).join("|")})?\s*(多|余)?(美元|元|yuan|rmb|dollars|usd)?`
const SHAPES = [
  [/(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?/, m => day(m[1], m[2], m[3])],
  [/(\d{4})[-/年](\d{1,2})月?/, m => day(m[1], m[2])],
  [RegExp(`${DAY} (?:of )?${MONTH},? (\\d{4})`), m => day(m[3], month(m[2]), m[1])],
  [RegExp(`${MONTH} ${DAY},? (\\d{4})`), m => day(m[3], month(m[1]), m[2])],
  [RegExp(`${MONTH},? (?:of )?(\\d{4})`), m => day(m[2], month(m[1]))],
  [/(\d{4})年/, m => [m[0], m[1]]],
  [/(\d[\d,]*(?:\.\d+)?)\s*(?:%|per ?cent)/, m => shares(m[1])],
  [/百分之(\d+(?:\.\d+)?)/, m => shares(m[1])],
  [RegExp(ONE), m => sizes(+m[1].replaceAll(",", "") * (SIZES[m[2]] ?? 1), m[4])],
].map(([shape, make]) => [RegExp(`^(?:${shape.source})$`), RegExp(`(?<!\\S)(?:${shape.source})(?!\\S)`), make])

/** What else the whole text may be written as, or null if it is no number or date. */
export function notations(typed) {
  const text = typed.normalize("NFKC").toLowerCase().trim()
  for (const [whole, , make] of SHAPES) {
    const m = whole.exec(text)
    const found = m && make(m)
    if (found) return found
  }
  return null
}

/** Cut a query so that a number or date of several words is one piece: "4 March 2011 trade". */
export function cut(text) {
  for (const [, inside, make] of SHAPES) {
    const m = inside.exec(text)
    if (m && m[0].includes(" ") && make(m)) {
      return [...cut(text.slice(0, m.index)), m[0], ...cut(text.slice(m.index + m[0].length))]
    }
  }
  return text.split(/\s+/)
}

const pad = n => String(n).padStart(2, "0")
const month = name => MONTHS.findIndex(m => m.startsWith(name.slice(0, 3))) + 1

function day(y, m, d) {
  if (m < 1 || m > 12 || d < 1 || d > 31 || y < 1000 || y > 2100) return null
  const name = MONTHS[m - 1]
  if (!d) return [`${y}年${+m}月`, `${name} ${y}`, `${y}-${pad(m)}`]
  return [`${y}年${+m}月${+d}日`, `${+d} ${name} ${y}`, `${name} ${+d}, ${y}`, `${y}-${pad(m)}-${pad(d)}`]
}

/** A share in each notation, with as many noughts after the point as one writes. */
function shares(written) {
  const n = +written.replaceAll(",", "")
  const forms = new Set([written, plain(n), n.toFixed(1), n.toFixed(2)].filter(form => +form.replaceAll(",", "") === n))
  return [...forms].flatMap(form => [`${form}%`, `${form} per cent`, `百分之${form}`])
}

function sizes(value, unit) {
  if (!value) return null
  const units = !unit ? [""] : /美元|dollars|usd/.test(unit) ? ["美元", " us dollars", " dollars"] : ["元", " yuan"]
  const found = [plain(value)]
  for (const [name, size] of Object.entries(SIZES)) {
    const n = value / size
    if (name.length > 1 && /^[a-z]/.test(name) ? n >= 1 : /^[^a-z]/.test(name) && n >= 0.1) found.push(plain(n) + (/[a-z]/.test(name) ? " " : "") + name)
  }
  return found.flatMap(n => units.map(u => n + u))
}

const plain = n => String(+n.toPrecision(12))
