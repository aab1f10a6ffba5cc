"""The timeline: a drawn overview by decade and theme, over a plain list that is complete by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from jinja2 import Environment

from build_tools.model import Annotated, Bilingual, Edition, EventRecord, Page
from build_tools.pages.dates import first_year, human_date, years
from build_tools.pages.places import section_of

_TRACKS = 20
"""Columns of the drawn grid for a decade."""
_LONE = 10
"""Columns for a decade that stands between two breaks of the axis."""
_NARROWEST = 13
"""Columns that a mark takes: 24 px, a finger's target, on a screen 360 px wide."""


class Decade(NamedTuple):
    """A decade of the drawn axis: its first year, and its grid lines `[start, end)`."""

    year: int
    start: int
    end: int
    broken: bool
    """The axis is broken before it: the decade before is not drawn."""


class Drawn(NamedTuple):
    """An event on the drawn overview, in the cells of its theme's grid."""

    event: EventRecord
    date: Bilingual
    row: int
    start: int
    end: int
    form: str
    """Class names: point or span, and open, onward or station where that is so."""


def timeline_page(annotated: Annotated, environment: Environment) -> Page:
    """The page of one edition."""
    edition = annotated.edition
    axis = decades(edition)
    html = environment.get_template("timeline.html").render(
        edition=edition,
        themes=edition.timeline.themes,
        axis=axis,
        now=line(axis, years(edition.record.speaks_from)[1]),
        width=axis[-1].end - 1 if axis else 0,
        lanes=list(lanes(edition, axis)),
        chapters=[(decade, list(_years(own, edition))) for decade, own in _by_decade(edition)],
        exclusions=[(x, _both(x.why)) for x in edition.timeline.exclusions],
        words=[(w, human_date(w.date), _both(w.why)) for w in edition.timeline.time_words],
        section=section_of(edition),
    )
    return Page(
        uri=f"{edition.slug}/timeline.md",
        title="年表 · Timeline",
        html=html,
        nav=Bilingual(zh="年表", en="Timeline"),
        meta={"kind": "timeline", "description": f"{edition.record.title.en}: dated events"},
    )


def is_open(event: EventRecord, edition: Edition) -> bool:
    """True for what was still to come when the text was written."""
    return first_year(event.date) > first_year(edition.record.speaks_from)


def decades(edition: Edition) -> tuple[Decade, ...]:
    """The decades in which something begins or ends, in order, on the grid of the overview."""
    dates = [years(e.date) for e in edition.timeline.events]
    dates += [years(edition.record.speaks_from)]
    wanted = sorted({int(y // 10) * 10 for start, end in dates for y in (start, end - 0.01)})
    axis: list[Decade] = []
    for year in wanted:
        lone = not {year - 10, year + 10} & set(wanted)
        start = axis[-1].end if axis else 1
        broken = bool(axis) and year - 10 not in wanted
        axis.append(Decade(year, start, start + (_LONE if lone else _TRACKS), broken))
    return tuple(axis)


def line(axis: Iterable[Decade], year: float) -> int:
    """The grid line nearest to a moment, given in years; inside a break, the line of the break."""
    line = 1
    for decade in axis:
        if year < decade.year:
            break
        share = min((year - decade.year) / 10, 1)
        line = decade.start + round(share * (decade.end - decade.start))
    return line


def lanes(edition: Edition, axis: tuple[Decade, ...]) -> Iterator[tuple[str, list[Drawn]]]:
    """For each theme that has events, its marks, in as few rows as keep them apart."""
    for theme in edition.timeline.themes:
        events = [e for e in edition.timeline.events if e.theme == theme]
        if not events:
            continue
        rows: list[int] = []
        drawn = []
        for event in sorted(events, key=lambda e: years(e.date)):
            form = _form(event, edition)
            start, end = (line(axis, y) for y in years(event.date))
            left = start if form.startswith("span") else start - _NARROWEST // 2
            taken = max(end, left + _NARROWEST)
            row = next((n for n, until in enumerate(rows) if until <= left), len(rows))
            rows[row:] = [taken, *rows[row + 1 :]]
            until = taken if form.startswith("span") else start + 1
            drawn.append(Drawn(event, human_date(event.date), row + 1, start, until, form))
        yield theme, drawn


def _form(event: EventRecord, edition: Edition) -> str:
    form = "span" if "/" in event.date else "point"
    form += " onward" if event.date.endswith("..") else ""
    form += " open" if is_open(event, edition) else ""
    return form + (" station" if event.station else "")


def _by_decade(edition: Edition) -> Iterator[tuple[int, list[EventRecord]]]:
    events = sorted(edition.timeline.events, key=lambda e: first_year(e.date))
    for decade, own in groupby(events, key=lambda e: first_year(e.date) // 10 * 10):
        yield decade, list(own)


def _years(events: list[EventRecord], edition: Edition) -> Iterator[tuple[int, list[Any]]]:
    for year, own in groupby(events, key=lambda e: first_year(e.date)):
        yield year, [(e, human_date(e.date), is_open(e, edition)) for e in own]


def _both(why: str) -> Bilingual:
    """A reason written as English / Chinese; one that is not parted stands in both places."""
    en, _, zh = why.partition(" / ")
    return Bilingual(zh=zh or en, en=en)
