"""What a file is by its own bytes: kind, size in pixels, and whether it is whole."""

from __future__ import annotations

import re
import struct
import xml.parsers.expat
from pathlib import PurePosixPath

from build_tools.model import File

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"%PDF-", "pdf"),
    (b"\x00\x00\x01\x00", "ico"),
    (b"wOFF", "woff"),
    (b"wOF2", "woff2"),
    (b"\x00\x01\x00\x00", "ttf"),
    (b"OTTO", "otf"),
    (b"PK\x03\x04", "zip"),
    (b"BM", "bmp"),
    (b"\x1f\x8b", "gzip"),
)
EXTENSIONS = {
    "png": {"png"},
    "apng": {"png"},
    "jpg": {"jpeg"},
    "jpeg": {"jpeg"},
    "gif": {"gif"},
    "webp": {"webp"},
    "avif": {"avif"},
    "ico": {"ico", "png"},
    "bmp": {"bmp"},
    "svg": {"svg"},
    "pdf": {"pdf"},
    "woff": {"woff"},
    "woff2": {"woff2"},
    "ttf": {"ttf", "otf"},
    "otf": {"otf", "ttf"},
    "zip": {"zip"},
    "epub": {"zip"},
    "docx": {"zip"},
    "xlsx": {"zip"},
    "odt": {"zip"},
    "apkg": {"zip"},
}
"""Kinds that a file name promises."""

IMAGES = frozenset({"png", "apng", "jpg", "jpeg", "gif", "webp", "avif", "ico", "bmp", "svg"})

_JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def suffix(path: str) -> str:
    """The extension of a path in lower case, without its dot."""
    return PurePosixPath(path).suffix[1:].lower()


def describe(path: str, data: bytes) -> File:
    """A file from its bytes; nothing is decoded beyond its frame."""
    kind = _kind(data)
    width, height = _size(kind, data)
    broken, ids = "", frozenset[str]()
    if suffix(path) in IMAGES or kind in {"svg", "pdf", "woff", "woff2"}:
        broken = _truncated(kind, data)
    if kind == "svg" or suffix(path) == "svg":
        broken, ids = _svg(data)
    if not data and suffix(path) in EXTENSIONS:
        broken = "the file is empty"
    return File(path, len(data), kind, width, height, broken, ids)


def _kind(data: bytes) -> str:
    for mark, kind in _MAGIC:
        if data.startswith(mark):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in {b"avif", b"avis", b"mif1"}:
        return "avif"
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if re.match(
        rb"(?:<\?xml[^>]*>|<!--.*?-->|<!doctype svg[^>]*>|\s)*<(?:svg:)?svg[\s>]", head, re.DOTALL
    ):
        return "svg"
    return "html" if head.startswith((b"<!doctype html", b"<html")) else ""


def _size(kind: str, data: bytes) -> tuple[int, int]:
    """Width and height of a raster image. Source: the formats' own specifications."""
    try:
        if kind == "png":
            return struct.unpack(">II", data[16:24])
        if kind == "gif":
            return struct.unpack("<HH", data[6:10])
        if kind == "bmp":
            return struct.unpack("<ii", data[18:26])
        if kind == "jpeg":
            return _jpeg_size(data)
        if kind == "webp":
            return _webp_size(data)
    except (struct.error, IndexError):
        pass
    return 0, 0


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:  # noqa: PLR2004 - every marker starts so
            return 0, 0
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + max(length, 2)
    return 0, 0


def _webp_size(data: bytes) -> tuple[int, int]:
    form = data[12:16]
    if form == b"VP8X":
        return (
            1 + int.from_bytes(data[24:27], "little"),
            1 + int.from_bytes(data[27:30], "little"),
        )
    if form == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 ":
        wide, high = struct.unpack("<HH", data[26:30])
        return wide & 0x3FFF, high & 0x3FFF
    return 0, 0


def _truncated(kind: str, data: bytes) -> str:
    tail = data[-1024:]
    ends = {
        "png": b"IEND" in tail,
        "jpeg": b"\xff\xd9" in tail,
        "gif": tail.rstrip(b"\x00").endswith(b";"),
        "pdf": b"%%EOF" in tail,
    }
    if kind in ends and not ends[kind]:
        return "the file is cut short"
    if kind == "webp" and int.from_bytes(data[4:8], "little") + 8 > len(data):
        return "the file is cut short"
    if kind in {"woff", "woff2"} and int.from_bytes(data[8:12], "big") > len(data):
        return "the file is cut short"
    if kind == "png":
        return _png_chunks(data)
    return ""


def _png_chunks(data: bytes) -> str:
    """Every chunk must lie within the file. Source: PNG Specification, 5.3 Chunk layout."""
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] == b"IEND":
            return ""
        at += 12 + length
    return "the file is cut short"


def _svg(data: bytes) -> tuple[str, frozenset[str]]:
    """What is wrong with an SVG file, and its ids."""
    ids: set[str] = set()
    root: list[str] = []
    spaces: set[str] = set()

    def start(name: str, attrs: dict[str, str]) -> None:
        if not root:
            spaces.update(
                attrs.get(key, "") for key in ("xmlns", f"xmlns:{name.partition(':')[0]}")
            )
            root.append(name)
        if "id" in attrs:
            ids.add(attrs["id"])

    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the name of this argument is not public
    except (xml.parsers.expat.ExpatError, LookupError, ValueError) as error:
        return f"it is not well-formed XML ({error})", frozenset(ids)
    if root and root[0].rpartition(":")[2] != "svg":
        return f"its root element is <{root[0]}>, not <svg>", frozenset(ids)
    if "http://www.w3.org/2000/svg" not in spaces:
        return "it does not name the SVG namespace, so that it is not shown", frozenset(ids)
    return "", frozenset(ids)
