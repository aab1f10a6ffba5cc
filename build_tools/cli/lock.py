"""The command `lock`."""

from __future__ import annotations

from pathlib import Path

import click

from build_tools.checks.text import ids
from build_tools.findings import BuildToolsError, failed
from build_tools.load import EDITIONS
from build_tools.site import build


@click.command()
def command() -> None:
    """Record every id of every edition in its ids.lock: published once, kept for ever.

    Run it when the site is published. An id that is in the file stays in it.
    """
    site, findings = build(Path())
    if failed(findings):
        raise BuildToolsError("the content has faults, see `check`: what is locked stays for ever")
    for source, annotated in zip(site.source.editions, site.editions, strict=True):
        path = Path(EDITIONS) / source.slug / "ids.lock"
        known = source.ids_lock
        new = [i for i in ids(annotated) if i not in set(known)]
        path.write_text("".join(f"{i}\n" for i in (*known, *new)), "utf-8", newline="\n")
        click.echo(f"{path}: {len(new)} new ids, {len(known) + len(new)} in all")
