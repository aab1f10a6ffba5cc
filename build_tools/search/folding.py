"""Folding: what is left of a text when only what one would type matters, and where it stood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from opencc import OpenCC

# Characters that OpenCC keeps apart because each has a use of its own, and that are typed for
# each other all the same.
ALIKE = {
    "著": "着",
    "祇": "只",
    "祗": "只",
    "佔": "占",
    "甚": "什",
    "瞭": "了",
    "藉": "借",
    "裡": "里",
}
MARK = re.compile(r"\[\d+\]")
HAN = re.compile("[\u2e80-\u9fff\U00010000-\U0010ffff]+")
"""Characters of scripts written without spaces; all beyond U+FFFF are taken for such."""
LATIN = re.compile("[^\u2e80-\u9fff\U00010000-\U0010ffff]+")


def fold(text: str) -> tuple[str, tuple[int, ...]]:
    """The text as search compares it, and for each character of that its offset in `text`.

    Compatibility forms, case, accents and traditional characters are levelled; spaces,
    punctuation, circled digits and marks of reference such as [6] go; `.` and `/` stay between
    digits, `%` everywhere. assets/search/fold.js does the same in the browser.
    Source: Unicode Standard Annex 15 (NFKD); OpenCC (t2s, tw2s, hk2s) for the characters.
    """
    blank = MARK.sub(lambda m: " " * len(m[0]), text)
    kept: list[str] = []
    at: list[int] = []
    for i, char in enumerate(blank):
        for c in _level(char):
            if c not in "./" or (blank[i - 1 : i].isdecimal() and blank[i + 1 : i + 2].isdecimal()):
                kept.append(c)
                at.append(i)
    return "".join(kept), tuple(at)


@cache
def _level(char: str) -> str:
    """What may stay of a character."""
    if unicodedata.category(char) == "No":
        return ""
    decomposed = unicodedata.normalize("NFKD", char).lower()
    return "".join(variants().get(c, c) for c in decomposed if _stays(c) or c in "./")


def _stays(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] == "L" or category in ("Nd", "Nl") or char == "%"


@cache
def variants() -> Mapping[str, str]:
    """Every traditional or variant character with the simplified one that it folds to."""
    converters = [OpenCC(name) for name in ("t2s", "tw2s", "hk2s")]
    found = dict(ALIKE)
    for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)):
        char = chr(code)
        for converter in converters:
            to = converter.convert(char)
            if to != char and len(to) == 1:
                found.setdefault(char, to)
    return {char: _last(char, found) for char in found}


def _last(char: str, table: Mapping[str, str]) -> str:
    seen = {char}
    while (char := table.get(char, char)) not in seen:
        seen.add(char)
    return char


def is_han(char: str) -> bool:
    """Whether a folded character is one of a script written without spaces: see HAN."""
    return "\u2e80" <= char <= "\u9fff" or char > "\uffff"


def words(text: str, folded: str, at: tuple[int, ...]) -> list[tuple[int, int]]:
    """The Latin words and numbers of a folded text, as `[start, end)` in it.

    A word starts where something was dropped before it, an apostrophe between letters or a comma
    between digits excepted.
    """
    found: list[tuple[int, int]] = []
    for run in LATIN.finditer(folded):
        start, end = run.span()
        for i in range(start + 1, end):
            if at[i] - at[i - 1] > 1 and _gap(text, at[i - 1], at[i], folded[i - 1 : i + 1]):
                found.append((start, i))
                start = i
        found.append((start, end))
    return found


def _gap(text: str, before: int, here: int, around: str) -> bool:
    joined = "," if around.isdecimal() else "'’"
    return here - before > 2 or text[before + 1] not in joined  # noqa: PLR2004 - one between them


def letters(characters: Iterable[str]) -> frozenset[str]:
    """The characters of scripts without spaces to which those of a text fold."""
    return frozenset(c for char in {*characters} for c in _level(char) if is_han(c))
