"""The command `new`."""

from __future__ import annotations

from pathlib import Path

import click

from build_tools.clean import clean, decode
from build_tools.edition import draft
from build_tools.findings import BuildToolsError
from build_tools.load import EDITIONS, SLUG, TAKEN


@click.command()
@click.argument("slug")
@click.option(
    "--from",
    "source",
    required=True,
    type=click.Path(path_type=Path),
    help="The article as text extracted from a PDF.",
)
def command(slug: str, source: Path) -> None:
    """Start the edition SLUG: source frozen, text cleaned and cut into segments."""
    folder = Path(EDITIONS) / slug
    if not SLUG.fullmatch(slug) or slug in TAKEN:
        raise BuildToolsError(
            f"“{slug}” is no slug of an edition: use lower-case letters, digits and hyphens, "
            f"and none of {', '.join(sorted(TAKEN))}"
        )
    if folder.exists():
        raise BuildToolsError(f"{folder} exists already; nothing was written")
    data = source.read_bytes()
    text = decode(data, str(source))
    files = draft(clean(text), data.decode("utf-8"))
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, "utf-8", newline="\n")
    (folder / "source.txt").write_bytes(data)
    click.echo(f"{folder}: {len(files)} files and source.txt; next: translate text/*.yaml")
