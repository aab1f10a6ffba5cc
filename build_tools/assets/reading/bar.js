// The bar: its controls say what the switches say, and it slides away while one reads down.

import { address, get, onChange, reset, set } from "./state.js"

const LAYERS = ["pinyin", "words", "terms", "notes", "dates", "numbers", "voices", "source", "pages", "script"]
const BARE = { terms: "off", notes: "off", numbers: "off", source: "off" }
const bar = document.querySelector(".bar")
const root = document.documentElement
let before

/** All layers off, or, a second time, back as they were. */
export function quiet() {
  const bare = key => BARE[key] ?? reader.switches[key][0]
  const on = LAYERS.filter(key => get(key) !== bare(key))
  const to = on.length ? Object.fromEntries(LAYERS.map(key => [key, bare(key)])) : before
  before = Object.fromEntries(LAYERS.map(key => [key, get(key)]))
  for (const key in to ?? {}) set(key, to[key])
}

function tell() {
  for (const input of bar.querySelectorAll("input[name]")) {
    const value = get(input.name)
    if (input.type === "radio") input.checked = input.value === value
    else if (input.type === "checkbox") input.checked = input.value === value
    else input.value = value
    const output = input.nextElementSibling
    if (output?.localName === "output") output.value = value
  }
  for (const link of document.querySelectorAll(".turn a, .where a")) {
    const { search } = new URL(address("", { whole: reader.link, range: "" }))
    link.search = reader.link ? search : ""
  }
}

function changed({ target }) {
  if (!target.name) return
  if (target.type === "checkbox") {
    const other = reader.switches[target.name].find(value => value !== target.value)
    set(target.name, target.checked ? target.value : other)
  } else set(target.name, target.value)
}

/** Close whatever the bar has open; true if there was something. */
export function closeSheets() {
  const open = [...bar.querySelectorAll("details[open]")]
  const unfolded = bar.classList.contains("unfolded")
  for (const details of open) {
    details.open = false
    if (details.contains(document.activeElement)) details.firstElementChild.focus()
  }
  if (!open.length) fold(false)
  return open.length > 0 || unfolded
}

function fold(open) {
  bar.classList.toggle("unfolded", open)
  bar.querySelector(".fold").setAttribute("aria-expanded", open)
}

function slide() {
  let last = scrollY
  addEventListener("scroll", () => {
    const by = scrollY - last
    if (Math.abs(by) < 12) return
    last = scrollY
    root.classList.toggle("down", by > 0 && scrollY > 240 && !bar.querySelector("[open]") && !bar.matches(".unfolded"))
  }, { passive: true })
}

/** Start the bar; `acts` are the buttons' deeds by name. */
export function start(acts) {
  const deeds = { quiet, reset, print: () => print(), ...acts }
  tell()
  onChange(tell)
  slide()
  bar.addEventListener("input", changed)
  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("button")
    if (button?.matches(".fold")) fold(!bar.matches(".unfolded"))
    const deed = deeds[button?.dataset.do]
    if (!deed) return
    if (button.dataset.do !== "quiet") closeSheets(), fold(false)
    deed(button)
  })
  document.addEventListener("keydown", ({ key }) => key === "Escape" && closeSheets())
  document.addEventListener("click", ({ target }) => {
    if (!bar.contains(target)) closeSheets(), fold(false)
  })
}
