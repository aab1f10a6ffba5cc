// A deck of cards as an .apkg file, of the note type of the edition's own deck.

import { sqlite } from "./sqlite.js"
import { crc, zip } from "./zip.js"

const ENTITY = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" }
const escape = text => text.replace(/[&<>"']/g, char => ENTITY[char])
const DECKS = 10

/** The deck named `title` inside the edition's, of rows as words.js has them; `day` is that of the
 *  text, so that an older deck never undoes a newer one. See exports/anki.py for what `own` holds. */
export function deck({ tables, collection, model, name }, day, title, rows) {
  const seconds = Date.parse(`${day}T00:00:00Z`) / 1000
  const whole = [name, title.replaceAll("::", " ")].filter(Boolean).join("::")
  const id = 2 ** 30 + crc(new TextEncoder().encode(whole))
  const decks = JSON.parse(collection[DECKS])
  const { [name]: own, ...others } = Object.fromEntries(Object.values(decks).map(one => [one.name, one]))
  const listed = [...Object.values(others), { ...own, id, name: whole }]
  const col = collection.with(DECKS, JSON.stringify(Object.fromEntries(listed.map(one => [one.id, one])))).with(0, null)
  const notes = rows.map(([guid, ...values], at) => {
    const tags = values.pop()
    return [seconds * 1000 + at, [null, guid, model, seconds, -1, ` ${tags} `, values.map(escape).join("\x1f"), values[0], 0, 0, ""]]
  })
  const cards = notes.map(([note]) => [note, [null, note, id, 0, seconds, -1, ...Array(11).fill(0), ""]])
  const content = { col: [[1, col]], notes, cards }
  return zip([
    ["collection.anki2", sqlite(tables.map(([table, sql]) => [table, sql, content[table] ?? []]))],
    ["media", new Blob(["{}"])],
  ])
}
