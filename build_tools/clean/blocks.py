"""Drafts of blocks: rows of one kind before their characters are set."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from build_tools.clean.patterns import HEADING, SENTENCE_INSIDE, SUBHEADING
from build_tools.clean.rows import Row

_LONGEST_HEADING = 45


class Draft(NamedTuple):
    """A block before its characters are set."""

    kind: str
    rows: tuple[Row, ...]
    label: int = 0
    """Characters at the start of the first row that are a label."""


def heading_kind(row: Row) -> str:
    """Heading or subheading when the row is one, otherwise nothing."""
    text = " ".join(row.text.split())
    too_long = len(text.replace(" ", "")) > _LONGEST_HEADING
    if too_long or row.finished or text[-1] in "，、；,;：:" or SENTENCE_INSIDE.search(text):
        return ""
    if HEADING.match(text):
        return "heading"
    return "subheading" if SUBHEADING.match(text) else ""


def grouped(kinds: Sequence[str], breaks: Collection[int]) -> Iterator[tuple[str, int, int]]:
    """Runs of equal kinds as (kind, first, end); a run also ends before each of `breaks`."""
    start = 0
    for i in range(1, len(kinds) + 1):
        if i == len(kinds) or kinds[i] != kinds[start] or i in breaks:
            yield kinds[start], start, i
            start = i
