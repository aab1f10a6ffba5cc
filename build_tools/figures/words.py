"""Numbers inside the words of a schematic: `{1.2.12:265.1亿元}` stands for the text's own words."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from build_tools.figures.points import Text, resolve
from build_tools.findings import Finding, Where
from build_tools.model import (
    Bilingual,
    BoxRecord,
    Datum,
    FigureRecord,
    PanelRecord,
    PointRecord,
    SeriesRecord,
)

_REFERENCE = re.compile(r"\{([^:{}]+):([^{}]+)\}")


class Filled(NamedTuple):
    """A figure whose boxes have their numbers, those numbers, and the ones that are not there."""

    record: FigureRecord
    data: tuple[Datum, ...]
    faults: tuple[Finding, ...]


def fill(figure: FigureRecord, text: Text, where: Where) -> Filled:
    """The figure with every reference in a box replaced by the words of the text."""
    drawing = figure.schematic
    if drawing is None:
        return Filled(figure, (), ())
    points = tuple(_points(drawing.boxes))
    name = Bilingual(zh="", en="")
    series = tuple(SeriesRecord(name=p.label or name, points=(p,)) for p in points)
    probe = replace(figure, panels=(PanelRecord(series=series),), schematic=None)
    data, faults = resolve(probe, text, where)
    known = {(d.segment, d.zh): d for d in data}
    boxes = tuple(
        replace(b, zh=_written(b.zh, "zh", known), en=_written(b.en, "en", known))
        for b in drawing.boxes
    )
    record = replace(figure, schematic=replace(drawing, boxes=boxes))
    return Filled(record, data, faults)


def _points(boxes: tuple[BoxRecord, ...]) -> list[PointRecord]:
    """Each number once, called by the words of its box around it."""
    found: dict[tuple[str, str], PointRecord] = {}
    for box in boxes:
        for segment, exact in _REFERENCE.findall(box.zh):
            label = Bilingual(
                zh=_REFERENCE.sub("…", box.zh),
                en=_REFERENCE.sub("…", box.en),
            )
            found.setdefault(
                (segment, exact), PointRecord(segment=segment, exact=exact, label=label)
            )
    return list(found.values())


def _written(words: str, lang: str, known: dict[tuple[str, str], Datum]) -> str:
    def value(match: re.Match[str]) -> str:
        datum = known.get((match[1], match[2]))
        return (datum.zh if lang == "zh" else datum.en) if datum else match[2]

    return _REFERENCE.sub(value, words)
