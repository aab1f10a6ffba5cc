"""From bytes to text and back: nothing that was in the source is ever lost."""

from __future__ import annotations

import re
from collections.abc import Iterable

from build_tools.findings import BuildToolsError
from build_tools.model import Altered, Block, Removed

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1b]")
_MOST_CONTROL = 0.02
"""Extractors leave a stray control character here and there, but no more."""


def decode(data: bytes, name: str) -> str:
    """The text of a file, every character kept, so that encoding it gives the same bytes.

    A byte order mark stays as the first character; `clean` removes and records it.

    Raises:
        BuildToolsError: `name` is empty, is binary, or is not UTF-8.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BuildToolsError(f"{name}: not UTF-8 but UTF-16; save the file as UTF-8")
    if b"\0" in data or len(_CONTROL.findall(data)) > _MOST_CONTROL * len(data):
        raise BuildToolsError(
            f"{name}: not a text file but binary; give the text extracted from it"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BuildToolsError(
            f"{name}:{line}: not UTF-8 (byte {error.start}); save the file as UTF-8"
        ) from error
    if not text.strip("\ufeff \t\r\n\f\v\u3000"):
        raise BuildToolsError(f"{name}: empty; there is no text to clean")
    return text


def rebuild(
    blocks: Iterable[Block],
    notes: Iterable[Block],
    removed: Iterable[Removed],
    altered: Iterable[Altered],
) -> str:
    """The source, character by character, from what was kept and what was removed."""
    pieces = {o: c for b in (*blocks, *notes) for o, c in zip(b.origin, b.text, strict=True)}
    pieces |= {a.offset: a.char for a in altered}
    pieces |= {r.start: r.text for r in removed}
    return "".join(pieces[offset] for offset in sorted(pieces))


def position(source: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset in the source, both counted from 1, as an editor counts."""
    start = source.rfind("\n", 0, offset) + 1
    return source.count("\n", 0, offset) + 1, offset - start + 1
