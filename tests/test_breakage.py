"""Whatever breaks a sound site is found as what it is, on a small site and at random places of ours."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from breakage import CODES, ON_A_SITE_WITH_FIGURES, ON_ANY_SITE
from sites import write_site

from build_tools.built import read
from build_tools.checks import BUILT_CHECKS
from build_tools.findings import Finding

ALL = ON_ANY_SITE | ON_A_SITE_WITH_FIGURES


def findings(site: Path) -> set[Finding]:
    built = read(site)
    return {found for rule in BUILT_CHECKS for found in rule(built)}


def test_the_small_site_is_sound(tmp_path: Path) -> None:
    write_site((Path(__file__).parent / "breakage.site").read_text(encoding="utf-8"), tmp_path)
    assert findings(tmp_path) == set()


@pytest.mark.parametrize("name", ALL)
def test_each_way_to_break_a_site_is_caught(name: str, tmp_path: Path) -> None:
    write_site((Path(__file__).parent / "breakage.site").read_text(encoding="utf-8"), tmp_path)
    done = ALL[name](tmp_path, random.Random(name))  # noqa: S311 - a place, not a secret
    assert done
    assert {f.code for f in findings(tmp_path)} & set(CODES[name].split()), done


@pytest.fixture(scope="module")
def before(built_site: Path) -> set[tuple[str, str, str]]:
    return {(f.code, f.where.path, f.message) for f in findings(built_site)}


def test_our_site_is_broken_in_thirty_ways() -> None:
    assert len(ON_ANY_SITE) >= 30


@pytest.mark.parametrize("name", ON_ANY_SITE)
def test_our_site_broken_at_a_random_place_is_caught(
    name: str, built_site: Path, before: set[tuple[str, str, str]], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site, site, copy_function=os.link)
    done = ON_ANY_SITE[name](site, random.Random(name))  # noqa: S311 - a place, not a secret
    assert done
    after = {(f.code, f.where.path, f.message) for f in findings(site)}
    assert {code for code, _, _ in after - before} & set(CODES[name].split()), done
