"""What packages are made of: reproducible zip files and well-formed XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import BinaryIO

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can hold, so that no clock shows in a package."""


def zipped(files: Iterable[tuple[str, str | bytes]], *, stored: str = "") -> bytes:
    """A zip file of (name, content) in the order given; the file named `stored` is not compressed.

    The same files give the same bytes, whatever the day and the machine.
    """
    out = io.BytesIO()
    pack(out, files, stored=stored)
    return out.getvalue()


def pack(out: BinaryIO, files: Iterable[tuple[str, str | bytes]], *, stored: str = "") -> None:
    """Write that zip file to an open file, one member after the other."""
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files:
            info = zipfile.ZipInfo(name, FIRST_DAY)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            package.writestr(info, content.encode() if isinstance(content, str) else content)


def xml(text: str) -> str:
    """The text with what XML reserves escaped, for content and for attributes in double quotes."""
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
