"""All drawings of a figure on one sheet that stands alone: in a paper, on a slide, in an editor of drawings."""

from __future__ import annotations

import re
from html import escape

from build_tools.model import Bilingual, DrawnFigure

COLOURS = {
    "paper": "#ffffff",
    "raised": "#ffffff",
    "ink": "#1d1a17",
    "quiet": "#655d54",
    "rule": "#d5cdc0",
    "seal": "#9d2f26",
    "jade": "#2f6b5e",
    "ochre": "#8a6414",
}
"""The page's light colours as they are: few programs but browsers know custom properties."""
FACES = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"
_PAD, _GAP = 24, 20
_BOX = re.compile(r'^<svg[^>]*? viewBox="[-\d.]+ [-\d.]+ (?P<width>[\d.]+) (?P<height>[\d.]+)"')
_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffef“”‘’—…～]")
_ABREAST = 3
"""Panels in a row at most."""


def sheet(figure: DrawnFigure) -> str:
    """The figure with its number, title and the names of its panels as one SVG; empty if undrawn.

    Nothing in it loads, acts or needs a style sheet.
    """
    boxes = [_BOX.match(drawing) for drawing in figure.drawings]
    sizes = [(float(b["width"]), float(b["height"])) for b in boxes if b]
    if not sizes or len(sizes) < len(boxes):
        return ""
    record, number = figure.record, figure.number
    names = [p.title or p.series[0].name for p in record.panels] if len(sizes) > 1 else []
    width, height = max(w for w, _ in sizes), max(h for _, h in sizes)
    across = min(_ABREAST, len(sizes))
    whole = across * width + (across - 1) * _GAP
    head, y = _heading(
        f"图{number}　{record.title.zh}", f"Figure {number}. {record.title.en}", whole
    )
    out = [head]
    named = 34 if names else 0
    for n, drawing in enumerate(figure.drawings):
        left = _PAD + n % across * (width + _GAP)
        top = y + n // across * (height + named + _GAP)
        out += [_name(names[n], left, top)] if names else []
        out.append(f'<svg x="{left:g}" y="{top + named:g}"' + drawing.removeprefix("<svg"))
    rows = -(-len(sizes) // across)
    bottom = y + rows * (height + named + _GAP) - _GAP + _PAD
    return _painted(_framed(whole + 2 * _PAD, bottom, figure, "".join(out)))


def _framed(width: float, height: float, figure: DrawnFigure, inner: str) -> str:
    record = figure.record
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" font-family="{FACES}" role="img">'
        f"<title>{escape(record.title.zh)} · {escape(record.title.en)}</title>"
        f"<desc>{escape(record.alt.zh)} {escape(record.alt.en)}</desc>"
        f'<rect width="{width:g}" height="{height:g}" fill="var(--paper)"/>{inner}</svg>\n'
    )


def _heading(zh: str, en: str, width: float) -> tuple[str, float]:
    """The title in both languages, and where what follows starts."""
    out, y = "", float(_PAD)
    for text, size, lang, weight in ((zh, 16, "zh-Hans", 600), (en, 13, "en", 400)):
        for line in _lines(text, width / size):
            y += size * 1.4
            out += (
                f'<text lang="{lang}" x="{_PAD}" y="{y:g}" font-size="{size}" font-weight="{weight}" '
                f'fill="var(--ink)">{escape(line)}</text>'
            )
    return out, y + _GAP


def _name(name: Bilingual, x: float, y: float) -> str:
    return (
        f'<text lang="zh-Hans" x="{x:g}" y="{y + 13:g}" font-size="13" font-weight="600" '
        f'fill="var(--ink)">{escape(name.zh)}</text>'
        f'<text lang="en" x="{x:g}" y="{y + 27:g}" font-size="10.5" fill="var(--quiet)">{escape(name.en)}</text>'
    )


def _lines(text: str, ems: float) -> list[str]:
    """The text in lines of so many ems: a Han character takes one, another half of one."""
    lines: list[str] = []
    room = 0.0
    for part in re.findall(r"[^\s]+\s*" if " " in text else ".", text):
        size = sum(1 if _WIDE.match(c) else 0.55 for c in part)
        if lines and size <= room:
            lines[-1] += part
            room -= size
        else:
            lines.append(part)
            room = ems - size
    return [line.rstrip() for line in lines]


def _painted(drawing: str) -> str:
    return re.sub(r"var\(--(\w+)\)", lambda m: COLOURS[m[1]], drawing)
