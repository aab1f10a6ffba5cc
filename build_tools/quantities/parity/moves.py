"""Whether a number is a change or what the change led to: by 20%, and to 20%."""

from __future__ import annotations

import re
from fractions import Fraction

from build_tools.quantities.reading import Reading

_ZH_HEDGES = "(?:了|约|近|逾|超过?|将近|接近|不足|不到|大约|至少|高达|多达|又|每[年月日天周季][度均]?|每(?:小时|人|户|亩|吨))*"
_ZH_BY = re.compile(
    r"(?:增长|增加|提高|上升|上涨|扩大|提升|攀升|下降|减少|下跌|降低|回落|缩减|下滑|缩短|延长|净增|激增|猛增|[上下][调浮]|压[减降]|扩充|[增减]持|节[省约]|递[增减]|上扬|下挫|精简|裁减|削减|扩展|拓展|扩张|压缩|加快|放缓|收窄"
    rf"|[增涨降跌]幅[达为]?|[涨升增降跌减缩砍高低多少长短]了|[砍减跌]去|[大暴骤锐猛激陡剧急微略小净再又][增涨升降跌减挫]|[涨提降减]价|裁撤|流失|提前|推[迟后]|延[后期]|[压调拉抬推拔][高低]|(?:跌|降|减|削|砍|裁|蒸发|缩水|瘦身|挤|抹|压)(?:去|掉|下|出)|蒸发|缩水){_ZH_HEDGES}$"
)
_ZH_TO = re.compile(
    rf"(?:增|升|降|减|调|缩|扩|提高|降低)[^，。；、从由\d幅率速值额量]{{0,1}}为{_ZH_HEDGES}$|"
    r"(?:增|升|提|扩|降|减|跌|跃|缩|涨|加|高|大|小|少|长|展|落|滑|窄|回|短|调|简|贬|浮|复|充|持|低)[^，。；、从由\d]{0,2}(?:到|至)了?"
    rf"(?:[^，。；、\d]{{0,8}}的)?(?:每[^，。；、\d]{{1,3}})?{_ZH_HEDGES}$"
)
_EN_HEDGES = (
    r"(?:(?:about|nearly|almost|over|more than|some|around|roughly|approximately|at least|less than|fewer than|as much as|as many as|as little as|as few as|as low as|as high as|a (?:little|bit|shade|touch) (?:over|more than)|slightly|no more than|at most|not quite|barely|an estimated|something like"
    r"|up to|another|a further|a total of|well over|just|only|no less than|close to|an? |the |RMB|US\$|\$|€|£|¥|HK\$) ?)*"
)
_VERB = (
    r"(?:r(?:ise|ises|ose|isen|ising)|gr(?:ow|ows|ew|own|owing)|increas\w+|climb\w*|jump\w*|surg\w+|soar\w*|expand\w*|went up|"
    r"sl(?:id|ide|ides|iding|ip\w*)|tumbl\w+|dip\w*|retreat\w*|s[aiu]nk\w*|eas(?:e|es|ed|ing)|contract\w*|slow\w*|plummet\w*|slash\w*|trim\w*|"
    r"edg(?:e|es|ed|ing)(?: up| down)?|mov(?:e|es|ed|ing) up|leap\w*|rocket\w*|lift\w*|boost\w*|accelerat\w+|"
    r"f(?:all|alls|ell|allen|alling)|drop\w*|declin\w+|decreas\w+|cut|reduc\w+|shr[aiu]nk\w*|lower\w*|slump\w*|narrow\w*|plung\w+|widen\w*|"
    r"improv\w+|slim\w*(?: down)?|par(?:ed|ing)(?: down)?|cr(?:eep|ept)\w*|inch\w*|squeez\w+|whittl\w+|scal(?:ed?|es|ing)(?: back)?|(?:knock|push|press|mark|bid|talk|beat|haggl|bargain|forc)(?:s|e|es|ed|ing)?|driv(?:e|es|en|ing)|drove|put|puts|putting|c[ao]mes?(?= down| up)|coming(?= down| up)|took(?= down)|(?:is|was|were|been) (?:up|down)|shorten\w*|lengthen\w*|extend\w*|rais\w+|br(?:ing|ings|ought|inging)(?: up| down)?)"
)
_EN_BY = re.compile(
    rf"\b(?:by|(?:increase|rise|growth|gain|jump|fall|drop|decline|reduction|decrease|cut) of|up(?! to\b)|down(?! to\b)|los(?:t|es?|ing)|gain(?:ed|s|ing)?|shed(?:s|ding)?|{_VERB}(?! (?:up )?to\b)) {_EN_HEDGES}$",
    re.IGNORECASE,
)
_EN_TO = re.compile(
    rf"\b{_VERB}\b(?:(?!\bby\b)[^,;.:]){{0,32}}?(?:(?<!\bup)|(?<=put up)|(?<=(?:pushed|driven) up)|(?<=forced up)|(?<=marked up)|(?<=came up)|(?<=scaled up)|(?<=[a-z] down)|(?<=(?:went|gone) up)|(?<=going up)|(?<=brought up)|(?<=(?:moved|edged) up)|(?<=crept up))(?<!\bclose) to {_EN_HEDGES}$",
    re.IGNORECASE,
)
_LEVEL = re.compile(r" of (?:the|its|what|that|those|last|their)\b")
_STILL = frozenset({"date", "period", "ordinal", "times", "name", "decade", "century", "clock"})


def exchanged(z: Reading, e: Reading, zh: str, en: str) -> bool:
    """True where one text has the change and the other the result for one number.

    A half is exempt: what is cut by half is cut to half.
    """
    if z.kind in _STILL or e.kind in _STILL or (z.kind != "amount" and not z.hedge and _half(z)):
        return False
    ours, theirs = zh[: z.start], en[: e.start]
    if _ZH_BY.search(ours):
        level = e.kind == "percent" and e.low >= 100 and bool(_LEVEL.match(en[e.end :]))  # noqa: PLR2004 - per cent
        return bool(_EN_TO.search(theirs)) or (level and not _EN_BY.search(theirs))
    return bool(_ZH_TO.search(ours) and _EN_BY.search(theirs))


_TIMES = frozenset({"date", "decade", "century"})
_ZH_PART = re.compile(
    "(?P<early>年?初(?!步)|[前上]半[期叶]|早期|前期|上旬|初期|初叶)|(?P<mid>中期|中旬|中叶|年中)|(?P<late>[后下]半[期叶]|年?末|年?底|后期|晚期|下旬|末期|末叶)"
)
_EN_PART = re.compile(
    r"\b(?:(?P<early>early|(?:beginning|start|first half) of)|(?P<mid>mid|middle of)|(?P<late>late|(?:end|close|second half|latter half) of))[ -](?:the )?$",
    re.IGNORECASE,
)


def part_exchanged(z: Reading, e: Reading, zh: str, en: str) -> bool:
    """True where one text speaks of the early and the other of the late part of one time."""
    if z.kind not in _TIMES or e.kind not in _TIMES:
        return False
    ours, theirs = _ZH_PART.match(zh, z.end), _EN_PART.search(en[: e.start])
    return bool(ours and theirs) and ours.lastgroup != theirs.lastgroup  # type: ignore[union-attr]


_ZH_TIME = re.compile(r"(?:缩短|减少|压缩|节省|省|延长|增加|拉长|推迟|提前|短|长)[^，。；\d]{0,8}$")
_EN_SPEED = re.compile(
    r" (?:faster|quicker|slower|sooner|earlier|later|more (?:quickly|slowly))\b", re.IGNORECASE
)


def sped(z: Reading, e: Reading, zh: str, en: str) -> bool:
    """Shorter by 70% is 70% faster: where one counts time and the other speed, down is up."""
    return bool(_ZH_TIME.search(zh[: z.start]) and _EN_SPEED.match(en, e.end))


def complements(
    left: list[Reading], right: list[Reading], zh: str, en: str
) -> tuple[list[Reading], list[Reading]]:
    """Both lists without what fell to a third in one text and by two thirds in the other."""
    ours, theirs = list(left), list(right)
    for z in left:
        for e in theirs:
            falls = z.direction == e.direction == "down" and {z.kind, e.kind} <= _WHOLE.keys()
            if (
                falls
                and z.low / _WHOLE[z.kind] + e.low / _WHOLE[e.kind] == 1
                and _apart(z, e, zh, en)
            ):
                ours.remove(z)
                theirs.remove(e)
                break
    return ours, theirs


def _apart(z: Reading, e: Reading, zh: str, en: str) -> bool:
    head, tail = zh[: z.start], en[: e.start]
    to_by = _ZH_TO.search(head) and _EN_BY.search(tail)
    return bool(to_by or (_ZH_BY.search(head) and _EN_TO.search(tail)))


_WHOLE = {"fraction": 1, "percent": 100, "permille": 1000}


def _half(item: Reading) -> bool:
    return item.low == {"percent": Fraction(50), "fraction": Fraction(1, 2)}.get(item.kind)
