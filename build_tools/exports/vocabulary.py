"""The words worth learning: terms first, then words above a level, each with a clause as example."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from build_tools.model import Annotated, Section, Segment, Term, Word

ABOVE = 4
"""Words above this level are new to many readers of such a text: level 4 closes the middle stage."""
OUTSIDE = 10
"""The rank of a word that no level list has."""
COLUMNS = (
    "guid", "Chinese", "Traditional", "Pinyin", "English", "Level", "Example", "Translation",
    "Place", "Gloss from", "Tags",
)  # fmt: skip
NOTE_TYPE = "Reader vocabulary"
_VOWELS = "aāáǎàoōóǒòeēéěè"


class Entry(NamedTuple):
    """A word or term to learn, with the first clause that has it."""

    guid: str
    """Of the word, not of its fields: a corrected card replaces the old one."""
    zh: str
    traditional: str
    pinyin: str
    en: str
    level: str
    segment: Segment
    section: str
    gloss_from: str
    """glossary | curated | dictionary | parts."""
    sections: tuple[str, ...]
    """Slugs of all sections that have it."""

    @property
    def tags(self) -> str:
        """Tags for Anki: term or level, and each section."""
        kind = "term" if self.gloss_from == "glossary" else f"hsk-{self.level or 'none'}"
        return " ".join([kind, *(f"section::{s}" for s in self.sections)])


def rank(level: str) -> int:
    """The level as a number: 1 to 7, or OUTSIDE for a word of no list."""
    return int(level[0]) if level else OUTSIDE


def vocabulary(
    annotated: Annotated, glossary: tuple[Term, ...], above: int = ABOVE
) -> tuple[Entry, ...]:
    """The terms of the edition in the order of the text, then its words above the level."""
    found = (*_terms(annotated, glossary), *_words(annotated, above))
    taken: dict[str, Entry] = {}
    for entry in found:
        taken.setdefault(entry.zh, entry)
    return tuple(taken.values())


def in_section(
    annotated: Annotated, glossary: tuple[Term, ...], section: Section, above: int = ABOVE
) -> tuple[Entry, ...]:
    """The vocabulary of one section, its examples its own; guids and tags are the edition's."""
    whole = {e.guid: e.sections for e in vocabulary(annotated, glossary, above)}
    part = replace(annotated, edition=replace(annotated.edition, sections=(section,)))
    own = vocabulary(part, glossary, above)
    return tuple(entry._replace(sections=whole[entry.guid]) for entry in own)


def _guid(annotated: Annotated, key: str) -> str:
    return hashlib.sha256(f"{annotated.edition.slug}/{key}".encode()).hexdigest()[:12]


def _terms(annotated: Annotated, glossary: tuple[Term, ...]) -> Iterator[Entry]:
    sections = annotated.edition.sections
    segments = {s.id: s for section in sections for s in section.segments}
    homes = {s.id: section.slug for section in sections for s in section.segments}
    places: dict[str, list[Segment]] = {}
    for mark in annotated.marks:
        if mark.kind == "term" and mark.lang == "zh" and mark.segment in segments:
            places.setdefault(mark.ref, []).append(segments[mark.segment])
    terms = {t.slug: t for t in glossary}
    for slug, own in places.items():
        record = terms[slug].record
        found = tuple(dict.fromkeys(homes[s.id] for s in own))
        yield Entry(
            guid=_guid(annotated, f"term/{slug}"),
            zh=record.zh,
            traditional=terms[slug].traditional,
            pinyin=record.pinyin,
            en=record.gloss or record.en,
            level="",
            segment=own[0],
            section=found[0],
            gloss_from="glossary",
            sections=found,
        )


def _words(annotated: Annotated, above: int) -> Iterator[Entry]:
    first: dict[str, tuple[Word, Segment]] = {}
    sections: dict[str, list[str]] = {}
    for section in annotated.edition.sections:
        for segment in section.segments:
            for word in annotated.words.get(segment.id, ()):
                if word.gloss and not word.term and rank(word.level) > above:
                    first.setdefault(word.text, (word, segment))
                    sections.setdefault(word.text, []).append(section.slug)
    for text, (word, segment) in first.items():
        own = tuple(dict.fromkeys(sections[text]))
        yield Entry(
            guid=_guid(annotated, f"word/{text}"),
            zh=text,
            traditional=word.traditional or text,
            pinyin=joined(word.pinyin),
            en=word.gloss,
            level=word.level,
            segment=segment,
            section=own[0],
            gloss_from=word.gloss_from,
            sections=own,
        )


def joined(syllables: tuple[str, ...]) -> str:
    """The syllables of a word written together, with an apostrophe before a vowel.

    A part of a name, which its capital tells, stands apart, and so does the 之 before it:
    习近平 is Xí Jìnpíng, 丝绸之路 Sīchóu zhī Lù.

    Source: GB/T 16159-2012, 4.1 and 7.2 (隔音符号), and its rules for names.
    """
    word = "".join(
        f" {s}" if n and s[:1].isupper() else f"’{s}" if n and s[:1] in _VOWELS else s
        for n, s in enumerate(syllables)
    )
    return word.replace("zhī ", " zhī ")


def row(entry: Entry, annotated: Annotated, address: str) -> tuple[str, ...]:
    """The entry as text fields in the order of COLUMNS."""
    place = f"{address}{annotated.edition.slug}/{entry.section}/#{entry.segment.id}"
    return (
        entry.guid, entry.zh, entry.traditional, entry.pinyin, entry.en, entry.level,
        entry.segment.zh, entry.segment.en, place, entry.gloss_from, entry.tags,
    )  # fmt: skip


def as_tsv(entries: tuple[Entry, ...], annotated: Annotated, address: str) -> str:
    """Tab-separated text that Anki imports as it is, its own columns for guid and tags.

    Where the deck was imported before, its notes are updated: the note type is the deck's.

    Source: Anki manual, "Text files", file headers.
    """
    headers = (
        "#separator:tab",
        "#html:false",
        f"#notetype:{NOTE_TYPE}",
        "#columns:" + "\t".join(COLUMNS),
        "#guid column:1",
        f"#tags column:{len(COLUMNS)}",
    )
    rows = ("\t".join(_field(f) for f in row(e, annotated, address)) for e in entries)
    return "".join(f"{line}\n" for line in (*headers, *rows))


def _field(text: str) -> str:
    """A field without tabs and line ends; one that holds a quotation mark is quoted."""
    text = " ".join(text.split())
    return '"' + text.replace('"', '""') + '"' if '"' in text else text


def as_csv(entries: tuple[Entry, ...], annotated: Annotated, address: str) -> str:
    """Comma-separated text with a header row, and the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(row(e, annotated, address) for e in entries)
    return "\ufeff" + out.getvalue()
