"""How well, how fast and with how many bytes the search of a built site answers, in a browser.

Ours and Material's own, over the same pages in the same run, with the queries of
tests/search/queries.yaml. A hit is a page that holds a wanted clause, or the entry of a wanted
term, since Material knows no clauses; for ours the very clause is counted too.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from build_tools.cli.bench.browser import chromium, served
from build_tools.findings import BuildToolsError

QUERIES = "tests/search/queries.yaml"
CONFIG = re.compile(r'"search": ?"([^"]+)"')
ROUNDS = 3
OURS = """async ([base, worker, queries, rounds]) => {
  const { Search } = await import(base + "assets/search/client.js")
  const search = new Search()
  search.pause = 0
  const found = []
  for (let round = 0; round < rounds; round++) for (const [i, q] of queries.entries()) {
    const start = performance.now()
    const { results } = await search.search(q)
    const took = performance.now() - start
    found[i] ??= { urls: results.slice(0, 5).map(r => r.url), times: [] }
    found[i].times.push(took)
  }
  return found
}"""
MATERIAL = """async ([base, worker, queries, rounds]) => {
  const index = await (await fetch(base + "search/search_index.json")).json()
  const box = new Worker(new URL(worker, base))
  const told = message => new Promise(done => {
    box.onmessage = ({ data }) => data.type % 2 && done(data.data)
    box.postMessage(message)
  })
  await told({ type: 0, data: { ...index, options: { suggest: false } } })
  const found = []
  for (let round = 0; round < rounds; round++) for (const [i, q] of queries.entries()) {
    const start = performance.now()
    const { items } = await told({ type: 2, data: q })
    const took = performance.now() - start
    found[i] ??= { urls: items.slice(0, 5).map(group => group[0].location), times: [] }
    found[i].times.push(took)
  }
  return found
}"""


class Measured(NamedTuple):
    """One search: shares of queries, 0 to 1, and milliseconds."""

    first: float
    """With a wanted page first."""
    five: float
    empty: float
    """With an answer, and none given."""
    clause: float
    """With the very clause first, or first after the term's entry."""
    median: float
    p95: float


def report(ours: Path, plain: Path, queries: Path = Path(QUERIES)) -> Iterator[str]:
    """Lines that set our search beside Material's own; both sites hold the same pages.

    Raises:
        BuildToolsError: there is no browser, or no queries, to measure with.
    """
    asked = [q for q in _asked(queries) if q["kind"] != "nonsense"]
    pages = _pages(ours)
    texts = [q["q"] for q in asked]
    for name, site in (("ours", ours), ("Material", plain)):
        script = OURS if name == "ours" else MATERIAL
        worker = _worker(site)
        with _page(site) as (page, base, moved):
            page.evaluate(script, [base, worker, texts[:1], 1])
            cold = sum(moved.values())
            measured = _judged(asked, page.evaluate(script, [base, worker, texts, ROUNDS]), pages)
        yield (
            f"search {name}: {len(asked)} queries, page first {measured.first:.0%}, in five "
            f"{measured.five:.0%}, empty {measured.empty:.0%}, very clause first "
            f"{measured.clause:.0%}, median {measured.median:.1f} ms, p95 {measured.p95:.1f} ms, "
            f"up to the first answer {cold} bytes gzip"
        )


def _asked(queries: Path) -> list[dict[str, Any]]:
    if not queries.is_file():
        raise BuildToolsError(f"{queries} is missing: run this in the project's folder")
    found = yaml.load(queries.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - all strings
    assert isinstance(found, list)  # noqa: S101 - our own file
    return found


def _pages(site: Path) -> Mapping[str, str]:
    """The page of each id and of each headword of the glossary, relative to the site."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("index.html")):
        html, at = path.read_text("utf-8"), f"{path.parent.relative_to(site).as_posix()}/"
        if '<article class="reading"' in html:
            found |= dict.fromkeys(re.findall(r'\bid="([\w.-]+)"', html), at)
        elif at.startswith("glossary/") and at.count("/") > 1:
            headword = re.search(r'<h1[^>]*>.*?lang="zh-Hans"[^>]*>([^<]+)<', html, re.DOTALL)
            found |= {headword[1].strip(): at} if headword else {}
    return found


def _judged(
    asked: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]], pages: Mapping[str, str]
) -> Measured:
    first = five = empty = clause = 0
    times = sorted(t for answer in found for t in answer["times"])
    for query, answer in zip(asked, found, strict=True):
        ids = [j for i in query["finds"] for j in (i, f"note-{i}")]
        wanted = {pages[i] for i in (*ids, query.get("term", "")) if i in pages}
        hits = [url.split("#")[0] in wanted for url in answer["urls"]]
        clauses = [u.partition("#")[2] for u in answer["urls"] if not u.startswith("glossary/")]
        first += any(hits[:1])
        five += any(hits)
        empty += not hits
        clause += any(c in ids for c in clauses[:1])
    n = len(asked)
    p95 = times[int(len(times) * 0.95)]
    return Measured(first / n, five / n, empty / n, clause / n, statistics.median(times), p95)


def _worker(site: Path) -> str:
    found = CONFIG.search((site / "index.html").read_text("utf-8"))
    if not found:
        raise BuildToolsError(f"{site} has no search of Material")
    return found[1]


@contextmanager
def _page(site: Path) -> Iterator[tuple[Any, str, dict[str, int]]]:
    """A page of a served site, its address, and the bytes gzip of each file of search it reads."""
    with served(site) as (base, moved), chromium() as browser:
        page = browser.new_page()
        page.goto(f"{base}404.html", wait_until="networkidle")
        yield page, base, moved
