"""The running text of a page, a block at a time: what it gives away, and no more is kept of it."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterator

from build_tools.built import languages
from build_tools.built import text as words
from build_tools.built.capture import Piece, piece_at
from build_tools.built.markup import footnoted, lone_mark, markdown
from build_tools.built.tree import ASIDE, CODE, HIDDEN, QUOTE
from build_tools.model import Slip

_MEANT = re.compile(r"&(?:#(?:3[3-9]|4[0-7]|9[0-6]|12[3-6])|ast|grave|lowbar|lsqb|lbrack|num);")
"""A mark of punctuation written as a character reference stands for itself."""


class Blocks:
    """Takes pieces of text until the block ends; keeps slips, a digest and counts."""

    def __init__(self, source: str, line: Callable[[int], int], *, collect: bool) -> None:
        self.source, self.line, self.collect = source, line, collect
        self.open: list[Piece] = []
        """The pieces of the block that has not ended."""
        self.heard: list[str] = []
        """The text of the page, while it is compared with a search index."""
        self.slips: list[Slip] = []
        self.totals: dict[str, languages.Tally] = {}
        self._digest = hashlib.blake2b(digest_size=8)
        self._lone: list[Slip] = []
        self._footnoted = False

    @property
    def digest(self) -> str:
        """Of the text that is neither navigation nor margin."""
        return self._digest.hexdigest()

    def tail(self) -> str:
        """The end of what the open block says."""
        return "".join(piece.text for piece in self.open[-8:])[-40:]

    def end(self) -> tuple[str, str, list[Piece]] | None:
        """The block as it is read and as it is looked at, with its pieces; None if it is blank."""
        pieces, self.open = self.open, []
        joined = "".join(p.text for p in pieces)
        if not joined.strip():
            return None
        if not pieces[0].frame.flags & ASIDE:
            self._digest.update(" ".join(joined.split()).encode("utf-8", "replace"))
        if self.collect:
            self.heard += [" ", *(p.text for p in pieces)]
        shown = "".join(words.CODE if p.frame.flags & CODE else p.text for p in pieces)
        self._slip("replacement", words.broken(shown), shown, pieces)
        self._markdown(shown, pieces)
        self._languages(pieces)
        return joined, shown, pieces

    def attribute(self, text: str, offset: int, near: str) -> None:
        """Text that an attribute or the head says."""
        found = markdown(text)
        if found:
            self.slips.append(Slip("markdown", self.line(offset), found, near))

    def found(self) -> Iterator[Slip]:
        """The slips; a mark that a note of the page begins with is no Markdown."""
        yield from self.slips
        if not self._footnoted:
            yield from self._lone

    def _markdown(self, shown: str, pieces: list[Piece]) -> None:
        found = markdown(shown)
        if found and markdown(self._unmeant(pieces)):
            self._slip("markdown", found, shown, pieces)
        elif "**" in shown and not found:
            self._footnoted = self._footnoted or footnoted(shown)
            lone = lone_mark(shown)
            if lone:
                self._lone.append(self._at("markdown", lone, shown, pieces))

    def _unmeant(self, pieces: list[Piece]) -> str:
        """The block without marks that were written as references."""
        parts = []
        for piece in pieces:
            end = self.source.find("<", piece.offset)
            raw = self.source[piece.offset : end if end > 0 else None]
            coded = piece.frame.flags & CODE
            meant = _MEANT.search(raw) is not None
            plain = html.unescape(_MEANT.sub(words.CODE, raw)) if meant else piece.text
            parts.append(words.CODE if coded else plain)
        return "".join(parts)

    def _slip(self, kind: str, found: str, shown: str, pieces: list[Piece]) -> None:
        if found:
            self.slips.append(self._at(kind, found, shown, pieces))

    def _at(self, kind: str, found: str, shown: str, pieces: list[Piece]) -> Slip:
        piece = piece_at(pieces, max(shown.find(found), 0))
        return Slip(kind, self.line(piece.offset), found, piece.frame.near)

    def _languages(self, pieces: list[Piece]) -> None:
        for run in runs(pieces):
            first = run[0].frame
            shown = "".join("\n" if p.frame.flags & (CODE | QUOTE) else p.text for p in run)
            if not first.below:
                self.totals.setdefault(first.lang, languages.Tally()).add(shown)
            found = languages.foreign_stretch(shown, first.lang, explicit=first.explicit)
            if found and first.attrs.get("translate") != "no":
                at = self.line(run[0].offset)
                kind = "language" if first.explicit else "stretch"
                self.slips.append(Slip(kind, at, " ".join(found.split()), first.near))


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
