"""HTML text to tags and text with their offsets; keeps what a tree would mend.

A tree builder closes what was left open, drops the second of two equal attributes and forgets
lines; those are what is checked here. Source: HTML Standard, 13.2.5 Tokenization.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_ATTRIBUTES = r"(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+"
"""A quote opens a value only after an equals sign."""
_TAG = re.compile(
    r"<(?:!--(?P<comment>.*?(?:--!?>|\Z))"
    rf"|(?P<end>/?)(?P<tag>[a-zA-Z][^\s/>]*)(?P<attrs>{_ATTRIBUTES})>"
    r"|[!?/][^>]*>)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")

RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content is text, not tags."""

VOID = frozenset(
    ("area base br col embed hr img input link meta param source track wbr basefont frame").split()
)
"""Elements without an end tag. Source: HTML Standard, 13.1.2 Elements."""


class Token(NamedTuple):
    """A start tag, an end tag (`kind` "/"), or text (`kind` "#", its words in `tag`)."""

    kind: str
    tag: str
    attrs: dict[str, str]
    offset: int
    closed: bool = False
    """The tag ends in a slash."""
    doubled: str = ""
    """An attribute that the tag has twice."""


_NONE: dict[str, str] = {}


def lines(text: str) -> list[int]:
    """Offsets at which lines start; `line` reads them."""
    return [0, *(m.end() for m in re.finditer("\n", text))]


def line(starts: list[int], offset: int) -> int:
    """The line, from 1, of an offset."""
    return bisect_right(starts, offset)


def tokens(text: str) -> Iterator[Token]:
    """Tags and text in order; comments, doctypes and processing instructions are left out."""
    position, size = 0, len(text)
    while position < size:
        match = _TAG.search(text, position)
        if match is None:
            break
        if match.start() > position:
            yield Token("#", _decoded(text[position : match.start()]), _NONE, position)
        position = match.end()
        token = _token(match)
        if token is None:
            continue
        yield token
        if token.kind == "<" and token.tag in RAW and not token.closed:
            end = re.compile(rf"</{token.tag}(?=[\s/>])", re.IGNORECASE).search(text, position)
            stop = end.start() if end else size
            if stop > position:
                raw = text[position:stop]
                rcdata = token.tag in {"title", "textarea"}
                yield Token("#", _decoded(raw) if rcdata else raw, _NONE, position)
            position = stop
    if position < size:
        yield Token("#", _decoded(text[position:]), _NONE, position)


def _token(match: re.Match[str]) -> Token | None:
    tag, attrs, end = match["tag"], match["attrs"], match["end"]
    if tag is None:
        return None
    if end:
        return Token("/", tag.lower(), _NONE, match.start())
    closed = attrs.endswith("/")
    if not attrs or attrs == "/":
        return Token("<", tag.lower(), _NONE, match.start(), closed)
    found: dict[str, str] = {}
    doubled = ""
    for name, double, single, bare in _ATTRIBUTE.findall(attrs):
        key = name.lower()
        if key in found:
            doubled = key
        else:
            found[key] = _decoded(double or single or bare)
    return Token("<", tag.lower(), found, match.start(), closed, doubled)


def _decoded(text: str) -> str:
    return html.unescape(text) if "&" in text else text
