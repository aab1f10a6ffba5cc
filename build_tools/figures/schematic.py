"""Boxes in a grid with arrows between them, drawn without fonts at hand: widths are estimated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import NamedTuple

from build_tools.model import ArrowRecord, BoxRecord, SchematicRecord

WIDTH = 340
"""Of every schematic, in its own units: a phone's page, so that nothing shrinks there."""
_GAP, _PAD = 12, 5
_ZH, _EN = (12.5, 16.0), (10.0, 12.5)
"""Size and line height of each language."""
_SMALL = 9.5
"""Size of the English beside an arrow."""
_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffef“”‘’—…～]")
_NO_START = frozenset("，。、；：！？）》」』”’")


class _Place(NamedTuple):
    """A box on the drawing, with its lines."""

    record: BoxRecord
    x: float
    y: float
    width: float
    height: float
    zh: tuple[str, ...]
    en: tuple[str, ...]

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


def schematic(record: SchematicRecord) -> tuple[str, str]:
    """The view box and the elements of a schematic; row heights follow the longest text."""
    places, height = _placed(record)
    arrows = [_arrow(a, places) for a in record.arrows if {a.start, a.end} <= places.keys()]
    inner = "".join(arrows) + "".join(_box(p) for p in places.values())
    return f"0 0 {WIDTH} {_n(height)}", inner


def _placed(record: SchematicRecord) -> tuple[dict[str, _Place], float]:
    cell = (WIDTH - 2 - _GAP * (record.columns - 1)) / record.columns
    texts = {b.id: _lines(b, b.span * cell + (b.span - 1) * _GAP) for b in record.boxes}
    heights: dict[int, float] = {}
    for b in record.boxes:
        heights[b.row] = max(heights.get(b.row, 0), _height(b, *texts[b.id]))
    tops, y = {}, 1.0
    for row in sorted(heights):
        tops[row] = y
        y += heights[row] + _below(row, record)
    last = max(heights, default=0)
    bottom = tops.get(last, 0) + heights.get(last, 0) + 1
    return {
        b.id: _Place(
            b,
            1 + b.column * (cell + _GAP),
            tops[b.row],
            b.span * cell + (b.span - 1) * _GAP,
            heights[b.row],
            *texts[b.id],
        )
        for b in record.boxes
    }, bottom


def _lines(box: BoxRecord, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = width - (2 * _PAD if box.form != "plain" else 2)
    return tuple(wrapped(box.zh, room / _ZH[0])), tuple(wrapped(box.en, room * 0.95 / _EN[0]))


def _height(box: BoxRecord, zh: tuple[str, ...], en: tuple[str, ...]) -> float:
    return len(zh) * _ZH[1] + len(en) * _EN[1] + (2 * _PAD if box.form != "plain" else 2)


def _below(row: int, record: SchematicRecord) -> float:
    """Room under a row: more where an arrow that leaves or reaches it downwards has words."""
    rows = {b.id: b.row for b in record.boxes}
    spoken = any(
        a.zh
        and a.start in rows
        and a.end in rows
        and {rows[a.start], rows[a.end]} == {row, row + 1}
        for a in record.arrows
    )
    return 40.0 if spoken else 18.0


def wrapped(text: str, room: float) -> Iterator[str]:
    """The text in lines of at most `room` ems: Han break anywhere, Latin between words.

    A line break in the text is kept.
    """
    line = ""
    for piece in re.findall(r"\n|[A-Za-z0-9$€£%.,’'“”()/&×-]+–?\s*|\s+|.", text):
        if piece == "\n":
            yield line.rstrip()
            line = ""
        elif line and _ems(line + piece.rstrip()) > room and piece[0] not in _NO_START:
            yield line.rstrip()
            line = piece
        else:
            line += piece
    if line.strip():
        yield line.rstrip()


def _ems(text: str) -> float:
    """Width in ems, on the wide side for the faces that browsers have."""
    return sum(1.0 if _WIDE.match(c) else 0.3 if c in "ilj.,’' " else 0.6 for c in text)


def _box(place: _Place) -> str:
    form = place.record.form
    x, _ = place.middle
    strokes = {"strong": "var(--ochre)", "open": "var(--quiet)"}
    out = ""
    if form != "plain":
        dash = ' stroke-dasharray="4 3"' if form == "open" else ""
        width = "1.6" if form == "strong" else "1"
        out = (
            f'<rect x="{_n(place.x)}" y="{_n(place.y)}" width="{_n(place.width)}" '
            f'height="{_n(place.height)}" rx="2" fill="var(--raised)" '
            f'stroke="{strokes.get(form, "var(--quiet)")}" stroke-width="{width}"{dash}/>'
        )
    used = len(place.zh) * _ZH[1] + len(place.en) * _EN[1]
    y = place.y + (place.height - used) / 2
    weight = ' font-weight="600"' if form in {"strong", "plain"} else ""
    out += _text(place.zh, (x, y), _ZH, f'lang="zh-Hans"{weight} fill="var(--ink)"')
    y += len(place.zh) * _ZH[1]
    return out + _text(place.en, (x, y), _EN, 'lang="en" fill="var(--quiet)"')


def _text(
    lines: Iterable[str], at: tuple[float, float], face: tuple[float, float], attributes: str
) -> str:
    """Lines below each other from `at`; the anchor stands in the attributes, else it is the middle."""
    (x, y), (size, height) = at, face
    anchor = "" if "text-anchor" in attributes else ' text-anchor="middle"'
    return "".join(
        f'<text x="{_n(x)}" y="{_n(y + n * height + size * 0.95)}"{anchor} '
        f'font-size="{_n(size)}" {attributes}>{escape(line, quote=False)}</text>'
        for n, line in enumerate(lines)
    )


def _arrow(record: ArrowRecord, places: Mapping[str, _Place]) -> str:
    points = _route(places[record.start], places[record.end])
    dash = ' stroke-dasharray="4 3"' if record.form == "dashed" else ""
    way = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)
    out = f'<path d="{way}" fill="none" stroke="var(--quiet)"{dash}/>{_head(*points[-2:])}'
    if record.zh:
        x, y = _beside(points)
        fits = x + _ems(record.en) * _SMALL < WIDTH
        x += 6 if fits else -6
        ink = f'text-anchor="{"start" if fits else "end"}"'
        out += _text((record.zh,), (x, y), (11.0, 14.0), f'{ink} lang="zh-Hans" fill="var(--ink)"')
        quiet = f'{ink} lang="en" fill="var(--quiet)"'
        out += _text((record.en,), (x, y + 14), (_SMALL, 12.0), quiet)
    return out


def _route(a: _Place, b: _Place) -> list[tuple[float, float]]:
    """Straight where rows or columns allow it, else with one corner."""
    (ax, ay), (bx, by) = a.middle, b.middle
    if a.record.row == b.record.row:
        return [(a.x + a.width, ay), (b.x, by)] if ax < bx else [(a.x, ay), (b.x + b.width, by)]
    down = b.y > a.y
    start, end = (a.y + a.height, b.y) if down else (a.y, b.y + b.height)
    low, high = max(a.x, b.x), min(a.x + a.width, b.x + b.width)
    if low < high:
        narrow = a if a.width <= b.width else b
        return [(narrow.middle[0], start), (narrow.middle[0], end)]
    return [(ax, start), (ax, by), (b.x if bx > ax else b.x + b.width, by)]


def _beside(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Where the words of an arrow stand: on the middle of its first leg."""
    (ax, ay), (bx, by) = points[:2]
    return (ax + bx) / 2, (ay + by) / 2 - 14


def _head(a: tuple[float, float], b: tuple[float, float]) -> str:
    (ax, ay), (bx, by) = a, b
    dx, dy = (bx > ax) - (bx < ax), (by > ay) - (by < ay)
    left, right = (
        (bx - 6 * dx - 3 * dy, by - 6 * dy - 3 * dx),
        (bx - 6 * dx + 3 * dy, by - 6 * dy + 3 * dx),
    )
    corners = "L".join(f"{_n(x)} {_n(y)}" for x, y in (left, (bx, by), right))
    return f'<path d="M{corners}Z" fill="var(--quiet)"/>'


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
