"""Per cent, percentage points, fractions, tenths and multiples in Chinese."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.numerals import ARABIC, HAN_DIGITS, doublings, han
from build_tools.quantities.reading import Reading, Rule, reading
from build_tools.quantities.zh.hedges import hedge_before
from build_tools.quantities.zh.prices import DISCOUNTS, INTEREST

_HAN = r"[〇零一二两三四五六七八九十百千万]+(?:点[〇零一二三四五六七八九]+)?"
_N = rf"(?P<n>(?:(?<![\d.]){ARABIC}|{_HAN}))(?P<over>多|余|几)?"
_SIGN = r"(?P<minus>(?<![\d%％年月])[-－−–]|负)?"

_BY = re.compile(
    r"(?:增长|增加|提高|上升|上涨|扩大|提升|高出|多出|超出|增幅|涨幅|增|涨|扩张|膨胀|激增|猛增|暴增|飙升|攀升|(?<!达)高(?!达)|多(?!达)|暴涨|大涨|大增)"
    r"(?:了|达|为|近|约|逾|超|超过|将近|接近|高达|多达|不足|不到|大约|至少|人民币|达到了?|均超过?|超过了|的幅度)*$"
)
_TO = re.compile(
    r"(?:是|为|于|达|到|至|成|的|[是为]其)(?:了|近|约|逾|超|超过|将近|接近|不足|不到|大约|至少)*$"
)


def _value(text: str) -> tuple[Fraction, Fraction] | None:
    return han(text.replace(",", ""))


def _ratio(m: Match[str], kind: str, factor: Fraction = Fraction(1)) -> Iterable[Reading] | None:
    value = _value(m["n"])
    if value is None:
        return None
    groups = m.groupdict()
    low, high = (v * factor for v in value)
    return (
        Reading(
            kind,
            low,
            high,
            *m.span(),
            hedge="over" if groups.get("over") else "",
            direction="down" if groups.get("minus") else "",
            date=(factor.numerator, factor.denominator, None),
        ),
    )


def _of(m: Match[str]) -> Iterable[Reading] | None:
    """百分之三十, 千分之三, 三分之二."""
    whole, part = _value(m["whole"]), _value(m["n"])
    if whole is None or part is None or not whole[0]:
        return None
    span = re.compile("个?(世纪|小时|年)").match(m.string, m.end())
    if span:
        size, unit = {"世纪": (1200, "months"), "小时": (3600, "seconds"), "年": (12, "months")}[
            span[1]
        ]
        return (reading("duration", part[0] / whole[0] * size, (m.start(), span.end()), unit=unit),)
    kind = {100: "percent", 1000: "permille"}.get(int(whole[0]), "fraction")
    scale = {"percent": 100, "permille": 1000}.get(kind, 1)
    return (
        Reading(
            kind,
            part[0] * scale / whole[0],
            part[1] * scale / whole[0],
            *m.span(),
            hedge="over" if m["over"] else "",
            direction="down" if m["minus"] else "",
        ),
    )


def _per_many(m: Match[str]) -> Iterable[Reading] | None:
    """15.1/10万: so many in so many."""
    part, whole = _value(m["n"]), _value(m["whole"])
    if part is None or whole is None or part[0] >= whole[0]:
        return None
    return (reading("fraction", part[0] / whole[0], m.span(), bare=part[0]),)


def _slash(m: Match[str]) -> Iterable[Reading] | None:
    if not int(m[2]) or int(m[1]) >= int(m[2]):
        return None
    return (reading("fraction", Fraction(int(m[1]), int(m[2])), m.span()),)


def _tenths(m: Match[str]) -> Iterable[Reading] | None:
    value = _value(m["n"])
    if value is None or value[1] > 10:
        return None
    rest = m["rest"]
    extra = Fraction(0)
    if rest:
        extra = Fraction(1, 2) if rest == "半" else (_value(rest) or (Fraction(0),))[0] / 10
    hedge = "over" if m["over"] or m["over2"] else ""
    return (
        Reading(
            "percent",
            (value[0] + extra) * 10,
            (value[1] + extra) * 10,
            *m.span(),
            hedge=hedge,
            date=(10, 1, None),
        ),
    )


def _half(m: Match[str]) -> Iterable[Reading]:
    hedge = {"过": "over", "大": "over", "多": "over", "近": "nearly", "超": "over"}.get(
        m[0][0], "nearly" if "小" in m[0] else ""
    )
    hedge, also = ("under", "at-most") if m[0][0] in "不没未" else (hedge, "")
    weak = m[0] in {"大半", "多半"} or "小半" in m[0]
    also = "under" if "小" in m[0] else also
    return (reading("fraction", Fraction(1, 2), m.span(), hedge=hedge, also=also, weak=weak),)


def _times(m: Match[str]) -> Iterable[Reading] | None:
    value = _value(m["n"])
    if value is None:
        return None
    extra = Fraction(1, 2) if m["half"] else Fraction(0)
    head = m.string[max(0, m.start() - 12) : m.start()]
    mode = "by" if _BY.search(head) else "to" if _TO.search(head) else "either"
    tail = m.string[m.end() : m.end() + 6]
    if mode == "either" and re.match(r"(?:以上|左右)?于", tail):
        mode = "to"
    hedge = "several" if m["vague"] else "over" if m["over"] or m["more"] else ""
    low, high = (v + extra for v in value)
    return (Reading("times", low, high, *m.span(), unit=mode, hedge=hedge, scale=Fraction(1)),)


_HEDGED = {"近": "nearly", "超": "over", "约": "about", "止": "over", "到": "under", "足": "under"}
"""By the last character of the hedge inside 翻了不止一番."""


def _doublings(m: Match[str]) -> Iterable[Reading] | None:
    value = _value(m["n"]) if m["n"] else (Fraction(1), Fraction(1))
    if value is None or value[0].denominator != 1:
        return None
    said = (m["hedge"] or m["close"] or "")[-1:] if m["close"] != "超过" else "超"
    hedge = _HEDGED.get(said, "")
    size = doublings(int(value[0]), half=bool(m["half"]))
    return (reading("times", size, m.span(), unit="to", direction="up", hedge=hedge),)


def _every(m: Match[str]) -> Iterable[Reading] | None:
    """每5个中国人中就有1个."""
    whole, part = _value(m["whole"]), _value(m["n"])
    if whole is None or part is None or part[0] >= whole[0]:
        return None
    hedge = hedge_before(m.string[m.end("whole") : m.start("n")])
    return (Reading("fraction", part[0] / whole[0], part[1] / whole[0], *m.span(), hedge=hedge),)


def _over2(m: Match[str], kind: str) -> Iterable[Reading] | None:
    made = _ratio(m, kind)
    return made and tuple(r._replace(hedge="over") if m["over2"] else r for r in made)


def _doublings_weak(m: Match[str]) -> Iterable[Reading] | None:
    made = _doublings(m)
    return made and tuple(r._replace(weak="翻" not in m[0]) for r in made)


def _aged(m: Match[str]) -> Iterable[Reading]:
    """七十有三 is 73."""
    value = HAN_DIGITS[m["tens"]] * 10 + HAN_DIGITS[m["ones"]]
    return (reading("number", value, m.span()),)


SAYINGS: tuple[Rule, ...] = (
    Rule(
        re.compile(
            r"(?P<tens>[一二三四五六七八九])十有(?P<ones>[一二三四五六七八九])(?=[，。；、岁]|$)"
        ),
        _aged,
    ),
    Rule(
        re.compile(
            r"(?<![一二三四五六七八九])(?P<whole>[二三四五六七八九十])(?:分天下(?:有其|占其?|居其)|[之有居](?!八九))(?P<n>(?<=十[之有居])[一二三四五六七八九]{1,2}|(?<!十[之有居])[一二三四五])(?P<over>(?!))?(?P<minus>(?!))?"
        ),
        _of,
    ),
    Rule(
        re.compile("值百抽(?P<n>[一二三四五六七八九十]+)(?P<over>(?!))?(?P<minus>(?!))?"),
        lambda m: _ratio(m, "percent"),
    ),
    Rule(
        re.compile("半壁江山|半边天"),
        lambda m: (reading("fraction", Fraction(1, 2), m.span(), weak=True),),
    ),
)
"""Shares in a saying, which go before the set phrases."""

SHARES: tuple[Rule, ...] = (
    *INTEREST,
    Rule(
        re.compile(r"(?:(?P<whole>[二三四五])分之(?P<n>[一二三])|半)个?百分点"),
        lambda m: (
            reading(
                "points",
                Fraction(HAN_DIGITS[m["n"]], HAN_DIGITS[m["whole"]]) if m["n"] else Fraction(1, 2),
                m.span(),
            ),
        ),
    ),
    Rule(
        re.compile(r"(?<![\d.])\d[\d.,]*[_?？□■]+[\d.,]*\d?\s*(?P<unit>%)?"),
        lambda m: (reading("damaged", 0, m.span(), unit=m["unit"] or ""),),
    ),
    Rule(
        re.compile(
            rf"每(?:[生产销售出]{{2}})?(?P<whole>[\d.,一二两三四五六七八九十百千万亿]+)[个名位人家件户辆台只项所次](?![^，。；]{{0,4}}[补支收])[^，。；]{{0,16}}?有(?:(?:超过|不[足到]|[将接]近|大约|至[少多]|近|约|逾)(?=[\d一二两三四五六七八九十]))?(?P<n>{ARABIC}|{_HAN})[个名位人家件户辆台只项所次]"
        ),
        _every,
    ),
    Rule(
        re.compile(
            rf"{_SIGN}(?P<whole>百|千|万|{_HAN}|\d+)分之(?P<n>{ARABIC}|{_HAN})(?P<over>多|余|几)?"
        ),
        _of,
    ),
    Rule(re.compile(rf"{_SIGN}{_N}个?百分点"), lambda m: _ratio(m, "points")),
    Rule(re.compile(rf"{_SIGN}{_N}(?:个(?P<over2>多|余)?)百分点"), lambda m: _over2(m, "points")),
    Rule(
        re.compile(rf"{_SIGN}{_N}个?(?:基点|基本点|BP|bp)"),
        lambda m: _ratio(m, "points", Fraction(1, 100)),
    ),
    Rule(
        re.compile(rf"{_SIGN}(?P<n>(?<![\d.]){ARABIC}|{_HAN})\s*(?:%|％)(?P<over>多)?"),
        lambda m: _ratio(m, "percent"),
    ),
    Rule(re.compile(rf"{_SIGN}{_N}\s*‰"), lambda m: _ratio(m, "permille")),
    Rule(
        re.compile(
            rf"(?<![\d./年])(?P<n>{ARABIC})/(?P<whole>1?[十百千万]+|10+(?:,000)*[万]?)(?![\d/])"
        ),
        _per_many,
    ),
    Rule(re.compile(r"(?<![\d./年])(\d{1,2})/(\d{1,3})(?![\d/])"), _slash),
    Rule(
        re.compile(
            r"(?P<n>[一二两三四五六七八九]{1,2}|(?<![\d.])\d(?:\.\d)?)(?P<over>多)?成(?P<over2>多)?(?P<rest>半|[一二三四五六七八九](?![个十百点]))?(?![立功果员本熟绩长交群就品都为了年型套效因语堆]|人(?![口员士均家力])|分(?![配给摊享担]))"
        ),
        _tenths,
    ),
    Rule(
        re.compile(
            r"(?:过|大|多|近|超)?半数|(?<!另)(?:过|大|近|超)?一半|(?<!超)[不没未]?过半(?![个年天日月亩里小钟公百])|(?<![积模寸径号型量比])小一半(?=[的以]|[^，。；、了]{2})|一?小半(?=[的数以])|近半(?=[，。；、的]|$)|大半(?!年|个)|多半"
        ),
        _half,
    ),
    Rule(
        re.compile(r"减半|腰斩"),
        lambda m: (reading("fraction", Fraction(1, 2), m.span(), direction="down"),),
    ),
    Rule(
        re.compile(
            r"(?P<hedge>近|超)?翻了?(?P<close>近|约|超过?|不止|不到|不足|将近|大约)?(?P<n>[一二两三四五六七八九十]|\d+)?番(?![两三])(?P<half>半)?|翻倍|(?P<n2>(?!))?成倍(?!数)|(?<!事半功)倍增"
        ),
        _doublings_weak,
    ),
    Rule(
        re.compile(
            rf"(?P<vague>[几数](?=[十百千万])|上(?=[百千万]))?{_N}\s*倍(?P<half>半)?(?P<more>多|余)?(?!速|率|数|增|感)"
        ),
        _times,
    ),
    *DISCOUNTS,
)
