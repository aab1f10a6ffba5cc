"""Handouts: each section as what a typeset sheet of paper needs, and nothing of how it looks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from build_tools.exports.pieces import pieces, plain
from build_tools.exports.questions import KINDS, Asked, by_section
from build_tools.exports.vocabulary import Entry, in_section
from build_tools.model import Annotated, Bilingual, Note, Paragraph, Section, Segment, Site


def handouts(site: Site, annotated: Annotated, above: int) -> dict[str, str]:
    """The content of each section's handout as JSON, by the section's slug.

    title, authors, source, rights, place (its address): what stands at its head and foot;
    paragraphs: {id, kind, segments: [[zh runs, en runs], ...]}, a run being [kind, text];
    notes: {mark, title, text}; words: [zh, pinyin, gloss, clause];
    questions: {kind, prompt, choices, answer}. A text in both languages is [zh, en].
    """
    asked = {s.slug: own for s, own in by_section(annotated, site.source.address)}
    glossary = site.source.glossary
    return {
        section.slug: json.dumps(
            {
                **_head(section, annotated, site.source.address),
                "paragraphs": [_paragraph(p, annotated) for p in section.paragraphs],
                "notes": list(_notes(section, annotated)),
                "words": [_word(w) for w in in_section(annotated, glossary, section, above)],
                "questions": [_question(q) for q in asked.get(section.slug, ())],
            },
            ensure_ascii=False,
        )
        for section in annotated.edition.sections
    }


def _pair(text: Bilingual) -> list[str]:
    return [text.zh, text.en]


def _head(section: Section, annotated: Annotated, address: str) -> dict[str, Any]:
    record = annotated.edition.record
    return {
        "title": _pair(section.title),
        "article": _pair(record.title),
        "authors": [
            "、".join(a.zh for a in record.authors),
            ", ".join(a.en for a in record.authors),
        ],
        "source": [f"{record.journal.zh} {record.year}", f"{record.journal.en} {record.year}"],
        "rights": _pair(record.rights),
        "place": f"{address}{annotated.edition.slug}/{section.slug}/",
    }


def _paragraph(paragraph: Paragraph, annotated: Annotated) -> dict[str, Any]:
    return {
        "id": paragraph.id,
        "kind": paragraph.kind,
        "segments": [
            [_runs(s, annotated, "zh"), _runs(s, annotated, "en")] for s in paragraph.segments
        ],
    }


def _runs(segment: Segment, annotated: Annotated, lang: str) -> list[list[str]]:
    return [[p.kind, p.text] for p in pieces(annotated, segment, lang) if p.text]


def _notes(section: Section, annotated: Annotated) -> Iterator[dict[str, Any]]:
    """The notes of authors and editors, then the references, that the section calls."""
    ids = {s.id for s in section.segments}
    for note in annotated.edition.notes:
        if note.record.at in ids:
            title = note.record.title
            yield {
                "mark": note.record.mark or note.record.at,
                "title": _pair(title) if title else ["", ""],
                "text": _text(note),
            }
    for reference in annotated.edition.references:
        if reference.text and ids & {*reference.cited}:
            yield {"mark": reference.mark, "title": ["", ""], "text": [reference.text, ""]}


def _text(note: Note) -> list[str]:
    return [plain(note.text.zh), plain(note.text.en)]


def _word(entry: Entry) -> list[str]:
    return [entry.zh, entry.pinyin, entry.en, entry.segment.id]


def _question(asked: Asked) -> dict[str, Any]:
    record = asked.record
    return {
        "kind": _pair(KINDS[record.kind]),
        "at": list(record.at),
        "prompt": _pair(record.prompt),
        "choices": [_pair(c) for c in asked.choices],
        "right": asked.right,
        "lines": 0 if asked.choices else 1 if record.value else 3,
        "answer": _pair(record.answer),
    }
