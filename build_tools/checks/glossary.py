"""Family G: every entry is whole, alone in what it claims, and grounded in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from build_tools.checks.base import Fault, check
from build_tools.checks.text import place
from build_tools.findings import Severity, Where
from build_tools.model import Bilingual, Site, Term

_HAN = re.compile(r"[\u3400-\u9fff]")
ZH_LENGTH, EN_LENGTH = (30, 160), (25, 140)
"""Han characters and English words of a definition: enough to say what it means here, no more."""


def _where(site: Site, term: Term) -> Where:
    return site.source.places.get(f"glossary/{term.slug}", Where(f"glossary/{term.slug}.md"))


@check("G101", Severity.ERROR, "Every string of an entry occurs in a text")
def unused(site: Site) -> Iterator[Fault]:
    """An entry for a word that no reader meets belongs in no reader's glossary."""
    texts = [s.zh for a in site.editions for s in a.edition.segments]
    for term in site.source.glossary:
        for string in (term.record.zh, *term.record.aliases):
            if not any(string in text for text in texts):
                hint = "correct the string or delete it"
                yield Fault(_where(site, term), f"“{string}” is in no text", hint)


@check("G102", Severity.ERROR, "See-also names entries that exist, and not the entry itself")
def see_also(site: Site) -> Iterator[Fault]:
    """A reference to nothing is a dead end on the page."""
    known = {t.slug for t in site.source.glossary}
    for term in site.source.glossary:
        for slug in term.record.see_also:
            if slug not in known or slug == term.slug:
                yield Fault(_where(site, term), f"see_also: {slug} is no other entry", "mend it")


@check("G103", Severity.ERROR, "No two entries claim one string")
def claimed_twice(site: Site) -> Iterator[Fault]:
    """A marked word leads to one entry."""
    owner: dict[str, str] = {}
    for term in site.source.glossary:
        for string in (term.record.zh, *term.record.aliases):
            if string in owner:
                message = f"“{string}” is claimed by {owner[string]} already"
                yield Fault(_where(site, term), message, "let one of the two entries have it")
            owner.setdefault(string, term.slug)


@check("G104", Severity.ERROR, "The segments that a definition rests on exist")
def rests_on(site: Site) -> Iterator[Fault]:
    """A definition that rests on nothing is an invention."""
    known = {f"{a.edition.slug}/{s.id}" for a in site.editions for s in a.edition.segments}
    for term in site.source.glossary:
        if not term.record.rests_on:
            yield Fault(_where(site, term), "rests on no segment", "name the segments")
        for ref in term.record.rests_on:
            if ref not in known:
                hint = "write <edition>/<segment id>"
                yield Fault(_where(site, term), f"rests_on: no segment {ref}", hint)


@check("G105", Severity.ERROR, "A definition is long enough to define and short enough to read")
def definition_length(site: Site) -> Iterator[Fault]:
    """Source: editing manual, section 5."""
    for term in site.source.glossary:
        zh, en = len(_HAN.findall(term.definition.zh)), len(term.definition.en.split())
        if not ZH_LENGTH[0] <= zh <= ZH_LENGTH[1]:
            message = f"the Chinese definition has {zh} characters"
            yield Fault(_where(site, term), message, "{} to {}".format(*ZH_LENGTH))
        if not EN_LENGTH[0] <= en <= EN_LENGTH[1]:
            message = f"the English definition has {en} words"
            yield Fault(_where(site, term), message, "{} to {}".format(*EN_LENGTH))
        if bool(term.background.zh) != bool(term.background.en):
            yield Fault(_where(site, term), "background in one language only", "write both")


@check("G106", Severity.ERROR, "A declared rendering is used somewhere")
def unused_variants(site: Site) -> Iterator[Fault]:
    """A variant that nothing uses hides the next inconsistency."""
    english = [s.en.lower() for a in site.editions for s in a.edition.segments]
    for term in site.source.glossary:
        for rendering in term.record.variants:
            if not any(rendering.lower() in text for text in english):
                message = f"the rendering “{rendering}” is used nowhere"
                yield Fault(_where(site, term), message, "delete it")


@check("G107", Severity.ERROR, "Terms begin and end where words do, or lie inside one word")
def straddles(site: Site) -> Iterator[Fault]:
    """Terms are a layer over words: an edge inside a word is a wrong cut or a false occurrence."""
    for annotated in site.editions:
        edges = {
            segment: {0, *accumulate(len(w.text) for w in words)}
            for segment, words in annotated.words.items()
        }
        for mark in annotated.marks:
            if mark.kind != "term" or mark.lang != "zh":
                continue
            own = edges[mark.segment]
            inside = not any(mark.start < e < mark.end for e in own)
            if not inside and not {mark.start, mark.end} <= own:
                text = next(s.zh for s in annotated.edition.segments if s.id == mark.segment)
                message = f"{mark.segment}: “{text[mark.start : mark.end]}” cuts through a word"
                where = place(site, annotated.edition, mark.segment)
                yield Fault(where, message, "mend lexicon.txt, or the entry's strings")


@check("G108", Severity.ERROR, "The pinyin of an entry is pinyin")
def pinyin(site: Site) -> Iterator[Fault]:
    """It is what the entry is sorted and found by."""
    for term in site.source.glossary:
        if not term.record.pinyin or _HAN.search(term.record.pinyin):
            yield Fault(
                _where(site, term), "pinyin is missing or not pinyin", "write it with tones"
            )


@check("G109", Severity.ERROR, "Links in definitions lead to entries and segments that exist")
def links(site: Site) -> Iterator[Fault]:
    """Source: editing manual, section 5: `<slug>.md` and `<edition>/<segment id>`."""
    for term in site.source.glossary:
        for target in link_targets(term.definition, term.background):
            if target not in targets(site):
                yield Fault(_where(site, term), f"link to {target}, which is not there", "mend it")


def link_targets(*texts: Bilingual) -> Iterator[str]:
    """The targets of the Markdown links in both languages."""
    for text in texts:
        for body in (text.zh, text.en):
            yield from re.findall(r"\]\(([^)]+)\)", body)


def targets(site: Site) -> frozenset[str]:
    """What editors' links may name."""
    known = {f"{t.slug}.md" for t in site.source.glossary}
    for annotated in site.editions:
        known |= {f"{annotated.edition.slug}/{s.id}" for s in annotated.edition.segments}
    return frozenset(known)


CHECKS = (
    unused,
    see_also,
    claimed_twice,
    rests_on,
    definition_length,
    unused_variants,
    straddles,
    pinyin,
    links,
)
