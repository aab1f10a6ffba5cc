"""Small built sites written as one text file each, for tests of checks of built pages.

A line `=== path` starts a file. Options follow the path: `lang=zh` for a page; `png=400x300`,
`jpeg=400x300`, `gif=8x8` make an image, `cut` cuts it short. The text of a page is the inside of
its main element, unless it brings its own `<html`; lines that start with `^` go into its head.
`␣` in a path is a space. A site without index.html gets one that links to every page; `=== bare` stops that.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path


def write_site(text: str, folder: Path) -> None:
    """Write the files of a site into a folder."""
    names = []
    bare = False
    for part in ("\n" + text).split("\n=== ")[1:]:
        head, _, body = part.partition("\n")
        path, *options = head.split()
        path = path.replace("␣", " ")
        if path == "bare":
            bare = True
            continue
        names.append(path)
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_content(path, body, dict(o.partition("=")[::2] for o in options)))
    if not bare and "index.html" not in names:
        links = "\n".join(
            f'<p><a href="{n.removesuffix("index.html")}">{n}</a></p>'
            for n in names
            if n.endswith(".html")
        )
        (folder / "index.html").write_bytes(_content("index.html", links, {}))


def _content(path: str, body: str, options: dict[str, str]) -> bytes:
    if "png" in options:
        data = png(*map(int, options["png"].split("x")))
    elif "gif" in options:
        wide, high = map(int, options["gif"].split("x"))
        data = b"GIF89a" + struct.pack("<HH", wide, high) + b"\x00\x00\x00,\x00\x00\x00\x00;"
    elif "jpeg" in options:
        wide, high = map(int, options["jpeg"].split("x"))
        frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", high, wide) + bytes(12)
        data = b"\xff\xd8" + frame + b"\xff\xd9"
    elif path.endswith(".html") and "<html" not in body and "raw" not in options:
        return _page(path, body, options.get("lang", "en")).encode()
    else:
        data = body.encode("latin-1" if "latin-1" in options else "utf-8")
    return data[: len(data) // 2] if "cut" in options else data


def _page(path: str, body: str, lang: str) -> str:
    lines = body.split("\n")
    head = "".join(line[1:] for line in lines if line.startswith("^"))
    rest = "\n".join(line for line in lines if not line.startswith("^"))
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{path}</title>{head}</head>'
        f"<body><main>\n{rest}\n</main></body></html>\n"
    )


def png(wide: int, high: int) -> bytes:
    """A white image."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    rows = (b"\x00" + b"\xff" * wide) * high
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
