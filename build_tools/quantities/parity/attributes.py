"""What may differ between two numbers of one value: hedge, direction, place."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from fractions import Fraction
from itertools import groupby

from build_tools.quantities.reading import Reading

# Hedges of English that render a hedge of Chinese.
_HEDGES = {
    "": {"", "emphatic", "reached", "extreme"},
    "emphatic": {"", "emphatic", "reached", "extreme", "up-to"},
    "as-much": {"", "up-to", "emphatic", "reached", "extreme", "at-least", "or-more", "over"},
    "only": {"", "only", "barely", "emphatic", "at-most", "extreme", "up-to"},
    "reached": {"over", "reached", "emphatic", "breached", "up-to"},
    "over": {"over", "or-more"},
    "or-more": {"over", "at-least", "or-more"},
    "nearly": {"nearly", "nearly-under", "close"},
    "under": {"under", "nearly-under", "within", "barely"},
    "or-less": {"or-less", "under", "nearly-under", "within", "barely", "at-most", "up-to"},
    "broken": {"under", "nearly-under", "at-most", "breached", "over", "reached"},
    "about": {"about", "close"},
    "roughly": {"about", "nearly", "close"},
    "at-least": {"at-least", "or-more", "extreme"},
    "at-most": {"at-most", "up-to", "emphatic", "under", "extreme", "reached", "within"},
    "several": {"several"},
}


_UPWARDS = frozenset({"over", "or-more", "at-least", "emphatic", "about"})
"""Of 上百: a hundred or more."""


_PLAIN = frozenset({"", "emphatic", "reached", "only", "extreme", "up-to"})


def attributes(z: Reading, e: Reading) -> tuple[str, ...]:
    """What differs beside the value: hedge, direction, order."""
    found = []
    if not _hedges_agree(z, e):
        found.append("hedge")
    if z.role != "from" and z.direction and e.direction and z.direction != e.direction:
        found.append("direction")
    if z.role and e.role and z.role != e.role:
        found.append("order")
    return tuple(found)


_UP = frozenset({"over", "or-more", "at-least", "reached", "as-much", "broken"})
_DOWN = frozenset({"only", "under", "or-less", "at-most", "nearly"})


def _hedges_agree(z: Reading, e: Reading) -> bool:
    """Whether a hedge of the one is a hedge of the other, where either may have two."""
    told = {e.hedge, e.also} - _PLAIN
    nearly_whole = z.kind == e.kind == "duration" and z.hedge == "nearly" and z.low == 2 * e.low
    if (z.soft and e.soft) or nearly_whole:
        return True
    if not told:
        firm = bool(z.also) and (z.soft or z.hedge in _PLAIN)
        return _agree(z._replace(hedge=z.also, soft=False) if firm else z, e)
    ours = {z.hedge, z.also or z.hedge}
    turned = not ours & _UP and bool(ours & _DOWN) and bool(told & _UP)
    return not turned and any(
        _agree(z._replace(hedge=a), e._replace(hedge=b)) for a in ours for b in told
    )


def _agree(z: Reading, e: Reading) -> bool:
    unsaid = z.weak and e.weak and not (z.hedge and e.hedge)
    if unsaid or _left_over(z, e) or _unhedged(z, e):
        return True
    if e.hedge in _HEDGES.get(z.hedge, {z.hedge}):
        return True
    if z.soft and not z.hedge and e.hedge in _UPWARDS | {"", "reached"}:
        return e.hedge != "about"  # 百亿元企业 have that much or more
    if (z.soft and e.soft) or (z.soft and e.hedge in _PLAIN) or (e.soft and z.hedge in _PLAIN):
        return True
    if z.hedge in {"over", "about"} and z.low == 10 and e.low == 12:
        return True
    return z.hedge == "several" and z.low >= 100 and e.hedge in _UPWARDS


def _unhedged(z: Reading, e: Reading) -> bool:
    """Where the kinds differ so that the hedge of the one has no place in the other: 1:3, one for every three."""
    places = {"date", "fraction"} if e.kind == "ordinal" else {"ordinal"}
    return (z.kind in places and e.kind in {"ordinal", "date"}) or z.kind == "ratio" != e.kind


def _left_over(z: Reading, e: Reading) -> bool:
    """Where more than half is gone, less than half is left."""
    half = z.low == Fraction(1, 2) and z.direction == "down"
    half = half and (e.direction != "down" or e.role == "to")
    return half and e.hedge == "under" and z.hedge in {"over", "or-more"}


def shared(pairs: list[tuple[Reading, Reading]], en: str) -> list[tuple[Reading, Reading]]:
    """The pairs, with the hedge that English says once before a list of two or more."""
    result = [p for p in pairs if p[0].kind in _WHEN]
    rest = (p for p in pairs if p[0].kind not in _WHEN)
    for _, run in groupby(rest, key=lambda p: (p[1].kind, bool(p[0].hedge))):
        members = list(run)
        hedge = members[0][1].hedge
        once = members[0][0].hedge and hedge and not any(e.hedge for _, e in members[1:])
        two = len(members) == 2 and _AND.fullmatch(en[members[0][1].end : members[1][1].start])
        hedges = {z.hedge for z, _ in members}
        alike = len(hedges) == 1 or (
            len(members) > 2 and all(hedge in _HEDGES.get(h, ()) for h in hedges)
        )
        if once and alike and (len(members) > 2 or two):
            members = [(z, e._replace(hedge=hedge)) for z, e in members]
        result += members
    return sorted(result, key=lambda p: p[0].start)


_WHEN = frozenset({"date", "period", "decade", "century"})
_AND = re.compile(r"(?: [A-Za-z-]+){0,4},? (?:and|or) ")
