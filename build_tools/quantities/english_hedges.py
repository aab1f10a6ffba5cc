"""How exact an English text says that a number is, by the words before and after it."""

from __future__ import annotations

import re

from build_tools.quantities.reading import Reading

_BEFORE = (
    (
        "at-least",
        r"at least|no fewer than|no less than|not less than|not fewer than|a minimum of|no lower than|not below|a minimum|no smaller than|no shorter than|no lower than",
    ),
    ("or-more", r"upwards of"),
    (
        "at-most",
        r"at most|no more than|not more than|(?:not|cannot|never)(?: to)? exceed(?:ing|s)?|a maximum of|within(?: a (?:radius|distance|range|circle) of)?|at the most|no higher than|no longer than|never more than|capped at|limited to|not to be more than|a ceiling of|(?:no|in no case) later than|no older than|no larger than|inside",
    ),
    (
        "under",
        r"less than|fewer than|under|below|lower than|short of|not quite|not even|just under|slightly under|shy of|a little under|well under|not yet|just short of|just below|just shy of|slightly less than|a little less than|slightly below|younger than|shorter than|smaller than|narrower than|lighter than|cheaper than|nowhere near|not as (?:many|much) as",
    ),
    (
        "breached",
        r"(?:broke|breaking|broken|breach(?:ed|ing)?|fell|falling|fallen|dropped|slipped|sank|plunged|slid|lost)(?: through| past)? the|breach(?:ed|ing)|(?:fell|falling|dropped|slipped|sank|plunged|slid) through",
    ),
    (
        "nearly",
        r"nearly|almost|close to|approach(?:ing|ed|es)?|near(?:s|ing|ed)?|getting on for|just under|just short of|not quite|just shy of|just below|virtually|closing in on|close on",
    ),
    (
        "over",
        r"(?:just |slightly |a little |well |far )?(?:more than|over|above|in excess of|greater than|higher than|beyond)|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped|ping)|(?:to|will|would|could|may|might|can|should) top|pass(?:es|ed|ing)?(?: the)?|(?:breaks?|broke|breaking|broken) (?:through|the)(?: the)?|cross(?:es|ed|ing)?(?: the)?|older than|longer than|bigger than|larger than|taller than|heavier than|wider than|better than|north of|(?:[a-z]+(?:ed|ing)|went|gone|rose|grew|got|shot|ran|crept|swept|barely|just|well|a little) past(?: the)?",
    ),
    (
        "about",
        r"about|around|approximately|roughly|some|circa|ca?\.|an estimated|estimated (?:at|to (?:have [a-z]+|[a-z]+)(?: at)?)(?: between)?|put at|~|≈|approx\.?|in the region of|or so|in the order of|something like|more or less|somewhere around|close to(?=\0)",
    ),
    ("up-to", r"up to"),
    (
        "emphatic",
        r"as (?:many|much|high|long|far|large|big|low|few|little|early|late|deep|wide|tall|heavy) as|a (?:total|combined|record|staggering|whopping|massive|remarkable) (?:of )?|a full|fully|a good|all of|no less",
    ),
    ("reached", r"reach(?:es|ed|ing)?|hit(?:s|ting)?"),
    (
        "extreme",
        r"(?:highest|longest|largest|biggest|lowest|shortest|smallest|maximum|minimum|max\.?|min\.?|peak(?:ed|ing|s)? (?:at|of)|most|least|latest|cap|limit|ceiling|floor|an? (?:high|low|top)|a record)\b[^,.;:\d]{0,24}?",
    ),
)
_NEGATED = re.compile(
    r"\b(?:no (?!less|fewer|more|later|lower)[a-z]+|not|never|none|nor|neither|cannot|n['’]t)\b[^,.;:\d]{0,32}$",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"(?:spread|scattered|distributed|extend\w*|stretch\w*|spann\w*|(?<!in )all|strewn|dotted"
    r"|\b(?:hand|turn|sign|presid|watch|switch|bend)(?:e?s|e|ed|ing)?) $",
    re.IGNORECASE,
)
"""Words after which over says where, or belongs to the verb."""
_STEPS = re.compile(
    r"(?:climb|cross|jump|leap|step|look)(?:e?s|ed|ing|t)? over $|(?:cross|pass|top)(?:e?s|p?ed|p?ing)?(?: the)? $",
    re.IGNORECASE,
)
_FEW = 20
"""Two rivers are crossed and three ridges passed; a threshold is a larger number."""
_BEFORE_RE = tuple(
    (name, re.compile(rf"(?:^|(?<=[\s(“\"—–]))(?:{p})(?: the age of| the| a)? ?$", re.IGNORECASE))
    for name, p in _BEFORE
)
_AFTER = (
    (
        "at-most",
        r"(?:(?! (?:for|of|in|cut|had|is|are|was) )[^,.;\d]){0,24}? at (?:the )?most\b(?=\s*(?:[,.;:)]|$))|[^,.;\d]{0,12}? (?<!a )(?:maximum|tops)(?=\s*(?:[,.;:)]|$))",
    ),
    (
        "at-least",
        r"[^,.;\d]{0,24}? at (?:the (?:very )?)?least\b(?=\s*(?:[,.;:)]|$))|[^,.;\d]{0,12}? (?<!a )minimum(?=\s*(?:[,.;:)]|$))",
    ),
    (
        "or-more",
        (
            r"(?:(?! at | in | for | rated | who | had | have | with | hold| degree| level| education| junior| senior| secondary| primary| school| college| later| ago| earlier)[^,.;\d]){0,30}?\b(?:or (?:more|higher|above|over|longer|older|upwards?)\b|(?:and more|upwards(?! of\b))(?=\s*(?:[,.;:)]|$)| (?:are|were|was|is|account\w*|made|make|in|of|have|had|has|who|living|now|for|at|by|to)\b))| plus\b|-plus\b"
            r"|(?:(?! at | in | for | rated | who | had | have | with | hold| degree| level| education| junior| senior| secondary| primary| school| college| later| ago| earlier)[^,.;\d]){0,30}?\band (?:above|over|older|upwards?(?! of\b))\b(?!-)(?! (?:[\d$¥£€~]|US|RMB|HK|half|than|an?\b|the\b|all\b|its\b|time\b|again\b|tens|hundreds|thousands|millions|dozens|one\b|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))"
        ),
    ),
    (
        "under",
        r"(?:(?! primary| secondary| junior| school| college)[^,.;\d]){0,30}?\bor (?:less|fewer|below|under|lower)\b|[^,.;\d]{0,12}? and (?:below|under)(?=\s*(?:[,.;:)]|$)| (?:are|were|was|is|account\w*|made|make|in|of|have|had|has|who|living|now|for|at|by|to)\b)",
    ),
    ("about", r"(?:[^,.;\d]{0,25}?)\bor (?:so|thereabouts)\b"),
    ("reached", r"[ -][a-z-]{0,12} ?\b(?:mark|milestone|threshold|barrier)\b"),
)
_AFTER_RE = tuple((name, re.compile(p, re.IGNORECASE)) for name, p in _AFTER)
_RISING = re.compile(
    r"\b(?:from [^,;.]*|went|gone?|shot|climb\w*|jump\w*|driv\w+|drove|bid|built|way|all the way|going|brings?|brought|comes?|came|adds?|added|rose|rising|driven|pushed|taking|takes?|took|puts?|runs?|ran|move[sd]?) $",
    re.IGNORECASE,
)
"""Before an up to that tells where a rise ended."""
_LASTED = re.compile(
    r"\b(?:for|after|of|in|than|with|take[ns]?|taking|took|lasted|lasts|lasting|spent|is|was|were|be) (?:just |well |slightly |a little )?$",
    re.IGNORECASE,
)
"""Before an over that cannot mean during."""
_AGED = re.compile(r"\bage[ds]? \d+ and $", re.IGNORECASE)
_AND_OVER = re.compile(r" (?:and|or) (?:over|above|older|upwards?)\b")
_JUST = re.compile("just|slightly|not quite|a little|shy|short", re.IGNORECASE)


def _soft(words: str, item: Reading, head: str) -> bool:
    """Whether the words may be none: over ten years, within a radius, Some at the head of a sentence."""
    place = words.strip().lower()
    if place.startswith("within") and item.kind in {"duration", "measure"}:
        return True
    lasting = item.kind == "duration" and place in {"over", "over the"} and not _LASTED.search(head)
    known = place.endswith(" the") and _COMPARING.search(place)
    return (
        lasting
        or bool(known)
        or words.startswith(("Some", "a max", "a min", "put at", "estimated"))
    )


_COMPARING = re.compile("over|above|below|under|than")
"""Before the number with its article, which is known: above the 2.9 per cent of those years."""


def _compared(before: list[Reading], item: Reading) -> int:
    """Where a quantity ends that the next one may be compared with, or -1."""
    last = before[-1] if before else None
    parts = {"percent", "points", "times", "fraction"}
    told = {"amount", "count", "measure", "number", "duration"}
    counts = {"count", "number"}
    alike = last is not None and (
        last.kind in parts
        or (last.kind in told and last.kind == item.kind)
        or {last.kind, item.kind} <= counts
    )
    return last.end if last and alike and not last.weak else -1


def hedged(text: str, item: Reading, earlier: list[Reading]) -> tuple[Reading, str]:
    """The reading with its hedge; five points more than ten is a comparison, not a hedge."""
    last = _compared(earlier, item)
    before = text[: item.start]
    for name, pattern in _BEFORE_RE if item.kind != "ordinal" else ():
        hit = pattern.search(before)
        if not hit or (item.kind == "date" and name != "about"):
            continue
        compared = last >= 0 and name in {"over", "under"} and not text[last : hit.start()].strip()
        if compared or _idle(hit, text, item):
            continue
        head = before[: hit.start()]
        hedge = _named(name, hit[0].strip().lower(), head)
        if item.hedge:
            return item._replace(also=hedge), head
        return item._replace(
            hedge=hedge, soft=_soft(hit[0], item, head), also=_after(text, item)
        ), head
    if item.hedge:
        return item, before
    if re.search(r"\bage[ds]? $", before) and _AND_OVER.match(text, item.end):
        return item._replace(hedge="or-more"), before
    return item._replace(hedge=_after(text, item)), before


def _idle(hit: re.Match[str], text: str, item: Reading) -> bool:
    """Whether over says where or when or belongs to its verb, and rivers are crossed, not exceeded."""
    head, words = text[: hit.start()], hit[0].strip().lower()
    if words == "over" and (_PLACED.search(head) or _AGED.search(head)):
        return True
    if words == "over the" and text.startswith(("past", "last", "next"), item.start):
        return True
    return item.kind == "count" and item.low < _FEW and bool(_STEPS.search(text[: item.start]))


def _named(name: str, words: str, head: str) -> str:
    """The name of the hedge that the words are after this head: not more than is at most."""
    if name in {"over", "under"} and "than" in words and _NEGATED.search(head):
        return {"over": "at-most", "under": "at-least"}[name]
    if name == "up-to" and _RISING.search(head):
        return "emphatic"
    return "nearly-under" if name == "under" and _JUST.match(words) else name


def _after(text: str, item: Reading) -> str:
    """The hedge that stands after a number; empty where none does."""
    if item.kind in {"date", "ordinal", "decade", "century"}:
        return ""
    return next((n for n, p in _AFTER_RE if p.match(text, item.end)), "")
