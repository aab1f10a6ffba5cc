"""What a block of text gives away: numbered figures named in it, Markdown left in it, its script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from build_tools.model import Numbered

CODE = "\x00"
"""Stands in a block's text for code, which is shown and not said."""

# ---- Markdown and broken characters ------------------------------------------------------------

_MARKDOWN = re.compile(
    r"(?P<note>\[\^[\w.-]+\])"
    r"|(?P<strong>(?<!\*)\*\*(?![\s*\x00])[^*\n]{0,300}(?<![\s*\x00,])\*\*(?!\*))"
    r"|(?P<image>!\[[^\]\n]*\]\s?\([^)\n]*\)?)"
    r"|(?P<link>(?<![\w\])])\[[^\]\n]+\]\((?:https?://|mailto:|[./#]|[\w-]+(?:/|\.\w))[^)\n]*\))"
    r"|(?P<attributes>\{:\s*[#.][^{}]*\}|\{#[A-Za-z][\w-]*(?:\s+[.\w][^{}]*)?\})"
)
_BLOCK_MARKDOWN = re.compile(
    r"\s*((?:#{2,6}\s+\S|#\s+[^\W\d_]).*|```.*|~~~.*|(?:!!!|\?\?\?\+?)\s+\w+.*)", re.DOTALL
)
_SUSPECT = re.compile(r"[*\[#`{~]|!!!|\?\?\?")
_BROKEN = re.compile("\ufffd|â€[\u0080-\u00bf™œš˜“”¦]|Ã[\u0080-\u00bf©¨¼¶¤§]|锟斤拷|烫烫烫")
"""U+FFFD, and what UTF-8 turns into when it is read as another encoding."""


def markdown(text: str) -> str:
    """The first Markdown mark that was left in a block of text, or an empty string."""
    if not _SUSPECT.search(text):
        return ""
    block = _BLOCK_MARKDOWN.match(text)
    if block:
        return block[1].split("\n")[0][:60]
    found = _MARKDOWN.search(text)
    return found[0][:60] if found else ""


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
        "table" if word.startswith("tab") or word.endswith("表") and "图" not in word else "figure"
    )
    lang = "en" if english else "zh"
    return Numbered(kind, lang, _arabic(arabic or digits, roman or numeral))


def named(text: str) -> Iterator[Named]:
    """Figures and tables that a text names by number; lists (图1、图2; Figures 1 and 2) are spelt out."""
    for match in _LABEL.finditer(text):
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
    match = _LABEL.match(text.lstrip(" \t\n\r\u3000　[【(（"))
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


# ---- languages ----------------------------------------------------------------------------------

_SCRIPTS = {
    "zh": "Han",
    "yue": "Han",
    "wuu": "Han",
    "lzh": "Han",
    "ja": "Kana",
    "ko": "Hangul",
    "ru": "Cyrillic",
    "uk": "Cyrillic",
    "bg": "Cyrillic",
    "el": "Greek",
    "ar": "Arabic",
    "fa": "Arabic",
    "he": "Hebrew",
    "th": "Thai",
}
_LATIN = frozenset(
    "af az ca cs cy da de en eo es et eu fi fr ga gl hr hu id is it la lt lv ms mt nb nl nn no pl pt ro "
    "sk sl sq sv sw tl tr vi".split()
)
_CLASSES = {
    "Han": "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "Kana": "\u3040-\u30ff",
    "Hangul": "\uac00-\ud7af",
    "Cyrillic": "\u0400-\u04ff",
    "Greek": "\u0370-\u03ff",
    "Arabic": "\u0600-\u06ff",
    "Hebrew": "\u0590-\u05ff",
    "Thai": "\u0e00-\u0e7f",
}
_LETTERS = {name: re.compile(f"[{ranges}]") for name, ranges in _CLASSES.items()}
_WORDS = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)?")
_FUNCTION = {
    "en": "the and of to in is that for with as was are by from this it which were has".split(),
    "fr": "le la les des et est une que dans pour qui sur avec par du au sont cette".split(),
    "de": "der die das und ist nicht mit den von ein eine auf für dem sich werden auch".split(),
    "es": "el los las una que del por con para es como está sus este pero son y".split(),
}
_FUNCTION_SETS = {lang: frozenset(words) for lang, words in _FUNCTION.items()}
_FOREIGN_HAN = re.compile(
    r"[\u3400-\u9fff][\u3400-\u9fff\u3001-\u3011\uff01-\uff5e“”‘’—…·0-9%\s]*[\u3400-\u9fff。！？]"
)
_FOREIGN_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9\u00c0-\u024f\s,;:.!?'’‘“”\"()–—%&/-]*")
_SOURCE_LIKE = re.compile(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\s*[.,;)\]]|\bpp?\.\s*\d|\bvol\.|https?:|\bdoi\b", re.IGNORECASE
)


def script(lang: str) -> str:
    """The script that text in a language is written in, or an empty string where that is open."""
    subtags = lang.lower().replace("_", "-").split("-")
    if "latn" in subtags:
        return "Latin"
    if subtags[0] in _LATIN:
        return "Latin"
    return _SCRIPTS.get(subtags[0], "")


_FEW = 8
"""Words of Latin or characters of another script that make a sentence."""


class Tally(NamedTuple):
    """How much of a text is in which script; Latin counts words, the others letters."""

    scripts: dict[str, int]
    function: dict[str, int]
    """Function words of a few languages in Latin script."""


def tally(text: str, *, function: bool = True) -> Tally:
    """Count a text by scripts; without `function` its function words are not counted."""
    if text.isascii() and not function:
        return Tally({"Latin": len(text.split())}, dict.fromkeys(_FUNCTION_SETS, 0))
    words = [w.lower() for w in _WORDS.findall(text)]
    scripts = {"Latin": len(words)}
    if not text.isascii():
        scripts |= {name: len(letters.findall(text)) for name, letters in _LETTERS.items()}
    counts = {
        lang: sum(word in known for word in words) if function else 0
        for lang, known in _FUNCTION_SETS.items()
    }
    return Tally(scripts, counts)


def contradiction(lang: str, total: Tally) -> str:
    """What a text is written in when that cannot be its language; empty where it can."""
    want, counts = script(lang), total.scripts
    if not want:
        return ""
    cjk = counts.get("Han", 0) + counts.get("Kana", 0) + counts.get("Hangul", 0)
    if want == "Latin":
        if cjk >= _FEW and cjk > 4 * counts["Latin"]:
            return _east_asian(counts)
        return _other_latin(lang, total)
    if want in {"Han", "Kana", "Hangul"}:
        said = max(total.function.values()) >= 2  # noqa: PLR2004 - more than a name
        if counts["Latin"] >= _FEW and counts["Latin"] > 5 * cjk and said:
            return "Latin script"
        found = _east_asian(counts) if cjk >= 40 else ""  # noqa: PLR2004 - names alone are shorter
        same = {"Han": "Chinese", "Kana": "Japanese", "Hangul": "Korean"}[want]
        return found if found != same else ""
    own = counts.get(want, 0)
    return "another script" if own == 0 and counts["Latin"] + cjk >= 40 else ""  # noqa: PLR2004


def _east_asian(counts: dict[str, int]) -> str:
    han, kana, hangul = (counts.get(s, 0) for s in ("Han", "Kana", "Hangul"))
    if hangul > han + kana:
        return "Korean"
    return "Japanese" if kana * 8 > han else "Chinese"


def _other_latin(lang: str, total: Tally) -> str:
    own = lang.lower().split("-")[0]
    if own not in total.function or total.scripts["Latin"] < 2 * _FEW:  # noqa: PLR2004 - too few to tell
        return ""
    best = max(total.function, key=lambda name: total.function[name])
    if total.function[best] >= 4 and total.function[best] > 6 * total.function[own]:  # noqa: PLR2004
        return {"en": "English", "fr": "French", "de": "German", "es": "Spanish"}[best]
    return ""


def foreign_stretch(text: str, lang: str, *, explicit: bool) -> str:
    """A stretch of a text that is not in its language and long enough to be read aloud wrong.

    Names and titles are left alone, as WCAG 2.2, 3.1.2 leaves them. `explicit`: the language was
    set on this very stretch, so that less is needed to doubt it.
    """
    want = script(lang)
    if want == "Latin" and not text.isascii():
        for match in _FOREIGN_HAN.finditer(text):
            han = len(_LETTERS["Han"].findall(match[0]))
            sentence = re.search(r"[，。；？！]", match[0]) is not None
            if (
                han >= 16
                or (sentence and han >= 8)
                or (explicit and han >= 4 and not _WORDS.search(text))
            ):  # noqa: PLR2004
                return match[0][:40]
    elif want == "Han":
        for match in _FOREIGN_LATIN.finditer(text):
            words = [w.lower() for w in _WORDS.findall(match[0])]
            function = len({*words} & _FUNCTION_SETS["en"])
            whole = explicit and not _LETTERS["Han"].search(text)
            ends = re.search(r"[.!?;][\"”’)]*\s*$", match[0]) is not None
            long = len(words) >= 15 or (len(words) >= 8 and ends) or (len(words) >= 5 and whole)  # noqa: PLR2004
            if long and function >= (1 if whole else 2) and not _SOURCE_LIKE.search(match[0]):
                return match[0].strip()[:60]
    return ""


def added(one: Tally, two: Tally) -> Tally:
    """Two counts as one."""
    scripts = {k: one.scripts.get(k, 0) + two.scripts.get(k, 0) for k in one.scripts | two.scripts}
    function = {k: one.function[k] + two.function[k] for k in one.function}
    return Tally(scripts, function)
