"""The files of a built site as they are, for packing it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ARCHIVE = "downloads/site.zip"
"""Where the published site offers itself; not part of itself."""


def site_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file but the site's own archive as (address, content), in the order of addresses."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        address = path.relative_to(folder).as_posix()
        if address != ARCHIVE:
            yield address, path.read_bytes()
