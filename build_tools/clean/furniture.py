"""Printed pages: where each starts, and the running heads and page numbers to be left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from build_tools.clean.patterns import (
    FINISHED,
    ISSUE,
    LABELS,
    NUMBER_IN_HEAD,
    PAGE_NUMBER,
    starts_note,
)
from build_tools.clean.view import Line

_EDGE = 3
"""Running heads and page numbers stand within so many lines of the edge of a page."""
_LONGEST_HEAD = 60
_SHARED = 6
"""Letters that a head must share with the title, if it has the page number too."""
_LONGEST_PAGE = 150
"""In lines of the extraction."""


class Pages(NamedTuple):
    """The lines of each page, its furniture taken out."""

    pages: tuple[tuple[Line, ...], ...]
    furniture: tuple[tuple[Line, str], ...]
    """Lines that are no text, each with its kind: page-number or running-head."""
    blank_between_all: bool
    """Every printed line is followed by a blank line; lines without one between are one line."""


def read_pages(lines: Sequence[Line]) -> Pages:
    """Pages from form feeds, from the extraction's own block starts, or from page numbers."""
    doubled = _blank_between_all(lines)
    pages = _split(lines, _starts(lines, doubled=doubled))
    furniture = {**_numbers(pages), **_heads(pages)}
    furniture |= _between(pages, furniture)
    kept = tuple(tuple(x for x in page if x.start not in furniture) for page in pages)
    taken = tuple((x, furniture[x.start]) for x in lines if x.start in furniture)
    return Pages(kept, taken, doubled)


def _blank_between_all(lines: Sequence[Line]) -> bool:
    """True when blank lines stand even where a sentence goes on, so that they say nothing."""
    inside = [b.blank > 0 for a, b in pairwise(lines) if not FINISHED.search(a.text)]
    return sum(inside) > 0.6 * len(inside)


def _starts(lines: Sequence[Line], *, doubled: bool) -> list[int]:
    """Indexes of the lines that start a page, the first excepted."""
    feeds = [i for i, x in enumerate(lines) if i and x.feed]
    deepest = max((x.indent for x in lines), default=0)
    if doubled or deepest == 1:
        blocks = [i for i, x in enumerate(lines) if i and x.indent and not (x.blank and doubled)]
        feeds = [i for i in sorted({*feeds, *blocks}) if not starts_note(lines[i].text)]
    return feeds or _after_numbers(lines)


def _after_numbers(lines: Sequence[Line]) -> list[int]:
    """Without form feeds, lines with page numbers, one after the other, end pages."""
    found = {i: n for i, x in enumerate(lines) if (n := _number(x.text) or _number_in_head(x.text))}
    ends = {
        k
        for i, n in found.items()
        for j, m in found.items()
        if m == n + 1 and 2 * _EDGE < j - i < _LONGEST_PAGE
        for k in (i, j)
    }
    return [i + 1 for i in sorted(ends) if i + 1 < len(lines)]


def _number(text: str) -> int:
    """The page number that is all there is on the line, or 0."""
    found = PAGE_NUMBER.fullmatch(text)
    return int(found["n"] or found["m"]) if found else 0


def _number_in_head(text: str) -> int:
    """The page number at either end of a running head, or 0."""
    found = NUMBER_IN_HEAD.fullmatch(text)
    if not found or FINISHED.search(text) or len(text) > _LONGEST_HEAD:
        return 0
    apart = "  " in text or ISSUE.search(text)
    return int(found["left"] or found["right"]) if apart else 0


def _split(lines: Sequence[Line], starts: Sequence[int]) -> tuple[tuple[Line, ...], ...]:
    edges = [0, *starts, len(lines)]
    return tuple(tuple(lines[a:b]) for a, b in pairwise(edges))


def _numbers(pages: Sequence[Sequence[Line]]) -> dict[int, str]:
    """Lines at an edge of a page with a number that grows with the pages, alone or in a head."""
    found = [
        (line, number - index, "page-number" if _number(line.text) else "running-head")
        for index, page in enumerate(pages)
        for line in {x.start: x for x in (*page[:_EDGE], *page[-_EDGE:])}.values()
        if (number := _number(line.text) or _number_in_head(line.text))
    ]
    if not found:
        return {}
    usual, times = Counter(d for _, d, _ in found).most_common(1)[0]
    alone = len(pages) == 1 and usual == 1
    return {x.start: kind for x, d, kind in found if d == usual and (times > 1 or alone)}


def _between(pages: Sequence[Sequence[Line]], furniture: Mapping[int, str]) -> dict[int, str]:
    """Short lines above a page's text that have furniture on both sides."""
    return {
        line.start: "running-head"
        for page in pages
        for above, line, below in zip(page, page[1:_EDGE], page[2:], strict=False)
        if above.start in furniture and below.start in furniture and not FINISHED.search(line.text)
    }


def _heads(pages: Sequence[Sequence[Line]]) -> dict[int, str]:
    """Lines at an edge of several pages that are the same but for their numbers."""
    if len(pages) < 2:  # noqa: PLR2004
        return {}
    title = "".join(_key(x.text) for x in pages[0][:6])
    edges = [
        (index, line)
        for index, page in enumerate(pages)
        for line in _edges(page)
        if len(line.text) <= _LONGEST_HEAD and not _number(line.text)
    ]
    times = Counter(key for _, key in {(i, _key(x.text)) for i, x in edges})
    heads: dict[int, str] = {}
    for index, line in edges:
        key = _key(line.text)
        head = times[key] > 1 or _is_head(line, key, title if index else "")
        head = head and bool(key) and not FINISHED.search(line.text)
        if head and not (index == 0 and _is_title(line, pages[0])):
            heads[line.start] = "running-head"
    return heads


def _edges(page: Sequence[Line]) -> list[Line]:
    """Lines where heads can stand: at the edges, and before the foot where they come late."""
    late = [a for a, b in pairwise(page) if starts_note(b.text)]
    return list({x.start: x for x in (*page[:_EDGE], *page[-2:], *late)}.values())


def _key(text: str) -> str:
    return re.sub(r"[\s\d\W_]+", "", text)


def _is_head(line: Line, key: str, title: str) -> bool:
    """True for a head that is printed once: the title again, or the issue of the journal."""
    shared = any(key[i : i + _SHARED] in title for i in range(len(key) - _SHARED + 1))
    numbered = shared and NUMBER_IN_HEAD.fullmatch(line.text)
    return bool(ISSUE.search(line.text) or numbered) or (len(key) > 3 and key in title)  # noqa: PLR2004


def _is_title(line: Line, page: Sequence[Line]) -> bool:
    """True when without this line the first page would have no title and authors above it."""
    if ISSUE.search(line.text):
        return False
    front = next((i for i, x in enumerate(page) if LABELS["abstract"].match(x.text)), _EDGE)
    same = [x for x in page[:front] if _key(x.text) == _key(line.text)]
    above = [x for x in page[:front] if not ISSUE.search(x.text)]
    return line is same[-1] if len(same) > 1 else bool(same) and len(above) <= 2  # noqa: PLR2004
