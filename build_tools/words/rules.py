"""The rules of the segmentation standard that a list of words cannot hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from build_tools.words.cutter import Cutter

_PAIR = 2
_COMPOUND = 4
_UNSPLIT_TAGS = ("i", "nr", "ns", "nt")
"""jieba's tags of idioms and names."""
_SET_PHRASE_TAGS = ("i", "l")


class Rules:
    """Takes jieba's words apart, or joins them, as the standard says.

    Source: the edition's segmentation standard; the rule's number stands with each method.
    """

    def __init__(
        self, standard: Mapping[str, Any], cutter: Cutter, is_entry: Callable[[str], bool]
    ) -> None:
        self._is_entry = is_entry
        self._cutter = cutter
        self._whole = frozenset(standard["whole"].split())
        self._apart = {w.replace("|", ""): tuple(w.split("|")) for w in standard["apart"].split()}
        self._affixes = frozenset(standard["affixes"])
        self._tails = frozenset(standard["tails"])
        self._degrees = re.compile(f"([{standard['degrees']}])([{standard['gradable']}])")
        self._copula = re.compile(f"({'|'.join(standard['before_copula'].split())})(是)")
        units = "|".join(sorted(standard["units"].split(), key=len, reverse=True))
        self._counted = re.compile(f"([{standard['counted']}])({units})")

    def apply(self, words: list[str]) -> list[str]:
        """The words after all rules; they join to the same text."""
        return self._joined([part for word in words for part in self._parts(word)])

    def _parts(self, word: str) -> tuple[str, ...]:
        if len(word) == 1 or word in self._whole or self._cutter.given(word):
            return (word,)
        if given := self._apart.get(word):
            return given
        for pattern in (self._counted, self._degrees, self._copula):
            if found := pattern.fullmatch(word):
                return found.groups()
        cut = self._cut(word)
        return (word[:cut], word[cut:]) if cut else (word,)

    def _cut(self, word: str) -> int:
        """Where the word is two words, or 0."""
        if self._has_tail(word) or self._is_compound(word):
            return _PAIR
        return 1 if self._is_mutual(word) else 0

    def _has_tail(self, word: str) -> bool:
        """Rule 9: a verb of two characters and 为, 成, 到, 起, 出 or 于 are two words."""
        stem, tail = word[:_PAIR], word[_PAIR:]
        if tail == "于":
            return self._cutter.knows(stem)
        return tail in self._tails and self._cutter.tag(stem).startswith("v")

    def _is_mutual(self, word: str) -> bool:
        """Rule 10: 相 before a verb of two characters stands alone."""
        return len(word) == _PAIR + 1 and word[0] == "相" and self._cutter.knows(word[1:])

    def _is_compound(self, word: str) -> bool:
        """Rules 7 and 11: two words of two characters stay two, idioms and names apart."""
        if len(word) != _COMPOUND:
            return False
        if self._cutter.sure_tag(word).startswith(_UNSPLIT_TAGS):
            return False
        if self._cutter.tag(word) in _SET_PHRASE_TAGS and self._is_entry(word):
            return False
        return all(map(self._cutter.knows, (word[:_PAIR], word[_PAIR:])))

    def _joined(self, words: list[str]) -> list[str]:
        """Rule 8: 化, 性, 型, 式, 者, 力, 度, 感 belong to the word before them."""

        def joined() -> Iterator[str]:
            last = ""
            for word in words:
                if word in self._affixes and len(last) >= _PAIR and last[-1] not in self._affixes:
                    last += word
                    continue
                if last:
                    yield last
                last = word
            if last:
                yield last

        return list(joined())
