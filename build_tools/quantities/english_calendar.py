"""Dates, periods, decades, centuries, clock times and anniversaries in English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.numerals import ordinal_word, words
from build_tools.quantities.reading import Reading, Rule, reading

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
_ORDINAL = r"(?:\d+(?:st|nd|rd|th)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ][a-z]+|[a-z]+)"
_TENS = {
    w: 20 + 10 * i
    for i, w in enumerate(
        [
            "twenties",
            "thirties",
            "forties",
            "fifties",
            "sixties",
            "seventies",
            "eighties",
            "nineties",
        ]
    )
}
_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)"


def month(text: str) -> int:
    """The number of a month from its name or abbreviation."""
    return next(i for i, name in enumerate(_MONTHS, 1) if re.fullmatch(name, text.rstrip(".")))


def _small(text: str) -> int:
    return int(text) if text.isdigit() else int(words(text) or 0)


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def date(
    span: tuple[int, int], year: str | None, name: str | None = None, day: str | None = None
) -> Reading:
    """A date of which any part may be missing."""
    parts = (int(year) if year else None, month(name) if name else None, _day(day) if day else None)
    return Reading("date", Fraction(0), Fraction(0), *span, date=parts)


def period(span: tuple[int, int], first: int, last: int) -> Reading:
    """Months of an unnamed year, as a quarter or a half-year is."""
    return Reading("period", Fraction(first), Fraction(last), *span)


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


def _month_range(m: Match[str]) -> Iterable[Reading] | None:
    years = [m[k] for k in ("y", "z") if m[k]]
    if len(set(years)) == 2:
        return tuple(date(m.span(k), m[y], m[k]) for k, y in (("m", "y"), ("n", "z")))
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


def _decade(m: Match[str]) -> Iterable[Reading]:
    n = int(m["n"])
    value = n if n > 99 else (1900 if n >= 20 else 2000) + n
    return (reading("decade", value, m.span()),)


def _decade_word(m: Match[str]) -> Iterable[Reading] | None:
    return (reading("decade", 1900 + _TENS[m[1]], m.span()),)


def _century(m: Match[str]) -> Iterable[Reading] | None:
    value = {"last": 20, "this": 21, "present": 21, "current": 21, "previous": 20}.get(m["n"])
    if value:
        return (reading("century", value, m.span(), weak=True),)
    found = ordinal_word(m["n"])
    return None if found is None else (reading("century", found, m.span()),)


def _anniversary(m: Match[str]) -> Iterable[Reading] | None:
    value = ordinal_word(m["n"])
    if value is None:
        return None
    return (reading("duration", value * 12, m.span(), unit="months", date=(12, 1, None)),)


_NTH = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "last": 4,
}


def _quarter(m: Match[str]) -> Iterable[Reading]:
    n = _NTH[m["n"].lower()] if "n" in m.groupdict() and m["n"] else int(m["q"])
    return (period(m.span(), 3 * n - 2, 3 * n),)


def _quarters(m: Match[str]) -> Iterable[Reading]:
    return (period(m.span(), 1, 3 * _small(m["n"].lower())),)


def _half(m: Match[str]) -> Iterable[Reading]:
    first = m[0].lower().startswith("first") or m[0] in {"H1", "1H"}
    return (period(m.span(), 1, 6) if first else period(m.span(), 7, 12),)


def _first_months(m: Match[str]) -> Iterable[Reading]:
    return (period(m.span(), 1, _small(m["n"].lower())),)


def _clock(m: Match[str]) -> Iterable[Reading] | None:
    hour, minute = int(m["h"]), int(m["m"] or 0)
    half = (m["half"] or "").replace(".", "").replace(" ", "").lower()
    if half == "pm" and hour < 12:
        hour += 12
    return (reading("clock", hour * 60 + minute, m.span()),)


_BEFORE_YEAR = r"(?:in|by|since|from|until|till|to|of|between|and|after|before|during|early|late|mid|year|than|the|and the|through|ending|ended|as of|FY|with|over|both|or)"


def _era(m: Match[str]) -> Iterable[Reading]:
    """256 BC is the year -256."""
    year = int(m["b"] or m["a"] or m["c"]) * (-1 if m["b"] else 1)
    return (Reading("date", Fraction(0), Fraction(0), *m.span(), date=(year, None, None)),)


CALENDAR: tuple[Rule, ...] = (
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
            rf"\b(?P<m>{MONTH}),?(?: of)?(?: (?P<y>{_YEAR}))?(?:{_DASH}| and (?=.{{3,9}} \d{{4}})(?!))(?P<n>{MONTH})(?! {_DAY}(?!\d)),?(?:(?: of)? (?P<z>{_YEAR}))?"
        ),
        _month_range,
    ),
    Rule(re.compile(rf"\b(?P<m>{MONTH}),?(?: of)? (?P<y>{_YEAR})"), _full),
    Rule(
        re.compile(
            r"\b(?P<m>January|February|April|June|July|August|September|October|November|December|March|Sept\.?|Jan\.|Feb\.|Aug\.|Oct\.|Nov\.|Dec\.|(?<=[a-z] )May(?= |,|\.|;|$)(?! (?:be|have|not|also|well)))"
        ),
        _full,
    ),
    Rule(
        re.compile(
            rf"(?<![\d,.$£€¥])\b(?P<a>{_YEAR})\s*(?:(?:-|–|—|/|to|through)\s*(?P<b>{_YEAR})|[-–—/](?P<c>\d\d))(?![\d,%]|\.\d)"
        ),
        _year_range,
    ),
    Rule(
        re.compile(r"(?<![\w$£€¥])['’]?(?P<n>\d{2}|[12]\d{2})0['’]?s\b(?:-born)?"),
        lambda m: (reading("decade", _decade_value(m["n"] + "0"), m.span()),),
    ),
    Rule(re.compile(rf"\b({'|'.join(_TENS)})\b"), _decade_word),
    Rule(
        re.compile(
            rf"\b(?P<n>last|previous|this|present|current|{_ORDINAL})[- ]centur(?:y|ies)\b",
            re.IGNORECASE,
        ),
        _century,
    ),
    Rule(
        re.compile(
            rf"\b(?P<n>{_ORDINAL}) (?:anniversar(?:y|ies)|birthdays?|consecutive year|straight year|year in a row|successive year|year running)\b",
            re.IGNORECASE,
        ),
        _anniversary,
    ),
    Rule(re.compile(rf"\b(?:first|opening) (?P<n>{_COUNT}) quarters\b", re.IGNORECASE), _quarters),
    Rule(
        re.compile(rf"\b(?:first|opening) (?P<n>{_COUNT}) months\b", re.IGNORECASE), _first_months
    ),
    Rule(
        re.compile(
            r"\b(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)(?:-| )quarter\b|\b(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)\b",
            re.IGNORECASE,
        ),
        lambda m: _any_quarter(m),
    ),
    Rule(
        re.compile(
            r"\b(?:[Ff]irst|[Ss]econd)(?:-| )[Hh]al(?:f|ves)(?! of the (?:\d|centur|twenti|ninet))(?:-year| year)?|\b(?:H[12]|[12]H)\b"
        ),
        _half,
    ),
    Rule(
        re.compile(
            r"\b(?P<h>1?\d|2[0-4])(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>a\.?m\.?|p\.?m\.?|AM|PM)(?![A-Za-z])|(?<![\d.:])\b(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)\b(?![.:]\d)|\b(?P<h3>1?\d|2[0-4]) o['’]clock"
        ),
        lambda m: _any_clock(m),
    ),
    Rule(
        re.compile(
            r"(?<![\w$£€¥.,#-])(?:FY ?)?(?P<y>(?:1[0-9]|20|21)\d\d)(?![\d%]|,\d|\.\d|[-–]?(?:year|day|fold)|s\b)"
        ),
        lambda m: _year(m),
    ),
)


def _decade_value(text: str) -> int:
    n = int(text)
    return n if n > 99 else (1900 if n >= 20 else 2000) + n


def _any_quarter(m: Match[str]) -> Iterable[Reading]:
    n = _NTH[m["n"].lower()] if m["n"] else int(m["q"] or m["q2"])
    return (period(m.span(), 3 * n - 2, 3 * n),)


def _any_clock(m: Match[str]) -> Iterable[Reading]:
    hour, minute = int(m["h"] or m["h2"] or m["h3"]), int(m["m"] or m["m2"] or 0)
    late = (m["half"] or "").lower().startswith("p")
    return (reading("clock", (hour + 12 if late and hour < 12 else hour) * 60 + minute, m.span()),)


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
