"""What one language may leave unsaid, or says in a set phrase or another word."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from build_tools.quantities.numerals import HAN_DIGITS
from build_tools.quantities.parity.agreement import same_value
from build_tools.quantities.reading import Reading

RELATIVE_YEAR = re.compile("去年|今年|明年|前年|当年|同年|次年|翌年|该年|那年|上年")
_EN_HINTS = {
    2: r"both|husband and wife|man and wife|pairs?|couples?|twins?|dual|double|either|bilateral|two|mutual|twice|second|neither|two-\w+",
    3: r"triple|trio|trilateral|tripartite|thrice|three|third|tri\w+",
    4: r"four|fourth|quad\w+",
    5: r"five|fifth",
    10: r"ten|tenth|decades?",
    100: r"hundred|centur\w+",
}


_EN_YEARS = (
    (1, r"(?:following|next|ensuing) year|year (?:later|after|that followed)"),
    (-1, r"(?:previous|preceding|prior) year|year (?:before|earlier)"),
    (0, r"(?:that|the same) year"),
)
_DECADE = re.compile(r"\b(?:the|that|this)(?: same)? decade\b", re.IGNORECASE)


def told_years(theirs: tuple[Reading, ...], en: str) -> frozenset[int]:
    """The years that English tells from others that it names: the following year."""
    named = {e.date[0] for e in theirs if e.kind == "date" and e.date[0]}
    steps = [n for n, words in _EN_YEARS if re.search(rf"\b(?:{words})\b", en, re.IGNORECASE)]
    return frozenset(year + n for year in named for n in steps if year)


def _the_decade(z: Reading, en: str, theirs: tuple[Reading, ...]) -> bool:
    """80年代末 is the end of the decade, where a year of it is named."""
    years = [e.date[0] for e in theirs if e.kind == "date" and e.date[0]]
    return (
        z.kind == "decade"
        and bool(_DECADE.search(en))
        and any(0 <= y - z.low < 10 for y in years if y)
    )


def _repeated(z: Reading, pairs: list[tuple[Reading, Reading]], zh: str) -> bool:
    """500万元以上（含500万元）."""
    return zh[: z.start].endswith(("（含", "(含", "（包括", "(包括")) and _again(z, pairs)


def _again(z: Reading, pairs: list[tuple[Reading, Reading]]) -> bool:
    """English says the value once, of another place or of all."""
    if z.kind in {"date", "period", "decade", "century", "clock", "ordinal"}:
        return False
    return any((z.kind, z.low, z.unit) == (other.kind, other.low, other.unit) for other, _ in pairs)


_BASE = "每[^，。；\\d]{0,4}$"
"""Before the base of a rate, which English need not repeat."""
_SAME = re.compile(r"\b(?:same|both|alike|likewise)\b", re.IGNORECASE)
"""Words by which English says one value of several things."""


def unsaid(
    z: Reading,
    pairs: list[tuple[Reading, Reading]],
    texts: tuple[str, str],
    theirs: tuple[Reading, ...],
) -> bool:
    """True for a Chinese number that English need not repeat or says in another word."""
    zh, en = texts
    if z.kind == "name":
        return not any(e.kind == "name" and e.unit == z.unit and e.low != z.low for e in theirs)
    if (
        z.weak
        or ((_SAME.search(en) or re.search(_BASE, zh[: z.start])) and _again(z, pairs))
        or _repeated(z, pairs, zh)
        or _the_decade(z, en, theirs)
        or _whole(z, zh, en)
        or _numbered(z, zh)
        or _titled(z, texts)
    ):
        return True
    if z.kind == "date" and _dated(z, pairs, theirs, en):
        return True
    if z.kind in {"century", "duration"}:
        return _in_words(z, en)
    if z.kind in {"count", "ordinal", "times", "number"} and z.low in _EN_HINTS and z.scale == 1:
        return _hinted(_EN_HINTS[int(z.low)], en, theirs)
    return False


def _dated(
    z: Reading, pairs: list[tuple[Reading, Reading]], theirs: tuple[Reading, ...], en: str
) -> bool:
    """The date stands elsewhere in English, or is told from a year that both texts name."""
    named = {z.date[0] for z, _ in pairs if z.kind == "date"}
    known = all(e.date[0] in named for e in theirs if e.kind == "date" and e.date[0])
    if z.date[1:] == (None, None) and any(
        ours.kind == "date" and not ours.date[0] and e.date[0] == z.date[0] for ours, e in pairs
    ):  # 2020年春节至4月8日: English has the year beside the day
        return True
    alone = known and z.date[1:] == (None, None) and z.date[0] in told_years(theirs, en)
    return alone or any(
        same_value(z, e, (frozenset(), frozenset()), relative=False) is not None for _, e in pairs
    )


_TOGETHER = re.compile(
    r"[^，。；、\d]{0,4}?(?:合计|合共|总计|共计|加总|相加|之和|总和|加起来|加在一起|合起来|合在一起)"
)
_IN_FULL = re.compile(
    r"\b(?:fully?|in full|entire(?:ly)?|whol(?:e|ly)|all|complete(?:ly)?|every|total(?:ly)?)\b"
)
_MANY = 12


def _whole(z: Reading, zh: str, en: str) -> bool:
    """三项合计 is a total of what was listed, 百分之百 all of it."""
    if z.kind == "percent" and z.low == 100 and zh[z.start] in "百十":
        return bool(_IN_FULL.search(en))
    few = z.kind in {"count", "number"} and 2 <= z.low <= _MANY
    listed = few and _TOGETHER.match(zh, z.end) and re.search("[，、和]", zh[: z.start])
    again = re.match(f"或者?{re.escape(zh[z.start : z.end])}(?:以上|以下|多)", zh[z.end :])
    return bool(listed or again)


_PHASE = re.compile("第?([一二三四五六])(?:期|批|年|阶段|类|步|组|季|[是为来则要：])")


def _numbered(z: Reading, zh: str) -> bool:
    """一期, 二期, 三期: of things told one after another English need not say the numbers."""
    told = [HAN_DIGITS[n] for n in _PHASE.findall(zh)]
    told = told[told.index(1) :] if 1 in told else []
    row = told == list(range(1, len(told) + 1)) and len(told) > 1
    return z.kind == "ordinal" and row and z.low in told


_TITLE = re.compile("“[^“”，。；]{2,16}”")
_SCALES = {"百": "hundred", "千": "thousand", "万": "ten thousand"}


def _titled(z: Reading, texts: tuple[str, str]) -> bool:
    """“百村千店” is the name of a scheme, whose English says hundred and thousand with capitals."""
    zh, en = texts
    word = _SCALES.get(zh[z.start])
    named = z.end - z.start < 4 and z.low in {100, 1000, 10**4}
    inside = any(m.start() < z.start < m.end() for m in _TITLE.finditer(zh))
    return bool(named and inside and word and re.search(rf"\b{word.title()}\b", en))


def _in_words(z: Reading, en: str) -> bool:
    """The turn of the century; a five-year plan."""
    if z.kind == "century":
        return bool(re.search(r"\bturn of the\b", en, re.IGNORECASE))
    size = Fraction(z.date[0] or 1, z.date[1] or 1)
    if z.kind == "duration" and z.low == 2 * size and re.search(r"\bcouple of\b", en):
        return True
    five = z.unit == "months" and z.low == 60
    return five and bool(re.search("five-year", en, re.IGNORECASE))


def _hinted(pattern: str, text: str, used: tuple[Reading, ...]) -> bool:
    spans = [(u.start, u.end) for u in used if not u.weak]
    return any(
        not any(a < m.end() and m.start() < b for a, b in spans)
        for m in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    )


_WITHIN = re.compile("之?[内间里]|以[后内]|后")
_LASTING = re.compile(
    "(?:历时|耗时|为期|[用花等停隔过了][了上]?|需要?|持续|长达|只要|[短长]到|[短长]至|(?:期限?|时间|时限)[为是])$"
)
_LATER = re.compile(r" (?:later|after|on,)(?! \w+ing)")
_FOR = re.compile(
    r"\b(?:within|in|after|for|t[ao]kes?|took|taken?|last(?:s|ed|ing)?|needs?)(?: just| only)? $"
)
"""Words that make a year or a week a length of time, and no rate."""


def clashing(
    left: list[Reading], right: list[Reading], zh: str, en: str
) -> Iterator[tuple[Reading, Reading]]:
    """What either language might leave unsaid, but not one so and the other otherwise.

    Within a month against within a week; secondary industry against 第三产业.
    """
    for z in left:
        for e in right:
            if z.kind == e.kind == "duration" and z.weak and e.weak:
                ours = z.hedge or _LASTING.search(zh[: z.start]) or _WITHIN.match(zh, z.end)
                theirs = e.hedge or _FOR.search(en[: e.start]) or _LATER.match(en, e.end)
                if ours and theirs and z.low != e.low:
                    yield z, e
            elif z.kind == e.kind == "ordinal" and e.unit == "sector" and z.low != e.low:
                yield z, e


def proportions(left: list[Reading], right: list[Reading]) -> tuple[list[Reading], list[Reading]]:
    """Both lists without what one side splits: 十个中有九个, January and February."""
    left = list(left)
    kept: list[Reading] = []
    months = {e.date[1] for e in right if e.kind == "date" and not e.date[0] and not e.date[2]}
    spans = [z for z in left if z.kind == "period" and {z.low, z.high} <= months]
    given = left = [z for z in left if z not in spans]
    for e in right:
        if e.kind == "date" and any(e.date[1] in {z.low, z.high} for z in spans):
            continue
        told = next(
            (
                (whole, part)
                for whole in given
                for part in given
                if e.kind == "fraction"
                and {whole.kind, part.kind} <= {"count", "number"}
                and whole.low
                and part.low / whole.low == e.low
            ),
            (),
        )
        left = [z for z in left if z not in told]
        kept += () if told else (e,)
    return left, kept
