"""Printed lines gathered into headings, paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_tools.clean.back import draft_back, parts_of
from build_tools.clean.blocks import Draft, heading_kind
from build_tools.clean.front import draft_front, front_end
from build_tools.clean.patterns import CAPTION, SENTENCE_INSIDE, TABLE_FOOT
from build_tools.clean.rows import Row

_INDENT = 2.0
"""A paragraph's first line is set in by two characters. Source: W3C, Requirements for
Chinese Text Layout, on paragraph indents."""
_SLACK = 1.5
"""A justified line may fall short of the margin by about this much, in em."""
_FULL = 0.85
"""A row is prose rather than cells of a table when it fills this share of the measure."""


def draft(rows: Sequence[Row], measure: float) -> tuple[Draft, ...]:
    """All blocks in order: front matter, body, references, English."""
    front = front_end(rows, measure)
    body, back = parts_of(rows[front:])
    return (*draft_front(rows[:front]), *_body(body, measure), *draft_back(back))


def _body(rows: Sequence[Row], measure: float) -> list[Draft]:
    """Headings and paragraphs; a table inside a paragraph comes after that paragraph."""
    drafts: list[Draft] = []
    floats: list[Draft] = []
    tables = dict(_tables(rows, measure))
    i = 0
    while i < len(rows):
        last = drafts[-1] if drafts else None
        following = rows[i + 1] if i + 1 < len(rows) else None
        if i in tables:
            kind = "table" if rows[i].text.startswith("表") else "caption"
            floats.append(Draft(kind, tuple(rows[i : tables[i]])))
            i = tables[i]
            continue
        if last and last.kind != "subheading" and _goes_on(last, rows[i], following, measure):
            drafts[-1] = Draft(last.kind, (*last.rows, rows[i]))
        else:
            drafts += floats
            floats = []
            drafts.append(Draft(heading_kind(rows[i]) or "paragraph", (rows[i],)))
        i += 1
    return drafts + floats


def _goes_on(last: Draft, row: Row, following: Row | None, measure: float) -> bool:
    if last.kind == "heading":
        return len(last.rows) == 1 and last.rows[-1].width > measure - 3 and not row.finished
    return last.kind == "paragraph" and _continues(last.rows, row, following, measure)


def _continues(rows: Sequence[Row], row: Row, following: Row | None, measure: float) -> bool:
    """True when the row goes on with the paragraph of the rows before it."""
    last = rows[-1]
    lead = _INDENT if len(rows) == 1 else 0.0
    short = last.width + lead < measure - _SLACK - 1
    if not (last.finished or (last.half_finished and short)):
        return not (heading_kind(row) and short)
    if short or heading_kind(row):
        return False
    return not _set_in(row, following, measure)


def _set_in(row: Row, following: Row | None, measure: float) -> bool:
    """True when the row falls short of the margin by an indent and nothing else explains it."""
    if row.first.indent > 1:
        return True
    missing = measure - row.width
    next_word = re.match(r"[!-~]+", following.text) if following else None
    unbroken = len(next_word[0]) / 2 if next_word else 1.0
    return not row.finished and _SLACK <= missing <= _INDENT + _SLACK and unbroken < missing


def _tables(rows: Sequence[Row], measure: float) -> Iterator[tuple[int, int]]:
    """Tables and captions as (first row, end): from 表 1 to the last row that is not prose."""
    i = 0
    while i < len(rows):
        if not _is_caption(rows[i], measure):
            i += 1
            continue
        end = i + 1
        if rows[i].text.startswith("表"):
            while end < len(rows) and _is_cells(rows[end], measure):
                end += 1
            end = _foot_end(rows, end)
        if end > i + 1 or rows[i].text.startswith("图"):
            yield i, end
        i = end


def _is_caption(row: Row, measure: float) -> bool:
    plain = not row.finished and not SENTENCE_INSIDE.search(row.text) and "，" not in row.text
    return plain and row.width < _FULL * measure and bool(CAPTION.match(row.text))


def _is_cells(row: Row, measure: float) -> bool:
    if TABLE_FOOT.match(row.text) or heading_kind(row) or row.finished:
        return False
    return row.width < _FULL * measure or bool(re.search(r"\S[ \u3000]{2,}\S", row.text))


def _foot_end(rows: Sequence[Row], end: int) -> int:
    """The rows below a table that name its sources or explain it."""
    while end < len(rows) and TABLE_FOOT.match(rows[end].text):
        end += 1
        while end < len(rows) and not rows[end - 1].finished and _small(rows[end], rows[end - 1]):
            end += 1
    return end


def _small(row: Row, above: Row) -> bool:
    return not TABLE_FOOT.match(row.text) and above.width > row.width and row.finished
