"""Text gathered while an element is open."""

from __future__ import annotations

from typing import NamedTuple

from build_tools.built.tree import CODE, Frame


class Piece(NamedTuple):
    """A stretch of text of a block and the element that holds it."""

    text: str
    frame: Frame
    offset: int


def piece_at(pieces: list[Piece], offset: int) -> Piece:
    """The piece that holds an offset of the pieces' joined text, code standing for one character."""
    position = 0
    for piece in pieces:
        position += 1 if piece.frame.flags & CODE else len(piece.text)
        if offset < position:
            return piece
    return pieces[-1]


class Capture:
    """The text of an open element, with languages, and the names of images in it."""

    __slots__ = ("names", "pieces")

    def __init__(self) -> None:
        self.pieces: list[tuple[str, str]] = []
        self.names: list[str] = []

    def add(self, text: str, lang: str) -> None:
        """One more stretch of text."""
        self.pieces.append((text, lang))

    @property
    def text(self) -> str:
        """All of it, white space folded."""
        return " ".join("".join(text for text, _ in self.pieces).split())
