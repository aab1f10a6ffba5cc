"""How exact a Chinese text says that a number is, by the words before and after it."""

from __future__ import annotations

import re

from build_tools.quantities.reading import Reading

_BEFORE = (
    (
        "at-least",
        r"(?:至少|最少|起码|少说)[^，。；、\d至]{0,3}|不(?:得|能|应|可|会|宜|致|至于?)?(?:少|低|小|短|早)于|不下于?|最低|最短|下限[为是]|保底",
    ),
    (
        "at-most",
        r"(?:至多|最多(?!时)|顶多|撑死)[^，。；、\d至]{0,2}?|最[高长多](?:可|能)[^，。；、\d]{1,3}|限[购领报售投]|最高|最长|最迟|最大|不(?:得|能|会|应|可)?超过?|(?:从未|没有?)超过|不(?:得|能|应|可|会|宜)?(?:多|高|大|长|晚)于|控制在|上限[为是]|封顶",
    ),
    ("or-more", r"年满|(?<![未不])满"),
    ("only", r"(?<![，。；：])不过|仅仅|仅(?:有|为|占)?|只有|只占|只"),
    (
        "under",
        r"不足|不到|不及|少于|低于|未满|不满|小于|未达到?|没有?达到|未超过|尚不足|短于|窄于|轻于",
    ),
    ("broken", r"跌破|降破|失守|跌穿|击穿|跌至[^，。；、\d]{0,3}以下的?"),
    ("nearly", r"几乎|将近|接近|(?<![附邻最])近|逼近|直逼|临近|趋近于?|濒临|快到"),
    ("roughly", r"差不多"),
    (
        "about",
        r"大约(?:为|有|是|占)?|(?<![条合公契签违预节特规协盟邀纽])约(?:需|用|花|重|长|高|在|于|为|有|是|占|合|达)?|大概|大致|约莫|估摸|估计",
    ),
    (
        "over",
        r"超过(?:了)?|超出|超|逾|多于|高于|大于|宽于|重于|远超|早于(?=▢)|长于|[活撑熬挺]过|(?<=[额人量数值入口率资费产模均年])过",
    ),
    (
        "reached",
        r"突破|首破|破|跨过|迈过|跨越|[迈跨踏]上|[跨迈步]入|跻身|越过|冲破|站上|站稳|重返|登上|冲上|攀上",
    ),
    ("as-much", r"高达|多达"),
    ("emphatic", r"长达|达到?"),
)
_BEFORE_RE = re.compile(
    "(?:"
    + "|".join(f"(?P<h{i}>{p})" for i, (_, p) in enumerate(_BEFORE))
    + r")(?:了)?(?:[需得]?要|[需要]?[花耗]费?|折合|[新旧]币|人民币|法币|国币|大洋|银元|白银|(?:全省|全国|全市|全县|其中|现在|目前|过去|原来|去年|当时|全球|世界|同期|总数|总量|总人口|正常|原先|以前|平时)的?"
    r"|每[^\d，。]{1,6}|(?<![达到过])[有可能需][^，。；：、\d的不约近超逾至最多少仅]{1,8}|(?:增长|增加|上涨|提高|扩大|下降|减少|上升|翻|涨|增|缩短|延长|[花用走占]|是|为|相当于|等于)了?)?$"
)
_SOFT = (
    "活过",
    "撑过",
    "熬过",
    "挺过",
    "高达",
    "站稳",
    "登上",
    "控制在",
    "估计",
    "满",
    "年满",
    "最大",
    "封顶",
    "保底",
    "上限",
    "下限",
    "限",
)
"""Words that may be hedges, or facts."""
_AFTER = (
    ("or-more", r"[级]?(?:（含）|\(含\)|及|或)?以上|级及?以上"),
    (
        "over",
        r"(?:还)?有余|还多|多一点|好几(?=[，。了岁的])|多(?=[，。、；）的元人])|余(?=[，。、；）的元])|强(?=[，。；]|的|$)|开外|出头|挂零|之多|之上",
    ),
    ("under", r"(?:（含）|\(含\)|及|或)?以下|弱(?=[，。；]|的|$)|不到"),
    ("at-most", r"以内|之内|内(?=[，。、；将])"),
    ("about", r"左右|上下|(?<=[时点分])许|(?<=年)前后|(?<=日)前后|(?<=月)前后"),
)
_AFTER_RE = re.compile("|".join(f"(?P<h{i}>{p})" for i, (_, p) in enumerate(_AFTER)))

_CLASS_UP = re.compile("[^，。；、\\d]{1,10}[及或级]以上")
"""31个省会及以上城市: what English may say of the number or of the class."""
_OF = re.compile(
    r"(?P<hedge>大?约|几乎|超过|不足|不到|不及|接近|将近|近|逾|至少|不超过|多于|少于)(?:占|为|是|相当于|等于)?"
    r"(?:(?:\d{4}年)[^，。；、\d]{0,8}|[^，。；、\d]{1,3}年前|[^，。；、\d年]{1,20})的$"
)
"""What may stand between a hedge and a share: 约占全省的1/5."""
_PARTS = frozenset({"percent", "fraction", "permille", "times"})
_RANGED = re.compile("最[低少短小][^。；]{1,20}最[高多长大]")
_BESIDES = re.compile("(?:低于|高于|多于|少于|超过|超出|大于|小于).*[^的了]$")
"""低于全国1.5个百分点 compares, 不到全国1.5% hedges."""
_EACH = re.compile("每(?:增加|提高|上升|下降|降低|增长)?$")
_LASTING = re.compile(
    r"(?:时|达|了|多|多出|少|快|早|晚|经过|需要?|为期|续|等待?|花费?|耗|用|[提推]前|推迟|缩短|延长|积累|经营|从事|存在|搁置|拖延|停工|停产)$"
)
"""Verbs after which 近 before a length of time is nearly, and not the last so many."""


_ABLE = re.compile("(?:可(?!支配|比)|能(?=够|容|装|坐|载|停|产|存))[^，。；、\\d]{0,6}$")
"""Before what can be reached, and may be told as up to so much."""


def hedged(text: str, item: Reading, earlier: list[Reading]) -> tuple[Reading, str]:
    """The reading with the hedge that stands before or after it, and the text before both."""
    whole = text[: item.start].rstrip(' “”"')
    hedge = None if _of_a_year(text, item) else _hedge(whole, item, earlier)
    emphatic = hedge is not None and hedge.lastgroup == f"h{len(_BEFORE) - 1}"
    before = whole[: hedge.start()] if hedge and not emphatic else whole
    if item.kind == "points" and item.low == 1 and _EACH.search(before):
        item = item._replace(weak=True)
    name = next((n for i, (n, _) in enumerate(_BEFORE) if hedge and hedge[f"h{i}"]), "")
    if item.hedge:
        return item._replace(also=name), before
    after = _AFTER_RE.match(text, item.end)
    if hedge and item.kind != "ordinal" and item.unit not in {"强", "佳"}:
        compared = hedge[0] in {"高于", "低于"} or name in {"emphatic", "only", "as-much"}
        if not (compared and after):
            span = name in {"at-least", "at-most"} and _RANGED.search(text)
            soft = bool(span) or _recent(whole, item) or hedge[0].startswith(_SOFT)
            also = _after(item, after).hedge if after else ""
            return item._replace(hedge=name, soft=soft, also=also), before
    if not after and item.kind in {"count", "number", "amount", "measure"} and _ABLE.search(whole):
        item = item._replace(hedge="emphatic")
    if not after and _CLASS_UP.match(text, item.end):
        item = item._replace(soft=True)
    return _after(item, after) if after else item, before


def _of_a_year(text: str, item: Reading) -> bool:
    """约为2000年的18倍: the hedge belongs to what is told of that year."""
    if item.kind == "duration":
        return text.startswith("前的", item.end)
    return item.kind == "date" and text.startswith("的", item.end)


def _hedge(before: str, item: Reading, earlier: list[Reading]) -> re.Match[str] | None:
    """The hedge that ends the text before a number; a share may stand behind what it is a share of.

    A hedge that stands before another number is said of that one.
    """
    found = _BEFORE_RE.search(before)
    if found and earlier and found.start() < earlier[-1].start:
        found = _BEFORE_RE.search(before, earlier[-1].end)
    if not found and item.kind in _PARTS:
        found = _BEFORE_RE.search(_OF.sub(r"\g<hedge>", before))
    return None if found and _BESIDES.match(found[0]) else found


def _recent(before: str, item: Reading) -> bool:
    """近十年 may be the last ten years."""
    dated = item.kind in {"duration", "date"} and before.endswith("近")
    return dated and not _LASTING.search(before[:-1])


def _after(item: Reading, after: re.Match[str]) -> Reading:
    name = next(n for i, (n, _) in enumerate(_AFTER) if after[f"h{i}"])
    if item.kind in {"ordinal", "decade", "century"} or (item.kind == "date" and name != "about"):
        return item
    soft = name == "at-most" and item.kind in {"duration", "measure"} and after[0] in {"内", "之内"}
    return item._replace(hedge=name, soft=soft or after[0] == "之多")
