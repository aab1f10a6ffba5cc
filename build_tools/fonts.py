"""Adapter: a Chinese serif for the site, cut to its characters, where this machine has one.

Nothing of a font is committed. A face is cut once for each set of characters and kept in a cache;
where no open Chinese serif is installed the site falls back on the reader's own, and is whole.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/Library/Fonts")
FILES = ("SourceHanSerifSC-{}.otf", "NotoSerifCJKsc-{}.otf", "NotoSerifCJK-{}.ttc")
FAMILIES = ("Source Han Serif SC", "Noto Serif CJK SC")
FEATURES = ["halt", "chws", "ccmp", "locl"]
"""Kept so that `text-spacing-trim` can squeeze punctuation."""

_CHINESE = re.compile(
    r"[\u2e80-\u303f\u31c0-\u9fff\uf900-\ufaff\uff00-\uffef—‘’“”…·\U00020000-\U0003ffff]"
)
RANGE = "U+2E80-303F, U+31C0-9FFF, U+F900-FAFF, U+FF00-FFEF, U+2014, U+2018-201D, U+2026, U+B7, U+20000-3FFFF"
"""Letters and figures stay with the fonts of the stack, whose widths then never change."""
_BOLD = re.compile(r"<(h[1-6]|b|strong|th)\b.*?</\1>", re.DOTALL)


class Face(NamedTuple):
    """A weight of the family, cut to what the site sets in it."""

    weight: str
    address: str
    data: bytes


def faces(html: Iterable[str], others: Iterable[str], cache: Path) -> tuple[Face, ...]:
    """The regular face for all Chinese characters of the pages, a bold one for what is bold.

    Args:
        html: the pages.
        others: further texts whose characters scripts may show.
        cache: the folder in which cut faces are kept.

    Returns:
        No face at all where this machine has no open Chinese serif.
    """
    regular, bold = set[str](), set[str]()
    for page in html:
        regular.update(page)
        bold.update(*(found[0] for found in _BOLD.finditer(page)))
    for text in others:
        regular.update(text)
    made = []
    for weight, style, used in (("400", "Regular", regular), ("700", "Bold", bold)):
        if path := installed(style):
            characters = "".join(sorted(filter(_CHINESE.fullmatch, used)))
            data = _cached(path, characters, cache)
            digest = hashlib.sha256(data).hexdigest()[:8]
            made.append(Face(weight, f"assets/fonts/song-{weight}.{digest}.woff2", data))
    return tuple(made)


def style(made: Iterable[Face], base: str = "") -> str:
    """The @font-face rules; a reader who has the family installed fetches nothing."""
    return "".join(
        '@font-face{font-family:"Reader Song";font-display:swap;'
        f"font-weight:{face.weight};unicode-range:{RANGE};src:{_local(face.weight)},"
        f'url("{base}{face.address}") format("woff2")}}'
        for face in made
    )


def _local(weight: str) -> str:
    bold = " Bold" if weight == "700" else ""
    return ",".join(f'local("{family}{bold}")' for family in FAMILIES)


def installed(style: str) -> Path | None:
    """The file of the family in this style, or nothing where this machine has none."""
    names = [name.format(style) for name in FILES]
    found: Mapping[str, Path] = {
        path.name: path
        for folder in FOLDERS
        for path in sorted(Path(folder).expanduser().rglob("*"))
        if path.name in names
    }
    return next((found[name] for name in names if name in found), None)


def _cached(path: Path, characters: str, cache: Path) -> bytes:
    key = f"{path.name} {path.stat().st_size} {FEATURES} {characters}"
    kept = cache / f"{hashlib.sha256(key.encode()).hexdigest()[:16]}.woff2"
    if not kept.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(cut(path, characters))
    return kept.read_bytes()


def cut(path: Path, characters: str) -> bytes:
    """The font at `path` with these characters alone, as WOFF2, the same bytes every time."""
    options = Options(flavor="woff2", layout_features=FEATURES, hinting=False, desubroutinize=True)
    options.name_IDs = [1, 2]
    font = _opened(path)
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.recalcTimestamp = False
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _opened(path: Path) -> TTFont:
    """The font of a file; of a collection the one for simplified Chinese."""
    if path.suffix != ".ttc":
        return TTFont(path, recalcTimestamp=False)
    for number, font in enumerate(TTCollection(path, lazy=True).fonts):
        if str(font["name"].getDebugName(1)).endswith(" SC"):
            return TTFont(path, fontNumber=number, lazy=True, recalcTimestamp=False)
    return TTFont(path, fontNumber=0, recalcTimestamp=False)
