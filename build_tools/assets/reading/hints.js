// The ladder of hints: a clause steps from bare Chinese to pinyin, to glosses, to the translation.
// The page counts the steps on the reader's own device; a link may cap them (`?hints=`).

import { el } from "./card.js"
import { say } from "./sheet.js"
import { get, keep, kept } from "./state.js"
import { isHard, paint, wordsOf } from "./words.js"

const NAME = "reader.hints"
const { edition } = document.querySelector(".reading").dataset
const TRANSLATION = 3

/** The highest step taken in each clause of this edition, by segment id. */
export const counts = () => kept(NAME)[edition] ?? {}

/** Forget the count. */
export const forget = () => keep(NAME, { ...kept(NAME), [edition]: {} })

/** One hint more for a clause, or none again after the last that is allowed. */
export async function step(segment) {
  const cap = +get("hints")
  const now = +(segment.dataset.hint ?? 0)
  const to = now >= cap ? 0 : now + 1
  if (to) segment.dataset.hint = to
  else delete segment.dataset.hint
  if (to) await paint()
  segment.classList.toggle("h1", to > 0)
  segment.classList.toggle("open", to >= TRANSLATION)
  segment.querySelector(":scope > .hints")?.remove()
  if (to > 1) segment.append(await glosses(segment))
  const own = counts()
  if (to > (own[segment.id] ?? 0)) keep(NAME, { ...kept(NAME), [edition]: { ...own, [segment.id]: to } })
}

async function glosses(segment) {
  const words = (await wordsOf(segment)).filter(word => word.gloss)
  const hard = words.filter(isHard)
  const shown = new Map((hard.length ? hard : words).map(word => [word.text, word]))
  return el("div.hints", {}, ...[...shown.values()].map(({ text, gloss }) =>
    el("span", {}, el("span", { lang: "zh-Hans" }, text), " ", el("span", { lang: "en" }, gloss.split(";")[0]))))
}

/** Show or hide the other language of one clause; not what the link keeps back. */
export function reveal(segment) {
  if (get("view") !== "en" && +get("hints") < TRANSLATION && !segment.classList.contains("open")) return say("这个链接不给译文", "This link keeps the translation back")
  segment.classList.toggle("open")
  if (segment.classList.contains("open")) return
  segment.classList.remove("h1")
  segment.querySelector(":scope > .hints")?.remove()
  delete segment.dataset.hint
}
