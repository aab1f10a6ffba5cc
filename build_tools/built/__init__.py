"""A built site on disk to one frozen value: each file is read once, and no page text is kept."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from build_tools.built.folder import Folder
from build_tools.built.records import read_external, read_waivers
from build_tools.built.site import resolve
from build_tools.findings import BuildToolsError
from build_tools.model import Built, ExternalList

__all__ = ["read", "read_external", "read_waivers"]


def read(
    root: Path, *, base_url: str = "", external: ExternalList | None = None, today: str = ""
) -> Built:
    """The site in a folder, from any generator.

    `base_url` is the address it is published at; without it the pages' canonical links, the
    sitemap, and then the pages' own root-absolute links tell. `today` is the day against which
    the list of outside addresses is held. Raises BuildToolsError where the
    folder cannot be read.
    """
    if not root.is_dir():
        raise BuildToolsError(f"{root}: there is no such folder")
    if base_url and not base_url.startswith(("http://", "https://")):
        raise BuildToolsError(f"--base-url {base_url}: an address starts with https://")
    folder = Folder(root)
    return replace(resolve(folder, base_url), external=external, today=today)
