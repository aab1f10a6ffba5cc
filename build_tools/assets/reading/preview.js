// Previews of what a link leads to: a glossary entry, a note, a clause, an event, an emendation.
// They are taken from the page itself, this one or the one the link names, so they cannot differ.

import { both, el, watch } from "./card.js"

const pages = new Map()
const HERE = document

async function page(url) {
  if (url.pathname === location.pathname) return HERE
  if (!pages.has(url.pathname)) {
    const fetched = fetch(url.pathname).then(answer => (answer.ok ? answer.text() : ""))
    pages.set(url.pathname, fetched.then(text => new DOMParser().parseFromString(text, "text/html")))
  }
  return pages.get(url.pathname)
}

/** A copy that can stand elsewhere: no ids, nothing of the layers, links that lead where they did. */
function copy(node, base) {
  const made = document.importNode(node, true)
  for (const extra of made.querySelectorAll(".b, .pn, .n, rt, .hints, .page, [hidden]")) extra.remove()
  for (const part of [made, ...made.querySelectorAll("*")]) {
    for (const name of ["id", "class", "tabindex", "role", "aria-label"]) part.removeAttribute(name)
    if (part.hasAttribute("href")) part.href = new URL(part.getAttribute("href"), base)
  }
  return made
}

const SHORT = 48

/** The parts of a node that name their language, a short one on a line with the one after it. */
function texts(node, base) {
  const own = part => part.parentElement.closest("[lang]")
  const parts = [...node.querySelectorAll("[lang]")].filter(part => !own(part) || own(part) === node.closest("[lang]"))
  const lines = []
  for (const part of parts) {
    const made = el("span", { lang: part.lang }, ...copy(part, base).childNodes)
    const last = lines.at(-1)
    const pair = last?.length === 1 && part.lang === "en" && made.textContent.length < SHORT && last[0].textContent.length < SHORT / 2
    if (pair) last.push(made)
    else lines.push([made])
  }
  return lines.map(([one, other]) => el("p", {}, one, other && " ", other))
}

const sentence = (text, end) => text.trim().match(end)?.[0] ?? text.trim()

function term(node, base) {
  const part = (at, lang, end) => {
    const text = node.querySelector(`.definition > [lang="${lang}"]`)?.textContent
    return text && el("p", { lang }, sentence(text, end))
  }
  const zh = node.querySelector("h1").textContent.trim()
  return [
    el("p.head", { lang: "zh-Hans" }, el("a", { href: base }, zh)),
    el("p", {}, el("span", { lang: "zh-Latn-pinyin" }, node.querySelector(".py").textContent), " · ", el("span", { lang: "en" }, node.querySelector(".head .en").textContent)),
    part(node, "zh-Hans", /^.*?。/s),
    part(node, "en", /^.*?[.](?=\s|$)/s),
  ].filter(Boolean)
}

function row(node, base) {
  const cells = [...node.cells].map(cell => el("p", { lang: cell.lang || null }, ...copy(cell, base).childNodes))
  return cells.slice(1)
}

const SHAPES = [[".term", term], ["tr", row], [".s", texts], [".p", (node, base) => texts(node.querySelector(".s") ?? node, base)], ["li, [lang], div, p", (node, base) => {
  const own = texts(node, base)
  return own.length ? own : [el("p", {}, ...copy(node, base).childNodes)]
}]]

/** What the link leads to, as the content of a card; nothing where there is nothing to show. */
export async function preview(link) {
  const url = new URL(link.href, location)
  if (url.origin !== location.origin) return
  const from = await page(url)
  const id = decodeURIComponent(url.hash.slice(1))
  const target = id ? from.getElementById(id) : from.querySelector("article.term")
  const shape = target && SHAPES.find(([match]) => target.matches(match))
  if (!shape) return
  const content = el("div", {}, ...shape[1](target, url))
  const place = /^a?\d[\d.]*[a-z]?$/.test(id)
  content.append(el("p.facts", {}, el("a", { href: url, "aria-label": place ? `${id} → 前往 Go there` : null }, place ? id : both("前往", "Go there"), " →")))
  return content
}

/** Links that have a preview. */
export const LINKS = 'a[href*="#"]:not(.pn, .b, [role="doc-backlink"], .md-skip, .headerlink), a[href*="glossary/"]'

if (!document.querySelector(".reading")) {
  const content = document.querySelector(".md-content")
  if (content) watch(content, [{ match: LINKS, make: preview }])
}
