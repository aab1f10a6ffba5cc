"""How exact an English text says that a number is, by the words before and after it."""

from __future__ import annotations

import re

from build_tools.quantities.reading import Reading

_MORE = "more|greater|higher|larger|bigger|longer|later|older|taller|heavier|wider|faster|better"
_LESS = "less|fewer|lower|smaller|shorter|earlier|younger|narrower|lighter|cheaper|slower"
_BIT = (
    r"(?:just|slightly|marginally|fractionally|a (?:little|bit|touch|shade|fraction|whisker|hair|tad|trifle)"
    r"|only (?:just|slightly)|not (?:far|much)|little)"
)
_BEFORE = (
    (
        "at-least",
        (
            rf"at (?:the )?(?:very |bare )?least|at a (?:bare |very )?minimum|(?:no|not|never|nor|nothing|hardly|seldom|rarely) (?:[a-z]+ )?(?:{_LESS}) than"
            r"|(?:not|never) (?:below|under|short of)|an? (?:bare |absolute )?(?:minimum|floor)(?: of)?"
        ),
    ),
    ("or-more", r"a good|easily|upwards? of|anything upwards of"),
    (
        "at-most",
        (
            rf"at (?:the )?(?:very )?most|(?:no|not|never|nothing|hardly|seldom|rarely|in no case|without) (?:(?!includ|count)[a-z]+ )?(?:{_MORE}) than"
            r"|(?:not|never|seldom|rarely|without)(?: [a-z]+)? (?:above|over|beyond|in excess of)|(?:not|cannot|never|seldom|rarely|without)(?: to| once| ever)? (?:exceed|surpass|top|pass)(?:p?ing|p?ed|e?s)?"
            r"|an? (?:maximum|ceiling|cap|upper limit|limit)(?: of| at)?|(?:capped|pegged) at|(?:limited|restricted|confined) to|not to be more than"
        ),
    ),
    ("within", r"within(?: a (?:radius|distance|range|circle) of)?|inside"),
    ("barely", r"barely|scarcely|hardly|(?<!a )little more than|not (?:much|many) more than"),
    (
        "under",
        rf"(?:{_BIT} )?(?:(?:{_LESS}) (?:even )?than|under|below|short of|shy of)|not (?:quite|even|yet)|nowhere near|not as (?:many|much) as|anything (?:less|under)|yet to (?:reach|hit|top|pass)",
    ),
    (
        "breached",
        r"(?:broke|breaking|broken|breach(?:ed|ing)?|fell|falling|fallen|dropped|slipped|sank|plunged|slid|lost)(?: through| past)? the|breach(?:ed|ing)|(?:fell|falling|dropped|slipped|sank|plunged|slid) through",
    ),
    (
        "close",
        r"close (?:to|on)|(?:closer|nearer)(?: to)?|more like|near(?: to)?|(?:somewhere|anywhere) near|not far (?:off|from)",
    ),
    (
        "nearly",
        r"nearly|almost|the (?:best|better) part of|approach(?:ing|ed|es)?|near(?:s|ing|ed)|getting on for|virtually|practically|closing in on|well-?nigh|nigh on|all but|verg(?:ing|ed|es) on",
    ),
    (
        "over",
        rf"(?:(?:{_MORE}) (?:even )?than|over|above|in excess of|beyond)|not just|no longer (?:just|merely)|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped|ping)|(?:to|will|would|could|may|might|can|should) top|pass(?:es|ed|ing)?(?: the)?|(?:breaks?|broke|breaking|broken) (?:through|the)(?: the)?|cross(?:es|ed|ing)?(?: the)?|north of|(?:[a-z]+(?:ed|ing)|went|gone|rose|grew|got|shot|ran|crept|swept|barely|just|well|way|a little) past(?: the)?",
    ),
    (
        "about",
        r"about|around|approximately|roughly|broadly|some|circa|ca?\.|an? (?:estimated|approximate|rough)|estimated (?:at|to (?:have [a-z]+|[a-z]+)(?: at)?)(?: between)?|put at|~|≈|approx\.?|(?:in|on|of) the (?:region|order|vicinity|neighbou?rhood) of|or so|something like|more or less|somewhere(?: around)?|give or take|perhaps|maybe|possibly|say|(?:on )?either side of|close to(?=\0)",
    ),
    ("up-to", r"up to"),
    (
        "emphatic",
        r"as (?:many|much|high|long|far|large|big|low|few|little|early|late|deep|wide|tall|heavy) as|a (?:total|combined|record|staggering|whopping|massive|remarkable) (?:of )?|a full|fully|all of|no less",
    ),
    ("reached", r"reach(?:es|ed|ing)?|hit(?:s|ting)?"),
    (
        "extreme",
        r"(?:highest|longest|largest|biggest|lowest|shortest|smallest|maximum|minimum|max\.?|min\.?|peak(?:ed|ing|s)? (?:at|of)|most|least|latest|cap|limit|ceiling|floor|an? (?:high|low|top)|a record)\b[^,.;:\d]{0,24}?",
    ),
)
_LITOTES = r" (?:in|at|of|with|hold|held|stay|stand|remain|keep|only|just|merely|simply|(?:so |very |too )?(?:a few|few|rare|far|long|little|small)|infrequent|un[a-z]+|least|surpris[a-z]+|to mention|includ[a-z]+|count[a-z]+|because|until|one but)\b"
"""After not: what affirms, or is not said of the number."""
_TELLS = r"(?![^,.;:\d]*\b(?:that|who|which|where|there|made|makes?|numbered|number|came|comes?|totall?ed|amounted|accounted|are|is|was|were)\b)"
"""A verb of its own for the number: those who could not read made up more than half."""
_NOT = (
    rf"(?:(?:(?<!with )(?<!of )(?<!have )(?<!ha[sd] )\bno (?!less|fewer|more|later|lower|longer|small|shortage|lack|doubt|wonder|secret|accident|stranger)[a-z]+"
    rf"|(?:\bnot|n['’]t|\bcannot)(?!{_LITOTES})|\bnever(?!-)|\bwithout(?= (?:ever |once )?[a-z]+ing\b)(?! (?:includ|count)ing)"
    rf"|\b(?:seldom|rarely|nor)|\bfail(?:s|ed|ing)?(?: to)?|\bstruggl(?:es?|ed|ing) to|\b(?:can|could|would) (?:hardly|scarcely)|\bat no (?:time|point|stage)){_TELLS}|\b(?:none|neither))"
)
_NEGATED = re.compile(rf"{_NOT}\b[^,.;:\d]{{0,32}}$", re.IGNORECASE)
_NEVER = re.compile(
    rf"{_NOT}(?: (?!and|but|because|until|while|when|so|only)[a-z]+){{0,4}} $", re.IGNORECASE
)
"""Before above and below, which are then the bound itself: has never dropped below."""
_TURNED = {"over": "at-most", "under": "at-least", "reached": "under"}
_PLACED = re.compile(
    r"(?:spread|scattered|distributed|extend\w*|stretch\w*|spann\w*|(?<!in )all|strewn|dotted"
    r"|\b(?:hand|turn|sign|presid|watch|switch|bend|tak|took|buy|bought|won|carri|roll)(?:e?s|en?|ed|ing)?) $",
    re.IGNORECASE,
)
"""Words after which over says where, or belongs to the verb."""
_STEPS = re.compile(
    r"(?:climb|cross|jump|leap|step|look)(?:e?s|ed|ing|t)? over $|(?:cross|pass|top)(?:e?s|p?ed|p?ing)?(?: the)? $",
    re.IGNORECASE,
)
_SHARED = frozenset({"percent", "fraction", "amount"})
_MANY = 1000
"""A large number or a share may open a sentence with Some to spare its digits that place; 21 zones may not."""
_FEW = 20
"""Two rivers are crossed and three ridges passed; a threshold is a larger number."""
_BEFORE_RE = tuple(
    (
        name,
        re.compile(
            rf"(?:^|(?<=[\s(“\"—–]))(?:{p})(?: the age of| the| a| between)? ?$", re.IGNORECASE
        ),
    )
    for name, p in _BEFORE
)
_NUMBER = r"(?! (?:about |some |nearly |over )?(?:[\d$¥£€]|US|RMB|HK|an?\b|half\b|one\b|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|thirt|fift|twent|fort|hundred|million))"
_LEAST = " at (?:the )?(?:very |bare )?least"
_AFTER = (
    (
        "about",
        r"(?:[^,.;\d]{0,25}?),? ?\b(?:or (?:so|thereabouts?)|give or take|more or less|roughly speaking|approximately(?=[,.;:)]))\b",
    ),
    (
        "at-most",
        rf"(?:(?! (?:for|of|in|cut|had|is|are|was) |{_LEAST})[^,.;\d]){{0,24}}?,? at (?:the )?(?:very )?(?:most|outside)\b{_NUMBER}|[^,.;\d]{{0,12}}? (?<!a )(?:maximum|tops)(?=\s*(?:[,.;:)]|$))",
    ),
    (
        "at-least",
        rf"(?:(?! at (?:the )?(?:very )?most)[^,.;\d]){{0,24}}?,? at (?:the )?(?:very |bare )?least\b{_NUMBER}|[^,.;\d]{{0,12}}? (?<!a )minimum(?=\s*(?:[,.;:)]|$))",
    ),
    ("over", r"[^,.;\d]{0,24}? (?:and then some|and counting)\b"),
    ("only", r"(?: [a-z]+)? (?:only|alone)(?=\s*(?:[,.;:)]|$))"),
    (
        "or-more",
        (
            r"(?:(?! at | in | for | rated | who | had | have | with | hold| degree| level| education| junior| senior| secondary| primary| school| college| later| ago| earlier)[^,.;\d]){0,30}?\b(?:(?:or|if not) (?:more|higher|above|over|longer|older|upwards?)\b|(?:and more|upwards(?! of\b))(?=\s*(?:[,.;:)]|$)| (?:are|were|was|is|account\w*|made|make|in|of|have|had|has|who|living|now|for|at|by|to)\b))| plus\b|-plus\b"
            r"|(?:(?! at | in | for | rated | who | had | have | with | hold| degree| level| education| junior| senior| secondary| primary| school| college| later| ago| earlier)[^,.;\d]){0,30}?\band (?:above|over|older|upwards?(?! of\b))\b(?!-)(?! (?:[\d$¥£€~]|US|RMB|HK|half|than|an?\b|the\b|all\b|its\b|time\b|again\b|tens|hundreds|thousands|millions|dozens|one\b|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))"
        ),
    ),
    (
        "under",
        r"(?:(?! primary| secondary| junior| school| college)[^,.;\d]){0,30}?\bor (?:less|fewer|below|under|lower)\b|[^,.;\d]{0,12}? and (?:below|under)(?=\s*(?:[,.;:)]|$)| (?:are|were|was|is|account\w*|made|make|in|of|have|had|has|who|living|now|for|at|by|to)\b)",
    ),
    ("reached", r"[ -][a-z-]{0,12} ?\b(?:mark|milestone|threshold|barrier)\b"),
)
_OTHER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|[mb]illion|dozen|doubl\w+|tripl\w+|trebl\w+|quadrupl\w+|halv\w+|half)\b"
)
"""Another number, which what comes after it is said of."""
_AFTER_RE = tuple((name, re.compile(p, re.IGNORECASE)) for name, p in _AFTER)
_RISING = re.compile(
    r"\b(?:from [^,;.]*|went|gone?|shot|climb\w*|jump\w*|driv\w+|drove|bid|built|way|all the way|going|brings?|brought|comes?|came|adds?|added|rose|rising|driven|pushed|puts?|crept|creep\w*|edg\w+|inch\w+|nudg\w+|tick\w+|runs?|ran|move[sd]?) $",
    re.IGNORECASE,
)
"""Before an up to that tells where a rise ended."""
_LASTED = re.compile(
    r"\b(?:for|after|of|in|than|with|take[ns]?|taking|took|lasted|lasts|lasting|spent|is|was|were|be) (?:(?:well|far|some way|comfortably|slightly|just|a (?:little|bit|touch|shade|fraction)) )?$",
    re.IGNORECASE,
)
"""Before an over that cannot mean during."""
_AGED = re.compile(r"\bage[ds]? \d+ and $", re.IGNORECASE)
_AND_OVER = re.compile(r" (?:and|or) (?:over|above|older|upwards?)\b")
_JUST = re.compile(rf"{_BIT}|not quite|shy|short", re.IGNORECASE)


_SINCE = re.compile(
    r"\b(?:in|(?:ha[sd]|have)(?:n['’]t)?\b(?! [a-z]+ (?:lasted|held|stayed|served|remained|kept|run)\b)[^,.;:]{0,40} for) $",
    re.IGNORECASE,
)
"""Before a length of time in which something never was: not seen in more than thirty years."""
_PERIOD = re.compile(
    r"[ -](?:[a-z]+-)*(?:[a-z]+ ){0,2}(?:years?|days?|months?|decades?|plans?|periods?|sessions?|seasons?|quarters?|generations?|rounds?|stages?|weeks?|terms?)\b"
)
"""What a thing may happen over, beside a length of time."""


def _soft(words: str, item: Reading, text: str, head: str) -> bool:
    """Whether the words may be none: over ten years, within a radius, Some before a large number."""
    place = words.strip().lower()
    if place.startswith(("within", "inside")) and item.kind in {"duration", "measure"}:
        return True
    period = item.kind == "duration" or _PERIOD.match(text, item.end)
    lasting = bool(period) and place in {"over", "over the"} and not _LASTED.search(head)
    lasting = lasting or (place == "over a" and "-" in text[item.start : item.end])
    known = place.endswith(" the") and _COMPARING.search(place) and not _MARK.match(text, item.end)
    return (
        lasting
        or bool(known)
        or words.startswith(("somewhere between", "put at", "estimated"))
        or (words.startswith("Some") and (item.kind in _SHARED or item.low >= _MANY))
    )


_MARK = re.compile(r"[ -](?:[a-z]+ ){0,2}(?:mark|milestone|threshold|barrier|level|line)\b")
_COMPARING = re.compile("over|above|below|under|than")
"""Before the number with its article, which is known: above the 2.9 per cent of those years."""


_AGO = re.compile(r" (?:ago|earlier|before|previously)\b")
_SAME = re.compile(r"[^,.;:()]{0,32}")
"""Between a value and the time that it is compared with: 2.1 metres more than ten years ago."""


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
        ago = item.kind == "duration" and "than" in hit[0] and _AGO.match(text, item.end)
        compared = compared or bool(
            ago and earlier and _SAME.fullmatch(text, earlier[-1].end, hit.start())
        )
        if compared or _idle(hit, text, item):
            continue
        head = before[: hit.start()]
        since = item.kind == "duration" and _SINCE.search(head)
        hedge = name if since else _named(name, hit[0].strip().lower(), head)
        if item.hedge:
            return item._replace(also=hedge), head
        return item._replace(
            hedge=hedge, soft=_soft(hit[0], item, text, head), also=_after(text, item)
        ), head
    if item.hedge:
        return item, before
    if re.search(r"\bage[ds]? $", before) and _AND_OVER.match(text, item.end):
        return item._replace(hedge="or-more"), before
    return item._replace(hedge=_after(text, item)), before


def _idle(hit: re.Match[str], text: str, item: Reading) -> bool:
    """Whether over says where or when or belongs to its verb, and rivers are crossed, not exceeded."""
    head, words = text[: hit.start()], hit[0].strip().lower()
    if words.endswith("under a"):  # a 30–70 split
        return True
    placed = item.kind != "duration" and _PLACED.search(head)
    if words in {"over", "over between"} and (placed or _AGED.search(head)):
        return True
    if words == "over the" and text.startswith(("past", "last", "next"), item.start):
        return True
    return item.kind == "count" and item.low < _FEW and bool(_STEPS.search(text[: item.start]))


def _named(name: str, words: str, head: str) -> str:
    """The name of the hedge that the words are after this head: not more than is at most."""
    turned = _TURNED.get(name)
    if turned and (_NEGATED if "than" in words else _NEVER).search(head):
        return turned
    if name == "up-to" and _RISING.search(head):
        return "emphatic"
    return "nearly-under" if name == "under" and _JUST.match(words) else name


def _after(text: str, item: Reading) -> str:
    """The hedge that stands after a number; empty where none does."""
    if item.kind in {"date", "ordinal", "decade", "century"}:
        return ""
    hits = ((n, p.match(text, item.end)) for n, p in _AFTER_RE)
    return next((n for n, hit in hits if hit and not _OTHER.search(hit[0])), "")
