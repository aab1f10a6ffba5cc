"""What a block of text gives away: figures named in it, characters lost in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from build_tools.model import Numbered

CODE = "\x00"
"""Stands in a block's text for code, which is shown and not said."""

# ---- broken characters ------------------------------------------------------------------------

_BROKEN = re.compile(
    "\ufffd|â€[\u0080-\u00bf™œš˜“”¦]|Ã[\u0080-\u00bf©¨¼¶¤§]|锟斤拷|烫烫烫"
    "|(?:[ä-é][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]{2}){2}"
)
"""U+FFFD, and what UTF-8 turns into when it is read as another encoding."""


def broken(text: str) -> str:
    """The words around the first character that was lost in decoding, or an empty string."""
    found = None if text.isascii() else _BROKEN.search(text)
    return text[max(found.start() - 10, 0) : found.end() + 10].strip() if found else ""


# ---- figures and tables by number ---------------------------------------------------------------

_CJK_DIGITS = "一二三四五六七八九十"
_NUMBER = r"(\d{1,3}(?:[.．‐‑-]\d{1,3})*)(?![\d%％]|[.．]\d)[a-h]?(?![a-zA-Z])"
_ENGLISH = rf"\b(figure|fig\.|fig|chart|table|tab\.)s?\.?\s*(?:{_NUMBER}|([IVX]+)\b(?!\.\w))"
_CHINESE = (
    rf"(?<![地版企意蓝草截贴拼])(?<![代发外手仪钟报列])(附?[图圖]表?|附?表)\s*"
    rf"(?:{_NUMBER}|([{_CJK_DIGITS}]{{1,3}})(?=[^一-鿿]|所|中|显|可|为|是|给|的|和|与|、|$))"
)
_LABEL = re.compile(rf"{_ENGLISH}|{_CHINESE}", re.IGNORECASE)
_GLUED = re.compile(r"[a-z]+\d")
"""The mark of a note after a word that happens to be a label."""
_MORE = re.compile(
    r"\s*(?:、|和|与|及|至|到|,\s*and|and|&|to|–|—|,(?=\s*\d{1,2}\b(?!\s*\d)))\s*(\d{1,2})(?![\d.%]*\d|%|年|个)"
)
_FOREIGN_AFTER = re.compile(
    r"[a-h]?\)?,?\s*(?:(?:of|in|from)\s+(?:the\s+)?(?!this\b|our\b|section\b|chapter\b|appendix\b)"
    r"(?:[A-Z“\"《\[(]|original|report|paper|book|study)|by\s+[A-Z]|[\[(]?[A-Z][a-z]+\s(?:et al|\d{4}))"
)
_FOREIGN_BEFORE = re.compile(
    r"(?:》|该书|该文|原书|原文|原著|前引|[一-鿿]氏|年\)|）|[\d]{4}[a-z]?\)?[,:;]?\s*(?:p+\.\s*\d+,\s*)?"
    r"|\b(?:his|her|their|its|whose|[A-Z][\w.]*['’]s|et al\.?,?)\s*|\bcf\.\s[A-Z][^.]*)"
    r"(?:的|之|中的|中|里的|，|,)?\s*$"
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Named(NamedTuple):
    """A figure or table named by number in a text, at `[start, end)`."""

    numbered: Numbered
    start: int
    end: int
    foreign: bool


def _arabic(digits: str | None, numeral: str | None) -> str:
    if digits:
        return re.sub(r"[.．‐‑-]", ".", unicodedata.normalize("NFKC", digits))
    assert numeral  # noqa: S101 - one of the two groups matched
    if numeral[0] in _CJK_DIGITS:
        tens, _, ones = numeral.rpartition("十")
        if "十" not in numeral:
            return "".join(str(_CJK_DIGITS.index(c) + 1) for c in numeral)
        ten = _CJK_DIGITS.index(tens) + 1 if tens else 1
        return str(10 * ten + (_CJK_DIGITS.index(ones) + 1 if ones else 0))
    values = [_ROMAN[c] for c in numeral.upper()]
    return str(sum(v if v >= n else -v for v, n in zip(values, [*values[1:], 0], strict=True)))


def _numbered(match: re.Match[str]) -> Numbered:
    english, arabic, roman, chinese, digits, numeral = match.groups()
    word = (english or chinese).lower()
    kind = (
        "table"
        if word.startswith("tab") or (word.endswith("表") and "图" not in word)
        else "figure"
    )
    lang = "en" if english else "zh"
    return Numbered(kind, lang, _arabic(arabic or digits, roman or numeral))


def named(text: str) -> Iterator[Named]:
    """Figures and tables that a text names by number; lists (图1、图2; Figures 1 and 2) are spelt out."""
    for match in _LABEL.finditer(text):
        if _GLUED.match(match[0]):
            continue
        first = _numbered(match)
        before = _FOREIGN_BEFORE.search(text[max(match.start() - 40, 0) : match.start()])
        foreign = bool(before or _FOREIGN_AFTER.match(text, match.end()))
        yield Named(first, match.start(), match.end(), foreign)
        last = int(first.number) if first.number.isdecimal() else 10**9
        more = _MORE.match(text, match.end())
        while more:
            start = last if re.match(r"\s*(?:至|到|to|–|—)", more[0]) else int(more[1]) - 1
            for number in range(start, int(more[1])):
                numbered = Numbered(first.kind, first.lang, str(number + 1))
                yield Named(numbered, more.start(1), more.end(1), foreign)
            last = int(more[1])
            more = _MORE.match(text, more.end())


def label(text: str) -> Numbered | None:
    """The number that a caption starts with."""
    match = _LABEL.match(re.sub(r"^[\s\[【(（]+", "", text))
    return _numbered(match) if match else None


def labels(pieces: list[tuple[str, str]]) -> tuple[Numbered, ...]:
    """The numbers of a caption, the first of each language; pieces are (text, language)."""
    starts = [""]
    for i, (_, lang) in enumerate(pieces):
        if i == 0 or lang != pieces[i - 1][1]:
            starts.append("".join(text for text, _ in pieces[i:]))
    starts += re.split(r"[/|／｜\n。]|\s{2,}", "".join(text for text, _ in pieces))
    found: dict[str, Numbered] = {}
    for start in starts:
        numbered = label(start)
        if numbered:
            found.setdefault(numbered.lang, numbered)
    return tuple(found.values())


def lone_caption(text: str) -> Numbered | None:
    """The number of a short block that reads like a caption, wherever it stands."""
    stripped = text.strip()
    if len(stripped) > 240:  # noqa: PLR2004 - longer than captions are
        return None
    match = _LABEL.match(stripped)
    if not match:
        return None
    found = _numbered(match)
    after = r"\s*$|[.:：．|]\s*\S|\s*[—–]\s*\D" if found.lang == "en" else r"\s*$|[.:：．—–|\s　]"
    return found if re.match(after, stripped[match.end() :]) else None
