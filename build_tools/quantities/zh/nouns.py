"""What a Chinese number counts, by the words after and before it."""

from __future__ import annotations

import re

from build_tools.quantities.lexicon import lexicon
from build_tools.quantities.reading import Reading

ACCOUNTS = re.compile(
    "(?:用户|经营户|专业户|租户|摊户|商户|客户|储户|订户|开户|个体户?|主体|企业|公司|[网股]民)[^，。；]{0,10}$"
)
"""What is counted by 户 and is no household."""


_FEW = 5
_EACH_NAMED = re.compile(
    "(?:峰谷平|峰平谷|东中西部?|老中青|产供销|产加销|京津冀|江浙沪|苏浙沪|沪苏浙皖|浙苏沪|粤港澳|港澳台|海陆空|上中下游|产学研|农林牧渔|省市县|县乡村|科教文|文教卫|城乡|男女|中外|内外|东西|南北|供求|供需|买卖|工农|粮棉油|煤电油|人财物)(?:这|等)?$"
)
"""Short names in one word, of which the number is told by naming them."""


def enumerated(text: str, at: int, made: Reading) -> bool:
    """浙江、江苏、广东三省: as many names stand before it, and English need not count them."""
    if _EACH_NAMED.search(text[:at]):
        return made.low <= _FEW
    brief = _BRIEF.search(text[:at])
    if brief and len(brief[0]) == made.low == made.high:
        return True
    names = re.search(r"(?:^|[，。；：在由从为是含括中])([^，。；：\d]{2,40})$", text[:at])
    if not names or not 2 <= made.low <= 12 or made.high != made.low:  # noqa: PLR2004
        return False
    listed = re.split("、|和|与|及|以及", names[1])
    return made.low == len(listed)


_BRIEF = re.compile(
    "[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀贵黔滇陕秦甘陇青蒙桂宁新藏台港澳深穗杭甬汉蓉中美日韩朝俄苏英法德意印欧]{2,6}$"
)
"""Short names of places, one character each: 沪深两市, 京津冀三地, 中美两国."""


_AHEAD = {
    "person": "人口",
    "company": "企业|公司",
}
"""What may be named before its number: 企业40家, 人口不足五万."""


def ahead(text: str, at: int) -> str:
    """What is counted where it stands before the number, a hedge allowed between."""
    head = re.sub("(?:不足|不到|超过?|将?近|接近|大?约|逾|共|仅|有|达|为)+$", "", text[:at])
    return next((n for n, words in _AHEAD.items() if re.search(f"(?:{words})$", head)), "")


def noun_at(text: str, at: int) -> str:
    """The class of the nearest noun after a place; empty where the words tell none.

    超过一千万的城市 are no ten million cities, and 国家物流枢纽 no countries.
    """
    if text.startswith("的", at):
        return ""
    after = re.match(r"[^，。；、和与\d]{0,8}", text[at:])
    words = after[0] if after else ""
    best = ("", len(words) + 1)
    for name, pattern in lexicon().zh_nouns:
        hit = pattern.search(words)
        if hit and hit.start() < best[1]:
            best = (name, hit.start())
    return "" if best[0] == "country" and _NATIONAL.search(words) else best[0]


_NATIONAL = re.compile(
    "国家(?:级|[^，。；、的和与及在于对]{0,8}(?:城市|名城|基地|枢纽|中心|园区?|示范|试点|工程|项目|标准|实验室|区$|平台|企业|公园|景区|湿地|县城?|[乡镇村队奖]|大学|机构|储备|品牌))"
)
"""国家 before what is national."""
