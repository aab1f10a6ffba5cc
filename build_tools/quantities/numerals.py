"""Exact values of numerals, written with digits, in Han characters or in English words."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

HAN_DIGITS = dict(
    zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
)
HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
HAN_NUMERALS = frozenset(HAN_DIGITS) | frozenset(HAN_SCALES)

ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_HAN_TOKEN = re.compile(rf"{ARABIC}|[〇零一二两三四五六七八九十百千万亿点]")
_PAIR = re.compile(
    r"(?<![〇零一二两三四五六七八九])([一二两三四五六七八])([二两三四五六七八九])(?![〇零一二三四五六七八九])"
)

_ONES = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    w: 10 * i
    for i, w in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
SMALL_WORDS = {**_ONES, **_TENS}
ENGLISH_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "dozen": 12,
}
_ODD_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
}


def _ordinal_words() -> dict[str, int]:
    plain = {w + "th": n for w, n in _ONES.items() if n >= 4 and w + "th" != "eightth"}
    plain |= {w[:-1] + "ieth": n for w, n in _TENS.items()}
    plain |= {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}
    for wrong in ("fiveth", "nineth", "twelveth"):
        plain.pop(wrong)
    return plain | _ODD_ORDINALS


ORDINAL_WORDS = _ordinal_words()


def arabic(text: str) -> Fraction:
    """The value of a numeral in digits, thousands separators ignored."""
    return Fraction(text.replace(",", ""))


def han(text: str) -> tuple[Fraction, Fraction] | None:
    """The value of a Chinese numeral as an interval; None when the characters make no number.

    Digits may stand among the characters (1.2万亿, 3亿5000万). Two neighbouring digits (三四,
    十七八) give an interval; every other numeral gives two equal ends.
    """
    text = "二三" if text == "三两" else text
    pair = _PAIR.search(text)
    if pair and int(HAN_DIGITS[pair[1]]) < int(HAN_DIGITS[pair[2]]) <= HAN_DIGITS[pair[1]] + 2:
        low = _han(text[: pair.start()] + pair[1] + text[pair.end() :])
        high = _han(text[: pair.start()] + pair[2] + text[pair.end() :])
        return None if low is None or high is None else (low, high)
    value = _han(text)
    return None if value is None else (value, value)


def _han(text: str) -> Fraction | None:
    tokens = _HAN_TOKEN.findall(text)
    if not tokens or "".join(tokens) != text:
        return None
    if "点" in tokens:
        return _with_point(text)
    if len(tokens) > 1 and all(t in HAN_DIGITS for t in tokens):
        return Fraction("".join(str(HAN_DIGITS[t]) for t in tokens))
    return _sum(tokens)


def _with_point(text: str) -> Fraction | None:
    whole, _, rest = text.partition("点")
    digits = re.match(r"[〇零一二三四五六七八九]+", rest)
    base = _han(whole)
    if not digits or base is None:
        return None
    value = base + Fraction("0." + "".join(str(HAN_DIGITS[c]) for c in digits[0]))
    for scale in rest[digits.end() :]:
        if scale not in HAN_SCALES:
            return None
        value *= HAN_SCALES[scale]
    return value


def _sum(tokens: list[str]) -> Fraction | None:
    """Add up digits and scales; 一万五 is 15,000."""
    total = section = Fraction(0)
    current: Fraction | None = None
    for before, token in pairwise(["", *tokens]):
        if token in HAN_DIGITS or token not in HAN_SCALES:
            if current:
                return None
            current = Fraction(HAN_DIGITS[token]) if token in HAN_DIGITS else arabic(token)
        elif HAN_SCALES[token] < 10**4:
            empty = Fraction(0 if before in HAN_SCALES else 1)
            section += (empty if current is None else current) * HAN_SCALES[token]
            if before in {"十", "百", "千"}:
                section *= HAN_SCALES[token]
            current = None
        else:
            section += current or 0
            if token == "亿":  # noqa: S105 - no password
                total = (total + section or Fraction(1)) * 10**8
            else:
                total += (section or Fraction(1)) * 10**4
            section, current = Fraction(0), None
    if current is not None and len(tokens) > 1 and tokens[-1] in HAN_DIGITS:
        last = HAN_SCALES.get(tokens[-2], 0)
        if last > 10:
            return total + section + current * last / 10
    return total + section + (current or 0)


def ordinal_word(text: str) -> Fraction | None:
    """The value of an English ordinal such as 21st, fifth or twenty-first; None for others."""
    text = text.lower()
    digits = re.fullmatch(r"([\d,]+)(?:st|nd|rd|th)", text)
    if digits:
        return arabic(digits[1])
    tens, dash, one = re.sub(r"\s+", "-", text).rpartition("-")
    if dash and tens in _TENS and ORDINAL_WORDS.get(one, 10) < 10:
        return Fraction(_TENS[tens] + ORDINAL_WORDS[one])
    return Fraction(ORDINAL_WORDS[text]) if text in ORDINAL_WORDS else None


def words(text: str) -> Fraction | None:
    """The value of an English numeral in words, such as two hundred and five; None for others."""
    total = section = Fraction(0)
    seen = False
    for token in re.split(
        r"[\s-]+", re.sub(r"half[\s-]an?\b", "half", text.lower().replace(",", ""))
    ):
        if token in {"and", "of"}:
            continue
        if token in {"a", "an"}:
            section += 1
        elif token == "half":  # noqa: S105 - no password
            section += Fraction(1, 2)
        elif token in SMALL_WORDS:
            section += SMALL_WORDS[token]
        elif token == "dozen" and total and not section:  # noqa: S105 - ten thousand dozen
            total *= ENGLISH_SCALES[token]
        elif token in {"hundred", "dozen"}:
            section = (section or Fraction(1)) * ENGLISH_SCALES[token]
        elif token in ENGLISH_SCALES:
            total += (section or Fraction(1)) * ENGLISH_SCALES[token]
            section = Fraction(0)
        else:
            return None
        seen = True
    return total + section if seen else None


def decimal(value: Fraction) -> str:
    """An exact value as text: a decimal where one exists, otherwise a fraction."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs((value * 10**places).numerator)).rjust(places + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def grouped(value: Fraction) -> str:
    """An exact value for reading, with thousands separators in its whole part."""
    text = decimal(value)
    whole, dot, rest = text.partition(".")
    return text if "/" in text else f"{int(whole):,}{dot}{rest}"


def doublings(times: int, *, half: bool = False) -> Fraction:
    """How many times as much there is after so many doublings, to the hundredth where one is half."""
    return Fraction(round(2 ** (times + 0.5) * 100), 100) if half else Fraction(2**times)
