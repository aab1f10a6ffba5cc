"""What loading, cleaning and assembling make: from the folder to the edition."""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.findings import Where
from build_tools.model.base import Bilingual, Value
from build_tools.model.figures import FigureRecord
from build_tools.model.records import (
    EarlierRecord,
    EditionRecord,
    EmendationRecord,
    NoteRecord,
    QuestionRecord,
    ReferenceRecord,
    SegmentRecord,
    TermRecord,
    TimelineRecord,
    VoiceRecord,
    WaiverRecord,
)


class Term(Value, frozen=True):
    """A glossary entry: the record with its slug and its definitions as Markdown."""

    slug: str
    record: TermRecord
    definition: Bilingual
    background: Bilingual
    """General knowledge beyond the article, shown as such; empty where there is none."""
    traditional: str = ""
    """Of the headword; filled in once words are known."""


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
    figures: tuple[FigureRecord, ...] = ()
    pictures: Mapping[str, bytes] = {}
    """Files of figures/ that are no records, by name."""
    questions: tuple[QuestionRecord, ...] = ()
    earlier: tuple[EarlierRecord, ...] = ()


class Source(Value, frozen=True):
    """The content folder, read once."""

    glossary: tuple[Term, ...]
    editions: tuple[EditionSource, ...]
    places: Mapping[str, Where]
    """Where each thing was written: `glossary/<slug>`, `<edition>/<id>`."""
    address: str = ""
    """Where the site is published, ending in a slash; empty where mkdocs.yml does not say."""


class Block(Value, frozen=True):
    """A paragraph-like piece of the clean text and where each character of it came from."""

    kind: str
    """A ParagraphKind, or: note, references, english, caption (of a figure)."""
    text: str
    origin: tuple[int, ...]
    """For each character of `text`, its code-point offset in the source."""
    mark: str = ""
    """The printed mark of a note, or the number of a reference."""
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
    short: Bilingual
    """What stands in the title before the colon."""
    paragraphs: tuple[Paragraph, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Those of its paragraphs, in order."""
        return tuple(s for paragraph in self.paragraphs for s in paragraph.segments)


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
    """The layout record: with `altered` it is all that the text itself does not hold."""
    altered: tuple[Altered, ...]
    questions: tuple[QuestionRecord, ...] = ()
    earlier: tuple[EarlierRecord, ...] = ()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Every segment: those of the text in order, then the authors' notes."""
        text = (s for section in self.sections for s in section.segments)
        return (*text, *self.note_segments)
