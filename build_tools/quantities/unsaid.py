"""What one language may leave unsaid, or says in a set phrase or another word."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from build_tools.quantities.agreement import same_value
from build_tools.quantities.lexicon import lexicon
from build_tools.quantities.numerals import HAN_DIGITS, han
from build_tools.quantities.reading import Reading

RELATIVE_YEAR = re.compile("去年|今年|明年|前年|当年|同年|次年|翌年|该年|那年|上年")
_MULTITUDE = re.compile("成千上万|成百上千|千千万万|亿万|千家万户|无数|大批|众多")
_RELATIVE_MONTH = re.compile("(?:上|本|当|次|下|同|该)个?月")
_HAN_HINTS = {2: "二两双对俩再", 3: "三", 1: "一首单独唯", 10: "十", 12: "打"}
_SECOND = re.compile("仅次|其次|次[年日月于大高强季]|居次|亚军")
"""What is second without a two."""
_EN_HINTS = {
    2: r"both|pairs?|couples?|twins?|dual|double|either|bilateral|two|mutual|twice|second|neither|two-\w+",
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
        or (_SAME.search(en) and _again(z, pairs))
        or _repeated(z, pairs, zh)
        or _the_decade(z, en, theirs)
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
    alone = known and z.date[1:] == (None, None) and z.date[0] in told_years(theirs, en)
    return alone or any(
        same_value(z, e, (frozenset(), frozenset()), relative=False) is not None for _, e in pairs
    )


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


def needless(
    e: Reading, pairs: list[tuple[Reading, Reading]], zh: str, ours: tuple[Reading, ...]
) -> bool:
    """True for an English number that Chinese says in a set phrase or leaves to the article."""
    if e.kind == "name":
        return not any(z.kind == "name" and z.unit == e.unit and z.low != e.low for z in ours)
    # The 13th year of a reign, whose year is told too.
    reign = e.kind == "ordinal" and any(z.kind == "date" and z.bare == e.low for z in ours)
    saying = _quoted(e, zh, ours) or (e.kind == "fraction" and re.search("十有八九|十之八九", zh))
    if (
        reign
        or saying
        or e.weak
        or _between(e, pairs)
        or (e.hedge == "several" and bool(_MULTITUDE.search(zh)))
    ):
        return True
    if e.kind == "date":
        named = any(
            same_value(z, e, (frozenset(), frozenset()), relative=False) is not None
            for z, _ in pairs
        )
        return (
            named
            or ("同比" in zh and any(z.date[0] == (e.date[0] or 0) + 1 for z in ours))
            or (bool(RELATIVE_YEAR.search(zh)) and e.date[1:] == (None, None))
            or (bool(_RELATIVE_MONTH.search(zh)) and _neighbour(e, pairs))
        )
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


def _between(e: Reading, pairs: list[tuple[Reading, Reading]]) -> bool:
    """Twenty years on: the time between two years that both texts name."""
    years = {z.date[0] for z, _ in pairs if z.kind == "date" and z.date[0]}
    long = e.kind == "duration" and e.unit == "months"
    return long and any(e.low == 12 * (b - a) for a in years for b in years if a < b)


_NUMERALS = re.compile("[两一二三四五六七八九十百千万亿]+")


def _quoted(e: Reading, zh: str, ours: tuple[Reading, ...]) -> bool:
    """A saying rendered with its number: 三百六十行 as three hundred and sixty trades."""
    if e.kind not in {"count", "number", "measure"} or (
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


def clashing(
    left: list[Reading], right: list[Reading], zh: str, en: str
) -> Iterator[tuple[Reading, Reading]]:
    """What either language might leave unsaid, but not one so and the other otherwise.

    Within a month against within a week; secondary industry against 第三产业.
    """
    for z in left:
        for e in right:
            if z.kind == e.kind == "duration" and z.weak and e.weak:
                ours = re.match("之?[内间里]|以[后内]|后", zh[z.end :])
                theirs = re.search(r"\b(?:within|in|after|for)(?: just| only)? $", en[: e.start])
                if ours and theirs:
                    yield z, e
            elif z.kind == e.kind == "ordinal" and e.unit == "sector" and z.low != e.low:
                yield z, e


def proportions(left: list[Reading], right: list[Reading]) -> tuple[list[Reading], list[Reading]]:
    """Both lists without what one side splits: 十个中有九个, January and February."""
    left = list(left)
    kept: list[Reading] = []
    months = {e.date[1] for e in right if e.kind == "date" and not e.date[0] and not e.date[2]}
    spans = [z for z in left if z.kind == "period" and {z.low, z.high} <= months]
    left = [z for z in left if z not in spans]
    for e in right:
        if e.kind == "date" and any(e.date[1] in {z.low, z.high} for z in spans):
            continue
        told = next(
            (
                (whole, part)
                for whole in left
                for part in left
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
