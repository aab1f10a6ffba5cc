"""Notes at the foot of a page, lifted out of the text that they interrupt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from build_tools.clean.patterns import (
    ANY_MARK,
    FINISHED,
    HEADING,
    MARK_ALONE,
    NOTE_START,
    NUMBER_ALONE,
    SUBHEADING,
    UNMARKED_NOTE,
)
from build_tools.clean.view import Line, width

_LARGEST_FOOT = 0.6
"""A foot that takes more of its page than this is not trusted to run to the page's end."""


class Foot(NamedTuple):
    """A note at a page's foot."""

    mark: str
    lines: tuple[Line, ...]
    page: int


class Split(NamedTuple):
    """A page parted into its text and its foot."""

    body: tuple[Line, ...]
    foot: tuple[Line, ...]
    rest: tuple[Line, ...]
    """Text that follows the foot: the start of the next page where no page break is known."""


def part_feet(
    pages: Sequence[Sequence[Line]],
) -> tuple[tuple[tuple[Line, ...], ...], tuple[Foot, ...]]:
    """The pages' own lines, and the notes of all feet in the order of print.

    A note must be called: its mark stands before it on its page, or on an earlier page without
    having been answered there.
    """
    bodies: list[tuple[Line, ...]] = []
    feet: list[Foot] = []
    pending: list[str] = []
    queue = list(pages)
    while queue:
        body, foot, rest = _part(queue.pop(0), pending)
        if rest:
            queue.insert(0, rest)
        notes = _notes(foot, len(bodies) + 1)
        pending += [m for x in body for m in _calls(x)]
        for note in notes:
            if note.mark in pending:
                pending.remove(note.mark)
        bodies.append(body)
        feet += notes
    return tuple(bodies), tuple(feet)


def _calls(line: Line) -> list[str]:
    return ["".join(m.split()) for m in ANY_MARK.findall(line.text)]


def mark_of(line: Line) -> str:
    """The mark with which a line starts a note, or nothing."""
    found = NOTE_START.fullmatch(line.text)
    return "".join(found["mark"].split()) if found and not MARK_ALONE.fullmatch(line.text) else ""


def _part(page: Sequence[Line], pending: Sequence[str]) -> Split:
    start = _foot_start(page, pending)
    if start == len(page):
        return Split(tuple(page), (), ())
    if start and NUMBER_ALONE.fullmatch(page[start - 1].text):
        start -= 1
    foot = page[start:]
    trusted = len(foot) <= _LARGEST_FOOT * len(page) and not any(_heads_section(x) for x in foot)
    end = len(page) if trusted else start + _own_end(foot)
    return Split(tuple(page[:start]), tuple(page[start:end]), tuple(page[end:]))


def _heads_section(line: Line) -> bool:
    return bool(HEADING.match(line.text) or SUBHEADING.match(line.text)) and not FINISHED.search(
        line.text
    )


def _foot_start(page: Sequence[Line], pending: Sequence[str]) -> int:
    """Index of the first line of the foot: the first that answers the first open call."""
    open_calls = list(pending)
    for i, line in enumerate(page):
        mark = mark_of(line)
        if mark and i and mark in open_calls and not mark.startswith("["):
            first = next(m for m in open_calls if not m.startswith("["))
            again = [j for j in range(i + 1, len(page)) if mark_of(page[j]) == mark]
            if mark == first or line.rule:
                return again[-1] if again else i
        if i and UNMARKED_NOTE.match(line.text) and i > len(page) / 2:
            return i
        open_calls += _calls(line)
    return len(page)


def _own_end(foot: Sequence[Line]) -> int:
    """How many lines belong to a foot whose page does not end with it.

    A note ends with a finished sentence on a line that does not reach the margin.
    """
    full = max(width(x.text) for x in foot)
    for i, line in enumerate(foot):
        short = width(line.text) < full - 2
        following = foot[i + 1] if i + 1 < len(foot) else None
        if FINISHED.search(line.text) and short and not (following and mark_of(following)):
            return i + 1
    return len(foot)


def _notes(foot: Sequence[Line], page: int) -> list[Foot]:
    """The lines of a foot as notes; a counter alone on its line goes to the note after it."""
    groups: list[tuple[str, list[Line]]] = []
    carried: list[Line] = []
    for i, line in enumerate(foot):
        mark = mark_of(line)
        if NUMBER_ALONE.fullmatch(line.text) and i + 1 < len(foot) and mark_of(foot[i + 1]):
            carried = [line]
        elif mark or UNMARKED_NOTE.match(line.text) or not groups:
            groups.append((mark, [*carried, line]))
            carried = []
        else:
            groups[-1][1].append(line)
    return [Foot(mark, tuple(lines), page) for mark, lines in groups]
