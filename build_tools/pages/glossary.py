"""The glossary: an index, and for each term its entry with every place where it occurs."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup, escape

from build_tools.model import Annotated, Bilingual, Mark, Page, Segment, Site, Term
from build_tools.pages.inline import Span, lay
from build_tools.pages.places import section_of
from build_tools.pages.prose import chinese_marked, prose

CATEGORY_NAMES = {
    "people": ("人物", "People"),
    "places": ("地点", "Places"),
    "institutions": ("机构", "Institutions"),
    "policy": ("政策与提法", "Policies and slogans"),
    "market": ("市场", "Markets"),
    "trade": ("贸易", "Trade"),
    "concept": ("概念", "Concepts"),
}
ABOUT = (
    "Terms of the articles in Chinese, pinyin and English, each with all its places in the text."
)
_BEFORE, _AFTER = 14, 18
"""Characters of context on each side of the keyword, so that it lines up in the middle."""


class Occurrence(NamedTuple):
    """One place of a term: its Chinese context, and the English actually used there."""

    edition: str
    section: str
    segment: str
    before: str
    keyword: str
    after: str
    english: Markup


def occurrences(annotated: Annotated) -> Mapping[str, tuple[Occurrence, ...]]:
    """For each term, by slug, every occurrence in the order of the text."""
    places = _places(annotated)
    english: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in annotated.marks:
        if mark.kind == "term" and mark.lang == "en":
            english[mark.ref, mark.segment].append(mark)
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for mark in annotated.marks:
        if mark.kind == "term" and mark.lang == "zh" and mark.segment in places:
            section, segment, sentence = places[mark.segment]
            rendered = [s for s in sentence if english[mark.ref, s.id]]
            shown = segment if segment in rendered or not rendered else rendered[0]
            found[mark.ref].append(
                Occurrence(
                    edition=annotated.edition.slug,
                    section=section,
                    segment=segment.id,
                    before=segment.zh[max(0, mark.start - _BEFORE) : mark.start],
                    keyword=segment.zh[mark.start : mark.end],
                    after=segment.zh[mark.end : mark.end + _AFTER],
                    english=_english(shown, english[mark.ref, shown.id]),
                )
            )
    return {slug: tuple(places) for slug, places in found.items()}


def _places(annotated: Annotated) -> Mapping[str, tuple[str, Segment, tuple[Segment, ...]]]:
    """For each segment that a page shows: the section's slug, itself, and its sentence."""
    slugs = section_of(annotated.edition)
    runs = [
        tuple(run)
        for section in annotated.edition.sections
        for _, run in groupby(section.segments, key=lambda s: s.sentence)
    ]
    runs += [(segment,) for segment in annotated.edition.note_segments]
    return {s.id: (slugs[s.id], s, run) for run in runs for s in run if s.id in slugs}


def _english(segment: Segment, marks: list[Mark]) -> Markup:
    return Markup(lay(segment.en, (Span(m.start, m.end, "b") for m in marks)))  # noqa: S704 - escaped by lay()


def glossary_pages(
    site: Site, environment: Environment, address: Callable[[str], str]
) -> Iterator[Page]:
    """The index and one page for each term, in the order of pinyin."""
    by_edition = [occurrences(a) for a in site.editions]
    terms = sorted(site.source.glossary, key=lambda t: (plain(t.record.pinyin), t.slug))
    places = {
        t.slug: tuple(o for found in by_edition for o in found.get(t.slug, ())) for t in terms
    }
    entries = [_entry(t, places[t.slug], address) for t in terms]
    context = {
        "initials": _by_initial(entries),
        "categories": CATEGORY_NAMES,
        "entries": entries,
        "first": {slug: n for n, slug in enumerate(_by_first(places), 1)},
        "sections": [(a.edition.slug, s) for a in site.editions for s in a.edition.sections],
    }
    yield Page(
        uri="glossary/index.md",
        title="词汇表 · Glossary",
        html=environment.get_template("glossary.html").render(context),
        nav=Bilingual(zh="词汇表", en="Glossary"),
        meta={"kind": "glossary", "description": ABOUT},
    )
    names = {t.slug: t.record for t in terms}
    template = environment.get_template("term.html")
    for n, entry in enumerate(entries):
        record = entry["term"].record
        around = {
            "before": entries[n - 1]["term"] if n else None,
            "after": entries[n + 1]["term"] if n + 1 < len(entries) else None,
        }
        yield Page(
            uri=f"glossary/{entry['term'].slug}.md",
            title=f"{record.zh} · {record.en}",
            html=template.render(entry | around, names=names, categories=CATEGORY_NAMES),
            meta={"kind": "term", "description": f"{record.zh} ({record.pinyin}): {record.en}"},
        )


def _by_first(places: Mapping[str, tuple[Occurrence, ...]]) -> list[str]:
    """Slugs in the order in which the text first uses them."""
    order: list[tuple[tuple[str, list[int]], str]] = []
    for slug, found in places.items():
        if found:
            numbers = [int(n) for n in re.findall(r"\d+", found[0].segment)]
            order.append(((found[0].edition, numbers), slug))
    return [slug for _, slug in sorted(order)]


def _by_initial(entries: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    return [(letter, list(own)) for letter, own in groupby(entries, key=lambda e: e["initial"])]


def _entry(
    term: Term, places: tuple[Occurrence, ...], address: Callable[[str], str]
) -> dict[str, Any]:
    def both(text: Bilingual) -> dict[str, Markup]:
        return {
            "zh": Markup(prose(text.zh, address)),  # noqa: S704 - Markdown of the glossary
            "en": Markup(chinese_marked(prose(text.en, address))),  # noqa: S704
        }

    return {
        "term": term,
        "initial": plain(term.record.pinyin)[:1].upper(),
        "found_by": _found_by(term),
        "definition": both(term.definition),
        "renderings": [
            (en, Markup(chinese_marked(escape(why))))  # noqa: S704 - escaped here
            for en, why in term.record.variants.items()
        ],
        "background": both(term.background) if term.background.zh else None,
        "occurrences": places,
        "rests_on": [(ref.partition("/")[2], address(ref)) for ref in term.record.rests_on],
    }


def _found_by(term: Term) -> str:
    """All that a reader may type to find the entry, in lower case."""
    r = term.record
    names = (r.zh, term.traditional, *r.aliases, r.pinyin, plain(r.pinyin), r.en)
    return " ".join((*names, *r.variants, *r.synonyms)).lower()


def plain(pinyin: str) -> str:
    """Pinyin without tones, spaces and apostrophes, in lower case, ü as v: the order of a dictionary."""
    parted = unicodedata.normalize("NFD", pinyin.lower()).replace("u\u0308", "v")
    return re.sub(r"[^a-z]", "", parted)
