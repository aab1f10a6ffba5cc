// The keyboard: one focus that moves by clause, word, paragraph and note.

import { quiet } from "./bar.js"
import { close } from "./card.js"
import { get, next, set } from "./state.js"

const article = document.querySelector(".reading")
const clauses = () => [...article.querySelectorAll(".s")].filter(s => s.getClientRects().length)
const copy = () => import("./copy.js")
const hints = () => import("./hints.js")
let clause, thing

const inView = s => (({ top, bottom }) => bottom > 120 && top < innerHeight)(s.getBoundingClientRect())

/** The clause that keys act on: the one in focus, else the one that the address names while it is
 *  in view, else the first in view. */
export function current() {
  if (clause?.isConnected && !clause.matches(".out")) return clause
  const named = article.querySelector(".s:target, .p:target .s")
  if (named?.getClientRects().length && inView(named)) return named
  return clauses().find(s => s.getBoundingClientRect().bottom > 120) ?? clauses()[0]
}

/** Make a clause the current one, without or with focus. */
export function visit(segment, focus = true) {
  if (!segment) return
  clause?.classList.remove("now")
  for (const stop of article.querySelectorAll('.s[tabindex="0"]')) stop.tabIndex = -1
  leave()
  clause = segment
  clause.classList.add("now")
  clause.tabIndex = 0
  if (!focus) return
  clause.focus({ preventScroll: true })
  clause.scrollIntoView({ block: "nearest" })
}

function leave() {
  thing?.removeAttribute("data-at")
  thing = undefined
}

function point(element) {
  if (!element) return
  if (element.closest(".s") !== clause) visit(element.closest(".s"), false)
  leave()
  thing = element
  thing.tabIndex = -1
  thing.focus({ preventScroll: true })
  thing.dataset.at = ""
  thing.scrollIntoView({ block: "nearest" })
}

function along(list, from, by) {
  const at = list.indexOf(from)
  return at < 0 ? undefined : list[at + by]
}

const toClause = by => visit(clause ? along(clauses(), current(), by) : current())

function toParagraph(by) {
  const starts = [...article.querySelectorAll(".p")].map(p => p.querySelector(".s")).filter(s => s.getClientRects().length)
  visit(along(starts, current().closest(".p")?.querySelector(".s"), by))
}

/** The things of the visible text that keys stop at. */
const things = what => [...article.querySelectorAll(what)].filter(one => one.getClientRects().length)

const WORDS = '.s > [lang="zh-Hans"] span:not([class])'

function toWord(by) {
  const inEnglish = get("view") === "en"
  const all = things(inEnglish ? '.s > [lang="en"] a' : WORDS)
  if (thing && all.includes(thing)) return point(along(all, thing, by))
  const own = all.filter(one => one.closest(".s") === current())
  point(by > 0 ? own[0] : own.at(-1))
}

function toNote(by) {
  const all = things(".s .n, .s .c")
  const from = thing && all.includes(thing) ? thing : clause
  if (all.includes(from)) return point(along(all, from, by))
  const here = from ?? current()
  const side = by > 0 ? 4 : 2
  const beyond = all.filter(one => here.compareDocumentPosition(one) & side)
  point(by > 0 ? beyond[0] : beyond.at(-1))
}

const KEYS = {
  j: () => toClause(1),
  k: () => toClause(-1),
  ArrowRight: () => toWord(1),
  ArrowLeft: () => toWord(-1),
  "]": () => toParagraph(1),
  "[": () => toParagraph(-1),
  n: () => toNote(1),
  N: () => toNote(-1),
  h: () => (visit(current()), hints().then(m => m.step(current()))),
  t: () => (visit(current()), hints().then(m => m.reveal(current()))),
  v: () => next("view"),
  1: () => set("view", "zh"),
  2: () => set("view", "parallel"),
  3: () => set("view", "lines"),
  4: () => set("view", "en"),
  p: () => next("pinyin"),
  s: () => next("script"),
  q: quiet,
  c: () => copy().then(m => m.copyLink(current()?.id)),
  y: () => copy().then(m => m.cite(current()?.id)),
  "?": () => import("./help.js").then(m => m.help()),
}

function enter() {
  if (thing?.matches("a")) thing.click()
}

function pressed(event) {
  const { key } = event
  const target = event.target.closest ? event.target : document.body
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog, .card, [contenteditable]")) return
  if (target.closest("input") && key.startsWith("Arrow")) return
  if (key === "Enter" && target.matches("a[data-at]")) return event.preventDefault(), enter()
  if (!Object.hasOwn(KEYS, key) || (get("keys") === "off" && key !== "?" && !article.contains(target))) return
  event.preventDefault()
  event.stopPropagation()
  close()
  KEYS[key]()
}

/** Start the keyboard: links in the text leave the tab order, which holds the text once. */
export function start() {
  for (const one of article.querySelectorAll(".s, .s a")) one.tabIndex = -1
  const first = clauses().find(s => s.matches(".paragraph .s")) ?? clauses()[0]
  if (first) first.tabIndex = 0
  addEventListener("hashchange", () => visit(article.querySelector(".s:target, .p:target .s"), false))
  article.addEventListener("focusin", ({ target }) => target.matches(".s") && target !== clause && visit(target, false))
  article.addEventListener("pointerdown", ({ target }) => target.closest(".s") && visit(target.closest(".s"), false))
  document.addEventListener("keydown", pressed, true)
}
