"""A drawn chart: whether it has words beside it, and the values its marks carry."""

from __future__ import annotations

import re

from build_tools.built.capture import Capture
from build_tools.built.tree import HIDDEN, Frame
from build_tools.model import Drawing

_VALUE = re.compile(
    r"(.*?)[:：,，=\s]\s*(?:value|数值|值)?[:：=\s]*(-?[\d,，]+(?:\.\d+)?)\s*\D{0,12}$", re.DOTALL
)
_SHAPES = frozenset({"rect", "circle", "path", "g", "line", "ellipse", "polygon", "use"})


_BAR = re.compile(r"M[-\d.]+[ ,][-\d.]+h(-?[\d.]+)v(-?[\d.]+)h-?[\d.]+(?:v-?[\d.]+)?[Zz]")
"""A rectangle as chart programs write it."""


class _Sketch:
    def __init__(self) -> None:
        self.sides: list[tuple[float, float]] = []
        self.printed: list[str] = []
        self.described = ""

    def lengths(self) -> tuple[float, ...]:
        wide, high = {w for w, _ in self.sides}, {h for _, h in self.sides}
        if len(wide) == 1 and len(high) > 1:
            return tuple(h for _, h in self.sides)
        return tuple(w for w, _ in self.sides) if len(high) == 1 and len(wide) > 1 else ()


class Chart:
    """Gathers what the drawings of one figure say."""

    def __init__(self) -> None:
        self.values: list[tuple[str, float, float]] = []
        self._drawings: list[_Sketch] = []
        self._drawn = False
        self._named = False
        self._hidden = True

    def open(self, frame: Frame) -> None:
        """A tag of a drawing."""
        attrs = frame.attrs
        if frame.tag in {"svg", "canvas"}:
            self._drawn = True
            self._drawings.append(_Sketch())
            if any(
                attrs.get(name) for name in ("aria-label", "aria-labelledby", "aria-describedby")
            ):
                self._named = True
            self._hidden = self._hidden and bool(frame.flags & HIDDEN)
        elif frame.tag in {"title", "desc", "text"}:
            frame.capture = frame.capture or Capture()
        elif frame.tag in _SHAPES:
            self._bar(attrs)
            given = number(attrs.get("data-value", ""))
            if given is not None:
                self.values.append((attrs.get("data-label", ""), given, _length(attrs)))
            elif "graphics-symbol" in attrs.get("role", "") and attrs.get("aria-label"):
                self._labelled(attrs["aria-label"], attrs)

    def close(self, frame: Frame) -> None:
        """The end of a name inside a drawing."""
        if frame.tag in {"title", "desc"} and frame.capture is not None and frame.capture.text:
            self._named = True
        if frame.capture is None or not self._drawings:
            return
        if frame.tag == "text" and re.search(r"\d", frame.capture.text):
            self._drawings[-1].printed.append(frame.capture.text[:80])
        elif frame.tag == "desc":
            self._drawings[-1].described = frame.capture.text

    def drawings(self) -> tuple[Drawing, ...]:
        """What each drawing shows; bars only where they differ in one direction alone."""
        return tuple(
            Drawing(s.lengths(), tuple(s.printed), s.described)
            for s in self._drawings
            if s.printed or s.described or s.sides
        )

    def holds(self) -> set[str]:
        """Chart where something is drawn for all to see, named where it has words."""
        if not self._drawn:
            return set()
        return {"drawing" if self._hidden else "chart"} | ({"named"} if self._named else set())

    def _bar(self, attrs: dict[str, str]) -> None:
        found = _BAR.fullmatch(attrs.get("d", ""))
        sides = (found[1], found[2]) if found else (attrs.get("width", ""), attrs.get("height", ""))
        try:
            wide, high = (abs(float(side)) for side in sides)
        except ValueError:
            return
        if self._drawings and "data-value" not in attrs:
            self._drawings[-1].sides.append((wide, high))

    def _labelled(self, label: str, attrs: dict[str, str]) -> None:
        found = _VALUE.fullmatch(label.strip())
        given = number(found[2]) if found else None
        if found and given is not None:
            drawn = _BAR.fullmatch(attrs.get("d", ""))
            length = abs(float(drawn[2])) if drawn else _length(attrs)
            self.values.append((found[1].strip(" ;；,，"), given, length))


def number(text: str) -> float | None:
    """The number that a cell or an attribute holds, or None; separators and units are dropped."""
    found = re.fullmatch(
        r"\D{0,4}?(-?\d[\d,，\s\u202f\u00a0]*(?:\.\d+)?)\s*[^\d.,]{0,12}", text.strip()
    )
    if not found:
        return None
    digits = re.sub(r"[,，\s\u202f\u00a0]", "", found[1])
    try:
        return float(digits)
    except ValueError:
        return None


def _length(attrs: dict[str, str]) -> float:
    """The longer side that varies is not known here: height if it is given, else 0."""
    try:
        return float(attrs.get("height", "") or 0)
    except ValueError:
        return 0.0
