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
    """The figure with every reference in its words replaced by the words of the text.

    The numbers of a schematic's boxes are its data; those of caption and alt are only said.
    """
    boxes = figure.schematic.boxes if figure.schematic else ()
    points = _points(boxes)
    said = [PointRecord(segment=a, exact=b) for a, b in _said(figure)]
    data, faults = _looked_up(figure, (*points, *said), text, where)
    known = {(d.segment, d.zh): d for d in data}
    filled = replace(figure, caption=_both(figure.caption, known), alt=_both(figure.alt, known))
    if figure.schematic:
        own = tuple(
            replace(b, zh=_written(b.zh, "zh", known), en=_written(b.en, "en", known))
            for b in boxes
        )
        filled = replace(filled, schematic=replace(figure.schematic, boxes=own))
    return Filled(filled, tuple(d for d in data if d.series < len(points)), faults)


def _looked_up(
    figure: FigureRecord, points: tuple[PointRecord, ...], text: Text, where: Where
) -> tuple[tuple[Datum, ...], tuple[Finding, ...]]:
    name = Bilingual(zh="", en="")
    series = tuple(SeriesRecord(name=p.label or name, points=(p,)) for p in points)
    return resolve(replace(figure, panels=(PanelRecord(series=series),)), text, where)


def _said(figure: FigureRecord) -> list[tuple[str, str]]:
    words = (figure.caption.zh, figure.caption.en, figure.alt.zh, figure.alt.en)
    boxes = figure.schematic.boxes if figure.schematic else ()
    shown = {found for b in boxes for found in _REFERENCE.findall(b.zh)}
    english = [found for b in boxes for found in _REFERENCE.findall(b.en)]
    all_of = dict.fromkeys((*(f for w in words for f in _REFERENCE.findall(w)), *english))
    return [found for found in all_of if found not in shown]


def _both(words: Bilingual, known: dict[tuple[str, str], Datum]) -> Bilingual:
    return Bilingual(zh=_written(words.zh, "zh", known), en=_written(words.en, "en", known))


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
