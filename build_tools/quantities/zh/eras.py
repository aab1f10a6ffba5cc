"""Years of eras and reigns in Chinese: 公元前256年, 民国二十六年."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.reading import Reading, Rule
from build_tools.quantities.zh.calendar import number

_ERAS = {
    "民国": 1911,
    "宣统": 1908,
    "光绪": 1874,
    "同治": 1861,
    "咸丰": 1850,
    "道光": 1820,
    "嘉庆": 1795,
    "乾隆": 1735,
    "雍正": 1722,
    "康熙": 1661,
    "顺治": 1643,
    "崇祯": 1627,
    "万历": 1572,
    "嘉靖": 1521,
}
"""The year before the first of each era. Source: the tables of Chinese reign years."""


def _reign(m: Match[str]) -> Iterable[Reading]:
    """民国二十六年 is 1937, and the twenty-sixth year of the Republic."""
    n = 1 if m["n"] == "元" else number(m["n"])
    year = (_ERAS[m["era"]] + n, None, None)
    return (Reading("date", Fraction(0), Fraction(0), *m.span(), date=year, bare=Fraction(n)),)


def _era(m: Match[str]) -> Iterable[Reading]:
    """公元前256年 is the year -256."""
    year = number(m["n"]) * (-1 if "前" in m[0] else 1)
    return (Reading("date", Fraction(0), Fraction(0), *m.span(), date=(year, None, None)),)


_HAN = "[一二三四五六七八九十]"

ERAS: tuple[Rule, ...] = (
    Rule(
        re.compile(rf"(?P<era>{'|'.join(_ERAS)})(?P<n>元|{_HAN}{{1,3}}|\d{{1,2}})年(?!间|代)"),
        _reign,
    ),
    Rule(re.compile(r"公元前?(?P<n>\d{1,4}|[〇零一二三四五六七八九十百千]+)年"), _era),
)
