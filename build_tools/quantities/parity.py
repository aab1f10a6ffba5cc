"""Whether two texts say the same numbers: aligned by kind, unit and value, not by order alone."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from build_tools.model import Mismatch
from build_tools.quantities import chinese_text as chinese
from build_tools.quantities import english_text as english
from build_tools.quantities.agreement import attributes, same_value
from build_tools.quantities.lexicon import lexicon
from build_tools.quantities.numerals import HAN_DIGITS
from build_tools.quantities.order import swapped
from build_tools.quantities.printed import printed
from build_tools.quantities.reading import Reading

_RELATIVE_YEAR = re.compile("去年|今年|明年|前年|当年|同年|次年|翌年|该年|那年|上年")
_HAN_HINTS = {2: "二两双对俩仅次再", 3: "三", 1: "一首单独唯", 10: "十", 12: "打"}
_EN_HINTS = {
    2: r"both|pairs?|couples?|twins?|dual|double|either|bilateral|two|mutual|twice|second|neither|two-\w+",
    3: r"triple|trio|trilateral|tripartite|thrice|three|third|tri\w+",
    4: r"four|fourth|quad\w+",
    5: r"five|fifth",
    10: r"ten|tenth|decades?",
    100: r"hundred|centur\w+",
}
_ELIDABLE = frozenset({"amount", "measure", "duration", "percent"})
_ZH_RATES = {"秒": "second", "分钟": "minute", "小时": "hour"}
_EN_RATES = {
    u: rf"\b(?:per|an?|every|each) {u}\b|/{u[:1]}\b"
    for u in ("second", "minute", "hour", "day", "week", "month", "year")
}


def compare(zh: str, en: str) -> tuple[Mismatch, ...]:
    """Every number that the two texts do not share, in the order of the Chinese text.

    Clauses may stand in another order; small indefinite numbers (一个, one) may stay unsaid.
    """
    ours, theirs = tuple(_ends(chinese.readings(zh))), tuple(_ends(english.readings(en)))
    pairs, left, right = _aligned(ours, theirs, zh, en)
    found = [m for z, e in pairs for m in _attributes(z, e, zh, en)]
    found += _order(pairs, zh, en)
    left = [z for z in left if not _unsaid(z, pairs, en, theirs)]
    right = [e for e in right if not _needless(e, pairs, zh, ours)]
    return tuple(found) + tuple(_leftover(left, right, zh, en)) + tuple(_rates(zh, en))


def _rates(zh: str, en: str) -> Iterator[Mismatch]:
    """每分钟 against an hour: a rate whose unit of time carries no number."""
    ours = {_ZH_RATES[m[1]]: m[0] for m in re.finditer(f"每个?({'|'.join(_ZH_RATES)})", zh)}
    theirs = {u: m[0] for u, p in _EN_RATES.items() for m in re.finditer(p, en, re.IGNORECASE)}
    if (
        ours
        and theirs
        and not set(ours) & set(theirs)
        and set(ours) <= {"second", "minute", "hour"}
    ):
        (unit, words), (other, said) = next(iter(ours.items())), next(iter(theirs.items()))
        yield Mismatch(
            "unit",
            words,
            said,
            f"the rate differs: Chinese “{words}” is per {unit}, English “{said}” is per {other}; expected per {unit}",
        )


def _ends(found: Iterable[Reading]) -> Iterator[Reading]:
    """An interval as its two ends, so that 三四个, 3–4 and three to four are one thing."""
    for item in found:
        if item.low == item.high or item.kind == "period":
            yield item
        else:
            yield item._replace(high=item.low)
            yield item._replace(low=item.high)


def _aligned(
    ours: tuple[Reading, ...], theirs: tuple[Reading, ...], zh: str, en: str
) -> tuple[list[tuple[Reading, Reading]], list[Reading], list[Reading]]:
    """Pairs of equal value, cheapest differences first; and what is left on either side."""
    years = _years(ours), _years(theirs)
    relative = bool(_RELATIVE_YEAR.search(zh))
    costs = []
    for i, z in enumerate(ours):
        for j, e in enumerate(theirs):
            cost = same_value(z, e, years, relative=relative)
            if cost is None and _elided(z, e, theirs, (zh, en)):
                cost = 3.0
            if cost is not None:
                far = abs(z.start / max(len(zh), 1) - e.start / max(len(en), 1))
                costs.append((cost + 10 * len(attributes(z, e)) + far, i, j))
    taken_z: dict[int, int] = {}
    taken_e: set[int] = set()
    for _, i, j in sorted(costs):
        if i not in taken_z and j not in taken_e:
            taken_z[i] = j
            taken_e.add(j)
    pairs = [(ours[i], theirs[j]) for i, j in sorted(taken_z.items())]
    left = [z for i, z in enumerate(ours) if i not in taken_z]
    right = [e for j, e in enumerate(theirs) if j not in taken_e]
    return pairs, left, right


def _elided(z: Reading, e: Reading, theirs: tuple[Reading, ...], texts: tuple[str, str]) -> bool:
    """14 more than the year before, where days were spoken of: a unit that English need not repeat."""
    if e.kind not in {"number", "count"} or e.noun or z.kind not in _ELIDABLE:
        return False
    factor = (
        Fraction(z.date[0], z.date[1] or 1)
        if z.kind in {"duration", "measure"} and z.date[0]
        else Fraction(1)
    )
    if z.low != e.low * factor:
        return False
    zh, en = texts
    index = "指数" in zh[: z.start] and re.search(r"\b(?:PMI|index)\b", en)
    if index or any(other.kind == z.kind and other.unit == z.unit for other in theirs):
        return True
    return any(u.base == z.unit and p.search(en) for p, u in lexicon().en_units)


def _years(found: tuple[Reading, ...]) -> frozenset[int]:
    return frozenset(r.date[0] for r in found if r.kind == "date" and r.date[0])


def _attributes(z: Reading, e: Reading, zh: str, en: str) -> Iterator[Mismatch]:
    for kind in attributes(z, e):
        yield _mismatch(kind, z, e, zh, en)


def _order(pairs: list[tuple[Reading, Reading]], zh: str, en: str) -> Iterator[Mismatch]:
    for (z, e), (other_z, other_e) in swapped(pairs, zh, en):
        ours, theirs = zh[z.start : z.end], en[other_e.start : other_e.end]
        message = (
            f"the numbers changed places: Chinese has “{ours}” before “{zh[other_z.start : other_z.end]}”, "
            f"English has “{theirs}” before “{en[e.start : e.end]}”; expected {printed(z)} first"
        )
        yield Mismatch("order", ours, theirs, message)


def _unsaid(
    z: Reading, pairs: list[tuple[Reading, Reading]], en: str, theirs: tuple[Reading, ...]
) -> bool:
    """True for a Chinese number that English need not repeat or says in another word."""
    if z.weak and z.kind != "name":
        return True
    if z.kind == "name":
        return not any(e.kind == "name" and e.unit == z.unit and e.low != z.low for e in theirs)
    if z.kind == "date" and any(
        same_value(z, e, (frozenset(), frozenset()), relative=False) is not None for _, e in pairs
    ):
        return True
    if z.kind in {"count", "ordinal", "times", "number"} and z.low in _EN_HINTS and z.scale == 1:
        return _hinted(_EN_HINTS[int(z.low)], en, theirs)
    return False


def _hinted(pattern: str, text: str, used: tuple[Reading, ...]) -> bool:
    spans = [(u.start, u.end) for u in used if not u.weak]
    return any(
        not any(a < m.end() and m.start() < b for a, b in spans)
        for m in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    )


def _needless(
    e: Reading, pairs: list[tuple[Reading, Reading]], zh: str, ours: tuple[Reading, ...]
) -> bool:
    """True for an English number that Chinese says in a set phrase or leaves to the article."""
    if e.kind == "name":
        return not any(z.kind == "name" and z.unit == e.unit and z.low != e.low for z in ours)
    if e.weak:
        return True
    if e.kind == "date":
        named = any(
            same_value(z, e, (frozenset(), frozenset()), relative=False) is not None
            for z, _ in pairs
        )
        return named or (bool(_RELATIVE_YEAR.search(zh)) and e.date[1:] == (None, None))
    small = (
        e.kind in {"count", "ordinal", "number", "times"}
        and e.low.denominator == 1
        and e.low <= 12
        and e.scale == 1
    )
    if not small and not (e.kind == "fraction" and e.low == Fraction(1, 2)):
        return False
    hints = (
        "半"
        if e.kind == "fraction"
        else _HAN_HINTS.get(int(e.low), "")
        + "".join(c for c, n in HAN_DIGITS.items() if n == e.low)
    )
    spans = [(z.start, z.end) for z in ours]
    free = [c for i, c in enumerate(zh) if not any(a <= i < b for a, b in spans)]
    return any(c in hints for c in free) or str(e.low) in re.findall(r"\d+", "".join(free))


_GROUPS = (
    {"date", "decade", "century", "period"},
    {"amount"},
    {"percent", "permille", "fraction", "discount", "points", "times"},
    {"measure", "duration"},
    {"count", "number", "ordinal"},
    {"name"},
)


def _leftover(left: list[Reading], right: list[Reading], zh: str, en: str) -> Iterator[Mismatch]:
    """What stayed alone: two of one kind are one wrong value, others are missing or added."""
    rest = list(right)
    for z in left:
        mate = _mate(z, rest)
        if mate:
            rest.remove(mate)
            counted = {z.kind, mate.kind} <= {"count", "number"}
            same = counted or (z.kind, z.unit) == (mate.kind, mate.unit)
            kind = "value" if same else "unit"
            yield _mismatch(kind, z, mate, zh, en)
        else:
            words = zh[z.start : z.end]
            yield Mismatch(
                "missing", words, "", f"Chinese “{words}” is {printed(z)}; English does not say it"
            )
    for e in rest:
        words = en[e.start : e.end]
        yield Mismatch(
            "added", "", words, f"English “{words}” is {printed(e)}; Chinese does not say it"
        )


def _mate(z: Reading, rest: list[Reading]) -> Reading | None:
    """The number that z most likely became: of equal value, unit, kind or group, else the first."""
    return min(rest, key=lambda e: _likeness(z, e), default=None)


def _likeness(z: Reading, e: Reading) -> int:
    if e.low == z.low and e.kind != "date":
        return 0
    if e.kind == z.kind:
        return 1 if e.unit == z.unit else 2
    return 3 if any(z.kind in g and e.kind in g for g in _GROUPS) else 4


def _mismatch(kind: str, z: Reading, e: Reading, zh: str, en: str) -> Mismatch:
    ours, theirs = zh[z.start : z.end], en[e.start : e.end]
    what = {
        "hedge": "how exact the number is was changed",
        "direction": "up and down were exchanged",
        "order": "the numbers changed places",
        "unit": "the unit or the kind of number differs",
        "value": "the value differs",
    }[kind]
    message = f"{what}: Chinese “{ours}” is {printed(z)}, English “{theirs}” is {printed(e)}; expected {printed(z)}"
    return Mismatch(kind, ours, theirs, message)
