// Adapter: answers the theme's search box, whose results are HTML in groups by page.

import { KIND_NAMES, ROOT, href, lines } from "./card.js"
import { Search } from "./client.js"

const GROUPS = 12
const SHOWN = 3
const search = new Search()
const escape = text => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)
const html = (runs, lang) => `<span lang="${lang}">${runs.map(([t, hit]) => (hit ? `<mark>${escape(t)}</mark>` : escape(t))).join("")}</span>`
const both = ([zh, en]) => `<span lang="zh-Hans">${escape(zh)}</span> <span lang="en">${escape(en)}</span>`

/** Read the data ahead of the first query. */
export const start = () => search.start()

/** The answer to a query in the theme's protocol: `{items}`, a list of groups. */
export async function answer(raw) {
  const { results, exact } = await search.search(raw)
  const groups = new Map()
  for (const result of results) {
    const { at } = result.kind === "glossary" ? { at: result.url } : result.unit.block
    if (!groups.has(at)) groups.set(at, [])
    groups.get(at).push(result)
  }
  const items = [...groups.values()].slice(0, GROUPS).map((group, g) => listed(group, 1000 - 10 * g, exact))
  if (results.length) items.push([all(raw, results.length)])
  return { items }
}

function listed(group, score, exact) {
  const docs = group.map((result, i) => {
    const { zh, en } = lines(result)
    const near = exact ? "" : " ≈"
    return { location: new URL(href(result), ROOT).href, title: html(zh, "zh-Hans") + near, text: html(en, "en"), score: i < SHOWN ? score : score - 1, terms: {} }
  })
  const { kind, unit } = group[0]
  if (kind === "glossary") return [{ ...docs[0], text: `${docs[0].text} <small>${both(KIND_NAMES.glossary)}</small>` }]
  return [...docs, { location: new URL(unit.block.at, ROOT).href, title: both(unit.block.title), text: "", score: 0, terms: {} }]
}

const all = (raw, count) => ({
  location: new URL(`search/?${new URLSearchParams({ q: raw })}`, ROOT).href,
  title: both([`全部 ${count} 条`, `All ${count} results`]),
  text: "",
  score: 0,
  terms: {},
})
