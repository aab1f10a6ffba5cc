// The switches: what they are set to, on the page, in the address and on the reader's own device.
// Their names, values and first setting are in the page's head (`reader`), which acts before paint.

const { switches, state, own } = reader
const root = document.documentElement
const KEPT = "reader.settings"
const heard = []

/** What a switch is set to. */
export const get = key => state[key]

/** Run `then(key, value)` after each change. */
export const onChange = then => heard.push(then)

/** The reader's own settings, as kept on this device. */
export function kept(name, otherwise = {}) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? otherwise
  } catch {
    return otherwise
  }
}

/** Keep a value on this device, where it lets us. */
export function keep(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Storage is full or forbidden: the page works on without.
  }
}

/** Set a switch by the reader's hand: shown, told in the address, and kept. A link's other switches
 *  are never kept, so that it stays what it is: one visit. */
export function set(key, value, { save = true } = {}) {
  if (!switches[key]?.includes(value) || state[key] === value) return
  state[key] = value
  show(key)
  if (save) keep(KEPT, { ...kept(KEPT), [key]: value })
  history.replaceState(history.state, "", address(location.hash))
  for (const then of heard) then(key, value)
}

/** Turn a switch to the next of its values. */
export function next(key) {
  const all = switches[key]
  set(key, all[(all.indexOf(state[key]) + 1) % all.length])
}

/** Every switch as it comes; what was kept of the switches is forgotten. */
export function reset() {
  for (const key in switches) set(key, switches[key][0])
  keep(KEPT, {})
}

function show(key) {
  if (state[key] === switches[key][0]) delete root.dataset[key]
  else root.dataset[key] = state[key]
}

/** The address of this page for others: a page of a folder names where it is published. */
export const published = () =>
  (location.protocol === "file:" && document.querySelector("link[rel=canonical]")?.href) || location.origin + location.pathname

/** The address of this page as it stands now; `whole` names the view even where it is the first,
 *  so that whoever follows the link sees this page and not their own settings. */
export function address(hash = "", { whole = false, range = root.dataset.range } = {}) {
  const query = new URLSearchParams(location.search)
  for (const key in switches) {
    query.delete(key)
    if (own.includes(key)) continue
    if (state[key] !== switches[key][0] || (whole && key === "view")) query.set(key, state[key])
  }
  query.delete("range")
  if (whole) query.delete("h")
  if (range) query.set("range", range)
  const asked = query.size ? `?${query}` : ""
  return (whole ? published() : location.origin + location.pathname) + asked + hash
}
