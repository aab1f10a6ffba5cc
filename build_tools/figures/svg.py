"""A drawing made fit for a page: only what shows, in the page's own colours, with a name."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html import escape

from build_tools.model import Bilingual

_SVG = "{http://www.w3.org/2000/svg}"
_GEOMETRY = ("d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height")
_INK = ("fill", "fill-opacity", "opacity", "stroke", "stroke-width", "stroke-dasharray")
_FACE = ("font-size", "font-weight", "font-style", "text-anchor")
_KEPT = frozenset((*_GEOMETRY, *_INK, *_FACE, "points", "transform", "href"))
_NOTHING = {
    "opacity": "1",
    "transform": "translate(0,0)",
    "font-weight": "normal",
    "font-style": "normal",
    "fill": "#000",
    "x2": "0",
    "y2": "0",
}
_FRACTION = re.compile(r"-?\d+\.\d+")
_HAN = re.compile("[\u3400-\u9fff]")


def fit(drawn: str, name: str, title: Bilingual, said: Bilingual) -> str:
    """The drawing as an element for a page: no fonts, no fixed size, colours by custom property.

    `name` begins its ids; `title` names it and `said` says its values, for a screen reader.

    Raises:
        ValueError: it is no SVG.
    """
    try:
        root = ET.fromstring(drawn)  # noqa: S314
    except ET.ParseError as error:
        raise ValueError(str(error)) from error
    return framed(root.get("viewBox", ""), _children(root), name, title, said)


def framed(box: str, inner: str, name: str, title: Bilingual, said: Bilingual) -> str:
    """The `svg` element around a drawing, with its title and description in both languages."""
    width, height = box.split()[2:4]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(title.zh)} · {escape(title.en)}</title>'
        f'<desc id="{name}-d">{escape(said.zh)} {escape(said.en)}</desc>{inner}</svg>'
    )


def _children(node: ET.Element) -> str:
    """What a node holds; a line drawn for each value on the same place is drawn once."""
    return "".join(dict.fromkeys(_element(child) for child in node))


def _element(node: ET.Element) -> str:
    tag = node.tag.removeprefix(_SVG)
    inner = _children(node)
    if tag == "text":
        lang = ' lang="zh-Hans"' if _HAN.search("".join(node.itertext())) else ' lang="en"'
        return (
            f"<text{lang}{_attributes(node)}>{escape(node.text or '', quote=False)}{inner}</text>"
        )
    if tag == "tspan":
        return f"<tspan{_attributes(node)}>{escape(node.text or '', quote=False)}</tspan>"
    if _unseen(node, tag, inner):
        return ""
    attributes = _attributes(node)
    if tag == "g" and not attributes:
        return inner
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"


def _round(found: re.Match[str]) -> str:
    """A tenth of a pixel is as fine as an eye sees."""
    return f"{float(found[0]):.1f}".removesuffix(".0")


def _unseen(node: ET.Element, tag: str, inner: str) -> bool:
    """Groups with nothing in them, and paths that draw no ink."""
    if node.get("display") == "none" or (tag in {"g", "defs"} and not inner):
        return True
    if tag != "path":
        return False
    empty = not node.get("d") or node.get("class") in {"background", "foreground"}
    return empty and not node.get("stroke", "").startswith("var(")


def _attributes(node: ET.Element) -> str:
    found = ""
    for key, value in node.attrib.items():
        name = key.rpartition("}")[2]
        if name in _KEPT and _NOTHING.get(name) != value:
            size = value.removesuffix("px") if name == "font-size" else _FRACTION.sub(_round, value)
            found += f' {name}="{escape(size)}"'
    return found
