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
        if unicodedata.category(char) == "No":
            continue
        between = 0 < i < len(blank) - 1 and blank[i - 1].isdecimal() and blank[i + 1].isdecimal()
        for c in _level(char):
            if _stays(c) or (between and c in "./"):
                kept.append(c)
                at.append(i)
    return "".join(kept), tuple(at)


@cache
def _level(char: str) -> str:
    decomposed = unicodedata.normalize("NFKD", char).lower()
    return "".join(variants().get(c, c) for c in decomposed)


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
    """Whether a folded character is one of a script written without spaces."""
    return "\u2e80" <= char <= "\u9fff" or char >= "\U00020000"


def words(text: str, folded: str, at: tuple[int, ...]) -> list[tuple[int, int]]:
    """The Latin words and numbers of a folded text, as `[start, end)` in it.

    A word starts where something was dropped before it, an apostrophe between letters or a comma
    between digits excepted.
    """
    found: list[tuple[int, int]] = []
    for i, char in enumerate(folded):
        if is_han(char):
            continue
        if i == 0 or is_han(folded[i - 1]) or _gap(text, at[i - 1], at[i], char):
            found.append((i, i + 1))
        else:
            found[-1] = (found[-1][0], i + 1)
    return found


def _gap(text: str, before: int, here: int, char: str) -> bool:
    between = text[before + 1 : here]
    joined = "," if char.isdecimal() and text[before].isdecimal() else "'’"
    return bool(between) and not (len(between) == 1 and between in joined)


def letters(texts: Iterable[str]) -> frozenset[str]:
    """The characters of scripts without spaces that occur in the folded texts."""
    return frozenset(c for text in texts for c in fold(text)[0] if is_han(c))
