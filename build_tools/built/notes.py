"""The notes of a page and the marks that call them, whichever way a generator writes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from build_tools.built.capture import Capture
from build_tools.built.roles import BACK_TEXT, MARK, role_of
from build_tools.built.tree import CODE, HIDDEN, LINK, NOTES, Frame
from build_tools.model import Footnote, NoteCall

_NOTE_TAGS = frozenset({"li", "p", "div", "aside", "dd", "dt", "td", "span", "section", "a"})
MARKING = frozenset({"li", "a", "sup"})
"""Elements that may be a note or its mark without an id."""
_NOTE_ID = re.compile(
    r"(?:_?ftn|fn|foot-?note|end-?note|note|cite_note|user-content-fn)[-_:.]?(?:\w[-_:.])?\w*\d\w*",
    re.IGNORECASE,
)
_CALL_ID = re.compile(r"ref|call|back|cite_ref", re.IGNORECASE)
_PRINTED = re.compile(rf"\s*{MARK.pattern}(?:[.、．:：\s]|(?<=[\])）】〕\u2460-\u32bf]))")
_UNIT = re.compile(
    r"(?:^|[^A-Za-z])(?:[A-Za-z]{1,2}|\d+|mol|min|sec|log|exp|sin|cos|tan|rad)[.)]?$|[\d×)\]}²]$|[米里克升秒时倍]$"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|e|o|a)", re.IGNORECASE)


class _Draft:
    __slots__ = ("backs", "frame", "group", "ordinal", "sure", "text")

    def __init__(self, frame: Frame, *, sure: bool, group: int, ordinal: int) -> None:
        self.frame, self.sure, self.group, self.ordinal = frame, sure, group, ordinal
        self.backs: list[str] = []
        self.text = ""


class Notes:
    """Gathers the notes and calls of one page."""

    def __init__(self, line: Callable[[int], int], tail: Callable[[], str]) -> None:
        self.line = line
        self._tail = tail
        """What stands before a raised mark, and the mark."""
        self._drafts: list[_Draft] = []
        self._open: list[_Draft] = []
        self._calls: list[NoteCall] = []
        self._lists: dict[int, int] = {}
        self._groups: dict[int, int] = {}
        self._called: set[str] = set()
        self._linked: set[int] = set()
        """Offsets of raised elements that hold a link."""

    def open(self, frame: Frame, stack: list[Frame]) -> None:
        """Start a note where an element is one; note a mark that is not linked."""
        parent = stack[-2] if len(stack) > 1 else None
        if frame.tag == "li" and parent is not None:
            start = parent.attrs.get("start", "")
            first = int(start) - 1 if start.isdecimal() else 0
            value = frame.attrs.get("value", "")
            number = self._lists.get(parent.offset, first) + 1
            self._lists[parent.offset] = int(value) if value.isdecimal() else number
        if frame.tag == "a" and "href" in frame.attrs:
            self._linked.update(above.offset for above in stack if above.tag == "sup")
        if frame.tag == "sup":
            frame.capture = frame.capture or Capture()
        if not frame.id or frame.tag not in _NOTE_TAGS:
            return
        role = frame.attrs.get("role", "") + frame.attrs.get("epub:type", "")
        in_list = frame.tag == "li" and frame.flags & NOTES and not frame.flags & LINK
        sure = (
            "doc-footnote" in role
            or role in {"doc-endnote", "footnote", "endnote"}
            or bool(in_list)
        )
        sure = sure or frame.id in self._called
        named = _NOTE_ID.fullmatch(frame.id) and not _CALL_ID.search(frame.id)
        if not sure and (not named or frame.tag == "a"):
            return
        if self._open and self._open[-1].sure and not in_list and not role:
            return
        ordered = parent is not None and parent.tag == "ol" and frame.tag == "li"
        above = parent.offset if parent is not None else -1
        ordinal = self._lists.get(above, 0) if ordered else 0
        group = self._groups.setdefault(above, len(self._groups))
        draft = _Draft(frame, sure=sure, group=group, ordinal=ordinal)
        frame.capture = frame.capture or Capture()
        self._drafts.append(draft)
        self._open.append(draft)

    def close(self, frame: Frame, stack: list[Frame]) -> None:
        """End a note, a call or a mark."""
        if self._open and self._open[-1].frame is frame:
            draft = self._open.pop()
            draft.text = frame.capture.text[:60] if frame.capture else ""
        elif frame.tag == "a" and frame.capture is not None:
            self._anchor(frame, stack)
        elif frame.tag == "sup" and frame.capture is not None:
            self._raised(frame, stack)

    def found(self) -> Iterator[Footnote]:
        """The notes in order; an element that only has the id of one is none until it is called."""
        called = {call.target for call in self._calls}
        for draft in self._drafts:
            if not (draft.sure or draft.frame.id in called or draft.backs):
                continue
            printed = _PRINTED.match(draft.text)
            mark = value(printed[1]) if printed else str(draft.ordinal or "")
            at = self.line(draft.frame.offset)
            yield Footnote(draft.frame.id, at, mark, tuple(draft.backs), draft.group)

    def calls_found(self) -> Iterator[NoteCall]:
        """The marks in order."""
        yield from self._calls

    def _anchor(self, frame: Frame, stack: list[Frame]) -> None:
        href = frame.attrs.get("href", "").strip()
        if not href:
            return
        label = frame.capture.text
        role = role_of(frame, stack, label)
        inside = self._open and href.startswith("#") and role != "call"
        if inside and (BACK_TEXT.fullmatch(label) or MARK.fullmatch(label)):
            role = "back"
        if role == "back" and self._open:
            self._open[-1].backs.append(href)
        elif role == "call" and href.startswith("#"):
            ids = [f.id for f in [*stack, frame] if f.id]
            if frame.attrs.get("name"):
                ids.append(frame.attrs["name"])
            found = MARK.fullmatch(label or frame.attrs.get("data-n", ""))
            mark = value(found[1]) if found else ""
            at = self.line(frame.offset)
            self._called.add(href[1:])
            self._calls.append(NoteCall(tuple(reversed(ids)), href[1:], mark, at))

    def _raised(self, frame: Frame, stack: list[Frame]) -> None:
        text = frame.capture.text
        found = MARK.fullmatch(text)
        if (
            not found
            or frame.offset in self._linked
            or frame.flags & (CODE | HIDDEN | NOTES | LINK)
            or found[1].isalpha()
        ):
            return
        if any(f.tag == "a" for f in stack) or found[1] in "*†‡§¶":
            return
        tail = self._tail().rstrip().removesuffix(text)
        if tail and not _UNIT.search(tail.rstrip()) and not _ORDINAL.fullmatch(text):
            near = (frame.near,) if frame.near else ()
            self._calls.append(NoteCall(near, "", value(found[1]), self.line(frame.offset)))


def value(mark: str) -> str:
    """A mark as a plain number where it is one: ③ and ３ are 3."""
    plain = unicodedata.normalize("NFKC", mark).strip("()[] ").partition(":")[0]
    return plain.lstrip("0") or plain if plain.isdecimal() else plain
