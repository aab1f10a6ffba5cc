"""Printed lines put together again from what the extraction broke them into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from build_tools.clean.patterns import FINISHED, HALF_FINISHED, MARK_ALONE
from build_tools.clean.view import Line, width

_STRETCH = 4.0
"""What squeezed punctuation and misjudged digits can add to a line, in em."""


class Row(NamedTuple):
    """A printed line."""

    lines: tuple[Line, ...]
    page: int

    @property
    def text(self) -> str:
        """What is printed, as one string."""
        return "".join(x.text for x in self.lines)

    @property
    def width(self) -> float:
        """In em; marks are small and count nothing."""
        return sum(width(x.text) for x in self.lines if not MARK_ALONE.fullmatch(x.text))

    @property
    def first(self) -> Line:
        """The line it starts with."""
        return self.lines[0]

    @property
    def finished(self) -> bool:
        """It ends as a sentence ends."""
        return bool(FINISHED.search(self.text))

    @property
    def half_finished(self) -> bool:
        """It ends as a sentence can end before a list."""
        return bool(HALF_FINISHED.search(self.text))


def read_rows(bodies: Sequence[Sequence[Line]], *, doubled: bool) -> tuple[Row, ...]:
    """The printed lines of all pages; a mark alone on a line goes back to the line it stood in."""
    measure = measure_of([x for body in bodies for x in body])
    rows: list[Row] = []
    for page, body in enumerate(bodies, 1):
        for number, line in enumerate(body):
            above = rows.pop() if rows else None
            if above and _late_mark(above, line):
                rows.append(above._replace(lines=(*above.lines[:-1], line, above.lines[-1])))
            elif above and _same_row(above, line, measure, first=not number, doubled=doubled):
                rows.append(above._replace(lines=(*above.lines, line)))
            else:
                rows += [above] if above else []
                rows.append(Row((line,), page))
    return tuple(rows)


def _late_mark(row: Row, line: Line) -> bool:
    """True for a mark that was read after the line it starts: no line starts with a stop.

    Source: W3C, Requirements for Chinese Text Layout, on what must not start a line.
    """
    stop = row.lines[-1].text[0] in "。，、；：？！）”’》"
    bare = len(row.lines) == 1 or not MARK_ALONE.fullmatch(row.lines[-2].text)
    return bool(MARK_ALONE.fullmatch(line.text)) and stop and bare


def measure_of(lines: Sequence[Line]) -> float:
    """The width of a full line: the median of lines that break off inside a sentence."""
    widths = sorted(
        width(x.text)
        for x in lines
        if not FINISHED.search(x.text) and not MARK_ALONE.fullmatch(x.text) and width(x.text) > 10  # noqa: PLR2004
    )
    return widths[len(widths) // 2] if widths else 0.0


def _same_row(row: Row, line: Line, measure: float, *, first: bool, doubled: bool) -> bool:
    """True when the line was printed in the same line as the row, which the extraction broke."""
    if doubled and not first and (line.blank or line.rule or line.indent):
        return False
    if MARK_ALONE.fullmatch(line.text):
        return True
    if first:
        return False
    if doubled:
        return row.width + width(line.text) <= measure + _STRETCH
    after_mark = bool(MARK_ALONE.fullmatch(row.lines[-1].text)) and len(row.lines) > 1
    joined = row.width + width(line.text)
    fills = joined <= measure + 2 and (joined > measure - _STRETCH or FINISHED.search(line.text))
    return after_mark and not line.indent and bool(fills)
