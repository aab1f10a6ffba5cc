"""Kinds of fault and their near misses, each a small site: `#### what it is: the codes it must give`."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import write_site

from build_tools.built import read
from build_tools.checks import BUILT_CHECKS

FOLDER = Path(__file__).parent / "classes"
CASES = {
    f"{path.stem}: {title}": (codes.split(), site)
    for path in sorted(FOLDER.glob("*.sites"))
    for case in ("\n" + path.read_text(encoding="utf-8")).split("\n#### ")[1:]
    for head, _, site in [case.partition("\n")]
    for title, _, codes in [head.rpartition(": ")]
}


@pytest.mark.parametrize("name", CASES)
def test_each_kind_of_fault_has_its_code_and_no_other(name: str, tmp_path: Path) -> None:
    codes, site = CASES[name]
    write_site(site, tmp_path)
    built = read(tmp_path)
    found = {f.code for rule in BUILT_CHECKS for f in rule(built)}
    assert found == set(codes) - {"nothing"}


def test_there_are_near_misses_beside_the_faults() -> None:
    silent = sum(codes == ["nothing"] for codes, _ in CASES.values())
    assert len(CASES) - silent >= 80
    assert silent >= 40
