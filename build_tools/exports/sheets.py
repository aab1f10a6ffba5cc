"""What the sheets of teachers stand on: each clause with its hash, the questions, earlier texts."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from build_tools.exports.questions import shuffled
from build_tools.model import Annotated, Bilingual, QuestionRecord, Segment, Site, Term

HASH = 8
"""Hexadecimal digits of a clause's hash: a sheet tells a changed clause, and stays short."""


def clause_hash(zh: str, en: str) -> str:
    """The short hash that a sheet carries for a clause: of both languages, so that neither drifts."""
    return hashlib.sha256(f"{zh}\n{en}".encode()).hexdigest()[:HASH]


def sheets(site: Site) -> dict[str, str]:
    """The data files of the sheets by address: two for each edition, and one of the terms."""
    from build_tools.exports.anki import frame  # noqa: PLC0415 - a tenth of a second

    return {
        **{f"assets/data/{a.edition.slug}/sheet.json": _json(sheet_data(a)) for a in site.editions},
        **{f"assets/data/{a.edition.slug}/deck.json": _json(frame(a)) for a in site.editions},
        "assets/data/terms.json": _json({t.slug: _term(t) for t in site.source.glossary}),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sheet_data(annotated: Annotated) -> dict[str, Any]:
    """Everything that a sheet of the edition may hold.

    sections: {slug, title, paragraphs: [[id, kind, [[segment id, hash, zh, en], ...]], ...]};
    questions: see `_question`; earlier: texts by segment id and hash, as [zh, en]; terms: slugs by
    segment id, in the order of the text; figures: [id, title zh, title en].
    """
    edition = annotated.edition
    earlier: dict[str, dict[str, list[str]]] = {}
    for record in edition.earlier:
        own = earlier.setdefault(record.segment, {})
        own[clause_hash(record.zh, record.en)] = [record.zh, record.en]
    terms: dict[str, list[str]] = {}
    for mark in annotated.marks:
        if mark.kind == "term" and mark.lang == "zh":
            own_terms = terms.setdefault(mark.segment, [])
            if mark.ref not in own_terms:
                own_terms.append(mark.ref)
    return {
        "edition": edition.slug,
        "revised": edition.record.revised,
        "title": _pair(edition.record.title),
        "sections": [
            {
                "slug": section.slug,
                "title": _pair(section.title),
                "paragraphs": [
                    [p.id, p.kind, [_segment(s) for s in p.segments]] for p in section.paragraphs
                ],
            }
            for section in edition.sections
        ],
        "notes": [_segment(s) for s in edition.note_segments],
        "figures": [[f.record.id, f.record.title.zh, f.record.title.en] for f in annotated.figures],
        "questions": [_question(q) for q in edition.questions],
        "earlier": earlier,
        "terms": terms,
    }


def _segment(segment: Segment) -> list[str]:
    return [segment.id, clause_hash(segment.zh, segment.en), segment.zh, segment.en]


def _pair(text: Bilingual) -> list[str]:
    return [text.zh, text.en]


def _question(record: QuestionRecord) -> dict[str, Any]:
    """The question as the page asks it: choices in their order, `right` the index of the right one."""
    asked: dict[str, Any] = {
        "id": record.id,
        "kind": record.kind,
        "at": list(record.at),
        "prompt": _pair(record.prompt),
        "answer": _pair(record.answer),
    }
    if record.choices:
        order = shuffled(record)
        asked["choices"] = [_pair(c) for c in order]
        asked["right"] = order.index(record.choices[0])
    if record.value:
        asked |= {"value": record.value, "within": record.within}
    return asked


def _term(term: Term) -> list[str]:
    record = term.record
    definition = term.definition
    own = [record.zh, record.pinyin, record.en, definition.zh, definition.en]
    return [*own, term.traditional, record.gloss or record.en]
