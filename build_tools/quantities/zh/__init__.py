"""Numbers in Chinese prose: the order of the rules, and what stands round each number."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache

from build_tools.quantities.context import Compass, Grammar, in_context
from build_tools.quantities.lexicon import lexicon
from build_tools.quantities.ratios import CHINESE as RATIOS
from build_tools.quantities.reading import Reading, Rule, compounded, scan
from build_tools.quantities.zh.calendar import CALENDAR, NAMED
from build_tools.quantities.zh.counts import COUNTS
from build_tools.quantities.zh.eras import ERAS
from build_tools.quantities.zh.hedges import hedged
from build_tools.quantities.zh.periods import LUNAR, PERIODS, of_century
from build_tools.quantities.zh.shares import SAYINGS, SHARES
from build_tools.quantities.zh.spans import SPANS

_FULL_WIDTH = {
    ord(c): ord(c) - 0xFEE0
    for c in "０１２３４５６７８９％．＋－ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
} | {ord("，"): "，"}

_COMMA = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))")
"""A comma that parts no thousands."""

_UP = (
    r"增长(?!预期|目标|预测)|增加|上升|提高|上涨|扩大|回升|攀升|跃升|增至|升至|增幅|涨幅|提升|上调|高出|(?<!不)高于(?![\d一二三四五六七八九十百]|$)|走高|增产|净增|激增|猛增|"
    "多出|延长|上浮|增速|飙升|超出|加快|反弹|拉长|扩张|大涨|回暖|走强|上扬|多[收卖赚](?!入)|增收|调升|涨至|升值|涨|(?<!提)增(?!加?值|值税|设|强|收|资)|升(?!级)"
)
_DOWN = (
    r"下降|减少|下跌|降低|回落|缩小|下滑|降至|减至|跌至|降幅|跌幅|萎缩|下调|(?<!不)低于(?![\d一二三四五六七八九十百]|$)|走低|缩减|削减|收窄|负增长|压减|"
    "少增|少收|少产|贬值|下浮|减产|放缓|放慢|趋缓|减速|减缓|趋降|缩短|走弱|下挫|滑落|翻落|跳水|节省|大跌|亏损减少|调降|跌|(?<!下)降(?!雨|水|落)|减(?!税|排|贫|灾)|缩(?!略)"
)
_DIRECTION = re.compile(f"(?P<down>{_DOWN})|(?P<up>{_UP})")
_SPACE = re.compile(r"(?<![A-Za-z.,])[ \t\n\u3000\u00a0]+|[ \t\n\u3000\u00a0]+(?![A-Za-z])")
_BESIDE = re.compile(
    r"(?:(?P<down>(?<![最降])低|(?<![至最很极])少|慢|轻|短|便宜|小)|(?P<up>(?<![最提])高|(?<![至最顶])多|快|重|(?<![增最])长|贵|(?<!最)大(?!约)))(?:出)?了?(?:近|约|超过?|逾|将近|大约|至少|不到|不足)?$"
)
_CLAUSE = re.compile("[，。；：！？,;]")
_FROM = re.compile(
    r"(?:从|由|自)(?:[^，。；、从由至到]{0,12}?(?:年|月|日|季度|期)(?:末|底|初)?的?)?$"
)
_TO = re.compile(
    r"(?:增|升|提|扩|降|减|跌|跃|缩|涨|加|高|大|小|少|到|至|长|展|拓|延|落|滑|窄|调|回|变|成)[^，。；、从由幅率速]{0,2}"
    r"(?:至|到|为|成)了?(?:[^，。；、从由]{0,8}?(?:年|月|日|季度|期)(?:末|底|初)?的?)?$"
)
_JOINT = re.compile("零|又|外加|")
_LINK = re.compile(r"\s*(?:-|–|—|——|~|～|－|至|到)\s*")
_LIST = re.compile(r"\s*(?:、|和|及|与|以及|或|或者)\s*")


@lru_cache(maxsize=1024)
def readings(text: str) -> tuple[Reading, ...]:
    """All numbers of a Chinese text in their order, read in their context."""
    clean, at = squeezed(text)
    found = sorted(scan(clean, _rules())[0], key=lambda r: (r.start, r.end))
    found = compounded(clean, found, _JOINT)
    made = in_context(clean, _inherit(clean, found), _GRAMMAR)
    return tuple(r._replace(start=at[r.start], end=at[r.end - 1] + 1) for r in made)


def squeezed(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without the spaces that typesetting put round its numbers, and where it stood."""
    clean = normal(text)
    gone = {i for m in _SPACE.finditer(clean) for i in range(*m.span())}
    kept = tuple(i for i in range(len(clean)) if i not in gone)
    return "".join(clean[i] for i in kept), kept


def normal(text: str) -> str:
    """Full-width digits and letters half-width, half-width stops full-width; the length stays."""
    told = _FORMAL.sub(lambda m: m[0].translate(_CURSIVE), text.translate(_FULL_WIDTH))
    return _COMMA.sub("，", told)


_CURSIVE = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億圆", "一二三四五六七八九十百千万亿元")
_FORMAL = re.compile(
    "(?<!大)(?=[^拾佰仟]{0,2}[拾佰仟萬億元圆])[壹贰叁肆伍陆柒捌玖][零壹贰叁肆伍陆柒捌玖拾佰仟萬億万亿]*元?圆?"
)
"""Numerals as cheques and contracts write them."""


@cache
def _rules() -> tuple[Rule, ...]:
    phrases = Rule(lexicon().zh_phrases, lambda _: ())
    citations = Rule(re.compile(r"\[\d+(?:[-–—,，、]\d+)*\]|[①-⑳]"), lambda _: ())
    return (
        citations,
        *ERAS,
        *LUNAR,
        *NAMED,
        *SAYINGS,
        phrases,
        *RATIOS,
        *PERIODS,
        *CALENDAR,
        *SHARES,
        *SPANS,
        *COUNTS,
    )


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
        # 0.3个和1.7个百分点
        if one.unit == "个" and two.kind in {"points", "duration", "measure"}:
            counted = text[two.start : two.end].lstrip("0123456789.,十百千万亿两").startswith("个")
            one = one._replace(plain=counted)
        # 三亿与五亿美元
        summed = one.kind == "number" and two.kind == "amount" and not one.noun
        one = one._replace(plain=one.plain or (summed and one.scale == two.scale > 1))
        if one.plain and two.kind not in {"date", "period", "name", "ordinal"}:
            one = _take_over(one, two)
        if ranged and one.kind == two.kind:
            one = one._replace(role="from")
            result[i + 1] = two._replace(role="to")
        result[i] = one
    for i in range(1, len(result)):
        one, two = result[i - 1], result[i]
        if one.kind == two.kind == "decade" and "世" not in text[two.start : two.end]:
            result[i] = two = of_century(one, two)
        bare = one.kind == two.kind == "times" and two.unit == "either"
        if bare and _LIST.fullmatch(text[one.end : two.start]):
            result[i] = two._replace(unit=one.unit)
    return result


def _take_over(one: Reading, two: Reading) -> Reading:
    scale = two.scale if one.scale == 1 and one.low <= 10**4 else Fraction(1)
    factor = scale
    if two.kind in {"percent", "discount", "points", "duration", "measure", "amount"} and two.low:
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
    """How many base units the unit of a reading is: of 成 it is ten per cent."""
    told = {"duration", "measure", "percent", "discount", "amount", "points"}
    return Fraction(two.date[0] or 1, two.date[1] or 1) if two.kind in told else Fraction(1)


def _beside_it(head: str, text: str, item: Reading) -> str:
    if text.startswith("半", item.start):  # 大半年
        return ""
    beside = _BESIDE.search(head)
    return (beside.lastgroup or "") if beside else ""


_STILL = re.compile(
    r"(?:占(?:了|到|比|据)?(?:近|约|逾|超过?|将近|大约|至少|不到|不足|仅|的)*|[降跌减]幅[^，。；]{0,20}(?:扩大|收窄|缩小|[高低大小多少深浅]出?)了?[^，。；\d]{0,3})$"
)
"""Before a share that is no change, and before a change of a fall, which is up or down as one looks."""


def _after_it(text: str, item: Reading) -> str:
    if item.kind == "duration":
        return ""
    tail = _AFTER.match(text[item.end : item.end + 8])
    return ("down" if tail["down"] else "up") if tail else ""


_AFTER = re.compile(rf"(?:以上|左右|多|余)?的?(?:同比)?(?:{_DIRECTION.pattern})")
_GRAMMAR = Grammar(
    hedged=hedged,
    start=_FROM,
    end=_TO,
    compass=Compass(
        words=_DIRECTION,
        clause=_CLAUSE,
        reach=160,
        near=4,
        step=re.compile("[了到至为]?[近约超逾]?"),
        beside=_beside_it,
        still=_STILL,
        after=_after_it,
    ),
    link=_LINK,
    listed=_LIST,
)
