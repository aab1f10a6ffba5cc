"""Notes tied to the marks that call them, and the extraction's counters told from the marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from build_tools.clean.feet import Foot
from build_tools.clean.patterns import (
    ANY_MARK,
    COUNTED_MARK,
    COUNTER_BEFORE_NOTE,
    MARK_ALONE,
    NOTE_START,
    starts_note,
)
from build_tools.clean.spacing import Piece, set_text
from build_tools.clean.view import Line
from build_tools.model import Block


class Tied(NamedTuple):
    """Notes in the order of their calls, and the place of each call."""

    notes: tuple[Block, ...]
    calls: tuple[tuple[int, int], ...]


def drop_counters(lines: Sequence[Line], dropped: dict[int, str]) -> frozenset[str]:
    """Drops the numbers that were fused to marks; gives their values.

    They count the article's notes from 1, whatever the marks do: `*1`, `②2`, `3①`.
    """
    values: set[str] = set()
    last = 0
    for line in lines:
        for start, end, alone in _numbers_at_marks(line):
            value = int(line.text[start:end])
            if value == last + 1 or (alone and value > last):
                last = value
                values.add(line.text[start:end])
                dropped |= dict.fromkeys(range(line.start + start, line.start + end), "counter")
    return frozenset(values)


def _numbers_at_marks(line: Line) -> list[tuple[int, int, bool]]:
    alone = MARK_ALONE.fullmatch(line.text)
    if alone:
        return [(*alone.span(side), True) for side in ("before", "after") if alone[side]]
    return [(*m.span("counter"), False) for m in COUNTED_MARK.finditer(line.text)]


def set_note(seen: str, foot: Foot, counters: frozenset[str], dropped: dict[int, str]) -> Block:
    """A note without its mark and without the counters before and after it."""
    lines = list(foot.lines)
    if foot.mark and not starts_note(lines[0].text):
        counter = lines.pop(0)
        dropped |= dict.fromkeys(range(counter.start, counter.end), "counter")
    found = NOTE_START.fullmatch(lines[0].text) if foot.mark else None
    if found:
        start = lines[0].start
        mark, text = start + found.start("mark"), start + found.start("text")
        dropped |= dict.fromkeys(range(start, mark), "counter")
        dropped |= dict.fromkeys(range(mark, mark + len(found["mark"])), "mark")
        number = COUNTER_BEFORE_NOTE.match(found["text"])
        if number and number[1] in counters:
            dropped |= dict.fromkeys(range(text, text + len(number[1])), "counter")
    pieces = tuple(Piece(x.start, x.end) for x in lines)
    clean, origin = set_text(seen, pieces, "note", dropped)
    return Block("note", clean, origin, foot.mark, foot.page)


def tie(blocks: Sequence[Block], notes: Sequence[Block]) -> Tied:
    """The notes in the order of the marks that call them, and the place of each mark.

    A note answers the last open call before it of its own mark, on its own page if there is one.
    """
    open_calls = [
        (i, m.start(), "".join(m.group().split()), b.origin[m.start()])
        for i, b in enumerate(blocks)
        for m in ANY_MARK.finditer(b.text)
        if b.kind != "references"
    ]
    tied: list[tuple[tuple[int, int], Block]] = []
    for note in notes:
        first = note.origin[0]
        fitting = [c for c in open_calls if c[2] == note.mark and c[3] < first]
        if fitting:
            open_calls.remove(fitting[-1])
            tied.append((fitting[-1][:2], note))
        else:
            tied.append(((-1, -1), note))
    tied.sort(key=lambda t: t[0] if t[0][0] >= 0 else (len(blocks), 0))
    return Tied(tuple(n for _, n in tied), tuple(c for c, _ in tied))
