"""Open elements of a page: which end tags are implied, and which are missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from build_tools.built.tokens import VOID

_BLOCKS = frozenset(
    (
        "address article aside blockquote center details dialog dir div dl fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu "
        "nav ol p pre search section summary table ul"
    ).split()
)
BREAKS = _BLOCKS | frozenset(
    ("html body head li dt dd tr td th caption thead tbody tfoot option title button").split()
)
"""Elements whose tags end a run of text."""

_OPTIONAL = frozenset(
    (
        "p li dt dd option optgroup tr td th thead tbody tfoot colgroup caption rt rp "
        "rb rtc html head body"
    ).split()
)
"""End tags that may be left out. Source: HTML Standard, 13.1.2.4 Optional tags."""

_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select", "datalist"})),
    "optgroup": (frozenset({"option", "optgroup"}), frozenset({"select"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr", "td", "th", "caption", "colgroup"}), frozenset({"table"})),
    "thead": (frozenset({"caption", "colgroup"}), frozenset({"table"})),
    "tbody": (
        frozenset(["thead", "tbody", "tr", "td", "th", "caption", "colgroup"]),
        frozenset({"table"}),
    ),
    "tfoot": (
        frozenset(["thead", "tbody", "tr", "td", "th", "caption", "colgroup"]),
        frozenset({"table"}),
    ),
    "rt": (frozenset({"rt", "rp", "rb"}), frozenset({"ruby"})),
    "rp": (frozenset({"rt", "rp", "rb"}), frozenset({"ruby"})),
    "body": (frozenset({"head"}), frozenset({"html"})),
}
IMPLYING = _BLOCKS | _CLOSES.keys()
"""Elements whose start tag may end others."""
_P = frozenset({"p"})
_TABLES = frozenset("table tr td th thead tbody tfoot caption body html svg button object".split())
"""Elements whose end tag looks past the bounds of a cell."""
_TEMPLATE = frozenset({"template"})
_SCOPE = frozenset({"td", "th", "caption", "template", "button", "object", "svg", "table"})
_PHRASING_ROOTS = _SCOPE | frozenset({"html"})


CODE, HIDDEN, TEMPLATE, ASIDE, CAPTION, SVG, MAIN, QUOTE, NOTES, HEAD, LINK, NAVIGATION, FOREIGN = (
    1 << n for n in range(13)
)
"""Flags of an element and all it holds; FOREIGN is XML inside HTML, where a slash ends a tag."""


class Frame:
    """An open element; `flags`, `lang` and `near` are inherited, the rest is its own."""

    __slots__ = (
        "attrs", "below", "capture", "explicit", "flags", "id", "lang", "near", "offset",
        "spoken", "tag",
    )  # fmt: skip

    def __init__(self, tag: str, attrs: dict[str, str], offset: int, parent: Frame | None) -> None:
        self.tag, self.attrs, self.offset = tag, attrs, offset
        self.id = attrs.get("id", "") if attrs else ""
        self.near: str = self.id
        self.flags: int = 0
        self.lang: str = ""
        self.below: bool = False
        """The language was set by an element of the body, not by the page."""
        self.explicit = False
        """The language was set by this very element."""
        self.spoken: int = -1
        """Offset of the element that set the language."""
        self.capture: Any = None
        if parent is not None:
            self.flags, self.lang = parent.flags, parent.lang
            self.below, self.spoken = parent.below, parent.spoken
            self.near = self.id or parent.near


class Tree:
    """The stack of open elements; tells what each tag closes and collects what is missing."""

    def __init__(self) -> None:
        self.stack: list[Frame] = []
        self.faults: list[tuple[str, int]] = []
        """(words, offset) of each missing or surplus tag."""
        self._missed: list[str] = []

    @property
    def top(self) -> Frame | None:
        """The innermost open element."""
        return self.stack[-1] if self.stack else None

    def push(self, tag: str, attrs: dict[str, str], offset: int) -> Frame:
        """Open an element; `implied` must have been emptied before."""
        frame = Frame(tag, attrs, offset, self.top)
        self.stack.append(frame)
        return frame

    def implied(self, tag: str) -> Iterator[Frame]:
        """Elements that a start tag closes, innermost first."""
        if tag in _CLOSES:
            closed, bounds = _CLOSES[tag]
            depth = self._find(closed, bounds | {"template", "svg"}, outermost=True)
            if depth is not None:
                yield from self._pop_to(depth, matched=True)
        if tag in _BLOCKS:
            depth = self._find(_P, _PHRASING_ROOTS)
            if depth is not None:
                yield self.stack.pop(depth)

    def end(self, tag: str, offset: int) -> Iterator[Frame]:
        """Elements that an end tag closes, innermost first; none where it closes nothing."""
        if tag in VOID:
            return
        if self.stack and self.stack[-1].tag == tag:
            yield self.stack.pop()
            return
        depth = self._find(frozenset({tag}), _TEMPLATE if tag in _TABLES else _SCOPE)
        if depth is not None:
            yield from self._pop_to(depth, matched=True)
        elif tag in self._missed:
            self._missed.remove(tag)
            at = max(i for i, f in enumerate(self.faults) if f[0] == f"<{tag}> is not closed")
            message = f"<{tag}> is not closed before the end of what holds it"
            self.faults[at] = (message, self.faults[at][1])
        elif tag not in {"p", "html", "body", "head"}:
            self.faults.append((f"</{tag}> closes nothing", offset))

    def close(self) -> Iterator[Frame]:
        """Everything that is still open at the end of the page, innermost first."""
        yield from self._pop_to(0, matched=False)

    def _find(
        self, tags: frozenset[str], bounds: frozenset[str], *, outermost: bool = False
    ) -> int | None:
        found = None
        for depth in range(len(self.stack) - 1, -1, -1):
            tag = self.stack[depth].tag
            if tag in tags:
                found = depth
                if not outermost:
                    return found
            elif tag in bounds:
                break
        return found

    def _pop_to(self, depth: int, *, matched: bool) -> Iterator[Frame]:
        while len(self.stack) > depth:
            frame = self.stack.pop()
            own = matched and len(self.stack) == depth
            if not own and frame.tag not in _OPTIONAL:
                self._missing(frame)
            yield frame

    def _missing(self, frame: Frame) -> None:
        self.faults.append((f"<{frame.tag}> is not closed", frame.offset))
        self._missed.append(frame.tag)
