"""Pages as Python makes them: text kept under marks, words numbered, one record in many forms."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from markupsafe import Markup

from build_tools.fonts import _CHINESE, Face, faces, style
from build_tools.model import Annotated, Site
from build_tools.pages import with_code
from build_tools.pages.citation import bibtex, citation, csl, head, metadata, schema_org
from build_tools.pages.data import word_data
from build_tools.pages.inline import Span, lay
from build_tools.pages.text import TextRenderer
from build_tools.site import build

TOY = Path(__file__).parent / "toy"


@pytest.fixture(scope="module")
def site() -> Site:
    return build(TOY)[0]


@pytest.fixture(scope="module")
def annotated(site: Site) -> Annotated:
    return site.editions[0]


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_a_bare_span_that_is_crossed_says_that_it_goes_on() -> None:
    crossed = lay("马路市场", [Span(0, 3, attrs={"class": "t"}), Span(2, 4, rank=9)])
    assert crossed == '<span class="t">马路<span>市</span></span><span class="z">场</span>'


def test_marks_leave_the_text_of_every_segment_as_it_is(annotated: Annotated) -> None:
    renderer = TextRenderer(annotated)
    for section in annotated.edition.sections:
        for paragraph in section.paragraphs:
            for segment in paragraph.segments:
                assert text_of(renderer.zh(segment)) == segment.zh
                assert text_of(renderer.en(segment)) == segment.en


def test_a_term_is_first_once_in_a_section_and_never_in_a_heading(annotated: Annotated) -> None:
    renderer = TextRenderer(annotated)
    section_of = {
        segment.id: section.id
        for section in annotated.edition.sections
        for paragraph in section.paragraphs
        for segment in paragraph.segments
        if paragraph.kind not in {"title", "heading", "subheading"}
    }
    places = [(section_of[m.segment], m.lang, m.ref) for m in renderer.first]
    assert places
    assert len(places) == len(set(places))


def test_each_word_of_the_data_has_its_span_on_the_page(annotated: Annotated) -> None:
    data = word_data(annotated)
    renderer = TextRenderer(annotated)
    for section in annotated.edition.sections:
        for paragraph in section.paragraphs:
            for segment in paragraph.segments:
                numbers = data["texts"][section.slug][segment.id]
                assert renderer.zh(segment).count("<span>") == len(numbers)
                words = [data["words"][n][0] for n in numbers]
                assert words == [w.text for w in annotated.words[segment.id] if w.pinyin]


def test_the_data_holds_no_offsets_and_is_the_same_twice(site: Site) -> None:
    again = build(TOY)[0]
    assert again.files == site.files
    assert set(word_data(site.editions[0])) == {"words", "texts", "chars", "voices", "times"}


def test_a_citation_follows_both_styles(annotated: Annotated) -> None:
    cited = citation(annotated.edition)
    assert cited.zh == "本刊编辑部. 竹伞小镇的兴起[J]. 小镇月刊，2018."
    assert (
        cited.en
        == "The Editors, “The Rise of a Bamboo Umbrella Town”, <cite>Town Monthly</cite> (2018)."
    )


def test_every_form_of_the_record_says_the_same(annotated: Annotated) -> None:
    edition = annotated.edition
    record = edition.record
    meta = dict(metadata(record))
    item, linked = csl(edition), schema_org(edition)
    titles = {meta["citation_title"], meta["DC.title"], item["title"], linked["headline"]}
    assert titles == {record.title.zh}
    years = {meta["citation_publication_date"], meta["DC.date"], linked["datePublished"]}
    assert years == {record.year} == {str(item["issued"]["date-parts"][0][0])}
    assert [a["literal"] for a in item["author"]] == [a["name"] for a in linked["author"]]
    assert linked["workTranslation"]["headline"] == item["custom"]["title-en"] == record.title.en
    for value in (record.title.zh, record.journal.zh, record.year, record.authors[0].zh):
        assert value in bibtex(edition)


def test_the_foot_of_paper_has_the_code_of_its_address(site: Site) -> None:
    page = next(p for p in site.pages if p.meta.get("kind") == "reading")
    coded = with_code(page.html, "https://reader.example/toy/front/")
    assert coded.count("<svg") == page.html.count("<svg") + 1
    assert 'aria-label="本节地址的二维码' in coded
    assert coded == with_code(page.html, "https://reader.example/toy/front/")
    assert coded != with_code(page.html, "https://reader.example/toy/other/")
    assert with_code(page.html, "") == page.html.replace("<!-- code -->", "") != page.html
    assert with_code("<p>no foot</p>", "https://reader.example/") == "<p>no foot</p>"


def test_the_head_is_html_and_its_data_json(annotated: Annotated) -> None:
    html = head(annotated.edition)
    assert isinstance(html, Markup)
    data = re.search(r'ld\+json">(.*)</script>', html)
    assert data
    assert json.loads(data[1])["@type"] == "ScholarlyArticle"


def test_citations_can_be_taken_away(site: Site) -> None:
    slug = site.editions[0].edition.slug
    assert json.loads(site.files[f"{slug}/citation.json"])[0]["type"] == "article-journal"
    assert site.files[f"{slug}/citation.bib"].startswith("@article{")


def test_faces_name_the_installed_family_before_they_are_fetched() -> None:
    rules = style([Face("700", "assets/fonts/song-700.woff2", b"")], "../../")
    assert rules.index('local("Source Han Serif SC Bold")') < rules.index("../../assets/fonts")


def test_a_cut_face_is_the_same_every_time(tmp_path: Path) -> None:
    html = ["<h1>竹伞</h1><p>小镇，“市场”。 Latin 1234</p>"]
    once, again = (faces(html, (), tmp_path / name) for name in ("a", "b"))
    assert once == again
    assert all(face.data.startswith(b"wOF2") for face in once)


@pytest.mark.parametrize(
    ("char", "chinese"), [("镇", True), ("，", True), ("“", True), ("a", False), ("1", False)]
)
def test_letters_and_figures_stay_with_the_fonts_of_the_stack(char: str, *, chinese: bool) -> None:
    assert bool(_CHINESE.fullmatch(char)) is chinese
