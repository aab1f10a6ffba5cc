// A block of the corpus made ready for scanning: one long folded string that knows its clauses.

import { fold, isHan } from "./fold.js"

/** Blocks from a data file; `order` is the place of its first unit in the whole corpus. */
export function readBlocks({ blocks, zh, en }, variants, order) {
  const [zhs, ens] = [zh.split("\f"), en.split("\f")]
  return blocks.map((head, i) => {
    const block = new Block(head, zhs[i], ens[i], variants, order)
    order += block.units.length
    return block
  })
}

/** Units with their address, and each paragraph's languages folded, one line each. */
export class Block {
  text = ""
  src = []
  start = []
  lanes = []
  units = []

  constructor({ at, title, ids, keys }, zh, en, variants, order) {
    this.at = at
    this.title = title
    const names = ids.split(" ")
    const ens = en.split("\n\n")
    for (const [p, paragraph] of zh.split("\n\n").entries()) {
      const texts = ens[p].split("\n")
      const units = paragraph.split("\n").map((zh, i) => {
        const id = names[this.units.length + i]
        return { kind: id[0], id: id.slice(1), zh, en: texts[i], keys: keys[id.slice(1)] ?? "", block: this, p, order: order + this.units.length + i }
      })
      this.units.push(...units)
      for (const lang of ["zh", "en", "keys"]) this.#lay(units, lang, variants)
    }
  }

  #lay(units, lang, variants) {
    for (const unit of units) {
      const { text, at, start } = fold(unit[lang], variants)
      if (!text) continue
      this.lanes.push({ from: this.text.length, unit, lang })
      this.text += text
      this.src.push(...at)
      this.start.push(...start)
    }
    this.text += "\n"
    this.src.push(0)
    this.start.push(true)
  }

  /** The index of the lane in which a folded offset stands. */
  lane(i) {
    let [low, high] = [0, this.lanes.length - 1]
    while (low < high) {
      const mid = (low + high + 1) >> 1
      if (this.lanes[mid].from > i) high = mid - 1
      else low = mid
    }
    return low
  }

  /** Where the word at a folded offset ends. */
  wordEnd(i) {
    do i++
    while (i < this.text.length && !this.start[i])
    return i
  }

  /** Hits of a way to match (see query.js): [start, end, grade], grade 0 being the nearest. */
  *find({ re, grade, follow, starts, whole }) {
    re.lastIndex = 0
    for (let m; (m = re.exec(this.text)); re.lastIndex = m.index + 1) {
      const from = m.index
      const to = follow ? follow(this, from) : from + m[0].length
      if (follow) {
        if (to) yield [from, to, grade]
        continue
      }
      if (!this.start[from] || starts?.some(([i, starts]) => this.start[from + i] !== starts)) continue
      const cut = !isHan(this.text[to - 1]) && !this.start[to] && this.text[to] !== "%"
      if (!cut || (!whole && m[0].length > 2)) yield [from, to, grade + 3 * cut]
    }
  }
}
