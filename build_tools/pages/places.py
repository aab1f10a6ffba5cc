"""Where the segments of an edition stand: the reading page of each, those of notes included."""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.model import Edition


def section_of(edition: Edition) -> Mapping[str, str]:
    """For each segment id the slug of its section; a note stands on the page that calls it."""
    found = {
        segment.id: section.slug for section in edition.sections for segment in section.segments
    }
    calls = {note.record.id: note.record.at for note in edition.notes}
    notes = (segment.id for segment in edition.note_segments)
    return found | {n: found[calls[n]] for n in notes if calls.get(n) in found}
