"""The figures and tables of a page, their numbers, and where its text names them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from build_tools.built import text as words
from build_tools.built.capture import Capture, Piece, piece_at
from build_tools.built.draft import Draft, lay
from build_tools.built.tree import CAPTION, CODE, HIDDEN, LINK, NAVIGATION, NOTES, QUOTE, SVG, Frame
from build_tools.model import Figure, Mention, Numbered

_DATA_FILE = re.compile(r"\.(?:csv|tsv|json)(?:[?#]|$)", re.IGNORECASE)
_FIGURE_CLASS = re.compile(r"(?:^|\s)(?:figure|wp-caption)(?:\s|$)")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS_AT_MOST = 4_000
_MARKER = re.compile(r"fig|tab|chart|[图圖表]", re.IGNORECASE)


class Figures:
    """Gathers the figures, tables and mentions of one page."""

    def __init__(self, line: Callable[[int], int]) -> None:
        self.line = line
        self.mentions: list[Mention] = []
        self.drafts: list[Draft] = []
        """Figures and tables that are open, the innermost last."""
        self._done: list[tuple[Draft, tuple[Frame, ...]]] = []
        self._lone: list[tuple[Numbered, int, str]] = []
        self._downloads: list[str] = []
        self._above: dict[int, int] = {}
        self._anchor = ""
        self._pending: tuple[str, tuple[Numbered, ...]] | None = None

    # ---- tags ----

    def open(self, frame: Frame, stack: list[Frame]) -> None:
        """Start a figure, or note what stands in the open one."""
        kind = _kind(frame)
        if kind and not (kind == "drawing" and self.drafts):
            self._begin(kind, frame, stack)
        if frame.flags & CAPTION and frame.capture is None and not _inside_caption(stack):
            frame.capture = Capture()
        if self.drafts:
            self._within(self.drafts[-1], frame)
            return
        if frame.id and frame.tag in {"a", "span", "div"}:
            self._anchor = frame.id
        if frame.tag in _HEADINGS:
            self._pending = None

    def _within(self, draft: Draft, frame: Frame) -> None:
        tag = frame.tag
        if frame.id:
            for outer in self.drafts:
                outer.ids.add(frame.id)
        if tag == "img" or (tag == "image" and frame.flags & SVG):
            self._picture(draft, frame)
        elif tag in _CONTENT and not frame.flags & HIDDEN:
            draft.holds.add(_CONTENT[tag])
        elif tag == "a" and frame.attrs.get("href"):
            self._download(frame.attrs["href"])
        if tag in {"svg", "canvas"} or frame.flags & SVG:
            draft.chart.open(frame)
        elif draft.kind == "table":
            lay(draft, frame)

    def close(self, frame: Frame, stack: list[Frame]) -> None:
        """End a caption, a cell, a row or a figure."""
        tag = frame.tag
        if frame.flags & CAPTION and frame.capture is not None and not _inside_caption(stack):
            self._captioned(frame)
        if tag == "a" and not self.drafts and frame.attrs.get("href"):
            self._download(frame.attrs["href"])
        if not self.drafts:
            return
        draft = self.drafts[-1]
        if frame.flags & SVG:
            draft.chart.close(frame)
        if tag in {"td", "th"} and draft.kind == "table" and draft.rows and frame.capture:
            if draft.cells < _CELLS_AT_MOST:
                draft.cells += 1
                draft.rows[-1].append(frame.capture.text[:80])
        elif frame is draft.frame:
            self.drafts.pop()
            self._finish(draft, stack)

    def said(self, text: str, pieces: list[Piece]) -> None:
        """A block of text: what it names, and whether it is a caption by itself."""
        if not _MARKER.search(text):
            return
        frame = pieces[0].frame
        skip = CAPTION | NAVIGATION | HIDDEN
        lone = words.lone_caption(text) if not frame.flags & skip else None
        if lone:
            self._lone.append((lone, self.line(pieces[0].offset), frame.near))
            if lone.kind == "table":
                self._pending = (text.strip(), (lone,))
        for name in words.named(text):
            if lone and name.start <= len(text) - len(text.lstrip()):
                continue
            piece = piece_at(pieces, name.start)
            if piece.frame.flags & (skip | CODE) or _heading(piece.frame):
                continue
            quoted = bool(piece.frame.flags & QUOTE)
            self.mentions.append(
                Mention(
                    name.numbered,
                    self.line(piece.offset),
                    piece.frame.near,
                    _url(piece.frame, pieces),
                    name.foreign or quoted,
                )
            )

    # ---- the result ----

    def found(self) -> Iterator[Figure]:
        """Figures and tables in order, then captions that stand alone."""
        alone = [d for d, _ in self._done if d.kind == "table" or "table" in d.holds]
        for draft, around in self._done:
            ids = set(draft.ids)
            for frame in around:
                if self._above.get(frame.offset) == 1 and frame.id:
                    ids.add(frame.id)
            downloads = tuple(draft.downloads)
            if (
                not downloads
                and len(alone) == 1
                and draft is alone[0]
                and len(self._downloads) == 1
            ):
                downloads = tuple(self._downloads)
            drawings = draft.chart.drawings()
            compared = bool(downloads or draft.chart.values or drawings)
            yield Figure(
                draft.kind,
                self.line(draft.frame.offset),
                draft.frame.id or draft.frame.near,
                frozenset(ids),
                draft.frame.lang,
                draft.caption,
                draft.numbers,
                tuple(draft.images),
                frozenset(draft.holds | draft.chart.holds()),
                downloads,
                tuple(draft.widths),
                tuple(tuple(row) for row in draft.rows) if compared else (),
                tuple(draft.chart.values),
                drawings,
            )
        for numbered, line, near in self._lone:
            yield Figure(
                numbered.kind, line, near, numbers=(numbered,), holds=frozenset({"paragraph"})
            )

    # ---- parts ----

    def _begin(self, kind: str, frame: Frame, stack: list[Frame]) -> None:
        for above in stack[:-1]:
            self._above[above.offset] = self._above.get(above.offset, 0) + 1
        draft = Draft(kind, frame)
        if kind == "table" and not self.drafts and self._pending:
            draft.before, self._pending = self._pending, None
        if self._anchor:
            draft.ids.add(self._anchor)
        self._anchor = ""
        self.drafts.append(draft)

    def _finish(self, draft: Draft, stack: list[Frame]) -> None:
        outer = self.drafts[-1] if self.drafts else None
        if draft.kind == "table" and outer is not None and draft.caption is None:
            outer.holds.add("table")
            if outer.kind == "figure" and not outer.widths:
                outer.widths, outer.rows = draft.widths, draft.rows
                return
        if draft.caption is None and draft.before:
            draft.caption, draft.numbers = draft.before
        if draft.kind == "figure" and any(n.kind == "table" for n in draft.numbers):
            draft.kind = "table"
        self._done.append((draft, tuple(stack)))

    def _captioned(self, frame: Frame) -> None:
        numbers = words.labels(frame.capture.pieces)
        text = frame.capture.text
        if not self.drafts:
            self._pending = (text, numbers) if all(n.kind == "table" for n in numbers) else None
            at = self.line(frame.offset)
            self._lone += [(n, at, frame.near) for n in numbers]
            return
        draft = self.drafts[-1]
        if draft.caption is None or not draft.numbers:
            draft.caption = text if draft.caption is None else f"{draft.caption} {text}"
            draft.numbers = numbers

    def _picture(self, draft: Draft, frame: Frame) -> None:
        attrs = frame.attrs
        decoration = (
            attrs.get("alt") == "" or frame.flags & HIDDEN or attrs.get("role") == "presentation"
        )
        draft.holds.add("decoration" if decoration else "image")
        url = attrs.get("src") or attrs.get("href") or ""
        if url and not url.startswith("data:"):
            draft.images.append(url)

    def _download(self, url: str) -> None:
        listed = any(draft.frame.tag == "table" for draft in self.drafts)
        if _DATA_FILE.search(url) and not listed:  # a table of downloads is not one's own table
            (self.drafts[0].downloads if self.drafts else self._downloads).append(url)


_CONTENT = {
    "pre": "code",
    "video": "media",
    "audio": "media",
    "iframe": "media",
    "object": "media",
    "blockquote": "quote",
}


def _kind(frame: Frame) -> str:
    role = frame.attrs.get("role", "")
    if role in {"presentation", "none"} or frame.flags & (HIDDEN | NOTES):
        return ""
    if frame.tag == "figure" or role == "figure":
        return "figure"
    if frame.tag == "table":
        return "table"
    if frame.tag == "canvas" or (frame.tag == "svg" and role == "img"):
        return "drawing"
    if frame.tag == "div" and _FIGURE_CLASS.search(frame.attrs.get("class", "")):
        return "figure"
    return ""


def _inside_caption(stack: list[Frame]) -> bool:
    return any(f.flags & CAPTION and f.capture is not None for f in stack[:-1])


def _heading(frame: Frame) -> bool:
    return frame.tag in _HEADINGS


def _url(frame: Frame, pieces: list[Piece]) -> str:
    if not frame.flags & LINK:
        return ""
    if frame.tag == "a":
        return frame.attrs.get("href", "")
    anchors = [p.frame for p in pieces if p.frame.tag == "a"]
    return anchors[0].attrs.get("href", "") if len(anchors) == 1 else ""
