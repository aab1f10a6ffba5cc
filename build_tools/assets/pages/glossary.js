// The index of the glossary: other orders with their own headings, and a filter. What was chosen
// is in the address (?by=en&find=…), so that a link shows the same list.

const page = document.querySelector(".glossary");
const form = page.querySelector("form");
const groups = page.querySelector(".groups");
const letters = page.querySelector(".letters");
const asPrinted = [...groups.children];
const terms = [...groups.querySelectorAll("li")];
const headings = document.getElementById("headings").content;

const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "");
const english = (term) => folded(term.dataset.en).replace(/^[^a-z0-9]+/, "");
const compare = new Intl.Collator("en").compare;

/** For each order: what it sorts by, and the heading that a term stands under. */
const ORDERS = {
  en: { key: english, group: (term) => english(term).charAt(0).toUpperCase() },
  category: { group: (term) => term.dataset.category },
  first: { number: (term) => Number(term.dataset.first), group: (term) => term.dataset.section ?? "" },
};

function heading(name, by, n) {
  const known = [...headings.children].find((h) => h.dataset.of === name);
  const made = known ? known.cloneNode(true) : document.createElement("h2");
  if (!known) made.textContent = name || "—";
  if (by === "en") made.lang = "en";
  made.id = `by-${n}`;
  return made;
}

function ordered(by) {
  const { key, number, group } = ORDERS[by];
  const order = [...terms];
  if (key) order.sort((a, b) => compare(key(a), key(b)));
  if (number) order.sort((a, b) => number(a) - number(b));
  const places = [...headings.children].map((h) => h.dataset.of);
  const under = new Map();
  for (const term of order) {
    const name = group(term);
    if (!under.has(name)) under.set(name, []);
    under.get(name).push(term);
  }
  const names = [...under.keys()];
  if (by === "category") names.sort((a, b) => places.indexOf(a) - places.indexOf(b));
  return names.map((name, n) => {
    const section = document.createElement("section");
    const list = document.createElement("ol");
    list.className = "terms";
    list.append(...under.get(name));
    section.append(heading(name, by, n), list);
    section.setAttribute("aria-labelledby", `by-${n}`);
    return section;
  });
}

function arrange(by) {
  if (ORDERS[by]) groups.replaceChildren(...ordered(by));
  else {
    let at = 0;
    for (const section of asPrinted) {
      const list = section.querySelector("ol");
      list.append(...terms.slice(at, (at += Number(section.dataset.length))));
    }
    groups.replaceChildren(...asPrinted);
  }
  letters.hidden = Boolean(ORDERS[by]);
}

function filter(words) {
  const wanted = words.toLowerCase().normalize("NFC").split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const term of terms) {
    const { find } = term.dataset;
    const plain = folded(find);
    // A word typed with its tones is looked for with its tones; without them, without.
    term.hidden = !wanted.every((word) => find.includes(word) || plain.includes(word));
    shown += term.hidden ? 0 : 1;
  }
  for (const section of groups.children) section.hidden = !section.querySelector("li:not([hidden])");
  form.querySelector("[role=status]").textContent = wanted.length ? `${shown} / ${terms.length}` : "";
}

function show() {
  arrange(form.by.value);
  filter(form.find.value);
  const state = new URLSearchParams();
  if (form.by.value !== "pinyin") state.set("by", form.by.value);
  if (form.find.value) state.set("find", form.find.value);
  const query = state.toString();
  history.replaceState(null, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
}

for (const section of asPrinted) section.dataset.length = section.querySelectorAll("li").length;
const asked = new URLSearchParams(location.search);
if (ORDERS[asked.get("by")]) form.by.value = asked.get("by");
form.find.value = asked.get("find") ?? "";
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
if (location.search) show();
