// Marks on a page what a search found, as `?h=` tells it, without touching the page's elements.

import { fold } from "./fold.js"

const AROUND = "nav, header, footer, rt, script, style, [hidden]"
const none = new Map()

/** The text nodes of `root` that are read, in order. */
function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, node =>
    node.parentElement.closest(AROUND) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  const found = []
  while (walker.nextNode()) found.push(walker.currentNode)
  return found
}

/** Ranges over each place where one of the texts stands, whatever elements it crosses. */
export function ranges(root, texts) {
  const nodes = textNodes(root)
  const starts = []
  let whole = ""
  for (const node of nodes) starts.push(whole.length), (whole += node.data)
  const { text, at } = fold(whole, none)
  const place = i => {
    let n = starts.length - 1
    while (starts[n] > i) n--
    return [nodes[n], i - starts[n]]
  }
  const found = []
  for (const sought of texts.map(t => fold(t, none).text).filter(Boolean)) {
    for (let i = text.indexOf(sought); i >= 0; i = text.indexOf(sought, i + sought.length)) {
      const range = new Range()
      const [first, from] = place(at[i])
      const [last, to] = place(at[i + sought.length - 1])
      range.setStart(first, from)
      range.setEnd(last, to + 1)
      found.push(range)
    }
  }
  return found
}

const sought = new URLSearchParams(location.search).getAll("h").slice(0, 12)
const root = document.querySelector("article, main")
if (sought.length && root && globalThis.CSS?.highlights) {
  CSS.highlights.set("search", new Highlight(...ranges(root, sought)))
}
