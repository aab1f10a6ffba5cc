"""The text as JSON and as CSV, for those who count rather than read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from build_tools.model import Annotated, Segment

COLUMNS = ("id", "section", "paragraph", "kind", "sentence", "zh", "en")


def rows(annotated: Annotated) -> Iterator[tuple[str, ...]]:
    """Every segment as fields in the order of COLUMNS; the authors' notes are kind `note`."""
    edition = annotated.edition
    for section in edition.sections:
        for paragraph in section.paragraphs:
            for segment in paragraph.segments:
                yield _row(segment, section.slug, paragraph.id, paragraph.kind)
    for segment in edition.note_segments:
        yield _row(segment, "", "", "note")


def _row(segment: Segment, section: str, paragraph: str, kind: str) -> tuple[str, ...]:
    return (
        segment.id, section, paragraph, kind, str(segment.sentence), segment.zh, segment.en
    )  # fmt: skip


def as_csv(annotated: Annotated) -> str:
    """The segments with a header row, and the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(annotated))
    return "\ufeff" + out.getvalue()


def as_json(annotated: Annotated) -> str:
    """The record of the article, and each segment with its words."""
    record = annotated.edition.record
    segments = []
    for row in rows(annotated):
        words = [
            {"text": w.text, "pinyin": list(w.pinyin), "level": w.level, "term": w.term}
            for w in annotated.words.get(row[0], ())
        ]
        segments.append({**dict(zip(COLUMNS, row, strict=True)), "words": words})
    whole = {
        "edition": annotated.edition.slug,
        "title": {"zh": record.title.zh, "en": record.title.en},
        "authors": [{"zh": a.zh, "en": a.en} for a in record.authors],
        "journal": {"zh": record.journal.zh, "en": record.journal.en},
        "year": record.year,
        "rights": {"zh": record.rights.zh, "en": record.rights.en},
        "segments": segments,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
