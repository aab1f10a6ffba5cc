"""Search data for a large corpus: a core, and many small files of which a query reads a few."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from build_tools.search.corpus import Block


def sharded(
    core: Mapping[str, Any], text: tuple[Block, ...], around: tuple[Block, ...]
) -> dict[str, Any]:
    """The files by name."""
    raise NotImplementedError
