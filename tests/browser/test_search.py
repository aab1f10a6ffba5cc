"""The search engine and its pages in a real browser."""

from __future__ import annotations

import functools
import gzip
import http.server
import random
import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC
from playwright.sync_api import Browser, Page

from build_tools.cli.bench.growth import queries
from build_tools.cli.bench.synthetic import Corpus
from build_tools.model import Annotated, Site
from build_tools.pages.dates import human_date
from build_tools.search import index
from build_tools.search.data import traditional
from build_tools.search.folding import letters
from build_tools.search.postings import hashed
from build_tools.search.scripts import shipped
from build_tools.search.shards import keys
from build_tools.site import build

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests/search"
LONG = 240
"""Characters of a clause longer than what a query may have, wherever it begins among the first 40."""
Open = Callable[..., Page]
WRITTEN = (CASES / "queries.yaml").read_text("utf-8")
QUERIES = yaml.load(WRITTEN, yaml.BaseLoader)  # noqa: S506 - each scalar stays as it was written
OPEN = """async () => {
  for (const name of ["whole", "cut"]) {
    const { Search } = await import(`/${name}/assets/search/client.js`)
    globalThis[name] = new Search()
    globalThis[name].pause = 0
    globalThis[name].most = 1e9
  }
}"""
ASK = """async ([name, queries, wide]) => {
  const found = []
  for (const q of queries) {
    const { results, exact, whole } = await globalThis[name].search(q, { wide })
    found.push({ exact, whole, results: results.map(
      r => ({ url: r.url, kind: r.kind, id: r.unit.id, zh: r.unit.zh, score: r.score, marks: r.marks })) })
  }
  return found
}"""


CUNNING = ("jiangxu", "shichanggoujia", "zishangwuha", "into", "shangpu", "65万", "网络 港8")
"""Queries that had files read for them in which they do not stand."""


class Ten(NamedTuple):
    """Two engines over ten articles, the folder of the cut one's data, and queries."""

    page: Page
    folder: Path
    queries: tuple[str, ...]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Requests are no news."""


@pytest.fixture(scope="module")
def site() -> Site:
    return build(ROOT)[0]


@pytest.fixture(scope="module")
def engine(
    browser: Browser, site: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """A page with two engines over the real corpus: `whole` in one file, `cut` in shards."""
    yield from _engines(browser, site.editions, site, tmp_path_factory.mktemp("engines"))


@pytest.fixture(scope="module")
def two(browser: Browser, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The same with the toy edition beside the real one."""
    both = (*site.editions, *build(ROOT / "tests/toy")[0].editions)
    yield from _engines(browser, both, site, tmp_path_factory.mktemp("two"))


@pytest.fixture(scope="module")
def ten(browser: Browser, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ten]:
    """The same with ten articles like the real one, the folder of the cut one, and queries."""
    root = tmp_path_factory.mktemp("ten")
    corpus = Corpus(site.editions[0], 10)
    chance = random.Random(10)  # noqa: S311 - no secret
    kinds = queries(corpus, site.source.glossary, chance, each=6)
    asked = (*CUNNING, *(q for some in kinds.values() for q in some))
    for page in _engines(browser, tuple(corpus), site, root):
        yield Ten(page, root / "cut/assets/search", asked)


def _engines(
    browser: Browser, editions: tuple[Annotated, ...], site: Site, root: Path
) -> Iterator[Page]:
    sources = {
        p.name: p.read_text("utf-8") for p in (ROOT / "build_tools/assets/search").glob("*.js")
    }
    for name, large in (("whole", 10**9), ("cut", 0)):
        files = dict(index(editions, site.source.glossary, human_date, large))
        files |= {f"assets/search/{n}": text for n, text in shipped(sources).items()}
        for address, text in files.items():
            target = root / name / address
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
    (root / "index.html").write_text("<!doctype html><title>engines</title>", "utf-8")
    handler = functools.partial(_Quiet, directory=str(root))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.evaluate(OPEN)
    yield page
    page.close()
    server.shutdown()


def ask(page: Page, queries: list[str], name: str = "whole", *, wide: bool = False) -> list[Any]:
    found = page.evaluate(ASK, [name, queries, wide])
    assert isinstance(found, list)
    return found


def _clauses(answer: dict[str, Any]) -> list[str]:
    ids = [r["id"] for r in answer["results"] if r["kind"] != "glossary"]
    return [i.removeprefix("note-") for i in ids]


def test_both_halves_fold_alike(engine: Page) -> None:
    cases = yaml.safe_load((CASES / "folds.yaml").read_text("utf-8"))
    variants = traditional(letters("".join(c["text"] for c in cases)))
    found = engine.evaluate(
        """async ([texts, table]) => {
          const { fold, readVariants } = await import("/whole/assets/search/fold.js")
          const variants = readVariants(table)
          return texts.map(t => { const { text, at } = fold(t, variants); return [text, at] })
        }""",
        [[c["text"] for c in cases], variants],
    )
    assert found == [[c["folded"], c["at"]] for c in cases]


def test_both_halves_stem_alike(engine: Page) -> None:
    cases = yaml.safe_load((CASES / "stems.yaml").read_text("utf-8"))
    found = engine.evaluate(
        """async cases => {
          const { stem } = await import("/whole/assets/search/letters.js")
          return cases.map(forms => new Set(forms.map(stem)).size)
        }""",
        cases,
    )
    assert found == [1] * len(cases)


def test_both_halves_hash_alike(engine: Page) -> None:
    keys = ["鸡毛", "=market", "ji mao", "3d", "𠮷野"]
    found = engine.evaluate(
        """async keys => {
          const { hash } = await import("/cut/assets/search/shards.js")
          return keys.map(hash)
        }""",
        keys,
    )
    assert found == [hashed(key) for key in keys]


KEYS = """async texts => {
  const { keysOf } = await import("/cut/assets/search/shards.js")
  const { fold } = await import("/cut/assets/search/fold.js")
  const { stem } = await import("/cut/assets/search/letters.js")
  return texts.map(raw => {
    const { text, start } = fold(raw, new Map())
    return [true, false].map(whole => (text ? keysOf(text, start, stem, whole) : []))
  })
}"""


def test_the_browser_looks_up_the_keys_that_are_written(engine: Page) -> None:
    cases = yaml.safe_load((CASES / "keys.yaml").read_text("utf-8"))
    found = engine.evaluate(KEYS, [c["query"] for c in cases])
    assert found == [[c["whole"], c["open"]] for c in cases]


@given(
    st.text(alphabet=st.sampled_from("换糖𠮷𪚥𐐨𝟏a1Aé’'.,/%[]①🙂  、“”"), min_size=1, max_size=24)
)
@settings(max_examples=60, deadline=None)
def test_every_key_of_a_whole_text_is_written_for_it(engine: Page, text: str) -> None:
    (whole, _), *_ = engine.evaluate(KEYS, [text])
    assert {*whole} <= keys([text])


def test_a_search_of_a_cut_corpus_reads_few_files(engine: Page) -> None:
    counts = engine.evaluate(
        """async queries => {
          const { Search } = await import("/cut/assets/search/client.js")
          const found = []
          for (const q of queries) {
            const search = new Search()
            search.pause = 0
            const { exact } = await search.search(q)
            if (exact) found.push([search.files.size, q])
          }
          return found
        }""",
        [q["q"] for q in QUERIES],
    )
    assert max(counts)[0] <= 20, max(counts)


def _judged(engine: Page, queries: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """The queries whose clause is not the first, and those without it among the first five."""
    late, missed = [], []
    for query, answer in zip(queries, ask(engine, [q["q"] for q in queries]), strict=True):
        results = answer["results"]
        first = [r["zh"] if r["kind"] == "glossary" else r["id"] for r in results[:5]]
        term = "term" not in query or query["term"] in first[:1]
        clauses = first if "near" in query else _clauses(answer)[:5]
        wanted = {*query["finds"], *([query.get("term", "")] if "near" in query else [])}
        said = answer["exact"] == ("near" not in query)
        if not said or not wanted & {*clauses[:1]} or not (term or "near" in query):
            late.append(query["q"])
        if not said or not wanted & {*clauses}:
            missed.append(query["q"])
    return late, missed


def test_queries_held_out_from_tuning_find_their_clause(engine: Page) -> None:
    held = yaml.load((CASES / "heldout.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - each scalar stays as it was written
    late, missed = _judged(engine, [q for q in held if q["kind"] != "nonsense"])
    assert missed == []
    assert late == []
    nonsense = [q["q"] for q in held if q["kind"] == "nonsense"]
    assert [a["results"] for a in ask(engine, nonsense)] == [[]] * len(nonsense)


def test_the_very_clause_comes_first(engine: Page) -> None:
    wanted = [q for q in QUERIES if q["kind"] != "nonsense"]
    missed, late = [], []
    for query, answer in zip(wanted, ask(engine, [q["q"] for q in wanted]), strict=True):
        assert answer["exact"], query["q"]
        first = answer["results"][0]
        clauses = _clauses(answer)
        term = "term" not in query or query["term"] in first["zh"]
        if not term or clauses[:1] != [i for i in query["finds"] if i in clauses[:1]]:
            late.append(query["q"])
        if not term or not {*query["finds"]} & {*clauses[:5]}:
            missed.append(query["q"])
    assert missed == []
    assert len(late) <= 0.05 * len(wanted), late


def test_nonsense_finds_nothing(engine: Page) -> None:
    queries = [q["q"] for q in QUERIES if q["kind"] == "nonsense"]
    found = {q: a["results"] for q, a in zip(queries, ask(engine, queries), strict=True)}
    assert found == {q: [] for q in queries}


def _spellings(term: Any) -> Iterator[str]:
    record = term.record
    yield record.zh
    yield OpenCC("s2t").convert(record.zh)
    yield record.pinyin
    umlaut = re.sub("[üǖǘǚǜ]", "v", record.pinyin)
    decomposed = unicodedata.normalize("NFD", umlaut)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    yield plain
    yield "".join(c for c in plain if c.isalnum())
    yield record.en


def test_every_term_is_found_first_however_it_is_spelt(engine: Page, site: Site) -> None:
    asked = [(t.slug, s) for t in site.source.glossary for s in _spellings(t)]
    answers = ask(engine, [s for _, s in asked])
    lost = [
        (slug, spelling)
        for (slug, spelling), a in zip(asked, answers, strict=True)
        if not a["results"] or a["results"][0]["url"] != f"glossary/{slug}/"
    ]
    assert lost == []


def test_a_cut_corpus_answers_the_queries_alike(engine: Page) -> None:
    queries = [q["q"] for q in QUERIES]
    assert ask(engine, queries, "cut", wide=True) == ask(engine, queries, wide=True)


FIRST = """async queries => {
  const found = []
  for (const name of ["cut", "whole"]) {
    const { Search } = await import(`/${name}/assets/search/client.js`)
    const search = new Search()
    search.pause = 0
    for (const [i, q] of queries.entries()) {
      const { results, exact } = await search.search(q, { wide: name === "whole" })
      ;(found[i] ??= [q]).push([results[0]?.url, exact])
    }
  }
  return found
}"""


def test_the_first_answer_of_a_cut_corpus_is_that_of_a_plain_scan(two: Page) -> None:
    held = yaml.load((CASES / "heldout.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - each scalar stays as it was written
    found = two.evaluate(FIRST, [q["q"] for q in (*QUERIES, *held)])
    assert [f for f in found if f[1] != f[2]] == []


COLD = """async queries => {
  const { Search } = await import("/cut/assets/search/client.js")
  const found = []
  for (const q of queries) {
    const search = new Search()
    search.pause = 0
    const { results, exact } = await search.search(q)
    found.push([q, exact ? results[0]?.url : null, [...search.files.keys()]])
  }
  return found
}"""


def test_a_first_query_of_ten_articles_moves_less_than_100_kb(ten: Ten) -> None:
    scripts = ("page", "shards", "letters", "notation", "near")

    def moved(names: list[str]) -> int:
        return sum(len(gzip.compress((ten.folder / name).read_bytes())) for name in names)

    every = moved([f"{name}.js" for name in scripts])
    found = [(every + moved(names), q) for q, _, names in ten.page.evaluate(COLD, [*ten.queries])]
    assert max(found)[0] < 100_000, max(found)


def test_the_first_answer_among_ten_articles_is_that_of_a_plain_scan(ten: Ten) -> None:
    found = ten.page.evaluate(COLD, [*ten.queries])
    scanned = ask(ten.page, [*ten.queries])
    wanted = [
        (q, answer["results"][0]["url"] if answer["exact"] and answer["results"] else None)
        for q, answer in zip(ten.queries, scanned, strict=True)
    ]
    assert [(q, first) for q, first, _ in found] == wanted


def test_a_long_clause_is_found_wherever_the_query_is_cut(engine: Page, site: Site) -> None:
    sections = (x for a in site.editions for x in a.edition.sections)
    long = [s for x in sections for p in x.paragraphs for s in p.segments if len(s.en) > LONG]
    asked = [(s.id, s.en[i:]) for s in long for i in range(40) if s.en[i - 1 : i] in ("", " ")]
    answers = ask(engine, [q for _, q in asked])
    lost = [
        q
        for (i, q), a in zip(asked, answers, strict=True)
        if not a["exact"] or i not in _clauses(a)[:5]
    ]
    assert len(asked) > 100
    assert lost == []


def test_what_the_first_files_do_not_answer_is_read_on_by_itself(engine: Page) -> None:
    found = engine.evaluate(
        """async queries => {
          const { Search } = await import("/cut/assets/search/client.js")
          const found = []
          for (const q of queries) {
            const search = new Search()
            search.pause = 0
            search.most = 1
            const { results, exact } = await search.search(q)
            found.push([q, exact && results.length > 0])
          }
          return found
        }""",
        [q["q"] for q in QUERIES if q["kind"] != "nonsense"],
    )
    assert [q for q, answered in found if not answered] == []


def test_initials_of_any_length_are_read_as_such(engine: Page) -> None:
    found = engine.evaluate(
        """async queries => {
          const { Search } = await import("/whole/assets/search/client.js")
          return Promise.all(queries.map(async q => (await new Search().search(q)).results[0]?.url))
        }""",
        ["ydylyxgjhdq", "gjdzswsfcs", "ql"],
    )
    assert found == [
        "glossary/countries-along-the-belt-and-road/",
        "glossary/e-commerce-demonstration-city/",
        "glossary/qianlong/",
    ]


def test_a_cut_corpus_answers_any_piece_of_text_alike(engine: Page, site: Site) -> None:
    segments = [
        s
        for a in site.editions
        for x in a.edition.sections
        for p in x.paragraphs
        for s in p.segments
    ]

    @given(st.randoms(use_true_random=False))
    @settings(max_examples=25, deadline=None)
    def alike(chance: random.Random) -> None:
        queries = [_piece(chance, chance.choice(segments)) for _ in range(4)]
        queries.append(" ".join(queries[:2]))
        assert ask(engine, queries, "cut", wide=True) == ask(engine, queries, wide=True)
        firsts = zip(ask(engine, queries, "cut"), ask(engine, queries, wide=True), strict=True)
        assert all(a["results"][:1] == b["results"][:1] for a, b in firsts)

    alike()


def _piece(chance: random.Random, segment: Any) -> str:
    text = chance.choice((segment.zh, segment.en))
    start = chance.randrange(len(text))
    return text[start : start + chance.randint(1, 12)]


# ---- the pages -------------------------------------------------------------------------------


def complete(page: Page) -> list[str]:
    """The addresses of the results once they are complete."""
    page.wait_for_selector('#results[aria-busy="false"]')
    links = page.eval_on_selector_all("#results > li > :first-child", "all => all.map(a => a.href)")
    assert isinstance(links, list)
    return links


def test_results_open_the_clause_with_the_match_marked(open_page: Open) -> None:
    page = open_page("/search/?q=鸡毛换糖")
    links = complete(page)
    assert links[0].endswith("/glossary/chicken-feathers-for-candy/")
    assert links[1].endswith("#1.1.2")
    marked = page.locator("#results > li:nth-child(2) mark").all_inner_texts()
    assert marked == ["鸡毛换糖", "chicken feathers for candy"]
    langs = page.locator("#results > li:nth-child(2) a > span").evaluate_all(
        "a => a.map(e => e.lang)"
    )
    assert langs == ["zh-Hans", "en"]
    page.goto(links[1])
    page.wait_for_function("CSS.highlights.get('search')?.size > 1")
    texts = page.evaluate("[...CSS.highlights.get('search')].map(String)")
    assert {"鸡毛换糖", "chicken feathers for candy"} <= {*texts}


def test_the_list_is_walked_by_keyboard(open_page: Open) -> None:
    page = open_page("/search/")
    page.keyboard.type("拨浪鼓")
    links = complete(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.href") == links[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('#results a')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/**")


def test_what_is_asked_and_chosen_stands_in_the_address(open_page: Open) -> None:
    page = open_page("/search/?q=市场&kind=text&section=yiwu/trade-circle/")
    links = complete(page)
    assert links
    assert all("/yiwu/trade-circle/" in link for link in links)
    page.check("input[value=notes]")
    page.wait_for_url("**kind=notes**")
    assert all("#note-" in link for link in complete(page))


def test_notes_and_timeline_are_one_press_away(open_page: Open) -> None:
    page = open_page("/search/?q=重复博弈")
    before = complete(page)
    page.click("#search-wider")
    page.wait_for_function(f"document.querySelectorAll('#results > li').length > {len(before)}")
    assert complete(page)[: len(before)] == before


@pytest.mark.parametrize("event", ["insertFromPaste", "insertCompositionText", "insertText"])
def test_text_that_comes_without_a_key_is_searched(open_page: Open, event: str) -> None:
    page = open_page("/search/")
    page.evaluate(
        """inputType => {
          const box = document.getElementById("q")
          box.value = "1493.2亿"
          box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType }))
        }""",
        event,
    )
    page.wait_for_selector("#results > li")
    assert complete(page)[0].endswith("#1.4.6")


def test_markup_is_text(open_page: Open) -> None:
    page = open_page("/search/?q=<img src=x onerror=alert(1)>")
    complete(page)
    assert page.locator("#results img, #search-status img").count() == 0
    assert "<img src=x" in page.inner_text("#search-status")


def test_the_way_back_leads_to_the_result_that_one_came_from(open_page: Open) -> None:
    page = open_page("/search/?q=市场")
    complete(page)
    page.click("#search-more")
    page.click("#results > li:nth-child(40) a")
    page.wait_for_url("**/yiwu/**")
    page.go_back()
    complete(page)
    page.wait_for_function(
        "document.activeElement === document.querySelector('#results > li:nth-child(40) a')"
    )
    assert page.evaluate("scrollY") > 1000


def test_filters_that_leave_nothing_say_so(open_page: Open) -> None:
    page = open_page("/search/?q=拨浪鼓&section=nowhere/")
    assert complete(page) == []
    assert re.search(r"None with these filters; \d without", page.inner_text("#search-status"))


def test_what_cannot_be_read_is_said_and_read_again(open_page: Open) -> None:
    page = open_page("/search/")
    page.wait_for_load_state("networkidle")
    page.route("**/assets/search/entries.json", lambda route: route.fulfill(body="no"))
    page.fill("#q", "鸡毛换堂")
    page.wait_for_selector("#search-status > span")
    assert "could not be read" in page.inner_text("#search-status")
    page.unroute("**/assets/search/entries.json")
    page.fill("#q", "鸡毛换")
    page.fill("#q", "鸡毛换堂")
    page.wait_for_selector("#results > li")


def test_a_near_miss_says_so_in_both_languages(open_page: Open) -> None:
    page = open_page("/search/?q=chiken fethers for candy")
    assert complete(page)[0].endswith("/glossary/chicken-feathers-for-candy/")
    said = page.inner_text("#search-status")
    assert "没有完全相符的" in said
    assert "Nothing matches exactly" in said


def test_one_word_of_many_that_begins_alike_is_not_near(engine: Page) -> None:
    (answer,) = ask(engine, ["一带一路 qqq zzz vvv xyx there"])
    assert answer["results"] == []


def test_without_scripts_each_language_says_where_to_begin(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/search/")
    said = page.locator("noscript p > span").all_inner_texts()
    assert said == [
        "搜索需要脚本。不用脚本时，可从首页或词汇表入手。",
        "Searching needs scripts. Without them begin at the home page or the glossary.",
    ]
    page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_and_is_accessible(open_page: Open, width: int) -> None:
    page = open_page("/search/?q=market procurement", width=width)
    complete(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    report = Axe().run(page, context=".find")
    assert report.violations_count == 0, report.generate_report()


def test_the_box_costs_nothing_before_it_is_used_and_then_leads_to_the_clause(
    open_page: Open, address: str
) -> None:
    page = open_page("/yiwu/market/")
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url.removeprefix(address)))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert [a for a in asked if a.startswith(("/assets/search/", "/search/"))] == []
    page.click(".md-search__input")
    page.evaluate(
        """() => {
          const box = document.querySelector(".md-search__input")
          box.value = "702个露天摊位"
          box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }))
        }"""
    )
    page.wait_for_selector(".md-search-result mark")
    assert re.search(r"All \d+ results", page.inner_text(".md-search-result__list"))
    assert not {"/assets/search/around.json", "/assets/search/entries.json"} & {*asked}
    page.keyboard.press("Enter")
    page.wait_for_url("**#1.1.8")
