"""What people write: an edition, the glossary, a list of outside addresses (see load/, built/)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from build_tools.model.base import Bilingual, Filled, Id, Record


class EditionRecord(Record, frozen=True, kw_only=True):
    """edition.toml: what the article is, whose it is, and which bytes it came from."""

    title: Bilingual
    short_title: Bilingual
    authors: tuple[Bilingual, ...]
    journal: Bilingual
    year: str
    rights: Bilingual
    sha256: str
    """Of source.txt, lower-case hexadecimal."""
    speaks_from: str
    """EDTF date at which the text's "now" stands; words such as 目前 count from it."""
    about: Bilingual
    """Two sentences for the title page."""
    revised: str = "2000-01-01"
    """The day of the last revision, as 2018-03-31: a newer deck replaces what an older one made."""
    floors: Mapping[str, int] = {}
    """The least number of segments, notes, events, figures, pages, links that a build may have."""


ParagraphKind = Literal[
    "title",
    "authors",
    "abstract",
    "keywords",
    "affiliation",
    "heading",
    "subheading",
    "paragraph",
    "table",
    "caption",
    "references",
    "english",
]


class SegmentRecord(Record, frozen=True, kw_only=True):
    """A clause group in text/*.yaml, Chinese and English under one permanent id."""

    id: Id
    """section.paragraph.segment, as in 1.2.3; an insertion after it is 1.2.3a."""
    zh: str
    en: str = ""
    kind: ParagraphKind = "paragraph"
    """On the first segment of a paragraph that is not plain prose."""
    reviewed: str = ""
    """The first eight hexadecimal digits of the sha256 of the `zh` whose `en` was reviewed."""


class EmendationRecord(Record, frozen=True, kw_only=True):
    """One departure from the extracted text, or one doubtful place left as it stands.

    `prefix + exact + suffix` must occur exactly once in the clean text before emendation.
    An empty `exact` inserts between prefix and suffix; an empty `read` deletes.
    """

    id: Id
    exact: str
    read: str = ""
    """The reading of this edition; for a place left alone, the reading that was considered."""
    prefix: str = ""
    suffix: str = ""
    kind: Literal["ocr", "typo", "punctuation", "layout", "supplied"]
    """In the terms of TEI: choice/sic/corr, supplied, surplus."""
    evidence: Literal["arithmetic", "parallel", "glyph", "sense"]
    cert: Literal["high", "medium", "low"]
    why: Filled
    why_zh: str = ""
    decision: Literal["emended", "kept"] = "emended"


class NoteRecord(Record, frozen=True, kw_only=True):
    """The front matter of notes/*.md; the body holds 中文 and English parts.

    An authors' note (`by: authors`) keeps its printed `mark`; its mark stands in the text of
    segment `at`. An editors' note (`by: editors`) hangs on the words `on` of segment `at`.
    """

    id: Id
    by: Literal["authors", "editors"]
    at: str
    mark: str = ""
    on: str = ""
    on_en: str = ""
    title: Bilingual | None = None


class ReferenceRecord(Record, frozen=True, kw_only=True):
    """A citation of the text, in CSL terms as far as the text lets us; missing is said."""

    id: Id
    mark: str
    cited: tuple[str, ...]
    """Segments whose text carries the mark."""
    status: Literal["missing", "present"]
    """missing: cited, but not in the source that we have; present: `text` is in the source."""
    text: str = ""
    provenance: str = ""


class Excerpt(Record, frozen=True, kw_only=True):
    """A date or word of time in the text: the segment and the exact words."""

    segment: str
    exact: Filled


class EventRecord(Record, frozen=True, kw_only=True):
    """A dated event of the article in timeline.yaml."""

    id: Id
    date: str
    """EDTF, with the precision that the text gives."""
    zh: str
    en: str
    theme: str
    segment: str
    exact: str = ""
    """The words of the segment that date the event."""
    also: tuple[str, ...] = ()
    """Further segments that tell of it."""
    station: Bilingual | None = None
    """The stage of a long story that begins here, such as a generation of a market."""


class ExclusionRecord(Record, frozen=True, kw_only=True):
    """A date of the text that is no event, with the reason."""

    segment: str
    exact: Filled
    why: str


class TimeWordRecord(Record, frozen=True, kw_only=True):
    """A word of time (目前, 7年来) resolved against the date the text speaks from."""

    segment: str
    exact: Filled
    date: str
    why: Filled


class TimelineRecord(Record, frozen=True, kw_only=True):
    """timeline.yaml as a whole."""

    themes: Mapping[str, Bilingual]
    events: tuple[EventRecord, ...]
    exclusions: tuple[ExclusionRecord, ...] = ()
    time_words: tuple[TimeWordRecord, ...] = ()


class VoiceRecord(Record, frozen=True, kw_only=True):
    """Who says a stretch of the text: voices.yaml, for source criticism."""

    segment: str
    exact: Filled
    voice: Literal["authors", "quotation", "policy", "statistic"]
    who: Bilingual
    occasion: Bilingual | None = None
    date: str = ""


class QuestionRecord(Record, frozen=True, kw_only=True):
    """A question of questions.yaml about the segments `at`.

    Where there are choices the first is the right one: pages and exports put them in an order of
    their own.
    """

    id: Id
    kind: Literal["vocabulary", "comprehension", "inference", "arithmetic", "voice", "discussion"]
    at: tuple[str, ...]
    prompt: Bilingual
    choices: tuple[Bilingual, ...] = ()
    value: str = ""
    """The number asked for, as a decimal; empty where none is."""
    within: str = "0"
    """How far an answer may be from `value`."""
    sum: str = ""
    """The way from numbers of the text to `value`: decimals, + - * / and parentheses."""
    answer: Bilingual


class EarlierRecord(Record, frozen=True, kw_only=True):
    """earlier.yaml: the text of a segment as it was once published, so that a link can show it."""

    segment: str
    zh: str
    en: str


class WaiverRecord(Record, frozen=True, kw_only=True):
    """A finding accepted, with the reason and the day it must be looked at again."""

    code: str
    where: str
    reason: str
    until: str = ""


Category = Literal["people", "places", "institutions", "policy", "market", "trade", "concept"]


class TermRecord(Record, frozen=True, kw_only=True):
    """The front matter of glossary/<slug>.md; the body holds 中文 and English definitions."""

    zh: Filled
    pinyin: str
    en: Filled
    variants: Mapping[Filled, str] = {}
    """Further accepted renderings, each with the reason it is needed."""
    aliases: tuple[Filled, ...] = ()
    """Other strings of the text that name the same thing."""
    synonyms: tuple[Filled, ...] = ()
    """Other English names of the same thing that no text has, such as an abbreviation."""
    not_in: tuple[Filled, ...] = ()
    """Longer strings in which the headword or an alias stands but means another thing."""
    traditional: str = ""
    """Only where conversion from `zh` would be wrong."""
    category: Category
    see_also: tuple[str, ...] = ()
    rests_on: tuple[str, ...]
    """Segments that the definition rests on, as <edition>/<segment id>."""
    gloss: str = ""
    """A short gloss for the word card where `en` is not short enough."""


class ExternalRecord(Record, frozen=True, kw_only=True):
    """An address outside the site and the day it was last seen to work."""

    url: str
    seen: str


class ExternalList(Record, frozen=True, kw_only=True, rename="kebab"):
    """The addresses outside that a site may lead to."""

    links: tuple[ExternalRecord, ...]
    max_age: int = 0
    """Days after which an address should be looked at again; 0 for no such rule."""
    path: str = ""
    """The file, as it was named."""
    lines: tuple[int, ...] = ()
    """Where each address stands in it."""
