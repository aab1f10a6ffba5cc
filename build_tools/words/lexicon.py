"""Words of a text in context: cut by the standard, read, glossed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from build_tools.model import Term, Word
from build_tools.words.cutter import Cutter
from build_tools.words.dictionary import Dictionary
from build_tools.words.reading import Readings
from build_tools.words.rules import Rules
from build_tools.words.tokens import HAN, NUMERAL, form

_LONGEST_TERM = 4


@cache
def standard() -> Mapping[str, Any]:
    """The rules that are lists of words, and our glosses: standard.toml and glosses.toml."""
    rules: dict[str, Any] = {}
    for name in ("standard.toml", "glosses.toml"):
        text = resources.files("build_tools.words").joinpath(name).read_text("utf-8")
        rules |= tomllib.loads(text)
    for name in ("readings", "bound", "parts", "traditional"):
        rules[name] = dict(pair.split("=") for pair in rules[name].split())
    return rules


class Stretches:
    """Stretches of text whose words are given, found at a place, the longest first."""

    def __init__(self, stretches: Iterable[tuple[str, ...]]) -> None:
        self._words = {"".join(words): words for words in stretches if words}
        lengths: dict[str, set[int]] = {}
        for text in self._words:
            lengths.setdefault(text[0], set()).add(len(text))
        self._lengths = {first: sorted(of, reverse=True) for first, of in lengths.items()}

    def at(self, text: str, start: int) -> tuple[str, ...]:
        """The words of the longest stretch that begins at `start`, or none."""
        for length in self._lengths.get(text[start], ()):
            if found := self._words.get(text[start : start + length]):
                return found
        return ()


class Lexicon:
    """All that is known of words: built once, asked for every segment.

    Args:
        words: further words with their part of speech, possibly empty. A bar cuts: wherever the
            stretch 国际|贸易 stands, it is these two words.
        readings: pinyin of a word, or of a longer stretch around it, a syllable for each Han
            character, separated by spaces.
        terms: the glossary: glosses, and words of up to four characters that are not two words
            of the dictionary; longer terms are a layer over words.
    """

    def __init__(
        self,
        words: Iterable[tuple[str, str]] = (),
        readings: Mapping[str, str] | None = None,
        terms: tuple[Term, ...] = (),
    ) -> None:
        rules = standard()
        self._cutter = Cutter()
        self._dictionary = Dictionary(rules, terms, self._cutter)
        given = [*((word, "") for word in rules["words"].split()), *words]
        for word, tag in given:
            if _is_plain(word):
                self._cutter.add(word, tag)
        fixed = [*rules["cuts"].split(), *(word for word, _ in given if not _is_plain(word))]
        self._stretches = Stretches(tuple(filter(None, word.split("|"))) for word in fixed)
        self._units = Stretches((unit,) for unit in rules["units"].split())
        self._rules = Rules(rules, self._cutter, self._dictionary.has)
        for name in _names(terms):
            if self._is_word(name):
                self._cutter.add(name)
        self._readings = Readings(rules, readings or {}, self._dictionary, self._cutter)

    def _is_word(self, name: str) -> bool:
        """True for a short name that the rules do not take apart."""
        short = len(name) <= _LONGEST_TERM and not self._stretches.at(name, 0)
        return short and self._rules.apply([name]) == [name]

    def cut(self, text: str) -> list[str]:
        """The words of `text` by the standard; they join to it."""
        words: list[str] = []
        start = place = 0
        while place < len(text):
            found = self._fixed(text, place)
            if not found:
                place += 1
                continue
            words += self._plain(text[start:place])
            words += found
            start = place = place + sum(map(len, found))
        return words + self._plain(text[start:])

    def _fixed(self, text: str, place: int) -> tuple[str, ...]:
        """Words that begin at `place` by being given, or by their form with the unit after it."""
        if given := self._stretches.at(text, place):
            return given
        token = form(text, place)
        if not token:
            return () if HAN.match(text[place]) else (text[place],)
        after = place + len(token)
        if after == len(text) or not NUMERAL.fullmatch(token):
            return (token,)
        return (token, *self._units.at(text, after))

    def _plain(self, text: str) -> list[str]:
        return self._rules.apply(self._cutter.cut(text)) if text else []

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of `text` with all that is known of them."""
        cut = self.cut(text)
        read = self._readings.of(cut)
        return tuple(map(self._dictionary.word, cut, read))


def _is_plain(word: str) -> bool:
    """True for a word of Han characters that jieba may weigh against others."""
    return not form(word, 0) and all(HAN.match(c) for c in word)


def _names(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """The terms and their aliases that are Han throughout, each once."""
    names = (name for term in terms for name in (term.record.zh, *term.record.aliases))
    return tuple(dict.fromkeys(name for name in names if name and _is_plain(name)))


def segment_words(text: str, lexicon: Lexicon) -> tuple[Word, ...]:
    """The words of `text` in context; they join to it, whatever it is."""
    return lexicon.words(text)


def traditional(text: str, lexicon: Lexicon) -> str:
    """The text in the traditional script, as long as it is, each word by its own entry."""
    return "".join(word.traditional or word.text for word in lexicon.words(text))
