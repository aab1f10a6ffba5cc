// A passage of the page (`?range=1.2.1-1.2.6`): the rest steps aside until it is asked for.

import { both, el } from "./card.js"
import { address } from "./state.js"

const root = document.documentElement

/** Show the passage that the address names, if it is on this page. */
export function start() {
  const article = document.querySelector(".reading")
  const [from, to = from] = (root.dataset.range ?? "").split("-")
  const ends = [from, to].map(id => id && document.getElementById(id))
  if (!ends[0] || !ends[1]) return delete root.dataset.range
  const text = [...article.querySelectorAll(".p .s")]
  const inside = end => (end.matches(".s") ? [end] : [...end.querySelectorAll(".s")])
  const first = text.indexOf(inside(ends[0])[0])
  const last = text.indexOf(inside(ends[1]).at(-1))
  text.forEach((segment, at) => segment.classList.toggle("out", at < first || at > last))
  for (const whole of article.querySelectorAll(".p, .notes li")) {
    const called = whole.matches("li") && document.getElementById(whole.querySelector(".b")?.hash.slice(1))
    whole.classList.toggle("out", whole.matches("li") ? !called || !!called.closest(".out") : !whole.querySelector(".s:not(.out)"))
  }
  for (const heading of article.querySelectorAll(":scope > .label")) heading.classList.add("out")
  for (const list of article.querySelectorAll(".notes ol")) {
    if (list.querySelector("li:not(.out)")) continue
    for (let part = list; part; part = part.matches("h3") ? null : part.previousElementSibling) part.classList.add("out")
  }
  const name = [from, to].filter((id, at) => !at || id !== from).join("–")
  const all = el("button", { type: "button", onclick: showAll }, both("看全节", "Show the whole section"))
  const title = article.querySelector("h1:not(.out)") ? "span" : "h1"
  const notice = el("div.passage", {}, el(title, {}, both(`选段 ${name}`, `Passage ${name}`)), " ", all)
  article.prepend(notice)
  function showAll() {
    delete root.dataset.range
    notice.remove()
    for (const out of article.querySelectorAll(".out")) out.classList.remove("out")
    history.replaceState(history.state, "", address(location.hash, { range: "" }))
  }
}
