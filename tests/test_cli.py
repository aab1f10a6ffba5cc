"""The commands as they are used from outside: output, exit status, one line where they cannot run."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOY = Path(__file__).parent / "toy"
COMMANDS = ("bench", "check", "check-site", "clean", "export", "lock", "new", "numbers", "words")


def run(*arguments: str, cwd: Path = ROOT, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "build_tools", *arguments],
        cwd=cwd,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_stands_in_the_readme(command: str):
    assert run(command, "--help").returncode == 0
    assert f"| `{command}" in (ROOT / "README.md").read_text("utf-8")


def test_check_is_silent_about_a_clean_edition_and_tells_faults(tmp_path: Path):
    assert run("check", cwd=TOY).returncode == 0
    project = tmp_path / "project"
    shutil.copytree(TOY, project, ignore=shutil.ignore_patterns("site"))
    text = project / "docs/editions/toy/text/02-fair.yaml"
    text.write_text(text.read_text("utf-8").replace("[1].", "."), "utf-8")
    told = run("check", "--format", "json", cwd=project)
    assert told.returncode == 1
    rows = json.loads(told.stdout)
    assert {row["code"] for row in rows} >= {"T108"}
    assert all(row["path"] and row["hint"] for row in rows)
    sarif = json.loads(run("check", "--format", "sarif", cwd=project).stdout)
    assert sarif["version"] == "2.1.0"
    assert run("check", "--format", "github", cwd=project).stdout.startswith("::error file=")


@pytest.mark.parametrize(
    "arguments",
    [("check",), ("clean", "none.txt"), ("check-site", "none"), ("words", "none"), ("poems",)],
)
def test_what_cannot_run_says_so_in_one_line(arguments: tuple[str, ...], tmp_path: Path):
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_what_cannot_be_written_says_so_in_one_line(tmp_path: Path):
    (tmp_path / "docs").touch()
    source = TOY / "docs/editions/toy/source.txt"
    done = run("new", "umbrellas", "--from", str(source), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == "build_tools: docs/editions/umbrellas: Not a directory\n"
    done = run("export", "csv", "-o", str(tmp_path / "none/x.csv"), cwd=TOY)
    assert done.returncode == 2
    assert done.stderr == f"build_tools: {tmp_path}/none/x.csv: No such file or directory\n"


def test_a_python_without_the_dependencies_is_told_what_to_do():
    done = subprocess.run(
        [sys.executable, "-S", "-m", "build_tools", "check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("build_tools: no module click: run this with the Python that")
    assert len(done.stderr.splitlines()) == 1


def test_lock_keeps_what_is_locked_and_takes_no_faulty_id(tmp_path: Path):
    project = tmp_path / "project"
    shutil.copytree(TOY, project, ignore=shutil.ignore_patterns("site"))
    lock = project / "docs/editions/toy/ids.lock"
    assert run("lock", cwd=project).returncode == 0
    known = lock.read_text("utf-8")
    assert "1.1.1\n" in known
    assert "0 new ids" in run("lock", cwd=project).stdout
    lock.write_bytes(known.encode() + b"\xff\n")
    done = run("lock", cwd=project)
    assert done.returncode == 2
    assert "the content has faults" in done.stderr
    assert lock.read_bytes().startswith(known.encode())


def test_new_starts_an_edition_that_only_lacks_its_english(tmp_path: Path):
    (tmp_path / "glossary").mkdir()
    source = TOY / "docs/editions/toy/source.txt"
    done = run("new", "umbrellas", "--from", str(source), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "docs/editions/umbrellas"
    assert (folder / "source.txt").read_bytes() == source.read_bytes()
    told = json.loads(run("check", "--format", "json", cwd=tmp_path).stdout)
    assert {row["code"] for row in told} == {"S204", "T101", "N104", "E104", "Q107"}


def test_new_serves_an_article_that_names_no_author(tmp_path: Path):
    """What an editor starts with is told in findings; the page is there all the same."""
    (tmp_path / "glossary").mkdir()
    source = tmp_path / "plain.txt"
    source.write_text(
        "论“小”市场——以某县为例\n\n摘要：市场从无到有。\n\n一、引言\n\n市场很大。\n", "utf-8"
    )
    assert run("new", "plain", "--from", str(source), cwd=tmp_path).returncode == 0
    record = tomllib.loads((tmp_path / "docs/editions/plain/edition.toml").read_text("utf-8"))
    assert record["short_title"]["zh"] == "论“小”市场"
    done = run("check", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    told = {row["message"] for row in json.loads(done.stdout) if row["code"] == "S204"}
    assert {"authors is empty", "year is empty", "journal.en is empty"} <= told


def test_new_never_overwrites(tmp_path: Path):
    folder = tmp_path / "docs/editions/umbrellas"
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text("mine", "utf-8")
    source = TOY / "docs/editions/toy/source.txt"
    done = run("new", "umbrellas", "--from", str(source), cwd=tmp_path)
    assert done.returncode == 2
    assert "exists already" in done.stderr
    assert [p.name for p in folder.iterdir()] == ["edition.toml"]
    assert (folder / "edition.toml").read_text("utf-8") == "mine"
