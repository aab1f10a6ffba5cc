"""Statements of growth, worked out again from the end points that the text itself gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from build_tools.model import Claim, Quantity
from build_tools.quantities import zh as chinese
from build_tools.quantities.arithmetic.changes import (
    LIST,
    Change,
    alike,
    changes,
    stated_apart,
    values,
)
from build_tools.quantities.arithmetic.sums import verdict
from build_tools.quantities.printed import quantity
from build_tools.quantities.reading import Reading

_SENTENCE = re.compile("[^。！？]*[。！？]?[”’」』）]*")
_RATE_HEAD = re.compile(
    r"(?:增长|增加|提高|上升|上涨|扩大|提升|下降|减少|下跌|降低|回落|萎缩|增幅|涨幅|降幅|跌幅|增速|高出|多出|缩减|下滑|缩短|延长|压缩|"
    r"攀升|回升|飙升|猛增|激增|净增|下调|上调|收窄|扩张|(?<![提])增|(?<!下)降|涨|跌|减)"
    r"(?:了|达|为|近|约|逾|超|超过|将近|接近|高达|达到|幅度|幅度为|率为|率达|不足|不到|大约|至少)*$"
)
_TOGETHER = re.compile("分别|依次|各自")
_YEARLY = re.compile("年均|年平均|平均每年|每年平均|每年[^，。；]{0,2}(?:增|递增)|复合增长|递增")
_OWN_BASE = re.compile(
    "同比|环比|[比较](?:上年|去年|上月|上季|前一年|年初|上一年)|可比价|不变价|扣除|实际增|实际下|以上年"
)
_LAST_YEAR = re.compile("[比较](?:上年|去年|前一年|上一年)|同比")
_OF_BEFORE = re.compile(
    r"(?:(?:是|为|相当于|等于|到|至|达)(?:了)?[^，。；、]{0,14}(?:[年末初底期前]|原来|原先|当时|以前|同期)的?"
    r"|(?:是|为|相当于|等于)(?:了)?[12]\d{3}年[^，。；、]{1,14}的)"
    "(?:近|约|逾|超过|将近|接近|不足|不到|大约|至少)?$"
)
_RATES = frozenset({"percent", "times", "damaged", "points", "fraction"})


class Told(NamedTuple):
    """A rate and, where the text gives it, the change that it is the rate of."""

    change: Change | None
    rate: Reading | None
    way: str = ""
    """yearly | difference; empty for a rate of the whole change."""


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
    told = tuple(changes(sentence, found))
    rates = tuple(r for r in found if _is_rate(sentence, r, found))
    lines: list[Told] = []
    for group in _lists(sentence, rates):
        lines += _paired(sentence, found, group, told, lines)
    lines += _differences(sentence, found, rates, told)
    used = {line.change for line in lines}
    lines += [Told(c, None) for c in told if c not in used]
    for line in sorted(lines, key=_place):
        yield Told(
            line.change and _moved(line.change, offset),
            line.rate and _shift(line.rate, offset),
            line.way,
        )


def _place(line: Told) -> tuple[int, int]:
    ends = (line.change.base, line.change.result) if line.change else (line.rate,)
    return (min(r.start for r in ends if r), line.rate.start if line.rate else 0)


def _shift(item: Reading, by: int) -> Reading:
    return item._replace(start=item.start + by, end=item.end + by)


def _moved(change: Change, by: int) -> Change:
    return change._replace(
        base=_shift(change.base, by), result=_shift(change.result, by), start=change.start + by
    )


def _is_rate(sentence: str, item: Reading, found: tuple[Reading, ...]) -> bool:
    if item.kind not in _RATES:
        return False
    head = sentence[: item.start].rstrip()
    if item.kind == "times" and item.unit == "to":
        return "番" in sentence[item.start : item.end] or bool(_OF_BEFORE.search(head))
    if item.role:
        return False
    if item.kind == "times" and item.unit == "either":
        return bool(
            re.match("）?的?(?:增幅|涨幅|增长)|[^。]{0,60}(?:增幅|涨幅)", sentence[item.end :])
        )
    if _RATE_HEAD.search(head) or (item.kind == "times" and item.unit == "by"):
        return True
    before = [r for r in found if r.end <= item.start]
    listed = bool(before) and bool(LIST.fullmatch(sentence[before[-1].end : item.start]))
    return listed and _is_rate(sentence, before[-1], found)


def _lists(sentence: str, rates: tuple[Reading, ...]) -> list[list[Reading]]:
    """Rates that a 、 joins belong together."""
    groups: list[list[Reading]] = []
    for rate in rates:
        if groups and LIST.fullmatch(sentence[groups[-1][-1].end : rate.start]):
            groups[-1].append(rate)
        else:
            groups.append([rate])
    return groups


def _paired(
    sentence: str,
    found: tuple[Reading, ...],
    group: list[Reading],
    told: tuple[Change, ...],
    lines: list[Told],
) -> list[Told]:
    """A list of rates with its changes; a rate alone may belong to a change told in clauses apart."""
    first = group[0]
    head = re.split("[，。；：]", sentence[: first.start])[-1]
    if _YEARLY.search(head):
        near = [c for c in told if c.result.end <= first.start and c.years]
        if not near:
            apart = stated_apart(sentence, found, first, head)
            near = [apart] if apart and apart.years else []
        return [Told(near[-1] if near and len(group) == 1 else None, r, "yearly") for r in group]
    used = {line.change for line in lines if not line.way}
    own = [c for c in _own(sentence, group, told) if c not in used and _based(head, c)]
    if len(own) == len(group):
        return [Told(c, r) for c, r in zip(own, group, strict=True)]
    if len(group) == 1 and not own:
        apart = stated_apart(sentence, found, first, head)
        return [Told(apart if apart and _based(head, apart) else None, first)]
    return [Told(c, None) for c in own] + [Told(None, r) for r in group]


def _based(head: str, change: Change) -> bool:
    """A rate on the year before, or at constant prices, has a base of its own."""
    return not _OWN_BASE.search(head) or (bool(_LAST_YEAR.search(head)) and change.years == 1)


def _own(sentence: str, group: list[Reading], told: tuple[Change, ...]) -> list[Change]:
    """The changes that a list of rates closes: all before it after 分别, else those told just before."""
    first = group[0]
    before = [c for c in told if c.result.end <= first.start]
    if _TOGETHER.search(sentence[max(0, first.start - 10) : first.start]):
        return before
    near = [
        c for c in before if re.fullmatch("[^。；]{0,16}", sentence[c.result.end : first.start])
    ]
    listed = near[-len(group) :]
    return listed if len({c.start for c in listed}) == 1 else near[-1:]


def _differences(
    sentence: str,
    found: tuple[Reading, ...],
    rates: tuple[Reading, ...],
    told: tuple[Change, ...],
) -> Iterator[Told]:
    """增加了600家: the difference itself, in the unit of both ends."""
    for item in values(found):
        head = sentence[: item.start].rstrip()
        if item in rates or item.role or not _RATE_HEAD.search(head):
            continue
        before = [c for c in told if c.result.end <= item.start and alike(c.base, item)]
        clause = re.split("[，。；：]", head)[-1]
        near = before and re.fullmatch(
            "[^。；]{0,12}", sentence[before[-1].result.end : item.start]
        )
        if near and item not in {before[-1].base, before[-1].result} and _based(clause, before[-1]):
            yield Told(before[-1], item, "difference")


def _claim(told: Told, text: str, pieces: tuple[tuple[str, str], ...]) -> Claim:
    change, rate, way = told
    first = change.start if change else rate.start if rate else 0
    last = max(r.end for r in (change.result if change else None, rate) if r)
    end = max(change.base.end, change.result.end) if change else last
    statement = text[first:end].strip() if change else _around(text, rate)
    low, high, judged, worked = verdict(change, rate, text, way)
    return Claim(
        segments=_segments(pieces, [(first, end)] + ([(rate.start, rate.end)] if rate else [])),
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
