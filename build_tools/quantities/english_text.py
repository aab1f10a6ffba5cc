"""Numbers in English prose: the order of the rules, and what stands round each number."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise

from build_tools.quantities.english_calendar import CALENDAR
from build_tools.quantities.english_counts import COUNTS
from build_tools.quantities.lexicon import lexicon
from build_tools.quantities.reading import Reading, Rule, scan, share_hedges

_BEFORE = (
    (
        "at-least",
        r"at least|no fewer than|no less than|not less than|not fewer than|a minimum of|no lower than|not below|a minimum",
    ),
    (
        "at-most",
        r"at most|no more than|not more than|(?:not|cannot|never)(?: to)? exceed(?:ing|s)?|a maximum of|within|at the most|no higher than|no longer than|never more than|capped at|limited to",
    ),
    (
        "under",
        r"less than|fewer than|under|below|lower than|short of|not quite|not even|just under|slightly under|shy of|a little under|well under|not yet|just short of|just below|just shy of|slightly less than|a little less than|slightly below|younger than|shorter than",
    ),
    (
        "nearly",
        r"nearly|almost|close to|approach(?:ing|ed|es)|near|nearing|neared|getting on for|just under|just short of|not quite|just shy of|just below|virtually|closing in on|close on",
    ),
    (
        "over",
        r"(?:just |slightly |a little |well |far )?(?:more than|over|above|in excess of|upwards of|greater than|higher than|beyond)|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped|ping)|(?:to|will|would|could|may|might|can|should) top|pass(?:es|ed|ing)?(?: the)?|(?:broke|breaking|broken) (?:through|the)(?: the)?|cross(?:es|ed|ing)?(?: the)?|older than|longer than|bigger than|larger than",
    ),
    (
        "about",
        r"about|around|approximately|roughly|some|circa|ca?\.|an estimated|estimated at|~|≈|approx\.?|in the region of|or so|in the order of|something like|more or less|somewhere around|close to(?=\0)",
    ),
    (
        "emphatic",
        r"as (?:many|much|high|long|far|large|big|low) as|up to|a (?:total|combined|record|staggering|whopping) (?:of )?|a full|fully",
    ),
    ("reached", r"reach(?:es|ed|ing)?|hit(?:s|ting)?"),
)
_BEFORE_RE = tuple(
    (name, re.compile(rf"(?:^|(?<=[\s(“\"—–]))(?:{p})(?: the age of| the| a)? ?$", re.IGNORECASE))
    for name, p in _BEFORE
)
_AFTER = (
    (
        "or-more",
        (
            r"(?:(?! at | in | for | rated | who | had | have | with )[^,.;\d]){0,30}?\b(?:or (?:more|higher|above|over|longer|older)\b|(?:and more|upwards)(?=\s*(?:[,.;:)]|$)| (?:are|were|was|is|account\w*|made|make|in|of|have|had|has|who|living|now|for|at|by|to)\b))| plus\b|-plus\b"
            r"|(?:(?! at | in | for | rated | who | had | have | with )[^,.;\d]){0,30}?\band (?:above|over|older|upwards?)\b(?![- ](?:[\d$¥£€~]|US|RMB|HK|half|than|an?\b|the\b|all\b|its\b|time\b|again\b|tens|hundreds|thousands|millions|dozens|one\b|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))"
        ),
    ),
    (
        "under",
        r"(?:[^,.;\d]{0,30}?)\bor (?:less|fewer|below|under|lower)\b|[^,.;\d]{0,12}? and (?:below|under)(?=\s*(?:[,.;:)]|$)| (?:are|were|was|is|account\w*|made|make|in|of|have|had|has|who|living|now|for|at|by|to)\b)",
    ),
    ("about", r"(?:[^,.;\d]{0,25}?)\bor (?:so|thereabouts)\b"),
    ("reached", r"[ -][a-z-]{0,12} ?\b(?:mark|milestone|threshold|barrier)\b"),
)
_AFTER_RE = tuple((name, re.compile(p, re.IGNORECASE)) for name, p in _AFTER)

_UP = (
    r"rose|ris(?:e|es|en|ing)|grew|grow(?:n|s|th(?! (?:forecast|target|expectation|projection|outlook|model|driver|momentum|potential|strateg|engine|point))|ing)?|increas\w+|climb\w*|gain(?:ed|s|ing)?|jump\w*|surg\w+|up|expand\w*|expansion|"
    r"higher|soar\w*|advanc(?:ed|es|ing)|rebound\w*|widen\w*|rais(?:e|ed|es|ing)|added|lift(?:ed|s|ing)?|boost(?:ed|s|ing)?|"
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
    rf"(?:[ -](?:year-on-year|annual|yearly|further|net|percentage points))?[ -]"
    rf"(?:(?:(?P<down>{_DOWN}|below|less|fewer|slower|smaller|cheaper)|(?P<up>{_UP}|above|more|faster|greater))(?![\w-]))",
    re.IGNORECASE,
)
_STEP = re.compile(
    r" (?:(?:from|by|to|of) )?(?:[\d.]+ to )?(?:(?:about|nearly|over|almost|more than|only) )?"
)
_JUST = re.compile("just|slightly|not quite|a little|shy|short", re.IGNORECASE)
_BRACKET = re.compile(r"[^.;]{0,20}\((?:about |around |approximately |some |roughly |or )?")
_NEAR = 14
"""Among words that contradict each other, the last counts when it stands so near."""
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
_LINK = re.compile(r"\s*(?:-|–|—|to|through)\s*(?:the )?")
_LIST = re.compile(
    r"\s*(?:,? ?(?:and|or)|,|to|and from|and then|in [12]\d{3} (?:and|to)|respectively)\s*(?:about |nearly |over |from |by )?"
)
_OPEN = re.compile(r"\bfrom (?:RMB |US\$|\$)?$")
_REACH = re.compile(r"[^,;.]{0,30} to ")
_ALTERNATIVE = re.compile(r" or ")


@lru_cache(maxsize=1024)
def readings(text: str) -> tuple[Reading, ...]:
    """All numbers of an English text in their order, read in their context."""
    found = sorted(scan(text, _rules())[0], key=lambda r: (r.start, r.end))
    found = _approximate(text, found)
    made = _in_context(text, _inherit(text, found))
    return tuple(_parenthesised(text, made))


@cache
def _rules() -> tuple[Rule, ...]:
    citations = Rule(re.compile(r"\[\d+(?:[-–,]\s*\d+)*\]|[①-⑳]"), lambda _: ())
    return (citations, Rule(lexicon().en_phrases, lambda _: ()), *CALENDAR, *COUNTS)


def _approximate(text: str, found: list[Reading]) -> list[Reading]:
    """Three or four people: one interval, as 三四个人 is."""
    result: list[Reading] = []
    for item in found:
        last = result[-1] if result else None
        joined = last is not None and _ALTERNATIVE.fullmatch(text[last.end : item.start])
        if (
            last
            and joined
            and last.plain
            and last.low < item.low
            and item.kind not in {"date", "period", "ordinal", "name"}
        ):
            factor = Fraction(item.date[0] or 1, item.date[1] or 1)
            factor *= item.scale if last.scale == 1 else 1
            result[-1] = item._replace(low=last.low * factor, start=last.start)
        else:
            result.append(item)
    return result


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
            bare = two.scale > 1 or re.match(r"\s*(?:[,.;)]|$|in |and )", text[two.end :])
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


def _take_over(one: Reading, two: Reading) -> Reading:
    scale = two.scale if one.scale == 1 and one.low < 10**4 else Fraction(1)
    if one.kind == "amount":
        if two.kind not in {"amount", "number", "count"}:
            return one
        return one._replace(low=one.low * scale, high=one.high * scale, plain=False)
    factor = scale
    if two.kind in {"duration", "measure"}:
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


def _in_context(text: str, found: list[Reading]) -> list[Reading]:
    result: list[Reading] = []
    for item in found:
        if item.kind in {"name", "period"}:
            result.append(item)
            continue
        made, before = _hedged(text, item, _compared(result, item))
        made = _directed(text, made)
        if not made.role:
            role = "from" if _FROM.search(before) else "to" if _TO.search(before) else ""
            made = made._replace(role=role)
        result.append(made)
    return share_hedges(
        result, lambda a, b: bool(_LINK.fullmatch(text[a:b]) or text[a:b] == " and ")
    )


def _compared(before: list[Reading], item: Reading) -> int:
    """Where a quantity ends that the next one may be compared with, or -1."""
    last = before[-1] if before else None
    told = {"percent", "points", "amount", "times", "count", "measure", "number", "fraction"}
    alike = last is not None and (last.kind in told or last.kind == item.kind == "duration")
    return last.end if last and alike and not last.weak else -1


def _hedged(text: str, item: Reading, last: int) -> tuple[Reading, str]:
    """The reading with its hedge; five points more than ten is a comparison, not a hedge."""
    before = text[: item.start]
    if item.hedge:
        return item, before
    for name, pattern in _BEFORE_RE:
        hit = pattern.search(before)
        compared = (
            hit and last >= 0 and name in {"over", "under"} and not text[last : hit.start()].strip()
        )
        if (
            hit
            and not compared
            and not (item.kind == "date" and name != "about")
            and item.kind != "ordinal"
        ):
            soft = hit[0].startswith(("Some", "a max", "a min")) or (
                item.kind == "duration"
                and hit[0].strip().lower() in {"over", "within", "over the", "within the"}
            )
            hedge = "nearly-under" if name == "under" and _JUST.match(hit[0].strip()) else name
            return item._replace(hedge=hedge, soft=soft), before[: hit.start()]
    if item.kind not in {"date", "ordinal", "decade", "century"}:
        for name, pattern in _AFTER_RE:
            if pattern.match(text, item.end):
                return item._replace(hedge=name), before
    return item, before


def _directed(text: str, item: Reading) -> Reading:
    if item.direction or item.kind in {"date", "ordinal", "century", "decade", "clock"}:
        return item
    head = text[max(0, item.start - 140) : item.start]
    cuts = [m.end() for m in _CLAUSE.finditer(head)]
    head = head[cuts[-1] :] if cuts else head
    after = _AFTERWARDS.match(text[item.end : item.end + 40])
    if after:
        return item._replace(direction="down" if after["down"] else "up")
    words = list(_DIRECTION.finditer(head))
    if item.kind == "duration":
        words = [w for w in words[-1:] if _STEP.fullmatch(head[w.end() :])]
    if words and (len({w.lastgroup for w in words}) == 1 or len(head) - words[-1].end() <= _NEAR):
        return item._replace(direction=words[-1].lastgroup or "")
    return item


def _parenthesised(text: str, found: list[Reading]) -> list[Reading]:
    """A conversion in brackets after an amount is the translator's help and may stand alone."""
    result = found[:1]
    for last, item in pairwise(found):
        other = item.kind == last.kind == "amount" and item.unit != last.unit
        helps = other and _BRACKET.fullmatch(text[last.end : item.start])
        result.append(item._replace(weak=True) if helps else item)
    return result
