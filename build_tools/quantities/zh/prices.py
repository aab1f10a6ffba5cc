"""Rates of interest and discounts in Chinese: 月息二分, 六七折, 对折."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.numerals import HAN_DIGITS
from build_tools.quantities.reading import Reading, Rule, reading

_INTEREST = {
    "年分": Fraction(10),
    "年厘": Fraction(1),
    "月分": Fraction(1),
    "月厘": Fraction(1, 10),
}
"""Per cent of a fen or a li of interest by the year and by the month."""


def _interest(m: Match[str]) -> Iterable[Reading]:
    """年息八厘 is 8% a year, 月息三分 and 利息每月三分 3% a month. Source: general knowledge of the language."""
    for name in ("n", "o"):
        if m[name]:
            size = _INTEREST[(m["per"] or m["per2"] or "年") + m["unit"]]
            whole = Fraction(HAN_DIGITS.get(m[name]) or m[name])
            part = Fraction(HAN_DIGITS[m["part"] or "零"] if name == "n" else 0, 10)
            yield reading("percent", (whole + part) * size, (m.start(name), m.end(name) + 1))


def _discount(m: Match[str]) -> Iterable[Reading]:
    """六七折 is six or seven tenths of the price, 八五折 85 hundredths."""
    if m[0] == "对折":
        return (reading("discount", 50, m.span(), weak=True),)
    digits = [HAN_DIGITS.get(c, 0) for c in m["n"]]
    low = high = Fraction(digits[0] or m["n"]) * 10
    if len(digits) == 2 and m["n"][0] in HAN_DIGITS:  # noqa: PLR2004 - neighbours, or hundredths
        near = digits[1] == digits[0] + 1
        low, high = (low, low + 10) if near else (low + digits[1], low + digits[1])
    size = 1 if low % 10 else 10
    return (Reading("discount", low, high, *m.span(), date=(size, 1, None)),)


_DIGIT = "[一二两三四五六七八九]"
INTEREST: tuple[Rule, ...] = (
    Rule(
        re.compile(
            r"(?:(?P<per>[年月])(?:息|利|利率|利息)|(?:利率|利息|官利|(?:股息|股利|红利|余利)(?![^，。；]{0,8}每)|[计行取]息)(?:[^，。；、\d一二两三四五六七八九年月]{0,6}(?P<per2>[年月])(?:息|利率?)?)?)"
            r"[^，。；、\d一二三四五六七八九年月]{0,8}?"
            rf"(?P<n>{_DIGIT}|\d(?:\.\d)?)(?P<unit>[分厘])(?!之一?[一二三四])(?:(?P<part>[一二三四五六七八九])厘?)?(?:[到至、—–-](?P<o>{_DIGIT}|\d(?:\.\d)?)(?P=unit))?"
        ),
        _interest,
    ),
)
"""Interest, which goes before the shares."""
DISCOUNTS: tuple[Rule, ...] = (
    Rule(
        re.compile(r"(?P<n>[一二三四五六七八九]{1,2}|(?<![\d.])\d(?:\.\d)?)折|(?<=[打按以成])对折"),
        _discount,
    ),
)
"""Discounts, which go after the shares."""
