"""The numbers of English prose and what is counted or measured by them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.lexicon import Unit, lexicon
from build_tools.quantities.numerals import ARABIC, ENGLISH_SCALES, arabic, words
from build_tools.quantities.reading import Reading, reading

ONES = "one|two|three|four|five|six|seven|eight|nine"
TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|zero"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
SMALL = rf"(?:(?:{TENS})(?:-(?:{ONES})\b| (?:{ONES})\b(?!-[a-z]))?|{TEENS}|{ONES})"
SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_ABBREVIATED = r"(?:bn|bln|mn|mln|tn|trn|m|k)"
_SCALED = "(?:" + "|".join(f"(?<={s})" for s in SCALE[3:-1].split("|")) + ")"
"""Five and ten million are two numbers, and five million and ten thousand one."""
WORDS = (
    rf"(?:{SMALL}\b|half an?(?= {SCALE}\b)|an?(?=[ -]{SCALE}\b))(?: and a half(?= {SCALE}))?(?:[ -]{SCALE}(?:\b|(?=fold)))*"
    rf"(?:{_SCALED}(?:,? and|,)? {SMALL}(?:[ -]{SCALE}\b)+)*(?:(?<=hundred) and {SMALL}\b|(?<=thousand) and {SMALL}\b)?"
)
NUMBER = re.compile(
    rf"(?P<minus>(?<=[a-z] )–(?=\d)|(?<![\w%])[-−](?=[\d$£€])|\b(?:minus|negative) )?"
    rf"(?P<body>(?<![\d.,])(?P<digits>{ARABIC})(?P<glyph>½)?(?P<scales>(?:[ -]?(?:{SCALE}|{_ABBREVIATED})\b)*)"
    rf"|\b(?:{WORDS})|\b{SMALL}(?=fold\b)|(?<![A-Za-z] )\b(?:hundred|thousand|million|billion)(?=-)|\b(?<=this )(?:hundred|thousand)(?=-year)|\b(?:hundred|thousand|million|dozen)(?=[- ]odd\b)|\bdozen\b(?! (?:of|eggs?)\b))(?P<half>[- ]and[- ]a[- ]half)?(?P<plus>\+(?!\d)|-plus\b|[- ]odd\b|-something\b)?(?P<late>(?<=odd)(?:[- ](?:hundred|thousand|million|billion)\b)+)?",
    re.IGNORECASE,
)

_PERCENT = re.compile(r"[\s-]?(?:%|per[ -]?cent\b|pct\b)(?!age)(?:[- ]points?)?", re.IGNORECASE)
_POINTS = re.compile(
    r"[\s-]?(?:percentage|per[ -]?cent(?:age)?|%)[ -]?points?\b|\s?(?:pp|ppts?|p\.p\.)\b|-points?(?= percentage)",
    re.IGNORECASE,
)
_BASIS = re.compile(r"[\s-]?(?:basis[ -]points?|bps?\b)", re.IGNORECASE)
_MILLE = re.compile(
    r"\s?(?:‰|per mille\b|per thousand\b|in (?:every )?(?:1,000|a thousand|one thousand)\b|in every thousand\b)",
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
    r"[,.;:()“”]|\b(?:of(?= the| its| all| their| [A-Z])|in|from|to|by|for|at|with|on|and|or|were|was|are|is|had|have|has|who|that|which|than|as|across|into|between|per|since|during|after|before|took|visited|will|would|can|over|under|through)\b"
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
        for word in re.findall(SCALE, text):
            scale *= ENGLISH_SCALES[word]
        if " and a half" in text:
            value += scale / 2
    if m["half"]:
        value += scale / 2
    for word in re.findall(SCALE, (m["late"] or "").lower()):  # sixty-odd thousand
        value, scale = value * ENGLISH_SCALES[word], scale * ENGLISH_SCALES[word]
    return value, scale


_MILLIONS = re.compile(
    r" (?!tall|long|wide|deep|high|above|below|away|in)[a-z]| [A-Z]{2,}|(?: ?[-–] ?| to | or )[\d.]+ ?(?:m|mn|million|bn|billion) [a-zA-Z]"
)
"""What follows 5m where it is five million: a thing, or the other end of a range of things."""


def _metres(m: Match[str]) -> bool:
    """5m is five metres unless money or a counted thing says million."""
    if not m["digits"] or not re.fullmatch(r"[ -]?m", m["scales"] or ""):
        return False
    money = any(p.search(m.string[: m.start()]) for p, _ in lexicon().en_before)
    return not money and not _MILLIONS.match(m.string, m.end())


def number(m: Match[str]) -> Iterable[Reading] | None:
    """A number with what it counts or measures; None where the words make no number."""
    found = _value(m)
    if found is None:
        return None
    value, scale = found
    if _metres(m):
        made = reading("measure", value / scale, m.span(), unit="m", date=(1, 1, None))
        return (made._replace(bare=value),)
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
        or money_before(made, text)
        or measured(made, text)
        or counted(made, text),
    )


_PER = re.compile(
    r"\s?(?:per|in) (10,000|100,000|million|hundred thousand|ten thousand|a hundred thousand|a million)\b"
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
                bare=made.low if "per" in hit[0] and kind == "permille" else None,
                date=(factor.numerator, factor.denominator, None),
            )
    per = _PER.match(text, end)
    if per:
        base = arabic(per[1]) if per[1][0].isdigit() else words(per[1]) or Fraction(1)
        low = made.low / base
        return made._replace(kind="fraction", low=low, high=low, bare=made.low, end=per.end())
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


def money_before(made: Reading, text: str) -> Reading | None:
    """The number as an amount where a currency stands before it."""
    head = text[: made.start]
    for pattern, symbol in lexicon().en_before:
        hit = pattern.search(head)
        if hit:
            made = made._replace(
                kind="amount", unit=symbol, start=hit.start(), plain=made.scale == 1, weak=False
            )
            after = unit_at(text, made.end)
            if after and after[1].kind == "amount" and after[1].symbol == symbol:
                made = made._replace(end=after[0])
            return made
    return None


def unit_at(text: str, at: int) -> tuple[int, Unit] | None:
    """The unit that stands at `at`, an adjective such as consecutive allowed, and where it ends."""
    adjective = _ADJECTIVE.match(text, at)
    for place in (at, adjective.end()) if adjective else (at,):
        for pattern, unit in lexicon().en_units:
            hit = pattern.match(text, place)
            if hit:
                return hit.end(), unit
    return None


_COINS = re.compile(
    rf" (\d\d|(?:{TENS})(?:[- ](?:{ONES}))?)(?=[,.;:)”](?!\d)|$| (?:an?|per|each|for|in|to|and)\b)"
)


def measured(made: Reading, text: str) -> Reading | None:
    """The number with the unit that follows it; None where none does."""
    odd = re.compile(r"[ -]?(?:-odd|odd|or so|-plus|or more|plus)(?=[ -])").match(text, made.end)
    found = unit_at(text, odd.end() if odd else made.end)
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
    if unit.kind == "amount" and (coins := _COINS.match(text, end)):  # three yuan fifty
        cents = Fraction(coins[1]) if coins[1].isdigit() else words(coins[1]) or Fraction(0)
        low, end = low + cents * unit.factor / 100, coins.end()
    weak = made.weak and (unit.kind == "duration" or unit.symbol == "li")
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


_CROWD = 100
"""From so many visits on, those who came are counted; four visits are four times."""


def counted(made: Reading, text: str) -> Reading:
    """The number as a count, with the class of the noun that follows."""
    tail = text[made.end : made.end + 60]
    stop = _STOP.search(tail)
    tail = tail[: stop.start()] if stop else tail
    last: tuple[int, str] = (-1, "")
    for name, pattern in lexicon().en_nouns:
        for hit in pattern.finditer(tail):
            last = max(last, (hit.start(), name))
    counted = bool(re.match(r"(?:-| (?:of )?)[A-Za-z]", tail)) or made.scale > 1
    points = re.match(r"[- ]points?\b", tail)
    if last[1] == "person" and made.low < _CROWD and re.match("visits|trips", tail[last[0] :]):
        last = (0, "")
    return made._replace(
        kind="count" if counted else "number", noun=last[1], unit="point" if points else ""
    )
