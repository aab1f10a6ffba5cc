"""Numbers in Chinese prose: the order of the rules, and what stands round each number."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache

from build_tools.quantities.chinese_calendar import CALENDAR, NAMED
from build_tools.quantities.chinese_counts import COUNTS
from build_tools.quantities.chinese_shares import SHARES
from build_tools.quantities.chinese_spans import SPANS
from build_tools.quantities.lexicon import lexicon
from build_tools.quantities.reading import Reading, Rule, scan, share_hedges

_FULL_WIDTH = {
    ord(c): ord(c) - 0xFEE0
    for c in "０１２３４５６７８９％．＋－ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
} | {ord("，"): "，"}

_BEFORE = (
    (
        "at-least",
        r"至少[^，。；、\d至]{0,3}|最少|起码|不少于|不低于|不下于?|不小于|最低|不短于|下限[为是]",
    ),
    (
        "at-most",
        r"(?:至多|最多)[^，。；、\d至]{0,2}?|最高|不超过|不多于|不高于|不大于|不长于|控制在|上限[为是]",
    ),
    ("or-more", r"年满|(?<![未不])满"),
    ("only", r"(?<![，。；：])不过|仅仅|仅(?:有|为|占)?|只有|只占|只"),
    (
        "under",
        r"不足|不到|少于|低于|未满|不满|小于|未达到?|未超过|尚不足|短于|跌破|降破|失守|跌穿|击穿",
    ),
    ("nearly", r"几乎|将近|接近|(?<![附邻])近|逼近|直逼|临近"),
    (
        "about",
        r"大约(?:为|有|是|占)?|(?<![条合公契签违预节制特规协盟邀纽])约(?:需|用|花|重|长|高|在|于|为|有|是|占|合|达)?|大概|大致|差不多|估计(?:为|有)?",
    ),
    (
        "over",
        r"超过(?:了)?|超出|超|逾|多于|高于|大于|远超|早于(?=▢)|长于|(?<=[额人量数值入口率资费产模均])过",
    ),
    ("reached", r"突破|首破|破|跨过|迈过|跨越|迈上|越过|冲破|站上|站稳|重返|登上|冲上|攀上"),
    ("emphatic", r"高达|多达|长达|达到?"),
)
_BEFORE_RE = re.compile(
    "(?:"
    + "|".join(f"(?P<h{i}>{p})" for i, (_, p) in enumerate(_BEFORE))
    + r")(?:了)?(?:人民币|(?:全省|全国|其中|现在|目前|过去|原来|去年|当时|全球|世界|同期|总数|总量|总人口|正常|原先|以前|平时)的|每[^\d，。]{1,4})?$"
)
_SOFT = (
    "失守",
    "跌穿",
    "站稳",
    "登上",
    "跌破",
    "降破",
    "最低",
    "最少",
    "最多",
    "最高",
    "满",
    "年满",
)
"""Words that may be hedges, or facts."""
_AFTER = (
    ("or-more", r"(?:及|或)?以上"),
    (
        "over",
        r"有余|还多|多一点|多(?=[，。、；）的元人])|余(?=[，。、；）的元])|强(?=[，。；]|的|$)|开外|出头|之多",
    ),
    ("under", r"(?:及|或)?以下|弱(?=[，。；]|的|$)|不到"),
    ("at-most", r"以内|之内|内(?=[，。、；将])"),
    ("about", r"左右|上下|(?<=[时点分])许|(?<=年)前后|(?<=日)前后|(?<=月)前后"),
)
_AFTER_RE = re.compile("|".join(f"(?P<h{i}>{p})" for i, (_, p) in enumerate(_AFTER)))

_OF = re.compile(
    r"(?:(?<=约)占|(?<=几乎)占|(?<=超过)|(?<=不足)|(?<=不到)|(?<=接近)|(?<=近)占?)[^，。；、\d年]{1,20}的$"
)
"""What may stand between a hedge and a share: 约占全省的1/5."""
_UP = (
    "增长(?!预期|目标|预测)|增加|上升|提高|上涨|扩大|回升|攀升|跃升|增至|升至|增幅|涨幅|提升|上调|高出|高于|走高|增产|净增|激增|猛增|"
    "多出|延长|上浮|增速|飙升|超出|加快|反弹|拉长|扩张|大涨|增收|调升|涨至|升值|涨|(?<!提)增(?!加?值|值税|设|强|收|资)|升(?!级)"
)
_DOWN = (
    "下降|减少|下跌|降低|回落|缩小|下滑|降至|减至|跌至|降幅|跌幅|萎缩|下调|低于|走低|缩减|削减|收窄|负增长|压减|"
    "贬值|下浮|减产|放缓|缩短|走弱|下挫|大跌|亏损减少|调降|跌|(?<!下)降(?!雨|水|落)|减(?!税|排|贫|灾)|缩(?!略)"
)
_DIRECTION = re.compile(f"(?P<down>{_DOWN})|(?P<up>{_UP})")
_SPACE = re.compile(r"(?<![A-Za-z.,])[ \t\n\u3000\u00a0]+|[ \t\n\u3000\u00a0]+(?![A-Za-z])")
_BESIDE = re.compile(
    r"(?:(?P<down>(?<![最降])低|(?<![至最])少|慢|轻|短|便宜|小)|(?P<up>(?<![最提])高|多|快|重|(?<!增)长|贵|大(?!约)))(?:出)?了?(?:近|约|超过?|逾|将近|大约|至少|不到|不足)?$"
)
_NEAR = 4
"""Among words that contradict each other, the last counts when it stands so near."""
_CLAUSE = re.compile("[，。；：！？,;]")
_FROM = re.compile(r"(?:从|由|自)(?:[^，。；、从由]{0,12}?(?:年|月|日|季度|期)(?:末|底|初)?的?)?$")
_TO = re.compile(
    r"(?:增|升|提|扩|降|减|跌|跃|缩|涨|加|高|大|小|少|到|至|长|展|拓|延|落|滑|窄|调|回|变|成)[^，。；、从由幅率速]{0,2}"
    r"(?:至|到|为|成)了?(?:[^，。；、从由]{0,8}?(?:年|月|日|季度|期)(?:末|底|初)?的?)?$"
)
_LINK = re.compile(r"\s*(?:-|–|—|——|~|～|－|至|到)\s*")
_LIST = re.compile(r"\s*(?:、|和|及|与|以及|或|或者)\s*")


@lru_cache(maxsize=1024)
def readings(text: str) -> tuple[Reading, ...]:
    """All numbers of a Chinese text in their order, read in their context."""
    clean, at = squeezed(text)
    found = sorted(scan(clean, _rules())[0], key=lambda r: (r.start, r.end))
    made = _in_context(clean, _inherit(clean, found))
    return tuple(r._replace(start=at[r.start], end=at[r.end - 1] + 1) for r in made)


def squeezed(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without the spaces that typesetting put round its numbers, and where it stood."""
    clean = normal(text)
    gone = {i for m in _SPACE.finditer(clean) for i in range(*m.span())}
    kept = tuple(i for i in range(len(clean)) if i not in gone)
    return "".join(clean[i] for i in kept), kept


def normal(text: str) -> str:
    """Full-width digits and letters made half-width; the length stays."""
    return text.translate(_FULL_WIDTH)


@cache
def _rules() -> tuple[Rule, ...]:
    phrases = Rule(lexicon().zh_phrases, lambda _: ())
    citations = Rule(re.compile(r"\[\d+(?:[-–—,，、]\d+)*\]|[①-⑳]"), lambda _: ())
    return (citations, *NAMED, phrases, *CALENDAR, *SHARES, *SPANS, *COUNTS)


def leftovers(text: str) -> tuple[tuple[int, int], ...]:
    """Digits and Han numerals that neither a number nor a set phrase accounts for."""
    clean, at = squeezed(text)
    masked = scan(clean, _rules())[1]
    return tuple(
        (at[m.start()], at[m.end() - 1] + 1)
        for m in re.finditer(r"\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千万亿]+", masked)
    )


def _inherit(text: str, found: list[Reading]) -> list[Reading]:
    """Give 20 the scale and unit of 50亿元 in 20至50亿元, and mark the ends of the range."""
    result = list(found)
    for i in range(len(result) - 2, -1, -1):
        one, two = result[i], result[i + 1]
        between = text[one.end : two.start]
        ranged = _LINK.fullmatch(between)
        if not ranged and not _LIST.fullmatch(between):
            continue
        if one.plain and two.kind not in {"date", "period", "name", "ordinal"}:
            one = _take_over(one, two)
        if ranged and one.kind == two.kind:
            one = one._replace(role="from")
            result[i + 1] = two._replace(role="to")
        result[i] = one
    for i in range(1, len(result)):
        one, two = result[i - 1], result[i]
        bare = one.kind == two.kind == "times" and two.unit == "either"
        if bare and _LIST.fullmatch(text[one.end : two.start]):
            result[i] = two._replace(unit=one.unit)
    return result


def _take_over(one: Reading, two: Reading) -> Reading:
    scale = two.scale if one.scale == 1 and one.low <= 10**4 else Fraction(1)
    factor = scale
    if two.kind in {"percent", "points", "duration", "measure"} and two.low:
        factor = scale * _factor(two)
    if two.kind == "number" and scale == 1:
        return one
    return one._replace(
        bare=one.low,
        kind=two.kind,
        low=one.low * factor,
        high=one.high * factor,
        unit=two.unit,
        noun=two.noun,
        plain=False,
    )


def _factor(two: Reading) -> Fraction:
    """How many base units the unit of a reading is; it is kept in `date` of no reading."""
    return (
        Fraction(two.date[0] or 1, two.date[1] or 1)
        if two.kind in {"duration", "measure"}
        else Fraction(1)
    )


def _in_context(text: str, found: list[Reading]) -> list[Reading]:
    result: list[Reading] = []
    for item in found:
        if item.kind in {"name", "period"}:
            result.append(item)
            continue
        made, before = _hedged(text, item)
        made = _directed(text, made)
        if not made.role:
            role = "from" if _FROM.search(before) else "to" if _TO.search(before) else ""
            made = made._replace(role=role)
        result.append(made)
    return share_hedges(result, lambda a, b: bool(_LINK.fullmatch(text[a:b])))


def _hedged(text: str, item: Reading) -> tuple[Reading, str]:
    """The reading with the hedge that stands before or after it, and the text before both."""
    before = text[: item.start].rstrip(' “”"')
    hedge = _BEFORE_RE.search(before)
    after = _AFTER_RE.match(text, item.end)
    if not hedge and item.kind in {"percent", "fraction", "permille"}:
        hedge = _BEFORE_RE.search(_OF.sub("", before))
    recent = bool(hedge) and item.kind in {"duration", "date"} and before.endswith("近")
    if hedge:
        before = before[: hedge.start()] if hedge.lastgroup != f"h{len(_BEFORE) - 1}" else before
    if (
        item.kind == "points"
        and item.low == 1
        and before.endswith(("每增加", "每提高", "每上升", "每下降", "每降低", "每增长", "每"))
    ):
        item = item._replace(weak=True)
    if item.hedge:
        return item, before
    if hedge and item.kind != "ordinal":
        name = next(n for i, (n, _) in enumerate(_BEFORE) if hedge[f"h{i}"])
        if name == "at-least" and after:
            after = None
        compared = hedge[0] in {"高于", "低于"} or name in {"emphatic", "only"}
        if not (compared and after):
            return item._replace(
                hedge=name,
                soft=recent or hedge[0].startswith(_SOFT),
            ), before
    if after and item.kind not in {"ordinal", "decade", "century"}:
        name = next(n for i, (n, _) in enumerate(_AFTER) if after[f"h{i}"])
        soft = name == "at-most" and item.kind == "duration" and after[0] == "内"
        if item.kind != "date" or name == "about":
            return item._replace(hedge=name, soft=soft or after[0] == "之多"), before
    return item, before


def _directed(text: str, item: Reading) -> Reading:
    if item.direction or item.kind in {"date", "ordinal", "century", "decade", "clock"}:
        return item
    head = text[max(0, item.start - 160) : item.start]
    cuts = [m.end() for m in _CLAUSE.finditer(head)]
    head = head[cuts[-1] :] if cuts else head
    beside = _BESIDE.search(head)
    if beside:
        return item._replace(direction="down" if beside["down"] else "up")
    words = list(_DIRECTION.finditer(head))
    if item.kind == "duration":
        words = [w for w in words[-1:] if re.fullmatch("[了到至为]?[近约超逾]?", head[w.end() :])]
    if words and (len({w.lastgroup for w in words}) == 1 or len(head) - words[-1].end() <= _NEAR):
        return item._replace(direction=words[-1].lastgroup or "")
    tail = item.kind != "duration" and re.match(
        rf"(?:以上|左右|多|余)?的?(?:同比)?(?:{_DIRECTION.pattern})", text[item.end : item.end + 8]
    )
    if tail:
        return item._replace(direction="down" if tail["down"] else "up")
    return item
