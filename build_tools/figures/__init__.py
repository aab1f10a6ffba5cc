"""Figures drawn from the numbers of the text, and the marks that lead from a number to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from build_tools.figures.cards import cards, figure_calls, number_marks
from build_tools.figures.drawing import drawn
from build_tools.figures.points import CODES, resolve, text_of
from build_tools.figures.schematic import schematic
from build_tools.figures.sheet import sheet
from build_tools.figures.svg import fit, framed
from build_tools.figures.vega import panels
from build_tools.figures.words import fill
from build_tools.findings import Finding, Severity, Where
from build_tools.model import (
    Bilingual,
    Datum,
    DrawnFigure,
    Edition,
    FigureRecord,
    Quantified,
)

__all__ = ["CODES", "cards", "figure_calls", "figures", "number_marks"]

CODES |= {
    "F108": "A chart can be drawn from its specification",
    "F109": "The words that lead to a figure stand once in their segment",
}


def figures(
    records: tuple[FigureRecord, ...],
    edition: Edition,
    numbers: Quantified,
    places: Mapping[str, Where],
    store: Path,
) -> tuple[tuple[DrawnFigure, ...], tuple[Finding, ...]]:
    """Every figure with its values resolved and its drawings made, and every fault of them.

    A figure with a point that is not the text's is not drawn. `store` keeps drawings between
    builds; it changes time, never bytes.
    """
    text = text_of(edition, numbers)
    found: list[DrawnFigure] = []
    faults: list[Finding] = []
    for record in records:
        where = places.get(f"{edition.slug}/{record.id}") or Where(f"docs/editions/{edition.slug}")
        filled, told, wrong = fill(record, text, where)
        data, more = resolve(filled, text, where)
        faults += [*wrong, *more]
        sound = not wrong and not more
        found.append(_undrawn(filled, (*data, *told), sound=sound))
    made, undrawable = _drawn(found, store, edition, places)
    return tuple(replace(f, sheet=sheet(f)) for f in made), (*faults, *undrawable)


def _undrawn(record: FigureRecord, data: tuple[Datum, ...], *, sound: bool) -> DrawnFigure:
    number = re.search(r"\d+$", record.id)
    segments = [d.segment for d in data]
    segments += [b.segment for b in (record.schematic.boxes if record.schematic else ())]
    segments += record.segments
    return DrawnFigure(
        record=record,
        number=int(number[0]) if number else 0,
        data=data,
        drawings=("",) if sound else (),
        segments=tuple(s for s in dict.fromkeys(segments) if s),
    )


def _drawn(
    undrawn: list[DrawnFigure], store: Path, edition: Edition, places: Mapping[str, Where]
) -> tuple[tuple[DrawnFigure, ...], tuple[Finding, ...]]:
    """All charts of an edition in one go: starting the drawing library is the dear part."""
    charts = {
        f.record.id: tuple(panels(f.record, f.data))
        for f in undrawn
        if f.drawings and f.record.kind == "chart"
    }
    pictures = drawn((s for specs in charts.values() for s in specs), store)
    found: list[DrawnFigure] = []
    faults: list[Finding] = []
    for figure in undrawn:
        record = figure.record
        if record.id in charts:
            raw = [pictures[s] for s in charts[record.id]]
            bad = next((text for text in raw if "<svg" not in text), "")
            if bad:
                where = places.get(f"{edition.slug}/{record.id}") or Where(edition.slug)
                told = " ".join(line for line in bad.splitlines()[:2] if "://" not in line)
                message = f"{record.id} cannot be drawn: {told[:160]}"
                faults.append(
                    Finding(Severity.ERROR, "F108", where, message, "mend `chart`: Vega-Lite 5")
                )
                found.append(replace(figure, drawings=()))
                continue
            figure = replace(figure, drawings=tuple(_charts(figure, raw)))  # noqa: PLW2901
        elif figure.drawings and record.schematic:
            box, inner = schematic(record.schematic)
            picture = framed(box, inner, record.id, record.title, record.alt)
            figure = replace(figure, drawings=(picture,))  # noqa: PLW2901
        found.append(figure)
    return tuple(found), tuple(faults)


def _charts(figure: DrawnFigure, raw: list[str]) -> Iterator[str]:
    for n, (panel, picture) in enumerate(zip(figure.record.panels, raw, strict=True)):
        title = panel.title or panel.series[0].name if len(raw) > 1 else figure.record.title
        data = [d for d in figure.data if d.panel == n]
        said = Bilingual(
            zh="；".join(f"{_called(d, figure).zh}{d.zh}" for d in data) + "。",
            en="; ".join(f"{_called(d, figure).en} {d.en or d.value}" for d in data) + ".",
        )
        yield fit(picture, f"{figure.record.id}-{n + 1}", title, said)


def _called(datum: Datum, figure: DrawnFigure) -> Bilingual:
    """What a point is called: its own label, its series' name where that tells more, its year."""
    if datum.record.label:
        return datum.record.label
    series = figure.record.panels[datum.panel].series
    year = Bilingual(zh=f"{datum.at}年 ", en=datum.at) if datum.record.at else None
    name = series[datum.series].name
    if len(series) == 1 and year:
        return year
    return Bilingual(
        zh=f"{name.zh} {year.zh if year else ''}", en=f"{name.en} {year.en if year else ''}"
    )
