// What a result says and where it leads, for the search page and for the theme's own box.

/** The site's root. */
export const ROOT = new URL("../../", import.meta.url)

/** Names of the kinds, [Chinese, English]. */
export const KIND_NAMES = {
  text: ["正文", "Text"],
  glossary: ["词汇", "Glossary"],
  notes: ["注释", "Notes"],
  timeline: ["年表", "Timeline"],
  figures: ["图表", "Figures"],
}

/** What is said where the data cannot be had. */
export const UNREAD = ["读不到搜索数据。", "The search data could not be read."]

/** The result's two languages as runs of [text, whether it matched]; a match may run on into the next clause. */
export function lines({ unit, marks, next }) {
  const line = lang => [
    ...runs(unit[lang], marks[lang]),
    ...(next ? [[lang === "en" ? " " : "", false], ...runs(next.unit[lang], next.lang === lang ? [next.mark] : [])] : []),
  ]
  return { zh: line("zh"), en: line("en") }
}

function runs(text, spans) {
  const found = []
  let at = 0
  for (const [from, to] of spans) {
    found.push([text.slice(at, from), false], [text.slice(from, to), true])
    at = to
  }
  return [...found, [text.slice(at), false]].filter(([t]) => t)
}

/** The address of a result relative to the root; `h` tells the page what to mark. */
export function href(result) {
  const { unit, marks } = result
  const found = Object.entries(marks).flatMap(([lang, spans]) => spans.map(([a, b]) => unit[lang].slice(a, b)))
  const [path, hash] = result.url.split("#")
  const query = new URLSearchParams([...new Set(found)].slice(0, 6).map(h => ["h", h]))
  return path + (hash && found.length ? "?" + query : "") + (hash ? "#" + hash : "")
}
