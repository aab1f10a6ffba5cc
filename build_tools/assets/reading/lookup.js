// The card of a word: both scripts, pinyin, gloss, parts, level, the term it belongs to, its places.

import { both, el } from "./card.js"
import { isKept, toggle } from "./kept.js"
import { joined } from "./pinyin.js"
import { preview } from "./preview.js"
import { data, places, wordOf } from "./words.js"

const SHOWN = 8
const HERE = document.querySelector(".reading").dataset

/** The card's content for an element of the text that is a word. */
export async function lookup(element) {
  const word = await wordOf(element).catch(() => undefined)
  if (!word) return element.closest("a") && preview(element.closest("a"))
  return el("div", {}, ...head(word), ...(await parts(word)), ...(await around(element)), await facts(word), acts(word))
}

function head({ text, traditional, pinyin, gloss, from }) {
  const other = traditional && el("small", { lang: "zh-Hant" }, ` ${traditional}`)
  const source = from === "d" && el("small", { title: "CC-CEDICT, CC BY-SA 4.0" }, " CC-CEDICT")
  return [
    el("p.head", { lang: "zh-Hans" }, text, other || ""),
    el("p", { lang: "zh-Latn-pinyin" }, joined(pinyin)),
    gloss && el("p.gloss", { lang: "en" }, gloss, source || ""),
  ].filter(Boolean)
}

/** The characters of a compound with a gloss of their own, where they are read the same in it. */
async function parts({ text, pinyin, from }) {
  const { chars } = await data()
  const chosen = [...text].map((char, at) => [char, pinyin[at], chars[char]])
  const same = (a = "", b = "") => a.toLowerCase() === b.toLowerCase()
  if (chosen.length < 2 || from === "p" || /\d/.test(text)) return []
  const items = chosen.filter(([, read, known]) => known && same(read, known[0]))
  if (!items.length) return []
  return [el("ul", {}, ...items.map(([char, read, [, gloss]]) =>
    el("li", {}, el("span", { lang: "zh-Hans" }, char), " ", el("span", { lang: "zh-Latn-pinyin" }, read.toLowerCase()), " ", el("span", { lang: "en" }, gloss))))]
}

/** What is said of the stretch that the word stands in: term, event, time, speaker. */
async function around(element) {
  const found = []
  const { voices, times } = await data()
  const link = (match, zh, en) => {
    const at = element.closest(match) ?? element.querySelector(match)
    if (at) found.push(el("p", {}, el("a", { href: at.getAttribute("href") }, el("span", { lang: "zh-Hans" }, at.textContent), " →"), " ", el("small", {}, both(zh, en))))
  }
  link("a.t", "词汇表", "glossary")
  link("a.d", "年表", "timeline")
  link("a.e", "校勘", "apparatus")
  const time = element.closest(".w") ?? element.querySelector(".w")
  const said = time && times[element.closest(".s").id]?.find(([exact]) => exact === time.textContent)
  if (said) found.push(el("p", {}, said[1], " ", el("small", { lang: "en" }, said[2])))
  const voice = element.closest(".v")
  if (voice) found.push(who(voices[voice.dataset.v]))
  return found
}

function who([, who, occasion, date]) {
  return el("p", {}, both(...who), occasion ? " · " : "", occasion ? both(...occasion) : "", date && ` · ${date}`)
}

async function facts({ text, level, segment }) {
  const all = await places(text)
  const others = all.filter(([, id]) => id !== segment.id)
  const links = others.slice(0, SHOWN).flatMap(([slug, id]) => [" ", el("a", { href: slug === HERE.section ? `#${id}` : `${HERE.base ?? "../"}${slug}/#${id}` }, id)])
  const more = others.length > SHOWN ? [" ", el("a", { href: `../../search/?q=${encodeURIComponent(text)}` }, "…")] : []
  return el("p.facts", {}, level ? `HSK ${level} · ` : "", both(`文中${all.length}句`, all.length === 1 ? "1 clause" : `${all.length} clauses`), ...links, ...more)
}

function acts(word) {
  const keep = el("button", { type: "button", "aria-pressed": isKept(word.text), onclick: () => {
    const now = toggle(word)
    keep.setAttribute("aria-pressed", now)
    keep.replaceChildren(label(now))
  } }, label(isKept(word.text)))
  const deed = (zh, en, event) => el("button", { type: "button", onclick: () => word.segment.dispatchEvent(new CustomEvent(event, { bubbles: true })) }, both(zh, en))
  return el("div.acts", {}, keep, deed("译文", "Clause", "reveal"), deed("引用", "Cite", "cite"))
}

const label = now => both(...(now ? ["已收 ✓", "Kept"] : ["收词", "Keep"]))
