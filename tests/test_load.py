"""What the loader makes of YAML, TOML and Markdown, and where it says a fault is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build_tools.findings import BuildToolsError
from build_tools.load import load
from build_tools.load.records import Reader
from build_tools.model import SegmentRecord, TimelineRecord, VoiceRecord

TOY = Path(__file__).parent / "toy"


def read(tmp_path: Path, text: str, kind: type) -> tuple[tuple[object, ...], list[str]]:
    path = tmp_path / "records.yaml"
    path.write_text(text, "utf-8")
    reader = Reader(tmp_path)
    found = reader.records(path, kind, "x", required=True)
    return found, [f"{f.where.line} {f.code} {f.message} -> {f.hint}" for f in reader.findings]


def test_scalars_stay_what_was_written(tmp_path: Path):
    found, faults = read(tmp_path, "- id: 1.10\n  zh: no\n  en: 2017-06-01\n", SegmentRecord)
    assert faults == []
    assert found == (SegmentRecord(id="1.10", zh="no", en="2017-06-01"),)


def test_every_bad_record_is_told_and_the_good_ones_are_kept(tmp_path: Path):
    text = "- id: a\n  zh: 一\n- id: b\n  zhh: 二\n- id: c\n  zh: 三\n- zh: 四\n"
    found, faults = read(tmp_path, text, SegmentRecord)
    assert [getattr(record, "id", "") for record in found] == ["a", "c"]
    assert [fault.split(" ->")[0] for fault in faults] == [
        "3 S003 Object contains unknown field `zhh`",
        "7 S003 Object missing required field `id`",
    ]


def test_a_value_outside_its_list_names_the_list(tmp_path: Path):
    text = "- segment: a\n  exact: 一\n  voice: chorus\n  who: {zh: 众, en: all}\n"
    _, faults = read(tmp_path, text, VoiceRecord)
    assert faults == [
        "3 S003 Invalid enum value 'chorus' -> voice is one of: authors, quotation, policy, statistic"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [("- id: a\n  zh: [\n", 3), ("- id: a\n zh: 一\n  en: b\n", 2), ("a: b\n", 1), ("", 0)],
)
def test_broken_yaml_is_a_finding_with_its_line(tmp_path: Path, text: str, line: int):
    found, faults = read(tmp_path, text, SegmentRecord)
    assert found == ()
    assert [int(fault.split()[0]) for fault in faults] == [line]


def test_a_key_written_twice_is_told(tmp_path: Path):
    _, faults = read(tmp_path, "- id: a\n  zh: 一\n  zh: 二\n", SegmentRecord)
    assert faults[0].startswith("3 S003 key zh twice")


def test_a_folder_without_editions_cannot_run(tmp_path: Path):
    with pytest.raises(BuildToolsError, match="no edition found"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("&a [*a]\n", "0 S002 an alias `*` stands in what it names"),
        ("- ? [a]\n  : b\n", "1 S002 a list or mapping stands for a key"),
        ('- id: ""\n  zh: 一\n', "1 S003 Expected `str`"),
        ("- id: a b\n  zh: 一\n", "1 S003 Expected `str`"),
        ("- id: a\n  zh: 一\n  kind: headng\n", "3 S003 Invalid enum value 'headng'"),
    ],
)
def test_what_no_page_could_carry_is_told_and_left_out(tmp_path: Path, text: str, fault: str):
    found, faults = read(tmp_path, text, SegmentRecord)
    assert found == ()
    assert faults[0].startswith(fault)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("events:\n- id: t1\n  when: x\n", "fields of this record: id, date, zh, en, theme"),
        ("events: []\ntime_words:\n- exact: ''\n", "write exact: it may not be empty"),
    ],
)
def test_the_remedy_is_that_of_the_record_within(tmp_path: Path, text: str, hint: str):
    path = tmp_path / "timeline.yaml"
    path.write_text(f"themes: {{}}\n{text}", "utf-8")
    reader = Reader(tmp_path)
    assert reader.mapping(path, TimelineRecord, "x") is None
    assert reader.findings[0].hint.startswith(hint)


def toy(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(TOY, root, ignore=shutil.ignore_patterns("site"))
    return root


@pytest.mark.parametrize(
    ("file", "find", "write", "told"),
    [
        ("edition.toml", 'year = "2018"', "year = 2018", "1 S003 Expected `str`, got `int`"),
        ("edition.toml", 'year = "2018"', "yaer = 1", "1 S003 Object contains unknown field"),
        ("../../../glossary/fair.md", "en: fair", "en:", "4 S003 Expected `str`"),
        ("voices.yaml", "voice: authors", "voice: chorus", "3 S003 Invalid enum value"),
    ],
)
def test_a_fault_has_its_line(tmp_path: Path, file: str, find: str, write: str, told: str):
    root = toy(tmp_path)
    path = root / "docs/editions/toy" / file
    text = path.read_text("utf-8")
    assert find in text
    path.write_text(text.replace(find, write, 1), "utf-8")
    _, findings = load(root)
    assert any(f"{f.where.line} {f.code} {f.message}".startswith(told) for f in findings)


def test_what_has_no_id_has_a_place_too(tmp_path: Path):
    source, _ = load(toy(tmp_path))
    places = {key: place.line for key, place in source.places.items()}
    assert places["toy/voices.yaml:0"] == 1
    assert places["toy/timeline.yaml:time_words:0"] == 20
    assert places["toy/t1995-06"] == 12
    assert places["toy/edition.toml:sha256"] == 2


def test_a_byte_order_mark_is_no_part_of_a_word(tmp_path: Path):
    root = toy(tmp_path)
    path = root / "docs/editions/toy/lexicon.txt"
    words = load(root)[0].editions[0].lexicon
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load(root)[0].editions[0].lexicon == words


def test_an_address_that_mkdocs_is_to_work_out_is_none_of_ours(tmp_path: Path):
    root = toy(tmp_path)
    (root / "mkdocs.yml").write_text('site_name: x\nsite_url: !ENV [SITE, "https://a.example"]\n')
    assert load(root)[0].address == ""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("text/01-workshops.yaml", "text/01-fair.yaml", "S004 the address fair/ is taken"),
        ("text/01-workshops.yaml", "text/01-timeline.yaml", "S004 the address timeline/ is taken"),
        ("text/01-workshops.yaml", "text/01-Work shops.yaml", "S003 “Work shops” is no slug"),
        (".", "../glossary", "S004 the address glossary/ is taken"),
    ],
)
def test_a_name_that_no_address_can_have_is_told(tmp_path: Path, old: str, new: str, told: str):
    folder = toy(tmp_path) / "docs/editions/toy"
    (folder / old).rename(folder / new)
    _, findings = load(tmp_path / "project")
    assert told in [f"{f.code} {f.message}" for f in findings]


def test_pinyin_has_a_syllable_for_each_character(tmp_path: Path):
    root = toy(tmp_path)
    path = root / "docs/editions/toy/readings.yaml"
    path.write_text("走村串户: zǒu cūn chuàn\n", "utf-8")
    _, findings = load(root)
    told = "“走村串户” has 4 characters, its pinyin 3 syllables"
    assert [f.message for f in findings] == [told]
