"""HTML text to tags and text with their offsets; keeps what a tree would mend.

A tree builder closes what was left open, drops the second of two equal attributes and forgets
lines; those are what is checked here. Source: HTML Standard, 13.2.5 Tokenization.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_ATTRIBUTES = r"(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+"
"""A quote opens a value only after an equals sign."""
_TAG = re.compile(
    rf"<(?:(/?)([a-zA-Z][^\s/>]*)({_ATTRIBUTES})>|!--.*?(?:--!?>|\Z)|[!?/][^>]*>)", re.DOTALL
)
_LISTING = re.compile(
    r"(?:[^<]++|<span(?: class=\"[^\"<>&]*+\")?+>[^<]*+</span>)*+(?=</pre>)", re.IGNORECASE
)
"""A coloured listing in which nothing is nested: it has no fault and names nothing."""
_MARKED_UP = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")

RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content is text, not tags."""
_OPAQUE = RAW | {"pre"}

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
_new = tuple.__new__
"""Makes a token from all its fields; there are a thousand for each page."""
_SHORT = 80
"""Characters; shorter attributes recur, and are taken apart once."""


class Lines:
    """Tells the line, from 1, of an offset; offsets asked for one after the other are near."""

    def __init__(self, text: str) -> None:
        self._text, self._offset, self._line = text, 0, 1

    def __call__(self, offset: int) -> int:
        """The line of an offset of the text."""
        if offset >= self._offset:
            self._line += self._text.count("\n", self._offset, offset)
        else:
            self._line -= self._text.count("\n", offset, self._offset)
        self._offset = offset
        return self._line


def tokens(text: str) -> Iterator[Token]:
    """Tags and text in order; comments, doctypes and processing instructions are left out."""
    position, size, search = 0, len(text), _TAG.search
    while position < size:
        match = search(text, position)
        if match is None:
            break
        start, after = match.span()
        if start > position:
            said = _decoded(text[position:start])
            yield _new(Token, ("#", said, _NONE, position, False, ""))
        position = after
        end, name, attrs = match.groups()
        if name is None:
            continue
        tag = name.lower()
        if end:
            yield _new(Token, ("/", tag, _NONE, start, False, ""))
            continue
        token = _start(tag, attrs, start)
        yield token
        if tag in _OPAQUE and not token.closed:
            inside = _inside(text, tag, position)
            if inside:
                yield inside[0]
                position = inside[1]
    if position < size:
        yield Token("#", _decoded(text[position:]), _NONE, position)


def _inside(text: str, tag: str, position: int) -> tuple[Token, int] | None:
    """The text of an element that holds no tags of interest, and where it ends."""
    if tag == "pre":
        listing = _LISTING.match(text, position)
        stop = listing.end() if listing else position
        raw = _decoded(_MARKED_UP.sub("", text[position:stop]))
    else:
        last = re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE).search(text, position)
        stop = last.start() if last else len(text)
        raw = text[position:stop]
        raw = _decoded(raw) if tag in {"title", "textarea"} else raw
    return (Token("#", raw, _NONE, position), stop) if stop > position else None


def _start(tag: str, attrs: str, offset: int) -> Token:
    if not attrs:
        return _new(Token, ("<", tag, _NONE, offset, False, ""))
    closed = attrs.endswith("/")
    found, doubled = (_known if len(attrs) < _SHORT else _attributes)(attrs)
    return _new(Token, ("<", tag, found, offset, closed, doubled))


def _attributes(attrs: str) -> tuple[dict[str, str], str]:
    """The attributes of a tag, not to be changed, and the name of one that it has twice."""
    found: dict[str, str] = {}
    doubled = ""
    for name, double, single, bare in _ATTRIBUTE.findall(attrs):
        key = name.lower()
        if key in found:
            doubled = key
        else:
            found[key] = _decoded(double or single or bare)
    return found, doubled


_known = lru_cache(4096)(_attributes)


def _decoded(text: str) -> str:
    return html.unescape(text) if "&" in text else text
