"""The pages around the text, as they come out of the toy edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, PackageLoader
from msgspec.structs import replace

from build_tools.model import Annotated, Bilingual, Claim, Site
from build_tools.pages import pages
from build_tools.pages.apparatus import sums
from build_tools.pages.glossary import occurrences, plain
from build_tools.pages.home import home_page
from build_tools.pages.prose import chinese_marked
from build_tools.pages.statistics import statistics
from build_tools.site import build

TOY = Path(__file__).parent / "toy"


@cache
def toy() -> Site:
    return build(TOY)[0]


def annotated() -> Annotated:
    return toy().editions[0]


def html() -> Mapping[str, str]:
    return {page.uri: page.html for page in toy().pages}


def test_the_concordance_holds_every_place_with_the_english_used_there():
    found = [
        (o.segment, o.before, o.keyword, o.after, str(o.english))
        for o in occurrences(annotated())["fair"]
    ]
    assert found[0] == (
        "0.3.1",
        "十年来，小镇的竹伞从作坊走向",
        "集市",
        "，",
        "Over twenty years the town’s bamboo umbrellas have gone from the workshop to the <b>fair</b>",
    )
    assert [f[0] for f in found] == ["0.3.1", "0.4.1", "1.1.3", "2.0.1", "2.1.1", "2.1.3"]


def test_every_place_of_a_concordance_is_a_link_to_its_segment():
    page = html()["glossary/bamboo-umbrella.md"]
    links = re.findall(r'<li><a href="../../(toy/[^"]+)"><span class="id">([^<]+)', page)
    assert links
    for address, segment in links:
        reading, _, anchor = address.partition("/#")
        assert anchor == segment
        assert f'id="{segment}"' in html()[f"{reading}.md"]


def test_an_entry_shows_its_traditional_form_and_its_neighbours():
    page = html()["glossary/bamboo-umbrella.md"]
    assert '<span class="hant" lang="zh-Hant">竹傘</span>' in page
    assert '<a rel="prev" href="../fair/">' in page
    assert 'rel="next"' not in page


def test_an_entry_shows_the_names_that_no_text_has_and_is_found_by_them():
    entry = html()["glossary/bamboo-umbrella.md"]
    assert '<span lang="en">also</span> <span lang="en">bamboo parasol</span>' in entry
    assert "bamboo parasol" in html()["glossary/index.md"]


def test_a_headword_that_is_the_same_in_both_scripts_is_written_once():
    assert "zh-Hant" not in html()["glossary/fair.md"]


def test_the_index_stands_in_the_order_of_pinyin_under_its_letters():
    page = html()["glossary/index.md"]
    assert re.findall(r'id="(initial-\w|fair|bamboo-umbrella)"', page) == [
        "initial-j",
        "fair",
        "initial-z",
        "bamboo-umbrella",
    ]


@pytest.mark.parametrize(
    ("pinyin", "bare"),
    [("Yìwū", "yiwu"), ("“Yī Dài Yī Lù”", "yidaiyilu"), ("Nǚ’ér", "nver"), ("lǘ", "lv")],
)
def test_pinyin_sorts_without_tones(pinyin: str, bare: str):
    assert plain(pinyin) == bare


@pytest.mark.parametrize(
    ("english", "marked"),
    [
        ("no Chinese at all", "no Chinese at all"),
        ("the word 竹伞, said twice", 'the word <span lang="zh-Hans">竹伞</span>, said twice'),
        ("“竹伞、集市” here", '“<span lang="zh-Hans">竹伞、集市</span>” here'),
        ('<a title="竹伞">x</a> 伞', '<a title="竹伞">x</a> <span lang="zh-Hans">伞</span>'),
        ("市; 巿 differ", '<span lang="zh-Hans">市</span>; <span lang="zh-Hans">巿</span> differ'),
    ],
)
def test_chinese_inside_english_is_marked_as_chinese(english: str, marked: str):
    assert chinese_marked(english) == marked


def test_the_numbers_of_an_edition_are_those_of_its_text():
    numbers = statistics(annotated())
    edition = annotated().edition
    text = "".join(s.zh for x in edition.sections for p in x.paragraphs for s in p.segments)
    assert numbers.whole.characters == len(re.findall(r"[一-鿿]", text))
    assert numbers.segments == 16
    assert numbers.paragraphs == 2
    assert numbers.whole.minutes == 1
    assert sum(s.characters for s in numbers.sections.values()) == numbers.whole.characters
    assert sum(numbers.whole.levels) == 100
    assert sum(numbers.distinct_levels) == numbers.distinct_words
    assert numbers.emendations == {
        "punctuation": 2,
        "ocr": 2,
        "typo": 1,
        "layout": 1,
        "supplied": 1,
    }
    assert numbers.kept == 1


def test_hand_written_pages_are_given_the_numbers():
    assert "<td>185</td>" in toy().fragments["statistics"]


def test_emended_and_kept_places_stand_in_tables_of_their_own():
    page = html()["toy/apparatus.md"]
    emended, kept = page.split('<h2 id="kept">')
    assert re.findall(r'<tr id="(e\d)">', emended) == ["e1", "e2", "e3", "e4", "e5", "e6", "e7"]
    assert re.findall(r'<tr id="(e\d)">', kept) == ["e8"]


def test_the_apparatus_follows_the_source_whatever_the_order_of_the_records():
    one = annotated()
    turned = replace(one, edition=replace(one.edition, emendations=one.edition.emendations[::-1]))
    made = {p.uri: p.html for p in pages(replace(toy(), pages=(), editions=(turned,)))}
    assert made["toy/apparatus.md"] == html()["toy/apparatus.md"]


def test_chinese_in_a_reason_is_marked():
    assert '<p lang="en"><span lang="zh-Hans">伞</span> was misread' in html()["toy/apparatus.md"]


def test_only_the_claim_that_tests_an_arithmetic_emendation_is_shown():
    def claim(stated: str, *segments: str) -> Claim:
        said = Bilingual(zh="", en=stated)
        return Claim(segments, "", None, None, stated, "", "", "agrees", said)

    emendation = next(e for e in annotated().edition.emendations if e.record.id == "e4")
    right, other, elsewhere = claim("150%", "1.1.4"), claim("80%", "1.1.4"), claim("150%", "2.1.1")
    assert sums(emendation, (other, right, elsewhere)) == (right,)
    by_glyph = replace(emendation, record=replace(emendation.record, evidence="glyph"))
    assert sums(by_glyph, (right,)) == ()


def test_doors_lead_only_to_pages_that_exist():
    environment = Environment(loader=PackageLoader("build_tools"), autoescape=True)
    assert 'href="teach/"' not in home_page(toy(), environment, ()).html
    assert 'href="teach/"' in home_page(toy(), environment, ("teach.md",)).html


def test_the_search_box_is_a_plain_form():
    page = html()["index.md"]
    assert '<form action="search/" method="get"' in page
    assert 'name="q"' in page


def test_the_title_page_shows_the_first_clause_in_both_languages():
    page = html()["index.md"]
    assert "小镇的竹伞始于1980年。" in page
    assert "The town’s bamboo umbrellas began in 1980." in page
