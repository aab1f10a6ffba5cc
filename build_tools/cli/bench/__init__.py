"""The command `bench`: times, memory and sizes beside a plain Material build of the same pages."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

import click
import yaml

from build_tools.cli.bench.growth import grown
from build_tools.cli.bench.recall import report
from build_tools.findings import BuildToolsError
from build_tools.load import EDITIONS

PLAIN = {
    "site_name": "Plain",
    "site_url": "https://plain.example/",
    "theme": {"name": "material", "language": "zh", "font": False},
    "plugins": ["search"],
}


class Run(NamedTuple):
    """One build: seconds of wall time, and peak resident memory in MiB."""

    seconds: float
    mebibytes: float


@click.command()
@click.option("--articles", default=1, show_default=True, type=click.IntRange(min=1))
@click.option("--runs", default=3, show_default=True, type=click.IntRange(min=1))
@click.option(
    "--search", is_flag=True, help="The data of search alone, for 10, 100 ... N articles."
)
def command(articles: int, runs: int, *, search: bool) -> None:
    """Measure our build beside a plain Material build of the same pages, and print ratios.

    A browser then asks both searches the queries of tests/search/.
    With --articles N the first edition is repeated under new slugs until there are N; with
    --search N articles like it are made, each in words of its own, and nothing else is built.
    """
    with tempfile.TemporaryDirectory() as folder:
        if search:
            for line in grown(articles, Path(folder)):
                click.echo(line)
            return
        ours, plain = Path(folder, "ours"), Path(folder, "plain")
        _project(ours, articles)
        first = _build(ours)
        _plain_project(ours / "site", plain)
        pairs = [(_build(ours), _build(plain)) for _ in range(runs)]
        click.echo(f"articles {articles}, runs {runs} (medians), first build {first.seconds:.1f} s")
        for name in Run._fields:
            a, b = (
                statistics.median(getattr(run, name) for run in side)
                for side in zip(*pairs, strict=True)
            )
            click.echo(f"build {name}: {a:.1f} against {b:.1f} plain, ratio {a / b:.2f}")
        for line in _sizes(ours / "site", plain / "site"):
            click.echo(line)
        try:
            for line in report(ours / "site", plain / "site"):
                click.echo(line)
        except BuildToolsError as error:
            click.echo(f"search not measured: {error}")


def _project(root: Path, articles: int) -> None:
    """A copy of this project with N editions: what `mkdocs build` needs, and nothing else."""
    if not Path(EDITIONS).is_dir() or not Path("mkdocs.yml").is_file():
        raise BuildToolsError("run bench in the project's folder")
    root.mkdir()
    for name in ("docs", "glossary", "build_tools"):
        shutil.copytree(name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy("mkdocs.yml", root)
    first = min((root / EDITIONS).iterdir())
    for n in range(2, articles + 1):
        shutil.copytree(first, root / EDITIONS / f"{first.name}-{n}")


def _plain_project(site: Path, root: Path) -> None:
    """The words of every page of ours as a Markdown page of a Material site with its own search."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_text("utf-8")
        body = re.search(r"<article class=.*?</article>", html, re.DOTALL)
        text = _words(body[0] if body else html)
        target = root / "docs" / page.relative_to(site).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"# {page.parent.name}\n\n{text}\n", "utf-8")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(PLAIN), "utf-8")


def _words(html: str) -> str:
    """The text of a page, a paragraph for each block, with Markdown's own marks escaped."""
    html = re.sub(r"<(script|style|svg)\b.*?</\1>", "", html, flags=re.DOTALL)
    html = re.sub(r"</(?:div|p|li|h\d|tr|td|span lang)\b[^>]*>", "\n\n", html)
    text = unescape(re.sub(r"<[^>]+>", "", html))
    text = re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", text)
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def _build(root: Path) -> Run:
    """Build one site in a process of its own.

    Raises:
        BuildToolsError: the build failed; its last line says why.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    arguments = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own command
            arguments, cwd=root, env=environment, stdout=log, stderr=log
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            last = log.read().decode(errors="replace").strip().splitlines()[-1:]
            raise BuildToolsError(f"the build of {root.name} failed: {' '.join(last)}")
    return Run(seconds, usage.ru_maxrss / 1024)


def _packed(data: bytes) -> int:
    return len(gzip.compress(data, mtime=0))


def _sizes(ours: Path, plain: Path) -> Iterator[str]:
    """Bytes of each reading page, raw and gzip, against its bare bilingual text; then the assets."""
    for page in sorted(ours.rglob("index.html")):
        html = page.read_text("utf-8")
        if '<article class="reading"' not in html:
            continue
        text = _words(re.search(r"<article class=.*?</article>", html, re.DOTALL)[0])  # type: ignore[index]
        packed, bare = _packed(html.encode()), _packed(text.encode())
        other = plain / page.relative_to(ours)
        yield (
            f"{page.parent.relative_to(ours)}: {len(html.encode())} bytes, {packed} gzip, "
            f"{packed / bare:.2f} times its text; plain {_packed(other.read_bytes())} gzip"
        )
