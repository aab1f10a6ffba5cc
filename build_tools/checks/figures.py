"""Family F1: figures as they are written, and what was drawn from them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from build_tools.checks.base import Check, Fault, check
from build_tools.checks.text import place
from build_tools.findings import Severity, Where
from build_tools.model import Annotated, DrawnFigure, Site

ERROR = Severity.ERROR
_SVG = "{http://www.w3.org/2000/svg}"
_ACTIVE = frozenset({"script", "foreignObject", "iframe", "image", "use", "a", "animate", "set"})
_HAN = re.compile("[\u4e00-\u9fff]")


def _figures(site: Site) -> Iterator[tuple[Annotated, DrawnFigure, Where]]:
    for annotated in site.editions:
        for figure in annotated.figures:
            yield annotated, figure, place(site, annotated.edition, figure.record.id)


@check("F101", ERROR, "A figure has its title, caption and alt in both languages")
def silent(site: Site) -> Iterator[Fault]:
    """Each says something in its own language."""
    for _, figure, where in _figures(site):
        record = figure.record
        for name, text in (
            ("title", record.title),
            ("caption", record.caption),
            ("alt", record.alt),
        ):
            if not _HAN.search(text.zh):
                yield Fault(
                    where, f"{record.id} has no Chinese {name}", f"write `{name}: {{zh: …}}`"
                )
            if not text.en.strip() or _HAN.search(text.en):
                yield Fault(
                    where, f"{record.id} has no English {name}", f"write `{name}: {{en: …}}`"
                )


@check("F102", ERROR, "Figures are numbered from 1 without a gap, by the end of their id")
def numbering(site: Site) -> Iterator[Fault]:
    """fig-1, fig-2, fig-3; an id that ends in no number has none."""
    for annotated in site.editions:
        numbers = {f.number for f in annotated.figures}
        for figure in annotated.figures:
            where = place(site, annotated.edition, figure.record.id)
            if figure.record.id != f"fig-{figure.number}" or not figure.number:
                yield Fault(
                    where, f"“{figure.record.id}” gives no number", "call it fig-1, fig-2 …"
                )
            elif figure.number > 1 and figure.number - 1 not in numbers:
                message = f"{figure.record.id}, but there is no fig-{figure.number - 1}"
                yield Fault(where, message, "number figures without a gap")


@check("F103", ERROR, "The text leads to every figure")
def unmarked(site: Site) -> Iterator[Fault]:
    """By a number that feeds it, or by words given in `calls`."""
    for annotated, figure, where in _figures(site):
        key = figure.record.id
        led = {f for card in annotated.cards for f in card.figures[:1]}
        led |= {m.ref for m in annotated.marks if m.kind == "figure"}
        if key not in led:
            hint = "give `calls`: words of the text, in both languages, that lead to it"
            yield Fault(where, f"nothing in the text leads to {key}", hint)


@check("F104", ERROR, "A drawing can be read, has a name, and carries nothing that acts or loads")
def unsafe(site: Site) -> Iterator[Fault]:
    """No script, no handler, no picture or address in it."""
    for _, figure, where in _figures(site):
        image = figure.record.image
        vector = image is not None and image.file.endswith(".svg") and figure.picture
        pictures = (figure.picture.decode("utf-8", "replace"),) if vector else ()
        for drawing in (*figure.drawings, *pictures):
            for fault in dict.fromkeys(_faults(drawing)):
                yield Fault(where, f"{figure.record.id}: {fault}", "mend its specification")


def _faults(drawing: str) -> Iterator[str]:
    try:
        root = ET.fromstring(drawing)  # noqa: S314 - our own drawing
    except ET.ParseError as error:
        yield f"the drawing is no XML: {error}"
        return
    if not (root.findtext(f"{_SVG}title") or "").strip(" ·"):
        yield "the drawing has no title"
    for node in root.iter():
        tag = node.tag.removeprefix(_SVG)
        outside = [v for k, v in node.attrib.items() if k.rpartition("}")[2] in {"href", "src"}]
        if tag in _ACTIVE:
            yield f"the drawing holds <{tag}>" + (f" with “{outside[0]}”" if outside else "")
        elif any(k.startswith("on") for k in node.attrib):
            yield f"<{tag}> of the drawing has a handler"


@check("F110", ERROR, "A figure names clauses that exist")
def homeless(site: Site) -> Iterator[Fault]:
    """In `segments`, in `calls`, in its points and in its boxes."""
    for annotated, figure, where in _figures(site):
        edition = annotated.edition
        known = {s.id for s in edition.segments}
        for segment in dict.fromkeys((*figure.segments, *(c.segment for c in figure.record.calls))):
            if segment not in known:
                yield Fault(where, f"{figure.record.id}: no segment {segment}", "mend the id")


CHECKS: tuple[Check[Site], ...] = (silent, numbering, unmarked, unsafe, homeless)
