"""The pages of teachers: making a sheet, opening one, how it is done, and what can be taken away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import Environment

from build_tools.model import Annotated, Bilingual, Page, Section, Site, Term
from build_tools.pages.citation import citation

A_MINUTE = 150
"""Chinese characters that a learner of this stage reads in a minute; the page says so."""
COVERED = 0.9
"""The share of listed words that a level must cover to be a text's level."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_KEY_TERMS = 8
_HANDOUT = re.compile(r"<!-- handout (\S+) -->")
_ARCHIVE = re.compile(r'<p><a href="site\.zip".*?</p>\n<div.*?</div>\n')
_NO_HANDOUTS = re.compile(r'<p id="no-handouts">.*?</p>\n')


class Assignable(NamedTuple):
    """A section as a teacher wants to know it before assigning it."""

    section: Section
    range: str
    """Its first and last clause, as an address names them."""
    characters: int
    minutes: int
    level: str
    questions: int
    terms: tuple[Term, ...]
    """The terms that it uses most."""


def teach_pages(site: Site, environment: Environment) -> Iterator[Page]:
    """The teachers' pages; a site of several editions has one of each for all of them."""
    terms = {t.slug: t for t in site.source.glossary}
    assignable = [
        {"edition": a.edition, "sections": [_assignable(s, a, terms) for s in a.edition.sections]}
        for a in site.editions
    ]
    yield _page(
        environment,
        "teach.html",
        "teach/index.md",
        Bilingual(zh="教学", en="Teach"),
        {"site": site, "assignable": assignable},
    )
    yield _page(environment, "teach-how.html", "teach/how.md", HOW, {})
    yield _page(environment, "teach-sheet.html", "teach/sheet.md", SHEET, _sheet(site))
    if site.offers:
        offers = [
            {
                "edition": a.edition,
                "files": _offers(site, a, ""),
                "figures": a.figures,
                "sections": [
                    {"section": s, "files": _offers(site, a, s.slug)} for s in a.edition.sections
                ],
            }
            for a in site.editions
        ]
        context = {"offers": offers}
        names = Bilingual(zh="下载", en="Downloads")
        yield _page(environment, "downloads.html", "downloads/index.md", names, context)


HOW = Bilingual(zh="怎样布置", en="How to assign")
SHEET = Bilingual(zh="作业单", en="Sheet")
ABOUT = {
    "teach.html": "Choose a passage, settings and questions, and give your students one link or one sheet.",
    "teach-how.html": "How to assign a passage with its settings and questions, step by step.",
    "teach-sheet.html": "A worksheet of a passage with its words and questions, to read or to print.",
    "downloads.html": "Everything to take away: vocabulary, quizzes, parallel texts and the whole site.",
}
"""What each page is for, as search engines show it."""


def _page(
    environment: Environment,
    template: str,
    uri: str,
    name: Bilingual,
    context: Mapping[str, Any],
) -> Page:
    return Page(
        uri=uri,
        title=f"{name.zh} · {name.en}",
        html=environment.get_template(template).render(context),
        nav=name if template == "teach.html" else None,
        meta={"kind": "teach", "description": ABOUT[template]},
    )


def _sheet(site: Site) -> dict[str, Any]:
    """What the bar around a sheet shows: its name, and the ways into the texts."""
    sections = [
        {"slug": f"../{a.edition.slug}/{s.slug}", "title": s.title}
        for a in site.editions
        for s in a.edition.sections
    ]
    return {
        "around": {"sections": sections},
        "place": {"id": "", "slug": "", "name": SHEET},
        "cite": citation(site.editions[0].edition),
    }


def _assignable(section: Section, annotated: Annotated, terms: Mapping[str, Term]) -> Assignable:
    segments = section.segments
    ids = {s.id for s in segments}
    characters = sum(len(_HAN.findall(s.zh)) for s in segments)
    levels = [w.level for id_ in ids for w in annotated.words.get(id_, ()) if w.level]
    used = Counter(
        m.ref
        for m in annotated.marks
        if m.kind == "term" and m.lang == "zh" and m.segment in ids and m.ref in terms
    )
    most = sorted(used, key=lambda slug: (-used[slug], slug))[:_KEY_TERMS]
    return Assignable(
        section=section,
        range=f"{segments[0].id}-{segments[-1].id}",
        characters=characters,
        minutes=max(1, round(characters / A_MINUTE)),
        level=_level(levels),
        questions=sum(1 for q in annotated.edition.questions if {*q.at[:1]} & ids),
        terms=tuple(terms[slug] for slug in most),
    )


def _level(levels: list[str]) -> str:
    """The lowest level within which COVERED of the words fall."""
    for rank in "123456":
        if sum(level[0] <= rank for level in levels) >= COVERED * len(levels):
            return rank
    return "7–9"


def _offers(site: Site, annotated: Annotated, section: str) -> list[dict[str, Any]]:
    """The downloads of an edition or of a section, with their sizes as people read sizes."""
    return [
        {
            "name": o.address.rpartition("/")[2],
            "title": o.title,
            "use": o.use,
            "size": _size(o.size),
        }
        for o in site.offers
        if (o.edition, o.section) == (annotated.edition.slug, section)
    ]


def without_archive(html: str) -> str:
    """The downloads page of a live preview, which packs no archive that a link could lead to."""
    told = (
        '<p><span lang="zh-Hans">预览时不打包。</span> '
        '<span lang="en">A live preview packs none.</span></p>\n'
    )
    return _ARCHIVE.sub(told, html)


def with_handouts(html: str, sizes: Mapping[str, int]) -> str:
    """The downloads page with the handouts that this build has made: {name without .pdf: octets}."""

    def cell(found: re.Match[str]) -> str:
        name = found[1]
        link = f'<a href="{name}.pdf" download aria-label="{name}.pdf">pdf</a>'
        return f"{link} {_size(sizes[name])}" if name in sizes else "–"

    html = _HANDOUT.sub(cell, html)
    return _NO_HANDOUTS.sub("", html) if sizes else html


def _size(octets: int) -> str:
    return f"{octets / 1000:,.0f} kB"
