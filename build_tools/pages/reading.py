"""The reading pages: one section of the article each, complete without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from build_tools.model import (
    Annotated,
    Note,
    Page,
    Paragraph,
    ReferenceRecord,
    Segment,
)
from build_tools.pages.citation import citation, head
from build_tools.pages.prose import chinese_marked, prose
from build_tools.pages.text import TextRenderer

LABELS = {
    "abstract": ("摘要", "Abstract"),
    "keywords": ("关键词", "Keywords"),
    "affiliation": ("作者单位", "Authors’ affiliation"),
}


def reading_pages(
    annotated: Annotated, environment: Environment, address: Callable[[str], str]
) -> Iterator[Page]:
    """One page for each section, with the notes and references that its text calls."""
    edition = annotated.edition
    renderer = TextRenderer(annotated)
    template = environment.get_template("reading.html")
    for n, section in enumerate(edition.sections):
        ids = {s.id for s in section.segments}
        context = {
            "edition": edition,
            "section": section,
            "place": {"id": section.id, "slug": section.slug, "name": section.short},
            "cite": citation(edition),
            "paragraphs": [_paragraph(p, renderer) for p in section.paragraphs],
            "authors_notes": _authors_notes(annotated, renderer, ids),
            "editors_notes": _editors_notes(annotated, renderer, ids, address),
            "references": [_reference(r, ids) for r in edition.references if ids & {*r.cited}],
            "before": edition.sections[n - 1] if n else None,
            "after": edition.sections[n + 1] if n + 1 < len(edition.sections) else None,
        }
        front = section.paragraphs[0].kind == "title"
        title = edition.record.title if front else section.title
        yield Page(
            uri=f"{edition.slug}/{section.slug}.md",
            title=f"{title.zh} · {title.en}",
            html=template.render(context),
            nav=section.short,
            meta={
                "kind": "reading",
                "description": f"{title.en}. {edition.record.about.en}",
                "record": str(head(edition)),
            },
        )


def _row(segment: Segment, renderer: TextRenderer) -> dict[str, Any]:
    return {
        "id": segment.id,
        "zh": Markup(renderer.zh(segment)),  # noqa: S704 - laid out and escaped by lay()
        "en": Markup(renderer.en(segment)),  # noqa: S704
    }


def _paragraph(paragraph: Paragraph, renderer: TextRenderer) -> dict[str, Any]:
    return {
        "id": paragraph.id,
        "kind": paragraph.kind,
        "label": LABELS.get(paragraph.kind),
        "segments": [_row(s, renderer) for s in paragraph.segments],
    }


def _authors_notes(
    annotated: Annotated, renderer: TextRenderer, ids: set[str]
) -> list[dict[str, Any]]:
    segments = {s.id: s for s in annotated.edition.note_segments}
    return [
        {
            "id": note.record.id,
            "mark": note.record.mark,
            "row": _row(segments[note.record.id], renderer),
        }
        for note in annotated.edition.notes
        if note.record.at in ids and note.record.id in segments
    ]


def _editors_notes(
    annotated: Annotated,
    renderer: TextRenderer,
    ids: set[str],
    address: Callable[[str], str],
) -> list[dict[str, Any]]:
    def note_html(note: Note) -> dict[str, Any]:
        return {
            "id": note.record.id,
            "number": renderer.note_numbers[note.record.id],
            "title": note.record.title,
            "at": note.record.at,
            "on": note.record.on,
            "zh": Markup(prose(note.text.zh, address)),  # noqa: S704 - Markdown of the edition
            "en": Markup(chinese_marked(prose(note.text.en, address))),  # noqa: S704
        }

    return [
        note_html(n)
        for n in annotated.edition.notes
        if n.record.by == "editors" and n.record.at in ids
    ]


def _reference(reference: ReferenceRecord, ids: set[str]) -> dict[str, Any]:
    return {"record": reference, "here": [s for s in reference.cited if s in ids]}
