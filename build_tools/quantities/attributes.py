"""What may differ between two numbers of one value: hedge, direction, place."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

from fractions import Fraction
from itertools import groupby

from build_tools.quantities.reading import Reading

# Hedges of English that render a hedge of Chinese.
_HEDGES = {
    "": {"", "emphatic", "reached"},
    "emphatic": {"", "emphatic", "reached"},
    "only": {"", "emphatic", "at-most"},
    "reached": {"over", "reached", "emphatic"},
    "over": {"over"},
    "or-more": {"over", "at-least", "or-more"},
    "nearly": {"nearly", "nearly-under"},
    "under": {"under", "nearly-under"},
    "about": {"about"},
    "at-least": {"at-least", "or-more"},
    "at-most": {"at-most", "emphatic", "under"},
    "several": {"several"},
}


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


def _hedges_agree(z: Reading, e: Reading) -> bool:
    if (z.weak and e.weak) or _left_over(z, e) or {z.kind, e.kind} == {"date", "ordinal"}:
        return True
    if e.hedge in _HEDGES.get(z.hedge, {z.hedge}):
        return True
    if z.soft and not z.hedge:  # 百亿元企业 have that much or more
        return e.hedge in {"", "emphatic", "over", "or-more", "at-least", "reached"}
    plain = {"", "emphatic", "reached", "only"}
    if (z.soft and e.hedge in plain) or (e.soft and z.hedge in plain):
        return True
    if z.hedge == "over" and z.low == 10 and e.low == 12:
        return True
    return z.hedge == "several" and z.low >= 100 and e.hedge in {"over", "emphatic"}


def _left_over(z: Reading, e: Reading) -> bool:
    """Where more than half is gone, less than half is left."""
    half = z.low == Fraction(1, 2) and z.direction == "down"
    return half and e.hedge == "under" and z.hedge in {"over", "or-more"}


def shared(pairs: list[tuple[Reading, Reading]]) -> list[tuple[Reading, Reading]]:
    """The pairs, with the hedge that English says once before a list of three or more."""
    result: list[tuple[Reading, Reading]] = []
    for _, run in groupby(pairs, key=lambda p: (p[0].kind, p[0].hedge)):
        members = list(run)
        hedge = members[0][1].hedge
        once = members[0][0].hedge and hedge and not any(e.hedge for _, e in members[1:])
        if len(members) > 2 and once:
            members = [(z, e._replace(hedge=hedge)) for z, e in members]
        result += members
    return result
