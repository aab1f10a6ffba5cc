"""The title page of the site, and the contents page of each edition."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from build_tools.model import Annotated, Bilingual, DrawnFigure, Page, Segment, Site, Term, Word
from build_tools.pages.citation import citation
from build_tools.pages.dates import first_year, years
from build_tools.pages.statistics import BANDS, statistics
from build_tools.pages.timeline import decades, is_open, line

_SAMPLE = 5
"""Words on the sample sheet."""
_PHRASE = 4
"""Characters of a set phrase."""
_HARD = frozenset({"5", "6", "7-9"})


class Tick(NamedTuple):
    """A moment on the strip that stands for the timeline."""

    column: int
    open: bool
    station: bool


def home_page(site: Site, environment: Environment, made: Collection[str]) -> Page:
    """The title page; doors lead only to pages that are `made`, and to search."""
    glances = [_glance(a, site.source.glossary) for a in site.editions]
    html = environment.get_template("home.html").render(glances=glances, bands=BANDS, made=made)
    first = site.editions[0].edition.record
    nav = Bilingual(zh="首页", en="Home")
    meta = {"kind": "home", "description": first.about.en}
    return Page("index.md", first.title.zh, html, nav=nav, meta=meta)


def contents_page(annotated: Annotated, environment: Environment, made: Collection[str]) -> Page:
    """What one edition holds, how long its parts are, and how it is cited."""
    edition = annotated.edition
    html = environment.get_template("contents.html").render(
        edition=edition,
        statistics=statistics(annotated),
        bands=BANDS,
        citation=citation(edition),
        made=made,
    )
    meta = {"kind": "contents", "description": edition.record.about.en}
    nav = edition.record.short_title
    return Page(f"{edition.slug}/index.md", edition.record.title.zh, html, nav=nav, meta=meta)


def _glance(annotated: Annotated, glossary: tuple[Term, ...]) -> dict[str, Any]:
    """One edition as the title page shows it: its numbers, and a sample behind each door."""
    edition = annotated.edition
    axis = decades(edition)
    ticks = {
        Tick(line(axis, years(e.date)[0]), is_open(e, edition), e.station is not None)
        for e in edition.timeline.events
    }
    section, first = _first(annotated)
    return {
        "edition": edition,
        "statistics": statistics(annotated),
        "section": section,
        "first": first,
        "sheet": list(_sheet(annotated, section))[:_SAMPLE],
        "figure": _figure(annotated),
        "searches": _searches(annotated, glossary),
        "axis": axis,
        "ticks": sorted(ticks),
        "span": [f(first_year(e.date) for e in edition.timeline.events) for f in (min, max)]
        if edition.timeline.events
        else [],
    }


def _first(annotated: Annotated) -> tuple[str, Segment]:
    """The first clause of running prose and its section's slug; failing that, of anything."""
    own = [
        (s.slug, p.kind, p.segments[0])
        for s in annotated.edition.sections
        for p in s.paragraphs
        if p.segments
    ]
    prose = [(slug, segment) for slug, kind, segment in own if kind == "paragraph"]
    return prose[0] if prose else (own[0][0], own[0][2])


def _sheet(annotated: Annotated, slug: str) -> Iterator[Word]:
    """The harder words of the section's prose, each once, in the order of the text."""
    seen = set()
    for section in annotated.edition.sections:
        for paragraph in section.paragraphs if section.slug == slug else ():
            for segment in paragraph.segments if paragraph.kind == "paragraph" else ():
                for word in annotated.words.get(segment.id, ()):
                    if word.gloss and word.level in _HARD and word.text not in seen:
                        seen.add(word.text)
                        yield word


def _figure(annotated: Annotated) -> tuple[DrawnFigure, Markup] | None:
    """The first figure that is one chart, with its drawing."""
    drawn = (f for f in annotated.figures if f.record.kind == "chart" and len(f.drawings) == 1)
    figure = next(drawn, None)
    return (figure, Markup(figure.drawings[0])) if figure else None  # noqa: S704 - drawn by the build


def _searches(annotated: Annotated, glossary: tuple[Term, ...]) -> Term | None:
    """The term that shows what may be typed: the first phrase of trade, failing that any."""
    terms = {t.slug: t for t in glossary}
    present = [terms[m.ref] for m in annotated.marks if m.kind == "term" and m.ref in terms]
    phrases = [t for t in present if len(t.record.zh) == _PHRASE and t.record.category == "trade"]
    return next(iter((*phrases, *present)), None)
