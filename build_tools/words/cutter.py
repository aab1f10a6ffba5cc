"""jieba's words for a stretch of Han characters; the only import of jieba."""

from __future__ import annotations

import logging
import sys
import warnings
from typing import Any

from build_tools.words.table import FIRST, Table

_TOTAL = 60_101_967
"""The sum of all frequencies. Source: dict.txt of jieba 0.42.1."""


def _tokenizer() -> Any:
    """A tokenizer of our own, silent, its dictionary still empty.

    jieba reads its files without pkg_resources where that cannot be imported, which saves a
    tenth of a second and a warning.
    """
    hidden = sys.modules.get("pkg_resources")
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba  # noqa: PLC0415 - paid for only by those who cut
    finally:
        if hidden is None:
            del sys.modules["pkg_resources"]
        else:
            sys.modules["pkg_resources"] = hidden
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = {}, _TOTAL, True
    return tokenizer


class Cutter:
    """jieba with its dictionary read as far as the text needs it, nothing cached on disk."""

    def __init__(self) -> None:
        self._tokenizer = _tokenizer()
        self._table = Table("jieba", "dict.txt", FIRST)
        self._tags: dict[str, str] = {}
        self._known: set[str] = set()
        self._given: set[str] = set()

    def _learn(self, text: str) -> None:
        frequencies = self._tokenizer.FREQ
        for character in sorted(set(text) - self._known):
            self._known.add(character)
            for line in self._table.lines(character):
                word, frequency, tag = line.split(" ")
                frequencies[word] = int(frequency)
                self._tags[word] = tag
                for end in range(1, len(word)):
                    frequencies.setdefault(word[:end], 0)

    def add(self, word: str, tag: str = "") -> None:
        """Make `word` a word that jieba prefers to its parts."""
        self._learn(word)
        self._tokenizer.add_word(word)
        self._tags[word] = tag or self._tags.get(word, "")
        self._given.add(word)

    def given(self, word: str) -> bool:
        """True for a word that was added by hand, which no rule takes apart."""
        return word in self._given

    def knows(self, word: str) -> bool:
        """True where the dictionary, or what was added to it, has the word."""
        self._learn(word[:1])
        return bool(self._tokenizer.FREQ.get(word))

    def tag(self, word: str) -> str:
        """The word's part of speech in jieba's tags, empty where it is not known."""
        self._learn(word[:1])
        return self._tags.get(word, "")

    def cut(self, text: str) -> list[str]:
        """Words that join to `text`, names not in the dictionary guessed."""
        self._learn(text)
        return list(self._tokenizer.cut(text))
