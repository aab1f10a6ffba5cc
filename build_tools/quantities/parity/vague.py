"""Words that may hedge a number without standing where a hedge stands: a doubt is no fault."""

from __future__ import annotations

import re
from typing import NamedTuple

from build_tools.quantities.reading import GONE, Reading
from build_tools.quantities.zh.hedges import ABOUT

_WAYS = {
    **dict.fromkeys(("over", "or-more", "at-least", "reached"), "up"),
    **dict.fromkeys(
        (
            "under",
            "or-less",
            "nearly",
            "nearly-under",
            "at-most",
            "within",
            "barely",
            "up-to",
            "only",
        ),
        "down",
    ),
    **dict.fromkeys(("about", "roughly", "close", "several"), "about"),
}
"""Which way each hedge points."""


class _Words(NamedTuple):
    """What may point one way in the clause before a number, and after it."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    reach: int
    """How far before a number its hedge may stand, in characters."""


def _english(before: str, after: str) -> _Words:
    ahead = re.compile(rf"\b(?:{before})\b", re.IGNORECASE)
    behind = re.compile(rf"\b(?:{after})\b(?!\s*{GONE})", re.IGNORECASE)
    return _Words(ahead, behind, 40)


_EN = {
    "up": _english(
        r"above|over(?! the (?:past|last|years|next))|(?<!the )past|beyond|exceed\w*|surpass\w*|top(?:s|ped|ping)|more than|greater|higher(?! education| school| learning)|longer|least|minimum|floor(?! area| space)|cross\w*|break(?!fast)\w*|broke\w*|breach\w*",
        r"(?:or|and) (?:more|above|over|older|higher|longer)|plus|upwards?|least|minimum(?! wage| price| living)|floor|and counting|odd|past|exceeded|surpassed|passed",
    ),
    "down": _english(
        r"below|under|less|fewer|lower than|short|shy|not|never|without|nearly|almost|close|near\w*|approach\w*|(?:at|the) (?:the |very )?most|nudg\w*|pushing|knocking on|brink|verge|whisker|maximum|limit\w*|cap|capped|ceiling|within|inside|yet to|barely|scarcely|hardly|seldom|rarely|before|fail\w*",
        r"most|at the (?:very )?outside|maximum|tops|limit|ceiling|cap|or (?:less|fewer|under|below)|short|not reached|nearly|almost|within|only|alone|were out|was out",
    ),
    "about": _english(
        r"about|around|some(?! [a-z]+s\b| of )|roughly|approximat\w*|estimat\w*|broadly|circa|nearly|almost|close",
        r"or so|or thereabouts?|give or take|more or less|roughly|approximately|broadly|odd|estimated",
    ),
}
_ZH = {
    "up": _Words(
        re.compile(
            "超(?![市级])|逾|突破|跨[过越]|越过|多于|高于|大于|快于|长于|[至最]少|最[低小短]|起码|不[少低小短]于|不下|不止|何止|下限|以上"
        ),
        re.compile(
            "以上|上方|之上|有[余奇]|开外|出头|起(?=[，。；]|$)|不止|打底|^.{0,4}多(?![数次年项家种元])|^.{0,3}余(?![额下年])"
        ),
        16,
    ),
    "down": _Words(
        re.compile(
            "不[到及足满够抵出]|未(?!来)|没|(?<![时高])尚|仅|只|(?<!人)才|(?<![附邻最])近(?!年)|几乎|几近|快要|最[多高大长]|至多|顶多|限(?!公司)|封顶|不超|不[多高大长]于|低于|少于|小于|以内|不过"
        ),
        re.compile(
            "以下|以内|之内|内(?=[，。；])|下方|封顶|[上为]限|到顶|不[到足及]|未到|没到|为止"
        ),
        16,
    ),
    "about": _Words(
        re.compile(
            ABOUT
            + "(?![定束谈会请])|大致|大概|大体|大略|(?<!评)估|差不多|几乎|(?<![附邻最])近(?!年)"
        ),
        re.compile(
            "左右|上下|前后|光景|(?<![允也或])许(?![多可])|约合|约等|约相当|大[致体约](?:为|是|相当|等)|^.{0,3}几"
        ),
        16,
    ),
}
_STOP = re.compile(r"[，。；：！？;:!?]|[,.](?!\d)")
_NEAR = 24
"""How far after a number its hedge may stand."""
_BETWEEN = re.compile(r"\bbetween (?:RMB |US\$|\$)?$", re.IGNORECASE)
_BY_RATE = re.compile("[约折][^，。；]{0,3}合|合|相当于|等于|[兑换]")


def doubtful(
    z: Reading, e: Reading, texts: tuple[str, str], sides: tuple[tuple[Reading, ...], ...]
) -> bool:
    """Whether words near the number that has no hedge may be the hedge of the other.

    `sides` are all readings of both texts; what lies beyond a neighbour belongs to the neighbour.
    """
    way, other = _WAYS.get(z.hedge, ""), _WAYS.get(e.hedge, "")
    if bool(way) == bool(other):
        return False
    if way:
        return _says(texts[1], e, sides[1], _EN[way])
    return _says(texts[0], z, sides[0], _ZH[other])


_OPPOSITE = {
    "over": re.compile(r"\b(?:below|under|(?:less|lower|fewer|slower|smaller) than)\b"),
    "under": re.compile(r"\b(?:above|over|exceed\w*|(?:more|higher|greater|faster|larger) than)\b"),
    "broken": re.compile(
        r"^(?!.*(?:\b(?:not?|fail\w*|unable|lost|los\w+|from|never|longer|no)\b|n['’]t)).*\b(?:above|(?:more|higher|greater) than|exceed\w*|surpass\w*)\b"
    ),
}


def turned(z: Reading, e: Reading, en: str, theirs: tuple[Reading, ...]) -> bool:
    """Whether English puts on the other side of a benchmark what Chinese compares with it."""
    words = _OPPOSITE.get(z.hedge)
    broken = z.hedge == "broken"
    if not words or not (broken or (z.soft and not e.hedge)) or z.kind == "duration":
        return False
    start = max((r.end for r in theirs if r.end <= e.start), default=0)
    head = _STOP.split(en[start : e.start])[-1][-_EN["up"].reach :]
    others = () if broken else (n for n in ("over", "under") if n != z.hedge)
    return bool(words.search(head)) and not any(_OPPOSITE[n].search(head) for n in others)


def _says(text: str, item: Reading, found: tuple[Reading, ...], words: _Words) -> bool:
    start = max((r.end for r in found if r.end <= item.start), default=0)
    end = min((r.start for r in found if r.start >= item.end), default=len(text))
    before, after = text[start : item.start], text[item.end : end]
    before = before[max((m.end() for m in _STOP.finditer(before)), default=0) :]
    stop = _STOP.search(after)
    after = after[: stop.start()] if stop else after + GONE * (end < len(text))
    return bool(words.before.search(before[-words.reach :]) or words.after.search(after[:_NEAR]))


def moved(pairs: list[tuple[Reading, Reading]], zh: str, en: str) -> list[tuple[Reading, Reading]]:
    """The pairs, with hedges told otherwise: of a rate of exchange on either amount, of two bounds by between."""
    result = list(pairs)
    for i in range(len(pairs) - 1):
        (one, first), (two, second) = pairs[i : i + 2]
        crossed = (one.hedge, two.hedge) == (second.hedge, first.hedge) and one.hedge != two.hedge
        between = _BETWEEN.search(en[: first.start]) and not (first.hedge or second.hedge)
        bounds = one.hedge in {"or-more", "over"} and two.hedge in {"under", "or-less", "at-most"}
        if (bounds and between) or (crossed and _BY_RATE.search(zh[one.end : two.start])):
            result[i] = one, first._replace(hedge=one.hedge)
            result[i + 1] = two, second._replace(hedge=two.hedge)
    return result
