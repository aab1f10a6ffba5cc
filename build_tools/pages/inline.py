"""Lays elements over a stretch of text: nested where they nest, split where they cross."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple


class Span(NamedTuple):
    """An element over `[start, end)`; one of no length stands at its place, empty."""

    start: int
    end: int
    tag: str = "span"
    attrs: Mapping[str, str] = {}
    rank: int = 0
    """Of spans over the same stretch the lower rank is outside."""


def lay(text: str, spans: Iterable[Span]) -> str:
    """The text, escaped, with the elements over it; its own characters never change.

    A span that crosses another is closed and opened again (its id stands on its first part
    only; a bare one says on its further parts, by class `z`, that it goes on). A link inside a link would be no HTML: the inner one becomes a `span` without `href`.
    """
    spans = tuple(spans)
    wide = sorted((s for s in spans if s.end > s.start), key=lambda s: (s.start, -s.end, s.rank))
    points = sorted((s for s in spans if s.end == s.start), key=lambda s: (s.start, s.rank))
    edges = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    out: list[str] = []
    stack: list[Span] = []
    for at, until in zip(edges, [*edges[1:], len(text)], strict=True):
        _close(out, stack, at)
        out += [_open(s, stack) + f"</{_tag(s, stack)}>" for s in points if s.start == at]
        for span in wide:
            if span.start == at:
                out.append(_open(span, stack))
                stack.append(span)
        out.append(escape(text[at:until], quote=False))
    return "".join(out)


def _close(out: list[str], stack: list[Span], at: int) -> None:
    """Close what ends here; what crosses it is closed too, and opened again without its id."""
    while any(s.end <= at for s in stack):
        again: list[Span] = []
        while stack:
            span = stack.pop()
            out.append(f"</{_tag(span, stack)}>")
            if span.end <= at:
                break
            again.append(span)
        for span in reversed(again):
            rest = span._replace(attrs=_further(span.attrs))
            out.append(_open(rest, stack))
            stack.append(rest)


def _further(attrs: Mapping[str, str]) -> dict[str, str]:
    return {k: v for k, v in attrs.items() if k != "id"} if attrs else {"class": "z"}


def _tag(span: Span, stack: list[Span]) -> str:
    return "span" if span.tag == "a" and any(s.tag == "a" for s in stack) else span.tag


def _open(span: Span, stack: list[Span]) -> str:
    tag = _tag(span, stack)
    inner = tag != span.tag
    attrs = "".join(
        f' {name}="{escape(value)}"'
        for name, value in span.attrs.items()
        if not (inner and name in ("href", "role"))
    )
    return f"<{tag}{attrs}>"
