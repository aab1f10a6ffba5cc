"""Amounts, measures, durations and counts in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from re import Match

from build_tools.quantities.lexicon import Unit, lexicon
from build_tools.quantities.numerals import ARABIC, HAN_DIGITS, HAN_SCALES, han
from build_tools.quantities.reading import GONE, Reading, Rule, reading
from build_tools.quantities.zh.coins import COINS
from build_tools.quantities.zh.nouns import ACCOUNTS, ahead, enumerated, noun_at
from build_tools.quantities.zh.ordinals import ORDINALS

_NUMBER = re.compile(
    rf"(?P<vague>[几数](?=[十百千万亿])|上(?=[百千万亿]))?(?P<past>(?<![通经不度超越])过(?=[百千万亿]))?"
    rf"(?P<minus>(?<![\d%％年月])[-−](?=\d)|负|零下)?"
    rf"(?P<body>(?:(?<![\d.]){ARABIC}|[〇零一二三四五六七八九十百万亿]|(?<![十百千万亿\d])两(?!\d)|两(?=[百千万亿])|千(?![瓦克米帕焦卡赫伏])|(?<=[〇零一二三四五六七八九十])点(?=[〇零一二三四五六七八九])"
    rf"|(?<=[\d十百千万])[多余](?=[十百千万亿])|(?<=[十])几(?=[十百千万亿])|(?<=[百千万])儿(?=八)|(?<=[十百千])来(?=[十百千万亿])|(?<=\d)\s(?=[万亿]))+)"
    rf"(?P<tail>多(?!样|元化|边|极|维|党|方)|余(?!额)|(?<=[十百千万\d])来(?=[个人号年天名家只间辆台张条户位件种次里亩斤岁公块座所项头套单艘批公分口吨米元块头匹棵株本枚颗粒把片根条双门])|(?<=十)几|(?<=[百千万])把(?=[个人块元斤年天家里亩号]))?"
)
_NO_UNIT = re.compile(
    r"年(?:级|轻|代)|天(?:然|津|下|空|猫)|升(?:至|到|级|为|值)|里(?:程|面|约)|方(?:面|式|案|法|向|便|阵|可)"
    r"|度(?:过|假)|克(?:服|隆|里)|周(?:边|围|期|转)|米(?:粉|其)|元(?:旦|素|宇|首|器|月)|寸步|圆满|秒杀|石(?:油|化|头|材|灰|墨|英|狮|榴|窟|桥|碑|板|景|破|雕|料)|担(?:保|任|当|负|心|忧)|顷刻|两(?:岸|侧)|磅礴|桶装|个(?:季度?|年度?|月度?|[周日])[一-龥]{0,4}(?:观测|观察[值点]|样本|数据|记录)"
)
_NO_MEASURE = re.compile(
    r"大(?:批|量|多|约|陆|力|学|连)|国(?:际|家|内|外|民|有|务)|地(?:区|方|产|位|铁)|方(?:面|式|案|法|向)|市(?:场)|区(?:域)|"
    r"家(?:庭|居|电)|人(?:均(?![为是系])|民|工|类|口|才|力)|时(?:代|期|间|候)|年(?:级)|日(?:本)|分(?:别|析|布|之|配|工|为)|次(?:要)|种(?:植)|名(?:义|为)|"
    r"车(?:间|企)|根据|步(?:入)|面(?:对|向|临)|关(?:键|于|系)|员|科(?:技|学)|重(?:要|点|大)|路(?:径)|点(?:击)|代(?:表)|级别|行(?:业|政|动)|项目|"
    r"类(?:似)|城(?:市|镇)|场(?:所)|头(?:部)|间接|把(?:握)|对(?:外|于|口)|道(?:路)|层(?:次)|端(?:口)|季"
)
_HEDGE = re.compile(
    "(?:超|超过|近|逾|破|达|不足|不到|约|接近|多达|高达|年薪|月薪|收入|身家|资产|产值|额)$"
)
_ROUND = re.compile("以上|以下|左右|上下|级")
"""After one of these a bare 百万 is a number."""
_WEAK_TWO = frozenset("代国岸者地方侧端面极头性类")
_LABELS = frozenset("期号楼级章")


_SIZED = frozenset("国省市县镇村") | {"省份"}
"""万亿省份: a province of a trillion, whose sum English may leave to the words before."""
_PLACES = frozenset("国省市县区乡镇村州城校院馆站港园街巷")
"""Measure words that say what they count."""


_SPOKEN = re.compile("(?P<scale>百|千|万)(?:儿?八(?:十|百|千)|十)(?P<more>[万亿]?)")
"""百八十, 千儿八百: a hundred or so, a thousand or so. Source: general knowledge of the language."""


def _parts(body: str) -> tuple[Fraction, Fraction, Fraction, bool] | None:
    """Low, high, the scale that was a word, and whether a hedge stood inside (70多亿)."""
    inner = bool(re.search("[多余几来]", body))
    plain = re.sub(r"[多余几来\s,]", "", body)
    value = han(plain)
    if value is None:
        return None
    scale = Fraction(1)
    for mark in re.findall("[万亿]", re.sub(r"^[^万亿]*", "", plain)):
        scale *= HAN_SCALES[mark]
    return (*value, scale, inner)


def _hedge(m: Match[str], *, inner: bool) -> str:
    if m["vague"] == "上" and m.string[m.start() - 1 : m.start()] in {"不", "没", "未"}:
        return "under"
    if m["vague"]:
        return "several"
    if m["tail"] == "把" or "来" in (m["tail"] or m["body"]):
        return "about"
    return "over" if inner or m["past"] or m["tail"] else ""


def _number(m: Match[str]) -> Iterable[Reading] | None:
    spoken = _SPOKEN.fullmatch(m["body"])
    parts = _parts(spoken["scale"] + spoken["more"] if spoken else m["body"])
    if parts is None:
        return None
    low, high, scale, inner = parts
    made = Reading(
        "number",
        low,
        high,
        *m.span(),
        hedge="about" if spoken else _hedge(m, inner=inner),
        also="over" if "来" in m[0] else "",
        scale=scale,
    )
    if m["minus"]:
        made = made._replace(direction="down")
    text, end = m.string, m.end()
    gap = re.match(
        r"\s?(?:个?多(?=月|小时|星期|世纪|百)|个半(?=月|小时|星期|世纪|钟头)|余(?=元|人))?",
        text[end:],
    )
    offset = end + (gap.end() if gap else 0)
    with_unit = _with_unit(m, made, gap[0].strip() if gap else "", offset)
    if with_unit:
        return (with_unit,)
    return _counted(m, made)


def _with_unit(m: Match[str], made: Reading, between: str, offset: int) -> Reading | None:
    text = m.string
    probe = text[offset:]
    if between.startswith("个"):
        probe, made = "个" + probe, _with_half(made, between)
        offset -= 1
    found = lexicon().zh_unit.match(probe)
    before = lexicon().zh_before.search(text[: m.start()].rstrip())
    if found and not _NO_UNIT.match(probe) and _means_unit(m, found[0]):
        if before and found[0] in {"元", "圆", "块", "块钱"}:  # 港币3.85元
            made = made._replace(start=before.start())
            end = offset + found.end()
            whole = _unit(made, lexicon().zh_units["元"], text, end)
            return whole._replace(unit=_currency(before[0]))
        return _unit(made, lexicon().zh_units[found[0]], text, offset + found.end())
    if before:
        symbol = _currency(before[0])
        start = before.start()
        if text[start : before.end()] and symbol:
            return made._replace(kind="amount", unit=symbol, start=start)
    return None


def _with_half(made: Reading, between: str) -> Reading:
    if "半" in between:
        half = Fraction(1, 2)
        return made._replace(low=made.low + half, high=made.high + half)
    return made._replace(hedge="over") if "多" in between else made


_WIDE = re.compile("(?:方圆|绵延|相距|纵横|蜿蜒|相隔)$")


def _means_unit(m: Match[str], unit: str) -> bool:
    """A bare 万 or 千 before a unit is a number; 一里, 一度 or 一方 hardly ever is."""
    if unit == "两":  # ten taels or more: 三两 may be two or three
        return len(m["body"]) > 1 and m.string[m.end() - 1] != "第"
    if unit in {"里", "度", "方", "寸", "磅", "升", "克", "载", "圆"} and len(m["body"]) == 1:
        if m["vague"] or _WIDE.search(m.string[: m.start()]):  # 上百里, 方圆百里
            return True
        return m["body"] not in "一百千万亿" and (unit != "度" or m["body"].isdigit())
    return True


def _unit(made: Reading, unit: Unit, text: str, end: int) -> Reading:
    tail = re.match(r"(?:多|余)(?![元样])|半(?!导|年)", text[end:]) if made.hedge == "" else None
    low, high = made.low, made.high
    if tail and tail[0] == "半":
        low, high = low + Fraction(1, 2), high + Fraction(1, 2)
    hedge = "over" if tail and tail[0] != "半" else made.hedge
    bare = text[made.start : made.end]
    each = text[max(0, made.start - 1) : made.start] == "每"
    weak = (bare == "一" and low == made.low) or (
        bare in {"百", "千", "万"} and (unit.kind == "duration" or each)
    )
    weak = weak or (unit.kind == "amount" and made.low == 1)
    if unit.kind == "amount" and text[end : end + 3] == "人民币":
        end += 3
    round_sum = unit.kind == "amount" and set(bare) <= set("百千万亿")
    if unit.symbol == "degC" and made.direction:
        low, high, made = -high, -low, made._replace(direction="")
    return made._replace(
        kind=unit.kind,
        unit=unit.base,
        low=low * unit.factor,
        high=high * unit.factor,
        hedge=hedge,
        weak=weak,
        soft=round_sum,
        noun="age" if text[end - 1] == "岁" else "",
        end=end + (tail.end() if tail else 0),
        date=(unit.factor.numerator, unit.factor.denominator, None),
    )


def _currency(word: str) -> str:
    """The currency that a word before a number names."""
    return next((symbol for p, symbol in lexicon().zh_symbols if p.fullmatch(word)), "")


def _counted(m: Match[str], made: Reading) -> Iterable[Reading] | None:
    text, end = m.string, m.end()
    digits = m["body"][0].isdigit()
    measure = lexicon().zh_measure.match(text, end)
    if measure and _NO_MEASURE.match(text, end):
        measure = None
    # A Han numeral with a scale or several characters is a number whatever follows.
    body = m["body"]
    certain = (
        digits
        or m["vague"]
        or m["past"]
        or m["tail"]
        or (len(body) > 1 and not set(body) <= set("百千万亿"))
    )
    certain = certain or bool(_HEDGE.search(text[: m.start()]) or _ROUND.match(text, end))
    open_range = re.match(rf"(?:到|至|—|–|-|～|~)[一二两三四五六七八九十\d{GONE}]", text[end:])
    if not measure and not certain and not open_range:
        return None
    if not measure:
        noun = noun_at(text, end) or ahead(text, m.start())
        return (
            made._replace(
                kind="count" if noun else "number",
                noun=noun,
                plain=digits or bool(open_range),
                soft=text.startswith("级", end),
            ),
        )
    word = measure[0]
    if word == "分" and re.search("小?时$", text[: m.start()]):
        return (
            made._replace(
                kind="duration",
                unit="seconds",
                low=made.low * 60,
                high=made.low * 60,
                end=measure.end(),
            ),
        )
    noun = lexicon().zh_counters.get(word, "")
    if not noun:
        noun = noun_at(word, 0) if word in _PLACES else noun_at(text, measure.end())
    noun = noun or ahead(text, m.start())
    if word == "户" and ACCOUNTS.search(text[: m.start()]):
        noun = ""
    if word in _LABELS and digits | (body in HAN_DIGITS):
        return (
            made._replace(kind="ordinal", unit="label", end=measure.end(), weak=body in "一两"),
        )
    each = text[max(0, m.start() - 1) : m.start()] == "每" and str(made.low).rstrip("0") == "1"
    weak = (
        each
        or enumerated(text, m.start(), made)
        or body in {"一", "零", "0", "1"}
        or (set(body) <= set("百千万亿") and len(body) > 1 and word in _SIZED)
        or word == "者"
        or (body == "两" and word in _WEAK_TWO)
    )
    if word in {"块", "个"} and re.match("半(?![个导天年月空])", text[measure.end() :]):
        half = Fraction(1, 2)
        made = made._replace(low=made.low + half, high=made.high + half)
    over = re.match(r"多(?!样|元)", text[measure.end() :]) if word in {"个", "倍"} else None
    hedge = "over" if over and not made.hedge else made.hedge
    return (
        made._replace(
            kind="count",
            unit=word,
            noun=noun,
            weak=weak,
            hedge=hedge,
            soft=word == "级",
            end=measure.end(),
        ),
    )


def _head(m: Match[str]) -> Iterable[Reading] | None:
    """居全国前五: the first five of a list, and not the fifth."""
    value = han(m["n"])
    return value and (reading("count", value[0], m.span(), unit="top"),)


def _dozens(m: Match[str]) -> Iterable[Reading] | None:
    value = han(m["n"])
    return value and (reading("number", value[0] * 12, m.span()),)


def _multitude(m: Match[str]) -> Reading:
    value = han(m["n"])
    return reading("number", value[0] if value else 0, m.span(), hedge="several")


COUNTS: tuple[Rule, ...] = (
    *ORDINALS,
    Rule(
        re.compile(r"数以(?P<n>[十百千万亿]+)计"),
        lambda m: (_multitude(m),),
    ),
    Rule(
        re.compile(
            r"(?P<n>(?<![\d.])\d[\d,.]*[万千]?|[一二两三四五六七八九十百千万]+)打(?![造工算开破击磨下了出通包响官假卡车折印败好入进拼理消动])"
        ),
        _dozens,
    ),
    Rule(
        re.compile(
            r"(?<=[国省市县球界列居入身业区一]前)(?P<n>[一二两三四五六七八九十百]+|\d+)(?:[名位强]|(?=[，。；、）的]|$))"
        ),
        _head,
    ),
    *COINS,
    Rule(_NUMBER, _number),
)
