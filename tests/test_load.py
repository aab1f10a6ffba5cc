"""What the loader makes of YAML, TOML and Markdown, and where it says a fault is."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.findings import BuildToolsError
from build_tools.load import load
from build_tools.load.records import Reader
from build_tools.model import SegmentRecord, VoiceRecord


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
