"""Dates in English; the rules for periods stand among them."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.en.periods import LEADING, PERIODS
from build_tools.quantities.en.quarters import period
from build_tools.quantities.reading import Reading, Rule

_MONTHS = (
    "Jan(?:uary)?",
    "Feb(?:ruary)?",
    "Mar(?:ch)?",
    "Apr(?:il)?",
    "May",
    "June?",
    "July?",
    "Aug(?:ust)?",
    "Sept?(?:ember)?",
    "Oct(?:ober)?",
    "Nov(?:ember)?",
    "Dec(?:ember)?",
)
MONTH = "(?:" + "|".join(_MONTHS) + r")(?![a-z])\.?"
_YEAR = r"(?:[12]\d{3})(?![\d,]*\d|\.\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
_DASH = r"\s*(?:-|–|—|to|through|until|till)\s*"


def month(text: str) -> int:
    """The number of a month from its name or abbreviation."""
    return next(i for i, name in enumerate(_MONTHS, 1) if re.fullmatch(name, text.rstrip(".")))


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def date(
    span: tuple[int, int], year: str | None, name: str | None = None, day: str | None = None
) -> Reading:
    """A date of which any part may be missing."""
    parts = (int(year) if year else None, month(name) if name else None, _day(day) if day else None)
    return Reading("date", Fraction(0), Fraction(0), *span, date=parts)


def _full(m: Match[str]) -> Iterable[Reading]:
    groups = m.groupdict()
    return (date(m.span(), groups.get("y"), groups.get("m"), groups.get("d")),)


def _iso(m: Match[str]) -> Iterable[Reading]:
    parts = (int(m[1]), int(m[2]), int(m[3]))
    return (Reading("date", Fraction(0), Fraction(0), *m.span(), date=parts),)


def _days(m: Match[str]) -> Iterable[Reading]:
    """3–5 September 2017: the first day shares month and year."""
    groups = m.groupdict()
    for name in ("d", "e"):
        yield date(m.span(name), groups.get("y"), m["m"], m[name])


_NEXT_YEAR = re.compile(r",? (?:of|in) the (?:following|next|ensuing|succeeding) year")


def _month_range(m: Match[str]) -> Iterable[Reading] | None:
    years = [m[k] for k in ("y", "z") if m[k]]
    if len(set(years)) == 2:
        return tuple(date(m.span(k), m[y], m[k]) for k, y in (("m", "y"), ("n", "z")))
    if month(m["m"]) > month(m["n"]) or _NEXT_YEAR.match(m.string, m.end()):
        return date(m.span("m"), m["y"], m["m"]), date(m.span("n"), m["z"], m["n"])
    made = [period(m.span(), month(m["m"]), month(m["n"]))]
    if years:
        made.append(date(m.span("y" if m["y"] else "z"), years[0]))
    return made


def _year_range(m: Match[str]) -> Iterable[Reading] | None:
    a, b = int(m["a"]), m["b"] or m["c"]
    last = int(b) if len(b) == 4 else a - a % 100 + int(b)
    if not a < last < 2200:
        return None
    one = date(m.span("a"), str(a))._replace(role="from")
    return one, date(m.span("b" if m["b"] else "c"), str(last))._replace(role="to")


def _era(m: Match[str]) -> Iterable[Reading]:
    """256 BC is the year -256."""
    year = int(m["b"] or m["a"] or m["c"]) * (-1 if m["b"] else 1)
    return (Reading("date", Fraction(0), Fraction(0), *m.span(), date=(year, None, None)),)


_THING = re.compile(
    r"[ -](?!in\b|to\b|and\b|the\b|it\b|when\b|was\b|were\b|is\b|or\b|as\b|that\b|which\b|for\b|on\b|by\b|from\b|at\b|alone\b|onwards?\b|with\b|but\b|a\b|its\b|has\b|had\b)"
    r"(?:[a-z]+ing |[a-z]+ed |[a-z]+ |[a-z]+-[a-z]+ ){0,2}?(?:[a-z]{3,}s|people|yuan|men|women|children|RMB|kg|km|mu|tonnes?|hectares|million|billion|kilo[a-z]+)\b"
)


def _year(m: Match[str]) -> Iterable[Reading] | None:
    """A four-digit number is a year unless something countable follows it."""
    head = m.string[max(0, m.start() - 12) : m.start()]
    if re.search(
        r"(?:RMB|US|HK|\$|¥|CNY|some|about|nearly|almost|than) ?$", head
    ) and not re.search(r"(?:later|earlier) than $", head):
        return None
    dated = re.search(
        r"\b(?:in|since|by|until|during|of|early|late|end|mid)[- ]$", head, re.IGNORECASE
    )
    if not dated and _THING.match(m.string, m.end()):
        return None
    if dated and re.match(
        r" (?:people|yuan|companies|enterprises|households|villages|countries|hectares|mu|kilomet\w+|tonn?es|students|workers)\b",
        m.string[m.end() :],
    ):
        return None
    return (date(m.span(), m["y"]),)


CALENDAR: tuple[Rule, ...] = (
    *LEADING,
    Rule(
        re.compile(
            r"\b(?P<b>\d{1,4}) ?B\.?C\.?(?:E\.?)?|\bA\.?D\.? ?(?P<a>\d{1,4})|\b(?P<c>\d{1,4}) ?(?:A\.?D\.?|C\.?E\.?)(?![A-Za-z])"
        ),
        _era,
    ),
    Rule(re.compile(r"\b([12]\d{3})[-/.](0?[1-9]|1[0-2])[-/.]([0-3]?\d)\b"), _iso),
    Rule(
        re.compile(
            rf"\b(?P<d>{_DAY}){_DASH}(?P<e>{_DAY})(?: of)? (?P<m>{MONTH}),?(?: (?P<y>{_YEAR}))?"
        ),
        _days,
    ),
    Rule(
        re.compile(
            rf"\b(?P<m>{MONTH}) (?P<d>{_DAY}){_DASH}(?P<e>{_DAY})(?:,? (?P<y>{_YEAR}))?(?!%)"
        ),
        _days,
    ),
    Rule(re.compile(rf"\b(?P<d>{_DAY})(?: of)? (?P<m>{MONTH}),?(?: (?P<y>{_YEAR}))?"), _full),
    Rule(
        re.compile(
            rf"\b(?P<m>{MONTH})(?: the)? (?P<d>{_DAY})(?![\d,]*\d|\.\d|%| per| million| billion)(?:,? (?P<y>{_YEAR}))?"
        ),
        _full,
    ),
    Rule(
        re.compile(
            rf"\b[Bb]etween (?P<m>{MONTH})(?: (?P<y>{_YEAR}))? and (?P<n>{MONTH})(?! {_DAY}(?!\d))(?:,?(?: of)? (?P<z>{_YEAR}))?"
        ),
        _month_range,
    ),
    Rule(
        re.compile(
            rf"\b(?P<m>{MONTH}),?(?: of)?(?: (?P<y>{_YEAR}))?{_DASH}(?P<n>{MONTH})(?! {_DAY}(?!\d)),?(?:(?: of)? (?P<z>{_YEAR}))?"
        ),
        _month_range,
    ),
    Rule(re.compile(rf"\b(?P<m>{MONTH}),?(?: of)? (?P<y>{_YEAR})"), _full),
    Rule(
        re.compile(
            r"\b(?P<m>January|February|April|June|July|August|September|October|November|December|March|Sept(?![a-z])\.?|Jan\.|Feb\.|Aug\.|Oct\.|Nov\.|Dec\.|(?<=[a-z] )May(?= |,|\.|;|$)(?! (?:be|have|not|also|well)))"
        ),
        _full,
    ),
    Rule(
        re.compile(
            rf"(?<![\d,.$£€¥])\b(?P<a>{_YEAR})\s*(?:(?:-|–|—|/|to|through)\s*(?P<b>{_YEAR})|[-–—/](?P<c>\d\d))(?![\d%]|[.,]\d)"
        ),
        _year_range,
    ),
    *PERIODS,
    Rule(
        re.compile(
            r"(?:(?<=mid-)|(?<=end-)|(?<=late-)|(?<=early-)|(?<=pre-)|(?<=post-)|(?<![\w$£€¥.,#-]))(?:FY ?)?(?P<y>(?:1[0-9]|20|21)\d\d)(?![\d%]|,\d|\.\d|[-–]?(?:year|day|fold)|s\b)"
        ),
        _year,
    ),
)
