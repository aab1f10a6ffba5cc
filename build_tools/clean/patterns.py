"""What a line of a Chinese article can be known by; all patterns are for folded text."""

from __future__ import annotations

import re

HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CIRCLED = "①-⑳❶-❿㉑-㉟㊱-㊿"
MARK = rf"(?:[{_CIRCLED}]|\*{{1,3}}|[※†‡]|[\[［]\s*\d{{1,3}}(?:\s*[-,，–]\s*\d{{1,3}})*\s*[\]］]|〔\d{{1,3}}〕)"
"""What calls a note or a reference: a circled number, an asterisk, a bracketed number."""

ANY_MARK = re.compile(MARK)
MARK_ALONE = re.compile(
    rf"(?P<before>\d{{1,2}})?\s*(?P<marks>{MARK}(?:\s*{MARK})*)\s*(?P<after>\d{{1,2}})?"
)
COUNTED_MARK = re.compile(
    rf"(?:[{_CIRCLED}]|\*)(?P<counter>\d{{1,2}})(?=[，。；：、？！）”’》]|\s*$)"
)
COUNTER_BEFORE_NOTE = re.compile(rf"(\d{{1,2}})(?=\s|[“《（{HAN}])(?!\s*[年月日号时个人次万亿元])")
NOTE_START = re.compile(rf"(?P<counter>\d{{1,2}}\s*)?(?P<mark>{MARK})\s*(?P<text>.*)")
NUMBER_ALONE = re.compile(r"\d{1,2}")


def _spaced(*words: str) -> str:
    """The words as alternatives, however far apart their letters were set."""
    return "(?:" + "|".join(r"\s*".join(word) for word in words) + ")"


_OPEN, _CLOSE = r"[\[【〔［(（《<]?\s*", r"\s*[\]】〕］)）》>]?"
_ABSTRACT = _spaced("摘要", "内容提要", "内容摘要", "提要")
_KEYWORDS = _spaced("关键词", "关键字", "主题词")
_AFFILIATION = _spaced("作者单位", "单位")
_AUTHORS = _spaced("作者", "作者姓名")
_TITLE = _spaced("标题", "题目", "篇名")


def _label(name: str) -> re.Pattern[str]:
    """A label at the start of a line: bracketed, before a colon or a gap, or alone on its line."""
    bracketed = rf"[\[【〔［(（《<]\s*{name}\s*[\]】〕］)）》>]\s*[:：]?\s*"
    return re.compile(
        rf"{bracketed}|{name}\s*[:：]\s*|{name}\s{{2,}}|{name}\s*$|{name}\s+(?=\S{{5}})"
    )


LABELS = {
    "abstract": _label(_ABSTRACT),
    "keywords": _label(_KEYWORDS),
    "affiliation": _label(_AFFILIATION),
    "authors": _label(_AUTHORS),
    "title": _label(_TITLE),
}

UNMARKED_NOTE = re.compile(
    _OPEN
    + _spaced(
        *("收稿日期", "修回日期", "基金项目", "资助项目", "作者简介", "通讯作者", "通信作者"),
        *("责任编辑", "中图分类号", "文献标识码", "文章编号", "网络首发"),
    )
    + r"\s*(?:[\]】〕］)）》>]\s*[:：]?|[:：])"
)
REFERENCES = re.compile(
    _OPEN + _spaced("参考文献", "主要参考文献", "引用文献") + _CLOSE + r"\s*[:：]?"
)
ENDNOTES = re.compile(_OPEN + _spaced("注释", "注解", "尾注") + _CLOSE + r"\s*[:：]?")
ENTRY = re.compile(r"(?:[\[［]\s*\d{1,3}\s*[\]］]|〔\d{1,3}〕|\d{1,3}[.．、](?!\d))\s*")

_NUMERAL = "一二三四五六七八九十百"
HEADING = re.compile(
    rf"[{_NUMERAL}]{{1,3}}\s*、|第\s*[{_NUMERAL}\d]{{1,3}}\s*[章节部]\s*分?"
    rf"|\d{{1,2}}\s{{1,4}}(?=[{HAN}])|(?:{_spaced('引言', '结语', '结论', '余论', '前言', '导论', '绪论', '导言')})$"
)
SUBHEADING = re.compile(
    rf"[（(]\s*[{_NUMERAL}]{{1,3}}\s*[)）]|\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}}\s*(?=[{HAN}])|\d{{1,2}}[.．、]\s*(?=[{HAN}“])"
)
CAPTION = re.compile(
    rf"(?P<what>[表图])\s*(?:\d{{1,2}}|[{_NUMERAL}]{{1,2}})(?:[-–.]\d{{1,2}})?(?=[\s:：.．、{HAN}“（(]|$)"
)
TABLE_FOOT = re.compile(r"(?:资\s*料\s*来\s*源|数\s*据\s*来\s*源|注|说\s*明|来\s*源)\s*[:：]")

FINISHED = re.compile(rf"[。！？…!?][”’」』）)】》\]\"']*(?:\s*{MARK})*$")
HALF_FINISHED = re.compile(rf"[；：;:][”’」』）)】》]*(?:\s*{MARK})*$")
SENTENCE_INSIDE = re.compile(r"[。！？；]")

PAGE_NUMBER = re.compile(
    r"[-–—·•.\s|/(（]*(?:第\s*)?(?P<n>\d{1,4})(?:\s*页)?(?:\s*[/／共]\s*(?:共\s*)?\d{1,4}\s*页?)?[-–—·•.\s|/)）]*"
    r"|Page\s+(?P<m>\d{1,4})(?:\s+of\s+\d{1,4})?",
    re.IGNORECASE,
)
NUMBER_IN_HEAD = re.compile(
    r"[·•|]?\s*(?P<left>\d{1,4})\s*[·•|]?\s+\D.*|.*\D\s+[·•|]?\s*(?P<right>\d{1,4})\s*[·•|]?"
)
ISSUE = re.compile(
    r"\d{4}\s*年\s*第\s*\d{1,3}\s*[期卷]|第\s*\d{1,3}\s*卷\s*第?\s*\d{1,3}\s*期|Vol\.?\s*\d+|总第\s*\d+\s*期|^第\s*\d{1,3}\s*期|第\s*\d{1,3}\s*期$"
)

AUTHOR_NAMES = re.compile(
    rf"(?:[{HAN}·]{{1,4}}|[{HAN}]{{0,6}}(?:编辑部|课题组|编写组|研究组|本刊))"
    rf"(?:\s*{MARK}|\s*[\d,，]{{1,4}}(?=\s|$))*"
    rf"(?:[\s,，、;；]+(?:[{HAN}·]{{1,4}}|[{HAN}]{{0,6}}(?:编辑部|课题组|编写组|研究组|本刊))(?:\s*{MARK}|\s*[\d,，]{{1,4}}(?=\s|$))*)*"
)
PLACE_OF_WORK = re.compile(r"大\s*学|学\s*院|研\s*究|中\s*心|编\s*辑\s*部|委\s*员\s*会|\d{6}")

ABSTRACT_IN_ENGLISH = re.compile(r"\[?\s*abstract\s*\]?\s*[:：]?", re.IGNORECASE)
ENGLISH_LABEL = re.compile(
    r"\[?\s*(?:abstract|key\s*-?\s*words?|author'?s?|jel|doi)\b\s*\]?\s*[:：]?", re.IGNORECASE
)
ENGLISH_NAMES = re.compile(r"(?:(?:and\s+|&\s*)?[A-Z][\w.’'-]*[,;*]?(?:\s+|$)){2,10}")


def starts_note(text: str) -> str:
    """The mark with which a line starts a note, or nothing."""
    found = NOTE_START.fullmatch(text)
    return "".join(found["mark"].split()) if found and not MARK_ALONE.fullmatch(text) else ""


def latin(text: str) -> bool:
    """True when the line is English: several letters and hardly any Han."""
    letters = len(re.findall(r"[A-Za-z]", text))
    return letters >= 3 and letters > 4 * len(re.findall(rf"[{HAN}]", text))  # noqa: PLR2004
