"""Halves of a span of time, and times of races, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.lexicon import lexicon
from build_tools.quantities.numerals import HAN_DIGITS, han
from build_tools.quantities.reading import Reading, Rule, reading


def _half_unit(m: Match[str]) -> Iterable[Reading]:
    unit = m["unit"] or m["unit2"] or m["unit3"]
    table: dict[str, tuple[int | Fraction, str]] = {
        "世纪": (600, "months"),
        "月": (Fraction(1, 2), "months"),
        "年": (6, "months"),
        "小时": (1800, "seconds"),
        "钟头": (1800, "seconds"),
        "天": (43200, "seconds"),
    }
    amount, base = table["天" if unit.endswith("日") else unit]
    return (
        reading(
            "duration",
            amount,
            m.span(),
            unit=base,
            hedge="over" if m[0][0] == "大" or "多" in m[0] else "",
            soft=m[0][0] == "大",
        ),
    )


def _split_seconds(m: Match[str]) -> Iterable[Reading]:
    """45秒12."""
    return (
        reading(
            "duration", Fraction(f"{m[1]}.{m[2]}"), m.span(), unit="seconds", date=(1, 1, None)
        ),
    )


_TIMED = re.compile(r"(?P<m>\d+|[一二两三四五六七八九十]+)分(?=\d+秒|[一二三四五六七八九十]+秒)")


def _minutes(m: Match[str]) -> Iterable[Reading] | None:
    value = han(m["m"])
    return value and (
        reading("duration", value[0] * 60, m.span(), unit="seconds", date=(60, 1, None)),
    )


def _field(m: Match[str]) -> Iterable[Reading] | None:
    """两亩三分地: a mu has ten fen."""
    whole, part = han(m["mu"]), han(m["fen"])
    if whole is None or part is None:
        return None
    size = (whole[0] + part[0] / 10) * Fraction(2000, 3)
    return (reading("measure", size, m.span(), unit="m2", date=(2000, 3, None)),)


def _tall(m: Match[str]) -> Iterable[Reading]:
    """一米七八 is 1.78 metres."""
    digits = "".join(str(HAN_DIGITS.get(c, c)) for c in m["rest"])
    whole = Fraction(f"{HAN_DIGITS.get(m['m'], m['m'])}.{digits}")
    return (reading("measure", whole, m.span(), unit="m", date=(1, 1, None)),)


def _quarter_past(m: Match[str]) -> Iterable[Reading] | None:
    """四点一刻 is a quarter past four."""
    hour = han(m["h"])
    if hour is None:
        return None
    late = 12 if m["late"] and hour[0] < 12 else 0  # noqa: PLR2004 - the clock has twelve hours
    return (reading("clock", (hour[0] + late) * 60 + 15 * HAN_DIGITS[m["q"]], m.span()),)


def _plot(m: Match[str]) -> Iterable[Reading]:
    """耕地四分三厘: a hundredth of a mu is a li."""
    size = Fraction(HAN_DIGITS[m["fen"]], 10) + Fraction(HAN_DIGITS[m["li"]], 100)
    mu = Fraction(2000, 3)
    return (reading("measure", size * mu, m.span("plot"), unit="m2", date=(2000, 3, None)),)


def _half_measure(m: Match[str]) -> Iterable[Reading]:
    unit = lexicon().zh_units[m["unit"]]
    size = (unit.factor.numerator, unit.factor.denominator, None)
    return (reading(unit.kind, unit.factor / 2, m.span(), unit=unit.base, date=size),)


_HALVED = "亩 公里 公斤 斤 吨 公顷 英里 平方公里 平方米".split()


def _mace(m: Match[str]) -> Iterable[Reading]:
    """二钱五分: ten fen make a mace."""
    whole = HAN_DIGITS[m["n"]] + Fraction(HAN_DIGITS[m["part"]], 10)
    return (reading("measure", whole / 10, m.span(), unit="tael", date=(1, 100, None)),)


def _tens_of_years(m: Match[str]) -> Iterable[Reading]:
    """年过六旬 is past sixty."""
    years = HAN_DIGITS[m["n"]] * 10
    return (reading("duration", years * 12, m.span(), unit="months", noun="age"),)


def _taels(m: Match[str]) -> Iterable[Reading] | None:
    """一两银子 is one tael, and not one or two; ten mace (钱) make a tael."""
    value = han(m["n"])
    if value is None:
        return None
    mace = HAN_DIGITS[m["mace"]] if m["mace"] else 0
    whole, weak = value[0] + Fraction(mace, 10), value[0] == 1 and not mace
    size = (1, 10 if mace else 1, None)
    return (reading("measure", whole, m.span(), unit="tael", weak=weak, date=size),)


SPANS: tuple[Rule, ...] = (
    Rule(
        re.compile(
            r"(?<![多余几来数点.\d〇零一二两三四五六七八九十百千万亿▢])(?P<n>\d+|[一二三四五六七八九十百千万]+)两(?:(?P<mace>[一二三四五六七八九])钱|(?=[白纹]?银|黄金|金子))"
        ),
        _taels,
    ),
    Rule(re.compile("(?<![一二三四五六七八九十上中下])(?P<n>[五六七八九])旬"), _tens_of_years),
    Rule(
        re.compile("(?P<n>[一二两三四五六七八九])钱(?P<part>[一二三四五六七八九])分"),
        _mace,
    ),
    Rule(
        re.compile(
            rf"(?<![一大多另各前后])(?<!(?<!不)过)半(?P<unit>{'|'.join(sorted(_HALVED, key=len, reverse=True))})"
        ),
        _half_measure,
    ),
    Rule(
        re.compile(r"(?P<mu>\d+|[一二两三四五六七八九十]+)亩(?P<fen>[一二三四五六七八九])分地?"),
        _field,
    ),
    Rule(
        re.compile(
            r"[地田][^，。；\d]{0,6}?(?P<plot>(?P<fen>[一二两三四五六七八九])分(?P<li>[一二三四五六七八九])厘)"
        ),
        _plot,
    ),
    Rule(
        re.compile(
            r"(?<![\d.〇零一二三四五六七八九十百千万点])(?P<m>[12一二两])米(?P<rest>[1-9一二三四五六七八九]{1,2})(?![\d.十百千万亿个米元年月日点多、宽长高])"
        ),
        _tall,
    ),
    Rule(
        re.compile(
            r"(?P<late>下午|晚上?|傍晚)?(?P<h>\d{1,2}|十[一二]?|[一二两三四五六七八九])点(?P<q>[一三])刻"
        ),
        _quarter_past,
    ),
    Rule(_TIMED, _minutes),
    Rule(re.compile(r"(?<![\d.])(\d{1,3})秒(\d{1,2})(?![\d.])"), _split_seconds),
    Rule(
        re.compile(
            r"(?<![个〇零一二两三四五六七八九十\d大])大?半个?多?(?P<unit>世纪|月|小时|钟头)|(?<![个〇零一二两三四五六七八九十\d大])大?半(?P<unit2>年)(?:多)?|(?<![个〇零一二两三四五六七八九十\d大])大?半(?P<unit3>小时|天|个?(?:工作|交易)日|日(?![元本游]))"
        ),
        _half_unit,
    ),
)
