"""Editors' Markdown as HTML, with the two link forms of the editing manual resolved."""

from __future__ import annotations

import re
from collections.abc import Callable

import markdown

_HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff"
_CHINESE = re.compile(rf"<[^>]*>|([{_HAN}](?:[{_HAN}\d，、。：；“”‘’《》（）…]*[{_HAN}])?)")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


def prose(text: str, address: Callable[[str], str]) -> str:
    """The Markdown as HTML blocks; each link's target goes through `address`.

    Targets are `<slug>.md` for a glossary entry and `<edition>/<segment id>` for a segment.
    """
    linked = _LINK.sub(lambda m: f"[{m[1]}]({address(m[2])})", text)
    return str(markdown.markdown(linked, output_format="html"))


def chinese_marked(html: str) -> str:
    """HTML of English prose in which each run of Chinese is marked as Chinese."""
    return _CHINESE.sub(
        lambda m: f'<span lang="zh-Hans">{m[1]}</span>' if m[1] else m[0],
        html,
    )
