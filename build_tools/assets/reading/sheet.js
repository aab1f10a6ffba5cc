// A sheet over the page: help, citations, kept words.

import { both, el } from "./card.js"

/** Open a sheet with a title and content; Esc, its button or a tap beside it closes it. */
export function sheet(title, ...content) {
  const heading = el("h2", { id: "sheet-title" }, title)
  const dialog = el("dialog.over", { "aria-labelledby": "sheet-title" }, heading, ...content,
    el("form", { method: "dialog" }, el("button", {}, both("关闭", "Close"))))
  dialog.addEventListener("close", () => dialog.remove())
  dialog.addEventListener("click", event => event.target === dialog && dialog.close())
  document.body.append(dialog)
  dialog.showModal()
  return dialog
}

/** Say something in passing. */
export function say(zh, en) {
  const toast = document.querySelector(".toast") ?? document.body.appendChild(el("div.toast", { role: "status" }))
  toast.replaceChildren(both(zh, en))
  clearTimeout(say.timer)
  say.timer = setTimeout(() => toast.replaceChildren(), 2500)
}
