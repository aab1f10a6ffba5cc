"""From one value to another: the changes that a Chinese sentence tells with both their ends."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from build_tools.quantities.reading import Reading

RISING = re.compile(
    "增长|增加|提高|上升|上涨|扩大|提升|攀升|跃升|升至|增至|涨至|增到|涨到|升到|发展|扩展|拓展|延长|延伸|扩张|"
    "飙升|猛增|激增|跃至|跃居|跳升|回升|扩至|扩到|扩充|涨|翻"
)
FALLING = re.compile(
    "下降|减少|下跌|降低|回落|缩小|下滑|降至|减至|跌至|萎缩|缩减|下调|降到|减到|收窄|压减|缩短|压缩|跌到|降为|减为|缩至|精简"
)
LIST = re.compile(r"\s*(?:、|和|及|与|以及)\s*")
_CALENDAR = frozenset({"date", "period", "ordinal", "decade", "century", "clock", "name"})
_SUBJECT = re.compile("[^，。；：、！？（）]*$")
_SUBJECTS = re.compile("[^，。；：！？（）]*$")
_COMPARED = re.compile("[，、]?[^，。；\\d]{0,8}(?:比|较|是|为|相当于)[^，。；]{0,16}$")
_BECAME = re.compile(
    "(?:分别|已经?|便|就|又|再|则|还|共计?|约|近|逾|超过|仅|只|为|是|有|达到?|突破|实现|完成|上升|提高|扩大|发展|下降|减少|降低|"
    "增加|增长|攀升|跃升|扩张|增|升|降|减|涨|跌|到|至|了|的|末|底|初|全年|当年)+$"
)
_EACH = re.compile("[从由]每[^，。；]{1,6}$")
_SPAN = re.compile("(?:间|来|内|里|中|时间|期间)")


class Change(NamedTuple):
    """From one value to another, in words of one sentence."""

    base: Reading
    result: Reading
    start: int
    """Where its statement starts."""
    years: int = 0
    """How many years lie between the ends; 0 where the sentence does not say."""
    since: int = 0
    """The year of the base; 0 where the sentence does not say."""


def changes(sentence: str, found: tuple[Reading, ...]) -> Iterator[Change]:
    """从 A 增加至 B, and lists of equal length: 从 a、b 增加至 x、y."""
    for before, after in pairwise(_runs(sentence, found)):
        even = len(before) == len(after)
        ones, twos = (before, after) if even else (before[-1:], after[:1])
        between = sentence[ones[-1].end : twos[0].start]
        opened = ones[0].role == "from" or _EACH.search(sentence[: ones[0].start])
        told = opened and _moves(between) and not re.search("[。；]", between)
        if told and all(alike(a, b) for a, b in zip(ones, twos, strict=True)):
            words = _SUBJECTS if len(ones) > 1 else _SUBJECT
            subject = words.search(sentence[: ones[0].start])
            start = subject.start() if subject else ones[0].start
            first, last = _years(sentence, found, ones[0], twos[0])
            for one, two in zip(ones, twos, strict=True):
                yield Change(one, two, start, max(last - first, 0), first)


def stated_apart(
    sentence: str, found: tuple[Reading, ...], rate: Reading, head: str
) -> Change | None:
    """The change of a rate whose ends stand in clauses of their own; None where they do not.

    Either compared (达到 B，比某年的 A 增长) or told year by year (某年 A，某年增加到 B，增长).
    `head` is what stands in the clause of the rate before it.
    """
    before = [r for r in values(found) if r.end <= rate.start and r != rate]
    lengths = [r for r in before if r.kind == "duration"]
    if len(before) - len(lengths) > 1:  # 五年增长1.25倍: the years are no end
        before = [r for r in before if r not in lengths]
    if len(before) < 2 or not alike(before[-2], before[-1]):
        return None
    one, two = before[-2:]
    close = sentence[two.end : rate.start]
    if _COMPARED.search(sentence[one.end : two.start]) and re.fullmatch("[^，。；]{0,10}", close):
        year = _year_before(found, two, one.end)
        result = _year_before(found, one, 0)
        return Change(two, one, _clause(sentence, one), max(result - year, 0) if year else 0, year)
    if not re.fullmatch("[，,]?[^，。；]{0,24}", close):
        return None
    first, last = _year_before(found, one, 0), _year_before(found, two, one.end)
    named = re.search(r"(\d{4})年", head)
    if not 0 < first < last or (named and int(named[1]) != first):
        return None
    if not _same_subject(sentence, found, one, two):
        return None
    return Change(one, two, _clause(sentence, one), last - first, first)


def values(found: tuple[Reading, ...]) -> list[Reading]:
    """The readings that are amounts of something and no dates, places in a row or names."""
    return [r for r in found if r.kind not in _CALENDAR]


def alike(one: Reading, two: Reading) -> bool:
    """Whether the one can become the other: one kind in one unit."""
    counts = {one.kind, two.kind} <= {"count", "number"}
    return counts or (one.kind == two.kind and one.unit == two.unit)


def _moves(words: str) -> bool:
    return bool(RISING.search(words) or FALLING.search(words))


def _runs(sentence: str, found: tuple[Reading, ...]) -> list[list[Reading]]:
    """The values, those that a 、 joins together."""
    runs: list[list[Reading]] = []
    for item in values(found):
        if (
            sentence[max(0, item.start - 1) : item.start] == "每"
        ):  # 每百户12辆 changes to 每百户38辆
            continue
        if runs and LIST.fullmatch(sentence[runs[-1][-1].end : item.start]):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _years(
    sentence: str, found: tuple[Reading, ...], base: Reading, result: Reading
) -> tuple[int, int]:
    """The years of both ends; where only a length of time is told, 0 and that many years."""
    dated = [r for r in found if r.kind == "date" and r.date[0]]
    before = [int(r.date[0] or 0) for r in dated if r.end <= base.start]
    between = [int(r.date[0] or 0) for r in dated if base.end <= r.start < result.start]
    if before and between:
        return before[-1], between[-1]
    if len(before) > 1 and before[-1] > before[-2]:
        return before[-2], before[-1]
    for item in found:
        told = item.end <= base.start and item.kind == "duration" and item.unit == "months"
        if told and _SPAN.match(sentence, item.end) and item.low % 12 == 0 and not item.hedge:
            return 0, int(item.low / 12)
    return 0, 0


def _year_before(found: tuple[Reading, ...], item: Reading, after: int) -> int:
    """The year that stands before a value and after `after`; 0 where none does."""
    years = [r.date[0] for r in found if r.kind == "date" and after <= r.start < item.start]
    return (years[-1] or 0) if years else 0


def _clause(sentence: str, item: Reading) -> int:
    subject = _SUBJECT.search(sentence[: item.start])
    return subject.start() if subject else item.start


def _same_subject(sentence: str, found: tuple[Reading, ...], one: Reading, two: Reading) -> bool:
    """The second value is said of what the first is said of, or of nothing named again."""
    subjects = []
    for item, after in ((one, 0), (two, one.end)):
        dates = [r.end for r in found if r.kind == "date" and after <= r.start < item.start]
        words = sentence[dates[-1] if dates else after : item.start]
        subjects.append(_BECAME.sub("", words.strip("，,的末底初度 ")).strip("，,的末底初度 "))
    compared = not subjects[0] and sentence.startswith(("相比", "相较"), one.end)
    return compared or not subjects[1] or subjects[0] == subjects[1]


def per_year(ratio: Fraction, years: int) -> Fraction:
    """The growth a year, in per cent to four decimals, that makes `ratio` in so many years."""
    low, high = Fraction(0), max(ratio, Fraction(1)) + 1
    while high - low > Fraction(1, 10**6):
        middle = (low + high) / 2
        middle = Fraction(round(middle * 10**8), 10**8)
        low, high = (middle, high) if middle**years < ratio else (low, middle)
    return (low - 1) * 100
