"""Periods, decades, centuries, anniversaries and clock times in English."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from collections.abc import Iterable
from re import Match

from build_tools.quantities.en.quarters import COUNT, QUARTERS, period, small
from build_tools.quantities.numerals import ordinal_word
from build_tools.quantities.reading import Reading, Rule, reading

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


def _decade_word(m: Match[str]) -> Iterable[Reading] | None:
    return (reading("decade", 1900 + _TENS[m[1]], m.span()),)


def _in_ones_twenties(m: Match[str]) -> Iterable[Reading]:
    """An age of so many tens of years and some."""
    years = int(m["n"]) * 10 if m["n"] else _TENS[m["w"].lower()]
    yield reading("duration", years * 12, m.span(), unit="months", hedge="over", noun="age")


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


_SPANS = {
    "year": ("months", 12),
    "quarter": ("months", 3),
    "month": ("months", 1),
    "week": ("seconds", 604800),
    "day": ("seconds", 86400),
}


def _in_a_row(m: Match[str]) -> Iterable[Reading] | None:
    """The second month running makes two months."""
    value = ordinal_word(m["n"])
    if value is None:
        return None
    unit, size = _SPANS[(m["unit"] or m["unit2"]).lower()]
    return (reading("duration", value * size, m.span(), unit=unit, date=(size, 1, None)),)


_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def _months_to(m: Match[str]) -> Iterable[Reading] | None:
    """The three months to June are the second quarter."""
    last = _MONTHS.index(m["m"].capitalize()) + 1
    first = last - (12 if m["n"].lower() == "twelve" else small(m["n"].lower())) + 1
    return (period(m.span(), first, last),) if first > 0 else None


def _unsaid_span(m: Match[str]) -> Iterable[Reading]:
    """Every other year, biennial, round the clock: a length of time without its number."""
    if m["unit"]:
        unit, size = _SPANS[m["unit"].lower()]
        size *= 2
    elif m["half"]:
        unit, size = "months", 6
    elif m["bi"]:
        unit, size = "months", 24 if m["bi"].lower() == "bi" else 36
    else:
        unit, size = "seconds", 86400
    return (reading("duration", size, m.span(), unit=unit, weak=True),)


def _decade_value(text: str) -> int:
    n = int(text)
    return n if n > 99 else (1900 if n >= 20 else 2000) + n


def _any_clock(m: Match[str]) -> Iterable[Reading]:
    hour, minute = int(m["h"] or m["h2"] or m["h3"]), int(m["m"] or m["m2"] or 0)
    late = (m["half"] or "").lower().startswith("p")
    return (reading("clock", (hour + 12 if late and hour < 12 else hour) * 60 + minute, m.span()),)


def _daily(m: Match[str]) -> Iterable[Reading] | None:
    """At four every morning."""
    hour = small(m["h"].lower())
    late = m["half"].lower() != "morning" and hour < 12
    return (reading("clock", (hour + (12 if late else 0)) * 60, m.span("h")),) if hour else None


def _past(m: Match[str]) -> Iterable[Reading]:
    """Half past twelve, a quarter to nine."""
    minute = 30 if m["part"].lower() == "half" else 15
    minutes = small(m["h"].lower()) * 60 + (minute if m["side"].lower() == "past" else -minute)
    return (reading("clock", minutes, m.span()),)


LEADING: tuple[Rule, ...] = (
    Rule(
        re.compile(
            rf"\b(?P<n>{COUNT}|twelve) months (?:to|ended|ending|through|until)(?: the end of)? (?P<m>{'|'.join(_MONTHS)})\b",
            re.IGNORECASE,
        ),
        _months_to,
    ),
)
"""Periods that name a month, which go before the months."""

PERIODS: tuple[Rule, ...] = (
    Rule(
        re.compile(
            rf"\b(?:a )?(?P<part>half|quarter) (?P<side>past|to) (?P<h>{COUNT}|twelve)\b(?! per|%)",
            re.IGNORECASE,
        ),
        _past,
    ),
    Rule(
        re.compile(
            rf"\b(?:at|from|until|till|to|by|before|after|around|about) (?P<h>{COUNT}|twelve)(?= (?:every|each|in the|the next|that|the following) (?P<half>morning|afternoon|evening)\b)",
            re.IGNORECASE,
        ),
        _daily,
    ),
    Rule(
        re.compile(
            rf"\b(?:his|her|their|my|our|one['’]s) (?:early |late |mid[- ])?(?:to[- ](?:mid|late)[- ])?(?:(?P<n>[2-9])0s|(?P<w>{'|'.join(_TENS)}))\b",
            re.IGNORECASE,
        ),
        _in_ones_twenties,
    ),
    Rule(
        re.compile(
            r"(?<![\w$£€¥])['’]?(?P<n>[12]\d{2})0['’]?s\b(?:-born)?"
            r"|(?:(?<=post-)|(?<=the )|(?<=and )|(?<=early )|(?<=late )|(?<=mid-)|(?<=['’]))(?P<n2>\d)0['’]?s\b"
        ),
        lambda m: (reading("decade", _decade_value((m["n"] or m["n2"]) + "0"), m.span()),),
    ),
    Rule(
        re.compile(
            r"\bevery other (?P<unit>year|month|week|day)\b|\b(?P<bi>bi|tri)ennial(?:ly)?\b|\b(?P<half>semi[- ]?annual|half[- ]yearly|twice[- ]yearly)(?:ly)?\b|\b(?:a)?round[- ]the[- ]clock\b",
            re.IGNORECASE,
        ),
        _unsaid_span,
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
            rf"\b(?P<n>{_ORDINAL}) (?:anniversar(?:y|ies)|birthdays?)\b",
            re.IGNORECASE,
        ),
        _anniversary,
    ),
    Rule(
        re.compile(
            rf"\b(?P<n>{_ORDINAL}) (?:(?:consecutive|straight|successive) (?P<unit>year|quarter|month|week|day)"
            rf"|(?P<unit2>year|quarter|month|week|day) (?:in a row|running|in succession))\b",
            re.IGNORECASE,
        ),
        _in_a_row,
    ),
    *QUARTERS,
    Rule(
        re.compile(
            r"\b(?P<h>1?\d|2[0-4])(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>a\.?m\.?|p\.?m\.?|AM|PM)(?![A-Za-z])|(?<![\d.:])\b(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)\b(?![.:]\d)|\b(?P<h3>1?\d|2[0-4]) o['’]clock"
        ),
        _any_clock,
    ),
)
