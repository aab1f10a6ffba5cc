"""What can be found: the editions and the glossary as blocks of units, each with its address."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from build_tools.model import (
    Annotated,
    Bilingual,
    Edition,
    EventRecord,
    FigureRecord,
    Note,
    ReferenceRecord,
    Section,
    Segment,
)

HEADINGS = ("title", "heading", "subheading")
DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
Say = Callable[[str], Bilingual]
"""An EDTF date in words."""


class Unit(NamedTuple):
    """The least thing that a result can be."""

    id: str
    """The fragment of its address."""
    zh: str
    en: str
    kind: str = "t"
    """t text, h heading, n authors' note, m editors' note, r reference, e event, f figure."""
    keys: str = ""
    """What finds it though it does not stand in it, such as a date told as 同年8月."""


class Block(NamedTuple):
    """What is under one address: a section, its notes, a timeline."""

    at: str
    """Relative to the site, with a slash at the end."""
    zh: str
    en: str
    paragraphs: tuple[tuple[Unit, ...], ...]


def texts(annotated: Annotated, say: Say, *, named: bool = False) -> tuple[Block, ...]:
    """The sections of an edition in reading order, with the authors' notes at their ends.

    `named`: the edition's short title stands before the section's.
    """
    edition = annotated.edition
    return tuple(_block(s, edition, _text(s, edition, say), named=named) for s in edition.sections)


def apparatus(annotated: Annotated, say: Say, *, named: bool = False) -> tuple[Block, ...]:
    """What stands around the text: editors' notes and references, the timeline, the figures."""
    edition = annotated.edition
    short = edition.record.short_title
    zh, en = (f"{short.zh}·", f"{short.en}: ") if named else ("", "")
    events = sorted(edition.timeline.events, key=lambda e: e.date)
    told = tuple((_event(e, say),) for e in events)
    drawn = tuple((_figure(f.record),) for f in annotated.figures)
    found = (
        *(_block(s, edition, _around(s, edition), named=named) for s in edition.sections),
        Block(f"{edition.slug}/timeline/", f"{zh}年表", f"{en}Timeline", told),
        Block(f"{edition.slug}/figures/", f"{zh}图表", f"{en}Figures", drawn),
    )
    return tuple(b for b in found if b.paragraphs)


def _block(
    section: Section, edition: Edition, paragraphs: tuple[tuple[Unit, ...], ...], *, named: bool
) -> Block:
    """A block under the section's short name."""
    zh, en = section.short.zh, section.short.en
    if named:
        short = edition.record.short_title
        zh, en = f"{short.zh}·{zh}", f"{short.en}: {en}"
    return Block(f"{edition.slug}/{section.slug}/", zh, en, paragraphs)


def _text(section: Section, edition: Edition, say: Say) -> tuple[tuple[Unit, ...], ...]:
    ids = {s.id for p in section.paragraphs for s in p.segments}
    paragraphs = [
        tuple(
            Unit(s.id, s.zh, s.en, "h" if p.kind in HEADINGS else "t", _dates(s, edition, say))
            for s in p.segments
        )
        for p in section.paragraphs
    ]
    notes = (n for n in edition.notes if n.record.by == "authors" and n.record.at in ids)
    return (*paragraphs, *((_note(n, edition),) for n in notes))


def _around(section: Section, edition: Edition) -> tuple[tuple[Unit, ...], ...]:
    ids = {s.id for p in section.paragraphs for s in p.segments}
    notes = (n for n in edition.notes if n.record.by == "editors" and n.record.at in ids)
    references = (r for r in edition.references if ids & {*r.cited})
    return (*((_note(n, edition),) for n in notes), *((_reference(r),) for r in references))


def _dates(segment: Segment, edition: Edition, say: Say) -> str:
    """The dates of a segment's events that its text does not spell out, as EDTF."""
    events = (e for e in edition.timeline.events if e.segment == segment.id)
    dates = (e.date.rstrip("~") for e in events)
    return " ".join(d for d in dates if DATE.fullmatch(d) and say(d).zh not in segment.zh)


def _note(note: Note, edition: Edition) -> Unit:
    """An authors' note as the edition reads it, an editors' note with its title."""
    made = next((s for s in edition.note_segments if s.id == note.record.id), None)
    zh, en = (made.zh, made.en) if made else (plain(note.text.zh), plain(note.text.en))
    if note.record.title:
        zh, en = f"{note.record.title.zh}：{zh}", f"{note.record.title.en}: {en}"
    return Unit(f"note-{note.record.id}", zh, en, "n" if note.record.by == "authors" else "m")


def _reference(reference: ReferenceRecord) -> Unit:
    text = reference.text or reference.mark
    return Unit(reference.id, text, "", "r", reference.mark)


def _event(event: EventRecord, say: Say) -> Unit:
    when = say(event.date)
    return Unit(event.id, f"{when.zh}：{event.zh}", f"{when.en}: {event.en}", "e")


def _figure(figure: FigureRecord) -> Unit:
    title, caption = figure.title, figure.caption
    return Unit(figure.id, f"{title.zh}：{caption.zh}", f"{title.en}: {caption.en}", "f")


def plain(markdown: str) -> str:
    """The words of a piece of Markdown."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"^[#>\-\s]+|[*_`]+", " ", text, flags=re.MULTILINE)
    return " ".join(text.split())
