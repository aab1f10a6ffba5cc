"""One segment as HTML: its words and marks as elements over its own characters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

from build_tools.model import Annotated, Mark, Milestone, Segment, Word
from build_tools.pages.inline import Span, lay

# Outside to inside: what spans clauses, what spans words, the words themselves.
_RANK = {"voice": 0, "event": 1, "time": 2, "term": 3, "emendation": 4, "note": 5, "reference": 5}
_RANK |= {"quantity": 6}
_WORD_RANK = 9
HEADINGS = ("title", "heading", "subheading")


class TextRenderer:
    """Renders segments of one edition; links are relative to pages two folders deep."""

    def __init__(self, annotated: Annotated) -> None:
        self.edition = annotated.edition
        self.words: Mapping[str, tuple[Word, ...]] = annotated.words
        self.marks: dict[tuple[str, str], list[Mark]] = defaultdict(list)
        for mark in annotated.marks:
            self.marks[mark.segment, mark.lang].append(mark)
        self.milestones: dict[str, list[Milestone]] = defaultdict(list)
        for milestone in self.edition.milestones:
            self.milestones[milestone.segment].append(milestone)
        self.source_readings = {e.record.id: e for e in self.edition.emendations}
        own = [n.record for n in self.edition.notes if n.record.by == "editors"]
        self.note_numbers = {n.id: str(i) for i, n in enumerate(own, 1)}
        self.authors_notes = {n.record.id for n in self.edition.notes} - set(self.note_numbers)
        self.fed = {f"{c.segment}:{c.key}": c.figures[0] for c in annotated.cards if c.figures}
        self.first = frozenset(self._first_places())

    def zh(self, segment: Segment) -> str:
        """The Chinese of the segment: every word with a reading is a span, in the order of words."""
        spans = [*self._marked(segment, "zh"), *self._words(segment), *self._pages(segment)]
        return lay(segment.zh, spans)

    def en(self, segment: Segment) -> str:
        """The English of the segment with its terms and notes."""
        return lay(segment.en, self._marked(segment, "en"))

    def _words(self, segment: Segment) -> Iterator[Span]:
        at = 0
        for word in self.words.get(segment.id, ()):
            end = at + len(word.text)
            if word.pinyin:
                yield Span(at, end, rank=_WORD_RANK)
            at = end

    def _pages(self, segment: Segment) -> Iterator[Span]:
        for m in self.milestones[segment.id]:
            attrs = {"class": "page", "id": f"p{m.page}", "role": "doc-pagebreak"}
            attrs |= {"data-page": str(m.page)}
            yield Span(m.offset, m.offset, attrs=attrs, rank=-1)

    def _shown(self, segment: str, lang: str) -> Iterator[Mark]:
        """The marks of the segment but for a term inside a longer term, which is reached from it."""
        outer = -1
        for mark in self.marks[segment, lang]:
            if mark.kind != "term" or mark.end > outer:
                yield mark
            if mark.kind == "term":
                outer = max(outer, mark.end)

    def _first_places(self) -> Iterator[Mark]:
        """For each section and language the first mark of each term, headings apart."""
        for section in self.edition.sections:
            met = set()
            for paragraph in section.paragraphs:
                if paragraph.kind in HEADINGS:
                    continue
                for segment, lang in product((s.id for s in paragraph.segments), ("zh", "en")):
                    for mark in self._shown(segment, lang):
                        if mark.kind == "term" and (lang, mark.ref) not in met:
                            met.add((lang, mark.ref))
                            yield mark

    def _marked(self, segment: Segment, lang: str) -> Iterator[Span]:
        for mark in self._shown(segment.id, lang):
            if mark.kind == "figure":
                yield self._to_figure(mark)
                continue
            tag, attrs = self._element(mark)
            if mark in self.first:
                attrs = {**attrs, "class": "t f"}
            yield Span(mark.start, mark.end, tag, attrs, _RANK[mark.kind])
            if mark.ref in self.note_numbers:
                yield self._call(mark)

    def _element(self, mark: Mark) -> tuple[str, dict[str, str]]:
        """Tag and attributes for a mark; one short class each, spelt out in reader.css."""
        if mark.kind in {"note", "reference"}:
            return self._called(mark)
        attrs = {
            "term": lambda: {"class": "t", "href": f"../../glossary/{mark.ref}/"},
            "emendation": lambda: self._emendation(mark),
            "event": lambda: {"class": "d", "href": f"../timeline/#{mark.ref}"},
            "time": lambda: {"class": "w"},
            "quantity": lambda: self._quantity(mark),
            "voice": lambda: {
                "class": f"v {self.edition.voices[int(mark.ref)].voice}",
                "data-v": mark.ref,
            },
        }[mark.kind]()
        return "a" if "href" in attrs else "span", attrs

    def _emendation(self, mark: Mark) -> dict[str, str]:
        record = self.source_readings[mark.ref].record
        attrs = {"class": "e", "href": f"../apparatus/#{mark.ref}"}
        return attrs | ({"class": "e k"} if record.decision == "kept" else {"data-s": record.exact})

    def _quantity(self, mark: Mark) -> dict[str, str]:
        """A number by its ordinal in the segment; one that feeds a figure leads there."""
        attrs = {"class": "q", "data-q": mark.ref.rpartition(":")[2]}
        figure = self.fed.get(mark.ref)
        return attrs | ({"href": f"../figures/#{figure}"} if figure else {})

    def _to_figure(self, mark: Mark) -> Span:
        """An empty link behind the words: its own words are generated, the text stays as it is."""
        number = mark.ref.rpartition("-")[2]
        label = f"图{number}" if mark.lang == "zh" else f"Figure {number}"
        attrs = {"class": "g", "href": f"../figures/#{mark.ref}", "aria-label": label}
        return Span(mark.end, mark.end, "a", attrs)

    def _called(self, mark: Mark) -> tuple[str, dict[str, str]]:
        """A printed mark is its own call; the words of an editors' note have theirs behind them."""
        if mark.ref in self.note_numbers:
            return "span", {"class": "o"}
        prefix = "note-" if mark.ref in self.authors_notes else ""
        attrs = {"class": "c", "id": _call_id(mark), "href": f"#{prefix}{mark.ref}"}
        return "a", attrs | {"role": "doc-noteref"}

    def _call(self, mark: Mark) -> Span:
        """The call of an editors' note: an empty link, so that the text stays the edition's."""
        number = self.note_numbers[mark.ref]
        label = f"编者注 {number}" if mark.lang == "zh" else f"Editors’ note {number}"
        attrs = {"class": "n", "id": _call_id(mark), "href": f"#note-{mark.ref}"}
        attrs |= {"role": "doc-noteref", "aria-label": label, "data-n": number}
        return Span(mark.end, mark.end, "a", attrs)


def _call_id(mark: Mark) -> str:
    """The Chinese call has the plain id: back-links lead there, or to the English one beside it."""
    return f"call-{mark.ref}" if mark.lang == "zh" else f"call-{mark.ref}-en"
