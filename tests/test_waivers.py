"""Waivers: what they cover, and what is wrong with them; `today` is 30 June 2018."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.built import read_waivers
from build_tools.checks import WAIVER_CHECKS, waivers
from build_tools.findings import Finding, Severity, Where, render
from build_tools.model import WaiverRecord

HERE = Where("waivers.yaml", 1)
CASES = Path(__file__).parent / "checks"
CODES = sorted(rule.code for rule in WAIVER_CHECKS)
FOUND = Finding(
    Severity.ERROR, "L101", Where("guide/index.html", 3, "a"), "“gone/” leads to nothing"
)


def applied(path: Path) -> tuple[Finding, ...]:
    return waivers.apply([FOUND], read_waivers(path), "2018-06-30")


@pytest.mark.parametrize("code", CODES)
def test_fires_on_its_example(code: str) -> None:
    found = applied(CASES / code / "fail.yaml")
    assert {f.code for f in found} - {"L101"} == {code}
    assert render(found) == (CASES / code / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_stays_silent_and_accepts_the_finding(code: str) -> None:
    assert applied(CASES / code / "pass.yaml") == ()


def test_a_waiver_of_another_code_or_place_accepts_nothing() -> None:
    for code, where in (
        ("L102", "guide/index.html"),
        ("L101", "guide/"),
        ("L101", "guide/index.html#b"),
    ):
        record = WaiverRecord(code=code, where=where, reason="A reason.")
        assert FOUND in waivers.apply([FOUND], [(HERE, record)])


def test_without_a_day_no_waiver_lapses() -> None:
    record = WaiverRecord(
        code="L101", where="guide/index.html", reason="A reason.", until="1999-01-01"
    )
    assert waivers.apply([FOUND], [(HERE, record)]) == ()
