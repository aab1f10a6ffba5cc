"""Sums of money told coin by coin in Chinese: 三元五角, 三角五分, 两块五."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.numerals import han
from build_tools.quantities.reading import Reading, Rule

_COINS = {
    "元": Fraction(1),
    "块": Fraction(1),
    "角": Fraction(1, 10),
    "毛": Fraction(1, 10),
    "分": Fraction(1, 100),
}


def _coins(m: Match[str]) -> Iterable[Reading] | None:
    """三元五角, 三角五分, 两块五: one sum of money in several coins."""
    low = high = Fraction(0)
    last = Fraction(1)
    for name in ("yuan", "jiao", "fen", "rest"):
        if not m[name]:
            continue
        value = han(m[name])
        if value is None:
            return None
        last = last / 10 if name == "rest" else _COINS[m[name + "_"]]
        low, high = low + value[0] * last, high + value[1] * last
    return (
        Reading(
            "amount",
            low,
            high,
            *m.span(),
            unit="CNY",
            date=(last.numerator, last.denominator, None),
            hedge="over" if m.groupdict().get("over") else "",
        ),
    )


_COIN = r"(?:\d+|[一二两三四五六七八九十百千万]+)"


COINS: tuple[Rule, ...] = (
    Rule(
        re.compile(
            rf"(?<![\d.])(?:(?P<yuan>{_COIN})(?P<yuan_>[元块])(?:零)?)?(?P<jiao>{_COIN})(?P<jiao_>[角毛])(?:(?P<fen>{_COIN})(?P<fen_>分)|(?P<rest>[1-9一二三四五六七八九])(?![\d十百千万亿个块分角毛家年月日天]))?(?P<over>多)?钱?(?![形色度落])"
        ),
        _coins,
    ),
    Rule(
        re.compile(
            rf"(?<![\d.])(?P<yuan>{_COIN})(?P<yuan_>块)(?P<jiao>(?!))?(?P<jiao_>(?!))?(?P<fen>(?!))?(?P<rest>[1-9]|[一二三四五六七八九])(?![\d十百千万亿个块分角毛家年月日天])"
        ),
        _coins,
    ),
)
