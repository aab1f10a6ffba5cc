"""How exact a Chinese text says that a number is, by the words before and after it."""

from __future__ import annotations

import re

from build_tools.quantities.reading import Reading

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


def hedged(text: str, item: Reading, earlier: list[Reading]) -> tuple[Reading, str]:
    """The reading with the hedge that stands before or after it, and the text before both."""
    del earlier
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
