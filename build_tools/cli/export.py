"""The command `export`: one format of one edition as a file."""

from __future__ import annotations

from pathlib import Path

import click

from build_tools.built.contents import site_files
from build_tools.exports import FORMATS
from build_tools.exports.folder import site_zip
from build_tools.exports.vocabulary import ABOVE
from build_tools.findings import BuildToolsError
from build_tools.site import build


@click.command()
@click.argument("name", metavar="FORMAT", type=click.Choice([*FORMATS, "site"]))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to write it.")
@click.option("--edition", default="", help="Slug of the edition; the first by default.")
@click.option("--above", default=ABOVE, show_default=True, help="Vocabulary above this HSK level.")
def command(name: str, output: Path | None, edition: str, above: int) -> None:
    """Write an edition as FORMAT, the same bytes at each run; `site` packs the built site."""
    content: str | bytes = _packed(Path("site")) if name == "site" else b""
    site, _ = build(Path())
    found = next((a for a in site.editions if edition in {a.edition.slug, ""}), None)
    if found is None:
        raise BuildToolsError(f"no edition {edition}: see docs/editions/")
    if not content:
        content = FORMATS[name].make(site, found, above)
    ending = "zip" if name == "site" else FORMATS[name].ending
    path = output or Path(f"{found.edition.slug}.{ending}")
    data = content.encode() if isinstance(content, str) else content
    try:
        path.write_bytes(data)
    except OSError as error:
        raise BuildToolsError(f"{path}: cannot be written ({error.strerror})") from error
    click.echo(f"{path}  {len(data):,} bytes", err=True)


def _packed(folder: Path) -> bytes:
    if not (folder / "index.html").is_file():
        raise BuildToolsError("no site/ to pack: run `mkdocs build` first")
    return site_zip(site_files(folder), "reader")
