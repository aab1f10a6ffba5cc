"""One HTML page to a BuiltPage: a single pass over its tags that keeps no running text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from build_tools.built import languages
from build_tools.built import text as words
from build_tools.built.attributes import inherit, pointers
from build_tools.built.capture import Capture, Piece, piece_at
from build_tools.built.figures import Figures
from build_tools.built.links import Links
from build_tools.built.notes import Notes
from build_tools.built.tokens import RAW, VOID, Token, line, lines, tokens
from build_tools.built.tree import (
    ASIDE,
    BREAKS,
    CODE,
    HEAD,
    HIDDEN,
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
_ENOUGH = 100
"""Function words after which the language of a page in Latin script is clear."""


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
        self.starts = lines(text)
        self.tree = Tree()
        self.links, self.notes = Links(self.line), Notes(self.line)
        self.figures = Figures(self.line)
        self.parts = (self.links, self.notes, self.figures)
        self.block: list[Piece] = []
        self.capturing: list[Capture] = []
        self.ids: list[tuple[str, int]] = []
        self.names: set[str] = set()
        self.headings: list[Heading] = []
        self.pointers: list[Pointer] = []
        self.slips: list[Slip] = []
        self.heard: list[str] = []
        """The text of the page, while it is compared with a search index."""
        self.digest = hashlib.blake2b(digest_size=8)
        self.totals: dict[str, languages.Tally] = {}
        self.lang: str | None = None
        self.title: str | None = None
        self.whole = bool(re.search(r"<(?:!doctype|html|head|body)\b", text, re.IGNORECASE))
        self.has_main, self.said, self.said_main = False, 0, 0

    def line(self, offset: int) -> int:
        return line(self.starts, offset)

    # ---- tags ----

    def read(self, charset: str) -> BuiltPage:
        for token in tokens(self.text):
            if token.kind == "#":
                self._text(token)
            elif token.kind == "<":
                self._start(token)
            else:
                if token.tag in BREAKS:
                    self._flush()
                for frame in self.tree.end(token.tag, token.offset):
                    self._close(frame)
        for frame in self.tree.close():
            self._close(frame)
        self._flush()
        return self._page(charset)

    def _start(self, token: Token) -> None:
        tag, attrs = token.tag, token.attrs
        if tag in BREAKS:
            self._flush()
        for closed in self.tree.implied(tag):
            self._close(closed)
        frame = self.tree.push(tag, attrs, token.offset)
        inherit(frame)
        if not frame.flags & TEMPLATE:
            if attrs:
                self._record(frame, token)
            self._open(frame)
        if tag in VOID or (token.closed and frame.flags & SVG):
            self.tree.stack.pop()
            self._close(frame)

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
        tag = frame.tag
        if tag == "html":
            self.lang = frame.attrs.get("lang", frame.attrs.get("xml:lang"))
        elif tag == "main" or frame.attrs.get("role") == "main":
            self.has_main = True
        if tag in _THINGS and not frame.flags & NAVIGATION:
            self._say(1, frame)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():  # noqa: PLR2004 - h1 to h6
            frame.capture = Capture()
        elif tag == "title" and not frame.flags & SVG and self.title is None:
            frame.capture = Capture()
            self.title = ""
        if tag == "br":
            self.block.append(Piece("\n", frame, frame.offset))
        for part in self.parts:
            part.open(frame, self.tree.stack)
        if frame.capture is not None:
            self.capturing.append(frame.capture)

    def _close(self, frame: Frame) -> None:
        if frame.flags & TEMPLATE:
            return
        for part in self.parts:
            part.close(frame, self.tree.stack)
        if frame.capture is None:
            return
        self.capturing.remove(frame.capture)
        text = frame.capture.text
        if frame.tag == "title":
            self.title = text
            self.heard += [" ", text]
        elif frame.tag[0] == "h" and not frame.flags & HIDDEN:
            level = int(frame.tag[1]) if frame.tag[1].isdigit() else 0
            aside = bool(frame.flags & (ASIDE | QUOTE | HIDDEN))
            at = self.line(frame.offset)
            text = text or " ".join(frame.capture.names)
            self.headings.append(Heading(level, text[:80], at, frame.near, aside))

    # ---- text ----

    def _text(self, token: Token) -> None:
        top = self.tree.top
        if top is None:
            if token.tag.strip():
                self.block.append(Piece(token.tag, Frame("", {}, token.offset, None), token.offset))
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
            self.block.append(Piece(token.tag, top, token.offset))
            self.notes.before(token.tag)

    def _say(self, amount: int, frame: Frame) -> None:
        self.said += amount
        if frame.flags & MAIN:
            self.said_main += amount

    def _flush(self) -> None:
        pieces, self.block = self.block, []
        self.notes.fresh()
        if not pieces:
            return
        joined = "".join(p.text for p in pieces)
        if not joined.strip():
            return
        frame = pieces[0].frame
        if not frame.flags & NAVIGATION:
            self._say(len(joined.strip()), frame)
        if not frame.flags & ASIDE:
            self.digest.update(" ".join(joined.split()).encode("utf-8", "replace"))
        if self.collect:
            self.heard += [" ", *(p.text for p in pieces)]
        shown = "".join(words.CODE if p.frame.flags & CODE else p.text for p in pieces)
        self._slip("replacement", words.broken(shown), shown, pieces)
        self._slip("markdown", words.markdown(shown), shown, pieces)
        self.figures.said(shown, pieces)
        self._languages(pieces)

    def _slip(self, kind: str, found: str, shown: str, pieces: list[Piece]) -> None:
        if found:
            piece = piece_at(pieces, max(shown.find(found), 0))
            self.slips.append(Slip(kind, self.line(piece.offset), found, piece.frame.near))

    def _languages(self, pieces: list[Piece]) -> None:
        for run in runs(pieces):
            first = run[0].frame
            shown = "".join("\n" if p.frame.flags & (CODE | QUOTE) else p.text for p in run)
            if not first.below:
                old = self.totals.get(first.lang)
                total = languages.tally(
                    shown, function=old is None or sum(old.function.values()) < _ENOUGH
                )
                self.totals[first.lang] = languages.added(old, total) if old else total
            found = languages.foreign_stretch(shown, first.lang, explicit=first.explicit)
            if found and first.attrs.get("translate") != "no":
                at = self.line(run[0].offset)
                kind = "language" if first.explicit else "stretch"
                self.slips.append(Slip(kind, at, " ".join(found.split()), first.near))

    # ---- the page ----

    def _page(self, charset: str) -> BuiltPage:
        at_most = 5
        for message, offset in self.tree.faults[:at_most]:
            self.slips.append(Slip("unclosed", self.line(offset), message))
        said = self.said_main if self.has_main else self.said
        lang = self.lang
        written = (
            languages.contradiction(lang, self.totals[lang]) if lang and lang in self.totals else ""
        )
        slips = self.slips
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
            digest=self.digest.hexdigest(),
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


def runs(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Pieces that follow each other under one lang, hidden text left out."""
    run: list[Piece] = []
    for piece in pieces:
        if piece.frame.flags & HIDDEN and not piece.frame.flags & CODE:
            continue
        if run and piece.frame.spoken != run[0].frame.spoken:
            yield run
            run = []
        run.append(piece)
    if run:
        yield run
