"""The text of an edition cut where something is said of it: calls, emendations, printed pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from build_tools.model import Annotated, Edition, Emendation, Mark, Section, Segment

_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


class Piece(NamedTuple):
    """A stretch of a segment: kind is text, call, emendation or page; a page has no text."""

    kind: str
    text: str
    ref: str = ""
    """Id of the note, reference or emendation; the number of the printed page."""


def pieces(annotated: Annotated, segment: Segment, lang: str) -> Iterator[Piece]:
    """The segment in one language as pieces; joined, their texts are the segment's text."""
    text = segment.zh if lang == "zh" else segment.en
    edition = annotated.edition
    spans = [
        (m.start, m.end, Piece("call", text[m.start : m.end], m.ref))
        for m in annotated.marks
        if m.segment == segment.id and m.lang == lang and _is_call(edition, m)
    ]
    if lang == "zh":
        spans += [
            (e.start, e.end, _emended(e, text)) for e in edition.emendations if _in(e, segment)
        ]
        spans += [
            (m.offset, m.offset, Piece("page", "", str(m.page)))
            for m in edition.milestones
            if m.segment == segment.id
        ]
    at = 0
    for start, end, piece in sorted(spans, key=lambda s: s[:2]):
        if start > at:
            yield Piece("text", text[at:start])
        if start >= at:
            yield piece
            at = end
    if at < len(text):
        yield Piece("text", text[at:])


def _is_call(edition: Edition, mark: Mark) -> bool:
    """A printed mark of an authors' note or of a reference."""
    if mark.kind == "reference":
        return True
    return mark.kind == "note" and mark.ref in {n.id for n in edition.note_segments}


def _in(emendation: Emendation, segment: Segment) -> bool:
    return emendation.segment == segment.id and emendation.record.decision == "emended"


def _emended(emendation: Emendation, text: str) -> Piece:
    return Piece("emendation", text[emendation.start : emendation.end], emendation.record.id)


def home(edition: Edition, segment: str) -> Section:
    """The section that holds a segment; for an authors' note, the one that calls it."""
    at = next((n.record.at for n in edition.notes if n.record.id == segment), segment)
    return next(s for s in edition.sections if any(t.id == at for t in s.segments))


def plain(markdown: str) -> str:
    """Editors' Markdown as plain text: links become their words, emphasis goes."""
    return re.sub(r"[*_`]", "", _LINK.sub(r"\1", markdown))
