"""Family N, content: marks have notes, notes have marks, and no reference is invented."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.checks.base import Fault, check
from build_tools.checks.glossary import link_targets, targets
from build_tools.checks.text import place
from build_tools.findings import Severity
from build_tools.model import Site

_MARK = re.compile(r"\[\d+\]|[①-⑳]|\*")


@check("N102", Severity.ERROR, "Every printed mark of the text has its note or reference")
def mark_without_note(site: Site) -> Iterator[Fault]:
    """A mark that leads nowhere is worse than none."""
    for annotated in site.editions:
        edition = annotated.edition
        called = {(n.record.at, n.record.mark) for n in edition.notes}
        called |= {(at, r.mark) for r in edition.references for at in r.cited}
        for segment in edition.segments:
            for found in _MARK.finditer(segment.zh):
                if (segment.id, found[0]) not in called:
                    hint = "write its note in notes/, or its reference in references.yaml"
                    message = f"{segment.id}: mark {found[0]} has no note"
                    yield Fault(place(site, edition, segment.id), message, hint)


@check("N103", Severity.ERROR, "Every note and reference is called where it says")
def note_without_mark(site: Site) -> Iterator[Fault]:
    """The back-link of a note leads to its mark."""
    for annotated in site.editions:
        edition = annotated.edition
        texts = {s.id: s.zh for s in edition.segments}
        calls = [(n.record.id, n.record.at, n.record.mark) for n in edition.notes]
        calls += [(r.id, at, r.mark) for r in edition.references for at in r.cited]
        for key, at, mark in calls:
            if at not in texts:
                yield Fault(place(site, edition, key), f"{key}: no segment {at}", "mend the id")
            elif mark not in texts[at]:
                message = f"{key}: {mark} does not stand in {at}"
                yield Fault(place(site, edition, key), message, "name the segment with the mark")


@check(
    "N104", Severity.ERROR, "An authors’ note has a printed mark, an editors’ note words to hang on"
)
def told_apart(site: Site) -> Iterator[Fault]:
    """Source: editing manual, rule 5.1."""
    for annotated in site.editions:
        for note in annotated.edition.notes:
            r = note.record
            where = place(site, annotated.edition, r.id)
            if r.by == "authors" and (not r.mark or r.on):
                yield Fault(where, f"{r.id}: an authors' note needs its mark alone", "give `mark`")
            elif r.by == "editors" and (r.mark or not r.on or not r.on_en):
                hint = "give `on` and `on_en`, and no `mark`"
                yield Fault(where, f"{r.id}: an editors' note hangs on words", hint)
            if not note.text.zh or not note.text.en:
                yield Fault(where, f"{r.id} is empty in one language", "write both")


@check("N105", Severity.ERROR, "A reference is in the source or shown as missing, never supplied")
def invented(site: Site) -> Iterator[Fault]:
    """The words of a present reference stand in the source; a missing one has none."""
    for source in site.source.editions:
        plain = re.sub(r"\s", "", source.source)
        for reference in source.references:
            where = site.source.places[f"{source.slug}/{reference.id}"]
            if not reference.provenance:
                yield Fault(where, f"{reference.id} has no provenance", "say where it comes from")
            if reference.status == "missing" and reference.text:
                hint = "delete the text: the source has none"
                yield Fault(where, f"{reference.id} is missing, yet has text", hint)
            words = re.sub(r"\s", "", reference.text)
            if reference.status == "present" and (not words or words not in plain):
                hint = "copy it from the source, or mark it missing"
                yield Fault(where, f"{reference.id} is not in the source", hint)


@check("N106", Severity.ERROR, "Links in notes lead to entries and segments that exist")
def links(site: Site) -> Iterator[Fault]:
    """Source: editing manual, section 5."""
    for annotated in site.editions:
        for note in annotated.edition.notes:
            for target in link_targets(note.text):
                if target not in targets(site):
                    where = place(site, annotated.edition, note.record.id)
                    yield Fault(where, f"link to {target}, which is not there", "mend it")


CHECKS = (mark_without_note, note_without_mark, told_apart, invented, links)
