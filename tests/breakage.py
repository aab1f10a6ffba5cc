"""Ways to break a built site; each finds a place at random and says what it did, or None."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

Way = Callable[[Path, random.Random], str | None]


def _rewrite(path: Path, text: str) -> None:
    """Write anew, so that a file shared with the sound site is not touched."""
    path.unlink()
    path.write_bytes(text.encode())


def _edit(pattern: str, replacement: str, files: str = "*.html") -> Way:
    """Replace one match in one file, drawn at random."""
    compiled = re.compile(pattern, re.DOTALL)

    def way(site: Path, rng: random.Random) -> str | None:
        paths = sorted(path for path in site.rglob(files) if path.name != "404.html")
        rng.shuffle(paths)
        for path in paths:
            text = path.read_text(encoding="utf-8")
            found = list(compiled.finditer(text))
            if found:
                match = rng.choice(found)
                new = match.expand(replacement)
                _rewrite(path, text[: match.start()] + new + text[match.end() :])
                return f"{path.relative_to(site)}: {match[0][:80]!r} -> {new[:80]!r}"
        return None

    return way


def _delete(files: str, unless: str = r"$^") -> Way:
    def way(site: Path, rng: random.Random) -> str | None:
        paths = sorted(
            p for p in site.rglob(files) if not re.search(unless, p.relative_to(site).as_posix())
        )
        if not paths:
            return None
        path = rng.choice(paths)
        path.unlink()
        return f"{path.relative_to(site)} deleted"

    return way


def _cut(files: str) -> Way:
    def way(site: Path, rng: random.Random) -> str | None:
        paths = sorted(site.rglob(files))
        if not paths:
            return None
        path = rng.choice(paths)
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data[: len(data) // 2])
        return f"{path.relative_to(site)} cut in half"

    return way


def _empty_page(site: Path, rng: random.Random) -> str:
    path = rng.choice(
        sorted(p for p in site.rglob("index.html") if "refresh" not in p.read_text("utf-8"))
    )
    text = path.read_text("utf-8")
    _rewrite(path, re.sub(r"(<main\b[^>]*>).*(</main>)", r"\1\2", text, flags=re.DOTALL))
    return f"{path.relative_to(site)} emptied"


def _new_page(site: Path, rng: random.Random) -> str:
    path = rng.choice(sorted(site.rglob("index.html")))
    (path.parent / "orphan.html").write_bytes(path.read_bytes())
    return f"{path.parent.relative_to(site)}/orphan.html added"


def _swap(one: str, other: str, files: str = "*.html") -> Way:
    """Exchange two strings of one file."""
    both = re.compile(f"{re.escape(one)}|{re.escape(other)}")

    def way(site: Path, rng: random.Random) -> str | None:
        for path in sorted(site.rglob(files)):
            text = path.read_text("utf-8")
            if one in text and other in text:
                _rewrite(path, both.sub(lambda m: other if m[0] == one else one, text))
                return f"{path.relative_to(site)}: {one} and {other} swapped"
        del rng
        return None

    return way


TEXT = r"(?<=<p>)(?=[^<]{3})"
"""The start of a paragraph of text."""

ON_ANY_SITE: dict[str, Way] = {
    "a page deleted": _delete("*.html", r"^index\.html$|404|^old/"),
    "a style sheet deleted": _delete("*.css", r"palette|highlight"),
    "a fragment changed": _edit(r'href="([^"]*)#(?!note|call|fig)(\d[^"]*)"', r'href="\1#\2-gone"'),
    "a link misspelt": _edit(r'<a ([^>]*)href="((?:\.\./)+[\w/-]+)/"', r'<a \1href="\2x/"'),
    "a link without its slash": _edit(r'<a ([^>]*)href="((?:\.\./)+[\w/-]+)/"', r'<a \1href="\2"'),
    "a link in capitals": _edit(
        r'<a ([^>]*)href="((?:\.\./)+)(\w)([\w/-]*)"', r'<a \1href="\2Q\3\4"'
    ),
    "a link that climbs": _edit(r'<a ([^>]*)href="\.\./', r'<a \1href="../../../../'),
    "a link emptied": _edit(r'<a ([^>]*)href="\.\./[^"]*"', r'<a \1href=""'),
    "a link to a script": _edit(r'<a ([^>]*)href="\.\./[^"]*"', r'<a \1href="javascript:go()"'),
    "a link to a machine": _edit(
        r'<a ([^>]*)href="\.\./[^"]*"', r'<a \1href="http://localhost:8000/"'
    ),
    "a link to a source": _edit(r'<a ([^>]*)href="((?:\.\./)+[\w/-]+)/"', r'<a \1href="\2.md"'),
    "an insecure link": _edit(r'href="https://(?!example\.org)', 'href="http://'),
    "the text of a link gone": _edit(r'<a href="(\.\./[^"]*)">[^<]+</a>', r'<a href="\1"></a>'),
    "a canonical address of another page": _edit(r'(rel="canonical" href="[^"]*?)[\w-]+/"', r'\1"'),
    "a sitemap entry changed": _edit(r"/</loc>", "x/</loc>", "sitemap.xml"),
    "a sitemap entry gone": _edit(r"<loc>[^<]*</loc>", "", "sitemap.xml"),
    "a data file cut": _cut("*.json"),
    "an id doubled": _edit(r'(<(?:h2|div|li|figure)\b[^>]* id="[^"]+"[^>]*>)', r"\1\1</div>"),
    "an end tag lost": _edit(r"</(?:div|span|a|ol|figure)>(?=\s*<(?:p|div|li|h2|figure)\b)", ""),
    "a language lost": _edit(r'(<html[^>]*) lang="[^"]*"', r"\1"),
    "a title lost": _edit(r"<title>[^<]*</title>", "<title></title>"),
    "an encoding lost": _edit(r'<meta charset="utf-8"/?>', ""),
    "a heading level skipped": _edit(r"<h2\b([^>]*)>(.*?)</h2>", r"<h5\1>\2</h5>"),
    "an aria reference to nothing": _edit(
        r'aria-(labelledby|describedby)="[^"]*"', r'aria-\1="gone"'
    ),
    "Markdown left": _edit(TEXT, "**bold** and[^7] "),
    "a character lost": _edit(TEXT, "\N{REPLACEMENT CHARACTER}"),
    "a page emptied": _empty_page,
    "an orphan": _new_page,
    "an image added without a file": _edit(TEXT, '<img src="gone.png" alt="Gone">'),
    "an image added without an alt": _edit(
        TEXT, '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
    ),
}
ON_A_SITE_WITH_FIGURES: dict[str, Way] = {
    "a search entry misplaced": _edit(r'("location":\s*"[\w/-]+)/', r"\1x/", "search_index.json"),
    "a search entry of other words": _edit(
        r'("text":\s*")', r"\1Zanzibar lies elsewhere. ", "search_index.json"
    ),
    "a script deleted": _delete("site.js"),
    "a language mistaken": _edit(r'<html([^>]*) lang="zh-Hans"', r'<html\1 lang="en"'),
    "an id changed": _edit(r'id="(1\.1\.[123])"', r'id="\1x"'),
    "an image deleted": _delete("*.png", "icon"),
    "an image cut": _cut("*.png"),
    "a drawing cut": _cut("*.svg"),
    "a download deleted": _delete("*.csv"),
    "an alt lost": _edit(r'(<img [^>]*) alt="[^"]*"', r"\1"),
    "an alt of a file name": _edit(r'(<img [^>]*) alt="[^"]*"', r'\1 alt="stall.png"'),
    "a size misstated": _edit(r'height="300"', 'height="400"'),
    "two captions swapped": _swap("Figure 1. A stall", "Figure 2. Stalls"),
    "a figure number doubled": _edit(r"图2　", "图1　"),
    "a figure gone": _edit(r'<figure id="fig-\d".*?</figure>', ""),
    "a caption gone": _edit(r"(<figure id=\"fig.*?)<figcaption>.*?</figcaption>", r"\1"),
    "a chart without words": _edit(
        r' role="img" aria-labelledby="t2"><title id="t2">[^<]*</title>', ">"
    ),
    "a cell gone": _edit(r"<td>705</td>", ""),
    "a cell changed": _edit(r"<td>7,100</td>", "<td>7,200</td>"),
    "a download changed": _edit("7100", "7001", "*.csv"),
    "a bar too long": _edit(r'height="50"', 'height="55"'),
    "a value of the chart changed": _edit(r'data-value="705"', 'data-value="507"'),
    "a mention of another figure": _edit(r"见图2和", "见图4和"),
    "a mention that links elsewhere": _edit(r'href="#fig-1"', 'href="#fig-2"'),
    "a note gone": _edit(r'<li id="note-a\d">.*?</li>', ""),
    "a mark gone": _edit(r'<a class="note"[^>]*>.</a>', ""),
    "a mark not linked": _edit(r'<a class="note"[^>]*>(.)</a>', r"<sup>\1</sup>"),
    "two marks swapped": _swap('href="#note-a1"', 'href="#note-a2"'),
    "a back-link to another mark": _edit(r'href="#call-a2"', 'href="#call-a1"'),
    "a term that is nowhere": _edit(r'data-term="sugar"', 'data-term="salt"'),
    "a data file that names nothing": _edit(r'"1\.1\.2"', '"1.1.9"', "timeline.json"),
    "a redirect to nothing": _edit(r"url=\.\./book/market/", "url=../book/gone/"),
    "a style sheet's file gone": _delete("*.woff2"),
    "a language unmarked": _edit(r'<span lang="en">(?=Later)', "<span>"),
    "a social image gone": _delete("card.png"),
    "an unused image": lambda site, _: str(
        (site / "assets/stray.png").write_bytes((site / "assets/icon.png").read_bytes())
    ),
}

CODES = {
    "a page deleted": "L101",
    "a style sheet deleted": "F204",
    "a fragment changed": "L102",
    "a link misspelt": "L101",
    "a link without its slash": "L104",
    "a link in capitals": "L101",
    "a link that climbs": "L115",
    "a link emptied": "L106",
    "a link to a script": "L107",
    "a link to a machine": "L112",
    "a link to a source": "L116",
    "an insecure link": "L111",
    "the text of a link gone": "L161",
    "a canonical address of another page": "L131 L132",
    "a sitemap entry changed": "L141",
    "a sitemap entry gone": "L142",
    "a search entry misplaced": "X102",
    "a search entry of other words": "X104",
    "a data file cut": "X101",
    "a script deleted": "F204",
    "an id doubled": "H101",
    "an end tag lost": "H131",
    "a language lost": "H111",
    "a title lost": "H123",
    "an encoding lost": "H124",
    "a heading level skipped": "H121",
    "an aria reference to nothing": "H103",
    "Markdown left": "H133",
    "a character lost": "H132",
    "a page emptied": "L152",
    "an orphan": "L151",
    "an image added without a file": "F201",
    "an image added without an alt": "F221",
    "a language mistaken": "H112",
    "an id changed": "L102",
    "an image deleted": "F201 F208",
    "an image cut": "F211",
    "a drawing cut": "F211",
    "a download deleted": "F209",
    "an alt lost": "F221",
    "an alt of a file name": "F222",
    "a size misstated": "F213",
    "two captions swapped": "F248",
    "a figure number doubled": "F243",
    "a figure gone": "F245",
    "a caption gone": "F241",
    "a chart without words": "F251",
    "a cell gone": "F252",
    "a cell changed": "F253",
    "a download changed": "F253",
    "a bar too long": "F255",
    "a value of the chart changed": "F255",
    "a mention of another figure": "F245",
    "a mention that links elsewhere": "F246",
    "a note gone": "N201",
    "a mark gone": "N202",
    "a mark not linked": "N206",
    "two marks swapped": "N205",
    "a back-link to another mark": "N203",
    "a term that is nowhere": "X107",
    "a data file that names nothing": "X106",
    "a redirect to nothing": "L121",
    "a style sheet's file gone": "F203",
    "a language unmarked": "H113",
    "a social image gone": "F208",
    "an unused image": "F231",
}
"""What each way is found as, among what follows from it."""
