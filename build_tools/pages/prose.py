"""Editors' Markdown as HTML, with the two link forms of the editing manual resolved."""

from __future__ import annotations

import re
from collections.abc import Callable

import markdown

_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


def prose(text: str, address: Callable[[str], str]) -> str:
    """The Markdown as HTML blocks; each link's target goes through `address`.

    Targets are `<slug>.md` for a glossary entry and `<edition>/<segment id>` for a segment.
    """
    linked = _LINK.sub(lambda m: f"[{m[1]}]({address(m[2])})", text)
    return str(markdown.markdown(linked, output_format="html"))
