// How a sheet looks: every text in it is put in as text, never as markup.

import { both, el } from "../reading/card.js"
import { compared, difference, terms } from "./data.js"

const KIND = {
  vocabulary: ["词义", "Vocabulary"],
  comprehension: ["理解", "Comprehension"],
  inference: ["推断", "Inference"],
  arithmetic: ["验算", "Check the arithmetic"],
  voice: ["谁说的", "Who claims this"],
  discussion: ["讨论", "Discussion"],
}
const zh = (text, ...more) => el("span", { lang: "zh-Hans" }, text, ...more)

/** English with the Chinese in it marked as Chinese. */
function english(text) {
  const made = document.createDocumentFragment()
  for (const part of text.split(/(\p{Script=Han}[\p{Script=Han}，、。]*)/u)) made.append(/^\p{Script=Han}/u.test(part) ? zh(part) : part)
  return made
}

/** A clause as a reading page has it: its words are spans, so that they can be looked up. */
function row(clause, wordsOf, shown) {
  const chinese = zh("")
  let rest = clause.zh
  for (const { text } of wordsOf[clause.id] ?? []) {
    const at = rest.indexOf(text)
    if (at < 0) continue
    chinese.append(rest.slice(0, at), el("span", {}, text))
    rest = rest.slice(at + text.length)
  }
  chinese.append(rest)
  const segment = el("div.s", { "data-section": clause.section, ...(shown.has(clause.id) ? {} : { id: clause.id }) }, chinese, " ", el("span", { lang: "en" }, clause.en))
  shown.add(clause.id)
  return segment
}

function runs(before, after, lang) {
  const parts = difference(before, after).map(([kind, text]) => (kind === "same" ? text : el(kind, {}, text)))
  return el("p", { lang }, ...parts)
}

function change({ state, earlier, clause }) {
  if (state === "new") return el("div.change", {}, both("此句是布置以后加的。", "This clause was added after the sheet was set."))
  const known = earlier
    ? [["zh-Hans", earlier[0], clause.zh], ["en", earlier[1], clause.en]].flatMap(([lang, before, after]) => (before === after ? [] : [runs(before, after, lang)]))
    : [el("p", {}, both("布置时的文字，本站没有留存。", "The text as it stood then is not on record here."))]
  return el("details.change", {}, el("summary", {}, both("此句在布置以后改过", "Changed since the sheet was set")), ...known)
}

/** A passage with what has changed in it since; `shown` are the clause ids already on the page. */
export function passage(edition, wordsOf, clauses, hashes, shown) {
  const states = compared(edition, clauses, hashes)
  const groups = Map.groupBy ? Map.groupBy(states, one => one.clause.paragraph) : grouped(states)
  const made = el("div.excerpt")
  for (const [id, own] of groups) {
    const { section, kind } = own[0].clause
    const href = `../../${edition.edition}/${section}/#${own[0].clause.id}`
    const place = el("a.at-source", { href }, own.length > 1 ? `${own[0].clause.id}–${own.at(-1).clause.id}` : own[0].clause.id)
    const block = el(`div.p.${kind === "heading" || kind === "title" ? "heading" : "paragraph"}`, { "data-paragraph": id }, place)
    for (const one of own) {
      block.append(row(one.clause, wordsOf, shown))
      if (one.state !== "same") block.append(change(one))
    }
    made.append(block)
  }
  return { made, changed: states.filter(({ state }) => state !== "same").length }
}

function grouped(states) {
  const groups = new Map()
  for (const one of states) groups.set(one.clause.paragraph, [...(groups.get(one.clause.paragraph) ?? []), one])
  return groups
}

/** A prompt of the teacher's, its lines as lines. */
export const note = text => el("p.prompt", {}, text)

/** A glossary entry in short, or nothing if there is no such term. */
export async function term(slug) {
  const row = (await terms())[slug]
  if (!row) return undefined
  const [headword, pinyin, en, zhText, enText] = row
  const plain = text => text.replace(/\[([^\]]+)\]\([^)]*\)/g, "$1").replace(/[*_`]/g, "")
  return el("div.term-card", {}, el("p.head", { lang: "zh-Hans" }, headword), el("p", {}, el("span", { lang: "zh-Latn-pinyin" }, pinyin), " · ", el("span", { lang: "en" }, en)),
    el("p", { lang: "zh-Hans" }, plain(zhText)), el("p", { lang: "en" }, plain(enText)))
}

/** A figure as its page has it, with its addresses made whole; nothing if there is none. */
export async function figure({ edition }, id) {
  const page = new URL(`../../${edition}/figures/`, location)
  const answer = await fetch(page)
  const found = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id)
  if (found?.localName !== "figure") return undefined
  for (const one of found.querySelectorAll("[href], [src]")) {
    for (const name of ["href", "src"]) if (one.hasAttribute(name)) one.setAttribute(name, new URL(one.getAttribute(name), page).href)
  }
  return document.adoptNode(found)
}

/** Whether what was given answers the question; undefined where only a person can tell. */
export function right(question, given) {
  if (question.choices) return given === String(question.right)
  if (!question.value) return undefined
  const number = parseFloat(given.replace(/[,，%％\s]/g, "").replace("．", "."))
  return Math.abs(number - question.value) <= +question.within + 1e-9
}

/** A question: `kept` is what was given before, `keep(kept)` keeps it on this device. */
export function question(asked, number, kept, keep) {
  const said = el("div.said", { role: "status" })
  const answer = el("details.answer", {}, el("summary", {}, both("看答案", "Show the answer")), el("p", { lang: "zh-Hans" }, asked.answer[0]), el("p", { lang: "en" }, english(asked.answer[1])))
  answer.open = !!kept.shown
  answer.addEventListener("toggle", () => answer.open && keep({ ...(kept = { ...kept, shown: true }) }))
  const changed = given => {
    said.replaceChildren()
    keep((kept = { ...kept, given, right: undefined }))
  }
  const check = () => {
    const good = right(asked, kept.given ?? "")
    keep((kept = { ...kept, right: good }))
    said.replaceChildren(kept.given ? both(...(good ? ["对。", "Right."] : ["不对，再想想。", "Not yet. Think again."])) : both("先作答。", "Answer first."))
  }
  const button = (asked.choices || asked.value) && el("button", { type: "button", onclick: check }, both("核对", "Check"))
  const set = el("fieldset.question", { "data-id": asked.id },
    el("legend", {}, el("b", {}, `${number}`), " ", both(...KIND[asked.kind])),
    el("p", { lang: "zh-Hans" }, asked.prompt[0]), el("p", { lang: "en" }, english(asked.prompt[1])),
    ...field(asked, kept, changed), button ?? "", said, answer)
  if (kept.right !== undefined && kept.given) check()
  return set
}

function field(asked, kept, changed) {
  if (asked.choices) {
    return asked.choices.map(([chinese, inEnglish], at) => {
      const input = el("input", { type: "radio", name: asked.id, value: `${at}`, onchange: () => changed(`${at}`) })
      input.checked = kept.given === `${at}`
      return el("label.choice", {}, input, " ", both(chinese, english(inEnglish)))
    })
  }
  const name = { "aria-label": "回答 Answer" }
  const box = asked.value ? el("input", { type: "text", inputmode: "decimal", maxlength: "20", ...name }) : el("textarea", { rows: "4", maxlength: "4000", ...name })
  box.value = kept.given ?? ""
  box.addEventListener("input", () => changed(box.value))
  return [box]
}

/** What was done, for paper: each question with what was given and how it stood. */
export function slip(sheet, questions, done, hints) {
  const rows = questions.map((asked, at) => {
    const { given = "", right: good, shown } = done[asked.id] ?? {}
    const words = asked.choices && given !== "" ? asked.choices[+given]?.join(" / ") : given
    const state = good === undefined ? (given ? ["已答", "answered"] : ["未答", "not answered"]) : good ? ["对", "right"] : ["不对", "not right"]
    return el("tr", {}, el("th", { scope: "row" }, `${at + 1}`), el("td", {}, words ?? ""), el("td", {}, both(...state), shown ? " · " : "", shown ? both("看过答案", "answer seen") : ""))
  })
  return el("section.slip", { "aria-labelledby": "slip" },
    el("h2", { id: "slip" }, both("完成情况", "What was done")),
    el("p", {}, sheet.t), el("p.name", {}, both("姓名", "Name"), " ______________________"),
    rows.length ? el("table", {}, el("tbody", {}, ...rows)) : "",
    el("p", {}, both(`用过提示的小句：${hints}`, `Clauses opened with hints: ${hints}`)))
}
