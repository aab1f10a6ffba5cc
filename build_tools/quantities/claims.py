"""Statements of growth, worked out again from the end points that the text itself gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from build_tools.model import Claim, Quantity
from build_tools.quantities import chinese_text as chinese
from build_tools.quantities.printed import quantity
from build_tools.quantities.reading import Reading
from build_tools.quantities.sums import FALLING, Change, verdict

_SENTENCE = re.compile("[^。！？]*[。！？]?[”’」』）]*")
_LIST = re.compile(r"\s*(?:、|和|及|与|以及)\s*")
_CHANGE = re.compile(
    "增长|增加|提高|上升|上涨|扩大|提升|攀升|跃升|升至|增至|涨至|增到|涨到|升到|发展|扩展|拓展|延长|扩张|"
    + FALLING.pattern
)
_RATE_HEAD = re.compile(
    r"(?:增长|增加|提高|上升|上涨|扩大|提升|下降|减少|下跌|降低|回落|萎缩|增幅|涨幅|降幅|跌幅|增速|高出|多出|缩减|下滑|(?<![提])增|(?<!下)降|涨|跌)"
    r"(?:了|达|为|近|约|逾|超|超过|将近|接近|高达|达到|幅度|幅度为|率为|率达|不足|不到|大约|至少)*$"
)
_TOGETHER = re.compile("分别|依次|各自")
_RATES = frozenset({"percent", "times", "damaged", "points", "fraction"})
_SUBJECT = re.compile("[^，。；：、！？（）]*$")


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
    for one, two in pairwise(values):
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


def _claim(told: Told, text: str, pieces: tuple[tuple[str, str], ...]) -> Claim:
    change, rate = told
    first = change.start if change else rate.start if rate else 0
    last = max(r.end for r in (change.result if change else None, rate) if r)
    ends = [change.result.end if change else last]
    statement = text[first : ends[0]].strip() if change else _around(text, rate)
    low, high, judged, worked = verdict(change, rate, text)
    return Claim(
        segments=_segments(pieces, [(first, ends[0])] + ([(rate.start, rate.end)] if rate else [])),
        statement=statement,
        base=_quantity(change.base, pieces) if change else None,
        result=_quantity(change.result, pieces) if change else None,
        stated=text[rate.start : rate.end] if rate else "",
        low=low,
        high=high,
        verdict=judged,
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
