"""Every generated page of the site, in the order of its navigation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from jinja2 import Environment, PackageLoader, StrictUndefined

from build_tools.model import Annotated, Page, Site
from build_tools.pages.apparatus import apparatus_page
from build_tools.pages.figures import figures_page
from build_tools.pages.glossary import glossary_pages
from build_tools.pages.home import contents_page, home_page
from build_tools.pages.places import section_of
from build_tools.pages.reading import reading_pages
from build_tools.pages.statistics import BANDS, statistics
from build_tools.pages.teach import teach_pages
from build_tools.pages.timeline import timeline_page
from build_tools.pages.voices import voices_page


def pages(site: Site) -> tuple[Page, ...]:
    """All pages that come from content; hand-written ones stay MkDocs' own."""
    return tuple(_pages(site, _environment()))


def fragments(site: Site) -> Mapping[str, str]:
    """What hand-written pages take from content: `<!-- statistics -->` stands for its numbers."""
    template = _environment().get_template("statistics.html")
    own = [(a.edition, statistics(a)) for a in site.editions]
    return {"statistics": template.render(editions=own, bands=BANDS)}


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("build_tools"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _pages(site: Site, environment: Environment) -> Iterator[Page]:
    addresses = _addresses(site)

    def address_from(depth: int) -> Callable[[str], str]:
        return lambda target: "../" * depth + addresses.get(target, target)

    editions = [list(_edition_pages(a, environment, address_from(2))) for a in site.editions]
    glossary = list(glossary_pages(site, environment, address_from(2)))
    teaching = list(teach_pages(site, environment))
    made = frozenset(p.uri for p in (*site.pages, *chain(*editions), *glossary, *teaching))
    yield home_page(site, environment, made)
    for annotated, own in zip(site.editions, editions, strict=True):
        yield contents_page(annotated, environment, made)
        yield from own
    yield from glossary
    yield _search(site, environment)
    yield from teaching


def _edition_pages(
    annotated: Annotated, environment: Environment, address: Callable[[str], str]
) -> Iterator[Page]:
    yield from reading_pages(annotated, environment, address)
    if annotated.edition.timeline.events:
        yield timeline_page(annotated, environment)
    if annotated.edition.voices:
        yield voices_page(annotated, environment)
    if annotated.figures or (annotated.numbers and annotated.numbers.claims):
        yield figures_page(annotated, environment)
    yield apparatus_page(annotated, environment)


def _search(site: Site, environment: Environment) -> Page:
    html = environment.get_template("search.html").render(glossary=site.source.glossary)
    about = "Search by Chinese characters in either script, pinyin, English or numbers."
    meta = {"kind": "search", "description": about}
    return Page("search/index.md", "搜索 · Search", html, meta=meta)


def _addresses(site: Site) -> Mapping[str, str]:
    """What editors' links name, and where it stands, relative to the site."""
    found = {f"{t.slug}.md": f"glossary/{t.slug}/" for t in site.source.glossary}
    for annotated in site.editions:
        edition = annotated.edition
        paragraphs = {p.id: s.slug for s in edition.sections for p in s.paragraphs}
        slugs = {**section_of(edition), **paragraphs}
        found |= {f"{edition.slug}/{i}": f"{edition.slug}/{s}/#{i}" for i, s in slugs.items()}
    return found
