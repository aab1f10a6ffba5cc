"""One edition from what people wrote and what cleaning found, with the proof of losslessness."""

from __future__ import annotations

import bisect
import difflib
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from build_tools.edition.emend import Place, Stretch, emend
from build_tools.edition.naming import names
from build_tools.edition.rebuild import rebuild
from build_tools.findings import Finding, Severity, Where
from build_tools.model import (
    Cleaned,
    Edition,
    EditionSource,
    Emendation,
    Milestone,
    Note,
    Paragraph,
    Section,
    Segment,
    SegmentRecord,
)

CODES = {
    "S101": "An emendation matches exactly one place of the clean text",
    "S102": "Emendations do not overlap, and each lies inside one segment",
    "S103": "Segments join to the clean text as emended, paragraph by paragraph",
    "S104": "Segment ids are section.paragraph.segment, rising within the edition",
}
ID = re.compile(r"(\d+)\.(\d+)\.(\d+)([a-z]?)")
_SENTENCE_END = re.compile(r"[。！？][”’』」）]*(?:\[\d+\]|[①-⑳*])*$")


def edition(
    source: EditionSource, cleaned: Cleaned, places: Mapping[str, Where]
) -> tuple[Edition, tuple[Finding, ...]]:
    """The edition, whole, and every place where its parts do not fit together.

    An edition with findings is still returned, as far as it could be made, so that other checks
    can run; where segments do not join to the clean text the segments' own words stand and
    their provenance is -1.

    Raises:
        ValueError: the source cannot be rebuilt although all fits: a fault of the cleaner.
    """
    work = _Assembly(source, cleaned, places)
    made = work.edition()
    if not work.findings and rebuild(made) != source.source:
        raise ValueError(f"law 1: the source of {source.slug} cannot be rebuilt from its edition")
    return made, tuple(work.findings)


class _Assembly:
    """The steps of one edition; holds only what they share."""

    def __init__(
        self, source: EditionSource, cleaned: Cleaned, places: Mapping[str, Where]
    ) -> None:
        self.source, self.cleaned, self.places = source, cleaned, places
        self.findings: list[Finding] = []
        self.blocks = (*cleaned.blocks, *cleaned.notes)
        self.stretches, misfits = emend(source.emendations, self.blocks)
        for misfit in misfits:
            self.fault(*misfit)
        self.emendations: list[Emendation] = []

    def fault(self, code: str, key: str, message: str, hint: str) -> None:
        """Note an error at the place where the thing named by `key` was written."""
        where = self.places.get(f"{self.source.slug}/{key}") or Where(
            f"docs/editions/{self.source.slug}"
        )
        self.findings.append(Finding(Severity.ERROR, code, where, message, hint))

    def edition(self) -> Edition:
        """Sections, notes, emendations and milestones, joined."""
        text = self.stretches[: len(self.cleaned.blocks)]
        records = [p for f in self.source.texts for p in _paragraphs(f.segments)]
        stretches = self._match(records, text)
        sections = []
        for file in self.source.texts:
            self._ids(file.segments)
            paragraphs = self._section(_paragraphs(file.segments), stretches)
            if paragraphs:
                ident = paragraphs[0].id.partition(".")[0]
                title, short = names(paragraphs)
                sections.append(Section(ident, file.slug, title, short, tuple(paragraphs)))
        return Edition(
            slug=self.source.slug,
            record=self.source.record,
            sections=tuple(sections),
            notes=_in_order(self.source.notes, sections),
            note_segments=tuple(self._notes(self.stretches[len(self.cleaned.blocks) :])),
            references=self.source.references,
            timeline=self.source.timeline,
            voices=self.source.voices,
            emendations=tuple(sorted(self.emendations, key=lambda e: e.record.id)),
            milestones=tuple(self._milestones(sections)),
            removed=self.cleaned.removed,
            altered=self.cleaned.altered,
            questions=self.source.questions,
            earlier=self.source.earlier,
        )

    # -- joining segments to the clean text ----------------------------------------------------

    def _match(
        self, records: list[tuple[SegmentRecord, ...]], stretches: Sequence[Stretch]
    ) -> dict[str, Stretch]:
        """For each paragraph, by the id of its first segment, the stretch it is; faults told."""
        ours = ["".join(s.zh for s in p) for p in records]
        clean = [s.block.text for s in stretches]
        matched: dict[str, Stretch] = {}
        matcher = difflib.SequenceMatcher(None, ours, clean, autojunk=False)
        for op, a, b, c, d in matcher.get_opcodes():
            if op == "equal":
                matched.update(
                    (p[0].id, s) for p, s in zip(records[a:b], stretches[c:d], strict=True)
                )
                continue
            for paragraph, text in itertools.zip_longest(records[a:b], clean[c:d]):
                self._mismatch(paragraph, text, records[a - 1] if a else None)
        return matched

    def _mismatch(
        self,
        paragraph: tuple[SegmentRecord, ...] | None,
        clean: str | None,
        before: tuple[SegmentRecord, ...] | None,
    ) -> None:
        if paragraph is None:
            key = before[-1].id if before else ""
            message = f"a paragraph of the source has no segments: “{(clean or '')[:24]}…”"
            self.fault("S103", key, message, f"write its segments after {key}")
        elif clean is None:
            first = paragraph[0]
            message = f"paragraph at {first.id} is not in the source: “{first.zh[:24]}”"
            self.fault("S103", first.id, message, "delete it, or mend the source's cleaning")
        else:
            at = 0
            for segment in paragraph:
                if clean[at : at + len(segment.zh)] != segment.zh:
                    break
                at += len(segment.zh)
            else:
                segment = paragraph[-1]
            same = len(_common(clean[at:], segment.zh))
            message = (
                f"{segment.id} departs from the source at character {same + 1}: the text has "
                f"“{segment.zh[same : same + 12]}”, the source “{clean[at + same :][:12]}”"
            )
            hint = "restore the source's words, or record an emendation with its evidence"
            self.fault("S103", segment.id, message, hint)

    def _ids(self, segments: tuple[SegmentRecord, ...]) -> None:
        last: tuple[int, int, int, str] | None = None
        for segment in segments:
            found = ID.fullmatch(segment.id)
            if not found:
                hint = 'write section.paragraph.segment in quotes, as "1.2.3"'
                self.fault("S104", segment.id, f"“{segment.id}” is not a segment id", hint)
                continue
            key = (int(found[1]), int(found[2]), int(found[3]), found[4])
            if last and key <= last:
                hint = "an insertion after 1.2.3 is 1.2.3a; published ids never change"
                self.fault("S104", segment.id, f"{segment.id} does not rise", hint)
            last = key

    def _section(
        self, paragraphs: list[tuple[SegmentRecord, ...]], stretches: Mapping[str, Stretch]
    ) -> list[Paragraph]:
        made, sentence = [], 1
        for records in paragraphs:
            stretch = stretches.get(records[0].id)
            segments = []
            for segment in self._segments(records, stretch):
                segments.append(
                    Segment(segment.id, segment.zh, segment.en, segment.origin, sentence)
                )
                sentence += bool(_SENTENCE_END.search(segment.zh))
            if not _SENTENCE_END.search(segments[-1].zh):
                sentence += 1
            kind = records[0].kind
            made.append(Paragraph(records[0].id.rpartition(".")[0], kind, tuple(segments)))
        return made

    def _segments(
        self, records: Sequence[SegmentRecord], stretch: Stretch | None
    ) -> Iterator[Segment]:
        at = 0
        spans = []
        for record in records:
            end = at + len(record.zh)
            origin = stretch.block.origin[at:end] if stretch else (-1,) * len(record.zh)
            spans.append((at, end, record.id))
            yield Segment(record.id, record.zh, record.en, origin, 0)
            at = end
        if stretch:
            for place, start, end in stretch.emended:
                self._place_emendation(place, start, end, spans)

    def _place_emendation(
        self, place: Place, start: int, end: int, spans: list[tuple[int, int, str]]
    ) -> None:
        for low, high, segment in spans:
            if low <= start and end <= high and (start < high or high == spans[-1][1]):
                block = self.blocks[place.block]
                exact = block.origin[place.start : place.end]
                offset = block.origin[min(place.start, len(block.origin) - 1)]
                page = bisect.bisect_right(self.cleaned.pages, offset)
                line = self.source.source.count("\n", 0, offset) + 1
                self.emendations.append(
                    Emendation(place.record, segment, start - low, end - low, page, line, exact)
                )
                return
        hint = "move the segment border or split the emendation"
        self.fault("S102", place.record.id, f"{place.record.id} crosses a segment border", hint)

    # -- notes and pages -------------------------------------------------------------------------

    def _notes(self, stretches: Sequence[Stretch]) -> Iterator[Segment]:
        own = [note for note in self.source.notes if note.record.by == "authors"]
        for note, stretch in itertools.zip_longest(own, stretches):
            if note is None:
                text = stretch.block.text[:24]
                message = f"a note of the source has no file: {stretch.block.mark} “{text}…”"
                self.fault("S103", "", message, "write it as notes/<id>.md, by: authors")
            elif stretch is None or stretch.block.text != note.text.zh:
                self._note_differs(note, stretch)
                yield Segment(note.record.id, note.text.zh, note.text.en, (-1,), 0)
            else:
                record = SegmentRecord(id=note.record.id, zh=note.text.zh, en=note.text.en)
                yield from self._segments([record], stretch)

    def _note_differs(self, note: Note, stretch: Stretch | None) -> None:
        if stretch is None:
            message, hint = f"note {note.record.id} is not in the source", "delete the file"
        else:
            same = len(_common(stretch.block.text, note.text.zh))
            message = (
                f"note {note.record.id} departs from the source at character {same + 1}: "
                f"it has “{note.text.zh[same : same + 12]}”, "
                f"the source “{stretch.block.text[same : same + 12]}”"
            )
            hint = "restore the source's words, or record an emendation with its evidence"
        self.fault("S103", note.record.id, message, hint)

    def _milestones(self, sections: Sequence[Section]) -> Iterator[Milestone]:
        pages = list(enumerate(self.cleaned.pages[1:], 2))
        for section in sections:
            for segment in section.segments:
                for offset, origin in enumerate(segment.origin):
                    while pages and origin >= pages[0][1]:
                        yield Milestone(pages.pop(0)[0], segment.id, offset)


def _paragraphs(segments: tuple[SegmentRecord, ...]) -> list[tuple[SegmentRecord, ...]]:
    groups = itertools.groupby(segments, key=lambda s: s.id.rpartition(".")[0])
    return [tuple(group) for _, group in groups]


def _in_order(notes: tuple[Note, ...], sections: Sequence[Section]) -> tuple[Note, ...]:
    """Notes in the order in which the text calls them, whatever their files are called."""
    every = (s for section in sections for s in section.segments)
    places = {s.id: (n, s.zh) for n, s in enumerate(every)}

    def place(note: Note) -> tuple[int, int, str]:
        n, zh = places.get(note.record.at, (len(places), ""))
        return n, zh.find(note.record.on or note.record.mark), note.record.id

    return tuple(sorted(notes, key=place))


def _common(one: str, other: str) -> str:
    pairs = zip(one, other, strict=False)
    return "".join(a for a, _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
