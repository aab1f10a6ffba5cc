"""The page of figures: each with its data, its clauses and a download, then the ledger of claims."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from build_tools.model import Annotated, Bilingual, Datum, DrawnFigure, Page
from build_tools.pages.dates import human_date
from build_tools.pages.ledger import COLUMNS, VERDICTS, as_csv, as_json, implied, ledger
from build_tools.pages.places import section_of

_DATA_COLUMNS = ("series_zh", "series_en", "year", "zh", "en", "value", "unit", "clause")


def figures_page(annotated: Annotated, environment: Environment) -> Page:
    """The page of one edition; complete without scripts."""
    edition = annotated.edition
    numbers = annotated.numbers
    claims = ledger(annotated)
    html = environment.get_template("figures.html").render(
        edition=edition,
        figures=[_figure(f) for f in annotated.figures],
        claims=claims,
        counts={v: sum(c["verdict"] == v for c in claims) for v in VERDICTS},
        verdicts=VERDICTS,
        implied=list(implied(numbers.cross_checks)) if numbers else [],
        section=section_of(edition),
        data=f"../../assets/data/{edition.slug}/",
    )
    return Page(
        uri=f"{edition.slug}/figures.md",
        title="图表与验算 · Figures and sums",
        html=html,
        nav=Bilingual(zh="图表", en="Figures"),
        meta={"kind": "figures", "description": f"{edition.record.title.en}: figures and sums"},
    )


def figure_files(annotated: Annotated) -> dict[str, str | bytes]:
    """Every figure as SVG and its data as CSV, the ledger as CSV and JSON, and the cards of numbers."""
    folder = f"assets/data/{annotated.edition.slug}/"
    claims = ledger(annotated)
    files: dict[str, str | bytes] = {
        f"{folder}{f.record.id}.csv": as_csv(_rows(f), _DATA_COLUMNS)
        for f in annotated.figures
        if f.data
    }
    files |= {
        f"{folder}{f.record.image.file}": f.picture for f in annotated.figures if f.record.image
    }
    files |= {f"{folder}{f.record.id}.svg": f.sheet for f in annotated.figures if f.sheet}
    if claims:
        files[f"{folder}claims.csv"] = as_csv(claims, COLUMNS)
        files[f"{folder}claims.json"] = as_json(claims)
    if annotated.cards:
        files[f"{folder}numbers.json"] = _cards(annotated)
    return files


def _figure(figure: DrawnFigure) -> dict[str, Any]:
    record = figure.record
    panels = record.panels if record.kind == "chart" else ()
    titles = [(p.title or p.series[0].name) if len(panels) > 1 else None for p in panels]
    return {
        "figure": figure,
        "record": record,
        "panels": [
            (title, Markup(drawing))  # noqa: S704 - made by our own drawing step
            for title, drawing in zip(titles or [None], figure.drawings, strict=False)
        ],
        "rows": list(_rows(figure)),
        "notes": [(s.name, s.note) for p in record.panels for s in p.series if s.note is not None],
    }


def _rows(figure: DrawnFigure) -> Iterator[dict[str, str]]:
    """The data of a figure, one row for each value, by the names of _DATA_COLUMNS."""
    for datum in figure.data:
        name = _name(datum, figure)
        date = datum.unit == "date"
        yield {
            "series_zh": name.zh,
            "series_en": name.en,
            "year": datum.record.at or (datum.value.rstrip("~") if date else ""),
            "zh": datum.zh,
            "en": human_date(datum.value.rstrip("~")).en if date else datum.en,
            "value": "" if date else _exact(datum.value),
            "unit": "" if date else datum.unit,
            "clause": datum.segment,
        }


def _name(datum: Datum, figure: DrawnFigure) -> Bilingual:
    """Label of the point, or its series with the panel that it stands in."""
    if datum.record.label:
        return datum.record.label
    panel = figure.record.panels[datum.panel]
    name = panel.series[datum.series].name
    if panel.title and panel.title != name:
        return Bilingual(zh=f"{panel.title.zh}：{name.zh}", en=f"{panel.title.en}: {name.en}")
    return name


def _exact(value: str) -> str:
    """The exact value with its thousands apart; a fraction as it is."""
    number = Fraction(value)
    return f"{int(number):,}" if number.denominator == 1 else value


def _cards(annotated: Annotated) -> str:
    """By segment, then by the ordinal that `data-q` gives: [zh, en, exact, figures, sum, elsewhere].

    A sum is [zh, en]; elsewhere is a list of [section, segment].
    """
    section = section_of(annotated.edition)
    found: dict[str, dict[str, Any]] = {}
    for card in annotated.cards:
        found.setdefault(card.segment, {})[card.key] = [
            card.zh,
            card.en,
            card.exact,
            [f.rpartition("-")[2] for f in card.figures],
            [card.compared.zh, card.compared.en] if card.compared else 0,
            [[section[s], s] for s in card.elsewhere if s in section],
        ]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
