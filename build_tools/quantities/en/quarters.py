"""Quarters, halves and first months of a year in English."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.numerals import words
from build_tools.quantities.reading import Reading, Rule

COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)"


def period(span: tuple[int, int], first: int, last: int) -> Reading:
    """Months of an unnamed year, as a quarter or a half-year is."""
    return Reading("period", Fraction(first), Fraction(last), *span)


def small(text: str) -> int:
    """The value of a small number in digits or words."""
    return int(text) if text.isdigit() else int(words(text) or 0)


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


def _quarters(m: Match[str]) -> Iterable[Reading]:
    return (period(m.span(), 1, 3 * small(m["n"].lower())),)


def _half(m: Match[str]) -> Iterable[Reading]:
    if re.match(r" of the ▢", m.string[m.end() :]):  # of a decade
        return ()
    first = m[0].lower().startswith("first") or m[0] in {"H1", "1H"}
    return (period(m.span(), 1, 6) if first else period(m.span(), 7, 12),)


def _listed(m: Match[str]) -> Iterable[Reading]:
    """The second and third quarters."""
    for name in ("a", "c", "b"):
        if m[name]:
            n = _NTH[m[name].lower()]
            yield period(m.span(name), 3 * n - 2, 3 * n)


def _elliptic(m: Match[str]) -> Iterable[Reading] | None:
    """Up in the first half, down in the second."""
    n = _NTH[m[0]]
    if re.search(r"\b(?:first|second) half\b", m.string[: m.start()], re.IGNORECASE) and n <= 2:
        return (period(m.span(), 6 * n - 5, 6 * n),)
    if re.search(r"\b(?:first|second|third|fourth|three|two) quarters?\b", m.string[: m.start()]):
        return (period(m.span(), 3 * n - 2, 3 * n),)
    return None


def _first_months(m: Match[str]) -> Iterable[Reading]:
    return (period(m.span(), 1, small(m["n"].lower())),)


def _any_quarter(m: Match[str]) -> Iterable[Reading]:
    n = _NTH[m["n"].lower()] if m["n"] else int(m["q"] or m["q2"])
    return (period(m.span(), 3 * n - 2, 3 * n),)


QUARTERS: tuple[Rule, ...] = (
    Rule(
        re.compile(
            r"(?:(?<=\bin the )|(?<=\bboth the )|(?<= and the ))(?:first|second|third|fourth|last)(?=[,.;:)]|$| (?:but|and|to|while|as|or|from|than|against|compared)\b)"
        ),
        _elliptic,
    ),
    Rule(
        re.compile(
            r"\b(?P<a>first|second|third)(?: quarter)? (?:to|through) the (?P<b>second|third|fourth) quarter\b",
            re.IGNORECASE,
        ),
        lambda m: (period(m.span(), 3 * _NTH[m["a"].lower()] - 2, 3 * _NTH[m["b"].lower()]),),
    ),
    Rule(
        re.compile(
            r"\b(?P<a>first|second|third)(?:, (?P<c>second|third))?,? (?:and|or) (?:the )?(?P<b>second|third|fourth) quarters\b",
            re.IGNORECASE,
        ),
        _listed,
    ),
    Rule(re.compile(rf"\b(?:first|opening) (?P<n>{COUNT}) quarters\b", re.IGNORECASE), _quarters),
    Rule(re.compile(rf"\b(?:first|opening) (?P<n>{COUNT}) months\b", re.IGNORECASE), _first_months),
    Rule(
        re.compile(
            r"\b(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)(?:-| )quarter\b|\b(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)\b",
            re.IGNORECASE,
        ),
        _any_quarter,
    ),
    Rule(
        re.compile(
            r"\b(?:[Ff]irst|[Ss]econd)(?:-| )[Hh]al(?:f|ves)(?! of the (?:\d|centur|twenti|ninet))(?:-year| year)?|\bsecond six months\b|\b(?:H[12]|[12]H)\b"
        ),
        _half,
    ),
)
"""Tried from what names more than one of them to what names one."""
