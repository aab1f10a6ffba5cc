"""N2xx: notes of built pages and the marks that call them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import unquote

from build_tools.checks.base import Check, Fault, check
from build_tools.findings import Severity, Where
from build_tools.model import Built, BuiltPage, Footnote, NoteCall

ERROR = Severity.ERROR


def _target(call: NoteCall, ids: frozenset[str]) -> str:
    """The id a call names, as it was written or decoded once."""
    return call.target if call.target in ids else unquote(call.target)


def _ids(page: BuiltPage) -> frozenset[str]:
    return frozenset(name for name, _ in page.ids) | page.names


@check("N201", ERROR, "A mark has its note")
def no_note(built: Built) -> Iterator[Fault]:
    """The id that the mark links to is on the page."""
    for page in built.pages:
        ids = _ids(page)
        for call in page.calls:
            if call.target and _target(call, ids) not in ids:
                message = f"mark {call.mark} calls “{call.target}”, which is not on the page"
                yield Fault(Where(page.path, call.line, call.ids[0] if call.ids else ""), message)


@check("N202", ERROR, "A note has its mark")
def no_mark(built: Built) -> Iterator[Fault]:
    """Held on pages that have marks at all, and for notes that link back."""
    linked = {
        (k.target, unquote(k.fragment))
        for p in built.pages
        for k in p.links
        if k.kind == "link" and k.role != "back"
    }
    for page in built.pages:
        unlinked = {call.mark for call in page.calls if not call.target}
        for note in page.notes:
            if note.mark in unlinked:
                continue
            if (page.path, note.id) not in linked and (page.calls or note.backs):
                yield Fault(
                    Where(page.path, note.line, note.id),
                    f"no mark calls note {note.mark or note.id}",
                )


@check("N203", ERROR, "A note leads back to its own mark")
def wrong_back(built: Built) -> Iterator[Fault]:
    """To the mark itself or to what holds it; not every generator links back."""
    for page in built.pages:
        ids = _ids(page)
        places: dict[str, set[str]] = defaultdict(set)
        for call in page.calls:
            places[_target(call, ids)].update(call.ids)
        linking = sum(bool(note.backs) for note in page.notes)
        for note in page.notes:
            place = Where(page.path, note.line, note.id)
            for back in note.backs:
                if not _comes_home(back, note, places, ids):
                    message = f"note {note.mark or note.id} leads back to “{back}”, not to its mark"
                    yield Fault(place, message, "link to the mark that calls it")
            if not note.backs and 2 * linking >= len(page.notes):
                yield Fault(place, f"note {note.mark or note.id} does not lead back to its mark")


def _comes_home(
    back: str, note: Footnote, places: dict[str, set[str]], ids: frozenset[str]
) -> bool:
    """The target holds a mark of the note, or is named for it."""
    if not back.startswith("#"):
        return True
    goal = back[1:] if back[1:] in ids else unquote(back[1:])
    own = places.get(note.id, set())
    key = re.split(r"[-:_.]", note.id, maxsplit=1)[-1]
    return goal in ids and (not own or goal in own or (len(key) > 1 and goal.endswith(key)))


@check("N204", ERROR, "Marks and notes are in order")
def disorder(built: Built) -> Iterator[Fault]:
    """A note is numbered when it is first called; a second call repeats its number."""
    for page in built.pages:
        notes = {note.id: note for note in page.notes}
        ids = _ids(page)
        seen: set[str] = set()
        last: dict[int, int] = {}
        position: dict[int, int] = {}
        order = {note.id: i for i, note in enumerate(page.notes)}
        for call in page.calls:
            target = _target(call, ids)
            note = notes.get(target)
            if note is None or target in seen:
                continue
            seen.add(target)
            number = int(call.mark) if call.mark.isdecimal() else 0
            anew = number == 1 and order[target] > position.get(note.group, -1)
            late = number and number < last.get(note.group, 0) and not anew
            turned = order[target] < position.get(note.group, -1) and not number
            if late or turned:
                message = f"mark {call.mark} comes after mark {last.get(note.group) or '?'}"
                yield Fault(Where(page.path, call.line, call.ids[0] if call.ids else ""), message)
            if not late:
                last[note.group] = number
            position[note.group] = max(order[target], position.get(note.group, -1))


@check("N205", ERROR, "A mark is the number of the note it calls")
def other_note(built: Built) -> Iterator[Fault]:
    """The note's own printed mark, or its place in the ordered list."""
    for page in built.pages:
        notes = {note.id: note for note in page.notes}
        ids = _ids(page)
        if not _numbered(page, notes, ids):
            continue
        for call in page.calls:
            note = notes.get(_target(call, ids))
            if (
                note
                and note.mark
                and call.mark
                and note.mark != call.mark
                and call.mark.isdecimal()
            ):
                message = f"mark {call.mark} calls note {note.mark}"
                yield Fault(Where(page.path, call.line, call.ids[0] if call.ids else ""), message)


def _numbered(page: BuiltPage, notes: dict[str, Footnote], ids: frozenset[str]) -> bool:
    """Most marks of the page are the numbers of their notes, so that one that is not is a fault."""
    pairs = [
        (call.mark, notes[t].mark) for call in page.calls if (t := _target(call, ids)) in notes
    ]
    right = sum(a == b for a, b in pairs)
    wrong = sum(a != b for a, b in pairs)
    return right >= wrong or wrong <= 2  # noqa: PLR2004 - two swapped marks on a page of two


@check("N206", ERROR, "A mark is a link to its note")
def plain_mark(built: Built) -> Iterator[Fault]:
    """A raised number that is one of the page's notes, where other marks are links."""
    for page in built.pages:
        linked = [call for call in page.calls if call.target]
        numbers = {note.mark for note in page.notes} | {call.mark for call in linked}
        for call in page.calls:
            if not call.target and page.notes and call.mark in numbers:
                place = Where(page.path, call.line, call.ids[0] if call.ids else "")
                yield Fault(place, f"mark {call.mark} is not a link", "link it to its note")


CHECKS: tuple[Check[Built], ...] = (no_note, no_mark, wrong_back, disorder, other_note, plain_mark)
