"""The order of cleaning: lines, pages, feet, rows, paragraphs, characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_tools.clean import feet, furniture, paragraphs, rows, spacing, view
from build_tools.clean.blocks import Draft
from build_tools.clean.calls import drop_counters, set_note, tie
from build_tools.clean.patterns import ENTRY
from build_tools.model import Altered, Block, Cleaned, Removed


def clean(text: str) -> Cleaned:
    """The clean text of an extracted article: blocks and notes, with all that was removed.

    Pure, and total: any text gives a value, and `rebuild` of that value gives the text again.
    Nothing is emended; a misread character stays as it was read.
    """
    seen = view.fold(text)
    lines, rules = view.read_lines(seen)
    pages = furniture.read_pages(lines)
    parted = feet.part_feet(pages.pages)
    body = rows.read_rows(parted.bodies, doubled=pages.blank_between_all)
    measure = rows.measure_of([x for r in body for x in r.lines])
    dropped = {o: "separator" for start, end in rules for o in range(start, end)}
    dropped |= {o: kind for x, kind in pages.furniture for o in range(x.start, x.end)}
    dropped |= {o: "label" for x in parted.headings for o in range(x.start, x.end)}
    counters = drop_counters([x for r in body for x in r.lines], dropped)
    drafts = [_block(seen, d, dropped) for d in paragraphs.draft(body, measure)]
    notes = [set_note(seen, foot, counters, dropped) for foot in parted.notes]
    blocks = tuple(b for b in drafts if b.text and b.kind != "note")
    tied = tie(blocks, [b for b in (*drafts, *notes) if b.text and b.kind == "note"])
    kept = _kept((*blocks, *tied.notes))
    return Cleaned(
        blocks=blocks,
        notes=tied.notes,
        calls=tied.calls,
        removed=_removed(text, kept, dropped),
        altered=tuple(Altered(o, text[o]) for o in sorted(kept) if kept[o] != text[o]),
        pages=parted.starts,
    )


def _kept(blocks: Sequence[Block]) -> dict[int, str]:
    return {o: c for b in blocks for o, c in zip(b.origin, b.text, strict=True)}


def _block(seen: str, drafted: Draft, dropped: dict[int, str]) -> Block:
    pieces = tuple(spacing.Piece(x.start, x.end) for r in drafted.rows for x in r.lines)
    left = drafted.label
    for piece in pieces:
        taken = min(left, piece.end - piece.start)
        dropped |= dict.fromkeys(range(piece.start, piece.start + taken), "label")
        left -= taken
    mark = ""
    entry = ENTRY.match(drafted.rows[0].text) if drafted.kind == "references" else None
    if entry:
        mark = entry.group().strip()
        start = pieces[0].start
        dropped |= dict.fromkeys(range(start, start + entry.end()), "mark")
    text, origin = spacing.set_text(seen, pieces, drafted.kind, dropped)
    return Block(drafted.kind, text, origin, mark, drafted.rows[0].page)


def _removed(text: str, kept: dict[int, str], dropped: dict[int, str]) -> tuple[Removed, ...]:
    """Every run that was not kept, with its kind; space beside a line break is one with it."""
    runs: list[Removed] = []
    for found in re.finditer(r"\s+|\S", text):
        for start, end in _gaps(found.start(), found.end(), kept):
            run = text[start:end]
            blank = "break" if re.search(r"[\r\n\f\v\x85\u2028\u2029]", run) else "space"
            kind = dropped.get(start, blank)
            if runs and runs[-1].end == start and runs[-1].kind == kind:
                runs[-1] = Removed(runs[-1].start, end, kind, runs[-1].text + run)
            else:
                runs.append(Removed(start, end, kind, run))
    return tuple(runs)


def _gaps(start: int, end: int, kept: dict[int, str]) -> Iterator[tuple[int, int]]:
    """The stretches of `[start, end)` of which nothing was kept."""
    first = start
    for offset in range(start, end + 1):
        if offset == end or offset in kept:
            if first < offset:
                yield first, offset
            first = offset + 1
