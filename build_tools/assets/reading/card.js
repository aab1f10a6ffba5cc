// The one card of the site, and its one grammar: rest on a thing or tap it, or press Enter on it;
// Esc, a tap elsewhere or leaving closes. One can move into the card, by pointer and by key.

const DELAY = 450
const LEAVE = 300
let card, anchor, pinned, timer, turn = 0

/** An element: `el("p.facts", {lang: "en"}, "text", child)`. */
export function el(what, attributes = {}, ...children) {
  const [name, ...classes] = what.split(".")
  const made = document.createElement(name)
  if (classes.length) made.className = classes.join(" ")
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made[key] = value
    else if (value != null) made.setAttribute(key, value)
  }
  made.append(...children.filter(child => child != null && child !== ""))
  return made
}

/** The same words in both languages, each in its own element. */
export function both(zh, en) {
  const pair = document.createDocumentFragment()
  pair.append(el("span", { lang: "zh-Hans" }, zh), " ", el("span", { lang: "en" }, en))
  return pair
}

/** What the open card is about, or nothing. */
export const about = () => anchor

/** Close the card; with `back` the focus returns to what it was about. */
export function close(back = false) {
  clearTimeout(timer)
  turn++
  if (!card) return false
  const inside = card.contains(document.activeElement)
  card.remove()
  anchor.removeAttribute("aria-expanded")
  if ((back || inside) && anchor.isConnected) anchor.focus({ preventScroll: true })
  card = anchor = undefined
  pinned = false
  return true
}

/** Open the card about `target` with what `make(target)` gives, now or when it comes. */
export async function open(target, make, { pin = false, enter = false } = {}) {
  const mine = ++turn
  clearTimeout(timer)
  const content = await make(target)
  if (mine !== turn) return
  close()
  if (!content) return
  anchor = target
  pinned = pin
  card = el("div.card", { role: "dialog", "aria-label": "说明 About this", tabindex: "-1" }, content)
  card.addEventListener("pointerenter", () => clearTimeout(timer))
  card.addEventListener("pointerleave", leave)
  document.body.append(card)
  place()
  if (enter) card.focus({ preventScroll: true })
}

function place() {
  if (getComputedStyle(card).position === "fixed") return
  const box = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect()
  const above = box.top - 16
  const below = innerHeight - box.bottom - 16
  const up = card.offsetHeight > below && above > below
  // Where neither side has room for all of it, it scrolls within the larger.
  if (card.offsetHeight > Math.max(above, below)) card.style.maxHeight = `${Math.max(above, below)}px`
  const top = up ? box.top - card.offsetHeight - 8 : box.bottom + 8
  const left = Math.max(8, Math.min(box.left - 16, root().clientWidth - card.offsetWidth - 8))
  card.style.top = `${top + scrollY}px`
  card.style.left = `${left + scrollX}px`
}

const root = () => document.documentElement

function leave(event) {
  clearTimeout(timer)
  if (event.pointerType === "mouse" && card && !pinned) timer = setTimeout(close, LEAVE)
}

/** Watch `within` for things that have a card. Rules are `{match, make, tap}`: a selector, what
 *  fills the card, and whether a tap opens it too (a link without it goes where it leads). */
export function watch(within, rules) {
  const find = at => {
    for (const rule of rules) {
      const target = at.closest?.(rule.match)
      if (target && within.contains(target)) return { target, ...rule }
    }
  }
  within.addEventListener("pointerover", event => {
    if (event.pointerType !== "mouse" || event.buttons || pinned) return
    const hit = find(event.target)
    if (!hit) return leave(event)
    clearTimeout(timer)
    if (hit.target === anchor || root().dataset.hover === "off") return
    timer = setTimeout(() => open(hit.target, hit.make), DELAY)
  })
  within.addEventListener("pointerleave", leave)
  within.addEventListener("click", event => {
    const hit = find(event.target)
    if (!hit?.tap || event.ctrlKey || event.metaKey || event.shiftKey || String(getSelection())) return
    event.preventDefault()
    if (hit.target === anchor && pinned) close()
    else open(hit.target, hit.make, { pin: true, enter: event.detail === 0 })
  })
  within.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.target.localName === "a") return
    const hit = find(event.target)
    if (hit) event.preventDefault(), open(hit.target, hit.make, { pin: true, enter: true })
  })
}

document.addEventListener("keydown", event => {
  if (event.key === "Escape" && close(true)) event.stopPropagation()
}, true)
document.addEventListener("click", ({ target, defaultPrevented }) => {
  if (card && !defaultPrevented && target.isConnected && !card.contains(target) && !anchor.contains(target)) close()
})
