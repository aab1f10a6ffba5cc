"""Pinyin of words in context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from build_tools.words.cutter import Cutter
from build_tools.words.dictionary import Dictionary
from build_tools.words.pinyin import syllables
from build_tools.words.tokens import HAN

_CLAUSE_ENDS = frozenset("，。；：、！？")
_NAMES = ("nr", "ns")


class Readings:
    """Reads words: a hand-given reading first, the glossary, the dictionary, then by parts."""

    def __init__(
        self,
        standard: Mapping[str, Any],
        given: Mapping[str, str],
        dictionary: Dictionary,
        cutter: Cutter,
    ) -> None:
        self._default: Mapping[str, str] = standard["readings"]
        self._bound: Mapping[str, str] = standard["bound"]
        longest_first = sorted(given, key=lambda key: (-len(key), key))
        self._given = {key: tuple(given[key].split()) for key in longest_first}
        self._dictionary = dictionary
        self._cutter = cutter
        self._cache: dict[str, tuple[str, ...]] = {}

    def of(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """For each word a syllable for each of its Han characters, tones as in a dictionary."""
        by_hand = self._by_hand("".join(words))
        found = []
        place = 0
        for number, word in enumerate(words):
            plain = iter(self._in_clause(words, number))
            read = []
            for at, character in enumerate(word, place):
                if HAN.match(character):
                    syllable = next(plain)
                    read.append(by_hand.get(at, syllable))
            found.append(tuple(read))
            place += len(word)
        return found

    def _by_hand(self, text: str) -> dict[int, str]:
        """Syllables given for stretches of the text, by place, the longest stretch first."""
        given: dict[int, str] = {}
        for stretch, read in self._given.items():
            start = text.find(stretch)
            while start >= 0:
                han = [start + i for i, c in enumerate(stretch) if HAN.match(c)]
                for at, syllable in zip(han, read, strict=False):
                    given.setdefault(at, syllable)
                start = text.find(stretch, start + 1)
        return given

    def _in_clause(self, words: Sequence[str], number: int) -> tuple[str, ...]:
        """The word's reading; 为 is wéi as a verb: after a verb, or with 以 before it."""
        word = words[number]
        if word != "为":
            return self.word(word)
        before = words[number - 1] if number else ""
        clause = []
        for earlier in reversed(words[:number]):
            if earlier in _CLAUSE_ENDS:
                break
            clause.append(earlier)
        verb = len(before) > 1 and self._cutter.tag(before).startswith("v")
        return ("wéi",) if verb or "以" in clause else ("wèi",)

    def word(self, word: str) -> tuple[str, ...]:
        """The word's reading wherever it stands."""
        if word not in self._cache:
            han = "".join(HAN.findall(word))
            self._cache[word] = self._named(word) or self._read(han)
        return self._cache[word]

    def _named(self, word: str) -> tuple[str, ...]:
        term = self._dictionary.term(word)
        if term and term.record.zh == word:
            read = syllables(term.record.pinyin)
            if len(read) == len(HAN.findall(word)):
                return read
        return ()

    def _read(self, han: str) -> tuple[str, ...]:
        if given := self._default.get(han):
            return tuple(given.split("·"))
        entries = self._dictionary.entries(han)
        common = [e.pinyin for e in entries if not e.proper] or [e.pinyin for e in entries]
        if len(han) == 1:
            return common[0] if len(set(common)) == 1 else (_usual(han),)
        if common:
            return min(common, key=_neutral)
        read = self._by_parts(han)
        if self._is_name(han):
            return (read[0].capitalize(), *read[1:])
        return read

    def _is_name(self, han: str) -> bool:
        """True for a person or place of jieba's list with no word of the dictionary in it."""
        pairs = (han[i : i + 2] for i in range(len(han) - 1))
        return self._cutter.sure_tag(han) in _NAMES and not any(map(self._dictionary.has, pairs))

    def _by_parts(self, han: str) -> tuple[str, ...]:
        read: tuple[str, ...] = ()
        while han:
            sizes = range(len(han) - (not read), 1, -1)
            size = next((n for n in sizes if self._dictionary.has(han[:n])), 1)
            part, han = han[:size], han[size:]
            read += (self._bound[part],) if part in self._bound else self._read(part)
        return read


def _neutral(pinyin: tuple[str, ...]) -> int:
    """How many syllables have no tone mark; dictionaries list a word with and without."""
    return sum(syllable.isascii() for syllable in pinyin)


def _usual(character: str) -> str:
    """The most usual reading of a character that has several."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - a quarter of a second, seldom needed

    return pinyin(character, style=Style.TONE)[0][0]
