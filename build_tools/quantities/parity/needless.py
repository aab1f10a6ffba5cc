"""What English says and Chinese leaves to a set phrase, another word or the article."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from fractions import Fraction

from build_tools.quantities.lexicon import lexicon
from build_tools.quantities.numerals import HAN_DIGITS, han
from build_tools.quantities.parity.agreement import same_value
from build_tools.quantities.parity.equal_shares import ratios
from build_tools.quantities.parity.named_years import names_day, names_year
from build_tools.quantities.parity.unsaid import RELATIVE_YEAR
from build_tools.quantities.reading import Reading

_MULTITUDE = re.compile("成千上万|成百上千|千千万万|亿万|千家万户|无数|大批|众多")
_RELATIVE_MONTH = re.compile("(?:上|本|当|次|下|同|该)个?月|环比")
_HAN_HINTS = {2: "二两双对俩再", 3: "三", 1: "一首单独唯", 10: "十", 12: "打"}
_SECOND = re.compile("仅次|其次|次[年日月于大高强季]|居次|亚军")
"""What is second without a two."""


def needless(
    e: Reading,
    pairs: list[tuple[Reading, Reading]],
    texts: tuple[str, str],
    ours: tuple[Reading, ...],
) -> bool:
    """True for an English number that Chinese says in a set phrase or leaves to the article."""
    zh, en = texts
    if e.kind == "name":
        return not any(z.kind == "name" and z.unit == e.unit and z.low != e.low for z in ours)
    # The 13th year of a reign, whose year is told too.
    reign = e.kind == "ordinal" and any(z.kind == "date" and z.bare == e.low for z in ours)
    saying = _quoted(e, zh, ours) or (e.kind == "fraction" and re.search("十有八九|十之八九", zh))
    quarter = (e.kind, e.low) in {("fraction", Fraction(1, 4)), ("duration", Fraction(3))}
    if (
        reign
        or (quarter and re.search("每(?:个|一)?季", zh))
        or saying
        or e.weak
        or _each(e, pairs, zh)
        or _a_part(e, ours)
        or _of_saying(e, zh)
        or _per_so_many(e, en, zh)
        or _between(e, pairs)
        or _implied(e, pairs)
        or (e.hedge == "several" and bool(_MULTITUDE.search(zh)))
    ):
        return True
    if e.kind == "period" and "环比" in zh:
        return any(z.kind == "period" and z.low - e.high == 1 for z, _ in pairs)
    if e.kind == "date":
        return _told_date(e, pairs, zh, ours)
    return _small(e, zh, ours)


def _told_date(
    e: Reading, pairs: list[tuple[Reading, Reading]], zh: str, ours: tuple[Reading, ...]
) -> bool:
    """A date that Chinese names elsewhere, or tells from one that it names."""
    named = any(
        same_value(z, e, (frozenset(), frozenset()), relative=False) is not None for z, _ in pairs
    )
    return (
        named
        or bool(e.date[0] and names_year(zh, e.date[0]))
        or (not e.date[0] and names_day(zh, e.date[1:]))
        or ("同比" in zh and any(z.date[0] == (e.date[0] or 0) + 1 for z in ours))
        or (bool(RELATIVE_YEAR.search(zh)) and e.date[1:] == (None, None))
        or (bool(_RELATIVE_MONTH.search(zh)) and _neighbour(e, pairs))
    )


def _small(e: Reading, zh: str, ours: tuple[Reading, ...]) -> bool:
    """A small number or a half that a character of Chinese hints at."""
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
    if e.low == 2 and _SECOND.search(zh):
        return True
    spans = [(z.start, z.end) for z in ours]
    free = [c for i, c in enumerate(zh) if not any(a <= i < b for a, b in spans)]
    return any(c in hints for c in free) or str(e.low) in re.findall(r"\d+", "".join(free))


def _each(e: Reading, pairs: list[tuple[Reading, Reading]], zh: str) -> bool:
    """前后各三年: English may say of each what Chinese says once of all."""
    return any(
        (e.kind, e.low, e.unit) == (said.kind, said.low, said.unit)
        and _OF_EACH.search(zh[: z.start])
        for z, said in pairs
    )


def _a_part(e: Reading, ours: tuple[Reading, ...]) -> bool:
    """Split 20–80, twenty to the one: a part of a split that Chinese has told."""
    return e.kind in {"number", "count"} and any(
        z.kind == "ratio"
        and z.soft
        and e.low / (10 if e.low >= 10 else 1) * (1 + z.low) in {10, 10 * z.low}
        for z in ours
    )


_PER = re.compile(r"\b(?:per|every|each|to every|for every|out of every)(?: an?)? $", re.IGNORECASE)
_BASE = re.compile(r"每(?P<n>[一十百千万亿\d]+)")


def _per_so_many(e: Reading, en: str, zh: str) -> bool:
    """每万人 is per 10,000 people."""
    bases = [han(m["n"]) for m in _BASE.finditer(zh)] if _PER.search(en[: e.start]) else []
    size = Fraction(e.date[0] or 1, e.date[1] or 1)
    return any(base and base[0] * (size if e.kind != "amount" else 1) == e.low for base in bases)


_OF_EACH = re.compile("(?:各|均|都|皆|分别)[^，。；\\d]{0,4}$")


def _between(e: Reading, pairs: list[tuple[Reading, Reading]]) -> bool:
    """Twenty years on: the time between two years that both texts name."""
    years = {z.date[0] for z, _ in pairs if z.kind == "date" and z.date[0]}
    long = e.kind == "duration" and e.unit == "months"
    return long and any(e.low == 12 * (b - a) for a in years for b in years if a < b)


def _implied(e: Reading, pairs: list[tuple[Reading, Reading]]) -> bool:
    """Tripled, from 100 yuan to 300: how much more there is of what both texts give both ends of."""
    ends = [(z.kind, z.unit, z.low) for z, said in pairs if z.role or said.role]
    return e.kind == "times" and any(
        one[:2] == two[:2] and one[2] and two[2] / one[2] in ratios(e)
        for one in ends
        for two in ends
    )


_SAYING = re.compile(
    "[两双一二三四五六七八九百千万][^，。；“”]{0,4}[两双一二三四五六七八九半百千万][^，。；“”]"
)


def _of_saying(e: Reading, zh: str) -> bool:
    """Two years exempt, three at half the rate: a saying of numbers in quotes, spelled out."""
    size = Fraction(e.date[0] or 1, e.date[1] or 1) if e.kind == "duration" else Fraction(1)
    half = (e.kind, e.low) in {("percent", 50), ("fraction", Fraction(1, 2))}
    sayings = [m for m in _QUOTED.findall(zh) if _SAYING.search(m)]
    runs = {run for m in sayings for found in _NUMERALS.findall(m) for run in (found, *found)}
    told = {value[0] for run in runs if (value := han(run))}
    said = any("半" in m for m in _QUOTED.findall(zh))
    whole = (_total(m[0]) for m in lexicon().zh_phrases.finditer(zh))
    if e.kind in {"count", "number"} and e.low in {n for n in whole if n}:
        return True
    small = e.kind in {"duration", "count", "number", "ordinal"} and e.low / size in told
    return small or (half and said)


_PARTS = re.compile("(?:[两一二三四五六七八九][一-龥]{1,4}?){2,4}")


def _total(saying: str) -> int:
    """三去一降一补 are five tasks: how many an enumerating phrase names in all, or 0."""
    told = [HAN_DIGITS[c] for c in saying if c in "两一二三四五六七八九"]
    whole = len(told) > 1 and _PARTS.fullmatch(saying) and not saying.endswith(("一体", "合一"))
    return sum(told) if whole and sum(told) > 2 else 0


_QUOTED = re.compile("[“‘](.{2,8}?)[”’]")
_NUMERALS = re.compile("[两一二三四五六七八九十百千万亿]+")


def _quoted(e: Reading, zh: str, ours: tuple[Reading, ...]) -> bool:
    """A saying rendered with its number: 三百六十行 as three hundred and sixty trades."""
    if e.kind not in {"count", "number", "measure", "amount"} or (
        not 12 < e.low < 100 and e.scale == 1 and e.kind != "measure" and e.hedge != "several"
    ):
        return False
    size = Fraction(e.date[0], e.date[1] or 1) if e.kind == "measure" and e.date[0] else Fraction(1)
    spans = [(z.start, z.end) for z in ours]
    sayings = (m for m in lexicon().zh_phrases.finditer(zh))
    free = [m[0] for m in sayings if not any(a < m.end() and m.start() < b for a, b in spans)]
    runs = [run for saying in free for run in _NUMERALS.findall(saying)]
    told = {value[0] for run in runs for part in (run, *run) if (value := han(part))}
    return e.low / size in told


def _neighbour(e: Reading, pairs: list[tuple[Reading, Reading]]) -> bool:
    """比上月 beside May may be April: a month next to one that both texts name."""
    year, month, day = e.date
    named = {z.date[1] for z, _ in pairs if z.kind == "date" and z.date[1]}
    return bool(month and not year and not day) and (
        not named or any((month - other) % 12 in {1, 11} for other in named if other and month)
    )
