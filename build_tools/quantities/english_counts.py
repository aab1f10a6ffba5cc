"""Shares, multiples, amounts, measures, counts and ordinals in English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.lexicon import Unit, lexicon
from build_tools.quantities.numerals import (
    ARABIC,
    ENGLISH_SCALES,
    SMALL_WORDS,
    arabic,
    ordinal_word,
    words,
)
from build_tools.quantities.reading import Reading, Rule, reading

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|zero"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
SMALL = rf"(?:(?:{_TENS})(?:[- ](?:{_ONES})\b)?|{_TEENS}|{_ONES})"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_ABBREVIATED = r"(?:bn|bln|mn|mln|tn|trn|m|k)"
WORDS = (
    rf"(?:{SMALL}\b|half an?(?= {_SCALE}\b)|an?(?=[ -]{_SCALE}\b))(?: and a half(?= {_SCALE}))?(?:[ -]{_SCALE}\b)*"
    rf"(?:(?:,? and|,)? {SMALL}(?:[ -]{_SCALE}\b)+)*(?:(?<=hundred) and {SMALL}\b|(?<=thousand) and {SMALL}\b)?"
)
_DIGITS = (
    rf"(?<![\w.])(?:(?<=RMB)|(?<=CNY)|)(?:{ARABIC})(?:½)?(?:[ -]?(?:{_SCALE}|{_ABBREVIATED})\b)*"
)
_NUMBER = re.compile(
    rf"(?P<minus>(?<=[a-z] )–(?=\d)|(?<![\w%])[-−](?=[\d$£€])|\b(?:minus|negative) )?"
    rf"(?P<body>(?<![\d.,])(?P<digits>{ARABIC})(?P<glyph>½)?(?P<scales>(?:[ -]?(?:{_SCALE}|{_ABBREVIATED})\b)*)"
    rf"|\b(?:{WORDS})|\b{SMALL}(?=fold\b)|(?<![A-Za-z] )\b(?:hundred|thousand|million|billion)(?=-)|\b(?<=this )(?:hundred|thousand)(?=-year))(?P<half> and a half)?(?P<plus>\+|-plus\b|[- ]odd\b)?",
    re.IGNORECASE,
)
_ORDINAL_WORD = (
    rf"(?:(?:{_TENS})[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|"
    r"fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth)"
)
_PARTS = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|elevenths?|twelfths?|fifteenths?|twentieths?|thirtieths?|fortieths?|fiftieths?|hundredths?|ten-thousandths?|hundred-thousandths?|thousandths?|millionths?|billionths?"
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

_PERCENT = re.compile(r"[\s-]?(?:%|per[ -]?cent\b|pct\b)(?!age)(?:[- ]points?)?", re.IGNORECASE)
_POINTS = re.compile(
    r"[\s-]?(?:percentage|per[ -]?cent(?:age)?|%)[ -]?points?\b|\s?(?:pp|ppts?|p\.p\.)\b|-points?(?= percentage)",
    re.IGNORECASE,
)
_BASIS = re.compile(r"[\s-]?(?:basis[ -]points?|bps?\b)", re.IGNORECASE)
_MILLE = re.compile(
    r"\s?(?:‰|per mille\b|per thousand\b|in (?:every )?(?:1,000|a thousand|one thousand)\b)",
    re.IGNORECASE,
)
_TIMES = re.compile(r"(?:\s|-)?(?:times|x\b|×)", re.IGNORECASE)
_FOLD = re.compile(r"[- ]?fold\b", re.IGNORECASE)
_GROWTH = (
    r"(?:rise|rises|rose|risen|rising|increas\w+|growth|grow|grew|grown|growing|gain\w*|climb\w*|expan\w+|jump\w*|surg\w+|"
    r"soar\w*|up|higher|multipl\w+|swell\w*|swelled|leap\w*|went up|go up|gone up)"
)
_BY = re.compile(
    rf"\b{_GROWTH}(?: (?:of|by))?(?: (?:about|nearly|almost|over|more than|some|around|roughly|approximately|at least|less than|as much as|up to|an? \w+|another|a further|well over))?\s*$",
    re.IGNORECASE,
)
_BY_AFTER = re.compile(r"[ -](?:increase|rise|growth|jump|surge|gain|expansion)\b", re.IGNORECASE)
_TO_AFTER = re.compile(
    r" (?:as|that|those|the|its|their|what|of|larger|his|her|over the|in \d{4}['’]s|this|these)\b",
    re.IGNORECASE,
)
_EITHER_AFTER = re.compile(
    r" (?:more|higher|larger|greater|bigger|faster|longer|above|over)\b", re.IGNORECASE
)
_TO_BEFORE = re.compile(
    r"\b(?:to|is|was|are|were|be|at|reach\w*|equal\w*|by a factor of|equivalent to)(?: (?:about|nearly|almost|over|more than|some|around|roughly|approximately|at least|less than))?\s*$",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"[ -](?:consecutive|straight|full|more|whole|long|successive|additional|extra|calendar|short|further|working|trading|business|solid|odd|eventful|remaining|such|separate)(?=[ -])"
)
_STOP = re.compile(
    r"[,.;:()“”]|\b(?:of(?= the| its| all| their)|in|from|to|by|for|at|with|on|and|or|were|was|are|is|had|have|has|who|that|which|than|as|across|into|between|per|since|during|after|before|took|visited|will|would|can|over|under|through)\b"
)


def _value(m: Match[str]) -> tuple[Fraction, Fraction] | None:
    """The value and the scale that was a word of its own."""
    scale = Fraction(1)
    if m["digits"]:
        value = arabic(m["digits"]) + (Fraction(1, 2) if m["glyph"] else 0)
        for word in re.findall(r"[a-z]+", m["scales"].lower()):
            scale *= ENGLISH_SCALES[word]
        value *= scale
    else:
        text = m["body"].lower()
        found = words(re.sub(r" and a half", "", text))
        if found is None:
            return None
        value = found
        for word in re.findall(_SCALE, text):
            scale *= ENGLISH_SCALES[word]
        if " and a half" in text:
            value += scale / 2
    if m["half"]:
        value += scale / 2
    return value, scale


def _metres(m: Match[str]) -> bool:
    """5m is five metres unless money or a counted thing says million."""
    if not m["digits"] or not re.fullmatch(r"[ -]?m", m["scales"] or ""):
        return False
    money = any(p.search(m.string[: m.start()]) for p, _ in lexicon().en_before)
    return not money and not re.match(
        r" (?!tall|long|wide|deep|high|above|below|away|in)[a-z]", m.string[m.end() :]
    )


def _number(m: Match[str]) -> Iterable[Reading] | None:
    found = _value(m)
    if found is None:
        return None
    value, scale = found
    if _metres(m):
        made = reading("measure", value / scale, m.span(), unit="m", date=(1, 1, None))
        return (made,)
    text = m.string
    over = "over" if m["plus"] else ""
    one = m["body"].lower() in {"one", "a", "an", "zero"}
    made = reading(
        "number", value, m.span(), scale=scale, hedge=over, direction="down" if m["minus"] else ""
    )
    made = made._replace(plain=True, weak=one)
    return (
        _share(made, text)
        or _multiple(made, text)
        or _money_before(made, text)
        or _measured(made, text)
        or _counted(made, text),
    )


def _share(made: Reading, text: str) -> Reading | None:
    end = made.end
    for pattern, kind, factor in (
        (_POINTS, "points", Fraction(1)),
        (_BASIS, "points", Fraction(1, 100)),
        (_MILLE, "permille", Fraction(1)),
        (_PERCENT, "percent", Fraction(1)),
    ):
        hit = pattern.match(text, end)
        if hit:
            return made._replace(
                kind=kind,
                low=made.low * factor,
                high=made.high * factor,
                end=hit.end(),
                plain=False,
                weak=False,
            )
    return None


def _multiple(made: Reading, text: str) -> Reading | None:
    fold = _FOLD.match(text, made.end)
    if fold:
        return made._replace(kind="times", unit="to", end=fold.end(), plain=False, weak=False)
    hit = _TIMES.match(text, made.end)
    if not hit:
        return None
    head = text[max(0, made.start - 60) : made.start]
    if _BY.search(head) or _BY_AFTER.match(text, hit.end()):
        mode = "by"
    elif _EITHER_AFTER.match(text, hit.end()):
        mode = "either"
    elif _TO_AFTER.match(text, hit.end()) or _TO_BEFORE.search(head):
        mode = "to"
    else:
        mode = "either"
    return made._replace(kind="times", unit=mode, end=hit.end(), plain=False, weak=False)


def _money_before(made: Reading, text: str) -> Reading | None:
    head = text[: made.start]
    for pattern, symbol in lexicon().en_before:
        hit = pattern.search(head)
        if hit:
            made = made._replace(
                kind="amount", unit=symbol, start=hit.start(), plain=made.scale == 1, weak=False
            )
            after = _unit_at(text, made.end)
            if after and after[1].kind == "amount" and after[1].symbol == symbol:
                made = made._replace(end=after[0])
            return made
    return None


def _unit_at(text: str, at: int) -> tuple[int, Unit] | None:
    adjective = _ADJECTIVE.match(text, at)
    for place in (at, adjective.end()) if adjective else (at,):
        for pattern, unit in lexicon().en_units:
            hit = pattern.match(text, place)
            if hit:
                return hit.end(), unit
    return None


def _measured(made: Reading, text: str) -> Reading | None:
    odd = re.compile(r"[ -]?(?:-odd|odd|or so|-plus|or more|plus)(?=[ -])").match(text, made.end)
    found = _unit_at(text, odd.end() if odd else made.end)
    if not found:
        aged = re.search(
            r"\b(?:aged?|ages|age of|age at)(?: (?:about|over|under|around|nearly|between))? ?$",
            text[: made.start],
            re.IGNORECASE,
        )
        return (
            made._replace(
                kind="duration",
                unit="months",
                low=made.low * 12,
                high=made.high * 12,
                plain=False,
                date=(12, 1, None),
            )
            if aged
            else None
        )
    end, unit = found
    if odd:
        made = made._replace(hedge="about" if "so" in odd[0] else "over")
    half = re.compile(r" and a half\b").match(text, end)
    extra = Fraction(1, 2) if half else Fraction(0)
    low = (made.low + extra) * unit.factor
    if unit.symbol == "degC" and (made.direction or text[end : end + 11] == " below zero"):
        low, made = -low, made._replace(direction="")
    weak = made.weak and unit.kind == "duration"
    return made._replace(
        kind=unit.kind,
        unit=unit.base,
        low=low,
        high=low,
        end=half.end() if half else end,
        plain=False,
        weak=weak,
        date=(unit.factor.numerator, unit.factor.denominator, None),
    )


def _counted(made: Reading, text: str) -> Reading:
    tail = text[made.end : made.end + 60]
    stop = _STOP.search(tail)
    tail = tail[: stop.start()] if stop else tail
    last: tuple[int, str] = (-1, "")
    for name, pattern in lexicon().en_nouns:
        for hit in pattern.finditer(tail):
            last = max(last, (hit.start(), name))
    counted = bool(re.match(r"(?:-| (?:of )?)[A-Za-z]", tail)) or made.scale > 1
    return made._replace(kind="count" if counted else "number", noun=last[1])


_BOTTOMS = {
    "half": Fraction(2),
    "quarter": Fraction(4),
    "ten-thousandth": Fraction(10**4),
    "hundred-thousandth": Fraction(10**5),
    "billionth": Fraction(10**9),
}


def _fraction(m: Match[str]) -> Iterable[Reading] | None:
    top = words(m["top"]) if not m["top"][0].isdigit() else arabic(m["top"])
    part = m["part"].lower().rstrip("s").replace("halve", "half")
    bottom = _BOTTOMS.get(part) or ordinal_word(part)
    if not top or not bottom or top > bottom:
        return None
    if part == "half" and re.search(r"\band $", m.string[: m.start()]):
        return None
    if m["top"].lower() in {"a", "one"} and part != "half":
        tail = m.string[m.end() : m.end() + 12]
        hyphen = "-" in m[0]
        head = m.string[: m.start()]
        shares = re.match(
            r" (?:of|from|more|less|higher|lower|larger|year|over|to|in|smaller|on|since|compared|came|went|were|was|are|is|the)\b|[,.;)]|$",
            tail,
        )
        by = re.search(
            r"(?:by|nearly|almost|about|over|than|around|roughly|some|up|down|least|for|to|fell|rose)\s$",
            head,
        )
        if not (hyphen or m["top"].lower() == "one" or by or (shares and part != "second")):
            return None
        if part == "quarter" and re.match(
            r" of (?:\d{4}|the year|last year|this year)", m.string[m.end() :]
        ):
            return None
    century = re.match(r"(?: of an?|-| )\s?century\b", m.string[m.end() :])
    if century:
        return (
            reading(
                "duration", top / bottom * 1200, (m.start(), m.end() + century.end()), unit="months"
            ),
        )
    return (reading("fraction", top / bottom, m.span()),)


def _ratio(m: Match[str]) -> Iterable[Reading] | None:
    top = words(m["top"]) if not m["top"][0].isdigit() else arabic(m["top"])
    low = m["bottom"].replace(",", "")
    bottom = words(low) if not low.isdigit() else Fraction(int(low))
    if not top or not bottom or top >= bottom:
        return None
    return (reading("fraction", top / bottom, m.span()),)


def _slash(m: Match[str]) -> Iterable[Reading] | None:
    if not int(m[2]) or int(m[1]) >= int(m[2]):
        return None
    return (reading("fraction", Fraction(int(m[1]), int(m[2])), m.span()),)


def _half(m: Match[str]) -> Iterable[Reading]:
    return (reading("fraction", Fraction(1, 2), m.span()),)


def _half_unit(m: Match[str]) -> Iterable[Reading] | None:
    unit = {
        "year": (6, "months"),
        "month": (Fraction(1, 2), "months"),
        "century": (600, "months"),
        "decade": (60, "months"),
        "hour": (1800, "seconds"),
        "day": (43200, "seconds"),
    }[m["unit"].lower()]
    return (
        reading(
            "duration",
            Fraction(unit[0]),
            m.span(),
            unit=unit[1],
            weak=m[0].lower().startswith("half-year"),
        ),
    )


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


def _halved(m: Match[str]) -> Iterable[Reading]:
    return (reading("fraction", Fraction(1, 2), m.span(), direction="down"),)


def _factor(m: Match[str]) -> Iterable[Reading] | None:
    value = arabic(m["n"]) if m["n"][0].isdigit() else words(m["n"])
    return None if value is None else (reading("times", value, m.span(), unit="to"),)


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
    money = _money_before(made, m.string)
    if money:
        return (money._replace(plain=False),)
    of = re.match(r" of", m.string[m.end() :])
    found = _unit_at(m.string, m.end() + (3 if of else 0))
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
    return (_counted(made, m.string)._replace(kind="count"),)


def _decades(m: Match[str]) -> Iterable[Reading]:
    alone = m["a"] is None
    return (
        reading(
            "duration", 120, m.span(), unit="months", hedge="several" if alone else "", weak=True
        ),
    )


def _one_unit(m: Match[str]) -> Iterable[Reading] | None:
    found = _unit_at(m.string, m.end("a"))
    if not found or found[1].kind != "duration":
        return None
    unit = found[1]
    half = re.compile(" and a half").match(m.string, found[0])
    if half:
        return (
            reading(
                "duration", unit.factor * Fraction(3, 2), (m.start(), half.end()), unit=unit.base
            ),
        )
    return (reading("duration", unit.factor, (m.start(), found[0]), unit=unit.base, weak=True),)


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
    adverb = re.search(r"(?:^|[.;:,] |and )$", m.string[: m.start()]) and re.match(
        r"(?:ly)?,| is to|, to", tail
    )
    return (
        reading(
            "ordinal", value, m.span(), unit=kind or ("label" if adverb else ""), weak=value == 1
        ),
    )


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


def _code(m: Match[str]) -> Iterable[Reading] | None:
    letters = re.sub(r"[\d-]", "", m[0])
    if letters.upper() in {
        "RMB",
        "CNY",
        "USD",
        "EUR",
        "HKD",
        "JPY",
        "GBP",
        "FY",
        "K",
        "M",
        "BN",
        "MN",
        "TN",
    } or re.fullmatch(
        r"\d[\d.,]*(?:km|kg|m|mm|cm|kW|MW|GW|kWh|t|bn|k|x|pp|st|nd|rd|th|s|GB|TB|C|W|GWh|MWh|ha|l)\w?",
        m[0],
    ):
        return None
    return (reading("name", int(re.sub(r"\D", "", m[0])[:9]), m.span(), unit=letters, weak=True),)


_I = re.IGNORECASE
_AN = rf"(?:an?|{_ONES}|(?<![\d.,])\d{{1,3}}(?:,\d{{3}})?)"


def _part_of_point(m: Match[str]) -> Iterable[Reading]:
    """A percentage point, half a percentage point."""
    size = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}.get(
        (m["part"] or "").lower(), Fraction(1)
    )
    return (reading("points", size, m.span(), weak=not m["part"]),)


COUNTS: tuple[Rule, ...] = (
    Rule(
        re.compile(
            r"\b(?:(?P<part>half|quarter)(?: of)? an?|an?|one|each|every|per) (?:percentage|per ?cent) point\b",
            _I,
        ),
        _part_of_point,
    ),
    Rule(
        re.compile(
            r"(?<![\w.])[A-Za-z]+[-–]?\d+(?:\.\d+)?[A-Za-z]*(?![\d%])|(?<![\d.,])\b\d+[A-Z](?![A-Za-z])|\b\d+-[a-z]-\d+\b"
        ),
        _code,
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
            rf"\b{_LABEL} ?(?P<n>\d+|VIII|VII|VI|IV|IX|III|II|I|V|X|{_ONES}|ten|One|Two|Three|Four|Five|Six)\b(?![.,]\d|%|[ -](?:years?|months?|days?|weeks?|hours?|times|per|percent|million|billion|thousand|hundred|people|dozen)\b)"
        ),
        _label,
    ),
    Rule(
        re.compile(
            rf"\b(?P<top>{_AN}) (?:in|out of)(?: every)? (?P<bottom>(?:{_ONES}|ten|twenty|a hundred|\d[\d,]*))\b(?! (?:years?|months?|days?|weeks?|provinc|countr|cit|months|million|billion|percent|per cent)|%|,\d)",
            _I,
        ),
        _ratio,
    ),
    Rule(
        re.compile(
            rf"\b(?P<top>{_AN})[- ](?P<part>{_PARTS})\b(?! (?:year|an? (?:hour|year|century|month|day|decade|million|billion|dozen)|time|of (?:an? )?(?:million|billion)|round|place|quarter))",
            _I,
        ),
        _fraction,
    ),
    Rule(
        re.compile(r"\bhalf(?:[- ]an?)?[- ](?P<unit>year|month|century|hour|day|decade)\b", _I),
        _half_unit,
    ),
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
    Rule(re.compile(r"(?<![\d./])(\d{1,2})/(\d{1,3})(?![\d/])"), _slash),
    Rule(
        re.compile(
            r"\b(?:doubl(?:ed|es|ing|e)|tripl(?:ed|es|ing|e)|trebl(?:ed|es|ing|e)|quadrupl(?:ed|es|ing|e)|quintupl(?:ed|es|ing|e)|sextupl(?:ed|es|ing|e)|twice|thrice)\b(?!-digit)",
            _I,
        ),
        _doubled,
    ),
    Rule(
        re.compile(
            rf"\b(?:by )?a factor of (?:about |nearly |over |more than |almost |roughly |around )?(?P<n>{ARABIC}|{SMALL})",
            _I,
        ),
        _factor,
    ),
    Rule(
        re.compile(
            rf"\b(?:(?:several|a few|many|a couple of) )(?:dozen|tens of|hundred|thousand|million|billion|trillion)(?: (?:thousand|million|billion|trillion))?s?\b|\b(?:dozens|tens|scores|hundreds|thousands|millions|billions|trillions)(?: of (?:hundreds of )?(?:thousands|millions|billions|trillions))?\b",
            _I,
        ),
        _vague,
    ),
    Rule(re.compile(rf"\b(?P<n>\d+(?:st|nd|rd|th)|{_ORDINAL_WORD})\b(?!ly|s\b)", _I), _ordinal),
    Rule(re.compile(r"\b(?P<n>first|second|third|fourth|fifth)ly\b", _I), _adverb),
    Rule(_NUMBER, _number),
    Rule(
        re.compile(
            r"(?:(?P<a>\b(?:a|one|past|last|next|coming|per)\b)[ -])?\b(?:decades?)\b|(?P<a2>(?!))",
            _I,
        ),
        lambda m: _decades_or_one(m),
    ),
    Rule(
        re.compile(
            r"\b(?P<a>an?|one|per|each|every)(?=[ -](?:year|month|week|day|hour|minute|century|fortnight)\b)",
            _I,
        ),
        _one_unit,
    ),
)


def _decades_or_one(m: Match[str]) -> Iterable[Reading]:
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
