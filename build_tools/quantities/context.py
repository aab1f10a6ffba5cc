"""What stands round a number, for both languages: hedge, direction, and whether it is an end."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from build_tools.quantities.reading import Reading, share_hedges

_STILL = frozenset({"date", "ordinal", "century", "decade", "clock"})
"""Kinds that neither rise nor fall."""

_OPENED = re.compile(r"(?:\bfrom\b[^,;.\d]{0,30}|[从由自][^，。；\d]{0,16})$", re.IGNORECASE)
"""Before the first end of a change, whose hedge need not be that of the second."""


_NOUN = re.compile("growth|expansion|增速|增幅|涨幅", re.IGNORECASE)
"""What itself may rise and fall: among words that contradict each other it tells nothing."""


class Compass(NamedTuple):
    """How a language says up and down: patterns with a group `up` and a group `down`."""

    words: re.Pattern[str]
    clause: re.Pattern[str]
    """What ends a clause; a direction does not reach beyond."""
    reach: int
    """How many characters before a number are looked at."""
    near: int
    """Among words that contradict each other, the last counts when it stands so near."""
    step: re.Pattern[str]
    """All that may stand between a word and a length of time that it moves."""
    beside: Callable[[str, str, Reading], str]
    """The direction that a word right beside the number gives, from the clause before it and the text."""
    still: re.Pattern[str]
    """What ends the clause before a number that no direction is said of."""
    after: Callable[[str, Reading], str]
    """The direction that a word after it gives where none before it does."""


class Grammar(NamedTuple):
    """What the reading of a language's numbers in their context needs."""

    hedged: Callable[[str, Reading, list[Reading]], tuple[Reading, str]]
    """The reading with its hedge, and the text before both; the list is what was read before it."""
    start: re.Pattern[str]
    """What stands before the first of two ends: 从, from."""
    end: re.Pattern[str]
    compass: Compass
    link: re.Pattern[str]
    """What joins the ends of a range."""
    listed: re.Pattern[str]
    """What joins the members of a list."""


def in_context(text: str, found: list[Reading], grammar: Grammar) -> list[Reading]:
    """The readings with everything that the words around them say."""
    result: list[Reading] = []
    for item in found:
        if item.kind in {"name", "period"}:
            result.append(item)
            continue
        made, before = grammar.hedged(text, item, result)
        made = _directed(text, made, grammar.compass)
        if not made.role:
            role = "from" if grammar.start.search(before) else ""
            dated = item.kind == "date" and text[item.end :].startswith("的")
            role = role or ("to" if grammar.end.search(before) and not dated else "")
            made = made._replace(role=role)
        result.append(made)
    result = _together(text, result, grammar)
    return share_hedges(
        result,
        lambda a, b: bool(grammar.link.fullmatch(text[a:b])),
        lambda a: bool(_OPENED.search(text[:a])),
    )


def _together(text: str, found: list[Reading], grammar: Grammar) -> list[Reading]:
    """The readings; the members of a list of changes all go the way that a word beside one says."""
    result = list(found)
    for i in range(len(result) - 1):
        one, two = result[i], result[i + 1]
        listed = one.kind == two.kind and one.kind in _CHANGES
        if not listed or not grammar.listed.fullmatch(text[one.end : two.start]):
            continue
        first, second = (
            grammar.compass.beside(text[max(0, r.start - 12) : r.start], text, r)
            for r in (one, two)
        )
        if first and not second:
            result[i + 1] = two._replace(direction=one.direction)
        elif second and not first:
            result[i] = one._replace(direction=two.direction)
    return result


_CHANGES = frozenset({"percent", "points", "permille", "fraction"})


def _directed(text: str, item: Reading, compass: Compass) -> Reading:
    if item.direction or item.kind in _STILL:
        return item
    head = text[max(0, item.start - compass.reach) : item.start]
    cuts = [m.end() for m in compass.clause.finditer(head)]
    head = head[cuts[-1] :] if cuts else head
    if compass.still.search(head):
        return item
    told = compass.beside(head, text, item) or _before(head, item, compass)
    told = told or compass.after(text, item)
    return item._replace(direction="" if told == "still" else told)


def _before(head: str, item: Reading, compass: Compass) -> str:
    words = list(compass.words.finditer(head))
    if item.kind == "duration":
        words = [w for w in words[-1:] if compass.step.fullmatch(head[w.end() :])]
    if not words:
        return ""
    plain = len({w.lastgroup for w in words}) == 1 or (
        len(head) - words[-1].end() <= compass.near and not _NOUN.fullmatch(words[-1][0])
    )
    return words[-1].lastgroup or "" if plain else ""
