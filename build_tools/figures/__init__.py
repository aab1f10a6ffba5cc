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
    EditionSource,
    FigureRecord,
    Quantified,
)

__all__ = ["CODES", "cards", "figure_calls", "figures", "number_marks"]

CODES |= {
    "F111": "A picture lies beside its record, and every file there is the picture of a figure",
    "F108": "A drawing can be made from its specification",
    "F109": "The words that lead to a figure stand once in their segment",
}


def figures(
    source: EditionSource,
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
    for record in source.figures:
        where = places.get(f"{edition.slug}/{record.id}") or Where(f"docs/editions/{edition.slug}")
        filled, told, wrong = fill(record, text, where)
        data, more = resolve(filled, text, where)
        lost = (*_pictureless(filled, source.pictures, where), *_shapeless(filled, where))
        faults += [*wrong, *more, *lost]
        sound = not wrong and not more and not lost
        drawing = _undrawn(filled, (*data, *told), sound=sound)
        picture = source.pictures.get(filled.image.file, b"") if filled.image else b""
        found.append(replace(drawing, picture=picture))
    faults += _unused(source)
    made, undrawable = _drawn(found, store, edition, places)
    return tuple(replace(f, sheet=sheet(f)) for f in made), (*faults, *undrawable)


def _pictureless(
    record: FigureRecord, pictures: Mapping[str, bytes], where: Where
) -> tuple[Finding, ...]:
    """The fault of an image without its file, or of a file that no browser shows as an image."""
    if record.kind != "image":
        return ()
    name = record.image.file if record.image else ""
    if not name:
        told, hint = "is an image without `image`", "write image: {file, width, height, credit}"
    elif not _SHOWN.search(name):
        told, hint = f"has a picture “{name}” that is no image", "PNG, JPEG, WebP or SVG"
    elif not pictures.get(name):
        told, hint = f"has no picture “{name}” in figures/", "put the file beside the record"
    else:
        return ()
    return (Finding(Severity.ERROR, "F111", where, f"{record.id} {told}", hint),)


def _shapeless(record: FigureRecord, where: Where) -> Iterator[Finding]:
    """What keeps a chart or a schematic from being drawn, before drawing is tried."""
    for told, hint in _chart_faults(record) if record.kind == "chart" else _plan_faults(record):
        yield Finding(Severity.ERROR, "F108", where, f"{record.id} {told}", hint)


def _chart_faults(record: FigureRecord) -> Iterator[tuple[str, str]]:
    if not record.panels or not all(panel.series for panel in record.panels):
        yield "has no series to draw", "write panels: [{series: [{name, points}]}]"
    if not isinstance(record.chart.get("config", {}), dict):
        yield "has a `config` that is no mapping", "mend `chart`: Vega-Lite 5"


def _plan_faults(record: FigureRecord) -> Iterator[tuple[str, str]]:
    plan = record.schematic
    if plan is None:
        if record.kind == "schematic":
            yield "is a schematic without `schematic`", "write schematic: {columns, boxes, arrows}"
        return
    ids = [box.id for box in plan.boxes]
    for twice in sorted({i for i in ids if ids.count(i) > 1}):
        yield f"has two boxes “{twice}”", "give one of them another id"
    for end in sorted({end for a in plan.arrows for end in (a.start, a.end)} - {*ids}):
        yield f"has an arrow to no box “{end}”", f"one of: {', '.join(ids)}"
    for box in plan.boxes:
        if box.column + box.span > plan.columns:
            told = f"has the box “{box.id}” outside its {plan.columns} columns"
            yield told, "columns count from 0; give `columns` more, or the box another place"


def _unused(source: EditionSource) -> Iterator[Finding]:
    used = {r.image.file for r in source.figures if r.image}
    for name in source.pictures:
        if name not in used:
            where = Where(f"docs/editions/{source.slug}/figures/{name}")
            hint = "name it in the `image` of a figure, or take it away"
            yield Finding(Severity.ERROR, "F111", where, "the picture of no figure", hint)


_SHOWN = re.compile(r"^[\w.-]+\.(?:png|jpe?g|webp|svg)$")


def _undrawn(record: FigureRecord, data: tuple[Datum, ...], *, sound: bool) -> DrawnFigure:
    number = re.search(r"\d+$", record.id)
    segments = [d.segment for d in data]
    segments += [b.segment for b in (record.schematic.boxes if record.schematic else ())]
    segments += record.segments
    return DrawnFigure(
        record=record,
        number=int(number[0]) if number else 0,
        data=data,
        drawings=("",) if sound and record.kind != "image" else (),
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
