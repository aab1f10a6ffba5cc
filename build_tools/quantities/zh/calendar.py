"""Dates, periods, decades, centuries, ordinals of congresses and plans in Chinese."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.numerals import HAN_DIGITS, han
from build_tools.quantities.reading import Reading, Rule, reading

_DASH = r"\s*(?:-|–|—|——|~|～|－|至|到)\s*"
_YEAR = r"(?:(?<![\d.,])(?:1\d|2[01])\d{2}(?!\d)|(?<![〇零一二三四五六七八九])[一二][〇零一二三四五六七八九]{3})"
_MONTH = r"(?:(?<![\d.,])(?:1[0-2]|0?[1-9])|(?<![十百])十[一二]?|(?<![十百])[一二三四五六七八九])"
_DAY = r"(?:(?<![\d.,])(?:[12]\d|3[01]|0?[1-9])|三十一?|二?十[一二三四五六七八九]?|二十|[一二三四五六七八九])"
_NO_CALENDAR_YEAR = r"(?!(?<=00年)(?:来的?历史|的?历史|之久|文明|来的文明))"
_HAN = r"[一二两三四五六七八九十百]"


def number(text: str) -> int:
    """The value of digits or Han digits, leading zeros allowed."""
    if all(c in HAN_DIGITS for c in text):
        return int("".join(str(HAN_DIGITS[c]) for c in text))
    if text.isdigit():
        return int(text)
    value = han(text)
    return int(value[0]) if value else 0


def date(
    span: tuple[int, int], year: str | None, month: str | None = None, day: str | None = None
) -> Reading:
    """A date of which any part may be missing."""
    parts = tuple(number(p) if p else None for p in (year, month, day))
    return Reading("date", Fraction(0), Fraction(0), *span, date=parts)  # type: ignore[arg-type]


def period(span: tuple[int, int], first: int, last: int) -> Reading:
    """Months of an unnamed year, as a quarter or a half-year is."""
    return Reading("period", Fraction(first), Fraction(last), *span)


def _year_range(m: Match[str]) -> Iterable[Reading] | None:
    a, b = number(m["a"]), m["b"]
    last = number(b) if len(b) == 4 else a // 100 * 100 + number(b)
    if last < a or last > 2200:
        return None
    one = date(m.span("a"), str(a))._replace(role="from")
    return one, date(m.span("b"), str(last))._replace(role="to")


def _days_long(m: Match[str]) -> Iterable[Reading]:
    """90日内: so many days, and no day of a month."""
    days = number(m["n"] or m["m"])
    yield reading("duration", days * 86400, m.span(), unit="seconds", date=(86400, 1, None))


def _decades(m: Match[str]) -> Iterable[Reading]:
    first = 1900 if not m["c"] else (number(m["c"]) - 1) * 100
    for name in ("a", "b"):
        if m[name]:
            text = m[name] if m[name][0].isdigit() or m[name].endswith("十") else m[name] + "十"
            value = number(text)
            yield reading("decade", value if value > 99 else first + value, (m.start(), m.end()))


def _after_decade(m: Match[str]) -> Iterable[Reading]:
    n = int(m[1])
    yield reading("decade", n if n > 99 else (2000 if n < 30 else 1900) + n, m.span())


def _century(m: Match[str]) -> Iterable[Reading]:
    if m["rel"]:
        return (reading("century", 20 if m["rel"].startswith("上") else 21, m.span(), weak=True),)
    return (reading("century", number(m["n"]), m.span()),)


def _quarter(m: Match[str]) -> Iterable[Reading]:
    n = number(m["n"])
    return (period(m.span(), 1 if m["all"] else 3 * n - 2, 3 * n),)


def _quarter_listed(m: Match[str]) -> Iterable[Reading]:
    n = number(m["n"])
    return (period(m.span(), 3 * n - 2, 3 * n),)


def _first_months(m: Match[str]) -> Iterable[Reading]:
    return (period(m.span(), 1, number(m["n"])),)


def _half(m: Match[str]) -> Iterable[Reading]:
    return (period(m.span(), 1, 6) if m[0].startswith("上") else period(m.span(), 7, 12),)


def _ordinals(m: Match[str]) -> Iterable[Reading]:
    for name, text in m.groupdict().items():
        if text:
            yield reading("ordinal", number(text), m.span(name), unit=name)


def _clock(m: Match[str]) -> Iterable[Reading]:
    hour = number(m["h"])
    late = (m["half"] or "") in {"下午", "晚", "晚上", "傍晚", "晚间", "午后"}
    part = {"半": 30, "一刻": 15, "三刻": 45}
    minute = part.get(m["m"] or "") or number(m["m"] or "0")
    minutes = (hour + 12 if late and hour < 12 else hour) * 60 + minute
    return (reading("clock", minutes, m.span()),)


def _decade_pair(m: Match[str]) -> Iterable[Reading] | None:
    return tuple(_decades(m)) or None


def _year(m: Match[str]) -> Iterable[Reading]:
    return (date(m.span(), m["y"]),)


def _month_range_years(m: Match[str]) -> Iterable[Reading]:
    if m["y"]:
        yield date((m.start("y"), m.end("y")), m["y"].rstrip("年"))
    yield period((m.start("a"), m.end()), number(m["a"]), number(m["b"]))


def _quarter_or_span(m: Match[str]) -> Iterable[Reading] | None:
    if "个" in m[0] and not m["all"]:
        return None
    if m["n"] == "两" and not m["all"]:
        return (reading("duration", 6, m.span(), unit="months", date=(3, 1, None)),)
    return tuple(_quarter(m))


def _tiers(m: Match[str]) -> Iterable[Reading]:
    """一线城市, 二三线城市: cities of the first tier are often called otherwise."""
    for name in ("n", "o", "p"):
        if m[name]:
            n = number(m[name])
            yield reading("ordinal", n, m.span(name), unit="label", weak=n == 1)


NAMED: tuple[Rule, ...] = (
    Rule(
        re.compile(
            r"(?<![一二三四五六七八九十])(?P<n>[一二三四五])(?:线?[、和])?(?P<o>[二三四五])?(?:线?[、和])?(?P<p>[三四五])?线(?=城市|城镇|市场|品牌|及以下|以下|及)"
        ),
        _tiers,
    ),
    Rule(
        re.compile(
            r"第?(?P<n>[一二三])(?:、?第?(?P<o>[二三]))?(?:[、和]?第?(?P<p>三))?(?:次产业|产业(?!链|园|[一-龥]{0,2}[个项类])|产(?=增|占|比|服|融|[、，。和为]))"
        ),
        lambda m: [
            reading("ordinal", number(m[k]), m.span(k), unit="sector", weak=True)
            for k in ("n", "o", "p")
            if m[k]
        ],
    ),
    Rule(
        re.compile(
            rf"第(?P<plan>{_HAN}+|\d+)个五年(?:规划|计划)(?:纲要)?"
            r"|(?<![\d一二三四五六七八九十第])(?P<plan2>十[一二三四])五(?!年|个|[，。]?%)(?:规划|计划|时期)?"
            r"|(?<![\d一二三四五六七八九十第])(?P<plan3>[一二三四六七八九十])五(?=[”’]?(?:规划|计划|时期|期间)|(?<=[七八九十]五)[”’]|(?<=[“‘].五)[”’])(?:规划|计划|时期)?"
        ),
        lambda m: (
            reading(
                "ordinal", number(m["plan"] or m["plan2"] or m["plan3"]), m.span(), unit="plan"
            ),
        ),
    ),
    Rule(
        re.compile(rf"(?P<congress>{_HAN}+|\d+)届(?P<plenum>{_HAN}+)(?:中全会|次全会|次全体会议)"),
        _ordinals,
    ),
    Rule(
        re.compile(
            r"(?<![一二三四五六七八九十百第双])(?P<congress>二十|十[一二三四五六七八九]|(?<=党的)[一二三四五六七八]|(?<=中共)[一二三四五六七八])大(?!类|项|城|产|重|工|任|系|行|领|国|措|方|战|优|亮|批|型)"
        ),
        _ordinals,
    ),
    Rule(
        re.compile(
            rf"(?P<plenum>(?<![一二三四五六七八九十])[一二三四五六七八九])中全会|第?(?<![一二三四五六七八九十百])(?P<congress>{_HAN}+)届(?=全国|中央|省|市|县|人大|政协|{_HAN}+次|理事|世界|联合国)"
        ),
        _ordinals,
    ),
    Rule(
        re.compile(rf"(?<=[大协届会])第?(?P<n>{_HAN}+)次(?:全体)?(?:会议|全会)"),
        lambda m: (reading("ordinal", number(m["n"]), m.span("n")),),
    ),
)
"""Plans, congresses and the like, which go before the set phrases."""

CALENDAR: tuple[Rule, ...] = (
    Rule(
        re.compile(
            rf"(?:(?P<c>{_HAN}+|\d+)|上个?|本)世纪(?P<a>\d0|[一二三四五六七八九]十?)(?:、)?(?P<b>\d0|[二三四五六七八九]十)?年代"
        ),
        _decade_pair,
    ),
    Rule(
        re.compile(
            r"(?P<c>(?!))?(?P<a>[12]\d\d0|\d0|[二三四五六七八九]十?)、?(?P<b>\d0|[二三四五六七八九]十)?年代"
        ),
        _decade_pair,
    ),
    Rule(re.compile(r"(?<!\d)([1-9]0|00)后(?![，。]?[天年日来])"), _after_decade),
    Rule(re.compile(rf"(?P<rel>上个?世纪|本世纪)|第?(?P<n>{_HAN}+|\d+)世纪"), _century),
    Rule(
        re.compile(
            rf"(?P<a>{_YEAR})年?(?:底|末|初)?{_DASH}(?P<b>{_YEAR}|(?<!\d)\d\d(?!\d))(?:年(?![级])|(?=[）)，、。]))(?!\d{{1,2}}月)"
        ),
        _year_range,
    ),
    Rule(
        re.compile(rf"(?P<a>{_YEAR})/(?P<b>\d\d)(?=财?年|[榨赛产销]季|学年|年度)年?"), _year_range
    ),
    Rule(
        re.compile(
            rf"(?P<y>{_YEAR}年)?(?P<a>{_MONTH})(?:月份?)?{_DASH}(?P<b>{_MONTH})月份?(?!{_DAY}[日号])"
        ),
        _month_range_years,
    ),
    Rule(
        re.compile(
            rf"(?P<y>{_YEAR})年(?P<m>{_MONTH})月(?P<d>{_DAY})[日号]|(?P<y2>[12]\d{{3}})[-./](?P<m2>0?[1-9]|1[0-2])[-./](?P<d2>[0-3]?\d)(?!\d)"
        ),
        lambda m: (date(m.span(), m["y"] or m["y2"], m["m"] or m["m2"], m["d"] or m["d2"]),),
    ),
    Rule(
        re.compile(rf"(?P<y>{_YEAR})年(?P<m>{_MONTH})月(?!个)份?"),
        lambda m: (date(m.span(), m["y"], m["m"]),),
    ),
    Rule(
        re.compile(rf"(?P<m>{_MONTH})月(?P<d>{_DAY})[日号]"),
        lambda m: (date(m.span(), None, m["m"], m["d"]),),
    ),
    Rule(
        re.compile(rf"(?P<y>{_YEAR})(?:年(?!级){_NO_CALENDAR_YEAR}度?|(?=[、和及与]{_YEAR}年))"),
        _year,
    ),
    Rule(
        re.compile(rf"(?<!个)(?P<m>{_MONTH})月(?!饼|球|亮|光|经|嫂|薪|租|供|均|活|台)份?"),
        lambda m: (date(m.span(), None, m["m"]),),
    ),
    Rule(
        re.compile(
            rf"(?<![\d.,月])(?:(?P<n>\d{{1,3}}|{_HAN}{{1,4}})(?:个)?(?:工作|交易|自然)?日(?=之?内|以内|以上)|(?P<m>3[2-9]|[4-9]\d|\d{{3}})日(?![元本语均圆]))"
        ),
        _days_long,
    ),
    Rule(
        re.compile(r"(?<![\d.,])(?P<d>[12]\d|3[01]|[1-9])日(?!均|本|元|语|报|圆|益|常|经|线)"),
        lambda m: (date(m.span(), None, None, m["d"]),),
    ),
    Rule(
        re.compile(r"(?:前|首|头)(?P<n>[一二两三四五六七八九]|十一?|\d{1,2})个?月(?!内)"),
        _first_months,
    ),
    Rule(
        re.compile(r"第?(?P<n>[一二三1-3])(?=(?:[、和]第?[二三四2-4]){1,2}季度)"),
        _quarter_listed,
    ),
    Rule(
        re.compile(
            r"第?(?P<all>前|首|头)?(?P<n>[一二两三四1-4])(?:(?<=[一二两三四1-4])个(?=季度))?季度"
        ),
        _quarter_or_span,
    ),
    Rule(re.compile(r"(?<!\d)上半年|下半年"), _half),
    Rule(
        re.compile(
            rf"(?P<half>上午|下午|晚上?|凌晨|早上?|早晨|中午|傍晚|晚间|午后)(?P<h>\d{{1,2}}|{_HAN}{{1,3}})(?:[点时](?:(?P<m>\d{{1,2}}|半|[一三]刻|{_HAN}{{1,3}})分?)?整?)"
        ),
        _clock,
    ),
    Rule(
        re.compile(
            r"(?P<half>(?!))?(?<![\d.:：])(?P<h>[01]?\d|2[0-4])(?:[:：](?P<m>[0-5]\d)(?![\d.:：])|(?:时|点)(?:(?P<m3>[0-5]?\d)分|整|(?<=时)(?=[，许前起至左。、])))"
        ),
        lambda m: (
            reading(
                "clock",
                int(m["h"]) * 60 + int(m["m"] or m["m3"] or 0),
                m.span(),
                weak=int(m["h"]) in {0, 24},
            ),
        ),
    ),
)
