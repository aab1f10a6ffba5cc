"""Lines of a large word list, found by their first character without reading the rest."""

from __future__ import annotations

import gzip
import re
from functools import cache
from importlib import resources

_CHARACTER = rb"(?:[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]+)"
"""One character of UTF-8. Source: RFC 3629."""

FIRST = re.compile(
    rb"(?m)^(?P<key>" + _CHARACTER + rb")[^\n]*\n(?:(?P=key)[^\n]*\n)*",
)
"""Lines that begin with the same character."""

SECOND_FIELD = re.compile(
    rb"(?m)^(?P<other>" + _CHARACTER + rb")[^ \n]* (?P<key>" + _CHARACTER + rb")[^\n]*\n"
    rb"(?:(?P=other)[^ \n]* (?P=key)[^\n]*\n)*",
)
"""Lines whose first two fields each begin with the same character."""


@cache
def table(package: str, path: str, groups: re.Pattern[bytes]) -> Table:
    """The list at `path` of an installed package, read once however many ask for it."""
    return Table(package, path, groups)


class Table:
    """A word list of a package, grouped by the first character of its key field.

    A whole list as Python objects costs half a second and a hundred megabytes; its bytes, with
    the places of the groups, cost a twentieth of both.
    """

    def __init__(self, package: str, path: str, groups: re.Pattern[bytes]) -> None:
        content = resources.files(package).joinpath(path).read_bytes()
        self._bytes = gzip.decompress(content) if path.endswith(".gz") else content
        self._spans: dict[str, list[tuple[int, int]]] = {}
        for found in groups.finditer(self._bytes):
            self._spans.setdefault(found["key"].decode(), []).append(found.span())

    def group(self, character: str) -> bytes:
        """The lines whose key field begins with `character`, each after a line feed."""
        spans = self._spans.get(character, [])
        return b"\n" + b"".join(self._bytes[start:end] for start, end in spans)
