// Queries in letters: English words in any of their forms, and pinyin typed in any way.

const known = new Map()

/** What number, -ed, -ing and the two spellings of English leave of a word; as in stems.py. */
export function stem(word) {
  if (!known.has(word)) known.set(word, /^[a-z]{4,}$/.test(word) ? make(word) : word)
  return known.get(word)
}

function make(word) {
  const s = word
    .replace(/iz(?=[eai])/, "is")
    .replace(/mmes?$/, "m")
    .replace(/ddler(?=s?$)/, "dlar")
    .replace(/tre(?=s?$)/, "ter")
    .replace(/our(?=(s|ed|ing)?$)/, "or")
    .replace(/ies$/, "y")
    .replace(/(s|x|z|ch|sh)es$/, "$1")
    .replace(/([^su])s$/, "$1")
  const bare = s.replace(/(ed|ing)$/, "")
  return (bare.length > 2 && /[aeiouy]/.test(bare) ? bare : s)
    .replace(/([^aeiou])\1$/, "$1")
    .replace(/e$/, "")
    .replace(/y$/, "i")
}

/** The stems of an English text, or nothing if it is another. */
export function stemmed(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/[\p{M}'’]/gu, "")
  if (/^[a-z\s–-]*$/.test(plain)) return plain.match(/[a-z]+/g)?.map(stem)
}

/** Make a lexicon ready for queries in letters: English spellings in all their forms. */
export function spell(lexicon) {
  if (lexicon.ready) return
  lexicon.ready = true
  for (const term of lexicon.terms) {
    for (const text of [term.en, ...term.also]) {
      const key = stemmed(text)?.join("")
      if (key) lexicon.add(key, term, +(text !== term.en))
    }
  }
}

/** The way to match English words in any of their forms, one after the other. */
export function inflected(text, grade) {
  const wanted = stemmed(text)
  if (!wanted) return []
  const follow = (block, at) => {
    for (const word of wanted) {
      const end = block.wordEnd(at)
      if (!block.start[at] || stem(block.text.slice(at, end)) !== word) return 0
      at = end
    }
    return at
  }
  return [{ re: RegExp(wanted[0].slice(0, 3), "g"), grade, follow, keys: () => [wanted[1] ? wanted.slice(1).map((s, i) => `=${wanted[i]}=${s}`) : [`=${wanted[0]}`]] }]
}

const SHORT = 8
/** Ways for an unfinished syllable to go on that are looked up one by one. */
const ENDS = 4
/** Initials of more characters seldom have a vowel, and then one. */
const INITIALS = /^[^aeiou]*[aeo]?[^aeiou]*$/
const SYLLABLES = /^((?:[zcs]h|[b-df-hj-np-tw-z])?[aeiouv]{1,3}(?:ng?|r)?)+(?:[zcs]h?|[b-df-hj-np-tw-z])?$/

/** Whether a text has the look of pinyin or of initials, so that the syllables are worth reading. */
export function maybeSpoken(raw) {
  const typed = parts(raw)
  const all = typed?.join("")
  return typed && (all.length < SHORT || INITIALS.test(all) || typed.every(part => SYLLABLES.test(part)))
}

/** What must be parted in the typed letters, or undefined if this is no pinyin: Xī'ān -> xi, an. */
function parts(raw) {
  const plain = raw
    .normalize("NFC").toLowerCase()
    .replace(/[üǖǘǚǜ]|u:/g, "v")
    .normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/([a-z])[1-5](?!\d)/g, "$1 ")
  if (/^[a-z\s\p{P}]+$/u.test(plain)) return plain.match(/[a-z]+/g)
}

const charsOf = (s, sounds) => (sounds[s] ?? "") + (/^[ln]ue?$/.test(s) ? sounds[s.replace("u", "v")] ?? "" : "")
const heads = new Map()

/** The syllables that go on after `head`. */
const longer = (head, sounds) => Object.keys(sounds).filter(s => s !== head && s.startsWith(head))

/** Their characters. */
function charsFrom(head, sounds) {
  if (!heads.has(head)) heads.set(head, longer(head, sounds).map(s => sounds[s]).join(""))
  return heads.get(head)
}

/** Every way to read the parts as syllables; `open`: the last one is unfinished. */
function readings(typed, sounds) {
  const found = []
  if (!sounds) return found
  const walk = (part, from, syllables) => {
    if (part === typed.length) return found.push({ syllables, open: 0 })
    const rest = typed[part].slice(from)
    if (!rest) return walk(part + 1, 0, syllables)
    if (found.length > 99) return
    for (let n = Math.min(6, rest.length); n; n--) {
      if (charsOf(rest.slice(0, n), sounds)) walk(part, from + n, [...syllables, rest.slice(0, n)])
    }
    if (part === typed.length - 1 && charsFrom(rest, sounds)) found.push({ syllables: [...syllables, rest], open: 1 })
  }
  if (typed) walk(0, 0, [])
  return found
}

const source = ({ syllables, open }, sounds) =>
  syllables.map((s, i) => `[${(open && i === syllables.length - 1 ? charsFrom : charsOf)(s, sounds)}]`).join("")

/** The ways to match a text read as pinyin: at least two whole syllables. */
export function spoken(raw, sounds) {
  const found = readings(parts(raw), sounds).filter(r => r.syllables.length - r.open > 1)
  return [0, 1].flatMap(open => {
    const some = found.filter(r => r.open === open)
    if (!some.length) return []
    return { re: RegExp(some.map(r => source(r, sounds)).join("|"), "g"), grade: 4 + open, keys: () => some.flatMap(r => finished(r, sounds).map(pairs)) }
  })
}

/** The readings that an unfinished one may come to, where these are few. */
function finished(reading, sounds) {
  const { syllables, open } = reading
  const ends = open ? longer(syllables.at(-1), sounds) : []
  return ends.length && ends.length <= ENDS ? ends.map(s => ({ syllables: [...syllables.slice(0, -1), s], open: 0 })) : [reading]
}

/** Pairs of syllables, each with the first letter of the next. */
const pairs = ({ syllables, open }) =>
  syllables.slice(1 + open).map((_, i) => [...syllables.slice(i, i + 2), syllables[i + 2]?.[0] ?? ""].join(" ").trim())

/** [term, name]: the terms of which the whole text spells a name, by syllables or by initials. */
export function terms(raw, { terms }, sounds) {
  const typed = parts(raw)
  if (!typed || !sounds) return []
  const sources = readings(typed, sounds).map(r => source(r, sounds))
  const re = RegExp(`^(?:${sources.join("|") || "$^"})$`)
  const letters = typed.join("")
  const spelt = name => re.test(name) || (letters.length > 1 && initials(letters, name, sounds))
  return terms.map(t => [t, t.names.find(spelt) ?? (headed(letters, t.pinyin, sounds) ? t.names[0] : "")]).filter(([, name]) => name)
}

/** Whether the letters are the initials of a term's own pinyin, which may be a rare reading of its characters. */
function headed(letters, pinyin, sounds) {
  if (letters.length < 2 || pinyin.normalize("NFD").toLowerCase()[0] !== letters[0]) return false
  return readings(parts(pinyin), sounds).some(r => r.syllables.map(s => s[0]).join("") === letters)
}

/** Whether the letters are the initials of the characters: jmht, sccg or shchcg. */
function initials(letters, chars, sounds) {
  if (!chars) return !letters
  if (!letters) return false
  return [letters[0], /^[zcs]h|^./.exec(letters)[0]].some(
    head => (chars[0] === head || charsFrom(head, sounds).includes(chars[0]) || sounds[head]?.includes(chars[0])) && initials(letters.slice(head.length), chars.slice(1), sounds),
  )
}
