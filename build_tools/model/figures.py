"""Figures: what an editor writes of one, and what is drawn from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from msgspec import Meta

from build_tools.model.base import Bilingual, Id, Record, Value


class PointRecord(Record, frozen=True, kw_only=True):
    """One value of a series, by reference: words of a segment, or an event of the timeline."""

    at: str = ""
    """Year of the value; it must stand in the paragraph of the segment."""
    segment: str = ""
    exact: str = ""
    """The words of the segment that are the number, such as 265.1亿元."""
    event: str = ""
    """Id of an event in place of the three above: its date is the value."""
    label: Bilingual | None = None
    """What the point is called in the picture, where it is not called by its year."""


class SeriesRecord(Record, frozen=True, kw_only=True):
    """Values of one measure in one unit and definition."""

    name: Bilingual
    measure: str = ""
    """Words that name the measure in the Chinese of every point's sentence."""
    note: Bilingual | None = None
    """What sets it apart from a neighbouring series: another unit, currency or definition."""
    emphasis: bool = False
    points: tuple[PointRecord, ...]


class PanelRecord(Record, frozen=True, kw_only=True):
    """One drawing of a figure; a figure of small multiples has several."""

    title: Bilingual | None = None
    series: tuple[SeriesRecord, ...]


class BoxRecord(Record, frozen=True, kw_only=True):
    """A box of a schematic: words in both languages, its cell, and where the text says so."""

    id: str
    zh: str
    en: str
    column: Annotated[int, Meta(ge=0)]
    row: Annotated[int, Meta(ge=0)]
    span: Annotated[int, Meta(ge=1)] = 1
    """Columns that it fills."""
    form: Literal["box", "plain", "strong", "open"] = "box"
    segment: str = ""


class ArrowRecord(Record, frozen=True, kw_only=True):
    """An arrow of a schematic between two boxes; with a label of its own if it has one."""

    start: str
    end: str
    zh: str = ""
    en: str = ""
    form: Literal["solid", "dashed"] = "solid"


class SchematicRecord(Record, frozen=True, kw_only=True):
    """A drawing of boxes in a grid with arrows between them; no map, no scale."""

    columns: Annotated[int, Meta(ge=1)]
    boxes: tuple[BoxRecord, ...]
    arrows: tuple[ArrowRecord, ...] = ()


class ImageRecord(Record, frozen=True, kw_only=True):
    """A picture that lies in the folder of the records, such as a photograph or a map."""

    file: str
    """Its name: PNG, JPEG, WebP or SVG."""
    width: int
    height: int
    """Its pixels, so that the page keeps its place while it loads."""
    credit: Bilingual
    """Whose it is, and by what right it stands here."""


class FigureCallRecord(Record, frozen=True, kw_only=True):
    """Words of the text that lead to a figure, where its numbers do not: each stands once."""

    segment: str
    zh: str
    en: str


class FigureRecord(Record, frozen=True, kw_only=True):
    """figures/*.yaml: one figure a file, its number at the end of its id (fig-3)."""

    id: Id
    kind: Literal["chart", "schematic", "image"]
    title: Bilingual
    caption: Bilingual
    alt: Bilingual
    """What the picture shows, for those who do not see it."""
    segments: tuple[str, ...] = ()
    """Clauses that it belongs to, beside those of its points."""
    calls: tuple[FigureCallRecord, ...] = ()
    panels: tuple[PanelRecord, ...] = ()
    chart: Mapping[str, Any] = {}
    """A Vega-Lite specification without its data, drawn once for each panel."""
    gaps: bool = False
    """Every panel has a row for every year of the figure, empty where the text is silent."""
    schematic: SchematicRecord | None = None
    image: ImageRecord | None = None


class Datum(Value, frozen=True):
    """A point with its value as the text gives it."""

    panel: int
    series: int
    at: str
    value: str
    """Exact decimal or fraction; for an event its EDTF date."""
    unit: str
    zh: str
    """The words of the number in each language; the English is empty where it is not said."""
    en: str
    segment: str
    record: PointRecord


class DrawnFigure(Value, frozen=True):
    """A figure ready to be shown."""

    record: FigureRecord
    number: int
    data: tuple[Datum, ...]
    drawings: tuple[str, ...]
    """One SVG for each panel, or one of the schematic; empty where a fault forbids drawing."""
    segments: tuple[str, ...]
    """Every clause that feeds it, in the order of its record."""
    picture: bytes = b""
    """The file of an image."""
    sheet: str = ""
    """All its drawings on one SVG that stands alone, to take away."""


class NumberCard(Value, frozen=True):
    """What there is to say of a number that a reader points at."""

    segment: str
    key: str
    """Its ordinal in the segment, from 1; the same in both languages."""
    zh: str
    en: str
    exact: str
    """The exact value with its unit, in a form that both languages can be held against."""
    figures: tuple[str, ...] = ()
    compared: Bilingual | None = None
    """The sum that it is part of."""
    elsewhere: tuple[str, ...] = ()
    """Other segments that give the same value in the same unit."""


class Proof(Value, frozen=True):
    """An arithmetic emendation, proved: the sum with the source's reading and with ours."""

    emendation: str
    before: str
    """Verdict of the claim as the source has it."""
    after: str
    sum_before: Bilingual
    sum_after: Bilingual
