"""The order of the stages, and nothing else: the only place that knows it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from build_tools.checks import CONTENT_CHECKS
from build_tools.clean import clean
from build_tools.edition import edition
from build_tools.exports import downloads, offers, sheets
from build_tools.figures import cards, figure_calls, figures, number_marks
from build_tools.findings import Finding
from build_tools.load import load
from build_tools.marks import marks
from build_tools.model import Annotated, EditionSource, Site, Source, Term
from build_tools.pages import data_files, fragments, pages
from build_tools.pages.dates import human_date
from build_tools.quantities import quantify
from build_tools.search import index
from build_tools.words import Lexicon, segment_words, traditional

STORE = ".cache/figures"
"""Where drawings are kept between builds, below the project's folder."""


def build(root: Path) -> tuple[Site, tuple[Finding, ...]]:
    """The whole site below `root`, in memory, and every fault found on the way.

    Raises:
        BuildToolsError: there is nothing to build.
    """
    source, findings = load(root)
    source = replace(source, glossary=_in_both_scripts(source.glossary))
    found = [_annotate(e, source, root / STORE) for e in source.editions]
    site = Site(source=source, editions=tuple(annotated for annotated, _ in found))
    if not found:
        return site, findings
    taken = downloads(site)
    site = replace(site, files={**taken, **sheets(site)}, offers=offers(site, taken))
    site = replace(site, pages=pages(site), fragments=fragments(site))
    site = replace(site, files={**site.files, **_files(site)})
    checked = (f for check in CONTENT_CHECKS for f in check(site))
    return site, (*findings, *(f for _, own in found for f in own), *checked)


def _files(site: Site) -> dict[str, str | bytes]:
    own: dict[str, str | bytes] = {
        address: text for a in site.editions for address, text in data_files(a).items()
    }
    return {**own, **index(site.editions, site.source.glossary, human_date)}


def _in_both_scripts(glossary: tuple[Term, ...]) -> tuple[Term, ...]:
    """The entries with their headwords in the traditional script too."""
    lexicon = Lexicon(terms=glossary)
    return tuple(
        replace(t, traditional=t.record.traditional or traditional(t.record.zh, lexicon))
        for t in glossary
    )


def _annotate(
    source: EditionSource, whole: Source, store: Path
) -> tuple[Annotated, tuple[Finding, ...]]:
    made, joined = edition(source, clean(source.source), whole.places)
    lexicon = Lexicon(source.lexicon, source.readings, whole.glossary)
    words = {s.id: segment_words(s.zh, lexicon) for s in made.segments}
    found, unplaced = marks(made, whole.glossary, whole.places)
    several = {c for of in words.values() for w in of if len(w.pinyin) > 1 for c in w.text}
    characters = {c: segment_words(c, lexicon)[0] for c in sorted(several)}
    numbers = quantify(made)
    drawn, unfounded = figures(source, made, numbers, whole.places, store)
    told = cards(made, numbers, drawn)
    called, uncalled = figure_calls(made, drawn, whole.places)
    annotated = Annotated(
        edition=made,
        words=words,
        marks=(*found, *number_marks(made, numbers, told), *called),
        characters=characters,
        numbers=numbers,
        figures=drawn,
        cards=told,
    )
    return annotated, (*joined, *unplaced, *unfounded, *uncalled)
