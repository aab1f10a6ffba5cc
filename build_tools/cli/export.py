"""The command `export`: one format of one edition as a file."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import click

from build_tools.built.contents import site_files
from build_tools.built.paper import printed
from build_tools.exports import FORMATS, handouts
from build_tools.exports.folder import site_zip
from build_tools.exports.vocabulary import ABOVE
from build_tools.findings import BuildToolsError
from build_tools.fonts import FAMILIES, installed
from build_tools.model import Annotated, Site
from build_tools.press import STORE, typeset
from build_tools.site import build

BUILT = Path("site")


@click.command()
@click.argument("name", metavar="FORMAT", type=click.Choice([*FORMATS, "handout", "pdf", "site"]))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to write it.")
@click.option("--edition", default="", help="Slug of the edition; the first by default.")
@click.option("--above", default=ABOVE, show_default=True, help="Vocabulary above this HSK level.")
@click.option(
    "--section", default="", help="Slug of the section for handout and pdf; the first by default."
)
def command(name: str, output: Path | None, edition: str, above: int, section: str) -> None:
    """Write an edition as FORMAT, the same bytes at each run.

    handout typesets a section as a tagged PDF. pdf prints a section's page with Chromium, and site
    packs the whole site: build it first.
    """
    site, _ = build(Path())
    found = next((a for a in site.editions if edition in {a.edition.slug, ""}), None)
    if found is None:
        raise BuildToolsError(f"no edition {edition}: see docs/editions/")
    if name in FORMATS:
        content, ending = FORMATS[name].make(site, found, above), FORMATS[name].ending
    elif name == "handout":
        content, ending = _handout(site, found, above, section), "pdf"
    else:
        content, ending = _from_built(name, site, found, section)
    path = output or Path(f"{found.edition.slug}.{ending}")
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(data)
    click.echo(f"{path}  {len(data):,} bytes", err=True)


def _from_built(name: str, site: Site, annotated: Annotated, section: str) -> tuple[bytes, str]:
    """What is made from the pages themselves, and its ending."""
    if not (BUILT / "index.html").is_file():
        raise BuildToolsError("no site/: run `mkdocs build` first")
    if name == "site":
        return site_zip(site_files(BUILT), "reader"), "zip"
    slug = _section(annotated, section)
    page = f"{annotated.edition.slug}/{slug}/?view=parallel&pinyin=hard"
    host = urlsplit(site.source.address).hostname or "localhost"
    return printed(BUILT, page, host), "pdf"


def _handout(site: Site, annotated: Annotated, above: int, section: str) -> bytes:
    """A section as the build typesets it."""
    slug = _section(annotated, section)
    font = installed("Regular")
    if font is None:
        raise BuildToolsError("no Chinese serif on this machine: install Source Han Serif SC")
    content = handouts(site, annotated, above)[slug]
    return typeset(content, font, FAMILIES, Path(STORE)).read_bytes()


def _section(annotated: Annotated, section: str) -> str:
    """The slug of a section of the edition; the first where none is named."""
    slugs = [s.slug for s in annotated.edition.sections]
    if section and section not in slugs:
        raise BuildToolsError(f"no section {section} in {annotated.edition.slug}")
    return section or slugs[0]
