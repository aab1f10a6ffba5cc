// Lets the site work from a folder, where a browser runs no modules and fetches nothing: modules
// come as scripts that register themselves, and so do the texts that scripts would fetch.

const folder = (() => {
  const root = new URL("../", document.currentScript.src).href
  const [makers, modules, texts, scripts] = [new Map(), new Map(), new Map(), new Map()]
  const parsed = new Promise(done => document.addEventListener("DOMContentLoaded", done))

  /** The path below the root; undefined for what is not of this site. */
  function below(address) {
    const [place] = new URL(address, location).href.split(/[?#]/)
    if (!place.startsWith(root)) return undefined
    const path = decodeURI(place.slice(root.length))
    return path === "" || path.endsWith("/") ? `${path}index.html` : path
  }

  function script(path) {
    const load = (done, failed) => {
      const src = root + path.split("/").map(encodeURIComponent).join("/")
      document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: () => failed(new Error(path)) }))
    }
    if (!scripts.has(path)) scripts.set(path, new Promise(load))
    return scripts.get(path)
  }

  async function made(path) {
    await script(path)
    const [needs, make] = makers.get(path)
    const needed = []
    for (const need of needs) needed.push(await module(need))
    const exports = {}
    await make(exports, root + path, ...needed)
    return exports
  }

  function module(path) {
    if (!modules.has(path)) modules.set(path, made(path))
    return modules.get(path)
  }

  const fetched = window.fetch
  window.fetch = async (what, ...more) => {
    const path = below(what.url ?? what)
    if (path === undefined) return fetched(what, ...more)
    const known = /\.(json|html)$/.test(path) && (await script(`${path}.js`).then(() => true, () => false))
    return known ? new Response(texts.get(path)) : new Response("", { status: 404 })
  }

  /** What the theme's own search box asks, answered by the page itself. */
  window.Worker = class extends EventTarget {
    turn = 0

    async postMessage({ type, data }) {
      const turn = ++this.turn
      const answer = type && data.trim() ? await (await module("assets/search/material.js")).answer(data) : { items: [] }
      if (turn === this.turn) this.dispatchEvent(new MessageEvent("message", { data: type ? { type: 3, data: answer } : { type: 1 } }))
    }

    terminate() {}
  }

  // A folder has no server that would find the page behind an address ending in a slash.
  for (const event of ["pointerdown", "focusin", "click"]) {
    document.addEventListener(event, ({ target }) => {
      const link = target.closest?.("a[href]")
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
    }, true)
  }

  return {
    /** Take a module: what it needs, and `make(exports, its address, ...what it needs)`. */
    define: (path, needs, make) => makers.set(path, [needs, make]),
    /** Take the text of a file. */
    text: (path, text) => texts.set(path, text),
    /** What `import()` gives, named from an address. */
    import: (from, name) => module(below(new URL(name, from))),
    /** Run a module once the page is there, as the page's own would. */
    start: async name => (await parsed, folder.import(location, name)),
  }
})()
