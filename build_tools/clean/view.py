"""The source seen as lines: nothing is changed here, everything keeps its source offset."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

INVISIBLE = "\u200b"
_WIDE_ASCII = {chr(c): chr(c - 0xFEE0) for c in range(0xFF10, 0xFF5B) if chr(c - 0xFEE0).isalnum()}
_BREAKS = dict.fromkeys("\r\v\x1c\x1d\x1e\x85\u2028\u2029", "\n")
_CONTROLS = (*range(9), *range(0x0E, 0x1C), 0x1F, *range(0x7F, 0x85), *range(0x86, 0xA0))
_UNSEEN = dict.fromkeys(
    (*map(chr, _CONTROLS), *"\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), INVISIBLE
)
_SPACES = dict.fromkeys(
    "\t\u00a0\u1680\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B))), " "
)
_FOLD = str.maketrans({**_WIDE_ASCII, **_BREAKS, **_UNSEEN, **_SPACES, "\uff05": "%"})
_POINT = re.compile(r"(?<=\d)\uff0e(?=\d)")
_RULE = re.compile(r"[-_=\u2014\u2015\u2500\uff3f\ufe4d]{4,}")
_BLANK = " \u3000" + INVISIBLE

SPAN_OF_PAGE = 60
"""A line of so many spaces and nothing else stands for the rule above continued notes."""


class Line(NamedTuple):
    """A line of the extraction that is not blank, without the space around it."""

    start: int
    end: int
    """`[start, end)` in the source."""
    text: str
    """As folded by `fold`."""
    indent: int
    """Cells of space before it; a full-width space counts two."""
    blank: int
    """Blank lines before it."""
    feed: bool
    """A form feed stands between it and the line before."""
    rule: bool
    """A rule, drawn or left as a line of spaces, stands between it and the line before."""


def fold(text: str) -> str:
    """The text with one letter for one: full-width digits and letters, odd spaces and breaks."""
    paired = text.replace("\r\n", " \n")
    return _POINT.sub(".", paired.translate(_FOLD))


def read_lines(view: str) -> tuple[tuple[Line, ...], tuple[tuple[int, int], ...]]:
    """The lines of a folded text, and the spans of drawn rules, which are no text."""
    lines: list[Line] = []
    rules: list[tuple[int, int]] = []
    blank, feed, rule = 0, False, False
    for found in re.finditer(r"[^\n\f]*[\n\f]?", view):
        raw = found.group().rstrip("\n\f")
        text = raw.strip(_BLANK)
        start = found.start() + len(raw) - len(raw.lstrip(_BLANK))
        if _RULE.fullmatch(text):
            rules.append((start, start + len(text)))
            rule = True
        elif text:
            indent = sum(2 if c == "\u3000" else c == " " for c in view[found.start() : start])
            lines.append(Line(start, start + len(text), text, indent, blank, feed, rule))
            blank, feed, rule = 0, False, False
        else:
            rule = rule or len(raw) >= SPAN_OF_PAGE
            blank += 1
        if found.group().endswith("\f"):
            feed = True
    return tuple(lines), tuple(rules)


def width(text: str) -> float:
    """The printed width of a line in em: Han 1, Latin and digits a half, a space a quarter.

    Source: W3C, Requirements for Chinese Text Layout, on the character frame.
    """
    closed = re.sub(r"[ \u3000]+", " ", text)
    return sum(_em(c) for c in closed)


def _em(c: str) -> float:
    if c == " ":
        return 0.25
    return 1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5
