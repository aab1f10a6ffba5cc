"""How exact a Chinese text says that a number is, by the words before and after it."""

from __future__ import annotations

import re

from build_tools.quantities.reading import Reading

ABOUT = "(?<![条公契签违预节特规协盟邀纽])(?<!(?<![折适联组混整综])合)约"
"""约 as about, and not in 条约, 合约 and the like."""
_NEVER = (
    "(?:从未|从不|从没|从来(?:没有?|不)|未曾?|没有?|不曾|尚未|并未|鲜有|很少|极少|难以|难|无一)"
)
_BEFORE = (
    (
        "at-least",
        rf"足足有?|足有|[少快短低]则|{_NEVER}(?:低于|少于|短于|小于|跌破|低过)|(?:至少|最少|最?起码|少说|怎么也|保守估计)[^，。；、\d至]{{0,3}}|不(?:得|能|应|可|会|宜|致|至于?)?(?:少|低|小|短|早|晚|弱)于|不下于?|(?:最低|最短|最小)(?:也?[要有需达为得])?|下限[为是]|保底",
    ),
    (
        "at-most",
        rf"[多慢长高]则|(?:至多|最多(?!时)|顶多|充其量|撑死)(?:不过|只有|[^，。；、\d至]{{0,2}}?)|最[高长多](?:可|能)[^，。；、\d]{{1,3}}|限[购领报售投]|(?<![期年权时界有无极局])限定?[在为于]?|最高|最长|最迟|最大|不(?:得|能|会|应|可|宜|致|允许|准)?(?:超过?|突破)|{_NEVER}(?:超过?|突破|高于|多于|逾|大于)|不逾|不(?:得|应|可|会|宜|能)?(?:多|高|大|长|晚|迟)于|控制在|上限[为是]|封顶",
    ),
    ("or-more", r"年满|(?<![未不])满"),
    ("over", r"(?:远?不止|不只|何止|岂止|远非)(?:是|有|这)?"),
    ("only", r"(?<![，。；：])不过|(?:仅仅|仅|只|才)(?:有|为|占|是|剩)?|只不过|区区"),
    (
        "under",
        r"不足|不到|不及|少于|低于|未满|不满|小于|未达到?|没有?达到|没到|未到|未及|不够|不抵|达不到|用不了|要不了|不出|尚不足|短于|窄于|轻于|早于(?!▢)|慢于|弱于|(?<![赶比跟追犯谈关合称算看考])不上",
    ),
    ("broken", r"跌破|降破|失守|跌穿|击穿|跌至[^，。；、\d]{0,3}以下的?"),
    (
        "nearly",
        r"几乎(?!每|所有|全)|将近|接近于?|(?<![附邻最])近乎?|逼近|直逼|临近|趋近于?|濒临|(?<![最加])快到?|几近|几达|(?<=[了有])小|将及|眼看就?到?",
    ),
    ("roughly", r"差不多(?:有|是|为|要|占)?"),
    (
        "about",
        rf"大约(?:为|有|是|占)?|{ABOUT}(?:莫|摸|略|计|需|用|花|重|长|高|在|于|为|有|是|占|合|达)?|大概|大致|大体|大略|估摸|估[计算]|概[为计]|(?:大致|大体|大概)上?(?:为|有|是|在)",
    ),
    (
        "over",
        r"超过(?:了)?|超[出逾]?|逾越?|多于|高于|大于|宽于|重于|远超|早于(?=▢)|长于|快于|强于|[活撑熬挺]过|(?<=[额人量数值入口率资费产模均年已刚早家位户者])过|(?:^|(?<=[，。；、：“（]))过",
    ),
    (
        "reached",
        r"突破|[首大]?破|跨过|迈过|跨越|[迈跨踏]上|[跨迈步]入|跻身|越过|超越|冲破|站上|站稳|重返|登上|冲上|攀上|收复|守[住稳]",
    ),
    ("as-much", r"高达|多达"),
    ("emphatic", r"长达|达到?"),
)
_BEFORE_RE = re.compile(
    "(?:"
    + "|".join(f"(?P<h{i}>{p})" for i, (_, p) in enumerate(_BEFORE))
    + r")(?:了)?(?:[需得]?要|[需要]?[花耗]费?|折合|[新旧]币|人民币|法币|国币|大洋|银元|白银|(?:全省|全国|全市|全县|其中|现在|目前|过去|原来|去年|当时|全球|世界|同期|总数|总量|总人口|正常|原先|以前|平时)的?"
    r"|每[^\d，。]{1,6}|(?<![达到过])[有可能需][^，。；：、\d的不约近超逾至最多少仅]{1,8}|(?:增长|增加|上涨|提高|扩大|下降|减少|上升|翻|涨|增|缩短|延长|[花用走占过等坐谈歇住干做跑睡站待守熬]|是|为|相当于|等于)了?)?$"
)
_SOFT = (
    "活过",
    "撑过",
    "熬过",
    "挺过",
    "高达",
    "站稳",
    "收复",
    "守",
    "足",
    "少则",
    "快则",
    "短则",
    "低则",
    "多则",
    "慢则",
    "长则",
    "高则",
    "登上",
    "控制在",
    "估计",
    "满",
    "年满",
    "最大",
    "封顶",
    "保底",
    "不出",
    "保守",
    "早于",
    "慢于",
    "快于",
    "弱于",
    "强于",
    "不够",
    "才",
    "上限",
    "下限",
    "限",
)
"""Words that may be hedges, or facts."""
_END = "(?=[，。、；）])"
_AFTER = (
    ("or-more", rf"[级]?(?:（含）|\(含\)|及|或)?以上|级及?以上|起步?{_END}|打底"),
    (
        "over",
        rf"(?:还)?有[余奇]|还(?:多|不止)|多一点|好几(?=[，。了岁的])|多(?=[，。、；）的元人])|(?<=[成倍里斤亩尺吨])多(?![数少么次])|余(?=[，。、；）的])|强(?=[，。；]|的|$)|开外|出头|冒头|打不住|不止{_END}|挂零|之多|之上|上方",
    ),
    ("or-less", r"(?:（含）|\(含\)|及|或)?以下"),
    (
        "under",
        rf"下方|弱(?=[，。；]|的|$)|[^，。；、\d]{{0,3}}[都也还]?(?:不到|没到|未到|不足|不及){_END}",
    ),
    (
        "at-most",
        r"以内|之内|内(?=[，。、将])|(?<=[年月周日天时分秒里米钟])内(?![部地容外陆存向河])|封顶|到顶|为(?:上限|限|顶)",
    ),
    (
        "about",
        r"左右|上下|光景|(?<=[时点分])许|许(?=[，。；])|(?<=年)前后|(?<=日)前后|(?<=月)前后|前后(?=[，。；])",
    ),
    ("roughly", "附近|(?<=[元点块])一线(?!城)"),
    (
        "about",
        "(?<=[\\d一二两三四五六七八九十百千万里斤尺丈亩])来(?=[块元斤亩里岁吨路远地长深高重宽]|公[里斤顷])",
    ),
)
_AFTER_RE = re.compile("|".join(f"(?P<h{i}>{p})" for i, (_, p) in enumerate(_AFTER)))

_CLASS_UP = re.compile("[^，。；、\\d]{1,10}[及或级]以上")
"""31个省会及以上城市: what English may say of the number or of the class."""
_OF = re.compile(
    r"(?P<hedge>大?约|高达|多达|几乎|超过|不足|不到|不及|接近|将近|近|逾|至少|不超过|多于|少于)(?:占|为|是|相当于|等于)?"
    r"(?:(?:\d{4}年)[^，。；、\d]{0,14}|[^，。；、\d]{1,3}年前|(?:[^，。；、\d年]|[上去当全同往前今本历明该]年|年(?=[收支总产均薪度])){1,20})的$"
)
"""What may stand between a hedge and a share: 约占全省的1/5."""
_MANY = 100
"""A threshold that 过 at the head of a clause is said of; fewer are passed one by one."""
_PARTS = frozenset({"percent", "fraction", "permille", "times"})
_RANGED = re.compile("最[低少短小][^。；]{1,20}最[高多长大]")
_BESIDES = re.compile("(?:低于|高于|多于|少于|超过|超出|大于|小于).*[^的了]$")
"""低于全国1.5个百分点 compares, 不到全国1.5% hedges."""
_THAN = frozenset(
    {
        "高于",
        "低于",
        "快于",
        "慢于",
        "多于",
        "少于",
        "大于",
        "小于",
        "长于",
        "短于",
        "强于",
        "弱于",
        "超过",
        "超出",
    }
)
_MEASURE = re.compile(
    "的[^，。；、]{0,8}(?:平均|均值|标准|阈值|门槛|临界|警戒|红线|基准|水平|目标|底线|上限|下限|增速|均速)"
)
"""After a value that something is held against: 低于10%的警戒线 may be told in other words."""
_EACH = re.compile("每(?:增加|提高|上升|下降|降低|增长)?$")
_LASTING = re.compile(
    r"(?:时|达|了|多|多出|少|快|早|晚|经过|需要?|为期|续|等待?|花费?|耗|用|[提推]前|推迟|缩短|延长|积累|经营|从事|存在|搁置|拖延|停工|停产|过去|前后|跨度|历经|共|已|已有)$"
)
"""Verbs after which 近 before a length of time is nearly, and not the last so many."""
_ENDED = re.compile("了|[，。；]")
"""After a length of time that closes its clause, and so is how long something took."""

_ABLE = re.compile("(?:可(?!支配|比)|能(?=够|容|装|坐|载|停|产|存))[^，。；、\\d]{0,6}$")
"""Before what can be reached, and may be told as up to so much."""


def hedged(text: str, item: Reading, earlier: list[Reading]) -> tuple[Reading, str]:
    """The reading with the hedge that stands before or after it, and the text before both."""
    made, before = _hedged(text, item, earlier)
    other = "at-least" if made.hedge == "under" else "at-most"
    bound = made.hedge in {"over", "or-more", "reached", "under"} and not made.also
    return made._replace(also=other) if bound and _NONE.search(before) else made, before


def _hedged(text: str, item: Reading, earlier: list[Reading]) -> tuple[Reading, str]:
    whole = text[: item.start].rstrip(' “”"')
    hedge = None if _of_a_year(text, item) else _hedge(whole, item, earlier)
    quick = hedge and hedge[0] in {"快", "快了"} and not text.startswith("了", item.end)  # 快5天
    passed = (
        hedge and hedge[0] in {"过", "过了"} and item.kind not in _PARTS and item.low < _MANY
    )  # 过三年
    if quick or passed:
        hedge = None
    emphatic = hedge is not None and hedge.lastgroup == f"h{len(_BEFORE) - 1}"
    before = whole[: hedge.start()] if hedge and not emphatic else whole
    if item.kind == "points" and item.low == 1 and _EACH.search(before):
        item = item._replace(weak=True)
    name = _named(hedge, _BEFORE)
    if item.hedge:
        name = "" if hedge and hedge[0].endswith("则") else name
        return item._replace(also=name or item.also), before
    after = _AFTER_RE.match(text, item.end)
    if hedge and item.kind != "ordinal" and item.unit not in {"强", "佳"}:
        compared = hedge[0] in {"高于", "低于"} or name in {"emphatic", "only", "as-much"}
        if not (compared and after):
            ranged = name in {"at-least", "at-most"} and bool(_RANGED.search(text))
            soft = ranged or _recent(text, whole, item) or _fact(text, item, hedge[0])
            second = _after(item, after) if after else item
            also = "" if second.soft else second.hedge
            return item._replace(hedge=name, soft=soft, also=also), before
    if not after and item.kind in {"count", "number", "amount", "measure"} and _ABLE.search(whole):
        item = item._replace(hedge="emphatic")
    if not after and _CLASS_UP.match(text, item.end):
        item = item._replace(soft=True)
    return _after(item, after) if after else item, before


_NONE = re.compile(
    "(?:没有?|无[一人]|未[有曾能]|没能|无法|难以|鲜有|少有|不[得能许准可应]|禁止|严禁|从[未没]|从不(?![足到及满])|不足以)[^，。；]{0,12}$"
)
"""Before a bound that nothing passes, or may: 没有一家的产值超过5亿元."""


def _fact(text: str, item: Reading, words: str) -> bool:
    """Whether the words may tell no hedge: 最低五分之一 is the lowest fifth, and what is compared stands."""
    lowest = item.kind == "fraction" and words in {"最低", "最高", "最大", "最小"}
    spanned = item.kind == "duration" and words.startswith("跨")
    compared = words in _THAN and bool(_MEASURE.match(text, item.end))
    return lowest or spanned or compared or words.startswith(_SOFT)


_OF_THEN = re.compile(
    "[^，。；：、的\\d]{0,14}的(?:$|[^，。；：、]{0,2}[\\d一二两三四五六七八九十百半]|(?=[^，。；：、\\d]{0,6}倍))|的"
)


def _of_a_year(text: str, item: Reading) -> bool:
    """约为2000年的18倍: the hedge belongs to what is told of that year."""
    if item.kind == "duration":
        return text.startswith("前的", item.end)
    return item.kind == "date" and bool(_OF_THEN.match(text, item.end))


def hedge_before(text: str) -> str:
    """The name of the hedge that ends this text; empty where none does."""
    return _named(_BEFORE_RE.search(text), _BEFORE)


def _named(found: re.Match[str] | None, table: tuple[tuple[str, str], ...]) -> str:
    """The name of the row of a table that matched; empty where nothing did."""
    return next((n for i, (n, _) in enumerate(table) if found and found[f"h{i}"]), "")


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


def _recent(text: str, before: str, item: Reading) -> bool:
    """近十年 may be the last ten years."""
    dated = item.kind in {"duration", "date"} and before.endswith("近")
    return (
        dated
        and not _LASTING.search(before[:-1])
        and not (before[:-1] and _ENDED.match(text, item.end))
    )


def _after(item: Reading, after: re.Match[str]) -> Reading:
    name = _named(after, _AFTER)
    if item.kind in {"ordinal", "decade", "century"} or (item.kind == "date" and name != "about"):
        return item
    soft = name == "at-most" and item.kind in {"duration", "measure"} and after[0] in {"内", "之内"}
    soft = soft or after[0] in {"之多", "起", "起步", "一线"}
    return item._replace(hedge=name, soft=soft, also="over" if after[0] == "来" else "")
