"""Each check of built pages fires on its smallest example and stays silent on its near misses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from sites import write_site

from build_tools.built import read, read_external
from build_tools.checks import BUILT_CHECKS, CONTENT_CHECKS, WAIVER_CHECKS
from build_tools.findings import Finding, render

CASES = Path(__file__).parent / "checks"
OURS = re.compile(r"[LHXW]|[FN]2")
CODES = sorted(rule.code for rule in BUILT_CHECKS)


def findings(site: Path, folder: Path) -> tuple[Finding, ...]:
    write_site(site.read_text(encoding="utf-8"), folder)
    listed = folder / "external.yaml"
    external = replace(read_external(listed), path=listed.name) if listed.exists() else None
    listed.unlink(missing_ok=True)
    built = read(folder, external=external, today="2019-06-30")
    return tuple(found for rule in BUILT_CHECKS for found in rule(built))


@pytest.mark.parametrize("code", CODES)
def test_fires_on_its_example(code: str, tmp_path: Path) -> None:
    found = findings(CASES / code / "fail.site", tmp_path)
    assert {f.code for f in found} == {code}
    assert render(found) == (CASES / code / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_stays_silent_on_near_misses(code: str, tmp_path: Path) -> None:
    assert render(findings(CASES / code / "pass.site", tmp_path)) == ""


def test_codes_examples_and_manual_are_one_list() -> None:
    manual = Path(__file__).parent.parent / "docs/about/checks.md"
    lines = re.findall(
        r"^- \*\*([A-Z]\d{3})\*\* (.+)\.$", manual.read_text(encoding="utf-8"), re.MULTILINE
    )
    listed = {code: title for code, title in lines if OURS.match(code)}
    assert len(lines) == len({code for code, _ in lines})
    assert listed == {rule.code: rule.title for rule in (*BUILT_CHECKS, *WAIVER_CHECKS)}
    assert sorted(listed) == sorted(path.name for path in CASES.iterdir() if OURS.match(path.name))


def test_every_check_of_content_is_in_the_manual_too() -> None:
    manual = (Path(__file__).parent.parent / "docs/about/checks.md").read_text(encoding="utf-8")
    lines = [f"- **{rule.code}** {rule.title}.\n" for rule in CONTENT_CHECKS]
    assert [line for line in lines if line not in manual] == []
