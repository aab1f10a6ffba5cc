"""Statements of growth, worked out again from the end points that the text itself gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from build_tools.model import Bilingual, Claim, Quantity
from build_tools.quantities import chinese_text as chinese
from build_tools.quantities.numerals import decimal, grouped
from build_tools.quantities.printed import quantity
from build_tools.quantities.reading import Reading

_SENTENCE = re.compile("[^。！？]*[。！？]?[”’」』）]*")
_LIST = re.compile(r"\s*(?:、|和|及|与|以及)\s*")
_DOWN = re.compile(
    "下降|减少|下跌|降低|回落|缩小|下滑|降至|减至|跌至|萎缩|缩减|下调|降到|减到|收窄|压减"
)
_CHANGE = re.compile(
    "增长|增加|提高|上升|上涨|扩大|提升|攀升|跃升|升至|增至|涨至|增到|涨到|升到|发展|扩展|拓展|延长|扩张|"
    + _DOWN.pattern
)
_RATE_HEAD = re.compile(
    r"(?:增长|增加|提高|上升|上涨|扩大|提升|下降|减少|下跌|降低|回落|萎缩|增幅|涨幅|降幅|跌幅|增速|高出|多出|缩减|下滑|(?<![提])增|(?<!下)降|涨|跌)"
    r"(?:了|达|为|近|约|逾|超|超过|将近|接近|高达|达到|幅度|幅度为|率为|率达|不足|不到|大约|至少)*$"
)
_TOGETHER = re.compile("分别|依次|各自")
_RATES = frozenset({"percent", "times", "damaged", "points", "fraction"})
_SUBJECT = re.compile("[^，。；：、！？（）]*$")


class Change(NamedTuple):
    """From one value to another, in words of one sentence."""

    base: Reading
    result: Reading
    start: int
    """Where its statement starts."""


class Told(NamedTuple):
    """A rate and, where the text gives it, the change that it is the rate of."""

    change: Change | None
    rate: Reading | None


def claims(sentences: Iterable[tuple[str, str]]) -> tuple[Claim, ...]:
    """Every statement of growth in a run of text, with its verdict.

    `sentences` are (id, Chinese text) in order and are read as one run: a list closed by 分别 may
    span several of them. Offsets of the quantities are those of the piece they stand in.
    """
    pieces = tuple(sentences)
    text = "".join(zh for _, zh in pieces)
    return tuple(
        _claim(told, text, pieces)
        for sentence in _SENTENCE.finditer(text)
        if sentence[0]
        for told in _told(sentence[0], sentence.start())
    )


def _told(sentence: str, offset: int) -> Iterator[Told]:
    found = tuple(r for r in chinese.readings(sentence) if r.kind != "name")
    changes = tuple(_changes(sentence, found))
    rates = tuple(r for r in found if _is_rate(sentence, r, found))
    used: set[Reading] = set()
    lines: list[Told] = []
    for group in _lists(sentence, rates):
        own = _own(sentence, group[0], changes, used)
        used |= {c.base for c in own}
        if len(own) == len(group):
            lines += [Told(c, r) for c, r in zip(own, group, strict=True)]
        else:
            lines += [Told(c, None) for c in own] + [Told(None, r) for r in group]
    lines += [Told(c, None) for c in changes if c.base not in used]
    for line in sorted(lines, key=_place):
        yield Told(
            line.change and _moved(line.change, offset), line.rate and _shift(line.rate, offset)
        )


def _place(line: Told) -> tuple[int, int]:
    first = line.change.base if line.change else line.rate
    return (first.start if first else 0, line.rate.start if line.rate else 0)


def _shift(item: Reading, by: int) -> Reading:
    return item._replace(start=item.start + by, end=item.end + by)


def _moved(change: Change, by: int) -> Change:
    return Change(_shift(change.base, by), _shift(change.result, by), change.start + by)


def _changes(sentence: str, found: tuple[Reading, ...]) -> Iterator[Change]:
    """从 A 增加至 B, dates between them left aside."""
    values = [
        r
        for r in found
        if r.kind not in {"date", "period", "ordinal", "decade", "century", "clock"}
    ]
    for one, two in zip(values, values[1:], strict=False):
        between = sentence[one.end : two.start]
        same = one.kind == two.kind and (one.unit == two.unit or one.kind == "count")
        if (
            same
            and one.role == "from"
            and _CHANGE.search(between)
            and not re.search("[。；]", between)
        ):
            subject = _SUBJECT.search(sentence[: one.start])
            yield Change(one, two, subject.start() if subject else one.start)


def _is_rate(sentence: str, item: Reading, found: tuple[Reading, ...]) -> bool:
    if item.kind not in _RATES or item.role:
        return False
    if item.kind == "times" and item.unit == "either":
        return bool(
            re.match("）?的?(?:增幅|涨幅|增长)|[^。]{0,60}(?:增幅|涨幅)", sentence[item.end :])
        )
    if _RATE_HEAD.search(sentence[: item.start].rstrip()) or (
        item.kind == "times" and item.unit == "by"
    ):
        return True
    before = [r for r in found if r.end <= item.start]
    listed = bool(before) and bool(_LIST.fullmatch(sentence[before[-1].end : item.start]))
    return listed and _is_rate(sentence, before[-1], found)


def _lists(sentence: str, rates: tuple[Reading, ...]) -> list[list[Reading]]:
    """Rates that a 、 joins belong together."""
    groups: list[list[Reading]] = []
    for rate in rates:
        if groups and _LIST.fullmatch(sentence[groups[-1][-1].end : rate.start]):
            groups[-1].append(rate)
        else:
            groups.append([rate])
    return groups


def _own(
    sentence: str, first: Reading, changes: tuple[Change, ...], used: set[Reading]
) -> list[Change]:
    """The changes that a list of rates closes: all open ones after 分别, else the one before."""
    open_changes = [c for c in changes if c.result.end <= first.start and c.base not in used]
    if _TOGETHER.search(sentence[max(0, first.start - 10) : first.start]):
        return open_changes
    near = [
        c
        for c in open_changes
        if re.fullmatch("[^。；]{0,16}", sentence[c.result.end : first.start])
    ]
    return near[-1:]


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


def _claim(told: Told, text: str, pieces: tuple[tuple[str, str], ...]) -> Claim:
    change, rate = told
    first = change.start if change else rate.start if rate else 0
    last = max(r.end for r in (change.result if change else None, rate) if r)
    ends = [change.result.end if change else last]
    statement = text[first : ends[0]].strip() if change else _around(text, rate)
    low, high, verdict, worked = _verdict(change, rate, text)
    return Claim(
        segments=_segments(pieces, [(first, ends[0])] + ([(rate.start, rate.end)] if rate else [])),
        statement=statement,
        base=_quantity(change.base, pieces) if change else None,
        result=_quantity(change.result, pieces) if change else None,
        stated=text[rate.start : rate.end] if rate else "",
        low=low,
        high=high,
        verdict=verdict,
        sum=worked,
    )


def _around(text: str, rate: Reading | None) -> str:
    """The clause in which a rate without a base stands."""
    if rate is None:
        return ""
    start = max(text.rfind(c, 0, rate.start) for c in "，。；：") + 1
    tail = re.match("[^，。；]*", text[rate.end :])
    return (text[start : rate.end] + (tail[0] if tail else "")).strip()


def _segments(pieces: tuple[tuple[str, str], ...], spans: list[tuple[int, int]]) -> tuple[str, ...]:
    found, at = [], 0
    for name, zh in pieces:
        if any(a < at + len(zh) and b > at for a, b in spans):
            found.append(name)
        at += len(zh)
    return tuple(found)


def _quantity(item: Reading, pieces: tuple[tuple[str, str], ...]) -> Quantity:
    at = 0
    for _, zh in pieces:
        if at <= item.start < at + len(zh):
            return quantity(_shift(item, -at), zh)
        at += len(zh)
    return quantity(item, "")


def _verdict(
    change: Change | None, rate: Reading | None, text: str
) -> tuple[str, str, str, Bilingual]:
    if change is None:
        return (
            "",
            "",
            "not-recomputable",
            Bilingual(
                zh="文中未给出基数，无法复算。",
                en="The text gives no base; the rate cannot be worked out.",
            ),
        )
    base, result = width(change.base, text), width(change.result, text)
    points = change.base.kind in {"percent", "points"} and (rate is None or rate.kind == "points")
    if points:
        low, high = result[0] - base[1], result[1] - base[0]
    elif base[0] <= 0:
        return (
            "",
            "",
            "not-recomputable",
            Bilingual(
                zh="基数为零，无法复算。",
                en="The base rounds to nothing; the rate cannot be worked out.",
            ),
        )
    else:
        low, high = (result[0] / base[1] - 1) * 100, (result[1] / base[0] - 1) * 100
    falls = bool(_DOWN.search(text[change.base.end : change.result.start]))
    if rate is None:
        agrees = high < 0 if falls else low > 0
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
