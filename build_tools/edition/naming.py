"""What a section is called: by its own heading, and in short."""

from __future__ import annotations

import re
from collections.abc import Sequence

from build_tools.model import Bilingual, Paragraph

_NOTE_MARK = re.compile(r"[*①-⑳]+$")
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|(?:[IVX]+|\d+)\.\s+)")


def names(paragraphs: Sequence[Paragraph]) -> tuple[Bilingual, Bilingual]:
    """The section's heading without a note's mark, and what stands in it before the colon.

    A section that opens with the article's title is its front matter: the title is the whole's.
    """
    if paragraphs[0].kind == "title":
        front = Bilingual(zh="篇首", en="Front matter")
        return front, front
    first = next((p for p in paragraphs if p.kind == "heading"), paragraphs[0])
    zh = _NOTE_MARK.sub("", "".join(s.zh for s in first.segments))
    en = _NOTE_MARK.sub("", " ".join(s.en for s in first.segments))
    return Bilingual(zh=zh, en=en), Bilingual(zh=_short(zh), en=_short(en))


def _short(heading: str) -> str:
    return re.split("[：:]", _NUMBER.sub("", heading))[0]
