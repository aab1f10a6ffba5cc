"""Printed lines gathered into the title, the abstract, headings, paragraphs and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from build_tools.clean import patterns
from build_tools.clean.rows import Row
from build_tools.clean.view import width

_INDENT = 2.0
"""A paragraph's first line is set in by two characters. Source: CLREQ, section 4.1.1."""
_SLACK = 1.5
"""A justified line may fall short of the margin by about this much."""
_LONGEST_HEADING = 45


class Draft(NamedTuple):
    """A block before its characters are set: its kind, its rows, and how long its label is."""

    kind: str
    rows: tuple[Row, ...]
    label: int = 0
    """Characters at the start of the first row that are a label."""


def draft(rows: Sequence[Row], measure: float) -> tuple[Draft, ...]:
    """All blocks in order: front matter, body, references, English."""
    front = _front_end(rows)
    back = _back_start(rows, front)
    body = _body(rows[front:back], measure)
    return (*_front(rows[:front], measure), *body, *_back(rows[back:]))


# ---- front matter


def _label(row: Row) -> tuple[str, int]:
    for kind, pattern in patterns.LABELS.items():
        found = pattern.match(row.text)
        if found:
            return kind, found.end()
    return "", 0


def _front_end(rows: Sequence[Row]) -> int:
    """How many rows stand before the body: up to the last labelled part, or the first sentence."""
    reach = next((i for i, r in enumerate(rows) if _heading(r)), min(len(rows), 60))
    labelled = [i for i in range(reach) if _label(rows[i])[0]]
    if labelled:
        return _part_end(rows, labelled[-1])
    bare = [i for i, r in enumerate(rows[:reach]) if r.finished or width(r.text) > 40]  # noqa: PLR2004
    return min([*bare, reach, 3])


def _part_end(rows: Sequence[Row], start: int) -> int:
    """Where the last labelled part ends: at its first short row."""
    above = [r.width for r in rows[: start + 1]]
    full = max([*above, 30.0])
    end = start + 1
    if _label(rows[start])[1] >= len(rows[start].text) and end < len(rows):
        end += 1
    while end < len(rows) and _runs_on(rows[end - 1], rows[end], full):
        end += 1
    return end


def _runs_on(row: Row, following: Row, full: float) -> bool:
    return row.width >= full - 3 and not (_heading(following) or following.first.indent > 1)


def _front(rows: Sequence[Row], measure: float) -> list[Draft]:
    del measure
    first = next((i for i, r in enumerate(rows) if _label(r)[0]), len(rows))
    drafts = _title_and_authors(rows[:first])
    kind, label, start = "", 0, first
    for i in range(first, len(rows) + 1):
        found, length = _label(rows[i]) if i < len(rows) else ("end", 0)
        if not found:
            continue
        if i > start:
            drafts.append(Draft(kind, tuple(rows[start:i]), label))
        kind, label, start = found, length, i
    return drafts


def _title_and_authors(rows: Sequence[Row]) -> list[Draft]:
    kinds: list[str] = []
    for i, row in enumerate(rows):
        text = row.text
        if patterns.latin(text):
            kinds.append("english")
        elif i and patterns.AUTHOR_NAMES.fullmatch(text):
            kinds.append("authors")
        elif "authors" in kinds:
            kinds.append("affiliation")
        elif i and patterns.PLACE_OF_WORK.search(text):
            kinds.append("affiliation")
        else:
            kinds.append("title")
    return _grouped(rows, kinds)


def _grouped(rows: Sequence[Row], kinds: Sequence[str]) -> list[Draft]:
    drafts: list[Draft] = []
    for row, kind in zip(rows, kinds, strict=True):
        if drafts and drafts[-1].kind == kind:
            drafts[-1] = Draft(kind, (*drafts[-1].rows, row))
        else:
            drafts.append(Draft(kind, (row,)))
    return drafts


# ---- body


def _heading(row: Row) -> str:
    text = row.text.strip()
    short = len(text) <= _LONGEST_HEADING and not row.finished and text[-1] not in "，、；,;："
    if short and patterns.HEADING.match(text) and not patterns.SENTENCE_INSIDE.search(text):
        return "heading"
    if short and patterns.SUBHEADING.match(text) and not patterns.SENTENCE_INSIDE.search(text):
        return "subheading"
    return ""


def _body(rows: Sequence[Row], measure: float) -> list[Draft]:
    drafts: list[Draft] = []
    for i, row in enumerate(rows):
        following = rows[i + 1] if i + 1 < len(rows) else None
        last = drafts[-1] if drafts else None
        if last and last.kind == "paragraph" and _continues(last.rows, row, following, measure):
            drafts[-1] = Draft("paragraph", (*last.rows, row))
        else:
            drafts.append(Draft(_heading(row) or "paragraph", (row,)))
    return drafts


def _continues(rows: Sequence[Row], row: Row, following: Row | None, measure: float) -> bool:
    """True when the row goes on with the paragraph of the rows before it."""
    last = rows[-1]
    lead = _INDENT if len(rows) == 1 else 0.0
    short = last.width + lead < measure - _SLACK - 1
    if not (last.finished or (last.half_finished and short)):
        return not (_heading(row) and short)
    if short or _heading(row):
        return False
    return not _set_in(row, following, measure)


def _set_in(row: Row, following: Row | None, measure: float) -> bool:
    """True when the row falls short of the margin by an indent and nothing else explains it."""
    if row.first.indent > 1:
        return True
    missing = measure - row.width
    unbroken = (
        0.5 * len(following.text.split()[0]) if following and following.text[0].isascii() else 1.0
    )
    return not row.finished and _SLACK <= missing <= _INDENT + _SLACK and unbroken < missing


# ---- back matter


def _back_start(rows: Sequence[Row], front: int) -> int:
    for i in range(front, len(rows)):
        if patterns.REFERENCES.fullmatch(rows[i].text):
            return i
    return len(rows)


def _back(rows: Sequence[Row]) -> list[Draft]:
    return [Draft("references", (row,)) for row in rows]
