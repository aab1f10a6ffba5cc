"""One HTML page to a BuiltPage: a single pass over its tags that keeps no running text."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from build_tools.built import languages
from build_tools.built.attributes import inherit, pointers
from build_tools.built.blocks import Blocks
from build_tools.built.capture import Capture, Piece
from build_tools.built.figures import Figures
from build_tools.built.links import Links
from build_tools.built.notes import MARKING, Notes
from build_tools.built.tokens import RAW, VOID, Lines, Token, tokens
from build_tools.built.tree import (
    ASIDE,
    BREAKS,
    CAPTION,
    FOREIGN,
    HEAD,
    HIDDEN,
    IMPLYING,
    MAIN,
    NAVIGATION,
    QUOTE,
    SVG,
    TEMPLATE,
    Frame,
    Tree,
)
from build_tools.built.wording import decoded, missing_words
from build_tools.model import BuiltPage, Heading, Pointer, Slip

_THINGS = frozenset(
    (
        "img svg video audio canvas iframe object embed input select textarea button form math hr"
    ).split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WATCHED = frozenset({"html", "main", "br", "title"})
_QUIET = frozenset(
    (
        "p span em strong b i u s small big tt code var samp kbd abbr pre ul dl dd dt tbody thead "
        "tfoot font center"
    ).split()
)
"""Elements that say nothing by themselves, when a class is all they have."""


class Reading(NamedTuple):
    """A page, the wanted words that it does not have, and file names in its scripts."""

    page: BuiltPage
    lacking: frozenset[str]
    spoken: frozenset[str]


def read_page(path: str, data: bytes, wanted: Collection[str] = ()) -> Reading:
    """A page from its bytes, with those of the `wanted` words that it lacks; it never fails."""
    text, charset = decoded(data)
    reader = _Reader(path, text, collect=bool(wanted))
    page = reader.read(charset)
    lacking = missing_words(wanted, reader.heard) if wanted else frozenset()
    return Reading(page, lacking, frozenset(reader.links.spoken))


class _Reader:
    """The state of one pass over one page."""

    def __init__(self, path: str, text: str, *, collect: bool) -> None:
        self.path, self.text, self.collect = path, text, collect
        self.markup = path.endswith(".xhtml")
        """Every slash at the end of a tag closes it."""
        self.line = Lines(text)
        self.tree = Tree()
        self.blocks = Blocks(text, self.line, collect=collect)
        self.links, self.notes = Links(self.line), Notes(self.line, self.blocks.tail)
        self.figures = Figures(self.line)
        self.capturing: list[Capture] = []
        self.ids: list[tuple[str, int]] = []
        self.names: set[str] = set()
        self.headings: list[Heading] = []
        self.pointers: list[Pointer] = []
        self.slips = self.blocks.slips
        self.heard = self.blocks.heard
        self.lang: str | None = None
        self.title: str | None = None
        self.whole = bool(re.search(r"<(?:!doctype|html|head|body)\b", text, re.IGNORECASE))
        self.has_main, self.said, self.said_main = False, 0, 0

    # ---- tags ----

    def read(self, charset: str) -> BuiltPage:
        for token in tokens(self.text):
            kind = token.kind
            if kind == "#":
                self._text(token)
            elif kind == "<":
                self._start(token)
            else:
                if self.blocks.open and token.tag in BREAKS:
                    self._end_block()
                for frame in self.tree.end(token.tag, token.offset):
                    self._close(frame)
        for frame in self.tree.close():
            self._close(frame)
        self._end_block()
        return self._page(charset)

    def _start(self, token: Token) -> None:
        tag, attrs = token.tag, token.attrs
        if self.blocks.open and tag in BREAKS:
            self._end_block()
        if tag in IMPLYING:
            for closed in self.tree.implied(tag):
                self._close(closed)
        frame = self.tree.push(tag, attrs, token.offset)
        inherit(frame)
        if not frame.flags & TEMPLATE and (token.doubled or not self._quiet(frame)):
            if attrs:
                self._record(frame, token)
            self._open(frame)
        if tag in VOID or (token.closed and (frame.flags & FOREIGN or self.markup)):
            self.tree.stack.pop()
            self._close(frame)

    def _quiet(self, frame: Frame) -> bool:
        """True for an element that neither names nor holds anything of its own."""
        attrs = frame.attrs
        return (
            frame.tag in _QUIET
            and not (self.figures.drafts or frame.flags & CAPTION)
            and (not attrs or (len(attrs) == 1 and "class" in attrs))
        )

    def _record(self, frame: Frame, token: Token) -> None:
        at = self.line(token.offset)
        if frame.id:
            self.ids.append((frame.id, at))
        if frame.tag == "a" and "name" in frame.attrs:
            self.names.add(frame.attrs["name"])
        if token.doubled:
            message = f"<{frame.tag}> has {token.doubled} twice"
            self.slips.append(Slip("attribute", at, message, frame.near))
        self.pointers += pointers(frame, at)

    def _open(self, frame: Frame) -> None:
        tag, attrs, stack = frame.tag, frame.attrs, self.tree.stack
        if tag in _THINGS:
            if attrs.get("alt"):
                self.blocks.attribute(attrs["alt"], frame.offset, frame.near)
            if not frame.flags & NAVIGATION:
                self._say(1, frame)
        elif tag in _HEADINGS:
            frame.capture = Capture()
        elif tag in _WATCHED:
            self._watched(frame)
        if attrs:
            if attrs.get("role") == "main":
                self.has_main = True
            self.links.open(frame, stack)
        if frame.id or tag in MARKING:
            self.notes.open(frame, stack)
        self.figures.open(frame, stack)
        if frame.capture is not None:
            self.capturing.append(frame.capture)

    def _watched(self, frame: Frame) -> None:
        if frame.tag == "html":
            self.lang = frame.attrs.get("lang", frame.attrs.get("xml:lang"))
        elif frame.tag == "main":
            self.has_main = True
        elif frame.tag == "br":
            self.blocks.open.append(Piece("\n", frame, frame.offset))
        elif not frame.flags & SVG and self.title is None:
            frame.capture = Capture()
            self.title = ""

    def _close(self, frame: Frame) -> None:
        if frame.flags & TEMPLATE:
            return
        stack, captured = self.tree.stack, frame.capture is not None
        if frame.tag == "a":
            self.links.close(frame, stack)
        if frame.id or captured:
            self.notes.close(frame, stack)
        if captured or self.figures.drafts:
            self.figures.close(frame, stack)
        if not captured:
            return
        self.capturing.remove(frame.capture)
        text = frame.capture.text
        if frame.tag == "title" and not frame.flags & SVG:
            self.title = text
            self.heard += [" ", text]
            self.blocks.attribute(text, frame.offset, "")
        elif frame.tag in _HEADINGS and not frame.flags & HIDDEN:
            level = int(frame.tag[1])
            aside = bool(frame.flags & (ASIDE | QUOTE | HIDDEN))
            at = self.line(frame.offset)
            text = text or " ".join(frame.capture.names)
            self.headings.append(Heading(level, text[:80], at, frame.near, aside))

    # ---- text ----

    def _text(self, token: Token) -> None:
        if not self.blocks.open and not self.capturing and token.tag.isspace():
            return
        top = self.tree.top
        if top is None:
            if token.tag.strip():
                self.blocks.open.append(
                    Piece(token.tag, Frame("", {}, token.offset, None), token.offset)
                )
            return
        if top.flags & TEMPLATE:
            self.heard += [" ", token.tag] if self.collect else []
            return
        if top.tag in RAW and top.tag != "title":
            if top.tag != "textarea":
                self.links.raw(top, token.tag, token.offset)
            return
        for capture in self.capturing:
            capture.add(token.tag, top.lang)
        if self.collect and top.flags & SVG:
            self.heard += [" ", token.tag]
        if top.tag != "title" and not top.flags & (HEAD | SVG):
            self.blocks.open.append(Piece(token.tag, top, token.offset))

    def _say(self, amount: int, frame: Frame) -> None:
        self.said += amount
        if frame.flags & MAIN:
            self.said_main += amount

    def _end_block(self) -> None:
        ended = self.blocks.end()
        if ended is None:
            return
        joined, shown, pieces = ended
        frame = pieces[0].frame
        if not frame.flags & NAVIGATION:
            self._say(len(joined.strip()), frame)
        self.figures.said(shown, pieces)

    # ---- the page ----

    def _page(self, charset: str) -> BuiltPage:
        at_most = 5
        for message, offset in self.tree.faults[:at_most]:
            self.slips.append(Slip("unclosed", self.line(offset), message))
        said = self.said_main if self.has_main else self.said
        lang = self.lang
        written = (
            languages.contradiction(lang, self.blocks.totals[lang])
            if lang and lang in self.blocks.totals
            else ""
        )
        slips = list(self.blocks.found())
        if written:
            slips = [s for s in slips if s.kind != "stretch"]
            slips.append(Slip("page", 1, f"lang is {lang}, but the text is in {written}"))
        return BuiltPage(
            path=self.path,
            whole=self.whole,
            charset=charset,
            lang=lang,
            title=self.title,
            base=self.links.base,
            base_fault=self.links.base_fault,
            hidden=self.links.hidden,
            empty=said == 0,
            digest=self.blocks.digest,
            links=tuple(self.links.found(redirects=self.said == 0)),
            ids=tuple(self.ids),
            names=frozenset(self.names),
            headings=tuple(self.headings),
            figures=tuple(self.figures.found()),
            mentions=tuple(self.figures.mentions),
            notes=tuple(self.notes.found()),
            calls=tuple(self.notes.calls_found()),
            pointers=tuple(self.pointers),
            slips=tuple(slips),
        )
