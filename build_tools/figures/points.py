"""The points of a figure, resolved: words of the text become the values that the text gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from build_tools.findings import Finding, Severity, Where
from build_tools.model import (
    Datum,
    Edition,
    EventRecord,
    FigureRecord,
    PointRecord,
    Quantified,
    Quantity,
    Segment,
    SeriesRecord,
)

CODES = {
    "F105": "A point of a figure is a number of the text, in the segment that it names",
    "F106": "The year of a point stands in the paragraph of its segment",
    "F107": "A series keeps one unit, one currency and one measure from end to end",
}


class Text(NamedTuple):
    """What points are looked up in."""

    paragraphs: Mapping[str, tuple[Segment, ...]]
    """For each segment, the segments of its paragraph."""
    numbers: Quantified
    events: Mapping[str, EventRecord]

    def sentence(self, segment: str) -> tuple[Segment, ...]:
        """The segments of the sentence that holds a segment."""
        own = self.paragraphs[segment]
        ordinal = next(s.sentence for s in own if s.id == segment)
        return tuple(s for s in own if s.sentence == ordinal)

    def numbers_of(self, lang: str, segment: str) -> tuple[Quantity, ...]:
        """The numbers of one language of a segment."""
        return self.numbers.quantities.get(lang, {}).get(segment, ())


def text_of(edition: Edition, numbers: Quantified) -> Text:
    """The edition as points look it up; an authors' note is a paragraph by itself."""
    paragraphs = {
        s.id: p.segments for sec in edition.sections for p in sec.paragraphs for s in p.segments
    }
    paragraphs |= {s.id: (s,) for s in edition.note_segments}
    return Text(paragraphs, numbers, {e.id: e for e in edition.timeline.events})


def resolve(
    figure: FigureRecord, text: Text, where: Where
) -> tuple[tuple[Datum, ...], tuple[Finding, ...]]:
    """Every point with its value, and the points that are not what the text says."""
    data: list[Datum] = []
    faults: list[Finding] = []
    for n, panel in enumerate(figure.panels):
        for m, series in enumerate(panel.series):
            found = [_datum(figure, n, m, point, text) for point in series.points]
            data += [d for d in found if isinstance(d, Datum)]
            wrong = [("F105", d) for d in found if isinstance(d, str)]
            wrong += [("F106", f"{figure.id}: {w}") for w in _years(series, text)]
            own = [d for d in found if isinstance(d, Datum)]
            wrong += [("F107", f"{figure.id}: {w}") for w in _changes(series, own, text)]
            faults += [
                Finding(Severity.ERROR, code, where, words, _HINTS[code]) for code, words in wrong
            ]
    return tuple(data), tuple(faults)


_HINTS = {
    "F105": "copy the number from the segment as it stands there; a figure has no values of its own",
    "F106": "give the year that the text gives",
    "F107": "make two series of it, and say in `note` what sets them apart",
}


def _datum(
    figure: FigureRecord, panel: int, series: int, point: PointRecord, text: Text
) -> Datum | str:
    """The point with its value, or what is wrong with it."""
    if point.event:
        event = text.events.get(point.event)
        if event is None:
            return f"{figure.id}: no event {point.event} in timeline.yaml"
        words = (event.exact, "", event.segment)
        return Datum(panel, series, event.date, event.date, "date", *words, point)
    if point.segment not in text.paragraphs:
        return f"{figure.id}: no segment {point.segment}"
    own = [q for q in text.numbers_of("zh", point.segment) if q.kind != "date"]
    found = [q for q in own if q.text == point.exact]
    if len(found) != 1:
        there = "、".join(q.text for q in own) or "no number"
        return f"{figure.id}: “{point.exact}” stands {len(found)} times in {point.segment}, which has {there}"
    number = found[0]
    at = point.at or point.exact
    en = _english(number, point.segment, text)
    return Datum(
        panel, series, at, number.low, _unit(number), number.text, en, point.segment, point
    )


def _unit(number: Quantity) -> str:
    """What the value is in: a currency, a measure, a percentage; counts have none of their own."""
    return {"times": "times", "percent": "%"}.get(number.kind, number.unit)


def _english(number: Quantity, segment: str, text: Text) -> str:
    """The English words of the same value, in the same segment or else in the same sentence."""
    for place in (segment, *(s.id for s in text.sentence(segment))):
        for other in text.numbers_of("en", place):
            if (other.low, other.high) == (number.low, number.high) and other.kind != "date":
                return other.text
    return ""


def _years(series: SeriesRecord, text: Text) -> Iterator[str]:
    """Years of points that the paragraph does not name."""
    for point in series.points:
        if point.at and point.segment in text.paragraphs:
            near = text.paragraphs[point.segment]
            known = {
                q.low[:4] for s in near for q in text.numbers_of("zh", s.id) if q.kind == "date"
            }
            if point.at not in known:
                yield f"{point.at} is no year of the paragraph of {point.segment}"


def _changes(series: SeriesRecord, data: list[Datum], text: Text) -> Iterator[str]:
    """What changes on the way through a series."""
    units = dict.fromkeys(d.unit for d in data)
    if len(units) > 1:
        shown = ", ".join(next(d.zh for d in data if d.unit == u) for u in units)
        yield f"“{series.name.zh}” changes its unit on the way: {shown}"
    if series.measure:
        for d in data:
            sentence = "".join(s.zh for s in text.sentence(d.segment))
            if series.measure not in sentence:
                yield f"“{series.measure}” is not what the sentence of {d.segment} measures"
