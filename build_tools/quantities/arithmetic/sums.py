"""Whether a stated rate agrees with its end points, within the rounding of the printed digits."""

from __future__ import annotations

import re
from fractions import Fraction

from build_tools.model import Bilingual, Quantity
from build_tools.quantities.arithmetic.changes import FALLING, Change, per_year
from build_tools.quantities.numerals import decimal, grouped
from build_tools.quantities.reading import Reading

_NO_BASE = Bilingual(
    zh="文中未给出基数，无法复算。", en="The text gives no base; the rate cannot be worked out."
)
_NO_SUM = Bilingual(
    zh="基数为零，无法复算。", en="The base rounds to nothing; the rate cannot be worked out."
)


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
    change: Change | None, rate: Reading | None, text: str, way: str = ""
) -> tuple[str, str, str, Bilingual]:
    """The lowest and highest change in per cent, the verdict and the sum in words.

    `way` is `yearly` where the rate is an average of the years between the ends, and `difference`
    where it is no rate but the difference itself.
    """
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
    falls = change.result.low < change.base.low
    if rate is None:
        told = bool(FALLING.search(text[change.base.end : change.result.start]))
        agrees = low < 0 if told else high > 0
    elif way == "difference":
        agrees = _meets(_hedged(rate, width(rate, text)), *_gap(base, result, falls=falls))
    elif way == "yearly":
        low, high = (per_year(1 + end / 100, change.years) for end in (low, high))
        agrees = _within(rate, text, low, high, falls=falls)
    else:
        agrees = _within(rate, text, low, high, falls=falls)
    judged = "agrees" if agrees else "disagrees"
    return _two(low), _two(high), judged, _sum(change, rate, text, "points" if points else way)


def _gap(
    base: tuple[Fraction, Fraction], result: tuple[Fraction, Fraction], *, falls: bool
) -> tuple[Fraction, Fraction]:
    """The smallest and largest difference of two intervals, as a positive number."""
    low, high = result[0] - base[1], result[1] - base[0]
    return (-high, -low) if falls else (low, high)


def _within(rate: Reading, text: str, low: Fraction, high: Fraction, *, falls: bool) -> bool:
    """Whether some value that rounds to the printed rate lies in the interval."""
    if rate.kind == "damaged":
        return False
    stated = width(rate, text)
    if rate.kind == "times":
        stated = _hedged(rate, _doubled(rate, text, stated))
        less = 1 if rate.unit == "to" else 0
        stated = ((stated[0] - less) * 100, (stated[1] - less) * 100)
    else:
        factor = 100 if rate.kind == "fraction" else 1
        low_end, high_end = _hedged(rate, stated)
        stated = (low_end * factor, high_end * factor)
    if rate.direction == "down" or (falls and rate.direction != "up"):
        stated = (-stated[1], -stated[0])
    return _meets(stated, low, high)


def _meets(stated: tuple[Fraction, Fraction], low: Fraction, high: Fraction) -> bool:
    return stated[0] <= high and low <= stated[1]


def _doubled(
    rate: Reading, text: str, stated: tuple[Fraction, Fraction]
) -> tuple[Fraction, Fraction]:
    """翻一番 is said of what has at least doubled and is not yet half as much again."""
    if "番" not in text[rate.start : rate.end] or rate.hedge:
        return stated
    return rate.low, rate.low * Fraction(3, 2)


def _hedged(rate: Reading, stated: tuple[Fraction, Fraction]) -> tuple[Fraction, Fraction]:
    """The values of which a hedged number may be said: nearly reaches a fifth below, about a tenth."""
    low, high = stated
    if rate.hedge in {"nearly", "under", "at-most"}:
        return low * Fraction(4, 5), rate.high
    if rate.hedge in {"over", "or-more", "at-least", "reached"}:
        return rate.low, high * 2
    if rate.hedge == "about":
        return low * Fraction(9, 10), high * Fraction(11, 10)
    return stated


def _two(value: Fraction) -> str:
    """A value rounded to two decimals, half away from zero."""
    cents = abs(value) * 100 + Fraction(1, 2)
    whole = Fraction(cents.numerator // cents.denominator, 100)
    return decimal(-whole if value < 0 else whole)


def _sum(change: Change, rate: Reading | None, text: str, way: str) -> Bilingual:
    """The sum in figures: (460.1 − 265.1) ÷ 265.1 = 73.56%."""
    scale = change.base.scale if change.base.scale == change.result.scale else Fraction(1)
    a, b = change.base.low / scale, change.result.low / scale
    if way == "points":
        figures = f"{grouped(b)} − {grouped(a)} = {_two(b - a)}"
        zh, en = figures + "个百分点", figures + " percentage points"
    elif way == "difference":
        more, less = (b, a) if b >= a else (a, b)
        zh = en = f"{grouped(more)} − {grouped(less)} = {grouped(more - less)}"
    elif way == "yearly":
        growth = _two(per_year(b / a, change.years))
        zh = en = f"({grouped(b)} ÷ {grouped(a)})^(1/{change.years}) − 1 = {growth}%"
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
