"""The rules for all English numbers that are no dates, in the order in which they are tried."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.en.number import (
    NUMBER,
    ONES,
    TENS,
    counted,
    measured,
    money_before,
    number,
    unit_at,
)
from build_tools.quantities.en.shares import SHARES
from build_tools.quantities.numerals import ENGLISH_SCALES, SMALL_WORDS, ordinal_word
from build_tools.quantities.reading import GONE, Reading, Rule, coded, reading

_I = re.IGNORECASE
_ORDINAL_WORD = (
    rf"(?:(?:{TENS})[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|"
    r"fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth)"
)
_LABEL = (
    r"(?:[Pp]hase|No\.?|[Nn]umber|[Ss]tage|[Ll]evel|[Cc]hapter|[Pp]art|[Tt]ier|[Pp]ages?|pp?\.|[Ss]ection|[Rr]ound|[Aa]rticle|"
    r"[Tt]ype|[Cc]ategory|[Gg]rade|[Cc]lass|[Ll]ine|[Tt]erminal|[Vv]olume|[Ii]ssue|[Bb]atch|[Gg]eneration|[Bb]lock|[Bb]uilding|[Uu]nit|Nos\.|[Vv]ol\.|[Mm]agnitude|[Ff]orce)"
)
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
}


_PLURAL = {
    "dozens": 10,
    "tens": 10,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}


def _vague(m: Match[str]) -> Iterable[Reading]:
    value = Fraction(1)
    for word in re.findall(r"[a-z]+", m[0].lower()):
        value *= _PLURAL.get(word) or _PLURAL.get(word + "s", 1)
    made = reading("number", value, m.span(), hedge="several")
    money = money_before(made, m.string)
    if money:
        return (money._replace(plain=False),)
    fold = re.match("[- ]?fold| times", m.string[m.end() :])
    if fold:
        end = m.end() + fold.end()
        return (made._replace(kind="times", unit="either", end=end),)
    of = re.match(r" of", m.string[m.end() :])
    found = unit_at(m.string, m.end() + (3 if of else 0))
    if found:
        end, unit = found
        return (
            made._replace(
                kind=unit.kind,
                unit=unit.base,
                low=value * unit.factor,
                high=value * unit.factor,
                end=end,
            ),
        )
    return (counted(made, m.string)._replace(kind="count"),)


_RATED = re.compile(rf"{GONE} $|\b(?:times|twice|once) $")
"""Six days, before a week: a rate, and no length of time."""


def _one_unit(m: Match[str]) -> Iterable[Reading] | None:
    if m["a"].lower() != "one" and _RATED.search(m.string[: m.start()]):
        return ()
    found = unit_at(m.string, m.end("a"))
    if not found or found[1].kind != "duration":
        return None
    unit = found[1]
    two = re.compile(" or two\\b").match(m.string, found[0])
    if two:
        span = (m.start(), two.end())
        return (
            reading("duration", unit.factor, span, unit=unit.base)._replace(high=unit.factor * 2),
        )
    size = (unit.factor.numerator, unit.factor.denominator, None)
    half = re.compile(" and a half").match(m.string, found[0])
    if half:
        return (
            reading(
                "duration", unit.factor * Fraction(3, 2), (m.start(), half.end()), unit=unit.base
            ),
        )
    return (
        reading(
            "duration", unit.factor, (m.start(), found[0]), unit=unit.base, weak=True, date=size
        ),
    )


def _ordinal(m: Match[str]) -> Iterable[Reading] | None:
    value = ordinal_word(m["n"])
    if value is None:
        return None
    kind = ""
    tail = m.string[m.end() : m.end() + 40]
    if re.match(
        r" (?:CPC |Communist Party of China |National |Party )*(?:Congress|Central Committee|National Congress|Provincial Party)",
        tail,
    ):
        kind = "congress"
    elif re.match(r" (?:Plenary|Plenum|plenary|plenum|full session)", tail):
        kind = "plenum"
    elif re.match(r" Five-Year", tail):
        kind = "plan"
    elif re.match(
        r" (?:year|month|week|day|morning|night|they|he|she|it|we|was|were|saw|and|but|while|than|as)\b|[,.;:)]|$",
        tail,
    ):
        kind = "next"
    adverb = re.search(r"(?:^|[.;:,] |and )$", m.string[: m.start()]) and re.match(
        r"(?:ly)?,| is to|, to", tail
    )
    return (reading("ordinal", value, m.span(), unit="label" if adverb else kind, weak=value == 1),)


def _adverb(m: Match[str]) -> Iterable[Reading] | None:
    value = ordinal_word(m["n"])
    return (
        None
        if value is None
        else (reading("ordinal", value, m.span(), unit="label", weak=value == 1),)
    )


def _label(m: Match[str]) -> Iterable[Reading] | None:
    text = m["n"]
    if text.isdigit():
        value: int | None = int(text)
    else:
        value = _ROMAN.get(text) or SMALL_WORDS.get(text.lower())
    if not value:
        return None
    return (reading("ordinal", value, m.span(), unit="label", weak=value == 1),)


_RANKS = {"primary": 1, "secondary": 2, "tertiary": 3}
_CURRENCIES = frozenset("RMB CNY USD EUR HKD JPY GBP US HK FY".split())


def _code(m: Match[str]) -> Iterable[Reading] | None:
    letters = re.sub(r"[\d.,–-].*", "", m[0])
    if letters.upper() in _CURRENCIES or re.fullmatch(
        r"\d[\d.,]*(?:km|kg|m|mm|cm|kW|MW|GW|kWh|t|bn|k|x|pp|st|nd|rd|th|s|GB|TB|C|W|GWh|MWh|ha|l)\w?",
        m[0],
    ):
        return None
    return (coded(m, letters or re.sub(r"[\d.,-]", "", m[0])),)


def _decades(m: Match[str]) -> Iterable[Reading]:
    plural = m[0].lower().endswith("decades")
    return (
        reading(
            "duration",
            120,
            m.span(),
            unit="months",
            hedge="several" if plural else "",
            weak=not plural,
        ),
    )


def _ages(m: Match[str]) -> Iterable[Reading]:
    months = 1200 if m[0].lower().startswith("c") else 12000
    return (
        reading("duration", months, m.span(), unit="months", hedge="several", weak=bool(m["old"])),
    )


def _bare_scale(m: Match[str]) -> Iterable[Reading]:
    """His first million, per hundred yuan."""
    made = reading("number", ENGLISH_SCALES[m[0]], m.span(), weak=True)
    return ((money_before(made, m.string) or measured(made, m.string) or made)._replace(weak=True),)


COUNTS: tuple[Rule, ...] = (
    Rule(
        re.compile(
            r"(?<![\w.])[A-Za-z]+[-–]?\d+(?:\.\d+)?[A-Za-z]*(?![\d%])|(?<![\d.,])\b\d+[A-Z](?![A-Za-z])|\b\d+-[a-z]-\d+\b"
        ),
        _code,
    ),
    Rule(
        re.compile(r"\b(?:ten|10) (?:or|to) a dozen\b", _I),
        lambda m: (reading("count", 10, m.span(), hedge="about", also="over"),),
    ),
    Rule(
        re.compile(
            r"\bdouble[- ](?:digit|edged|decker|check|standards?|track|circulation)\w*|\bsecond to none|\bone another|\bno[- ]one\b|\b(?:every|any|some)one\b|\bone of\b(?! the (?:two|three))|\b(?:per|a|every|each) second\b|\bsecond(?:ly)?[- ]hand\b|\bsplit second|\bone['’]s\b|\bone day\b|\bone[- ]off|\bone[- ]time\b|\bmilliseconds?\b|\bone[- ]stop\b|\bone and the same|\b(?:at|the|this|that|which|is|only|single|as|than) one (?=to |in which|of )|\bsemi-?\w+",
            _I,
        ),
        lambda _: (),
    ),
    Rule(
        re.compile(
            rf"(?<!-)\b{_LABEL} ?(?P<n>\d+|VIII|VII|VI|IV|IX|III|II|I|V|X|{ONES}|ten|One|Two|Three|Four|Five|Six)\b(?![.,]\d|%|[ -](?:years?|months?|days?|weeks?|hours?|times|per|percent|million|billion|thousand|hundred|people|dozen)\b)"
        ),
        _label,
    ),
    *SHARES,
    Rule(
        re.compile(
            r"\b(?:(?:several|a few|many|a couple of) )(?:dozen|tens of|hundred|thousand|million|billion|trillion)(?: (?:thousand|million|billion|trillion))?(?:s?\b|(?=fold\b))|\b(?:dozens|tens(?= of)|scores(?= of)|hundreds|thousands|millions|billions|trillions)(?: of (?:hundreds of )?(?:thousands|millions|billions|trillions))?\b",
            _I,
        ),
        _vague,
    ),
    Rule(
        re.compile(
            r"\b(?P<n>primary|secondary|tertiary)(?=[ -](?:industr|sector|responsib|and (?:secondary|tertiary)|or (?:secondary|tertiary))|, (?:secondary|tertiary))",
            _I,
        ),
        lambda m: (reading("ordinal", _RANKS[m["n"].lower()], m.span(), unit="sector", weak=True),),
    ),
    Rule(re.compile(rf"\b(?P<n>\d+(?:st|nd|rd|th)|{_ORDINAL_WORD})\b(?!ly|s\b)", _I), _ordinal),
    Rule(re.compile(r"\b(?P<n>first|second|third|fourth|fifth)ly\b", _I), _adverb),
    Rule(NUMBER, number),
    Rule(re.compile(r"\b(?:hundred|thousand|million|billion|trillion)\b"), _bare_scale),
    Rule(
        re.compile(
            r"(?:(?P<a>\b(?:a|one|past|last|next|coming|per)\b)[ -])?\b(?:decades?)\b|(?P<a2>(?!))",
            _I,
        ),
        _decades,
    ),
    Rule(re.compile(r"\b(?:centuries|millennia)\b(?P<old>-old)?", _I), _ages),
    Rule(
        re.compile(
            r"\b(?P<a>an?|one|per|each|every)(?=[ -](?:(?:full|whole) )?(?:year|month|week|day|hour|minute|century|fortnight|quarter)\b)",
            _I,
        ),
        _one_unit,
    ),
)
