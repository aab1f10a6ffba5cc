"""The command `clean`: the clean text of an article as it came out of a PDF."""

from __future__ import annotations

from pathlib import Path

import click

from build_tools.clean import as_json, as_text, clean, decode


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(file: Path, form: str) -> None:
    """Print the clean text of FILE, extracted from a PDF of a Chinese article."""
    source = decode(file.read_bytes(), str(file))
    cleaned = clean(source)
    shown = as_text(cleaned) if form == "text" else as_json(cleaned, source)
    click.echo(shown.encode(), nl=False)
