"""Figures take their values from the text, and a digit changed anywhere is told with both values."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from build_tools.figures.drawing import drawn
from build_tools.figures.schematic import WIDTH, wrapped
from build_tools.figures.svg import fit
from build_tools.figures.vega import short, year
from build_tools.findings import Finding
from build_tools.model import Bilingual, Site
from build_tools.pages.ledger import ledger
from build_tools.site import STORE, build

ROOT = Path(__file__).parent.parent
EDITION = "docs/editions/yiwu"
TITLE = Bilingual(zh="题", en="Title")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real content, with the drawings of this project if there are any."""
    root = tmp_path_factory.mktemp("figures") / "project"
    for folder in (EDITION, "glossary", STORE):
        if (ROOT / folder).is_dir():
            shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.fixture(scope="module")
def site(project: Path) -> Site:
    made, findings = build(project)
    assert [f for f in findings if f.code[0] in "FQ"] == []
    return made


def changed(project: Path, file: str, before: str, after: str) -> tuple[Finding, ...]:
    """The findings with one file changed, and changed back."""
    path = project / EDITION / file
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")
    try:
        return build(project)[1]
    finally:
        path.write_text(text, "utf-8")


def test_a_digit_changed_in_the_english_is_told_with_its_clause_and_both_values(project: Path):
    found = changed(project, "text/01-market.yaml", "RMB 26.51 billion", "RMB 26.57 billion")
    (told,) = [f for f in found if f.code == "Q101"]
    assert told.where.path.endswith("text/01-market.yaml")
    for words in ("1.2.12", "265.1亿元", "26,510,000,000", "RMB 26.57 billion", "26,570,000,000"):
        assert words in told.message


def test_a_digit_changed_in_the_chinese_is_told_by_translation_figure_and_sum(project: Path):
    found = changed(project, "text/01-market.yaml", "从758.8亿元", "从768.8亿元")
    told = {f.code: f.message for f in found}
    assert {"Q101", "Q107", "F105"} <= told.keys()
    for words in ("1.4.6", "768.8亿元", "RMB 75.88 billion"):
        assert words in told["Q101"]
    for words in ("1.4.6", "758.8亿元", "768.8亿元"):
        assert words in told["F105"]


def test_a_digit_changed_in_a_figure_is_told_with_its_clause_and_both_values(project: Path):
    file = "figures/2-market-turnover.yaml"
    (told,) = changed(project, file, "exact: 460.1亿元", "exact: 461.1亿元")
    assert told.code == "F105"
    assert told.where.path == f"{EDITION}/{file}"
    for words in ("fig-2", "1.2.12", "461.1亿元", "460.1亿元"):
        assert words in told.message


def test_the_two_damaged_rates_are_found_without_their_emendations_and_only_those(project: Path):
    path = project / EDITION / "emendations.yaml"
    kept = path.read_text("utf-8")
    records = yaml.safe_load(kept)
    damaged = [
        r
        for r in records
        if r["evidence"] == "arithmetic" and r.get("decision", "emended") == "emended"
    ]
    text = project / EDITION / "text/01-market.yaml"
    as_read = text.read_text("utf-8")
    as_found = as_read
    for record in damaged:
        head, _, tail = as_found.partition(f"{record['prefix']}{record['read']}{record['suffix']}")
        as_found = f"{head}{record['prefix']}{record['exact']}{record['suffix']}{tail}"
    left = [r for r in records if r not in damaged]
    path.write_text(yaml.safe_dump(left, allow_unicode=True), "utf-8")
    text.write_text(as_found, "utf-8")
    try:
        site, findings = build(project)
    finally:
        path.write_text(kept, "utf-8")
        text.write_text(as_read, "utf-8")
    wrong = [c.stated for c in site.editions[0].numbers.claims if c.verdict == "disagrees"]
    assert wrong == [r["exact"] for r in damaged] == ["2543%", "569_1%"]
    told = [f.message for f in findings if f.code == "Q107"]
    assert [r["exact"] in message for r, message in zip(damaged, told, strict=True)] == [True, True]


def test_every_arithmetic_emendation_fails_before_and_holds_after(site: Site):
    proofs = site.editions[0].numbers.proofs
    assert [(p.emendation, p.before, p.after) for p in proofs] == [
        ("e12", "disagrees", "agrees"),
        ("e13", "disagrees", "agrees"),
    ]


def test_every_growth_claim_has_a_verdict_and_none_disagrees(site: Site):
    verdicts = [c.verdict for c in site.editions[0].numbers.claims]
    assert len(verdicts) >= 27
    assert set(verdicts) == {"agrees", "not-recomputable"}


def test_every_figure_is_numbered_drawn_and_reached_from_the_text(site: Site):
    figures = site.editions[0].figures
    pages = " ".join(p.html for p in site.pages if p.meta.get("kind") == "reading")
    assert [f.number for f in figures] == list(range(1, len(figures) + 1))
    assert len(figures) >= 8
    for figure in figures:
        assert figure.drawings
        assert f'href="../figures/#{figure.record.id}"' in pages
        for drawing in figure.drawings:
            ET.fromstring(drawing)  # noqa: S314 - our own drawing


def test_nothing_is_typed_again_in_a_figure():
    """Numbers of the text stand in figures as references only, years and ordinals apart."""
    for path in sorted((ROOT / EDITION / "figures").glob("*.yaml")):
        record = yaml.safe_load(path.read_text("utf-8"))
        words = [record[k][lang] for k in ("title", "caption", "alt") for lang in ("zh", "en")]
        words += [
            b[lang] for b in record.get("schematic", {}).get("boxes", ()) for lang in ("zh", "en")
        ]
        for text in words:
            plain = re.sub(r"\{[^}]*\}", "", text)
            assert re.findall(r"\d+", re.sub(r"(?:19|20)\d\d", "", plain)) == [], path.name


def test_a_series_never_changes_its_unit(site: Site):
    for figure in site.editions[0].figures:
        units: dict[tuple[int, int], set[str]] = {}
        for datum in figure.data:
            if figure.record.kind == "chart":
                units.setdefault((datum.panel, datum.series), set()).add(datum.unit)
        assert all(len(u) == 1 for u in units.values())


def test_drawings_are_the_same_with_and_without_the_store(
    site: Site, project: Path, tmp_path: Path
):
    spec = '{"data": {"values": [{"a": "竹", "b": 3}]}, "mark": "bar", "encoding": {"x": {"field": "b", "type": "quantitative"}}}'
    first = drawn([spec], tmp_path / "store")
    kept = drawn([spec], tmp_path / "store")
    (file,) = (tmp_path / "store").iterdir()
    file.write_text("<svg torn", "utf-8")
    assert first == kept == drawn([spec], tmp_path / "store")
    assert build(project)[0].editions[0].figures == site.editions[0].figures


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("RMB 26.51 billion", "26.51bn"),
        ("US$137.49 million", "137.49m"),
        ("904 times", "904 times"),
        ("654,000 TEU", "654,000 TEU"),
        ("11.9%", "11.9%"),
    ],
)
def test_words_beside_a_mark_are_short(words: str, shown: str):
    assert short(words) == shown


@pytest.mark.parametrize(
    ("at", "place"), [("1991", 1991), ("2002-09", 2002.667), ("1982-09~", 1982.667), ("义乌", None)]
)
def test_a_date_has_its_place_on_the_axis(at: str, place: float | None):
    assert year(at) == place


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("义乌小商品市场", 4, ["义乌小商", "品市场"]),
        ("品种多，批次多", 3, ["品种多，", "批次多"]),
        ("Foreign trade company", 8, ["Foreign trade", "company"]),
        ("大批\n小批", 9, ["大批", "小批"]),
        ("Ningbo–Zhoushan Port", 8, ["Ningbo–", "Zhoushan Port"]),
    ],
)
def test_words_of_a_box_are_wrapped(text: str, room: float, lines: list[str]):
    assert list(wrapped(text, room)) == lines


def test_schematics_fit_a_phone():
    assert WIDTH <= 360


def test_a_drawing_takes_the_ink_of_the_page():
    raw = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g><path class="background" d="M0,0h9" stroke="#ddd"/></g><text font-family="serif" font-size="11px" fill="var(--ink)">竹</text></svg>'
    made = fit(raw, "fig-1-1", TITLE, TITLE)
    assert "font-family" not in made
    assert "#ddd" not in made
    assert '<text lang="zh-Hans" font-size="11" fill="var(--ink)">竹</text>' in made
    assert "<title" in made


def test_the_ledger_tells_every_claim_in_both_languages(site: Site):
    rows = ledger(site.editions[0])
    assert all(r["zh"] and r["en"] for r in rows)
    told = {r["stated"]: (r["zh"], r["en"]) for r in rows}
    assert told["170.4%"] == (
        "义乌地区生产总值从156.1亿元增加至422.11亿元",
        "Yiwu’s gross regional product increased from RMB 15.61 billion to RMB 42.211 billion",
    )
    assert told["995.6%"][1].endswith("to 4.93 million")


def test_the_ledger_is_offered_for_machines(site: Site):
    rows = list(
        csv.DictReader(io.StringIO(site.files["assets/data/yiwu/claims.csv"].lstrip("\ufeff")))
    )
    same = json.loads(site.files["assets/data/yiwu/claims.json"])
    assert [r["stated"] for r in rows] == [r["stated"] for r in same]
    assert len(rows) == len(site.editions[0].numbers.claims)


def test_a_number_knows_its_other_notation_its_sum_and_its_figure(site: Site):
    (card,) = [c for c in site.editions[0].cards if (c.segment, c.zh) == ("1.2.12", "265.1亿元")]
    assert (card.en, card.exact) == ("RMB 26.51 billion", "CNY 26,510,000,000")
    assert card.figures == ("fig-2",)
    assert "73.56%" in card.compared.en


def test_figures_give_their_data_for_download(site: Site):
    text = site.files["assets/data/yiwu/fig-2.csv"].lstrip("\ufeff")
    values = {r["year"]: r["value"] for r in csv.DictReader(io.StringIO(text))}
    assert values["1991"] == "1,025,000,000"
    assert sorted(values) == ["1991", "2002", "2007", "2012", "2017"]


def test_every_drawn_figure_is_offered_as_a_drawing_that_stands_alone(site: Site):
    for figure in site.editions[0].figures:
        drawing = site.files[f"assets/data/yiwu/{figure.record.id}.svg"]
        assert isinstance(drawing, str)
        root = ET.fromstring(drawing)  # noqa: S314 - our own drawing
        words = "".join(root.itertext())
        assert f"图{figure.number}" in words
        assert f"Figure {figure.number}." in words
        assert "var(" not in drawing
        assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
        (own,) = (p.html for p in site.pages if p.meta.get("kind") == "figures")
        (downloads,) = (p.html for p in site.pages if p.uri == "downloads/index.md")
        assert f'href="../../assets/data/yiwu/{figure.record.id}.svg"' in own
        assert f'href="../assets/data/yiwu/{figure.record.id}.svg"' in downloads


def test_a_picture_beside_its_record_is_shown_with_its_size_and_credit(tmp_path: Path):
    root = tmp_path / "project"
    shutil.copytree(ROOT / "tests/toy", root, ignore=shutil.ignore_patterns("site"))
    folder = root / "docs/editions/toy/figures"
    (record,) = folder.glob("*.yaml")
    text = record.read_text("utf-8")
    drawn_so = "kind: schematic\n"
    image = "kind: image\nimage: {file: fair.png, width: 3, height: 2, credit: {zh: 自制, en: Our own}}\n"
    record.write_text(text.replace(drawn_so, image), "utf-8")
    (folder / "fair.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    made, findings = build(root)
    assert [f for f in findings if f.code[0] == "F"] == []
    (page,) = (p.html for p in made.pages if p.meta.get("kind") == "figures")
    assert '<img src="../../assets/data/toy/fair.png" width="3" height="2" alt="' in page
    assert "Our own" in page
    assert made.files["assets/data/toy/fair.png"] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("columns: 2", "columns: 0", "S003 Expected `int` >= 1"),
        ("column: 1", "column: 9", "F108 fig-1 has the box “fair” outside its 2 columns"),
        ("id: fair", "id: shop", "F108 fig-1 has two boxes “shop”"),
        ("end: fair", "end: road", "F108 fig-1 has an arrow to no box “road”"),
        ("kind: schematic", "kind: chart", "F108 fig-1 has no series to draw"),
    ],
)
def test_what_cannot_be_drawn_is_told_before_it_is_tried(
    tmp_path: Path, before: str, after: str, told: str
):
    root = tmp_path / "project"
    shutil.copytree(ROOT / "tests/toy", root, ignore=shutil.ignore_patterns("site"))
    path = root / "docs/editions/toy/figures/1-from-workshop-to-fair.yaml"
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")
    _, findings = build(root)
    assert told in [f"{f.code} {f.message}" for f in findings]
