// The student's page: opens the sheet that its address holds, and keeps the answers on this device.

import { both, el } from "../reading/card.js"
import { keep, kept, published } from "../reading/state.js"
import { between, edition as load, terms, vocabulary, words } from "./data.js"
import { decode, MAX_LINK } from "./link.js"
import { qr, svg } from "./qr.js"
import { figure, note, passage, question, slip, term } from "./show.js"
import { files, list } from "./words.js"

const NAME = "reader.sheets"
const article = document.querySelector(".sheet-page")
const WHY = {
  empty: ["这个地址里没有作业单。", "There is no sheet in this address."],
  version: ["这张作业单是用本站不认识的版本写的。", "This sheet was written by a version that this site does not know."],
  long: ["这个链接太长，不是本站做的作业单。", "This link is too long to be a sheet of this site."],
  damaged: ["链接在传送中残缺了。请向老师要一个完整的链接。", "The link was damaged on its way. Ask your teacher for the whole link."],
  shape: ["链接里的内容不是一张作业单。", "What this link holds is not a sheet."],
  edition: ["本站没有这张作业单所用的文章，或数据没有取到。", "This site does not have the sheet’s article, or its data could not be fetched."],
}

function explain(why) {
  document.documentElement.dataset.ready = ""
  article.replaceChildren(el("h1", {}, both("打不开这张作业单", "This sheet cannot be opened")), el("p", {}, both(...(WHY[why] ?? WHY.edition))),
    el("p", {}, el("a", { href: "../" }, both("做一张作业单", "Make a sheet")), " · ", el("a", { href: "../../" }, both("首页", "Home"))))
}

async function start() {
  const code = location.hash.slice(1)
  const sheet = await decode(code)
  const edition = await load(sheet.e).catch(() => Promise.reject(Object.assign(new Error("edition"), { message: "edition" })))
  const wordsOf = await words(sheet.e).catch(() => ({}))
  article.dataset.edition = sheet.e
  article.dataset.base = `../../${sheet.e}/`
  await show(sheet, edition, wordsOf, code)
  await import("../reading/main.js")
  offline(sheet.e)
}

async function show(sheet, edition, wordsOf, code) {
  const asked = []
  const shown = new Set()
  const done = kept(NAME)[code] ?? {}
  const body = []
  let changed = 0
  function save(id, answer) {
    done[id] = answer
    keep(NAME, { ...kept(NAME), [code]: done })
    draw()
  }
  let paper = el("section")
  function draw() {
    const hints = Object.keys(kept("reader.hints")[sheet.e] ?? {}).filter(id => shown.has(id)).length
    const next = slip(sheet, asked, done, hints)
    paper.replaceWith(next)
    paper = next
  }
  for (const [kind, ...rest] of sheet.i) {
    if (kind === "n") body.push(note(rest[0]))
    else if (kind === "p") {
      const clauses = between(edition, rest[0])
      if (!clauses.length) body.push(missing(rest[0]))
      else {
        const { made, changed: own } = passage(edition, wordsOf, clauses, rest[1], shown)
        changed += own
        body.push(made)
      }
    } else if (kind === "q") {
      const one = edition.questionOf[rest[0]]
      if (one) body.push(question(one, asked.push(one), done[one.id] ?? {}, answer => save(one.id, answer)))
      else body.push(missing(rest[0]))
    } else if (kind === "v") body.push(await learnt(sheet, edition, wordsOf, +rest[0]))
    else {
      const made = kind === "g" ? term(rest[0]) : figure(edition, rest[0])
      body.push((await made.catch(() => undefined)) ?? missing(rest[0]))
    }
  }
  document.title = sheet.t || document.title
  article.replaceChildren(
    el("header", {}, el("h1", {}, sheet.t || both("作业单", "Sheet")), sheet.n && note(sheet.n), changed ? told(changed, sheet.r) : ""),
    ...body, paper, ...article.querySelectorAll(".cited"), foot(),
    el("p.deeds", {}, el("button", { type: "button", onclick: () => (draw(), print()) }, both("打印", "Print")),
      el("a", { href: `../#${code}` }, both("改这张作业单", "Edit this sheet"))))
  draw()
  addEventListener("beforeprint", draw)
}

/** The words of the sheet's passages above a level, to read, to print and to take away. */
async function learnt(sheet, edition, wordsOf, level) {
  const clauses = sheet.i.filter(([kind]) => kind === "p").flatMap(([, range]) => between(edition, range))
  const found = vocabulary(edition, [...new Set(clauses)], wordsOf, level, await terms().catch(() => ({})))
  return el("section.vocabulary", { "aria-labelledby": "vocabulary" }, el("h2", { id: "vocabulary" }, both("生词", "Vocabulary")),
    list(found), files(edition, found, "../../", () => sheet.t))
}

/** For paper alone: where the sheet is, as a code and in words. */
function foot() {
  const place = published() + location.search
  const link = place + location.hash
  const grid = link.length < MAX_LINK && qr(link)
  const code = grid && svg(grid)
  return el("div.foot", {}, code || "", el("p", {}, document.title), el("p", {}, place))
}

const missing = id => el("p.missing", {}, both(`“${id}”在本站现在的文本里找不到。`, `“${id}” cannot be found in the text as it is now.`))

const told = (count, day) => el("p.told", { role: "status" }, both(`作业单依${day}的文本布置，其后有${count}句改动，标在原处。`, `This sheet was set on the text of ${day}. ${count} ${count === 1 ? "clause has" : "clauses have"} changed since, as marked below.`))

/** What a sheet may need later, when there may be no network. */
const LATER = {
  reading: ["copy", "guid", "help", "hints", "keys", "kept", "lookup", "numbers", "pinyin", "preview", "range", "sheet", "side", "words"],
  teach: ["anki", "sqlite", "zip"],
}

/** Once opened, the page and all that it may need stay on this device, for a lesson without a network. */
async function offline(slug) {
  const worker = await navigator.serviceWorker?.register("../worker.js", { scope: "../" }).catch(() => undefined)
  if (!worker) return
  const { active } = await navigator.serviceWorker.ready
  const own = performance.getEntriesByType("resource").map(({ name }) => name).filter(name => name.startsWith(location.origin))
  const later = Object.entries(LATER).flatMap(([folder, names]) => names.map(name => new URL(`../${folder}/${name}.js`, import.meta.url).href))
  const deck = new URL(`../data/${slug}/deck.json`, import.meta.url).href
  active.postMessage([...new Set([location.href.split("#")[0], deck, ...own, ...later])])
}

start().catch(error => {
  if (!(error.message in WHY)) console.error(error)
  explain(error.message)
})
// Another sheet's link opens it; any other jump within the page leaves the sheet in the address.
const opened = location.href
addEventListener("hashchange", () => {
  if (/^#\d[\w-]{8,}$/.test(location.hash)) location.reload()
  else history.replaceState(history.state, "", opened)
})
