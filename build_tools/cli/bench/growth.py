"""How the data of search grows with the number of articles, and what a first query then moves."""

from __future__ import annotations

import functools
import random
import re
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import opencc
from pypinyin import lazy_pinyin

from build_tools.cli.bench.browser import chromium, packed_size, served
from build_tools.cli.bench.synthetic import Corpus
from build_tools.findings import BuildToolsError
from build_tools.load import EDITIONS
from build_tools.model import Segment, Term
from build_tools.pages.dates import human_date
from build_tools.search import files
from build_tools.search.scripts import shipped
from build_tools.site import build

SCRIPTS = Path(__file__).parents[2] / "assets/search"
LONG = 24
"""Characters that a clause to cut queries from has at least."""
OF_EACH = 16
"""Queries of each kind."""
ENGLISH = re.compile("[A-Za-z]{4,}")
NUMBER = re.compile(r"\d+(?:\.\d+)?(?:%|[万亿]?)")
ASK = """async ([base, q]) => {
  const { Search } = await import(base + "assets/search/client.js")
  const search = new Search()
  search.pause = 0
  const ask = async () => {
    const start = performance.now()
    const { results } = await search.search(q)
    return [performance.now() - start, results.length]
  }
  const [cold, found] = await ask()
  const warm = [await ask(), await ask(), await ask()].map(([time]) => time)
  return { cold, warm, found }
}"""


class Asked(NamedTuple):
    """A first query, with nothing in the cache."""

    moved: int
    """Bytes, gzip, scripts included."""
    files: int
    text: str
    cold: float
    """Milliseconds, the reading of the files over the loopback included."""
    warm: tuple[float, ...]
    found: int


def grown(articles: int, folder: Path) -> Iterator[str]:
    """Lines of times and sizes, and of first queries, at 10, 100 ... and `articles` articles.

    Raises:
        BuildToolsError: there is no edition here, or no browser to measure with.
    """
    if not Path(EDITIONS).is_dir():
        raise BuildToolsError("run bench in the project's folder")
    site, _ = build(Path())
    for count in sorted({n for n in (10, 100) if n < articles} | {articles}):
        corpus = Corpus(site.editions[0], count)
        root = folder / str(count)
        yield f"articles {count}: {_written(corpus, site.source.glossary, root)}"
        chance = random.Random(count)  # noqa: S311 - no secret
        yield from _first_queries(root, queries(corpus, site.source.glossary, chance))


def _written(corpus: Corpus, glossary: tuple[Term, ...], root: Path) -> str:
    """Write the data and scripts of search; say what it took."""
    start, size, count = time.process_time(), 0, 0
    for address, text in files(corpus, glossary, human_date):
        target = root / address
        target.parent.mkdir(parents=True, exist_ok=True)
        size += target.write_bytes(text.encode())
        count += 1
    seconds = (time.process_time() - start - corpus.seconds) / len(corpus)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, text in shipped({p.name: p.read_text("utf-8") for p in SCRIPTS.glob("*.js")}).items():
        (root / "assets/search" / name).write_text(text, "utf-8")
    (root / "404.html").write_text("<!doctype html><title>bench</title>", "utf-8")
    return (
        f"{seconds:.2f} s of processor time an article, peak memory {peak:.0f} MiB, "
        f"{count} files, {size / 1e6:.1f} MB"
    )


def _first_queries(root: Path, kinds: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Ask each query on a page of its own; the search page's script counts for the engine's."""
    more, less = (packed_size(root / "assets/search" / name) for name in ("page.js", "client.js"))
    every: list[Asked] = []
    with served(root) as (base, moved), chromium() as browser:
        for kind, texts in kinds.items():
            asked = []
            for text in texts:
                moved.clear()
                page = browser.new_context().new_page()
                page.goto(f"{base}404.html")
                got = page.evaluate(ASK, [base, text])
                page.context.close()
                asked.append(Asked(sum(moved.values()) + more - less, len(moved), text, **got))
            every += asked
            yield f"{kind}: {_told(asked)}"
    yield f"all: {_told(every)}"


def _told(asked: Sequence[Asked]) -> str:
    moved = [a.moved for a in asked]
    most = max(asked, key=lambda a: a.moved)
    return (
        f"{len(asked)} first queries, bytes gzip median {statistics.median(moved):.0f}, most "
        f"{most.moved} in {most.files} files ({most.text[:24]}); ms median "
        f"{statistics.median(a.cold for a in asked):.0f} and p95 {_p95(a.cold for a in asked):.0f}, "
        f"asked again {_p95(t for a in asked for t in a.warm):.1f} at p95; "
        f"{sum(not a.found for a in asked)} without an answer"
    )


def _p95(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[int(len(ordered) * 0.95)]


def queries(
    corpus: Corpus, glossary: tuple[Term, ...], chance: random.Random, each: int = OF_EACH
) -> Mapping[str, list[str]]:
    """So many queries of each kind, cut from articles taken at random."""
    hant = opencc.OpenCC("s2t").convert
    found: defaultdict[str, list[str]] = defaultdict(list)
    for _ in range(each):
        edition = corpus[chance.randrange(len(corpus))].edition
        segments = [s for section in edition.sections for s in section.segments]
        zh, en = _long(segments, "zh", chance), _long(segments, "en", chance)
        numbers = [n for s in segments for n in NUMBER.findall(s.zh)]
        words = ENGLISH.findall(en)
        run = max(re.findall("[\u4e00-\u9fff]+", zh), key=len)
        some = functools.partial(_piece, chance=chance)
        found["two characters"].append(some(run, 2))
        found["four characters"].append(some(run, 4))
        found["phrase across punctuation"].append(some(zh, 14))
        found["clause"].append(zh)
        found["traditional"].append(hant(some(run, 4)))
        found["two words"].append(f"{some(run, 2)} {some(zh[len(zh) // 2 :], 2)}")
        found["pinyin, two syllables"].append("".join(lazy_pinyin(some(run, 2))))
        found["pinyin, four syllables"].append("".join(lazy_pinyin(some(run, 4))))
        found["pinyin, unfinished"].append("".join(lazy_pinyin(some(run, 4)))[:-1])
        term = chance.choice(glossary).record
        found["term"].append(term.zh)
        found["initials"].append("".join(s[0] for s in lazy_pinyin(term.zh) if s[0].isalpha()))
        found["English word"].append(chance.choice(words))
        found["English word, unfinished"].append(chance.choice(words)[:3])
        found["English words, two"].append(" ".join(some(en.split(), 2)))
        found["English words, three"].append(" ".join(some(en.split(), 3)))
        found["English clause"].append(en)
        found["number"].append(chance.choice(numbers))
        found["slip of the hand"].append(f"{some(run, 2)}龘{some(run, 2)}")
        found["mixed"].append(f"{some(run, 2)} {chance.choice(words)}")
    return found


def _piece(text: Any, size: int, *, chance: random.Random) -> Any:
    """So many characters or words of a text, from any place."""
    start = chance.randrange(max(1, len(text) - size))
    return text[start : start + size]


def _long(segments: Sequence[Segment], lang: str, chance: random.Random) -> str:
    long: list[str] = [text for s in segments if len(text := getattr(s, lang)) > LONG]
    return chance.choice(long)
