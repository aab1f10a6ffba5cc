"""What the scanners make of a number before the two languages are held against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from re import Match, Pattern
from typing import NamedTuple

GONE = "▢"
"""Stands for a character that a rule has already taken."""

YMD = tuple[int | None, int | None, int | None]


class Reading(NamedTuple):
    """A number in its place, with everything that the words around it say."""

    kind: str
    low: Fraction
    high: Fraction
    start: int
    end: int
    unit: str = ""
    hedge: str = ""
    direction: str = ""
    role: str = ""
    """from | to, where it is an end of a range or of a change."""
    weak: bool = False
    """The other language may leave it unsaid."""
    scale: Fraction = Fraction(1)
    """The power of ten that was a word of its own."""
    noun: str = ""
    """The class of what is counted, where the words tell."""
    date: YMD = (None, None, None)
    plain: bool = False
    """In digits without a unit: may still take one over from its neighbour."""
    bare: Fraction | None = None
    """What it would be if it had not taken scale and unit over from its neighbour."""
    also: str = ""
    """A second hedge said of it: 不过三十来万 is at most, and about, so much."""
    soft: bool = False
    """The hedge may also be none: 近5年 is the last five years or nearly five."""


def reading(kind: str, value: Fraction | int, span: tuple[int, int], **more: object) -> Reading:
    """A reading of one exact value."""
    return Reading(kind, Fraction(value), Fraction(value), *span, **more)  # type: ignore[arg-type]


def coded(m: Match[str], letters: str) -> Reading:
    """A name made of letters and digits, such as PM2.5: its digits are no quantity."""
    return reading("name", int(re.sub(r"\D", "", m[0])[:9]), m.span(), unit=letters, weak=True)


Maker = Callable[[Match[str]], Iterable[Reading] | None]


class Rule(NamedTuple):
    """A pattern, and what to make of a match: None leaves the words to later rules."""

    pattern: Pattern[str]
    make: Maker


def scan(text: str, rules: Iterable[Rule]) -> tuple[list[Reading], str]:
    """All readings of all rules in turn, and the text with what they took blotted out.

    What one rule has taken, later rules do not see.
    """
    found: list[Reading] = []
    masked = text
    for rule in rules:
        taken: list[tuple[int, int]] = []
        for match in rule.pattern.finditer(masked):
            if taken and match.start() < taken[-1][1]:
                continue
            made = rule.make(match)
            if made is not None:
                new = list(made)
                found += new
                start = min([match.start(), *(r.start for r in new)])
                taken.append((start, max([match.end(), *(r.end for r in new)])))
        for start, end in taken:
            masked = masked[:start] + GONE * (end - start) + masked[end:]
    return found, masked


def compounded(text: str, found: list[Reading], joint: Pattern[str]) -> list[Reading]:
    """One length of time or sum for what is said in two units: 2分15秒, three yuan and five jiao."""
    result: list[Reading] = []
    for item in found:
        last = result[-1] if result else None
        if last and _smaller(last, item) and joint.fullmatch(text[last.end : item.start]):
            low, high = last.low + item.low, last.high + item.high
            whole = last._replace(low=low, high=high, end=item.end, weak=False, hedge=item.hedge)
            result[-1] = whole._replace(date=item.date)
        else:
            result.append(item)
    return result


def _smaller(one: Reading, two: Reading) -> bool:
    """Whether both are one dimension, the second in a smaller unit and less than one of the first."""
    if (one.kind not in {"amount", "duration"} and one.unit != "tael") or (one.kind, one.unit) != (
        two.kind,
        two.unit,
    ):
        return False
    first, second = (Fraction(r.date[0] or 1, r.date[1] or 1) for r in (one, two))
    return second < first and two.low < first and not one.hedge


def share_hedges(
    found: list[Reading], linked: Callable[[int, int], bool], opened: Callable[[int], bool]
) -> list[Reading]:
    """Let a hedge that stands at one end of a range count for both ends.

    After from it may be meant for its own end alone; an end keeps a hedge of its own.
    """
    result = list(found)
    for i in range(len(result) - 1):
        one, two = result[i], result[i + 1]
        same = one.kind == two.kind and one.role == "from" and two.role == "to"
        if same and linked(one.end, two.start):
            soft = one.soft or two.soft or opened(one.start)
            if not one.hedge:
                result[i] = one._replace(hedge=two.hedge, soft=soft)
            if not two.hedge:
                result[i + 1] = two._replace(hedge=one.hedge, soft=soft)
    return result
