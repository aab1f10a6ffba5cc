"""What is found over the toy edition's text."""

from __future__ import annotations

from pathlib import Path

from build_tools.model import Mark
from build_tools.site import build

TOY = Path(__file__).parent / "toy"


def shown(kind: str, lang: str) -> list[tuple[str, str, str]]:
    """(segment, words, ref) of the marks of a kind in one language."""
    site, _ = build(TOY)
    annotated = site.editions[0]
    edition = annotated.edition
    segments = {s.id: s for sec in edition.sections for p in sec.paragraphs for s in p.segments}
    segments |= {s.id: s for s in edition.note_segments}

    def words(mark: Mark) -> str:
        segment = segments[mark.segment]
        return (segment.zh if lang == "zh" else segment.en)[mark.start : mark.end]

    return [
        (m.segment, words(m), m.ref) for m in annotated.marks if (m.kind, m.lang) == (kind, lang)
    ]


def test_every_occurrence_of_a_term_is_found_in_both_languages():
    zh = [row for row in shown("term", "zh") if row[2] == "bamboo-umbrella"]
    assert [row[0] for row in zh] == [
        "0.1.1",
        "0.3.1",
        "0.4.1",
        "1.1.1",
        "1.1.2",
        "1.1.5",
        "2.1.1",
        "2.1.3",
    ]
    english = {row[1] for row in shown("term", "en")}
    assert "Bamboo Umbrella" in english
    assert {"fair", "fairs"} <= english


def test_printed_marks_call_their_notes_in_both_languages():
    assert [row for row in shown("note", "zh") if row[1] in "*①"] == [
        ("0.1.1", "*", "a1"),
        ("1.1.3", "①", "a2"),
    ]
    assert shown("reference", "zh") == [("2.1.2", "[1]", "ref-1")]
    assert shown("reference", "en") == [("2.1.2", "[1]", "ref-1")]


def test_an_emendation_marks_its_reading():
    assert [row[:2] for row in shown("emendation", "zh")] == [
        ("0.3.2", "名片"),
        ("0.4.1", "；"),
        ("1.1.2", "伞"),
        ("1.1.3", "。"),
        ("1.1.4", "150%"),
        ("1.1.5", ""),
        ("2.1.1", "市"),
        ("2.1.3", "集"),
    ]


def test_events_and_words_of_time_stand_on_their_words():
    assert shown("event", "zh") == [
        ("1.1.1", "1980年", "t1980"),
        ("2.1.1", "1995年6月", "t1995-06"),
    ]
    assert [row[:2] for row in shown("time", "zh")] == [("0.3.1", "二十年来")]
