"""What stands before the body: title, authors, abstract, keywords, affiliation."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.clean.back import draft_english
from build_tools.clean.blocks import Draft, grouped, heading_kind
from build_tools.clean.patterns import AUTHOR_NAMES, LABELS, PLACE_OF_WORK, UNMARKED_NOTE, latin
from build_tools.clean.rows import Row

_FRONT_ROWS = 60
_LONGEST_TITLE = 40.0
"""In em; a longer row without a label is prose."""
_PROSE = 0.8
"""So is a row below the title that fills this share of the measure."""


def front_end(rows: Sequence[Row], measure: float) -> int:
    """How many rows stand before the body: up to the last labelled part, or the first sentence."""
    heading = next((i for i, r in enumerate(rows) if i and heading_kind(r)), _FRONT_ROWS)
    reach = min(heading, len(rows), _FRONT_ROWS)
    labelled = [i for i in range(reach) if _label(rows[i])[0]]
    if labelled:
        end = _part_end(rows, labelled[-1])
        while end < len(rows) and (latin(rows[end].text) or UNMARKED_NOTE.match(rows[end].text)):
            end += 1
        return end
    wide = min(_LONGEST_TITLE, _PROSE * measure)
    prose = (i for i in range(reach) if rows[i].finished or (i and rows[i].width > wide))
    return min(next(prose, reach), reach, 4)


def draft_front(rows: Sequence[Row]) -> tuple[Draft, ...]:
    """The rows before the body as drafts; a label opens a part, which runs to the next label."""
    kinds: list[str] = []
    labels: dict[int, int] = {}
    part = ""
    for i, row in enumerate(rows):
        label, length = _label(row)
        if label:
            part, labels[i] = label, length
        elif UNMARKED_NOTE.match(row.text):
            part = "note"
        elif latin(row.text):
            part = "english"
        kinds.append(part or _unlabelled(row, kinds))
    drafts: list[Draft] = []
    for kind, a, b in grouped(kinds, labels):
        plain = Draft(kind, tuple(rows[a:b]), labels.get(a, 0))
        drafts += draft_english(rows[a:b]) if kind == "english" else [plain]
    return tuple(drafts)


def _label(row: Row) -> tuple[str, int]:
    for kind, pattern in LABELS.items():
        found = pattern.match(row.text)
        if found:
            return kind, found.end()
    return "", 0


def _part_end(rows: Sequence[Row], start: int) -> int:
    """Where the last labelled part ends: at its first short row."""
    full = max(30.0, *(r.width for r in rows[: start + 1]))
    end = start + 1
    if _label(rows[start])[1] >= len(rows[start].text):
        end += 1
    while end < len(rows) and rows[end - 1].width >= full - 3 and not _stands_apart(rows[end]):
        end += 1
    return min(end, len(rows))


def _stands_apart(row: Row) -> bool:
    return bool(heading_kind(row)) or row.first.indent > 1 or latin(row.text)


def _unlabelled(row: Row, kinds: Sequence[str]) -> str:
    """Before the first label stand the title, then the authors, then where they work."""
    if not kinds:
        return "title"
    if "authors" not in kinds and AUTHOR_NAMES.fullmatch(row.text):
        return "authors"
    if "authors" in kinds or PLACE_OF_WORK.search(row.text):
        return "affiliation"
    return "title"
