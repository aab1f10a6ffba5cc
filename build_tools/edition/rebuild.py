"""Law 1, the proof that nothing is lost: the source, rebuilt from the edition."""

from __future__ import annotations

from build_tools.model import Edition


def rebuild(edition: Edition) -> str:
    """The extracted text the edition came from, from its segments, emendations and layout record.

    Law 1: every character of the source is kept, emended or removed as layout, exactly once.
    """
    kept: dict[int, str] = {}
    for segment in edition.segments:
        kept.update((o, c) for o, c in zip(segment.origin, segment.zh, strict=True) if o >= 0)
    for emendation in edition.emendations:
        kept.update(zip(emendation.origin, emendation.record.exact, strict=True))
    kept.update((a.offset, a.char) for a in edition.altered)
    for run in edition.removed:
        kept.update(zip(range(run.start, run.end), run.text, strict=True))
    return "".join(kept[offset] for offset in sorted(kept))
