"""Whatever breaks a sound site is found: each way once on a small site, thirty at random on ours."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from breakage import ON_A_SITE_WITH_FIGURES, ON_ANY_SITE
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
    assert findings(tmp_path), done


@pytest.fixture(scope="module")
def before(built_site: Path) -> set[tuple[str, str, str]]:
    return {(f.code, f.where.path, f.message) for f in findings(built_site)}


@pytest.mark.parametrize("seed", range(30))
def test_our_site_broken_at_random_is_caught(
    seed: int, built_site: Path, before: set[tuple[str, str, str]], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site, site, copy_function=os.link)
    rng = random.Random(seed)  # noqa: S311 - a place, not a secret
    ways = list(ON_ANY_SITE)
    rng.shuffle(ways)
    done = next(done for name in ways if (done := ON_ANY_SITE[name](site, rng)))
    after = {(f.code, f.where.path, f.message) for f in findings(site)}
    assert after - before, done
