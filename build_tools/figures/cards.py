"""What there is to say of each number of the text, and the marks that carry it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from build_tools.findings import Finding, Severity, Where
from build_tools.model import (
    Bilingual,
    Claim,
    DrawnFigure,
    Edition,
    Mark,
    NumberCard,
    Quantified,
    Quantity,
    Segment,
)

_TOLD = frozenset(
    {"amount", "measure", "count", "number", "percent", "points", "times", "fraction"}
)
"""Kinds that have a card: dates have the timeline, ordinals and names have nothing to add."""
_TELLING = re.compile(r"\d{2}|\d.*[万亿%]|\d/\d|millions?|billions?")


def _telling(number: Quantity) -> bool:
    """Worth a card: more than a lone small digit."""
    return number.kind in _TOLD and bool(_TELLING.search(number.text) or number.kind == "fraction")


def _runs(edition: Edition) -> Iterator[Segment]:
    for section in edition.sections:
        for paragraph in section.paragraphs:
            if paragraph.kind != "affiliation":
                yield from paragraph.segments


def cards(
    edition: Edition, numbers: Quantified, figures: tuple[DrawnFigure, ...]
) -> tuple[NumberCard, ...]:
    """A card for each telling number of the Chinese, with its words in the English of its segment."""
    feeds = _feeds(figures)
    sums = _sums(numbers.claims)
    everywhere: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    told = [
        (s, n, q)
        for s in _runs(edition)
        for n, q in enumerate(numbers.quantities["zh"].get(s.id, ()), 1)
        if _telling(q)
    ]
    for segment, _, q in told:
        everywhere[_same(q)].append(segment.id)
    return tuple(
        NumberCard(
            segment=segment.id,
            key=str(n),
            zh=q.text,
            en=en.text if (en := _english(segment, n, numbers)) else "",
            exact=q.printed.removesuffix(" (up)").removesuffix(" (down)"),
            figures=feeds.get((segment.id, q.text), ()),
            compared=sums.get((segment.id, q.text)),
            elsewhere=tuple(dict.fromkeys(s for s in everywhere[_same(q)] if s != segment.id)),
        )
        for segment, n, q in told
    )


def _same(number: Quantity) -> tuple[str, str, str]:
    return number.kind, number.low, number.unit


def _english(segment: Segment, ordinal: int, numbers: Quantified) -> Quantity | None:
    """The English number of the same value: the first that no earlier Chinese number has taken."""
    free = list(numbers.quantities["en"].get(segment.id, ()))
    found = None
    for ours in numbers.quantities["zh"].get(segment.id, ())[:ordinal]:
        found = next((e for e in free if (e.low, e.high) == (ours.low, ours.high)), None)
        if found:
            free.remove(found)
    return found


def _feeds(figures: Iterable[DrawnFigure]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The figures that each number of a segment feeds."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for figure in figures:
        for datum in figure.data:
            found[datum.segment, datum.zh][figure.record.id] = None
    return {place: tuple(ids) for place, ids in found.items()}


def _sums(claims: Iterable[Claim]) -> Mapping[tuple[str, str], Bilingual]:
    """The sum that a base, a result or a rate is part of."""
    found: dict[tuple[str, str], Bilingual] = {}
    for claim in claims:
        for number in (claim.base, claim.result):
            if number:
                for segment in claim.segments[:1]:
                    found.setdefault((segment, number.text), claim.sum)
        if claim.stated and claim.base:
            found.setdefault((claim.segments[-1], claim.stated), claim.sum)
    return found


def number_marks(
    edition: Edition, numbers: Quantified, told: tuple[NumberCard, ...]
) -> tuple[Mark, ...]:
    """A mark over each number that has a card, in both languages; `ref` is `<segment>:<key>`."""
    segments = {s.id: s for s in _runs(edition)}
    marks = []
    for card in told:
        ours = numbers.quantities["zh"][card.segment][int(card.key) - 1]
        theirs = _english(segments[card.segment], int(card.key), numbers)
        ref = f"{card.segment}:{card.key}"
        marks.append(Mark("quantity", ref, card.segment, "zh", ours.start, ours.end))
        if theirs:
            marks.append(Mark("quantity", ref, card.segment, "en", theirs.start, theirs.end))
    return tuple(marks)


def figure_calls(
    edition: Edition, figures: tuple[DrawnFigure, ...], places: Mapping[str, Where]
) -> tuple[tuple[Mark, ...], tuple[Finding, ...]]:
    """A mark behind the words that lead to a figure, and the words that do not stand once."""
    segments = {s.id: s for s in _runs(edition)}
    marks, faults = [], []
    for figure in figures:
        key = figure.record.id
        for call in figure.record.calls:
            segment = segments.get(call.segment)
            if segment is None:
                continue
            texts = (segment.zh, segment.en)
            for lang, words, text in zip(("zh", "en"), (call.zh, call.en), texts, strict=True):
                if text.count(words) == 1:
                    start = text.index(words)
                    marks.append(Mark("figure", key, call.segment, lang, start, start + len(words)))
                else:
                    message = f"{key}: “{words}” stands {text.count(words)} times in {call.segment}"
                    where = places.get(f"{edition.slug}/{key}") or Where(edition.slug)
                    hint = "copy the words from the segment, as many as make them unique"
                    faults.append(Finding(Severity.ERROR, "F109", where, message, hint))
    return tuple(marks), tuple(faults)
