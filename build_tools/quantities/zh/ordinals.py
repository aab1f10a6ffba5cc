"""Places in a row, labels and codes in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import Match

from build_tools.quantities.lexicon import lexicon
from build_tools.quantities.numerals import HAN_DIGITS, han
from build_tools.quantities.reading import Reading, Rule, coded, reading
from build_tools.quantities.zh.calendar import number


def _ordinal(m: Match[str]) -> Iterable[Reading] | None:
    found = han(m["n"].replace(",", ""))
    value = found[0] if found and found[0] == found[1] else 0
    if not value:
        return None
    next_one = value == 2 and re.match("[天年日周]|个月", m.string[m.end() :])  # noqa: PLR2004 - the second day is the next
    label = (
        "next"
        if next_one
        else "label"
        if m["what"] in {"页", "章", "节", "条", "号", "期", "卷", "款", "阶段"}
        else ""
    )
    return (reading("ordinal", value, m.span(), unit=label, weak=value == 1 or bool(next_one)),)


def _enumerator(m: Match[str]) -> Iterable[Reading]:
    return (reading("ordinal", number(m["n"]), m.span("n"), unit="label", weak=True),)


def _code(m: Match[str]) -> Iterable[Reading] | None:
    before = lexicon().zh_before.search(m[0].rstrip("0123456789.,"))
    if before or lexicon().zh_unit.match(m[0].lstrip("0123456789.,")):
        return None
    return (coded(m, re.sub(r"[\d-]", "", m[0])),)


_ROMAN = {r: n for n, r in enumerate(("I", "II", "III", "IV", "V", "VI"), 1)} | {
    r: n for n, r in enumerate("ⅠⅡⅢⅣⅤⅥ", 1)
}
_CLASS = r"(?:VI|IV|V|I{1,3}|[Ⅰ-Ⅵ])"


def _roman(m: Match[str]) -> Iterable[Reading]:
    """I至III类: classes of water, of soil; English may name only the last."""
    for name in ("a", "b"):
        if m[name]:
            yield reading("ordinal", _ROMAN[m[name]], m.span(name), unit="label", weak=True)


ORDINALS: tuple[Rule, ...] = (
    Rule(
        re.compile(
            rf"(?<![A-Za-z])(?:(?P<a>{_CLASS})类?(?:至|到|[-–—~～]|、))?(?P<b>{_CLASS})(?=[类级型])"
        ),
        _roman,
    ),
    Rule(
        re.compile(r"[A-Za-z]+[-–]?\d+(?:\.\d+)?[A-Za-z]*(?!\d)|(?<![\d.,])\d+[A-Z](?![A-Za-z])"),
        _code,
    ),
    Rule(
        re.compile(
            r"第(?P<n>[一二三四五六七八九十]+|\d[\d.]*)个?(?P<what>百分位|十分位|五分位|四分位)"
        ),
        _ordinal,
    ),
    Rule(
        re.compile(
            r"第(?P<n>(?:[〇零一二两三四五六七八九十千万亿]|百(?!货))+|\d[\d,.]*[万亿]*)(?P<what>页|章|节|条|号|期|卷|款|阶段|大|代|届|位|次|名|个)?"
        ),
        _ordinal,
    ),
    Rule(
        re.compile(r"首(?=[个次家位届批座条例艘台架款部支]|创|屈)"),
        lambda m: (reading("ordinal", 1, m.span(), weak=True),),
    ),
    Rule(
        re.compile(
            r"(?:(?<=[，。；：:、！？\s“（(])|^|其|(?<=[，。；：]其))(?P<n>[一二三四五六七八九十])(?=是|要|则|来(?!自|源)|曰|[、，）)](?![二三四五六七八九十]))"
        ),
        _enumerator,
    ),
    Rule(
        re.compile(r"(?P<n>[一二三四五六])(?=阶段)"),
        lambda m: (
            reading("ordinal", HAN_DIGITS[m["n"]], m.span(), unit="label", weak=m["n"] == "一"),
        ),
    ),
)
