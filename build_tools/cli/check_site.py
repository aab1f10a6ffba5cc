"""check-site: every check of built pages over any static site."""

from __future__ import annotations

import datetime as dt
import gc
import sys
from pathlib import Path

import click

from build_tools.built import read, read_external, read_waivers
from build_tools.checks import BUILT_CHECKS, waivers
from build_tools.findings import FORMATS, failed, render


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--base-url", default="", help="Address the site is published at.")
@click.option(
    "--waivers", "waiver_files", multiple=True, type=click.Path(path_type=Path),
    help="YAML list of accepted findings: code, where, reason, until.",
)  # fmt: skip
@click.option(
    "--external", type=click.Path(path_type=Path),
    help="YAML list of outside addresses that are allowed: links (url, seen), max-age in days.",
)  # fmt: skip
def command(
    folder: Path, form: str, base_url: str, waiver_files: tuple[Path, ...], external: Path | None
) -> None:
    """Check links, figures, structure, notes and data of a built site, from any generator."""
    gc.set_threshold(50_000)  # what is read of a site is kept to the end, and holds no cycles
    listed = read_external(external) if external else None
    accepted = tuple(w for path in waiver_files for w in read_waivers(path))
    # Today, in UTC: the day is the only thing here that the site does not say itself.
    today = dt.datetime.now(dt.UTC).date().isoformat()
    built = read(folder, base_url=base_url, external=listed, today=today)
    findings = tuple(found for rule in BUILT_CHECKS for found in rule(built))
    if waiver_files:
        findings = waivers.apply(findings, accepted, today)
    click.echo(render(findings, form), nl=False)
    if form == "text" and sys.stderr.isatty():
        click.echo(f"{len(built.pages)} pages, {len(findings)} findings", err=True)
    sys.exit(1 if failed(findings) else 0)
