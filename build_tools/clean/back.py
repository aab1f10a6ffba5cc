"""What stands after the body: references, and title and abstract in English."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.clean.blocks import Draft
from build_tools.clean.patterns import (
    ABSTRACT_IN_ENGLISH,
    ENGLISH_LABEL,
    ENGLISH_NAMES,
    ENTRY,
    REFERENCES,
    latin,
)
from build_tools.clean.rows import Row

_SHORT = 0.75
"""A row of English that fills less than this of the longest row ends a paragraph."""


def parts_of(rows: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """The rows of the body, and those of the references and the English part after it."""
    listed = next((i for i, r in enumerate(rows) if REFERENCES.fullmatch(r.text)), len(rows))
    start = min(listed, _english_start(rows))
    return rows[:start], rows[start:]


def draft_back(rows: Sequence[Row]) -> tuple[Draft, ...]:
    """One draft for each reference and for each paragraph of English."""
    english = _english_start(rows)
    listed = next((i for i, r in enumerate(rows) if REFERENCES.fullmatch(r.text)), len(rows))
    if listed < english:
        return (*_references(rows[listed:english]), *draft_english(rows[english:]))
    return (*draft_english(rows[english:listed]), *_references(rows[listed:]))


def _english_start(rows: Sequence[Row]) -> int:
    """Where the English part starts: before its abstract, or with the last run of English."""
    abstract = (i for i, r in enumerate(rows) if ABSTRACT_IN_ENGLISH.match(r.text))
    end = start = next(abstract, len(rows))
    while start and latin(rows[start - 1].text) and not ENTRY.match(rows[start - 1].text):
        start -= 1
    if start and ENTRY.match(rows[start - 1].text):
        longest = max(r.width for r in rows[:end])
        while start < end and not _entry_ends(rows[start - 1], longest):
            start += 1
    return start


def _entry_ends(row: Row, longest: float) -> bool:
    return row.text.rstrip()[-1] in ".。]" or row.width < _SHORT * longest


def _references(rows: Sequence[Row]) -> list[Draft]:
    drafts: list[Draft] = []
    longest = max((r.width for r in rows), default=0.0)
    numbered = any(ENTRY.match(r.text) for r in rows)
    for row in rows:
        last = drafts[-1].rows[-1] if drafts else row
        new = ENTRY.match(row.text) if numbered else _entry_ends(last, longest)
        if new or len(drafts) < 2:  # noqa: PLR2004 - the heading and the first entry
            drafts.append(Draft("references", (row,)))
        else:
            drafts[-1] = Draft("references", (*drafts[-1].rows, row))
    return drafts


def draft_english(rows: Sequence[Row]) -> list[Draft]:
    """Title, names, abstract and key words in English, each a draft."""
    drafts: list[Draft] = []
    longest = max((r.width for r in rows), default=0.0)
    for row in rows:
        above = drafts[-1].rows[-1] if drafts else None
        apart = ENGLISH_LABEL.match(row.text) or ENGLISH_NAMES.fullmatch(row.text)
        if above and above.width >= _SHORT * longest and not apart:
            drafts[-1] = Draft("english", (*drafts[-1].rows, row))
        else:
            drafts.append(Draft("english", (row,)))
    return drafts
