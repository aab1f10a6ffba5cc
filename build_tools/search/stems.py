"""The forms of an English word made one; the same as assets/search/letters.js."""

from __future__ import annotations

import re
from functools import lru_cache

SPELLINGS = (
    (re.compile(r"iz(?=e|a|i)"), "is"),
    (re.compile(r"mmes?$"), "m"),
    (re.compile(r"ddler(?=s?$)"), "dlar"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"our(?=(?:s|ed|ing)?$)"), "or"),
    (re.compile(r"ies$"), "y"),
    (re.compile(r"(s|x|z|ch|sh)es$"), r"\1"),
    (re.compile(r"([^su])s$"), r"\1"),
)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What number, -ed, -ing and the two spellings of English leave of a folded word."""
    if not re.fullmatch(r"[a-z]{4,}", word):
        return word
    for pattern, spelling in SPELLINGS:
        word = pattern.sub(spelling, word, count=1)
    bare = re.sub(r"(?:ed|ing)$", "", word)
    if re.fullmatch(r"(?=.*[aeiouy]).{3,}", bare):
        word = bare
    word = re.sub(r"([^aeiou])\1$", r"\1", word)
    return re.sub(r"y$", "i", re.sub(r"e$", "", word))
