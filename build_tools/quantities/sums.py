"""Whether a stated rate agrees with its end points, within the rounding of the printed digits."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from build_tools.model import Bilingual, Quantity
from build_tools.quantities.numerals import decimal, grouped
from build_tools.quantities.reading import Reading

FALLING = re.compile(
    "下降|减少|下跌|降低|回落|缩小|下滑|降至|减至|跌至|萎缩|缩减|下调|降到|减到|收窄|压减"
)
_NO_BASE = Bilingual(
    zh="文中未给出基数，无法复算。", en="The text gives no base; the rate cannot be worked out."
)
_NO_SUM = Bilingual(
    zh="基数为零，无法复算。", en="The base rounds to nothing; the rate cannot be worked out."
)


class Change(NamedTuple):
    """From one value to another, in words of one sentence."""

    base: Reading
    result: Reading
    start: int
    """Where its statement starts."""


def width(item: Reading, text: str) -> tuple[Fraction, Fraction]:
    """The values that round to the printed digits: half a unit of the last digit each way."""
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?", text[item.start : item.end])
    places = len(digits[1]) if digits and digits[1] else 0
    unit = item.scale
    if item.kind in {"measure", "duration"} and item.date[0]:
        unit *= Fraction(item.date[0], item.date[1] or 1)
    half = unit / 10**places / 2 if digits else Fraction(0)
    return item.low - half, item.high + half


def printed_interval(item: Quantity) -> tuple[Fraction, Fraction]:
    """The values that round to the printed digits of a quantity of a claim."""
    value = Fraction(item.low)
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?", item.text)
    if not digits:
        return value, value
    shown = Fraction(digits[0].replace(",", ""))
    half = (value / shown if shown else Fraction(1)) / 10 ** len(digits[1] or "") / 2
    return value - half, value + half


def verdict(
    change: Change | None, rate: Reading | None, text: str
) -> tuple[str, str, str, Bilingual]:
    """The lowest and highest change in per cent, the verdict and the sum in words."""
    if change is None:
        return "", "", "not-recomputable", _NO_BASE
    base, result = width(change.base, text), width(change.result, text)
    points = change.base.kind in {"percent", "points"} and (rate is None or rate.kind == "points")
    if points:
        low, high = result[0] - base[1], result[1] - base[0]
    elif base[0] <= 0:
        return "", "", "not-recomputable", _NO_SUM
    else:
        low, high = (result[0] / base[1] - 1) * 100, (result[1] / base[0] - 1) * 100
    falls = bool(FALLING.search(text[change.base.end : change.result.start]))
    if rate is None:
        agrees = low < 0 if falls else high > 0
    else:
        agrees = _within(rate, text, low, high, falls=falls)
    return (
        _two(low),
        _two(high),
        "agrees" if agrees else "disagrees",
        _sum(change, rate, text, points=points),
    )


def _within(rate: Reading, text: str, low: Fraction, high: Fraction, *, falls: bool) -> bool:
    """Whether some value that rounds to the printed rate lies in the interval."""
    if rate.kind == "damaged":
        return False
    stated = width(rate, text)
    if rate.kind == "times":
        less = 1 if rate.unit == "to" else 0
        stated = ((stated[0] - less) * 100, (stated[1] - less) * 100)
    if rate.kind == "fraction":
        stated = (rate.low * 100, rate.high * 100)
    if falls:
        stated = (-stated[1], -stated[0])
    return stated[0] <= high and low <= stated[1]


def _two(value: Fraction) -> str:
    """A value rounded to two decimals, half away from zero."""
    cents = abs(value) * 100 + Fraction(1, 2)
    whole = Fraction(cents.numerator // cents.denominator, 100)
    return decimal(-whole if value < 0 else whole)


def _sum(change: Change, rate: Reading | None, text: str, *, points: bool) -> Bilingual:
    """The sum in figures: (460.1 − 265.1) ÷ 265.1 = 73.56%."""
    scale = change.base.scale if change.base.scale == change.result.scale else Fraction(1)
    a, b = change.base.low / scale, change.result.low / scale
    if points:
        figures = f"{grouped(b)} − {grouped(a)} = {_two(b - a)}"
        zh, en = figures + "个百分点", figures + " percentage points"
    else:
        zh = en = f"({grouped(b)} − {grouped(a)}) ÷ {grouped(a)} = {_two((b / a - 1) * 100)}%"
    if rate is None:
        return Bilingual(zh=f"{zh}；文中未给出增幅。", en=f"{en}; the text states no rate.")
    words = text[rate.start : rate.end]
    if rate.kind == "damaged":
        return Bilingual(
            zh=f"{zh}；印作“{words}”，无法读出。",
            en=f"{en}; printed as “{words}”, which cannot be read.",
        )
    return Bilingual(zh=f"{zh}；文中作{words}。", en=f"{en}; the text has {words}.")
