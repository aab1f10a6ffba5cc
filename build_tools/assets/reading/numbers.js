// The card of a number: both notations, the exact value, the sum that it is part of, its figures,
// and where else it stands.

import { both, el } from "./card.js"

const { edition, section } = document.querySelector(".reading").dataset
let cards
const data = () => (cards ??= fetch(new URL(`../data/${edition}/numbers.json`, import.meta.url)).then(answer => answer.json()))

const link = (slug, id) => el("a", { href: slug === section ? `#${id}` : `../${slug}/#${id}` }, id)

/** What fills the card of a number of the text. */
export async function number(element) {
  const known = (await data())[element.closest(".s").id]?.[element.dataset.q]
  if (!known) return
  const [zh, en, exact, figures, sum, elsewhere] = known
  return el("div", {},
    el("p.head", {}, el("span", { lang: "zh-Hans" }, zh), en ? el("span", { lang: "en" }, ` ${en}`) : null),
    el("p", {}, both("确值", "Exactly"), ` ${exact}`),
    sum ? el("p", {}, el("span", { lang: "zh-Hans" }, sum[0]), " ", el("span", { lang: "en" }, sum[1])) : null,
    figures.length ? el("p", {}, ...figures.flatMap(n => [el("a", { href: `../figures/#fig-${n}` }, both(`图${n}`, `Figure ${n}`), " →"), " "])) : null,
    elsewhere.length ? el("p.facts", {}, both("又见", "Also in"), ...elsewhere.flatMap(([slug, id]) => [" ", link(slug, id)])) : null)
}
