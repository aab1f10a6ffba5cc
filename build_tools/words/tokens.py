"""Marks, numerals and Latin words: what is a token by its form."""

from __future__ import annotations

import re

HAN = re.compile(r"[〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""A Han character. Source: Unicode 15, Script=Han, ideographs only."""

_DIGITS = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
_SMALL = "一二两三四五六七八九"

FORMS = re.compile(
    "|".join(
        (
            r"\[\d+\]|［\d+］",
            r"—+|…+|\.{3,}",
            r"\s+",
            r"\d+(?:\.\d+)?[%％‰]",
            r"\d+/\d+",
            r"(?:1\d|20|21)\d\d年|[〇零一二三四五六七八九]{4}年",
            r"\d0年代",
            rf"十[一二]?月|(?<=月)(?:[二三]?十[{_SMALL}]?|[{_SMALL}])日",
            rf"[{_SMALL}十百千]+分之[{_SMALL}十百千]+",
            r"(?:1[0-2]|[1-9])月(?:份)?",
            r"(?:3[01]|[12]\d|[1-9])[日号](?!元)",
            r"\d*[A-Za-z][A-Za-z0-9&+#.\-]*(?<![.\-])",
            rf"第?{_DIGITS}(?:[十百千万亿]+(?:[多余几]?[万亿]?)|[多余几][十百千万亿]*)?",
            rf"第?[{_SMALL}]?(?:[十百千万亿][{_SMALL}零]*){{1,}}[多余几]?[万亿]?",
            rf"第[{_SMALL}]+",
        )
    )
)
"""Tokens of one form: note marks, dashes, percentages, fractions, calendar dates, Latin words,
numerals with their magnitude. Source: the edition's segmentation standard, rules 2, 3 and 12."""

NUMERAL = re.compile(rf"第?(?:\d[\d,，.]*|[{_SMALL}十百千])[\d{_SMALL}零十百千万亿多余几]*")
"""A token after which a unit is expected."""


def form(text: str, start: int) -> str:
    """The token by form that begins at `start`, or nothing.

    A lone Han numeral is no token by form, for it begins too many words (一致, 十分, 千万).
    """
    found = FORMS.match(text, start)
    if not found or re.fullmatch(r"[十百千万亿]", found[0]):
        return ""
    return found[0]
