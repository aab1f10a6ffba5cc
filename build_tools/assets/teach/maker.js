// The teacher's page: choose passages, add prompts and questions, set the view, take the link.

import { both, el } from "../reading/card.js"
import { published } from "../reading/state.js"
import { between, edition as load, length, measure, terms, vocabulary, words } from "./data.js"
import { decode, encode, MAX_LINK } from "./link.js"
import { qr, svg } from "./qr.js"
import { files, list as wordList } from "./words.js"

const root = document.querySelector(".maker")
const $ = name => root.querySelector(`[data-at="${name}"]`)
const form = root.querySelector("form")
const cut = (text, max) => (text.length > max ? `${text.slice(0, max)}…` : text)
let edition, lexis, items = []

/** Words and glossary, fetched when the first passage or term is taken; empty where they fail. */
const wordsOf = () => (lexis ??= words(edition.edition).catch(() => ({})))
const glossary = () => terms().catch(() => ({}))

/** A passage as the link holds it: its range, and the hash of each clause as it stands now. */
const passage = clauses => ["p", clauses.length > 1 ? `${clauses[0].id}-${clauses.at(-1).id}` : clauses[0].id, clauses.map(({ hash }) => hash).join("")]

function add(item) {
  items.push(item)
  changed()
}

function move(at, by) {
  const [item] = items.splice(at, 1)
  items.splice(at + by, 0, item)
  changed()
  $("items").children[at + by]?.querySelector("button")?.focus()
}

function drop(at) {
  items.splice(at, 1)
  changed()
}

const button = (zh, en, onclick, extra = {}) => el("button", { type: "button", onclick, ...extra }, both(zh, en))

/** So many characters, on one line: as the page has it before this script runs. */
const han = clauses => el("span.n", {}, `· ${length(clauses).toLocaleString("en")}字`)

// -- what there is to choose from ---------------------------------------------------------------

function section({ slug, title, paragraphs }) {
  const clauses = edition.clauses.filter(one => one.section === slug)
  const rows = paragraphs.map(([id, , own]) => {
    const mine = edition.clauses.filter(one => one.paragraph === id)
    const boxes = own.map(([segment, , zh]) => el("label", {}, el("input", { type: "checkbox", value: segment }), ` ${segment} `, el("span", { lang: "zh-Hans" }, zh)))
    const details = el("details", {}, el("summary", {}, el("b", {}, id), " ", el("span", { lang: "zh-Hans" }, cut(own[0][2], 26)), " ", han(mine)),
      button("整段加入", "Add the paragraph", () => add(passage(mine))), ...boxes,
      button("加入选中的小句", "Add the chosen clauses", () => chosen(details, mine)))
    return details
  })
  return el("details.section", { name: "sections" }, el("summary", {}, both(...title), " ", han(clauses)), button("整节加入", "Add the section", () => add(passage(clauses))), ...rows)
}

/** The ticked clauses of a paragraph, each unbroken run a passage of its own. */
function chosen(details, clauses) {
  const ticked = new Set([...details.querySelectorAll("input:checked")].map(({ value }) => value))
  const runs = [[]]
  for (const clause of clauses) ticked.has(clause.id) ? runs.at(-1).push(clause) : runs.at(-1).length && runs.push([])
  for (const run of runs.filter(run => run.length)) items.push(passage(run))
  for (const input of details.querySelectorAll("input")) input.checked = false
  changed()
}

function bank() {
  const here = new Set(taken().map(({ id }) => id))
  const used = new Set(items.filter(([kind]) => kind === "q").map(([, id]) => id))
  const row = one => el("li", {}, button("加入", "Add", () => add(["q", one.id]), { "aria-label": `加入 Add ${one.id}` }), el("div", {}, el("small", {}, one.at.join(" ")), " ", both(...one.prompt)))
  const free = edition.questions.filter(({ id }) => !used.has(id))
  const near = free.filter(({ at }) => at.some(id => here.has(id)))
  const far = free.filter(one => !near.includes(one))
  $("questions").replaceChildren(
    el("ul", {}, ...near.map(row)),
    near.length ? "" : el("p", {}, both("选了段落，这里就列出与它有关的题。", "Choose a passage and its questions are listed here.")),
    el("details", {}, el("summary", {}, both(`其余的题（${far.length}）`, `The other questions (${far.length})`)), el("ul", {}, ...far.map(row))))
}

// -- the sheet so far ---------------------------------------------------------------------------

const taken = () => items.filter(([kind]) => kind === "p").flatMap(([, range]) => between(edition, range))

function shown(item) {
  const [kind, what] = item
  if (kind === "p") {
    const clauses = between(edition, what)
    return [el("b", {}, what), ` ${length(clauses)} `, el("span", { lang: "zh-Hans" }, cut(clauses.map(({ zh }) => zh).join(""), 40))]
  }
  if (kind === "q") return [el("b", {}, "?"), " ", both(...(edition.questionOf[what]?.prompt ?? [what, what]))]
  if (kind === "n") {
    const box = el("textarea", { rows: "2", maxlength: "4000", "aria-label": "提示语 Prompt" })
    box.value = what
    box.addEventListener("input", () => ((item[1] = box.value), result()))
    return [box]
  }
  if (kind === "v") return [el("b", {}, both("生词表", "Vocabulary")), ` HSK ${what} ↑`]
  if (kind === "g") return [el("b", {}, both("词", "Term")), ` ${what}`]
  const title = edition.figures.find(([id]) => id === what)
  return [el("b", {}, both("图", "Figure")), " ", title ? both(title[1], title[2]) : what]
}

function list() {
  const tool = (sign, zh, en, onclick, off) => el("button", { type: "button", onclick, "aria-label": `${zh} ${en}`, ...(off ? { disabled: "" } : {}) }, sign)
  $("items").replaceChildren(...items.map((item, at) =>
    el("li", {}, el("div", {}, ...shown(item)), el("div.tools", {}, tool("↑", "上移", "Move up", () => move(at, -1), at === 0), tool("↓", "下移", "Move down", () => move(at, 1), at === items.length - 1), tool("×", "去掉", "Remove", () => drop(at))))))
  $("none").hidden = items.length > 0
}

async function facts() {
  const clauses = taken()
  for (const name of ["facts", "words"]) $(name).hidden = !clauses.length
  if (!clauses.length) return
  const [lexicon, entries] = await Promise.all([wordsOf(), glossary()])
  const level = +form.level.value
  const { han, minutes, above, level: whole } = measure(clauses, lexicon, level)
  $("facts").replaceChildren(both(
    `${han}字，约${minutes}分钟（每分钟150字）；${above}%的词高于HSK ${level}级或不在表内；表内词九成在HSK ${whole}级以内。`,
    `${han} characters, about ${minutes} ${minutes === 1 ? "minute" : "minutes"} at 150 a minute; ${above}% of the words are above HSK ${level} or outside the lists; nine in ten of the listed words are within HSK ${whole}.`))
  const first = vocabulary(edition, clauses, lexicon, level, entries)
  $("words").replaceChildren(el("summary", {}, both(`生词（${first.length}）`, `Vocabulary (${first.length})`)),
    files(edition, first, "../", () => form.title.value),
    el("p", {}, button("放进作业单", "Put it on the sheet", () => add(["v", form.level.value]))), wordList(first))
}

// -- the link -----------------------------------------------------------------------------------

async function sheet() {
  const held = { e: edition.edition, r: edition.revised, t: form.title.value, n: form.instructions.value, i: items }
  const query = new URLSearchParams(["view", "pinyin", "level", "hints"].map(key => [key, form[key].value]))
  return `?${query}#${await encode(held)}`
}

async function result() {
  $("result").hidden = !items.length
  if (!items.length) return
  const own = await sheet().catch(() => "")
  const link = own && new URL(`sheet/${own}`, published()).href
  const long = !link || link.length > MAX_LINK
  $("long").hidden = !long
  form.link.value = long ? "" : link
  const title = form.title.value || "Sheet"
  const anchor = el("a", { href: link }, title)
  form.block.value = long ? "" : el("div", {}, el("p", {}, anchor), form.instructions.value ? el("p", {}, form.instructions.value) : "").innerHTML
  $("open").href = long ? "#" : `sheet/${own}`
  code(long ? "" : link)
}

function code(link) {
  const grid = link && qr(link)
  $("code").replaceChildren()
  $("dense").hidden = !!grid && grid.length < 100
  if (!grid) return
  $("code").append(svg(grid))
}

function changed() {
  list()
  bank()
  facts()
  result()
}

async function copy(from, told) {
  await navigator.clipboard.writeText(from.value).catch(() => (from.select(), document.execCommand("copy")))
  $("told").replaceChildren(both(...told))
}

async function start() {
  const query = new URLSearchParams(location.search)
  const opened = location.hash.length > 1 ? await decode(location.hash).catch(() => undefined) : undefined
  const known = [...form.edition.options].map(({ value }) => value)
  const slug = [opened?.e, query.get("edition")].find(one => known.includes(one)) ?? known[0]
  form.edition.value = slug
  edition = await load(slug)
  $("sections").replaceChildren(...edition.sections.map(section))
  form.term.addEventListener("focus", async () => $("terms").replaceChildren(...Object.entries(await glossary()).map(([slug, [zh, , en]]) => el("option", { value: slug }, `${zh} ${en}`))), { once: true })
  form.figure.replaceChildren(...edition.figures.map(([id, zh, en]) => el("option", { value: id }, `${zh} ${en}`)))
  form.figure.closest("p").hidden = !edition.figures.length
  if (opened) {
    form.title.value = opened.t
    form.instructions.value = opened.n
    items = opened.i.map(item => (item[0] === "p" && between(edition, item[1]).length ? passage(between(edition, item[1])) : item))
  } else if (query.get("range")) {
    const clauses = between(edition, query.get("range"))
    if (clauses.length) items = [passage(clauses)]
  }
  form.addEventListener("input", ({ target }) => (target === form.level ? facts() : 0, target.closest("[data-at=items]") || result()))
  form.addEventListener("submit", event => event.preventDefault())
  form.edition.addEventListener("change", () => (location.search = `?edition=${form.edition.value}`))
  const deeds = {
    prompt: () => (add(["n", ""]), $("items").lastElementChild.querySelector("textarea").focus()),
    term: async () => Object.hasOwn(await glossary(), form.term.value) && (add(["g", form.term.value]), (form.term.value = "")),
    figure: () => add(["f", form.figure.value]),
    link: () => copy(form.link, ["链接已复制。", "The link is copied."]),
    block: () => copy(form.block, ["课程页代码已复制。", "The block for a course page is copied."]),
  }
  root.addEventListener("click", ({ target }) => deeds[target.closest("[data-do]")?.dataset.do]?.())
  changed()
  root.dataset.ready = ""
}

start().catch(() => root.querySelector("[data-at=failed]").removeAttribute("hidden"))
