"""Rates whose unit of time carries no number: 每分钟, every week, a month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.model import Mismatch

_ZH_RATES = {
    "秒": "second",
    "分钟": "minute",
    "小时": "hour",
    "天": "day",
    "日": "day",
    "周": "week",
    "星期": "week",
    "月": "month",
    "年": "year",
}
_ZH_TIMES = {
    "second": "秒",
    "minute": "分",
    "hour": "时",
    "day": "天日",
    "week": "周星礼",
    "month": "月",
    "year": "年岁载",
}
"""Characters without which a Chinese text does not speak of such a time."""
_EN_RATES = {
    u: re.compile(
        rf"\b(?:per|an?|every|each) {u}\b(?! (?:ago|earlier|later|before|after|or so|or two|and a half))|/{u[:1]}\b",
        re.IGNORECASE,
    )
    for u in _ZH_TIMES
}


def rates(zh: str, en: str) -> Iterator[Mismatch]:
    """每分钟 against an hour: a rate of English whose unit of time Chinese nowhere names."""
    ours = {_ZH_RATES[m[1]]: m[0] for m in re.finditer(f"每个?({'|'.join(_ZH_RATES)})", zh)}
    theirs = {u: hit[0] for u, p in _EN_RATES.items() if (hit := p.search(en))}
    if not ours or not theirs or set(ours) & set(theirs):
        return
    if any(c in zh for unit in theirs for c in _ZH_TIMES[unit]):
        return
    (unit, words), (other, said) = next(iter(ours.items())), next(iter(theirs.items()))
    yield Mismatch(
        "unit",
        words,
        said,
        f"the rate differs: Chinese “{words}” is per {unit}, English “{said}” is per {other}; expected per {unit}",
    )
