"""All numbers of an edition: every sentence pair, every claim, every number left over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from build_tools.model import Edition, Mismatch, Paragraph, Quantified, Quantity, Segment
from build_tools.quantities import en, zh
from build_tools.quantities.arithmetic.claims import claims
from build_tools.quantities.arithmetic.cross_checks import implied
from build_tools.quantities.arithmetic.proofs import proofs
from build_tools.quantities.parity import compare
from build_tools.quantities.printed import quantity
from build_tools.quantities.reading import Reading


def quantify(edition: Edition) -> Quantified:
    """The numbers of an edition in both languages, where they disagree, and what is claimed."""
    paragraphs = [p for section in edition.sections for p in section.paragraphs]
    sentences = [
        *(s for p in paragraphs for s in _sentences(p)),
        *((n,) for n in edition.note_segments),
    ]
    found = tuple(c for p in paragraphs for c in claims((s.id, s.zh) for s in p.segments))
    text = "".join(s.zh for p in paragraphs for s in p.segments)
    return Quantified(
        quantities={"zh": _by_segment(sentences, "zh"), "en": _by_segment(sentences, "en")},
        mismatches=tuple(m for s in sentences for m in _mismatches(s)),
        claims=found,
        cross_checks=implied(found, text),
        leftovers=tuple(
            (s.id, s.zh[a:b])
            for sentence in sentences
            for s in sentence
            for a, b in zh.leftovers(s.zh)
        ),
        proofs=tuple(proofs(edition)),
    )


def _sentences(paragraph: Paragraph) -> Iterator[tuple[Segment, ...]]:
    for _, group in groupby(paragraph.segments, key=lambda s: s.sentence):
        yield tuple(group)


def _by_segment(
    sentences: Iterable[tuple[Segment, ...]], lang: str
) -> dict[str, tuple[Quantity, ...]]:
    """Read sentence by sentence, so that a list shares its unit; then told apart by segment."""
    found: dict[str, tuple[Quantity, ...]] = {}
    for sentence in sentences:
        glue = "" if lang == "zh" else " "
        texts = [s.zh if lang == "zh" else s.en for s in sentence]
        read = zh.readings if lang == "zh" else en.readings
        readings = read(glue.join(texts))
        at = 0
        for segment, text in zip(sentence, texts, strict=True):
            found[segment.id] = tuple(_within(readings, text, at))
            at += len(text) + len(glue)
    return found


def _within(readings: Iterable[Reading], text: str, at: int) -> Iterator[Quantity]:
    for item in readings:
        if at <= item.start and item.end <= at + len(text):
            yield quantity(item._replace(start=item.start - at, end=item.end - at), text)


def _mismatches(sentence: tuple[Segment, ...]) -> Iterator[Mismatch]:
    if not all(s.en for s in sentence):
        return
    for found in compare("".join(s.zh for s in sentence), " ".join(s.en for s in sentence)):
        yield replace(found, segments=_places(found, sentence))


def _places(found: Mismatch, sentence: tuple[Segment, ...]) -> tuple[str, ...]:
    """The segments that hold the words of a mismatch; the whole sentence where that is not one."""
    near = tuple(
        s.id
        for s in sentence
        if (found.zh and found.zh in s.zh) or (not found.zh and found.en in s.en)
    )
    return near or tuple(s.id for s in sentence)
