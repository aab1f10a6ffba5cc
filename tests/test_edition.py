"""Laws 1 and 2: nothing is lost, and segments join to the clean text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.clean import clean
from build_tools.edition import clauses, edition, rebuild
from build_tools.load import load
from build_tools.model import (
    Bilingual,
    Block,
    Cleaned,
    EditionRecord,
    EditionSource,
    EmendationRecord,
    Removed,
    SegmentRecord,
    TextFile,
    TimelineRecord,
)

ROOTS = (Path(__file__).parent / "toy", Path(__file__).parent.parent)
BOTH = Bilingual(zh="", en="")
RECORD = EditionRecord(
    title=BOTH,
    short_title=BOTH,
    authors=(),
    journal=BOTH,
    year="",
    rights=BOTH,
    sha256="",
    speaks_from="",
    about=BOTH,
)


def source_of(text: str, zh: list[str], emendations: list[EmendationRecord]) -> EditionSource:
    segments = tuple(SegmentRecord(id=f"1.1.{n}", zh=part) for n, part in enumerate(zh, 1))
    return EditionSource(
        slug="x",
        record=RECORD,
        source=text,
        texts=(TextFile(slug="one", segments=segments),),
        emendations=tuple(emendations),
        notes=(),
        references=(),
        timeline=TimelineRecord(themes={}, events=()),
        voices=(),
        lexicon=(),
        readings={},
        waivers=(),
        ids_lock=(),
    )


def emendation(ident: str, prefix: str, exact: str, read: str) -> EmendationRecord:
    return EmendationRecord(
        id=ident,
        prefix=prefix,
        exact=exact,
        read=read,
        kind="ocr",
        evidence="glyph",
        cert="high",
        why="",
    )


@pytest.mark.parametrize("root", ROOTS, ids=("toy", "project"))
def test_every_edition_rebuilds_its_source(root: Path):
    source, findings = load(root)
    assert not findings
    for one in source.editions:
        made, faults = edition(one, clean(one.source), source.places)
        assert not faults
        assert (
            rebuild(made).encode() == (root / f"docs/editions/{one.slug}/source.txt").read_bytes()
        )


@settings(max_examples=80, deadline=None)
@given(
    parts=st.lists(st.text("山水田人口手", min_size=1, max_size=6), min_size=1, max_size=5),
    readings=st.lists(st.text("目木火", max_size=3), min_size=1, max_size=5),
    layout=st.text(" \n", min_size=1, max_size=3),
)
def test_any_emendations_can_be_undone(parts: list[str], readings: list[str], layout: str):
    """The source holds a marker ○ and a letter after each part, and layout between the parts."""
    letters = "甲乙丙丁戊"
    text, origin, removed, zh, records = "", [], [], [], []
    for n, part in enumerate(parts):
        start = len(text)
        text += f"{letters[n]}○{part}"
        origin += range(start, len(text))
        removed.append(Removed(len(text), len(text) + len(layout), "break", layout))
        text += layout
        reading = readings[n % len(readings)]
        records.append(emendation(f"e{n}", letters[n], "○", reading))
        zh.append(f"{letters[n]}{reading}{part}")
    block = Block("paragraph", "".join(text[o] for o in origin), tuple(origin))
    cleaned = Cleaned(
        blocks=(block,), notes=(), calls=(), removed=tuple(removed), altered=(), pages=(0,)
    )
    made, faults = edition(source_of(text, zh, records), cleaned, {})
    assert not faults
    assert rebuild(made) == text
    segments = made.sections[0].paragraphs[0].segments
    assert [s.zh for s in segments] == zh
    for e in made.emendations:
        segment = next(s for s in segments if s.id == e.segment)
        assert segment.zh[e.start : e.end] == e.record.read


def test_a_changed_character_names_its_segment_and_both_readings():
    block = Block("paragraph", "山高水长。人来人往。", tuple(range(10)))
    cleaned = Cleaned(blocks=(block,), notes=(), calls=(), removed=(), altered=(), pages=(0,))
    _, faults = edition(
        source_of("山高水长。人来人往。", ["山高水长。", "人去人往。"], []), cleaned, {}
    )
    assert [f.code for f in faults] == ["S103"]
    assert "1.1.2" in faults[0].message
    assert "去人往" in faults[0].message
    assert "来人往" in faults[0].message


@given(st.text("山水，。；、“”（）：3", max_size=120))
@settings(max_examples=100, deadline=None)
def test_clauses_join_to_the_paragraph(paragraph: str):
    assert "".join(clauses(paragraph)) == paragraph


def test_clauses_pause_where_a_reader_would():
    paragraph = (
        "自清乾隆年间开始，当地人便逐渐形成了走村串户的经商传统，在肩挑货担、手摇拨浪鼓、翻山越岭、"
        "长途跋涉的过程中，养成了吃苦耐劳的精神。这一传统延续至今。"
    )
    assert clauses(paragraph) == (
        "自清乾隆年间开始，当地人便逐渐形成了走村串户的经商传统，",
        "在肩挑货担、手摇拨浪鼓、翻山越岭、长途跋涉的过程中，养成了吃苦耐劳的精神。",
        "这一传统延续至今。",
    )


def test_milestones_and_sentences_of_the_toy():
    source, _ = load(ROOTS[0])
    one = source.editions[0]
    made, _ = edition(one, clean(one.source), source.places)
    assert [(m.page, m.segment) for m in made.milestones] == [(2, "1.1.6")]
    by_id = {s.id: s for sec in made.sections for p in sec.paragraphs for s in p.segments}
    assert by_id["1.1.2"].sentence == by_id["1.1.3"].sentence
    assert by_id["1.1.1"].sentence != by_id["1.1.2"].sentence
    assert {e.record.id: e.line for e in made.emendations}["e4"] == 16
