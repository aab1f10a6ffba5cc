"""Numbers in English prose: the order of the rules, and what stands round each number."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise

from build_tools.quantities.context import Compass, Grammar, in_context
from build_tools.quantities.en.calendar import CALENDAR
from build_tools.quantities.en.counts import COUNTS
from build_tools.quantities.en.hedges import hedged
from build_tools.quantities.en.sayings import SAYINGS
from build_tools.quantities.lexicon import lexicon
from build_tools.quantities.ratios import ENGLISH as RATIOS
from build_tools.quantities.reading import Reading, Rule, compounded, scan

_UP = (
    r"rose|ris(?:e|es|en|ing)|grew|grow(?:n|s|th(?! (?:forecast|target|expectation|projection|outlook|model|driver|momentum|potential|strateg|engine|point))|ing)?|increas\w+|climb\w*|gain(?:ed|s|ing)?|jump\w*|surg\w+|(?<!make )(?<!makes )(?<!made )(?<!making )up|expand\w*|expansion|"
    r"higher|soar\w*|advanc(?:ed|es|ing)|rebound\w*|widen\w*|rais(?:e|ed|es|ing)|(?<!value )added|lift(?:ed|s|ing)?|boost(?:ed|s|ing)?|"
    r"appreciat\w+|extend\w*|lengthen\w*|went up|accelerat\w+|swell\w*|swelled|upturn|strengthen\w*|upgraded|more than(?= (?:in|the|a year))|hike[sd]?|improv\w+"
)
_DOWN = (
    r"fell|fall(?:s|en|ing)?|drop\w*|declin\w+|decreas\w+|down|reduc\w+|shr[aiu]nk\w*|shrink\w*|lower(?:ed|ing|s)?|slump\w*|contract(?:ed|ing|ion|s)|"
    r"cut(?:s|ting)?|slip\w*|slid\w*|los[et]\w*|losing|narrow\w*|plung\w+|tumbl\w+|dip(?:ped|s|ping)?|shed|weaken\w*|eas(?:ed|es|ing)|"
    r"slow(?:ed|s|ing|er)?|shorten\w*|depreciat\w+|retreat\w*|sank|sink\w*|went down|worsen\w*|trimm?(?:ed|s|ing)|downturn|devalu\w+|lighter(?= than)|plummet\w*|slash\w*|decelerat\w+|curb\w*"
)
_DIRECTION = re.compile(
    rf"(?<![\w-])(?:(?P<down>{_DOWN})|(?P<up>{_UP}))(?![\w-])(?! to date)", re.IGNORECASE
)
_AFTERWARDS = re.compile(
    rf"(?:[ -](?:year-on-year|annual|yearly|further|net|percentage points|an?))*[ -]"
    rf"(?:(?P<still>steeper|sharper|deeper|milder|shallower|gentler|worse|better)\b|(?:(?P<down>{_DOWN}|below|less|fewer|slower|smaller|cheaper)|(?P<up>{_UP}|above|more|faster|greater))(?![\w-]))",
    re.IGNORECASE,
)
_STEP = re.compile(
    r" (?:(?:from|by|to|of) )?(?:[\d.]+ to )?(?:(?:about|nearly|over|almost|more than|only) )?"
)
_BRACKET = re.compile(r"[^.;]{0,20}\((?:about |around |approximately |some |roughly |or )?")
_CLAUSE = re.compile(
    r"[;:!?]|\.(?!\d)|,(?!\d)(?! (?:respectively|or |on average)| ?(?:RMB|US\$|\$|¥)?\d)|\b(?:while|whereas|but|although)\b|\bwith\b(?=[^,;]*$)"
)
_FROM = re.compile(
    r"\b(?:from|of between|between)(?: (?:about|some|nearly|over|around|only|just|the|a|an|more than|less than|almost|roughly))?\s?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?:to|reach(?:ing|ed)|hit(?:ting)?)(?: (?:about|some|nearly|over|around|the|a|an|more than|less than|almost|roughly))?\s?$",
    re.IGNORECASE,
)
_JOINT = re.compile(r",? (?:and )?|, and ")
_LINK = re.compile(r"\s*(?:-|–|—|to|through)\s*(?:the )?")
_LIST = re.compile(
    r"\s*(?:,? ?(?:and|or)|,|to|and from|and then|in [12]\d{3} (?:and|to)|respectively)\s*(?:about |nearly |over |from |by )?"
)
_OPEN = re.compile(r"\bfrom (?:RMB |US\$|\$)?$")
_REACH = re.compile(r"[^,;.]{0,30} to ")
_ALTERNATIVE = re.compile(r"-? or ")


@lru_cache(maxsize=1024)
def readings(text: str) -> tuple[Reading, ...]:
    """All numbers of an English text in their order, read in their context."""
    found = sorted(scan(text, _rules())[0], key=lambda r: (r.start, r.end))
    found = compounded(text, _approximate(text, found), _JOINT)
    made = in_context(text, _inherit(text, found), _GRAMMAR)
    return tuple(_spoken_of(text, _parenthesised(text, made)))


@cache
def _rules() -> tuple[Rule, ...]:
    citations = Rule(re.compile(r"\[\d+(?:[-–,]\s*\d+)*\]|[①-⑳]"), lambda _: ())
    return (
        citations,
        Rule(lexicon().en_phrases, lambda _: ()),
        *SAYINGS,
        *RATIOS,
        *CALENDAR,
        *COUNTS,
    )


def _approximate(text: str, found: list[Reading]) -> list[Reading]:
    """Three or four people: one interval, as 三四个人 is."""
    result: list[Reading] = []
    for item in found:
        last = result[-1] if result else None
        joined = last is not None and _ALTERNATIVE.fullmatch(text[last.end : item.start])
        if last and joined and (tail := _tail(last, item)):
            result[-1] = item._replace(low=last.low, high=tail, start=last.start)
            continue
        factor = Fraction(item.date[0] or 1, item.date[1] or 1)
        factor *= item.scale if last and last.scale == 1 else 1
        dated = item.kind in {"date", "period", "ordinal", "name"}
        if last and joined and last.plain and not dated and last.low * factor < item.low:
            result[-1] = item._replace(low=last.low * factor, start=last.start)
        else:
            result.append(item)
    return result


def _tail(last: Reading, item: Reading) -> Fraction:
    """A hundred and sixty or seventy: the second number takes over what stands before its digits."""
    if not last.plain or item.kind not in {"number", "count"} or item.low >= last.low:
        return Fraction(0)
    size = 10 ** len(str(int(item.low)))
    rest = last.low % size
    whole = item.low.denominator == last.low.denominator == 1
    return last.low - rest + item.low if whole and 0 < rest < item.low else Fraction(0)


def _inherit(text: str, found: list[Reading]) -> list[Reading]:
    """Share units and scales along ranges and lists, in both directions."""
    result = list(found)
    for i in range(len(result) - 2, -1, -1):
        one, two = result[i], result[i + 1]
        between = text[one.end : two.start]
        ranged = _LINK.fullmatch(between)
        near = ranged or _LIST.fullmatch(between)
        if not near and not (
            one.plain and _OPEN.search(text[: one.start]) and _REACH.fullmatch(between)
        ):
            continue
        if one.plain and two.kind not in {"date", "period", "name", "ordinal"}:
            one = _take_over(one, two)
        if ranged and one.kind == two.kind and one.unit == two.unit:
            one = one._replace(role="from")
            two = two._replace(role="to")
        result[i], result[i + 1] = one, two
    return _forward(text, result)


def _forward(text: str, found: list[Reading]) -> list[Reading]:
    """RMB 30 billion to 40 billion, 3 times, 5 times: what comes first rules what follows."""
    result = list(found)
    for i in range(1, len(result)):
        one, two = result[i - 1], result[i]
        between = text[one.end : two.start]
        if one.kind == two.kind == "times" and two.unit == "either" and _LIST.fullmatch(between):
            result[i] = two._replace(unit=one.unit)
        if one.kind == "amount" and two.kind in {"number", "count"} and two.plain and not two.noun:
            bare = two.scale > 1 or re.match(
                r"\s*(?:[,.;)]|$|(?:in|and|apiece|each|per|an?)\b)", text[two.end :]
            )
            linked = _LINK.fullmatch(between) or _LIST.fullmatch(between)
            far = re.fullmatch(r"[^,;.]{0,40} (?:to|and) ", between) and two.scale > 1
            if bare and (linked or far) and not re.match(r"[ -][a-z]+s\b", text[two.end :]):
                if _LINK.fullmatch(between):
                    result[i - 1] = one._replace(role="from")
                result[i] = two._replace(
                    kind="amount",
                    unit=one.unit,
                    plain=False,
                    role="to" if _LINK.fullmatch(between) else two.role,
                )
    return result


_HUNDREDS = frozenset({10**5, 10**8, 10**11})
"""A hundred thousand, a hundred million: of eighty to a hundred thousand only the thousand is shared."""


def _take_over(one: Reading, two: Reading) -> Reading:
    scale = two.scale if one.scale == 1 and one.low < 10**4 else Fraction(1)
    if scale in _HUNDREDS and one.low >= 10:  # noqa: PLR2004 - eighty hundred is not said
        scale /= 100
    if one.kind == "amount":
        if two.kind not in {"amount", "number", "count"}:
            return one
        return one._replace(low=one.low * scale, high=one.high * scale, plain=False)
    factor = scale
    if two.kind in {"duration", "measure", "amount", "points"}:
        factor *= Fraction(two.date[0] or 1, two.date[1] or 1)
    if two.kind == "number" and scale == 1:
        return one
    return one._replace(
        bare=one.low,
        kind=two.kind,
        low=one.low * factor,
        high=one.high * factor,
        unit=two.unit,
        noun=one.noun or two.noun,
        plain=False,
        weak=False,
    )


_PRONOUN = re.compile(
    r"\b(?:the|these|those|latter|former|other)(?: latter| former| other)? $", re.IGNORECASE
)
_ALONE = re.compile(
    r"\s*(?:[,.;:)”]|$)|\s(?:could|would|should|can|were|was|are|is|ha[ds]|have|will|did|may|might|together|alike|combined)\b"
)
_MANY = 5
"""So many are counted, and not pointed at."""
_MADE = frozenset({"amount", "measure"})


def _spoken_of(text: str, found: list[Reading]) -> list[Reading]:
    """Between the two, 15 dollars a dozen: what was named before, or what a price is of, may be unsaid."""
    result = found[:1]
    for last, item in pairwise([*found[:1], *found]):
        named = (
            item.low < _MANY
            and item.kind in {"count", "number"}
            and _PRONOUN.search(text[: item.start])
            and _ALONE.match(text, item.end)
        )
        priced = last.kind in _MADE and text[last.end : item.end] in {" a dozen", " per dozen"}
        result.append(item._replace(weak=True) if named or priced else item)
    return result[1:] if found else result


def _parenthesised(text: str, found: list[Reading]) -> list[Reading]:
    """A conversion in brackets after an amount is the translator's help and may stand alone."""
    result = found[:1]
    for last, item in pairwise(found):
        other = item.kind == last.kind == "amount" and item.unit != last.unit
        helps = other and _BRACKET.fullmatch(text[last.end : item.start])
        result.append(item._replace(weak=True) if helps else item)
    return result


def _beside(head: str, text: str, item: Reading) -> str:
    del head
    after = _AFTERWARDS.match(text[item.end : item.end + 40])
    return (after.lastgroup or "") if after else ""


_GRAMMAR = Grammar(
    hedged=hedged,
    start=_FROM,
    end=_TO,
    compass=Compass(
        words=_DIRECTION,
        clause=_CLAUSE,
        reach=140,
        near=14,
        step=_STEP,
        beside=_beside,
        still=re.compile("(?!)"),
        after=lambda _text, _item: "",
    ),
    link=re.compile(f"{_LINK.pattern}| and "),
    listed=re.compile(r",? and |, "),
)
