"""W1xx: findings that were accepted, each with a reason and, where it should end, a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from build_tools.checks.base import Check, Fault, check
from build_tools.findings import Finding, Severity, Where
from build_tools.model import WaiverRecord

ERROR = Severity.ERROR
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


class Placed(NamedTuple):
    """A waiver and where it was written."""

    file: Where
    waiver: WaiverRecord

    @property
    def where(self) -> Where:
        """Its file and line, with what it waives."""
        return self.file._replace(id=f"{self.waiver.code} {self.waiver.where}")


class Review(NamedTuple):
    """Findings, the waivers held against them, and the day (YYYY-MM-DD; empty: no day passes)."""

    findings: tuple[Finding, ...]
    waivers: tuple[Placed, ...]
    today: str = ""


def covers(waiver: WaiverRecord, finding: Finding) -> bool:
    """True when a waiver is of the finding's code and place.

    `where` is a path, a path with `#id` or `:line`, or a pattern with `*` over either.
    """
    if waiver.code != finding.code:
        return False
    place = finding.where
    forms = {place.path, str(place), f"{place.path}#{place.id}", f"{place.path}:{place.line}"}
    return any(form == waiver.where or fnmatchcase(form, waiver.where) for form in forms)


def _lapsed(waiver: WaiverRecord, today: str) -> bool:
    return bool(waiver.until and today and _DAY.fullmatch(waiver.until) and waiver.until < today)


@check("W101", ERROR, "A waiver has a reason")
def no_reason(review: Review) -> Iterator[Fault]:
    """Words that another editor can judge."""
    for placed in review.waivers:
        if not placed.waiver.reason.strip():
            yield Fault(placed.where, "the waiver has no reason", "say why this is accepted")


@check("W102", ERROR, "A waiver matches a finding")
def idle(review: Review) -> Iterator[Fault]:
    """One that matches nothing would hide the next fault at its place."""
    for placed in review.waivers:
        if not any(covers(placed.waiver, finding) for finding in review.findings):
            yield Fault(placed.where, "the waiver matches nothing", "take it away")


@check("W103", ERROR, "A waiver has not lapsed")
def lapsed(review: Review) -> Iterator[Fault]:
    """From the day after `until` on its finding counts again."""
    for placed in review.waivers:
        if _lapsed(placed.waiver, review.today):
            message = f"the waiver ended on {placed.waiver.until}"
            yield Fault(placed.where, message, "mend the fault")


@check("W104", ERROR, "The end of a waiver is a day")
def no_day(review: Review) -> Iterator[Fault]:
    """Written as 2018-06-30, or left out."""
    for placed in review.waivers:
        until = placed.waiver.until
        if until and not _DAY.fullmatch(until):
            yield Fault(placed.where, f"until: “{until}” is no day", "write it as 2018-06-30")


def apply(
    findings: Iterable[Finding], waivers: Iterable[tuple[Where, WaiverRecord]], today: str = ""
) -> tuple[Finding, ...]:
    """The findings that no waiver in force covers, and what is wrong with the waivers themselves."""
    review = Review(tuple(findings), tuple(Placed(*own) for own in waivers), today)
    every = (placed.waiver for placed in review.waivers)
    force = [w for w in every if w.reason.strip() and not _lapsed(w, today)]
    kept = tuple(f for f in review.findings if not any(covers(w, f) for w in force))
    return (*kept, *(found for rule in CHECKS for found in rule(review)))


CHECKS: tuple[Check[Review], ...] = (no_reason, idle, lapsed, no_day)
