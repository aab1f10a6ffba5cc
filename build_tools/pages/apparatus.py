"""The apparatus: every departure from the source with both readings, place, evidence and reason."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment

from build_tools.model import Annotated, Bilingual, Edition, Emendation, Page

NAMES = {
    "ocr": ("误识", "misread"),
    "typo": ("误植", "misprint"),
    "punctuation": ("标点", "punctuation"),
    "layout": ("版面", "layout"),
    "supplied": ("补字", "supplied"),
    "arithmetic": ("演算", "arithmetic"),
    "parallel": ("互见", "parallel passage"),
    "glyph": ("字形", "glyph"),
    "sense": ("文意", "sense"),
    "high": ("高", "high"),
    "medium": ("中", "medium"),
    "low": ("低", "low"),
}


def apparatus_page(annotated: Annotated, environment: Environment) -> Page:
    """The page of one edition; what was emended first, then what was doubted and kept."""
    edition = annotated.edition
    rows = [_row(e, edition) for e in edition.emendations]
    html = environment.get_template("apparatus.html").render(
        edition=edition,
        emended=[r for r in rows if r["record"].decision == "emended"],
        kept=[r for r in rows if r["record"].decision == "kept"],
        names=NAMES,
    )
    return Page(
        uri=f"{edition.slug}/apparatus.md",
        title="校勘 · Apparatus",
        html=html,
        nav=Bilingual(zh="校勘", en="Apparatus"),
        meta={"kind": "apparatus"},
    )


def _row(emendation: Emendation, edition: Edition) -> dict[str, Any]:
    section = next(
        (
            s.slug
            for s in edition.sections
            for p in s.paragraphs
            if emendation.segment in {seg.id for seg in p.segments}
        ),
        None,
    )
    if section is None:  # in an authors' note: it stands on the page that calls it
        at = next(n.record.at for n in edition.notes if n.record.id == emendation.segment)
        section = next(
            s.slug
            for s in edition.sections
            if any(at == seg.id for p in s.paragraphs for seg in p.segments)
        )
    return {"record": emendation.record, "place": emendation, "section": section}
