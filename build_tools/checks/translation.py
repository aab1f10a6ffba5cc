"""Family T: the translation is whole, and written as its style sheet asks."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby

from build_tools.checks.base import Fault, check
from build_tools.checks.text import place
from build_tools.findings import Severity, Where
from build_tools.model import Annotated, Mark, Segment, Site

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_MARK = re.compile(r"\[\d+\]|[①-⑳]|\*")
_SPACING = re.compile(r" {2,}|\s[,.;:!?)”’]|[(“]\s|^\s|\s$")
_DASHES = re.compile(r"--|\s[—-]\s|(?<=\d)-(?=\d)|\s–\s|—\s|\s—")
SHORTEST, LONGEST = 0.28, 1.4
"""English words for each Han character or digit group: beyond these a segment is looked at."""


def _each(site: Site) -> Iterator[tuple[Annotated, Where, Segment]]:
    for annotated in site.editions:
        for segment in annotated.edition.segments:
            yield annotated, place(site, annotated.edition, segment.id), segment


@check("T101", Severity.ERROR, "Every segment has its English")
def untranslated(site: Site) -> Iterator[Fault]:
    """A segment without English would be published as a gap."""
    for _, where, segment in _each(site):
        if not segment.en.strip():
            yield Fault(where, f"{segment.id} has no English", "write `en:`")


@check("T102", Severity.ERROR, "No Chinese is left in the English")
def chinese_left(site: Site) -> Iterator[Fault]:
    """Source: style sheet, rule 1.3."""
    for _, where, segment in _each(site):
        if found := _HAN.search(segment.en):
            yield Fault(where, f"{segment.id}: “{found[0]}” in the English", "translate it")


@check("T103", Severity.ERROR, "Quotation marks and apostrophes are curly")
def straight_quotes(site: Site) -> Iterator[Fault]:
    """Source: style sheet, section on quotation marks."""
    for _, where, segment in _each(site):
        if found := re.search(r"[\"']", segment.en):
            message = f"{segment.id}: straight {found[0]} at character {found.start() + 1}"
            yield Fault(where, message, "write “ ” for speech and ’ for the apostrophe")


@check("T104", Severity.ERROR, "Quotation marks and brackets open and close within the sentence")
def unbalanced(site: Site) -> Iterator[Fault]:
    """Segments may share a pair; a sentence may not leave one open."""
    for annotated in site.editions:
        for sentence in _sentences(annotated):
            text = " ".join(s.en for s in sentence)
            for opening, closing in ("“”", "()", "[]"):
                if text.count(opening) != text.count(closing):
                    where = place(site, annotated.edition, sentence[0].id)
                    counts = f"{text.count(opening)} {opening} and {text.count(closing)} {closing}"
                    message = f"the sentence from {sentence[0].id} has {counts}"
                    yield Fault(where, message, "close what is open")


@check("T105", Severity.ERROR, "Spaces are single and stand outside punctuation")
def spacing(site: Site) -> Iterator[Fault]:
    """A folded block adds one space at a line end; a second one is typed."""
    for _, where, segment in _each(site):
        if found := _SPACING.search(segment.en):
            around = segment.en[max(0, found.start() - 8) : found.end() + 8]
            yield Fault(where, f"{segment.id}: space in “{around}”", "remove the space")


@check("T106", Severity.ERROR, "Ranges have an en dash, breaks an unspaced em dash")
def dashes(site: Site) -> Iterator[Fault]:
    """Source: style sheet, section on dashes."""
    for _, where, segment in _each(site):
        if found := _DASHES.search(segment.en):
            around = segment.en[max(0, found.start() - 8) : found.end() + 8]
            yield Fault(where, f"{segment.id}: dash in “{around}”", "2012–2017; word—word")


@check("T107", Severity.ERROR, "A term is rendered as its entry says, in the same sentence")
def renderings(site: Site) -> Iterator[Fault]:
    """One rendering a term, and the others declared in the entry with their reason."""
    terms = {t.slug: t.record for t in site.source.glossary}
    for annotated in site.editions:
        by_segment = defaultdict(list)
        for mark in annotated.marks:
            if mark.kind == "term":
                by_segment[mark.segment].append(mark)
        for sentence in _sentences(annotated):
            marks = [m for s in sentence for m in by_segment[s.id]]
            rendered = {m.ref for m in marks if m.lang == "en"}
            if not all(s.en.strip() for s in sentence):
                continue  # T101 tells it; what is not there yet cannot be held to the glossary
            for slug in sorted(_outermost(marks) - rendered):
                first = sentence[0].id
                yield Fault(
                    place(site, annotated.edition, first),
                    f"the sentence from {first} has {terms[slug].zh} but not “{terms[slug].en}”",
                    f"use the rendering, or declare yours in glossary/{slug}.md under variants",
                )


def _outermost(marks: list[Mark]) -> set[str]:
    """Terms with an occurrence that is not part of a longer term, whose rendering has it all."""
    zh = [m for m in marks if m.lang == "zh"]
    return {
        m.ref
        for m in zh
        if not any(
            o.segment == m.segment
            and o.start <= m.start
            and m.end <= o.end
            and (o.end - o.start) > (m.end - m.start)
            for o in zh
        )
    }


@check("T108", Severity.ERROR, "Printed marks stand in both languages of a segment")
def marks_in_both(site: Site) -> Iterator[Fault]:
    """A reader of either language finds the same notes at the same place."""
    for _, where, segment in _each(site):
        if not segment.en.strip():
            continue  # T101 says so
        zh, en = (Counter(_MARK.findall(text)) for text in (segment.zh, segment.en))
        for mark in sorted((zh | en).keys()):
            if zh[mark] != en[mark]:
                message = f"{segment.id}: {mark} stands {zh[mark]} times in zh, {en[mark]} in en"
                yield Fault(where, message, "put the mark at the corresponding word")


@check("T109", Severity.WARNING, "The English is neither far too short nor far too long")
def lengths(site: Site) -> Iterator[Fault]:
    """Something may be missing or added: look, then mend or waive with a reason."""
    for _, where, segment in _each(site):
        characters = len(_HAN.findall(segment.zh)) + len(re.findall(r"\d[\d.]*", segment.zh))
        words = len(segment.en.split())
        if words and characters >= SHORT_TEXT and not SHORTEST <= words / characters <= LONGEST:
            message = f"{segment.id}: {words} English words for {characters} characters"
            yield Fault(where, message, "compare them clause by clause")


SHORT_TEXT = 8
"""Below this many characters a ratio says nothing."""


@check("T110", Severity.ERROR, "The Chinese has not changed since its English was reviewed")
def stale(site: Site) -> Iterator[Fault]:
    """The hash of the `zh` that was reviewed stands beside it."""
    for edition in site.source.editions:
        for text in edition.texts:
            for record in text.segments:
                if record.reviewed and record.reviewed != fingerprint(record.zh):
                    yield Fault(
                        site.source.places[f"{edition.slug}/{record.id}"],
                        f"{record.id}: the Chinese changed after its English was reviewed",
                        f"review the English, then write `reviewed: {fingerprint(record.zh)}`",
                    )


def fingerprint(zh: str) -> str:
    """Eight hexadecimal digits that change when the text does."""
    return hashlib.sha256(zh.encode()).hexdigest()[:8]


def _sentences(annotated: Annotated) -> Iterator[tuple[Segment, ...]]:
    for section in annotated.edition.sections:
        for _, run in groupby(section.segments, key=lambda s: s.sentence):
            yield tuple(run)
    for note in annotated.edition.note_segments:
        yield (note,)


CHECKS = (
    untranslated,
    chinese_left,
    straight_quotes,
    unbalanced,
    spacing,
    dashes,
    renderings,
    marks_in_both,
    lengths,
    stale,
)
