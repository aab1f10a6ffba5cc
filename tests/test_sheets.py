"""What sheets stand on: hashes that hold, questions of every kind, and texts as they once were."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from build_tools.checks.questions import result
from build_tools.exports.questions import KINDS, by_section, shuffled
from build_tools.exports.sheets import HASH, clause_hash, sheet_data, sheets
from build_tools.model import Annotated, Site
from build_tools.site import build

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def edition(site: Site) -> Annotated:
    return site.editions[0]


def test_the_hash_of_a_clause_is_for_ever():
    """Sheets out in the world carry it: another hash would call every clause changed."""
    assert clause_hash("第一句。", "The first sentence.") == "09156a32"
    assert clause_hash("第一句。", "The first sentence") != "09156a32"


def test_every_clause_can_be_chosen(edition: Annotated):
    data = sheet_data(edition)
    rows = [row for s in data["sections"] for _, _, own in s["paragraphs"] for row in own]
    expected = [s for sec in edition.edition.sections for p in sec.paragraphs for s in p.segments]
    assert [(r[0], r[2], r[3]) for r in rows] == [(s.id, s.zh, s.en) for s in expected]
    assert all(len(r[1]) == HASH for r in rows)


def test_the_files_are_json_of_modest_size(site: Site):
    files = sheets(site)
    own = {f"assets/data/yiwu/{name}.json" for name in ("sheet", "deck")}
    assert set(files) == {*own, "assets/data/terms.json"}
    for text in files.values():
        json.loads(text)
        assert len(text.encode()) < 300_000


def test_every_section_has_ten_questions_and_each_kind(edition: Annotated):
    for section, asked in by_section(edition, ""):
        kinds = Counter(a.record.kind for a in asked)
        assert kinds.total() >= 10, section.slug
        assert kinds.keys() == KINDS.keys(), section.slug


def test_the_right_choice_is_not_always_in_one_place(edition: Annotated):
    asked = [q for q in edition.edition.questions if len(q.choices) > 2]
    places = Counter(shuffled(q).index(q.choices[0]) for q in asked)
    assert len(places) > 2
    assert max(places.values()) < 0.6 * len(asked)


def test_no_answer_counts_on_the_order_of_the_choices(edition: Annotated):
    """Pages and packages put them in an order of their own."""
    for question in edition.edition.questions:
        if question.choices:
            assert not re.search(r"第[一二三四]项|[前后]者|上述", question.answer.zh), question.id
            words = r"\b(?:first|second|third|last|former|latter) (?:choice|option|answer)"
            assert not re.search(words, question.answer.en), question.id


def test_an_earlier_text_is_kept_by_its_hash(tmp_path: Path):
    toy = ROOT / "tests" / "toy"
    for path in toy.rglob("*"):
        if path.is_file() and "site" not in path.relative_to(toy).parts:
            copy = tmp_path / path.relative_to(toy)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    record = {"segment": "1.1.1", "zh": "小镇的伞。", "en": "The town’s umbrellas."}
    folder = tmp_path / "docs" / "editions" / "toy"
    (folder / "earlier.yaml").write_text(yaml.safe_dump([record], allow_unicode=True), "utf-8")
    data = sheet_data(build(tmp_path)[0].editions[0])
    code = clause_hash(record["zh"], record["en"])
    assert data["earlier"] == {"1.1.1": {code: [record["zh"], record["en"]]}}


@pytest.mark.parametrize(
    ("sum_", "value"), [("1 + 904", 905), ("(9 - 1) / 1 * 100", 800), ("0.1 * 3", 0.3)]
)
def test_sums_are_worked_out_exactly(sum_: str, value: float):
    assert float(result(sum_)) == value


@pytest.mark.parametrize(
    "sum_", ["1 / 0", "2 ** 9", "1e999999999", "a + 1", "__import__('os')", "1 +", "-", ""]
)
def test_what_is_no_sum_is_refused(sum_: str):
    with pytest.raises(ValueError, match="is no sum"):
        result(sum_)
