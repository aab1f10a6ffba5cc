"""The vocabulary: every frozen type that the stages share, and no behaviour; read this first.

`Record` types are what people write (see load.py for the files); `Value` types are what stages
make. Offsets are half-open code-point offsets `[start, end)` into the `zh` (or `en`) of one
segment; they are used at build time only and never reach a browser.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from build_tools.findings import Where


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something an editor writes: unknown keys are faults."""


class Value(Struct, frozen=True):
    """Something a stage makes."""


class Bilingual(Record, frozen=True, kw_only=True):
    """The same thing said in both languages."""

    zh: str
    en: str


# ---- what people write: one edition -------------------------------------------------------


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


class SegmentRecord(Record, frozen=True, kw_only=True):
    """A clause group in text/*.yaml, Chinese and English under one permanent id."""

    id: str
    """section.paragraph.segment, as in 1.2.3; an insertion after it is 1.2.3a."""
    zh: str
    en: str = ""
    kind: str = ""
    """On the first segment of a paragraph that is not plain prose: one of PARAGRAPH_KINDS."""
    reviewed: str = ""
    """The first eight hexadecimal digits of the sha256 of the `zh` whose `en` was reviewed."""


PARAGRAPH_KINDS = (
    "title",
    "authors",
    "abstract",
    "keywords",
    "affiliation",
    "heading",
    "subheading",
    "paragraph",
    "table",
)


class EmendationRecord(Record, frozen=True, kw_only=True):
    """One departure from the extracted text, or one doubtful place left as it stands.

    `prefix + exact + suffix` must occur exactly once in the clean text before emendation.
    An empty `exact` inserts between prefix and suffix; an empty `read` deletes.
    """

    id: str
    exact: str
    read: str = ""
    """The reading of this edition; for a place left alone, the reading that was considered."""
    prefix: str = ""
    suffix: str = ""
    kind: str
    """ocr | typo | punctuation | layout | supplied (TEI choice/sic/corr, supplied, surplus)."""
    evidence: str
    """arithmetic | parallel | glyph | sense."""
    cert: str
    """high | medium | low."""
    why: str
    why_zh: str = ""
    decision: str = "emended"
    """emended | kept."""


class NoteRecord(Record, frozen=True, kw_only=True):
    """The front matter of notes/*.md; the body holds 中文 and English parts.

    An authors' note (`by: authors`) keeps its printed `mark`; its mark stands in the text of
    segment `at`. An editors' note (`by: editors`) hangs on the words `on` of segment `at`.
    """

    id: str
    by: str
    at: str
    mark: str = ""
    on: str = ""
    on_en: str = ""
    title: Bilingual | None = None


class ReferenceRecord(Record, frozen=True, kw_only=True):
    """A citation of the text, in CSL terms as far as the text lets us; missing is said."""

    id: str
    mark: str
    cited: tuple[str, ...]
    """Segments whose text carries the mark."""
    status: str
    """missing: cited, but not in the source that we have; present: `text` is in the source."""
    text: str = ""
    provenance: str = ""


class Excerpt(Record, frozen=True, kw_only=True):
    """A date or word of time in the text: the segment and the exact words."""

    segment: str
    exact: str


class EventRecord(Record, frozen=True, kw_only=True):
    """A dated event of the article in timeline.yaml."""

    id: str
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


class ExclusionRecord(Record, frozen=True, kw_only=True):
    """A date of the text that is no event, with the reason."""

    segment: str
    exact: str
    why: str


class TimeWordRecord(Record, frozen=True, kw_only=True):
    """A word of time (目前, 7年来) resolved against the date the text speaks from."""

    segment: str
    exact: str
    date: str
    why: str


class TimelineRecord(Record, frozen=True, kw_only=True):
    """timeline.yaml as a whole."""

    themes: Mapping[str, Bilingual]
    events: tuple[EventRecord, ...]
    exclusions: tuple[ExclusionRecord, ...] = ()
    time_words: tuple[TimeWordRecord, ...] = ()


class VoiceRecord(Record, frozen=True, kw_only=True):
    """Who says a stretch of the text: voices.yaml, for source criticism."""

    segment: str
    exact: str
    voice: str
    """authors | quotation | policy | statistic."""
    who: Bilingual
    occasion: Bilingual | None = None
    date: str = ""


class WaiverRecord(Record, frozen=True, kw_only=True):
    """A finding accepted, with the reason and the day it must be looked at again."""

    code: str
    where: str
    reason: str
    until: str = ""


class TermRecord(Record, frozen=True, kw_only=True):
    """The front matter of glossary/<slug>.md; the body holds 中文 and English definitions."""

    zh: str
    pinyin: str
    en: str
    variants: Mapping[str, str] = {}
    """Further accepted renderings, each with the reason it is needed."""
    aliases: tuple[str, ...] = ()
    """Other strings of the text that name the same thing."""
    traditional: str = ""
    """Only where conversion from `zh` would be wrong."""
    category: str
    """people | places | institutions | policy | market | trade | concept."""
    see_also: tuple[str, ...] = ()
    rests_on: tuple[str, ...]
    """Segments that the definition rests on, as <edition>/<segment id>."""
    gloss: str = ""
    """A short gloss for the word card where `en` is not short enough."""


CATEGORIES = ("people", "places", "institutions", "policy", "market", "trade", "concept")


# ---- what loading makes ---------------------------------------------------------------------


class Term(Value, frozen=True):
    """A glossary entry: the record with its slug and its definitions as Markdown."""

    slug: str
    record: TermRecord
    definition: Bilingual
    background: Bilingual
    """General knowledge beyond the article, shown as such; empty where there is none."""


class Note(Value, frozen=True):
    """A note: the record with its text in both languages (Markdown for editors' notes)."""

    record: NoteRecord
    text: Bilingual


class TextFile(Value, frozen=True):
    """One file of text/: its slug is the section's address."""

    slug: str
    segments: tuple[SegmentRecord, ...]


class EditionSource(Value, frozen=True):
    """One folder of docs/editions/ as it was written, every record typed, nothing applied."""

    slug: str
    record: EditionRecord
    source: str
    """source.txt decoded from UTF-8, nothing normalised."""
    texts: tuple[TextFile, ...]
    emendations: tuple[EmendationRecord, ...]
    notes: tuple[Note, ...]
    references: tuple[ReferenceRecord, ...]
    timeline: TimelineRecord
    voices: tuple[VoiceRecord, ...]
    lexicon: tuple[tuple[str, str], ...]
    """Extra words with their part of speech (possibly empty), in jieba's user-dictionary form."""
    readings: Mapping[str, str]
    """Pinyin of a word, or of a longer stretch around it, that needs a hand."""
    waivers: tuple[WaiverRecord, ...]
    ids_lock: tuple[str, ...]
    """Ids that were ever published."""


class Source(Value, frozen=True):
    """The content folder, read once."""

    glossary: tuple[Term, ...]
    editions: tuple[EditionSource, ...]
    places: Mapping[str, Where]
    """Where each thing was written: `glossary/<slug>`, `<edition>/<id>`."""


# ---- cleaning ---------------------------------------------------------------------------------


class Block(Value, frozen=True):
    """A paragraph-like piece of the clean text and where each character of it came from."""

    kind: str
    """One of PARAGRAPH_KINDS, or: note, references, english."""
    text: str
    origin: tuple[int, ...]
    """For each character of `text`, its code-point offset in the source."""
    mark: str = ""
    """The printed mark of a note block."""
    page: int = 1
    """The printed page on which the block starts, counted from 1."""


class Removed(Value, frozen=True):
    """A run of the source that is not text: `[start, end)` and why it went."""

    start: int
    end: int
    kind: str
    """break | space | label | counter | mark | hyphen | page-number | running-head | separator."""
    text: str
    """The run itself."""


class Altered(Value, frozen=True):
    """A kept character that differs from the source: where, and what the source has there."""

    offset: int
    char: str


class Cleaned(Value, frozen=True):
    """The clean text of an extracted article, with provenance: source = blocks + removed.

    A character of a block may differ from its source character (full-width digit, line break
    turned into the space between two Latin words); `altered` holds what the source has there.
    """

    blocks: tuple[Block, ...]
    notes: tuple[Block, ...]
    """Lifted out of the running text, in the order of their marks' first call."""
    calls: tuple[tuple[int, int], ...]
    """For each note, (block index, offset in its text) of the mark that calls it, or (-1, -1)."""
    removed: tuple[Removed, ...]
    altered: tuple[Altered, ...]
    pages: tuple[int, ...]
    """Source offsets at which printed pages start; the first is 0."""


# ---- the edition ------------------------------------------------------------------------------


class Segment(Value, frozen=True):
    """A clause group of the edition; its text is final (emended)."""

    id: str
    zh: str
    en: str
    origin: tuple[int, ...]
    """For each character of `zh`, its source offset, or -1 where an emendation supplied it."""
    sentence: int
    """Ordinal of the sentence within the section, from 1; segments of one sentence share it."""


class Paragraph(Value, frozen=True):
    """Segments that were printed as one paragraph."""

    id: str
    kind: str
    segments: tuple[Segment, ...]


class Section(Value, frozen=True):
    """What one reading page holds."""

    id: str
    slug: str
    title: Bilingual
    paragraphs: tuple[Paragraph, ...]


class Emendation(Value, frozen=True):
    """An emendation applied: where it stands in the edition and in the print."""

    record: EmendationRecord
    segment: str
    start: int
    end: int
    page: int
    line: int
    """Line of source.txt, from 1."""
    origin: tuple[int, ...]
    """For each character of the record's `exact`, its source offset."""


class Milestone(Value, frozen=True):
    """The start of a printed page inside a segment."""

    page: int
    segment: str
    offset: int


class Edition(Value, frozen=True):
    """An article ready to be annotated: emended, segmented, proved lossless."""

    slug: str
    record: EditionRecord
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    note_segments: tuple[Segment, ...]
    """The authors' notes as segments, ids as in the notes."""
    references: tuple[ReferenceRecord, ...]
    timeline: TimelineRecord
    voices: tuple[VoiceRecord, ...]
    emendations: tuple[Emendation, ...]
    milestones: tuple[Milestone, ...]
    removed: tuple[Removed, ...]


# ---- numbers ----------------------------------------------------------------------------------


class Quantity(Value, frozen=True):
    """A number read out of a text: its exact value, its unit, and how sure the text is of it.

    `low` and `high` are exact decimals, fractions (`2/3`) or, for dates, EDTF strings; they differ
    only where the text gives a range.
    """

    kind: str
    """date | period | decade | century | clock | duration | amount | measure | count | number |
    ordinal | percent | permille | fraction | discount | points | times | name."""
    low: str
    high: str
    unit: str
    """ISO 4217 code, SI-like symbol, counting noun; for times: by, to or either."""
    hedge: str
    """"" | about | over | nearly | at-least | at-most | under | several | emphatic | reached."""
    direction: str
    """up | down | empty where the text does not say."""
    start: int
    end: int
    text: str
    printed: str
    """The exact value in a form that both languages can be held against."""


class Mismatch(Value, frozen=True):
    """A number that one language has and the other has not, or has otherwise."""

    kind: str
    """value | unit | hedge | direction | order | missing | added."""
    zh: str
    """The Chinese words; empty where the English number has no counterpart."""
    en: str
    message: str
    """Both readings and what was expected."""
    segments: tuple[str, ...] = ()


class Claim(Value, frozen=True):
    """A statement of growth in the text, worked out again from its own end points."""

    segments: tuple[str, ...]
    statement: str
    """The Chinese words from the subject to the base and the result."""
    base: Quantity | None
    result: Quantity | None
    stated: str
    """The rate as printed; empty where none is."""
    low: str
    high: str
    """The change in per cent that the printed digits allow, both ends; empty without a base."""
    verdict: str
    """agrees | disagrees | not-recomputable."""
    sum: Bilingual
    """The sum in words and figures."""


class CrossCheck(Value, frozen=True):
    """A value that two figures of the text imply together, such as GDP over GDP per head."""

    segments: tuple[str, ...]
    subject: str
    year: str
    low: str
    high: str
    unit: str
    sum: Bilingual


class Quantified(Value, frozen=True):
    """What the numbers of one edition come to."""

    quantities: Mapping[str, Mapping[str, tuple[Quantity, ...]]]
    """By language, then by segment id; offsets are those of the segment."""
    mismatches: tuple[Mismatch, ...]
    claims: tuple[Claim, ...]
    cross_checks: tuple[CrossCheck, ...]
    leftovers: tuple[tuple[str, str], ...]
    """(segment id, words): what looks like a number and was not classed."""


# ---- annotation -------------------------------------------------------------------------------


class Word(Value, frozen=True):
    """A word of a segment in context; the words of a segment join to its `zh`."""

    text: str
    pinyin: tuple[str, ...] = ()
    """One syllable with tone mark for each Han character; empty for marks and digits."""
    traditional: str = ""
    gloss: str = ""
    gloss_from: str = ""
    """curated | dictionary | parts | none."""
    level: str = ""
    """HSK 3.0 (2025 list) level, "1" to "6" or "7-9"; empty outside the list."""
    term: str = ""
    """Slug of the glossary term that is this very word."""


class Mark(Value, frozen=True):
    """Something said of a stretch of one language of one segment."""

    kind: str
    """term | note | reference | emendation | event | time | voice | quantity."""
    ref: str
    """Slug or id of what is said."""
    segment: str
    lang: str
    """zh | en."""
    start: int
    end: int


class Page(Value, frozen=True):
    """A page of the site, made in memory."""

    uri: str
    """Relative to the site, ending in `.md` for MkDocs' sake: yiwu/market.md -> /yiwu/market/."""
    title: str
    html: str
    toc: tuple[tuple[str, str], ...] = ()
    """(id, label) of the headings for the page's table of contents."""
    meta: Mapping[str, str] = {}
    """Front matter for the theme, such as description and lang."""


class Annotated(Value, frozen=True):
    """One edition with all that the stages found in it."""

    edition: Edition
    words: Mapping[str, tuple[Word, ...]]
    """By segment id, authors' notes included."""
    marks: tuple[Mark, ...]
    numbers: Quantified | None = None


class Site(Value, frozen=True):
    """Everything that is known before pages are written to disk; what content checks read."""

    source: Source
    editions: tuple[Annotated, ...]
    pages: tuple[Page, ...] = ()
    files: Mapping[str, str] = {}
    """Data files of the site by their address, relative, as text."""


# ---- a built site -----------------------------------------------------------------------------


class File(Value):
    """A file of a built site, as its own bytes describe it."""

    path: str
    size: int
    kind: str = ""
    """What the first bytes say it is: png, jpeg, gif, webp, svg, pdf, ...; empty if unknown."""
    width: int = 0
    height: int = 0
    """Pixels of a raster image; 0 where unknown."""
    broken: str = ""
    """What is wrong with its bytes, in words; empty where nothing is."""
    ids: frozenset[str] = frozenset()
    """Ids that an address may name inside it (SVG)."""


class Link(Value):
    """An address that a page or a style sheet holds, and where it leads."""

    kind: str
    """One of LINK_KINDS."""
    url: str
    """As it was written, entities decoded."""
    line: int
    state: str = "ok"
    """ok, external, or one of ADDRESS_FAULTS."""
    target: str = ""
    """Path of the file it leads to, or the nearest guess for a wrong address."""
    fragment: str = ""
    """Decoded once, without text directives."""
    id: str = ""
    """The nearest id at or above it."""
    text: str | None = None
    """The name a reader hears: text, alt or label; None where a name does not apply."""
    label: str = ""
    """The text between its tags."""
    lang: str = ""
    """The hreflang, or the lang of a link's text."""
    rel: str = ""
    role: str = ""
    """call, back (of notes), switch (of languages), save (a download), or empty."""
    alt: str | None = None
    """Alternative text of an image; None where there is none and one is needed."""
    width: int = 0
    height: int = 0
    """Pixels that the page states for an image; 0 where it does not."""


LINK_KINDS = (
    "link",
    "image",
    "candidate",
    "style",
    "script",
    "icon",
    "media",
    "frame",
    "social",
    "download",
    "use",
    "css",
    "canonical",
    "alternate",
    "refresh",
    "sitemap",
    "entry",
    "form",
    "hint",
)

ADDRESS_FAULTS = (
    "missing",
    "fragment",
    "case",
    "slash",
    "index",
    "empty",
    "javascript",
    "mail",
    "backslash",
    "protocol",
    "insecure",
    "local",
    "machine",
    "root",
    "climbs",
    "source",
    "malformed",
    "twice",
)


class Heading(Value):
    """A heading of a page; `aside` is true in navigation, header, footer and margin."""

    level: int
    text: str
    line: int
    id: str = ""
    aside: bool = False


class Numbered(Value):
    """A number given to a figure or table: kind figure or table, as printed in a language."""

    kind: str
    lang: str
    number: str


class Figure(Value):
    """A figure or a table of a page with what stands in it."""

    kind: str
    """figure or table."""
    line: int
    id: str = ""
    ids: frozenset[str] = frozenset()
    """Ids inside it, and of what stands around it alone."""
    lang: str = ""
    caption: str | None = None
    numbers: tuple[Numbered, ...] = ()
    images: tuple[str, ...] = ()
    holds: frozenset[str] = frozenset()
    """image, decoration, chart, table, code, media, quote."""
    downloads: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    """Columns of each row of a table, spans counted."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Cells, kept only where there is a download or a chart to compare them with."""
    values: tuple[tuple[str, float, float], ...] = ()
    """(label, value, drawn length or 0) of a chart's marks."""


class Mention(Value):
    """A place in running text that names a figure or table by number."""

    numbered: Numbered
    line: int
    id: str = ""
    """The nearest id at or above it."""
    url: str = ""
    """Where it links to, if it does."""
    foreign: bool = False
    """It speaks of another work, as far as its words tell."""


class Footnote(Value):
    """A note of a built page: its ids, its own mark, and where its back-links lead."""

    id: str
    line: int
    mark: str
    backs: tuple[str, ...]
    group: int
    """Ordinal of the list of notes that holds it."""


class NoteCall(Value):
    """A mark in the text; `target` is the id of its note, empty where it is not linked."""

    ids: tuple[str, ...]
    target: str
    mark: str
    line: int


class Slip(Value):
    """A fault of markup or text that the reader of pages met: kind, place, and the words."""

    kind: str
    """unclosed | attribute | replacement | markdown | language."""
    line: int
    text: str
    id: str = ""


class Pointer(Value):
    """An attribute that names an id or an entry: aria-*, for, headers, data-*."""

    name: str
    value: str
    line: int
    id: str = ""


class BuiltPage(Value):
    """An HTML page of a built site: what it refers to, what it offers, and no running text."""

    path: str
    whole: bool
    """A document, not a fragment meant to be put into one."""
    charset: str = ""
    lang: str | None = None
    title: str | None = None
    base: str | None = None
    base_fault: str = ""
    hidden: bool = False
    """Search engines are told to leave it out."""
    empty: bool = False
    digest: str = ""
    """Of its text; equal for pages that say the same."""
    links: tuple[Link, ...] = ()
    ids: tuple[tuple[str, int], ...] = ()
    """(id, line) in order, repeated where the page repeats them."""
    headings: tuple[Heading, ...] = ()
    figures: tuple[Figure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    notes: tuple[Footnote, ...] = ()
    calls: tuple[NoteCall, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    slips: tuple[Slip, ...] = ()


class Entry(Value):
    """A record of a data file that names a page or an id of the site."""

    path: str
    """The data file."""
    key: str
    """Where in it, as in docs[3].location."""
    link: Link
    strange: tuple[str, ...] = ()
    """Words of its text that its page does not have."""


class DataFile(Value):
    """A JSON file of the site."""

    path: str
    broken: str = ""
    search: bool = False
    """Its entries are a search index over the pages."""
    entries: tuple[Entry, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    """(key, value) of the short strings that may name an id."""


class ExternalRecord(Record):
    """An address outside the site and the day it was last seen to work."""

    url: str
    seen: str


class Built(Value):
    """A built site, read once."""

    address: str
    """Where it is published, ending in a slash; empty where nothing tells."""
    files: Mapping[str, File]
    pages: tuple[BuiltPage, ...]
    styles: tuple[tuple[str, Link], ...] = ()
    """Addresses in style sheets and manifests, with the path of the file that holds them."""
    sitemaps: tuple[tuple[str, Link], ...] = ()
    """Addresses in sitemaps and robots.txt, with the path of the file that holds them."""
    data: tuple[DataFile, ...] = ()
    spoken: frozenset[str] = frozenset()
    """File names that stand in scripts and data, where an address cannot be resolved."""
    external: tuple[ExternalRecord, ...] | None = None
    """The addresses outside that are allowed; None where no list was given."""
