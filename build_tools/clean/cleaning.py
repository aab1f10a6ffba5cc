"""The order of cleaning: lines, pages, feet, rows, paragraphs, characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from build_tools.clean import feet, furniture, paragraphs, rows, spacing, view
from build_tools.clean.patterns import ANY_MARK, MARK_ALONE, NOTE_START
from build_tools.model import Altered, Block, Cleaned, Removed


def clean(text: str) -> Cleaned:
    """The clean text of an extracted article: blocks and notes, with all that was removed.

    Pure, and total: any text gives a value, and `rebuild` of that value gives the text again.
    Nothing is emended; a misread character stays as it was read.
    """
    seen = view.fold(text)
    lines, rules = view.read_lines(seen)
    pages = furniture.read_pages(lines)
    dropped = {o: "separator" for start, end in rules for o in range(start, end)}
    dropped |= {o: kind for x, kind in pages.furniture for o in range(x.start, x.end)}
    bodies, found = feet.part_feet(pages.pages)
    body_rows = rows.read_rows(bodies, doubled=pages.blank_between_all)
    measure = rows.measure_of([x for r in body_rows for x in r.lines])
    counters = _counters([x for r in body_rows for x in r.lines], dropped)
    blocks = tuple(_block(seen, d, dropped) for d in paragraphs.draft(body_rows, measure))
    notes = tuple(_note(seen, foot, counters, dropped) for foot in found)
    blocks = tuple(b for b in blocks if b.text)
    notes, calls = _tie(blocks, notes)
    kept = {o: c for b in (*blocks, *notes) for o, c in zip(b.origin, b.text, strict=True)}
    return Cleaned(
        blocks=blocks,
        notes=notes,
        calls=calls,
        removed=_removed(text, kept, dropped),
        altered=tuple(Altered(o, text[o]) for o in sorted(kept) if kept[o] != text[o]),
        pages=(0, *(body[0].start for body in bodies[1:] if body)),
    )


def _counters(lines: Sequence[view.Line], dropped: dict[int, str]) -> set[str]:
    """Drops the extraction's own counters beside marks that stand alone; gives their values."""
    values: set[str] = set()
    for line in lines:
        found = MARK_ALONE.fullmatch(line.text)
        for side in ("before", "after"):
            if found and found[side]:
                values.add(found[side])
                start = line.start + found.start(side)
                dropped |= dict.fromkeys(range(start, start + len(found[side])), "counter")
    return values


def _block(seen: str, drafted: paragraphs.Draft, dropped: dict[int, str]) -> Block:
    pieces = [spacing.Piece(x.start, x.end) for r in drafted.rows for x in r.lines]
    _drop_label(pieces, drafted.label, dropped)
    text, origin = spacing.set_text(seen, tuple(pieces), drafted.kind, dropped)
    return Block(drafted.kind, text, origin, page=drafted.rows[0].page)


def _drop_label(pieces: Sequence[spacing.Piece], length: int, dropped: dict[int, str]) -> None:
    for piece in pieces:
        taken = min(length, piece.end - piece.start)
        dropped |= dict.fromkeys(range(piece.start, piece.start + taken), "label")
        length -= taken


def _note(seen: str, foot: feet.Foot, counters: set[str], dropped: dict[int, str]) -> Block:
    """A note without its mark and the extraction's counters before and after it."""
    lines = list(foot.lines)
    if foot.mark and feet.mark_of(lines[0]) == "":
        counter = lines.pop(0)
        dropped |= dict.fromkeys(range(counter.start, counter.end), "counter")
    start = lines[0].start
    found = NOTE_START.fullmatch(lines[0].text) if foot.mark else None
    if found:
        dropped |= dict.fromkeys(range(start, start + found.start("mark")), "counter")
        dropped |= dict.fromkeys(
            range(start + found.start("mark"), start + found.end("mark")), "mark"
        )
        number = re.match(r"\d{1,2}(?=\s)", found["text"])
        if number and number[0] in counters:
            first = start + found.start("text")
            dropped |= dict.fromkeys(range(first, first + number.end()), "counter")
    pieces = tuple(spacing.Piece(x.start, x.end) for x in lines)
    text, origin = spacing.set_text(seen, pieces, "note", dropped)
    return Block("note", text, origin, foot.mark, foot.page)


def _tie(
    blocks: Sequence[Block], notes: Sequence[Block]
) -> tuple[tuple[Block, ...], tuple[tuple[int, int], ...]]:
    """The notes in the order of the marks that call them, and the place of each mark.

    A note answers the last open call before it of its own mark, on its own page if there is one.
    """
    places = [
        (i, m.start(), "".join(m.group().split()), b.origin[m.start()])
        for i, b in enumerate(blocks)
        for m in ANY_MARK.finditer(b.text)
    ]
    tied: list[tuple[tuple[int, int], Block]] = []
    for note in notes:
        first = note.origin[0] if note.origin else 0
        fitting = [p for p in places if p[2] == note.mark and p[3] < first]
        call = fitting[-1] if fitting else None
        if call:
            places.remove(call)
        tied.append(((call[0], call[1]) if call else (-1, -1), note))
    tied.sort(key=lambda t: t[0] if t[0] != (-1, -1) else (len(blocks), 0))
    return tuple(n for _, n in tied), tuple(c for c, _ in tied)


def _removed(text: str, kept: dict[int, str], dropped: dict[int, str]) -> tuple[Removed, ...]:
    """Every run that was not kept, with its kind."""
    runs: list[tuple[int, int, str]] = []
    for offset, char in enumerate(text):
        if offset in kept:
            continue
        blank = "break" if char in "\r\n\f\v\x85\u2028\u2029" else "space"
        kind = dropped.get(offset, blank)
        if runs and runs[-1][1] == offset and runs[-1][2] == kind:
            runs[-1] = (runs[-1][0], offset + 1, kind)
        else:
            runs.append((offset, offset + 1, kind))
    return tuple(Removed(start, end, kind, text[start:end]) for start, end, kind in runs)
