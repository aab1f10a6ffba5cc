"""Each content code fires on its example, says what it should, and says nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from build_tools.findings import Severity, failed, render
from build_tools.site import build

HERE = Path(__file__).parent
TOY = HERE / "toy"
CASES = sorted(path.parent for path in (HERE / "checks").glob("*/edits.yaml"))


def edited(case: Path, root: Path) -> Path:
    """The toy edition with the edits of a case: `find` and `write`, `bytes`, or `delete`."""
    shutil.copytree(TOY, root, ignore=shutil.ignore_patterns("site"))
    for edit in yaml.safe_load((case / "edits.yaml").read_text("utf-8")):
        path = root / edit["file"]
        if "bytes" in edit:
            path.write_bytes(bytes.fromhex(edit["bytes"]))
        elif "delete" in edit:
            path.unlink()
        elif not edit["find"]:
            path.write_text(edit["write"], "utf-8")
        else:
            text = path.read_text("utf-8")
            assert edit["find"] in text, f"{edit['find']!r} is not in {edit['file']}"
            path.write_text(text.replace(edit["find"], edit["write"]), "utf-8")
    return root


def test_the_toy_edition_is_clean():
    _, findings = build(TOY)
    assert render(findings) == ""


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_code_fires_on_its_example(case: Path, tmp_path: Path):
    _, findings = build(edited(case, tmp_path / "project"))
    printed = render(findings)
    assert case.name in {f.code for f in findings}
    assert printed == (case / "expected.txt").read_text("utf-8")
    assert failed(findings, Severity.WARNING)


def test_all_faults_are_told_in_one_run(tmp_path: Path):
    """An editor mends a file once, not once for each fault."""
    cases = [HERE / "checks" / code for code in ("S003", "T103", "G102", "N105", "E102")]
    root = edited(cases[0], tmp_path / "project")
    for case in cases[1:]:
        for edit in yaml.safe_load((case / "edits.yaml").read_text("utf-8")):
            path = root / edit["file"]
            path.write_text(path.read_text("utf-8").replace(edit["find"], edit["write"]), "utf-8")
    _, findings = build(root)
    assert {c.name for c in cases} <= {f.code for f in findings}
