// Adapter: answers the theme's search box, whose results are HTML in groups by page.

import { KIND_NAMES, ROOT, UNREAD, href, lines } from "./card.js"
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
  const found = await search.search(raw).catch(() => null)
  if (!found) return { items: [[item("search/", both(UNREAD))]] }
  const { results, exact } = found
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
    return item(href(result), html(zh, "zh-Hans") + (exact ? "" : " ≈"), html(en, "en"), score - (i >= SHOWN))
  })
  const { kind, unit } = group[0]
  if (kind === "glossary") docs[0].text += ` <small>${both(KIND_NAMES.glossary)}</small>`
  else docs.push(item(unit.block.at, both(unit.block.title)))
  return docs
}

const all = (raw, count) =>
  item(`search/?${new URLSearchParams({ q: raw })}`, both([`全部 ${count} 条`, `All ${count} results`]))

/** An entry of the theme's list; one without text heads or ends a group. */
const item = (path, title, text = "", score = 0) => ({ location: new URL(path, ROOT).href, title, text, score, terms: {} })
