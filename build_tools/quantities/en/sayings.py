"""Parts, months and spans that English names by a set form of words: the better part of a year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.en.quarters import period
from build_tools.quantities.lexicon import lexicon
from build_tools.quantities.numerals import (
    ARABIC,
    ENGLISH_SCALES,
    arabic,
    ordinal_word,
    words,
)
from build_tools.quantities.reading import Reading, Rule, reading

_I = re.IGNORECASE
_SMALL = "(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)"
_NTH = r"(?:[a-z]+th|first|second|third|\d{1,2}(?:st|nd|rd|th))"


def _better_part(m: Match[str]) -> Iterable[Reading]:
    """大半年, the better part of a year: more than half of it."""
    unit = next(u for p, u in lexicon().en_units if p.fullmatch(m["unit"]))
    return (
        reading(
            unit.kind, unit.factor / 2, m.span(), unit=unit.base, hedge="over", weak=True, soft=True
        ),
    )


def _share_of_all(m: Match[str]) -> Iterable[Reading] | None:
    """The richest fifth."""
    value = {"half": Fraction(2), "quarter": Fraction(4)}.get(m["n"].lower()) or ordinal_word(
        m["n"]
    )
    return (reading("fraction", 1 / value, m.span("n")),) if value else None


def _large_ordinal(m: Match[str]) -> Iterable[Reading] | None:
    """Its 300 millionth container: a place in a row, and no part."""
    told = m["n"] or "one"
    many = arabic(told) if told[0].isdigit() else words(told)
    size = ENGLISH_SCALES[m["scale"].lower()]
    return (reading("ordinal", many * size, m.span()),) if many else None


def _lunar(m: Match[str]) -> Iterable[Reading] | None:
    """The third lunar month, the third to the fifth lunar month."""
    first, last = (ordinal_word(m[k]) if m[k] else None for k in ("a", "b"))
    if not first or first > 12 or (m["b"] and not last):  # noqa: PLR2004 - months of a year
        return None
    if last:
        return (period(m.span(), int(first), int(last)),)
    named = (None, int(first), None)
    # Chinese has names of their own for the first and the last two.
    weak = int(first) in {1, 11, 12}
    return (Reading("date", Fraction(0), Fraction(0), *m.span(), date=named, weak=weak),)


def _of_every(m: Match[str]) -> Iterable[Reading] | None:
    """Of every three sold, one was exported."""
    whole, part = (words(m[k]) or Fraction(0) for k in ("whole", "part"))
    return (reading("fraction", part / whole, m.span()),) if 0 < part < whole else None


SAYINGS: tuple[Rule, ...] = (
    Rule(
        re.compile(
            rf"(?<=\b)(?:(?<=the )|(?<=its )|(?<=their )|(?<=our )|(?<=his )|(?<=her )|(?<=[’']s ))(?:(?P<n>{ARABIC}|(?:[a-z]+ )?hundred(?: and [a-z-]+)?|{_SMALL})[ -])?(?P<scale>thousand|million|billion)th\b(?! of\b)",
            _I,
        ),
        _large_ordinal,
    ),
    Rule(
        re.compile(
            r"\b(?:remaining|the other|the final|a further|another|the rest, a)(?P<half> )(?P<n>third|quarter|fifth|sixth|seventh|eighth|tenth)(?=[,.;:)]|$| (?:c[oa]m\w+|was|were|is|are|go\w*|went|from|being|to|by|stem\w*|deriv\w*|li\w+|of (?:the (?:sum|total|growth|increase|rise|shares?|cost|money|funds?|profits?|output)|it|them)|on|with|belong\w*|has|had|have)\b)",
            _I,
        ),
        _share_of_all,
    ),
    Rule(
        re.compile(
            rf"\b(?:of|out of|in|among) every (?P<whole>{_SMALL})(?: [a-z-]+){{0,4}},? (?:at least |nearly |about |some )?(?P<part>{_SMALL})\b(?! (?:hundred|thousand|million|per|years?|yuan)\b)",
            _I,
        ),
        _of_every,
    ),
    Rule(
        re.compile(
            r"\b(?:the )?(?:better|greater|best|larger|most) part of (?:an?|the) (?:whole )?(?P<unit>year|month|day|century|decade|hour|week)\b",
            _I,
        ),
        _better_part,
    ),
    Rule(
        re.compile(
            rf"\b(?:the )?(?P<a>{_NTH})(?:(?:,? (?:to|through|and|or) (?:the )?|[-–—])(?P<b>{_NTH}))? (?:lunar months?|months? of the (?:lunar|old) (?:calendar|year)|months? in the lunar calendar|moons?)\b",
            _I,
        ),
        _lunar,
    ),
    Rule(
        re.compile(
            r"\b(?:richest|poorest|wealthiest|highest|lowest|top|bottom|uppermost|best[- ]off|worst[- ]off|largest|smallest|oldest|youngest)(?:[- ](?:earning|paid|income|scoring|performing))? (?P<n>half|third|quarter|fourth|fifth|sixth|seventh|eighth|tenth|twentieth|hundredth)(?=[,.;:)]|$| (?:of|were|was|are|is|had|have|has|in|to|by|and|with|who|earn|own|held|hold|took|take)\b)",
            _I,
        ),
        _share_of_all,
    ),
)
