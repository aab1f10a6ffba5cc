"""Fractions and multiples that English says in words."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.en.number import ONES, SMALL, measured, unit_at
from build_tools.quantities.numerals import ARABIC, arabic, doublings, ordinal_word, words
from build_tools.quantities.reading import Reading, Rule, reading

_PARTS = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|elevenths?|twelfths?|thirteenths?|fourteenths?|fifteenths?|sixteenths?|seventeenths?|eighteenths?|nineteenths?|twentieths?|thirtieths?|fortieths?|fiftieths?|hundredths?|ten-thousandths?|hundred-thousandths?|thousandths?|millionths?|billionths?"
_I = re.IGNORECASE
_AN = rf"(?:an?|{ONES}|(?<![\d.,])\d{{1,3}}(?:,\d{{3}})?)"


_SEASON = re.compile(
    r"\b(?:in|for|per|each|every|within|over|last|next|this|whole|full|such) $", re.IGNORECASE
)
"""Words after which a quarter is a part of the year."""
_THREE_MONTHS = re.compile(
    r"(?:%|\b(?:within|per|each|every|once|twice|times|took|takes?|last(?:s|ed)|yuan|dollars|per ?cent|(?:RMB|US\$|¥) ?[\d.,]+)) $",
    re.IGNORECASE,
)
"""Words after which a quarter is a length of time unless something is a quarter of it."""
_BOTTOMS = {
    "half": Fraction(2),
    "quarter": Fraction(4),
    "ten-thousandth": Fraction(10**4),
    "hundred-thousandth": Fraction(10**5),
    "billionth": Fraction(10**9),
}


_WHOLES = {"century": (1200, "months"), "hour": (3600, "seconds"), "day": (86400, "seconds")}


def _fraction(m: Match[str]) -> Iterable[Reading] | None:
    top = words(m["top"]) if not m["top"][0].isdigit() else arabic(m["top"])
    part = m["part"].lower().rstrip("s").replace("halve", "half")
    bottom = _BOTTOMS.get(part) or ordinal_word(part)
    if not top or not bottom or top >= bottom or _of_year(m):
        return None
    if part == "half" and re.search(r"\band[ -]$", m.string[: m.start()]):
        return None
    if m["top"].lower() in {"a", "one"} and part != "half":
        tail = m.string[m.end() : m.end() + 12]
        hyphen = "-" in m[0]
        head = m.string[: m.start()]
        shares = re.match(
            r" (?:of|from|more|less|fewer|cheaper|dearer|faster|slower|shorter|longer|lighter|heavier|above|below|as (?:much|many|large|big)|had|have|has|year on year|higher|lower|larger|year|over|to|in|smaller|on|since|compared|came|went|were|was|are|is|the)\b|[,.;)]|$",
            tail,
        )
        by = re.search(
            r"(?:by|nearly|almost|about|over|than|around|roughly|some|up|down|least|for|to|fell|rose)\s$",
            head,
        )
        whole = part == "quarter" and not _SEASON.search(head)
        if not (
            hyphen or m["top"].lower() == "one" or by or whole or (shares and part != "second")
        ):
            return None
        if part == "quarter" and re.match(
            r" (?:of (?:\d{4}|the year|last year|this year|growth)|ago|earlier|later|before|in a row)",
            m.string[m.end() :],
        ):
            return None
    span = re.match(r"(?: of an?|-| )\s?(century|hour|day)\b", m.string[m.end() :])
    if span:
        size, unit = _WHOLES[span[1]]
        end = m.end() + span.end()
        return (reading("duration", top / bottom * size, (m.start(), end), unit=unit),)
    return (reading("fraction", top / bottom, m.span()),)


def _of_year(m: Match[str]) -> bool:
    """A quarter of the year: twice a quarter, two quarters; half of anything is no two quarters."""
    if m["part"].lower() == "quarters":
        return m["top"].lower() == "two"
    timed = _THREE_MONTHS.search(m.string[: m.start()]) and not m.string.startswith(" of", m.end())
    return m["part"].lower() == "quarter" and m["top"].lower() == "a" and bool(timed)


def _ratio(m: Match[str]) -> Iterable[Reading] | None:
    top = words(m["top"]) if not m["top"][0].isdigit() else arabic(m["top"])
    low = m["bottom"].replace(",", "")
    bottom = words(low) if not low.isdigit() else Fraction(int(low))
    if (
        top and bottom and bottom <= top and "for every" in m[0]
    ):  # two tenants for every owner, 105 men for every 100 women
        return (reading("ratio", top / bottom, m.span(), bare=top if bottom > 10 else None),)
    if not top or not bottom or top >= bottom:
        return None
    return (reading("fraction", top / bottom, m.span(), date=(1, int(bottom), None)),)


def _mixed(m: Match[str]) -> Iterable[Reading] | None:
    """Two and three-tenths mu: a whole number and a part of the same unit."""
    whole = arabic(m["whole"]) if m["whole"][0].isdigit() else words(m["whole"])
    top = arabic(m["top"]) if m["top"][0].isdigit() else words(m["top"])
    part = m["part"].lower().rstrip("s")
    bottom = _BOTTOMS.get(part) or ordinal_word(part)
    if whole is None or not top or not bottom or top >= bottom:
        return None
    made = measured(reading("number", whole + top / bottom, m.span()), m.string)
    return made and (made,)


def _slash(m: Match[str]) -> Iterable[Reading] | None:
    if not int(m[2]) or int(m[1]) >= int(m[2]):
        return None
    return (reading("fraction", Fraction(int(m[1]), int(m[2])), m.span()),)


def _half(m: Match[str]) -> Iterable[Reading]:
    return (reading("fraction", Fraction(1, 2), m.span()),)


def _half_unit(m: Match[str]) -> Iterable[Reading] | None:
    units: dict[str, tuple[int | Fraction, str]] = {
        "year": (6, "months"),
        "month": (Fraction(1, 2), "months"),
        "century": (600, "months"),
        "decade": (60, "months"),
        "hour": (1800, "seconds"),
        "day": (43200, "seconds"),
    }
    unit = units[m["unit"].lower()]
    return (
        reading(
            "duration",
            Fraction(unit[0]),
            m.span(),
            unit=unit[1],
            weak=m[0].lower().startswith("half-year"),
        ),
    )


def _half_measure(m: Match[str]) -> Iterable[Reading] | None:
    """Half a mu, half a kilo."""
    found = unit_at(m.string, m.end())
    if not found or found[1].kind != "measure":
        return None
    end, unit = found
    size = (unit.factor.numerator, unit.factor.denominator, None)
    return (reading("measure", unit.factor / 2, (m.start(), end), unit=unit.base, date=size),)


_MULTIPLES = {
    "double": 2,
    "tripl": 3,
    "trebl": 3,
    "quadrupl": 4,
    "quintupl": 5,
    "sextupl": 6,
    "twice": 2,
    "thrice": 3,
}


def _doubled(m: Match[str]) -> Iterable[Reading]:
    value = next(
        n
        for w, n in _MULTIPLES.items()
        if m[0].lower().startswith(w) or (w == "double" and m[0].lower().startswith("doubl"))
    )
    twice = m[0].lower() in {"twice", "thrice"}
    weak = m[0].lower() in {"double", "triple", "treble"} and not re.match(
        r" (?:the|that|its|their|by|in|from|what)\b", m.string[m.end() :]
    )
    return (
        reading("times", value, m.span(), unit="to", direction="" if twice else "up", weak=weak),
    )


def _doublings(m: Match[str]) -> Iterable[Reading] | None:
    """Doubled more than ten times over."""
    value = arabic(m["n"]) if m["n"][0].isdigit() else words(m["n"])
    if value is None or value.denominator != 1:
        return None
    hedge = "over" if m["over"] else "nearly" if m["near"] else ""
    size = doublings(int(value), half=bool(m["half"]))
    return (reading("times", size, m.span(), unit="to", direction="up", hedge=hedge),)


def _halved(m: Match[str]) -> Iterable[Reading]:
    return (reading("fraction", Fraction(1, 2), m.span(), direction="down"),)


def _factor(m: Match[str]) -> Iterable[Reading] | None:
    value = arabic(m["n"]) if m["n"][0].isdigit() else words(m["n"])
    return None if value is None else (reading("times", value, m.span("n"), unit="to"),)


def _part_of_point(m: Match[str]) -> Iterable[Reading] | None:
    """A percentage point, half a percentage point, three-quarters of one per cent."""
    kind = "points" if m[0].lower().endswith("point") else "percent"
    if not m["part"]:
        return (reading(kind, 1, m.span(), weak=True),) if kind == "points" else None
    top, _, part = (
        re.sub("^an? |^one[- ]", "1 ", m["part"].lower()).replace("-", " ").rpartition(" ")
    )
    part = part.rstrip("s")
    bottom = _BOTTOMS.get(part) or ordinal_word(part)
    size = (arabic(top) if top.isdigit() else words(top)) if top else Fraction(1)
    return (reading(kind, size / bottom, m.span()),) if bottom and size else None


SHARES: tuple[Rule, ...] = (
    Rule(
        re.compile(
            rf"\b(?P<whole>{SMALL}|\d+) and (?P<top>{_AN})[- ](?P<part>{_PARTS})(?=[- ][a-z])", _I
        ),
        _mixed,
    ),
    Rule(
        re.compile(
            rf"\b(?:(?P<part>half|quarter|(?:an?|{ONES})[- ](?:{_PARTS}))(?: of)? (?:an?|one)|an?|one|each|every|per) (?:(?:percentage |per ?cent )?point|(?<!^a )per ?cent(?!age))\b(?! point)",
            _I,
        ),
        _part_of_point,
    ),
    Rule(
        re.compile(
            rf"\b(?P<top>(?<![\d.,$£€¥])(?<!RMB )\d+\.\d+(?= (?:[a-z-]+ ){{0,2}}for every (?:\d[\d,]{{3}}|[a-z ]{{0,12}}(?:thousand|million)))|{_AN}) (?:(?:in|out of)(?: every)?|(?:(?!in |or |to |of )[a-z-]+ ){{1,3}}out of (?:every )?(?=(?:ten|five|a hundred)\b)|(?:(?!yuan |dollars |[a-z]+grams |tonnes |jin |in |or |to |of |per |cent )[a-z]+ ){{0,2}}for every|(?:(?!in |or |to |for )[A-Za-z&-]+ ){{2,4}}?for every (?=(?:{ONES}|ten)\b)|(?:(?!in |or |to )[a-z-]+ ){{1,4}}in every (?=(?:{ONES}|ten|\d+)\b)|(?:(?!in |or |to )[a-z-]+ ){{1,4}}in (?=(?:{ONES}|ten|\d{{1,3}}(?!,?\d))(?:[,.;:)]|$| (?:is|was|has|had|lost|[a-z]+ed)\b| (?!(?:to|or|and|yuan|million|billion|hundred|thousand|people|men|women|children)\b|[a-z-]+s\b|[a-z-]+ [a-z-]+s\b)[a-z]+\b)))(?:(?<=every) |(?<=in) |(?<=of) |(?<= ))(?P<bottom>(?:(?:ten|an?|one|a hundred|one hundred) (?:thousand|million)|{ONES}|ten|twenty|a hundred|(?<=every )(?:hundred|thousand)|\d[\d,]*))\b(?! (?:years?|months?|days?|weeks?|provinc|countr|cit|square|cubic|metres?|kilomet|tonnes?|jin|mu|hectares?|kilograms?|yuan|minutes?|hours?|months|million|billion|percent|per cent)|%|,\d)",
            _I,
        ),
        _ratio,
    ),
    Rule(
        re.compile(
            rf"\b(?P<top>{_AN})[- ](?P<part>{_PARTS})\b(?! (?:year(?! (?:on|over|to) year)|an? (?:hour|year|century|month|day|decade|million|billion|dozen)|time|of (?:an? )?(?:million|billion)|round|place|quarter))",
            _I,
        ),
        _fraction,
    ),
    Rule(
        re.compile(
            r"(?<!and-a-)(?<!and a )\bhalf(?:[- ]an?)?[- ](?:(?:working|trading|business|calendar|school) )?(?P<unit>year|month|century|hour|day|decade)\b",
            _I,
        ),
        _half_unit,
    ),
    Rule(re.compile(r"\bhalf(?: an?|-an?-)(?=[ -])", _I), _half_measure),
    Rule(
        re.compile(r"\bhal(?:ving|ved|ves?)\b(?! of)|\bcut(?:ting)? in half|\bin half\b", _I),
        _halved,
    ),
    Rule(
        re.compile(
            r"(?<!\band a )(?<!and-a-)\bhalf\b(?! an? (?:million|billion|dozen|trillion|thousand|hundred)| (?:million|billion)|-?(?:way|time|hearted|finished|brother|price))",
            _I,
        ),
        _half,
    ),
    Rule(re.compile(r"\bhalfway (?:mark|point|line)\b", _I), _half),
    Rule(re.compile(r"(?<![\d./])(\d{1,2})/(\d{1,3})(?![\d/])"), _slash),
    Rule(
        re.compile(
            rf"\bdoubl(?:ed|es|ing|e) (?:itself )?(?:(?P<over>(?:well )?over|more than)|(?P<near>nearly|almost))? ?(?P<n>\d+|{SMALL})(?P<half> and a half)? times(?: over)?\b",
            _I,
        ),
        _doublings,
    ),
    Rule(
        re.compile(
            r"\b(?:doubl(?:ed|es|ing|e)|tripl(?:ed|es|ing|e)|trebl(?:ed|es|ing|e)|quadrupl(?:ed|es|ing|e)|quintupl(?:ed|es|ing|e)|sextupl(?:ed|es|ing|e)|twice|thrice)\b(?!-digit)",
            _I,
        ),
        _doubled,
    ),
    Rule(
        re.compile(
            rf"\b(?:by )?a factor of (?:(?:well|just|only|up|close|short|an|estimated|not|no|much|far|at|least|most|as|about|nearly|over|under|more|less|than|almost|roughly|around|some|approximately|perhaps|to) ){{0,4}}(?P<n>{ARABIC}|{SMALL})",
            _I,
        ),
        _factor,
    ),
)
