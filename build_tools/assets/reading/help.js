// The help sheet: what one can do, and every key, in both languages.

import { both, el } from "./card.js"
import { counts } from "./hints.js"
import { sheet } from "./sheet.js"
import { get, set } from "./state.js"

const ROWS = [
  ["j k", "下一句、上一句", "Next and previous clause"],
  ["→ ←", "下一词、上一词", "Next and previous word"],
  ["] [", "下一段、上一段", "Next and previous paragraph"],
  ["n N", "下一条、上一条注", "Next and previous note"],
  ["Enter", "查这个词，看这条注", "Look up the word, see the note"],
  ["Esc", "关闭", "Close"],
  ["h", "提示：拼音，词义，译文", "A hint: pinyin, then glosses, then the translation"],
  ["t", "这一句的另一种语言", "The clause in the other language"],
  ["v  1 2 3 4", "换视图：中文、对照、逐句、英文", "Views: Chinese, side by side, line by line, English"],
  ["p", "拼音", "Pinyin"],
  ["s", "简体、繁体", "Simplified, traditional"],
  ["q", "全部标记关闭，再按恢复", "All layers off; once more, back"],
  ["c y", "复制链接，引用", "Copy a link, cite"],
  ["/", "搜索", "Search"],
  ["?", "这张表", "This sheet"],
]

/** Open the help sheet. */
export function help() {
  const keys = ROWS.map(([key, zh, en]) => el("tr", {}, el("th", { scope: "row" }, ...key.split(" ").filter(Boolean).flatMap(k => [el("kbd", {}, k), " "])), el("td", { lang: "zh-Hans" }, zh), el("td", { lang: "en" }, en)))
  const taken = Object.values(counts())
  const on = el("input", { type: "checkbox", onchange: () => set("keys", on.checked ? "on" : "off") })
  on.checked = get("keys") === "on"
  sheet(both("帮助", "Help"),
    el("p", {}, both("点任何一个词，看读音、释义和它的出处；点段落编号，可复制链接、引用。", "Tap any word for its reading, meaning and places; tap a paragraph’s number to link or cite.")),
    el("table.keys", {}, el("tbody", {}, ...keys)),
    el("p", {}, el("label", {}, on, " ", both("正文以外也用单键", "Single keys outside the text too"))),
    el("p", {}, both(`您在本文用过提示的有${taken.length}句，其中看了译文的${taken.filter(n => n > 2).length}句。`, `You took hints in ${taken.length} clauses of this article, ${taken.filter(n => n > 2).length} of them to the translation.`)))
}
