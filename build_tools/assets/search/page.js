// The search page: a box, filters in the address, and a list that the keyboard walks.

import { KIND_NAMES, ROOT, UNREAD, href, lines } from "./card.js"
import { Search } from "./client.js"

const PAGE = 30
const search = new Search()
const form = document.getElementById("search-form")
const box = form.elements.q
const list = document.getElementById("results")
const status = document.getElementById("search-status")
const more = document.getElementById("search-more")
const wider = document.getElementById("search-wider")
const shown = { turn: 0, wide: false, results: [] }

/** An element with its properties, its language among them, and its children. */
function make(tag, props, ...children) {
  const element = Object.assign(document.createElement(tag), props)
  element.append(...children)
  return element
}

const both = ([zh, en]) => [make("span", { lang: "zh-Hans" }, zh), " ", make("span", { lang: "en" }, en)]

const marked = (runs, lang, props = {}) =>
  make("span", { lang, ...props }, ...runs.map(([text, hit]) => (hit ? make("mark", {}, text) : text)))

function card(result) {
  const { zh, en } = lines(result)
  const { unit, kind } = result
  const term = unit.kind === "g"
  const link = make("a", { href: new URL(href(result), ROOT).href, className: term ? "hit term" : "hit" }, marked(zh, "zh-Hans"))
  if (unit.pinyin) link.append(" ", make("span", { lang: "zh-Latn-pinyin", className: "pinyin" }, unit.pinyin))
  link.append(" ", marked(en, "en"))
  const where = make("p", { className: "where" }, ...both(KIND_NAMES[kind]))
  if (unit.block.title[0] !== KIND_NAMES[kind][0]) where.append(" · ", ...both(unit.block.title))
  if (kind !== "glossary") where.append(" · ", make("span", { className: "id" }, unit.id))
  return make("li", {}, link, where)
}

function asked() {
  const { kind, section } = form.elements
  return { q: box.value.trim(), kind: kind.value, section: section.value }
}

async function run() {
  const turn = ++shown.turn
  const { q, kind, section } = asked()
  list.setAttribute("aria-busy", "true")
  const answer = await search.search(q, { kind, wide: shown.wide }).catch(() => null)
  if (turn !== shown.turn) return
  shown.results = (answer?.results ?? []).filter(r => (!kind || r.kind === kind) && (!section || r.unit.block.at === section))
  const address = new URLSearchParams(Object.entries({ q, kind, section }).filter(([, v]) => v))
  const { opened } = history.state ?? {}
  history.replaceState(null, "", address.size ? `?${address}` : location.pathname)
  list.replaceChildren()
  do extend()
  while (list.children.length <= opened && !more.hidden)
  links()[opened]?.focus()
  status.replaceChildren(...said(q, answer))
  if (answer) filters(answer, kind, section)
  wider.hidden = !q || !answer || answer.whole
  list.setAttribute("aria-busy", "false")
}

function extend() {
  const { results } = shown
  list.append(...results.slice(list.children.length, list.children.length + PAGE).map(card))
  more.hidden = list.children.length >= results.length
}

function said(q, answer) {
  if (!answer) return both(UNREAD)
  const n = shown.results.length
  if (!q) return []
  const left = answer.results.length
  if (!n && left) return both([`筛选之后没有；不筛选有 ${left} 处。`, `None with these filters; ${left} without them.`])
  if (!n) return both([`没有找到“${q}”。`, `Nothing found for “${q}”.`])
  if (!answer.exact) return both([`没有完全相符的；以下 ${n} 处最接近。`, `Nothing matches exactly; ${n === 1 ? "this comes" : `these ${n} come`} nearest.`])
  return both([`${n} 处`, n === 1 ? "1 result" : `${n} results`])
}

/** Show how many results each kind and section has; keep what is chosen in reach. */
function filters({ results, whole }, kind, section) {
  const { kinds, sections } = facets(results, kind, section)
  for (const radio of form.elements.kind) {
    const count = radio.value ? kinds[radio.value] ?? 0 : Object.values(kinds).reduce((a, b) => a + b, 0)
    const unknown = !whole && ["notes", "timeline", "figures"].includes(radio.value)
    radio.parentElement.querySelector("output").value = unknown ? "…" : count
    radio.parentElement.hidden = !count && !unknown && radio.value !== kind && radio.value !== ""
  }
  const select = form.elements.section
  const options = Object.entries(sections).map(([at, { title, count }]) => make("option", { value: at }, `${title.join(" · ")} (${count})`))
  if (section && !sections[section]) options.push(make("option", { value: section }, section))
  select.replaceChildren(select.options[0], ...options)
  select.value = section
}

/** How many results each filter would leave, the other filter kept. */
function facets(results, kind, section) {
  const found = { kinds: {}, sections: {} }
  for (const r of results) {
    const { at, title } = r.unit.block
    if (!section || section === at) found.kinds[r.kind] = (found.kinds[r.kind] ?? 0) + 1
    if (!kind || kind === r.kind) (found.sections[at] ??= { title, count: 0 }).count++
  }
  return found
}

const links = () => [...list.querySelectorAll("li > a")]

/** Down and up walk from the box through the results; Escape leads back to the box. */
function walk(event) {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
  const all = [box, ...links()]
  const i = all.indexOf(document.activeElement)
  if (event.key === "/" && i !== 0 && !event.target.closest("input, select, textarea")) box.focus()
  else if (i < 0) return
  else if (event.key === "Escape" && i) box.focus()
  else if (event.key === "ArrowDown" && i < all.length - 1) all[i + 1].focus()
  else if (event.key === "ArrowUp" && i) all[i - 1].focus()
  else return
  event.preventDefault()
}

function restore() {
  const address = new URLSearchParams(location.search)
  box.value = address.get("q") ?? ""
  const kind = address.get("kind") ?? ""
  for (const radio of form.elements.kind) radio.checked = radio.value === kind
  const section = address.get("section") ?? ""
  const { section: select } = form.elements
  if (section) select.append(make("option", { value: section }, section))
  select.value = section
}

restore()
box.addEventListener("focus", () => search.start().catch(() => {}), { once: true })
box.addEventListener("input", () => {
  shown.wide = false
  run()
})
box.addEventListener("compositionend", run)
form.addEventListener("change", event => event.target !== box && run())
form.addEventListener("submit", event => {
  event.preventDefault()
  run().then(() => links()[0]?.focus())
})
// The way back leads to the result that one came from.
list.addEventListener("click", ({ target }) => {
  const opened = links().indexOf(target.closest("a"))
  if (opened >= 0) history.replaceState({ opened }, "")
})
more.addEventListener("click", () => {
  const last = links().length
  extend()
  links()[last]?.focus()
})
wider.addEventListener("click", () => {
  shown.wide = true
  run()
})
document.addEventListener("keydown", walk)
if (box.value) run()
else list.setAttribute("aria-busy", "false")
if (!location.hash && !history.state) box.focus()
