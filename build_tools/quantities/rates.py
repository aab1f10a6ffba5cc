"""Rates: per minute, per hundred, per mu, where what stands after per carries no number of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from build_tools.model import Mismatch
from build_tools.quantities.numerals import ARABIC, arabic, han, words

_ZH_RATES = {
    "秒": "second",
    "分钟": "minute",
    "小时": "hour",
    "天": "day",
    "日": "day",
    "周": "week",
    "星期": "week",
    "月": "month",
    "季度": "quarter",
    "季": "quarter",
    "年": "year",
}
_ZH_TIMES = {
    "second": "秒",
    "minute": "分",
    "hour": "时",
    "day": "天日",
    "week": "周星礼",
    "month": "月",
    "quarter": "季",
    "year": "年岁载",
}
"""Characters without which a Chinese text does not speak of such a time."""
_ZH_BRIEF = re.compile(
    "(?<![一二三四五六七八九十百\\d当本上同个去今全前明往历次翌])([日月年周])(?:产(?![业品能权])|均|租|薪|销|息|收入|产值|营收|客流|接待|交易)"
)
"""日产, 月租: so much a day, rent by the month."""
_ADVERBS = {"year": "annual(?:ly)?|yearly|per annum", "day": "daily", "hour": "hourly"}
_A = {"quarter": "(?:once|twice|times) a"}
"""Where a alone before the word makes no rate: by a quarter."""
_EN_RATES = {
    u: re.compile(
        rf"\b(?:{_ADVERBS.get(u, u + 'ly')})\b|\b(?:per|{_A.get(u, 'an?')}|every|each) {u}\b(?! (?:ago|earlier|later|before|after|or so|or two|and a half))|/{u[:1]}\b",
        re.IGNORECASE,
    )
    for u in _ZH_TIMES
}
_UNITS = (
    ("mu", "每亩|亩[产均]", "mu", "亩"),
    ("hectare", "每公顷", "hectare", "公顷"),
    ("acre", "每英亩", "acre", "英亩"),
    (
        "square metre",
        "每平方米|每平米|每平",
        "(?:square met(?:re|er)|sq m|m2|m²)",
        "平方?米|每平|㎡",
    ),
    ("square kilometre", "每平方公里|每平方千米", "square kilomet(?:re|er)", "平方公里|平方千米"),
    ("tonne", "每吨|吨[煤钢]", "(?:metric )?(?:tonne|ton)", "吨"),
    ("kilogram", "每公斤|每千克|[元块角毛]一公斤", "(?:kilogram(?:me)?|kilo|kg)", "公斤|千克"),
    ("jin", "每斤|每市斤|[元块角毛]一斤", "(?:jin|catty|half[- ]kilo)", "斤"),
    ("gram", "每克", "gram(?:me)?", "克"),
    ("barrel", "每桶", "barrel", "桶"),
    ("ounce", "每盎司", "(?:troy )?ounce", "盎司"),
    ("kilowatt-hour", "每度|每千瓦时", "(?:kilowatt[- ]hour|kWh)", "度|千瓦时"),
    ("square foot", "每平方英尺", "(?:square f(?:oot|eet)|sq ft)", "平方英尺"),
    ("pound", "每磅", "(?:pound|lb)", "磅"),
    ("gallon", "每加仑", "gallon", "加仑"),
    ("mile", "每英里", "mile", "英里"),
    ("foot", "每英尺", "foot", "英尺"),
    ("metre", "每米", "met(?:re|er)", "米"),
    ("kilometre", "每公里|每千米", "(?:kilomet(?:re|er)|km)", "公里|千米"),
    ("litre", "每升", "lit(?:re|er)", "升"),
    ("cubic metre", "每立方米|每方", "(?:cubic met(?:re|er)|m3|m³)", "立方米|方"),
    ("cubic foot", "每立方英尺", "cubic f(?:oot|eet)", "立方英尺"),
    ("household", "每户|户均|每家", "(?:household|family)", "户|家庭|每家"),
    (
        "person",
        "每人|人均|每名|每位",
        "(?:person|head|capita|worker|employee|resident|student|pupil|inhabitant|visitor|tourist|member|passenger)",
        "人|名|位|员|客|民",
    ),
    ("share", "每股", "share", "股"),
)
"""A unit, how Chinese says per it, how English names one, and without what Chinese does not speak of it."""
_BASE = rf"(?:{ARABIC}[十百千万亿]*|[一二两三五十百千万亿]+)(?![十百千万亿])"
_ZH_BASE = re.compile(rf"每(?P<n>{_BASE})(?![瓦克米卡焦])[^\d\s，。；]")
_EN_BASE = re.compile(
    rf"\b(?:per|(?:for|in|out of) every|for each|each|every) (?P<n>(?:{ARABIC}|a|an|one|ten|two|five)(?: (?:hundred|thousand|million|billion))+|{ARABIC}|hundred|thousand|million|ten|five|three|four)\b(?! (?:years?|months?|days?|weeks?|hours?|minutes?)\b)",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\bper (?!cent\b|capita\b|annum\b|year|month|day|week|hour|minute|second|hundred|thousand|million|ten\b|\d)[a-z]+",
    re.IGNORECASE,
)


_DATED = re.compile(r"[12]\d{3}年|\d{1,2}月(?:\d{1,2}日)?")


def rates(zh: str, en: str) -> Iterator[Mismatch]:
    """Rates of English whose unit, time or base Chinese nowhere names."""
    ours = {_ZH_RATES[m[1]]: m[0] for m in re.finditer(f"每个?({'|'.join(_ZH_RATES)})", zh)}
    ours |= {_ZH_RATES[m[1]]: m[0] for m in _ZH_BRIEF.finditer(zh)}
    theirs = {u: hit[0] for u, p in _EN_RATES.items() if (hit := p.search(en))}
    undated = _DATED.sub("", zh)
    left = [u for u in ours if u not in theirs]
    other = [u for u in theirs if u not in ours and not any(c in undated for c in _ZH_TIMES[u])]
    if left and other:
        yield _differing((left[0], ours[left[0]]), (other[0], theirs[other[0]]))
    yield from _units(zh, en)
    yield from _bases(zh, en)
    yield from _compared(zh, en)
    yield from _firsts(zh, en)
    yield from _prices(zh, en)


_UNCOUNTED = "".join(
    f"(?<!{w}[ -])" for w in r"\d hundred thousand million two three four five ten".split()
)
"""Before a unit that is not counted: 350 kilometres are no rate by the kilometre."""


def _units(zh: str, en: str) -> Iterator[Mismatch]:
    """Kilograms a mu against kilograms a hectare."""
    ours = {
        u: hit[0]
        for u, said, _, _ in _UNITS
        if (hit := re.search(said.replace("每", "每[十百千万]?"), zh))
    }
    theirs = {
        u: hit[0]
        for u, _, named, spoken in _UNITS
        if (
            hit := re.search(
                rf"(?:\bper(?: hundred| thousand| ten| \d[\d,]*)?|\b[Ee]ach|\b[Ee]very|(?:^|[.;] )An?|(?<=\d)/|\d an?|million an?|billion an?|yuan an?) {named}s?\b",
                en,
            )
        )
        and not re.search(spoken, zh)
    }
    said = {
        u
        for u in ours
        for v, _, named, _ in _UNITS
        if u == v and re.search(rf"{_UNCOUNTED}\b{named}", en)
    }
    if theirs and (left := [u for u in ours if u not in said]):
        yield _differing((left[0], ours[left[0]]), next(iter(theirs.items())))


def _bases(zh: str, en: str) -> Iterator[Mismatch]:
    """38 in a thousand against 38 in a hundred; ten shares against one."""
    ours = {value: m[0] for m in _ZH_BASE.finditer(zh) if (value := _base(m["n"])) > 1}
    theirs = {value: m[0] for m in _EN_BASE.finditer(en) if (value := _english(m["n"])) > 1}
    if ours and theirs and not set(ours) & set(theirs):
        (a, said), (b, other) = next(iter(ours.items())), next(iter(theirs.items()))
        yield _differing((str(a), said), (str(b), other))
    elif ours and not theirs and (one := _ONE.search(en)) and not _given(ours, en):
        a, said = next(iter(ours.items()))
        yield _differing((str(a), said), ("1", one[0]))


def _given(bases: dict[Fraction, str], en: str) -> bool:
    """The base stands in English with another preposition: to ten, of 1,000."""
    names = {10**2: "hundred", 10**3: "thousand", 10: "ten", 5: "five", 10**4: "10,000"}
    return any(
        re.search(rf"\b(?:{int(n):,}|{int(n)}|{names.get(int(n), int(n))})\b", en, re.IGNORECASE)
        for n in bases
    )


_COMPARED = (
    ("a year earlier", "同比", r"year[- ]on[- ]year|(?:from|than) a year (?:earlier|before|ago)"),
    ("the period before", "环比", r"(?:month|quarter|week)[- ]on[- ](?:month|quarter|week)"),
)


def _compared(zh: str, en: str) -> Iterator[Mismatch]:
    """同比 compares with a year earlier, 环比 with the month or quarter before."""
    ours = [row for row in _COMPARED if row[1] in zh]
    theirs = [(row, hit[0]) for row in _COMPARED if (hit := re.search(row[2], en, re.IGNORECASE))]
    if len(ours) == len(theirs) == 1 and ours[0] != theirs[0][0]:
        (base, said, _), ((other, _, _), told) = ours[0], theirs[0]
        message = f"compared with something else: Chinese “{said}” is with {base}, English “{told}” with {other}; expected {base}"
        yield Mismatch("unit", said, told, message)


_FIRSTS = re.compile("首(?:个)?(年|月|周|星期|日|天|季)(?!报|届|家)")


def _firsts(zh: str, en: str) -> Iterator[Mismatch]:
    """首月 is the first month and not the first week."""
    ours = {_ZH_RATES.get(m[1], "quarter"): m[0] for m in _FIRSTS.finditer(zh)}
    theirs = {
        m[1].lower(): m[0]
        for m in re.finditer(r"\bfirst (year|month|week|day|quarter)\b", en, re.IGNORECASE)
    }
    spoken = any(c in zh for unit in theirs for c in _ZH_TIMES.get(unit, "季"))
    if ours and theirs and not set(ours) & set(theirs) and not spoken:
        yield _differing(next(iter(ours.items())), next(iter(theirs.items())))


_PACKED = {
    "瓶": "bottle",
    "箱": "case|box|carton|crate",
    "盒": "box",
    "袋": "bag|sack",
    "包": "pack|packet|bag|bale",
    "件": "piece|item|garment|parcel",
    "双": "pair",
    "桶": "barrel|bucket|drum",
    "台": "unit|set|machine",
    "打": "dozen",
    "支": "stick|pen|tube",
    "条": "strip|carton",
}
_ZH_PRICE = re.compile(
    rf"每({'|'.join(_PACKED)})[^，。；\d]{{0,6}}[\d.,一二三四五六七八九十百千万]+[元块角毛]"
)
_EN_PRICE = re.compile(
    rf"(?:yuan|jiao|(?:RMB|¥) ?[\d.,]+) (?:an?|per|each) ({'|'.join(_PACKED.values())})\b"
)


def _prices(zh: str, en: str) -> Iterator[Mismatch]:
    """15 yuan a bottle against 15 yuan a case, where both are named."""
    ours, theirs = _ZH_PRICE.findall(zh), list(_EN_PRICE.finditer(en))
    named = {name for word in ours for name in _PACKED[word].split("|")}
    for hit in theirs if ours else ():
        if hit[1] not in named:
            yield _differing((_PACKED[ours[0]].split("|")[0], f"每{ours[0]}"), (hit[1], hit[0]))


def _base(text: str) -> Fraction:
    value = han(text.replace(",", ""))
    return value[0] if value else Fraction(0)


def _english(text: str) -> Fraction:
    digits, _, scale = text.partition(" ")
    if text[0].isdigit():
        return arabic(digits) * (words(scale) or Fraction(1) if scale else Fraction(1))
    return words(text) or Fraction(0)


def _differing(one: tuple[str, str], other: tuple[str, str]) -> Mismatch:
    (unit, ours), (found, theirs) = one, other
    return Mismatch(
        "unit",
        ours,
        theirs,
        f"the rate differs: Chinese “{ours}” is per {unit}, English “{theirs}” is per {found}; expected per {unit}",
    )
