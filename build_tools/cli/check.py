"""The command `check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from build_tools.findings import FORMATS, failed, render
from build_tools.site import build


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
def command(form: str) -> None:
    """Run all checks on the content, and on site/ if it is built."""
    _, findings = build(Path())
    click.echo(render(findings, form), nl=False)
    if not findings and form == "text":
        click.echo("no findings")
    sys.exit(failed(findings))
