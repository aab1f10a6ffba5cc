"""Every generated page of the site, in the order of its navigation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined

from build_tools.model import Annotated, Bilingual, Page, Site
from build_tools.pages.apparatus import apparatus_page
from build_tools.pages.glossary import glossary_pages
from build_tools.pages.reading import reading_pages
from build_tools.pages.timeline import timeline_page


def pages(site: Site) -> tuple[Page, ...]:
    """All pages that come from content; hand-written ones stay MkDocs' own."""
    environment = Environment(
        loader=PackageLoader("build_tools"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return tuple(_pages(site, environment))


def _pages(site: Site, environment: Environment) -> Iterator[Page]:
    addresses = _addresses(site)

    def address_from(depth: int) -> Callable[[str], str]:
        return lambda target: "../" * depth + addresses.get(target, target)

    yield _home(site, environment)
    for annotated in site.editions:
        yield _contents(annotated, environment)
        yield from reading_pages(annotated, environment, address_from(2))
        if annotated.edition.timeline.events:
            yield timeline_page(annotated, environment)
        yield apparatus_page(annotated, environment)
    yield from glossary_pages(site, environment, address_from(2))


def _addresses(site: Site) -> Mapping[str, str]:
    """What editors' links name, and where it stands, relative to the site."""
    found = {f"{t.slug}.md": f"glossary/{t.slug}/" for t in site.source.glossary}
    for annotated in site.editions:
        edition = annotated.edition
        for section in edition.sections:
            for paragraph in section.paragraphs:
                page = f"{edition.slug}/{section.slug}/"
                found[f"{edition.slug}/{paragraph.id}"] = f"{page}#{paragraph.id}"
                for segment in paragraph.segments:
                    found[f"{edition.slug}/{segment.id}"] = f"{page}#{segment.id}"
    return found


def _home(site: Site, environment: Environment) -> Page:
    html = environment.get_template("home.html").render(site=site)
    first = site.editions[0].edition.record
    nav = Bilingual(zh="首页", en="Home")
    return Page("index.md", first.title.zh, html, nav=nav, meta={"kind": "home"})


def _contents(annotated: Annotated, environment: Environment) -> Page:
    edition = annotated.edition
    html = environment.get_template("contents.html").render(annotated=annotated, edition=edition)
    meta = {"kind": "contents", "description": edition.record.about.en}
    nav = edition.record.short_title
    return Page(f"{edition.slug}/index.md", edition.record.title.zh, html, nav=nav, meta=meta)
