"""A figure or table while it is open: what it holds so far, and the grid of its cells."""

from __future__ import annotations

from build_tools.built.capture import Capture
from build_tools.built.charts import Chart
from build_tools.built.tree import Frame
from build_tools.model import Numbered


class Draft:
    """A figure or table while it is open."""

    def __init__(self, kind: str, frame: Frame) -> None:
        self.kind, self.frame = kind, frame
        self.ids: set[str] = {frame.id} if frame.id else set()
        self.caption: str | None = None
        self.before: tuple[str, tuple[Numbered, ...]] | None = None
        """A caption that stands before the table, for want of one in it."""
        self.numbers: tuple[Numbered, ...] = ()
        self.images: list[str] = []
        self.holds: set[str] = set()
        self.downloads: list[str] = []
        self.widths: list[int] = []
        self.rows: list[list[str]] = []
        self.spans: dict[int, tuple[int, int]] = {}
        self.chart = Chart()
        self.cells = 0


def lay(draft: Draft, frame: Frame) -> None:
    """Count a tag of a table into its rows and columns."""
    if frame.tag in {"thead", "tbody", "tfoot"}:
        draft.spans = {}
    elif frame.tag == "tr":
        _row(draft)
    elif frame.tag in {"td", "th"}:
        _cell(draft, frame)


def _row(draft: Draft) -> None:
    draft.rows.append([])
    carried = {c: (n - 1, w) for c, (n, w) in draft.spans.items() if n > 1}
    draft.spans = carried
    draft.widths.append(sum(w for _, w in carried.values()))


def _cell(draft: Draft, frame: Frame) -> None:
    if not draft.rows:
        _row(draft)
    frame.capture = frame.capture or Capture()
    wide, deep = _span(frame, "colspan"), _span(frame, "rowspan")
    draft.widths[-1] += wide
    if deep > 1:
        draft.spans[len(draft.widths) * 1000 + draft.widths[-1]] = (deep, wide)


def _span(frame: Frame, name: str) -> int:
    value = frame.attrs.get(name, "1").strip()
    number = int(value) if value.isdecimal() and len(value) < 5 else 1  # noqa: PLR2004 - HTML's own limit
    return number or (999 if name == "rowspan" else 1)
