"""Months and quarters that Chinese names together: 三、四月份, 七八月间, 一至三季度."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.reading import Reading, Rule, reading
from build_tools.quantities.zh.calendar import date, number, period

_HAN = "[一二三四五六七八九]|十[一二]?"
_DASH = r"\s*(?:-|–|—|——|~|～|至|到)\s*"


def _months(m: Match[str]) -> Iterable[Reading] | None:
    """三、四月份 and 七八月间 are two months each."""
    names = [m[k] for k in ("a", "b", "c") if m[k]]
    numbers = [number(n) for n in names]
    if not all(n <= 12 for n in numbers) or numbers != sorted(set(numbers)):
        return None
    year = m["y"] and m["y"].rstrip("年")
    spans = [m.span(k) for k in ("a", "b", "c") if m[k]]
    spans[-1] = (spans[-1][0], m.end())
    return [
        date(s, year if i == 0 else None, n)
        for i, (s, n) in enumerate(zip(spans, names, strict=True))
    ]


def _quarters(m: Match[str]) -> Iterable[Reading] | None:
    first, last = number(m["a"]), number(m["b"])
    return (period(m.span(), 3 * first - 2, 3 * last),) if first < last else None


def of_century(one: Reading, two: Reading) -> Reading:
    """The second decade in the century of the first: 19世纪60年代至90年代."""
    if not one.low < 1900 <= two.low:
        return two
    shift = one.low - one.low % 100 - 1900
    return two._replace(low=two.low + shift, high=two.high + shift)


_MONTH = {"正": 1, "冬": 11, "腊": 12}


def _lunar(m: Match[str]) -> Iterable[Reading] | None:
    """农历八月十五 is the fifteenth day of the eighth month; 腊月 is the twelfth."""
    name = m["m"] or m["named"]
    if not m["n"] and not m["named"]:
        return None
    made = [date(m.span(), None, name)._replace(weak=True)] if m["m"] else []
    if m["named"]:
        made = [
            Reading(
                "date",
                Fraction(0),
                Fraction(0),
                *m.span(),
                date=(None, _MONTH[name], None),
                weak=True,
            )
        ]
    if m["n"]:
        made.append(reading("ordinal", number(m["n"]), m.span("n"), unit="label"))
    return made


LUNAR: tuple[Rule, ...] = (
    Rule(
        re.compile(
            rf"(?:(?P<named>[正腊]|(?<![立过入三整])冬)月|(?:农历|阴历|旧历)(?P<m>{_HAN})月)(?:初?(?P<n>[一二三四五六七八九十]{{1,3}})(?!个))?(?!期间)"
        ),
        _lunar,
    ),
)
"""Days of the old calendar, which go before the set phrases."""

PERIODS: tuple[Rule, ...] = (
    Rule(
        re.compile(
            rf"(?P<y>[12]\d{{3}}年)?(?<![\d.,月十])(?P<a>{_HAN}|1[0-2]|[1-9])、(?P<b>{_HAN}|1[0-2]|[1-9])(?:、(?P<c>{_HAN}|1[0-2]|[1-9]))?月份?(?![\d一二三四五六七八九十]+[日号])"
        ),
        _months,
    ),
    Rule(
        re.compile(
            r"(?P<y>(?!))?(?<![十百千\d月])(?P<a>[一二三四五六七八九])(?P<b>[二三四五六七八九])(?P<c>(?!))?月(?:间|份|里|之交|[，、])"
        ),
        _months,
    ),
    Rule(
        re.compile(rf"第?(?P<a>[一二三1-3])(?:季度)?{_DASH}第?(?P<b>[二三四2-4])季度"),
        _quarters,
    ),
)
"""These go before single months and quarters."""
