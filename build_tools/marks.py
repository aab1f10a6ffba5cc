"""Finds what is said of each stretch of text: terms, notes, references, emendations, dates, voices.

Offsets are code points within one segment. Terms lie over words: an occurrence may hold several
words or stand inside one, and terms may hold other terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from build_tools.findings import Finding, Severity, Where
from build_tools.model import Edition, Mark, Segment, Term

CODES = {
    "N101": "The words that a note, event, voice or word of time hangs on stand once in its segment",
}


def marks(
    edition: Edition, glossary: tuple[Term, ...], places: Mapping[str, Where]
) -> tuple[tuple[Mark, ...], tuple[Finding, ...]]:
    """Every mark of the edition in the order of the text, and those that have no place."""
    segments = edition.segments
    anchored, findings = _anchored(edition, {s.id: s for s in segments}, places)
    found = [
        *(m for sentence in _sentences(segments) for m in _terms(sentence, glossary)),
        *(m for s in segments for m in _calls(s, edition)),
        *(
            Mark("emendation", e.record.id, e.segment, "zh", e.start, e.end)
            for e in edition.emendations
        ),
        *anchored,
    ]
    order = {s.id: n for n, s in enumerate(segments)}
    found.sort(key=lambda m: (order[m.segment], m.lang, m.start, -m.end, m.kind, m.ref))
    return tuple(found), tuple(findings)


def _sentences(segments: Iterable[Segment]) -> Iterator[tuple[Segment, ...]]:
    """Runs of segments that are one sentence; an authors' note is one of its own."""
    for _, run in groupby(segments, key=lambda s: (s.id.partition(".")[0], s.sentence)):
        yield tuple(run)


def _spans(
    text: str, strings: Mapping[str, str], form: str = "{}"
) -> Iterator[tuple[int, int, str]]:
    """Every occurrence of the strings, the longest first; those that cross a longer one are not.

    `form` is the pattern around an escaped string; case does not matter.
    """
    taken: list[tuple[int, int]] = []
    for string in sorted(strings, key=lambda s: (-len(s), s)):
        for found in re.finditer(form.format(re.escape(string)), text, re.IGNORECASE):
            start, end = found.span()
            if all(end <= a or b <= start or (a <= start and end <= b) for a, b in taken):
                taken.append((start, end))
                yield start, end, strings[string]


_ENGLISH = r"(?<!\w){}(?:s|es)?(?!\w)"
"""A rendering as a whole word, in the plural too."""


def _terms(sentence: tuple[Segment, ...], glossary: tuple[Term, ...]) -> Iterator[Mark]:
    """Terms in the Chinese, and their renderings in the English of the same sentence."""
    strings = {s: t.slug for t in glossary for s in (t.record.zh, *t.record.aliases)}
    elsewhere = {t.slug: t.record.not_in for t in glossary if t.record.not_in}
    present = set()
    for segment in sentence:
        for start, end, slug in _spans(segment.zh, strings):
            if not _inside(segment.zh, start, end, elsewhere.get(slug, ())):
                present.add(slug)
                yield Mark("term", slug, segment.id, "zh", start, end)
    renderings = {
        rendering: t.slug
        for t in glossary
        if t.slug in present
        for rendering in (t.record.en, *t.record.variants)
    }
    for segment in sentence:
        for start, end, slug in _spans(segment.en, renderings, _ENGLISH):
            yield Mark("term", slug, segment.id, "en", start, end)


def _inside(text: str, start: int, end: int, longer: tuple[str, ...]) -> bool:
    """Whether `[start, end)` is part of one of the longer strings, where it means another thing."""
    return any(
        found.start() <= start and end <= found.end()
        for string in longer
        for found in re.finditer(re.escape(string), text)
    )


def _calls(segment: Segment, edition: Edition) -> Iterator[Mark]:
    """The printed marks of authors' notes and references, in both languages."""
    calls = [("note", n.record.id, n.record.mark, n.record.at) for n in edition.notes]
    calls += [("reference", r.id, r.mark, at) for r in edition.references for at in r.cited]
    for kind, ref, mark, at in calls:
        if mark and at == segment.id:
            for lang, text in (("zh", segment.zh), ("en", segment.en)):
                for found in re.finditer(re.escape(mark), text):
                    yield Mark(kind, ref, segment.id, lang, found.start(), found.end())


def _anchors(edition: Edition) -> Iterator[tuple[str, str, str, str, str, str]]:
    """(kind, ref, segment, language, words, whose place in the content) of all that hangs on words."""
    for note in edition.notes:
        r = note.record
        if r.on:
            yield "note", r.id, r.at, "zh", r.on, r.id
        if r.on_en:
            yield "note", r.id, r.at, "en", r.on_en, r.id
    for event in edition.timeline.events:
        if event.exact:
            yield "event", event.id, event.segment, "zh", event.exact, event.id
    for n, word in enumerate(edition.timeline.time_words):
        ref, key = f"{word.segment}:{word.exact}", f"timeline.yaml:time_words:{n}"
        yield "time", ref, word.segment, "zh", word.exact, key
    for n, voice in enumerate(edition.voices):
        yield "voice", str(n), voice.segment, "zh", voice.exact, f"voices.yaml:{n}"


def _anchored(
    edition: Edition, segments: Mapping[str, Segment], places: Mapping[str, Where]
) -> tuple[list[Mark], list[Finding]]:
    found: list[Mark] = []
    findings = []
    for kind, ref, at, lang, words, key in _anchors(edition):
        segment = segments.get(at)
        text = "" if segment is None else attrgetter(lang)(segment)
        if text.count(words) != 1:
            where = places.get(f"{edition.slug}/{key}") or Where(f"docs/editions/{edition.slug}")
            hint = "copy the words from the segment, as many as make them unique"
            message = f"{kind} {ref}: “{words}” stands {text.count(words)} times in {at}"
            findings.append(Finding(Severity.ERROR, "N101", where, message, hint))
        else:
            start = text.index(words)
            found.append(Mark(kind, ref, at, lang, start, start + len(words)))
    return found, findings
