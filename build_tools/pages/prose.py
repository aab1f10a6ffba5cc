"""Editors' Markdown as HTML, with the two link forms of the editing manual resolved."""

from __future__ import annotations

import re
from collections.abc import Callable

import markdown

_HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff"
_CHINESE = re.compile(rf"[{_HAN}](?:[{_HAN}\d，、。：；“”‘’《》（）…]*[{_HAN}])?")
_TAG = re.compile(r"(<[^>]*>)")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


def prose(text: str, address: Callable[[str], str]) -> str:
    """The Markdown as HTML blocks; each link's target goes through `address`.

    Targets are `<slug>.md` for a glossary entry and `<edition>/<segment id>` for a segment.
    """
    linked = _LINK.sub(lambda m: f"[{m[1]}]({address(m[2])})", text)
    return str(markdown.markdown(linked, output_format="html"))


def chinese_marked(html: str) -> str:
    """HTML of English prose in which each run of Chinese is marked, for voices and for faces.

    Runs inside an element that names its own language are left to it.
    """
    out: list[str] = []
    own: list[str] = []
    for piece in _TAG.split(html):
        shown = piece
        if own:
            name = re.match(r"</?([a-z0-9]+)", piece, re.IGNORECASE)
            if name and name[1] == own[0] and not piece.endswith("/>"):
                own = own[:-1] if piece.startswith("</") else [*own, own[0]]
        elif " lang=" in piece and (name := re.match(r"<([a-z0-9]+)", piece, re.IGNORECASE)):
            own = [name[1]]
        elif not piece.startswith("<"):
            shown = _CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', piece)
        out.append(shown)
    return "".join(out)
