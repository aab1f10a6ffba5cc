"""Emendations on the clean text: each finds its one place, and the text gets its reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from build_tools.model import Block, EmendationRecord


class Place(NamedTuple):
    """Where an emendation stands: block (notes after the text) and span in its clean text."""

    record: EmendationRecord
    block: int
    start: int
    end: int


class Stretch(NamedTuple):
    """A block after emendation, and its emendations as (place, start, end) in the new text."""

    block: Block
    emended: tuple[tuple[Place, int, int], ...]


class Misfit(NamedTuple):
    """An emendation that cannot stand: which, and why."""

    code: str
    record: str
    message: str
    hint: str


def emend(
    records: Sequence[EmendationRecord], blocks: Sequence[Block]
) -> tuple[tuple[Stretch, ...], tuple[Misfit, ...]]:
    """Every block with the readings of this edition, and the emendations that do not fit.

    A character that an emendation supplies has the origin -1; a place that was left alone
    (`decision: kept`) is found and remembered, and its text stays.
    """
    misfits: list[Misfit] = []
    placed: dict[int, list[Place]] = {}
    for record in records:
        if place := _locate(record, blocks, misfits):
            placed.setdefault(place.block, []).append(place)
    stretches = tuple(
        _apply(block, sorted(placed.get(n, []), key=lambda p: (p.start, p.end)), misfits)
        for n, block in enumerate(blocks)
    )
    return stretches, tuple(misfits)


def _locate(
    record: EmendationRecord, blocks: Sequence[Block], misfits: list[Misfit]
) -> Place | None:
    needle = record.prefix + record.exact + record.suffix
    found = [
        (n, m.start())
        for n, block in enumerate(blocks)
        for m in re.finditer(f"(?={re.escape(needle)})", block.text)
    ]
    if len(found) != 1:
        hint = "lengthen prefix or suffix" if found else "copy the words from `clean` exactly"
        message = f"{record.id} matches {len(found)} places: “{needle}”"
        misfits.append(Misfit("S101", record.id, message, hint))
        return None
    n, at = found[0]
    start = at + len(record.prefix)
    return Place(record, n, start, start + len(record.exact))


def _apply(block: Block, places: list[Place], misfits: list[Misfit]) -> Stretch:
    text, origin, emended, done = "", list[int](), [], 0
    for place in places:
        record = place.record
        if place.start < done:
            hint = "join the two emendations into one"
            misfits.append(Misfit("S102", record.id, f"{record.id} overlaps another", hint))
            continue
        kept = record.decision == "kept"
        text += block.text[done : place.start]
        origin += block.origin[done : place.start]
        begin = len(text)
        text += record.exact if kept else record.read
        origin += block.origin[place.start : place.end] if kept else [-1] * len(record.read)
        emended.append((place, begin, len(text)))
        done = place.end
    text += block.text[done:]
    origin += block.origin[done:]
    new = Block(block.kind, text, tuple(origin), block.mark, block.page)
    return Stretch(new, tuple(emended))
