"""What both texts say once, and so tells of what a value is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from build_tools.quantities.parity.derived import Pair, class_of
from build_tools.quantities.reading import Reading

_SPLIT = re.compile("[，；。：、和与及,]")
_LISTED = re.compile(r"\s*(?:、|和|及|与|以及)\s*")
_CLAUSE = re.compile(r"[,;:.](?!\d)|\b(?:and|but|while|whereas)\b")
_AND = re.compile("、|和|与|及")


@cache
def anchors() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Chinese words and the English that says them."""
    text = files(__package__).joinpath("anchors.txt").read_text(encoding="utf-8")
    rows = (line.partition("=") for line in text.splitlines() if line and line[0] != "#")
    return tuple((zh, re.compile(rf"\b(?:{en})", re.IGNORECASE)) for zh, _, en in rows)


def places(pairs: list[Pair], zh: str, en: str) -> Iterator[tuple[int, int]]:
    """Where each anchor stands in both texts; only those that stand once in each."""
    for word, pattern in anchors():
        if zh.count(word) == 1:
            hits = list(pattern.finditer(en))
            if len(hits) == 1:
                yield zh.index(word), hits[0].start()
    for name in set(re.findall(r"[A-Za-z][A-Za-z0-9.&]*[A-Za-z0-9]", zh)):
        if zh.count(name) == 1 and en.count(name) == 1:
            yield zh.index(name), en.index(name)
    for z, e in pairs:
        same = [p for p, _ in pairs if _value(p) == _value(z)]
        if len(same) == 1 and not z.weak:
            yield z.start, e.start


def _value(item: Reading) -> tuple[str, object]:
    return item.kind, item.date if item.kind == "date" else item.low


def beside(item: Reading, pairs: list[Pair], zh: str, where: dict[int, int]) -> set[int]:
    """Anchors in the stretch of text that speaks of this value."""
    rivals = [z for z, _ in pairs if class_of(z) == class_of(item) and z is not item]
    begin = max([0, *(z.end for z in rivals if z.end <= item.start)])
    finish = min([len(zh), *(z.start for z in rivals if z.start >= item.end)])
    start, dated = begin, {z.start for z, _ in pairs}
    cuts = [m.end() for m in _SPLIT.finditer(zh, begin, item.start)]
    begin = cuts[-1] if cuts else begin
    stop = _SPLIT.search(zh, item.end, finish)
    finish = stop.start() if stop else finish
    days = {z.start for z, _ in pairs if z.kind == "date"}
    near = {a for a in where if begin <= a < finish and a != item.start}
    near = {a for a in near if a < item.start or a not in days}  # a date stands before its value
    if near:
        return near
    before = [a for a in where if start <= a < item.start and a not in dated]
    return {max(before)} if before else set()


def clause(item: Reading, en: str) -> tuple[int, int]:
    """Where the English clause of a value begins and ends."""
    begin = max([0, *(m.end() for m in _CLAUSE.finditer(en, 0, item.start))])
    stop = _CLAUSE.search(en, item.end)
    return begin, stop.start() if stop else len(en)


_RESPECTIVE = re.compile(r"(?P<names>[^，。；：]*)分别[^，。；\d]{0,6}$")


def respective(
    one: Pair, two: Pair, zh: str, where: dict[int, int]
) -> tuple[set[int], set[int]] | None:
    """城镇和农村收入分别为4.2万元和1.9万元: of two names the first has the first value."""
    told = _RESPECTIVE.search(zh[: one[0].start]) if listed(one, two, zh) else None
    cuts = list(_AND.finditer(told["names"])) if told else []
    if told is None or len(cuts) != 1:
        return None
    starts = (told.start(), told.start() + cuts[0].end())
    first, second = ({a for a in where if 0 <= a - start <= 1} for start in starts)
    return (first, second) if first and second else None


def listed(one: Pair, two: Pair, zh: str) -> bool:
    """Whether one value stands right after the other, in a list of two."""
    return bool(_LISTED.fullmatch(zh[one[0].end : two[0].start]))
