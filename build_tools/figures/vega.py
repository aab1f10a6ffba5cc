"""A figure's Vega-Lite specification with the values of the text put in, ready to be drawn."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from build_tools.model import Datum, FigureRecord, SeriesRecord

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_CURRENCY = re.compile(r"^(?:RMB|US\$|US \$|€|£)\s?")

# Nothing is measured by the drawing machine's own fonts: sizes are given, labels are anchored.
THEME: dict[str, Any] = {
    "aria": False,
    "background": None,
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {
        "domainColor": "var(--quiet)",
        "tickColor": "var(--quiet)",
        "gridColor": "var(--rule)",
        "labelColor": "var(--quiet)",
        "labelFontSize": 10,
        "labelOverlap": False,
        "labelLimit": 0,
        "title": None,
    },
    "legend": {"disable": True},
    "text": {"fontSize": 11, "color": "var(--ink)", "limit": 0},
    "rule": {"color": "var(--quiet)"},
}


def specification(figure: FigureRecord, panel: int, data: tuple[Datum, ...]) -> str:
    """The Vega-Lite specification of one panel as JSON, the same bytes for the same figure.

    Its data are rows with `at`, `year`, `when`, `value`, `zh`, `en`, `series`, `name_zh`, `name_en`,
    `label_zh`, `label_en` and `emphasis`; an empty row has no value and a dash for its words.
    """
    own = [d for d in data if d.panel == panel]
    rows = [_row(d, figure.panels[panel].series[d.series]) for d in own]
    if figure.gaps:
        years = sorted({d.at for d in data})
        rows += [_gap(year) for year in years if year not in {d.at for d in own}]
    rows.sort(key=lambda r: (r["at"], r["series"]))
    chart = _typed(figure.chart)
    whole = {
        "padding": 4,
        **chart,
        "autosize": "none",
        "data": {"values": rows},
        "config": {**THEME, **chart.get("config", {})},
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=True)


def _typed(value: Any) -> Any:
    """YAML's plain scalars as JSON means them: numbers, true, false and null."""
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return {"true": True, "false": False, "null": None}.get(value, value)


def _row(datum: Datum, series: SeriesRecord) -> dict[str, Any]:
    label = datum.record.label
    return {
        "at": datum.at,
        "year": year(datum.at),
        "when": _when(datum.at),
        "value": float(Fraction(datum.value)) if datum.unit != "date" else None,
        "zh": datum.zh,
        "en": short(datum.en),
        "series": datum.series,
        "name_zh": series.name.zh,
        "name_en": series.name.en,
        "label_zh": label.zh if label else "",
        "label_en": label.en if label else "",
        "emphasis": series.emphasis,
    }


def _gap(at: str) -> dict[str, Any]:
    return {
        "at": at,
        "year": year(at),
        "when": at,
        "value": None,
        "zh": "—",
        "en": "",
        "series": -1,
    }


def year(at: str) -> float | None:
    """A year, or an EDTF date as a year with the fraction of its month; None for other words."""
    found = re.match(r"(\d{4})(?:-(\d\d))?", at)
    if not found:
        return None
    return round(int(found[1]) + (int(found[2]) - 1) / 12 if found[2] else int(found[1]), 3)


def _when(at: str) -> str:
    """A year, or a year and a month with a point between them."""
    found = re.match(r"(\d{4})-(\d\d)", at)
    return f"{found[1]}.{int(found[2])}" if found else at


def short(words: str) -> str:
    """English words of a number for a place beside a mark; a currency is named by the panel."""
    return _CURRENCY.sub("", words).replace(" billion", "bn").replace(" million", "m")


def panels(figure: FigureRecord, data: tuple[Datum, ...]) -> Iterator[str]:
    """The specification of each panel of a chart."""
    for n in range(len(figure.panels)):
        yield specification(figure, n, data)
