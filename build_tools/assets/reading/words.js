// The words of the text: fetched when first asked for, then shown as layers or looked up.

import { joined } from "./pinyin.js"
import { get, onChange } from "./state.js"

const article = document.querySelector(".reading")
const { edition, section } = article.dataset
const WORD = ':scope > [lang="zh-Hans"] span:not([class])'
const root = document.documentElement
let loading, painted

/** The edition's words (see pages/data.py for their shape). */
export const data = () => (loading ??= fetch(new URL(`../data/${edition}.json`, import.meta.url)).then(answer => answer.json()))

/** A row of the data under the names of its columns. */
export const named = ([text, pinyin, traditional, gloss, from, level, term]) => ({ text, pinyin: pinyin.split(" "), traditional, gloss, from, level, term })

/** The numbers of a segment's words; a page of passages has them from several sections. */
const numbersOf = (texts, id) => (texts[section] ?? Object.values(texts).find(own => id in own))?.[id] ?? []

/** The word elements of a segment in the order of its words. */
export const spans = segment => [...segment.querySelectorAll(WORD)]

/** The word that an element of the text is, or is a further part of. */
export async function wordOf(element) {
  const { texts, words } = await data()
  const segment = element.closest(".s")
  if (element.matches(".z")) element = [...segment.querySelectorAll("span:not([class])")].filter(s => s.compareDocumentPosition(element) & 4).pop()
  const at = spans(segment).indexOf(element)
  const number = numbersOf(texts, segment.id)[at]
  return number == null ? undefined : { ...named(words[number]), segment }
}

/** The words of a segment, in order. */
export async function wordsOf(segment) {
  const { texts, words } = await data()
  return numbersOf(texts, segment.id).map(number => named(words[number]))
}

/** Whether a word is harder than the level that the reader set; names and numbers have none. */
export function isHard({ text, level }) {
  return !/[0-9０-９]/.test(text) && (level === "" || parseInt(level, 10) > +get("level"))
}

/** Every place of a word in the edition: `[section, segment id]`, in order. */
export async function places(text) {
  const { texts, words } = await data()
  const own = new Set(words.flatMap((row, number) => (row[0] === text ? [number] : [])))
  return Object.entries(texts).flatMap(([slug, segments]) =>
    Object.entries(segments).flatMap(([id, numbers]) => (numbers.some(number => own.has(number)) ? [[slug, id]] : [])),
  )
}

/** Give every word its pinyin and its traditional form, in attributes: the text stays as it is. */
export async function paint() {
  const { texts, words } = await data()
  if (!painted) {
    painted = true
    for (const segment of article.querySelectorAll(".s")) {
      const numbers = numbersOf(texts, segment.id)
      spans(segment).forEach((span, at) => words[numbers[at]] && dress(span, named(words[numbers[at]])))
    }
    grade()
  }
  root.dataset.ready = ""
}

function dress(span, word) {
  const ruby = document.createElement("ruby")
  const rt = document.createElement("rt")
  rt.dataset.p = joined(word.pinyin)
  ruby.word = word
  if (word.traditional) {
    const base = document.createElement("b")
    base.dataset.t = word.traditional
    base.append(...span.childNodes)
    ruby.append(base)
  } else ruby.append(...span.childNodes)
  ruby.append(rt)
  if (followsWord(span)) span.append(document.createElement("wbr"))
  span.append(ruby)
}

/** A word with its pinyin never breaks, so between two words a place to break must be offered;
 *  beside punctuation the text has its own. */
function followsWord(span) {
  let at = span
  while (!at.previousSibling && !at.lang) at = at.parentElement
  return at.previousSibling?.nodeType === 1 && !at.lang
}

function grade() {
  for (const ruby of article.querySelectorAll("ruby")) ruby.classList.toggle("hard", isHard(ruby.word))
}

let spaced
/** Mark the words that stand right behind another: the layer of words sets them apart. */
function space() {
  if (spaced || get("words") === "off") return
  spaced = true
  const words = [...article.querySelectorAll('.s > [lang="zh-Hans"] span:not([class])')]
  for (const word of words.filter(followsWord)) word.dataset.f = ""
}

const wanted = () => get("pinyin") !== "off" || get("script") !== "hans"

/** Paint at once if a layer wants it, and later as soon as one does. */
export async function start() {
  onChange(key => {
    if (key === "level" && painted) grade()
    else if (wanted()) paint()
    space()
  })
  space()
  if (wanted()) await paint().catch(() => {})
  root.dataset.ready = ""
}
