"""jieba's words for a stretch of Han characters; the only import of jieba."""

from __future__ import annotations

import logging
import sys
import warnings
from typing import Any

from build_tools.words.table import FIRST, table

_TOTAL = 60_101_967
"""The sum of all frequencies. Source: dict.txt of jieba 0.42.1."""

_GIVEN_FREQUENCY = 1000
"""At least this for a word given by hand, so that it wins over longer chance compounds."""
_GUESSED_FREQUENCY = 3
"""Entries this rare carry tags made by machine."""


def _tokenizer() -> Any:
    """A tokenizer of our own, silent, still without a dictionary.

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
    tokenizer.total, tokenizer.initialized = _TOTAL, True
    return tokenizer


class _Entries(dict[str, int]):
    """jieba's dictionary as jieba reads it: frequencies of words, zero for their beginnings.

    An entry is looked up in the list when it is asked for, and kept.
    """

    def __init__(self) -> None:
        super().__init__()
        self.tags: dict[str, str] = {}
        self._table = table("jieba", "dict.txt", FIRST)
        self._groups: dict[str, bytes] = {}
        self._absent: set[str] = set()

    def __contains__(self, text: object) -> bool:
        if not isinstance(text, str) or not text or text in self._absent:
            return False
        if super().__contains__(text):
            return True
        if text[0] not in self._groups:
            self._groups[text[0]] = self._table.group(text[0])
        group, key = self._groups[text[0]], b"\n" + text.encode()
        at = group.find(key + b" ")
        if at >= 0:
            _, frequency, tag = group[at : group.index(b"\n", at + 1)].split(b" ")
            self[text], self.tags[text] = int(frequency), tag.decode()
        elif key in group:
            self[text] = 0
        else:
            self._absent.add(text)
            return False
        return True

    def get(self, text: str, default: Any = None) -> Any:
        """The frequency of `text`, or `default`."""
        return self[text] if text in self else default  # noqa: SIM401 - `in` reads the list

    def add(self, word: str, frequency: int, tag: str) -> None:
        """Enter a word with its beginnings."""
        for end in range(1, len(word)):
            if word[:end] not in self:
                self._absent.discard(word[:end])
                self[word[:end]] = 0
        self._absent.discard(word)
        self[word], self.tags[word] = frequency, tag or self.tags.get(word, "")


class Cutter:
    """jieba with its dictionary read as far as the text needs it, nothing cached on disk."""

    def __init__(self) -> None:
        self._entries = _Entries()
        self._tokenizer = _tokenizer()
        self._tokenizer.FREQ = self._entries
        self._given: set[str] = set()

    def add(self, word: str, tag: str = "") -> None:
        """Make `word` a word that jieba prefers to its parts."""
        frequency = max(self._tokenizer.suggest_freq(word), _GIVEN_FREQUENCY)
        self._entries.add(word, frequency, tag)
        self._given.add(word)

    def given(self, word: str) -> bool:
        """True for a word that was added by hand, which no rule takes apart."""
        return word in self._given

    def knows(self, word: str) -> bool:
        """True where the dictionary, or what was added to it, has the word."""
        return bool(self._entries.get(word))

    def tag(self, word: str) -> str:
        """The word's part of speech in jieba's tags, empty where it is not known."""
        return self._entries.tags.get(word, "") if word in self._entries else ""

    def sure_tag(self, word: str) -> str:
        """The word's part of speech, empty where the list's own tag is a guess."""
        return self.tag(word) if self._entries.get(word, 0) > _GUESSED_FREQUENCY else ""

    def cut(self, text: str) -> list[str]:
        """Words that join to `text`, names not in the dictionary guessed."""
        return list(self._tokenizer.cut(text))
