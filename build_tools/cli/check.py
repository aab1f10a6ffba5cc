"""The command `check`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from build_tools.built import read
from build_tools.checks import BUILT_CHECKS, waivers
from build_tools.findings import FORMATS, failed, render
from build_tools.site import build

BUILT = Path("site")


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
def command(form: str) -> None:
    """Run all checks on the content, and on site/ if it is built."""
    site, findings = build(Path())
    if BUILT.is_dir():
        built = read(BUILT)
        findings += tuple(found for rule in BUILT_CHECKS for found in rule(built))
    accepted = (
        (site.source.places[f"{edition.slug}/waivers.yaml:{n}"], waiver)
        for edition in site.source.editions
        for n, waiver in enumerate(edition.waivers)
    )
    # Today, in UTC: the day is the only thing here that the content does not say itself.
    today = dt.datetime.now(dt.UTC).date().isoformat()
    findings = waivers.apply(findings, accepted, today)
    click.echo(render(findings, form), nl=False)
    if not findings and form == "text":
        click.echo("no findings")
    sys.exit(failed(findings))
