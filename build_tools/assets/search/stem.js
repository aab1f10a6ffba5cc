// The forms of an English word made one; the same as build_tools/search/stems.py.

const known = new Map()

/** What number, -ed, -ing and the two spellings of English leave of a word. */
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
