"""What the attributes of an element mean for all it holds, and which ids they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from build_tools.built.tree import (
    ASIDE,
    CAPTION,
    CODE,
    FOREIGN,
    HEAD,
    HIDDEN,
    LINK,
    MAIN,
    NAVIGATION,
    NOTES,
    QUOTE,
    SVG,
    TEMPLATE,
    Frame,
)
from build_tools.model import Pointer

_TAG_FLAGS = {
    **dict.fromkeys(("pre", "code", "kbd", "samp", "var", "tt", "textarea"), CODE),
    "math": CODE | FOREIGN,
    **dict.fromkeys(("script", "style", "noscript-template"), HIDDEN | CODE),
    "template": TEMPLATE | HIDDEN,
    "nav": ASIDE | NAVIGATION,
    "footer": ASIDE | NAVIGATION,
    "header": ASIDE,
    "aside": ASIDE,
    "main": MAIN,
    "svg": SVG | FOREIGN,
    "blockquote": QUOTE,
    "q": QUOTE,
    "cite": QUOTE,
    "head": HEAD,
    "a": LINK,
    "figcaption": CAPTION,
    "caption": CAPTION,
}
_CODE_CLASS = re.compile(
    r"(?:^|\s)(?:arithmatex|math|mathjax|katex|highlight|code|mermaid)(?:\s|$)", re.IGNORECASE
)
_NOTES_CLASS = re.compile(
    r"(?:^|\s)(?:footnotes?|footnote-list|endnotes?|notes)(?:\s|$)", re.IGNORECASE
)
_LISTING_CLASS = re.compile(r"(?:^|\s)fragment(?:\s|$)")
"""A listing as Doxygen writes it."""
_CAPTION_CLASS = re.compile(r"(?:^|\s)(?:[\w-]+-)?caption(?:-text)?(?:\s|$)", re.IGNORECASE)
_IDREFS = frozenset(
    [
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "aria-owns",
        "aria-details",
        "aria-flowto",
        "aria-activedescendant",
        "aria-errormessage",
        "headers",
    ]
)
_IDREF = {"label": ("for",), "output": ("for",), "input": ("list",), "button": ("popovertarget",)}
_DATA = frozenset(
    f"data-{name}"
    for name in (
        "term note ref fig figure table footnote glossary event segment entry anchor "
        "target bs-target"
    ).split()
)
_POINTING = _DATA | _IDREFS | {"for", "list", "popovertarget", "usemap", "name"}
_ROLES = {
    "main": MAIN,
    "doc-endnotes": NOTES,
    **dict.fromkeys(
        ("navigation", "contentinfo", "banner", "complementary", "search"), ASIDE | NAVIGATION
    ),
}


def inherit(frame: Frame) -> None:
    """Give an element the flags and the language that its tag and attributes set."""
    tag, attrs = frame.tag, frame.attrs
    frame.flags |= _TAG_FLAGS.get(tag, 0)
    if tag in {"header", "footer"} and frame.flags & MAIN:
        frame.flags &= ~ASIDE
    if not attrs:
        return
    lang = attrs.get("lang", attrs.get("xml:lang"))
    if lang is not None:
        frame.lang = lang.strip()
        frame.spoken = frame.offset
        frame.explicit = frame.below = tag not in {"html", "body"}
    if "class" in attrs:
        frame.flags |= _class_flags(tag, attrs["class"])
        if len(attrs) == 1:
            return
    frame.flags |= _ROLES.get(attrs.get("role", ""), 0)
    if "hidden" in attrs or attrs.get("aria-hidden") == "true":
        frame.flags |= HIDDEN


@lru_cache(1024)
def _class_flags(tag: str, classes: str) -> int:
    flags = 0
    if _CODE_CLASS.search(classes) or (tag == "div" and _LISTING_CLASS.search(classes)):
        flags |= CODE
    if tag != "a" and _NOTES_CLASS.search(classes):
        flags |= NOTES
    if tag in {"p", "div", "span", "figcaption"} and _CAPTION_CLASS.search(classes):
        flags |= CAPTION
    return flags


def pointers(frame: Frame, line: int) -> Iterator[Pointer]:
    """The ids and entries that the attributes of an element name."""
    attrs = frame.attrs
    if _POINTING.isdisjoint(attrs):
        return
    for name in _IDREFS & attrs.keys():
        for value in attrs[name].split():
            yield Pointer(name, value, line, frame.near)
    for name in _IDREF.get(frame.tag, ()):
        if attrs.get(name):
            yield Pointer(name, attrs[name], line, frame.near)
    if "usemap" in attrs or (frame.tag == "map" and "name" in attrs):
        name = "map" if frame.tag == "map" else "usemap"
        yield Pointer(name, attrs["name" if name == "map" else name].lstrip("#"), line, frame.near)
    for name in _DATA & attrs.keys():
        if attrs[name]:
            yield Pointer(name, attrs[name], line, frame.near)
