"""Characters of a paragraph joined: which spaces and line breaks stay, each with its offset."""

from __future__ import annotations

import re
from typing import NamedTuple

from build_tools.clean.patterns import HAN, MARK
from build_tools.clean.view import INVISIBLE

_WIDE = re.compile(rf"[{HAN}①-⓿❶-❿㉑-㊿\u3000-\u303f\uff01-\uffee“”‘’—…·•※†‡～]")
_SPACED_OUT = 0.75


class Piece(NamedTuple):
    """A stretch of one line that belongs to a paragraph: `[start, end)` in the source."""

    start: int
    end: int


class Letter(NamedTuple):
    """A character that stays, and the gap before it."""

    char: str
    offset: int
    gap: int
    """Offset of the first space or break before it, or -1."""
    broken: bool
    """A line ends in the gap."""
    wide: bool
    """The gap has several spaces."""
    spaced: bool
    """It stands in a line that is spaced out letter by letter."""


def set_text(
    view: str, pieces: tuple[Piece, ...], kind: str, dropped: dict[int, str]
) -> tuple[str, tuple[int, ...]]:
    """The clean text of the pieces, and the source offset of each of its characters.

    Between Han and anything no space stays, between Latin words one; a number that was broken is
    whole again. `dropped` gains the hyphens that only divided a word at the end of a line.
    """
    out: list[tuple[str, int]] = []
    for letter in _letters(view, pieces, dropped):
        if letter.gap >= 0 and out:
            if _divides(out, letter, kind):
                dropped[out.pop()[1]] = "hyphen"
            elif kind == "table" and letter.broken:
                out.append(("\n", letter.gap))
            elif _keeps_space("".join(c for c, _ in out[-8:]), letter, kind):
                out.append((" ", letter.gap))
        out.append((letter.char, letter.offset))
    return "".join(c for c, _ in out), tuple(o for _, o in out)


def _letters(view: str, pieces: tuple[Piece, ...], dropped: dict[int, str]) -> list[Letter]:
    letters: list[Letter] = []
    gap, count, broken = -1, 0, False
    for number, piece in enumerate(pieces):
        spaced = spaced_out(view[piece.start : piece.end])
        if number:
            before = pieces[number - 1].end
            gap = before if before < len(view) and view[before] in " \n\f" else gap
            broken = True
        for offset in range(piece.start, piece.end):
            char = view[offset]
            if char in " \u3000\n\f":
                gap = offset if gap < 0 else gap
                count += 2 if char == "\u3000" else 1
            elif char != INVISIBLE and offset not in dropped:
                letters.append(Letter(char, offset, gap, broken, count > 1, spaced))
                gap, count, broken = -1, 0, False
    return letters


def spaced_out(line: str) -> bool:
    """True when most characters of a line stand alone between spaces: 改 革 开 放."""
    tokens = line.split()
    enough = len(tokens) > 3 and len(re.findall(rf"[{HAN}]", line)) > 2  # noqa: PLR2004
    return enough and sum(len(t) == 1 for t in tokens) >= _SPACED_OUT * len(tokens)


def _divides(out: list[tuple[str, int]], letter: Letter, kind: str) -> bool:
    """True for a hyphen at the end of a line of English that only divides a word."""
    if not letter.broken or len(out) < 2 or kind not in {"english", "references"}:  # noqa: PLR2004
        return False
    before = out[-2][0]
    return out[-1][0] in "-‐" and before.isascii() and before.islower() and letter.char.islower()


def _keeps_space(before: str, letter: Letter, kind: str) -> bool:
    if kind in {"table", "caption"}:
        return letter.wide or not letter.spaced
    if letter.spaced and not letter.wide:
        return False
    if kind in {"keywords", "authors"} and _parts_names(before[-1], letter):
        return True
    if letter.char in ",.;:!?)]}%" or before[-1] in "([{":
        return False
    return _between_words(before, letter.char, kind)


def _parts_names(p: str, letter: Letter) -> bool:
    """True when only the space parts two names or two keywords."""
    return not letter.broken and _han(p) and _han(letter.char)


def _between_words(before: str, n: str, kind: str) -> bool:
    p = before[-1]
    if kind == "english" and not _han(p) and not _han(n):
        return True
    if _WIDE.match(p) or _WIDE.match(n) or n == "[" or re.search(rf"{MARK}$", before):
        return False
    return kind in {"english", "references"} or not _one_number(before, n)


def _han(char: str) -> bool:
    return bool(re.match(rf"[{HAN}]", char))


def _one_number(before: str, n: str) -> bool:
    """True when a space stands inside a number: `2 220`, `10. 25`, `44.2 %`."""
    if not (n.isdigit() or n in "%‰°/~+-"):
        return False
    return bool(re.search(r"\d[.,:/~+-]?$", before)) and not re.search(r"[A-Za-z]", before[-3:])
