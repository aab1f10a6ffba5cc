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


class Review(NamedTuple):
    """Findings, the waivers held against them, and the day (YYYY-MM-DD; empty: no day passes)."""

    findings: tuple[Finding, ...]
    waivers: tuple[WaiverRecord, ...]
    today: str = ""
    path: str = "waivers.yaml"


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


def _place(review: Review, waiver: WaiverRecord) -> Where:
    return Where(review.path, 0, f"{waiver.code} {waiver.where}")


@check("W101", ERROR, "A waiver has a reason")
def no_reason(review: Review) -> Iterator[Fault]:
    """Words that another editor can judge."""
    for waiver in review.waivers:
        if not waiver.reason.strip():
            yield Fault(
                _place(review, waiver), "the waiver has no reason", "say why this is accepted"
            )


@check("W102", ERROR, "A waiver matches a finding")
def idle(review: Review) -> Iterator[Fault]:
    """One that matches nothing would hide the next fault at its place."""
    for waiver in review.waivers:
        if not any(covers(waiver, finding) for finding in review.findings):
            yield Fault(_place(review, waiver), "the waiver matches nothing", "take it away")


@check("W103", ERROR, "A waiver has not lapsed")
def lapsed(review: Review) -> Iterator[Fault]:
    """From the day after `until` on its finding counts again."""
    for waiver in review.waivers:
        if _lapsed(waiver, review.today):
            yield Fault(
                _place(review, waiver), f"the waiver ended on {waiver.until}", "mend the fault"
            )


@check("W104", ERROR, "The end of a waiver is a day")
def no_day(review: Review) -> Iterator[Fault]:
    """Written as 2018-06-30, or left out."""
    for waiver in review.waivers:
        if waiver.until and not _DAY.fullmatch(waiver.until):
            yield Fault(_place(review, waiver), f"until: “{waiver.until}” is no day", "2018-06-30")


def apply(
    findings: Iterable[Finding],
    waivers: Iterable[WaiverRecord],
    today: str = "",
    path: str = "waivers.yaml",
) -> tuple[Finding, ...]:
    """The findings that no waiver in force covers, and what is wrong with the waivers themselves."""
    review = Review(tuple(findings), tuple(waivers), today, path)
    force = [w for w in review.waivers if w.reason.strip() and not _lapsed(w, today)]
    kept = tuple(f for f in review.findings if not any(covers(w, f) for w in force))
    return (*kept, *(found for rule in CHECKS for found in rule(review)))


CHECKS: tuple[Check[Review], ...] = (no_reason, idle, lapsed, no_day)
