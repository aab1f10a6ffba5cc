"""What an edition comes to in numbers: its length, the level of its words, what is said of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from build_tools.model import Annotated, Section, Word

BANDS = ("1–3", "4–6", "7–9", "")
"""HSK 3.0 levels, elementary, intermediate and advanced; the last: words outside the list."""
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_PACE = 150
"""Characters a minute: a learner's pace; the sheets of /teach/ count with the same."""


class Length(NamedTuple):
    """How much there is to read, and how hard its words are."""

    characters: int
    """Han characters; figures and punctuation are not counted."""
    minutes: int
    """At a practised reader's pace, at least 1."""
    words: int
    """Running words that have a reading."""
    levels: tuple[int, ...]
    """Per cent of the running words in each of BANDS; they add to 100, or to 0 without words."""


class Statistics(NamedTuple):
    """The numbers of one edition; the text is what its segments hold, authors' notes apart."""

    whole: Length
    sections: Mapping[str, Length]
    """By slug."""
    paragraphs: int
    segments: int
    distinct_characters: int
    distinct_words: int
    distinct_levels: tuple[int, ...]
    """Of the distinct words, in each of BANDS; counts, not per cent."""
    terms: int
    """Glossary entries that occur."""
    occurrences: int
    notes: Mapping[str, int]
    """By whom: authors, editors."""
    references: int
    events: int
    voices: Mapping[str, int]
    emendations: Mapping[str, int]
    """By kind."""
    kept: int


def statistics(annotated: Annotated) -> Statistics:
    """The numbers of the edition as it stands."""
    edition = annotated.edition
    own = [_words(annotated, s) for s in edition.sections]
    words = [w for section in own for w in section]
    distinct = {w.text: w for w in reversed(words)}
    terms = [m for m in annotated.marks if m.kind == "term" and m.lang == "zh"]
    records = [e.record for e in edition.emendations]
    return Statistics(
        whole=_length(" ".join(map(_text, edition.sections)), words),
        sections={s.slug: _length(_text(s), w) for s, w in zip(edition.sections, own, strict=True)},
        paragraphs=sum(p.kind == "paragraph" for s in edition.sections for p in s.paragraphs),
        segments=sum(len(s.segments) for s in edition.sections),
        distinct_characters=len(set(_HAN.findall(" ".join(map(_text, edition.sections))))),
        distinct_words=len(distinct),
        distinct_levels=_banded(distinct.values()),
        terms=len({m.ref for m in terms}),
        occurrences=len(terms),
        notes=Counter(n.record.by for n in edition.notes),
        references=len(edition.references),
        events=len(edition.timeline.events),
        voices=Counter(v.voice for v in edition.voices),
        emendations=Counter(r.kind for r in records if r.decision == "emended"),
        kept=sum(r.decision == "kept" for r in records),
    )


def _text(section: Section) -> str:
    return "".join(s.zh for s in section.segments)


def _words(annotated: Annotated, section: Section) -> list[Word]:
    ids = (s.id for s in section.segments)
    return [w for i in ids for w in annotated.words.get(i, ()) if w.pinyin]


def _length(text: str, words: list[Word]) -> Length:
    characters = len(_HAN.findall(text))
    minutes = max(1, round(characters / _PACE))
    return Length(characters, minutes, len(words), _shares(_banded(words)))


def _banded(words: Iterable[Word]) -> tuple[int, ...]:
    def band(word: Word) -> str:
        return next((b for b in BANDS if word.level and word.level[0] in _levels(b)), "")

    found = Counter(map(band, words))
    return tuple(found[b] for b in BANDS)


def _levels(band: str) -> str:
    low, _, high = band.partition("–")
    return "".join(str(n) for n in range(int(low), int(high) + 1)) if band else ""


def _shares(counts: tuple[int, ...]) -> tuple[int, ...]:
    """Whole per cents that add to 100: the largest remainders are rounded up."""
    total = sum(counts)
    if not total:
        return counts
    shares = [100 * n // total for n in counts]
    by_rest = sorted(range(len(counts)), key=lambda i: -(100 * counts[i] % total))
    for i in by_rest[: 100 - sum(shares)]:
        shares[i] += 1
    return tuple(shares)
