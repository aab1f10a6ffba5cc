"""Ratios of two or more parts, in both languages: 六比四, 5.0:40.2:54.8, a ratio of three to one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from re import Match

from build_tools.quantities.numerals import ARABIC, SMALL_WORDS, arabic, han
from build_tools.quantities.reading import Reading, Rule, reading

_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\s?[:：]\s?[0-5]\d")
_HAN = r"(?:[一二两三四五六七八九十]{1,3}|(?<![\d.])\d+(?:\.\d+)?)"
_SPOKEN = re.compile(
    r"比[约为是达大由从]|比例|比率|之比|配比|结构|[汇占]比|比为|调整[为到至]|优化[为到至]|按"
)
_RATIO = re.compile(
    r"\b(?:ratio|proportion|split|structure|composition|breakdown|mix|basis|odds|scale)\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:split|shar\w+|divid\w+|division|profits?|basis|rule|principle|fashion|formula)\b",
    re.IGNORECASE,
)
_TENS = "ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORD = rf"(?:{ARABIC}|{'|'.join(sorted(SMALL_WORDS, key=len, reverse=True))})"


def _parts(values: list[tuple[Fraction, int, int]]) -> Iterator[Reading]:
    """Each part over the next; a part of nothing has no ratio."""
    for (one, start, _), (two, _, end) in pairwise(values):
        if two:
            yield reading("ratio", one / two, (start, end))


def _chain(m: Match[str], near: re.Pattern[str]) -> Iterable[Reading] | None:
    """Digits with colons, unless they are a time of day."""
    around = m.string[max(0, m.start() - 40) : m.end() + 16]
    if _CLOCK.fullmatch(m[0]) and not near.search(around):
        return None
    found = [
        (arabic(n[0]), m.start() + n.start(), m.start() + n.end())
        for n in re.finditer(ARABIC, m[0])
    ]
    return tuple(_parts(found)) or None


def _versus(m: Match[str]) -> Iterable[Reading] | None:
    values = [han(m[k]) for k in ("a", "b")]
    ends = [(v[0], m.start(k), m.end(k)) for v, k in zip(values, "ab", strict=True) if v]
    return tuple(_parts(ends)) or None


def _ballot(m: Match[str]) -> Iterable[Reading] | None:
    """28票对12票, by 28 votes to 12."""
    return tuple(_parts([(_any(m[k]), m.start(k), m.end(k)) for k in ("a", "b")])) or None


def _to(m: Match[str]) -> Iterable[Reading] | None:
    if re.search(r"\b(?:from|aged?|ages|between) $", m.string[: m.start("a")]):  # a change of it
        return None
    ends = [(_english(m[k]), m.start(k), m.end(k)) for k in ("a", "b")]
    either = bool(_EXCEEDED.search(m.string[: m.start("a")]))
    return tuple(r._replace(soft=either) for r in _parts(ends)) or None


def _outnumbered(m: Match[str]) -> Iterable[Reading] | None:
    """Outnumbered them by seven to three, by eight votes to three."""
    return tuple(
        r._replace(soft=True)
        for r in _parts([(_english(m[k]), m.start(k), m.end(k)) for k in ("a", "b")])
    )


_EXCEEDED = re.compile(
    r"\b(?:outnumber\w*|outstrip\w*|exceed\w*|outweigh\w*|outpac\w*)\b[^.;]{0,40}$", re.IGNORECASE
)
"""Before the odds of one thing over another, which Chinese may have named first."""


def _changed(m: Match[str]) -> Iterable[Reading] | None:
    """From 9.6 to 1 to 4.6 to 1: one ratio became another."""
    ends = [(_english(m[k]), m.start(k), m.end(k)) for k in "abcd"]
    made = [*_parts(ends[:2]), *_parts(ends[2:])]
    roles = ("from", "to")
    return (
        [r._replace(role=role) for r, role in zip(made, roles, strict=True)] if made[1:] else None
    )


_PASSED = re.compile(r"\bpass(?:es|ed|ing)? $", re.IGNORECASE)
_JOINED = re.compile(r"(?: (?:votes|seats|goals))?(?:-to-| to | against |: ?)")
_WHOLE = frozenset({"count", "number"})


def spoken_ratios(
    theirs: tuple[Reading, ...], ours: tuple[Reading, ...], en: str
) -> tuple[Reading, ...]:
    """English with three to two as one ratio wherever Chinese has this very ratio."""
    known = {z.low for z in ours if z.kind == "ratio"}
    result: list[Reading] = []
    for item in theirs:
        last = result[-1] if result and known else None
        plain = last and {last.kind, item.kind} <= _WHOLE and item.low
        if (
            last
            and plain
            and last.low / item.low in known
            and _JOINED.fullmatch(en[last.end : item.start])
        ):
            ratio, size = last.low / item.low, (last.start, item.end)
            hedge = "" if _PASSED.search(en[: last.start]) else last.hedge
            result[-1] = last._replace(
                hedge=hedge,
                kind="ratio",
                low=ratio,
                high=ratio,
                weak=False,
                start=size[0],
                end=size[1],
            )
        else:
            result.append(item)
    return tuple(result)


def _split(m: Match[str]) -> Iterable[Reading] | None:
    """四六开, split forty–sixty: two parts of a whole, of which either may be named first."""
    one, two = (_any(m[k]) for k in ("a", "b"))
    han_split = "how" in m.re.groupindex
    near = m.string[max(0, m.start() - 40) : m.end() + 24]
    spelled = m[0][0].lower() in "tfsen" and one >= 10  # noqa: PLR2004 - tens in words
    if one + two not in {10, 100} or not (han_split or spelled or _SHARED.search(near)):
        return None
    weak = one == two or (han_split and m["how"] in {"定律", "法则", "原则"})
    return (reading("ratio", one / two, m.span(), soft=True, weak=weak),)


def _any(text: str) -> Fraction:
    value = han(text)
    return value[0] if value else _english(text)


def _english(text: str) -> Fraction:
    return arabic(text) if text[0].isdigit() else Fraction(SMALL_WORDS[text.lower()])


_HAN_DIGIT = "[一二三四五六七八九]"
CHINESE: tuple[Rule, ...] = (
    Rule(
        re.compile(
            rf"(?<![第〇零一二三四五六七八九十百千万亿])(?P<a>{_HAN_DIGIT})[、:：]?(?P<b>{_HAN_DIGIT})"
            r"(?P<how>分成|分账|分配|分润|的?比例|定律|法则|原则|分(?=[，。；、]|$)|(?<=倒..)|开(?![始头发办工会放店展张业设启通创支]))"
        ),
        _split,
    ),
    Rule(
        re.compile(rf"(?<![第十百千万亿.\d])(?P<a>{_HAN}|\d+)票[对比](?P<b>{_HAN}|\d+)票"), _ballot
    ),
    Rule(
        re.compile(rf"(?<![\d.:：]){ARABIC}(?:\s?[:：∶]\s?{ARABIC})+(?![\d:：])"),
        lambda m: _chain(m, _SPOKEN),
    ),
    Rule(
        re.compile(
            rf"(?<![第十百千万亿.])(?P<a>{_HAN})比(?P<b>{_HAN})(?![\d年月日十百千万亿个]|带)"
        ),
        _versus,
    ),
)
_SO = r"(?:(?:about|around|roughly|nearly|almost|some|over|more than|less than|at least|approximately) )?"
_AND_TO = r"(?:-to-| to )"
ENGLISH: tuple[Rule, ...] = (
    Rule(
        re.compile(
            rf"\bfrom {_SO}(?P<a>{_WORD}){_AND_TO}(?P<b>{_WORD}) to {_SO}(?P<c>{_WORD}){_AND_TO}(?P<d>{_WORD})\b(?![\d%]|[.,]\d)",
            re.IGNORECASE,
        ),
        _changed,
    ),
    Rule(
        re.compile(
            rf"(?:\b(?:outnumber|outvot)\w*[^.;\d]{{0,80}}? by {_SO}|\bas )(?P<a>{_WORD})(?: (?:votes|seats|goals))?{_AND_TO}(?P<b>{_WORD})\b(?!%|[.,]\d|[ -](?:per|million|billion|hundred|thousand)\b)",
            re.IGNORECASE,
        ),
        _outnumbered,
    ),
    Rule(
        re.compile(
            rf"(?<![\d.,$£€¥])\b(?P<a>{_TENS}|\d0|[1-9]|one|two|three|four|five|six|seven|eight|nine)\s?(?:[-–—/]|-to-| to )\s?(?P<b>{_TENS}|\d0|[1-9]|one|two|three|four|five|six|seven|eight|nine)\b(?![\d%]|[.,:–-]\d| per| (?:million|billion|years|months|days|hours|yuan|people))",
            re.IGNORECASE,
        ),
        _split,
    ),
    Rule(
        re.compile(rf"(?<![\d.:]){ARABIC}(?:\s?:\s?{ARABIC})+(?![\d:]|\s?[ap]\.?m)"),
        lambda m: _chain(m, _RATIO),
    ),
    Rule(
        re.compile(
            rf"\b(?:(?:ratio|proportion)s?\b[^.;:\d]{{0,110}}?|(?:odds|score|margin|majority)s?\b[^.;:\d]{{0,30}}?)\b(?P<a>{_WORD})(?:-| )to(?:-| )(?P<b>{_WORD})\b(?!%| per|-| (?:million|billion|hundred|thousand))",
            re.IGNORECASE,
        ),
        _to,
    ),
    Rule(
        re.compile(
            rf"\b(?P<a>{_WORD})(?:-to-| to |[-–/])(?P<b>{_WORD})(?= (?:ratio|split|basis(?! point)|joint|proportion|margin|majority|vote))",
            re.IGNORECASE,
        ),
        _to,
    ),
    Rule(
        re.compile(
            rf"(?<![\d.,])\b(?P<a>{_WORD})(?:-to-| to )(?P<b>one|1)\b(?![\d:%]|[.,]\d|[ -](?:of|hundred|thousand|million|billion|per|years?|months?|weeks?|days?|hours?|yuan|trillion)\b)",
            re.IGNORECASE,
        ),
        _to,
    ),
)
