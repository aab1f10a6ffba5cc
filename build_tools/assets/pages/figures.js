// The ledger sorted by any of its columns: a button in each heading, once up and once down.

const numeric = new Intl.Collator("zh", { numeric: true })
const key = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim()

for (const table of document.querySelectorAll("table[data-sortable]")) {
  const [body] = table.tBodies
  const heads = [...table.tHead.rows[0].cells]
  heads.forEach((head, column) => {
    const button = document.createElement("button")
    button.type = "button"
    button.append(...head.childNodes)
    head.append(button)
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending"
      for (const other of heads) other.removeAttribute("aria-sort")
      head.setAttribute("aria-sort", down ? "descending" : "ascending")
      const rows = [...body.rows].sort((a, b) => numeric.compare(key(a, column), key(b, column)))
      body.append(...(down ? rows.reverse() : rows))
    })
  })
}

// A link to a figure's data opens them.
const open = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
  target?.closest?.("details")?.setAttribute("open", "")
}
addEventListener("hashchange", open)
open()
