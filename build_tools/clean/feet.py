"""Notes at the foot of a page or after the text, lifted out of the text that they interrupt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from build_tools.clean.patterns import (
    ANY_MARK,
    ENDNOTES,
    FINISHED,
    HEADING,
    NUMBER_ALONE,
    REFERENCES,
    SUBHEADING,
    UNMARKED_NOTE,
    latin,
    starts_note,
)
from build_tools.clean.view import Line, width

_LARGEST_FOOT = 0.6
"""A foot that takes more of its page than this is not trusted to run to the page's end."""


class Foot(NamedTuple):
    """A note: its mark (or nothing), its lines, and the page on which it is printed."""

    mark: str
    lines: tuple[Line, ...]
    page: int


class Feet(NamedTuple):
    """The article with its notes taken out."""

    bodies: tuple[tuple[Line, ...], ...]
    """The lines of the text itself, page by page."""
    notes: tuple[Foot, ...]
    headings: tuple[Line, ...]
    """Lines that only announce the notes."""
    starts: tuple[int, ...]
    """The source offset at which each page starts; the first is 0."""


class _Split(NamedTuple):
    body: tuple[Line, ...]
    foot: tuple[Line, ...]
    rest: tuple[Line, ...]
    """Text after the foot: the start of the next page where no page break is known."""


def part_feet(pages: Sequence[Sequence[Line]]) -> Feet:
    """Text and notes apart, the notes in the order of print.

    A note must be called: its mark stands before it on its page, or on an earlier page without
    having been answered there.
    """
    listed = any(REFERENCES.fullmatch(x.text) for page in pages for x in page)
    queue, ends, headings = _endnotes(pages)
    bodies: list[tuple[Line, ...]] = []
    notes: list[Foot] = []
    starts: list[int] = []
    pending: list[str] = []
    while queue:
        page = queue.pop(0)
        split = _part(page, pending, bracketed=not listed)
        if split.rest:
            queue.insert(0, split.rest)
        found = _notes(split.foot, len(bodies) + 1)
        pending += [m for x in split.body for m in _calls(x)]
        for note in found:
            if note.mark in pending:
                pending.remove(note.mark)
        starts.append(page[0].start if page and bodies else starts[-1] if starts else 0)
        bodies.append(split.body)
        notes += found
    notes += _notes(ends, len(bodies))
    return Feet(tuple(bodies), tuple(notes), headings, tuple(starts))


def _endnotes(
    pages: Sequence[Sequence[Line]],
) -> tuple[list[tuple[Line, ...]], list[Line], tuple[Line, ...]]:
    """Notes under a heading of their own, up to the references or the English part."""
    lines = [x for page in pages for x in page]
    at = next((i for i, x in enumerate(lines) if i and ENDNOTES.fullmatch(x.text)), -1)
    if at < 0 or at + 1 == len(lines) or not starts_note(lines[at + 1].text):
        return [tuple(page) for page in pages], [], ()
    end = next((i for i in range(at + 1, len(lines)) if _after_notes(lines[i])), len(lines))
    taken = {x.start for x in lines[at:end]}
    kept = [tuple(x for x in page if x.start not in taken) for page in pages]
    return kept, lines[at + 1 : end], (lines[at],)


def _after_notes(line: Line) -> bool:
    return bool(REFERENCES.fullmatch(line.text)) or latin(line.text)


def _calls(line: Line) -> list[str]:
    return ["".join(m.split()) for m in ANY_MARK.findall(line.text)]


def _part(page: Sequence[Line], pending: Sequence[str], *, bracketed: bool) -> _Split:
    start = _foot_start(page, pending, bracketed=bracketed)
    if start == len(page):
        return _Split(tuple(page), (), ())
    if start and NUMBER_ALONE.fullmatch(page[start - 1].text):
        start -= 1
    foot = page[start:]
    trusted = len(foot) <= _LARGEST_FOOT * len(page) and not any(_heads_section(x) for x in foot)
    end = len(page) if trusted else start + _own_end(foot)
    return _Split(tuple(page[:start]), tuple(page[start:end]), tuple(page[end:]))


def _heads_section(line: Line) -> bool:
    heads = HEADING.match(line.text) or SUBHEADING.match(line.text)
    return bool(heads) and not FINISHED.search(line.text)


def _foot_start(page: Sequence[Line], pending: Sequence[str], *, bracketed: bool) -> int:
    """Index of the first line of the foot: the first that answers the first open call."""
    calls = [m for m in pending if bracketed or m[0] not in "[［"]
    for i, line in enumerate(page):
        mark = starts_note(line.text)
        if i and mark in calls and (line.rule or mark == _first_like(mark, calls)):
            again = [j for j in range(i + 1, len(page)) if starts_note(page[j].text) == mark]
            return again[-1] if again else i
        if i > len(page) / 2 and UNMARKED_NOTE.match(line.text):
            return i
        calls += [m for m in _calls(line) if bracketed or m[0] not in "[［"]
    return len(page)


def _first_like(mark: str, calls: Sequence[str]) -> str:
    """The first call of the same series: bracketed numbers count apart from the other marks."""
    return next(c for c in calls if (c[0] in "[［") == (mark[0] in "[［"))


def _own_end(foot: Sequence[Line]) -> int:
    """How many lines belong to a foot whose page does not end with it.

    A note ends with a finished sentence on a line that does not reach the margin.
    """
    full = max(width(x.text) for x in foot)
    for i, line in enumerate(foot):
        short = width(line.text) < full - 2
        more = any(starts_note(x.text) for x in foot[i + 1 : i + 3])
        if FINISHED.search(line.text) and short and not more:
            return i + 1
    return len(foot)


def _notes(foot: Sequence[Line], page: int) -> list[Foot]:
    """The lines of a foot as notes; a counter alone on its line goes to the note after it."""
    groups: list[tuple[str, list[Line]]] = []
    carried: list[Line] = []
    for i, line in enumerate(foot):
        mark = starts_note(line.text)
        if (
            NUMBER_ALONE.fullmatch(line.text)
            and i + 1 < len(foot)
            and starts_note(foot[i + 1].text)
        ):
            carried = [line]
        elif mark or UNMARKED_NOTE.match(line.text) or not groups:
            groups.append((mark, [*carried, line]))
            carried = []
        else:
            groups[-1][1].append(line)
    return [Foot(mark, tuple(lines), page) for mark, lines in groups]
