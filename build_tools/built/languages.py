"""Which script a text is in, and whether its language can be what its lang says."""

from __future__ import annotations

import re
from functools import cache

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
    (
        "af az ca cs cy da de en eo es et eu fi fr ga gl hr hu id is it la lt lv ms "
        "mt nb nl nn no pl pt ro sk sl sq sv sw tl tr vi"
    ).split()
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
_OTHER = re.compile(f"[{''.join(_CLASSES.values())}]")
_WORDS = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)?")
_FUNCTION = {
    "en": ("the and of to in is that for with as was are by from this it which were has").split(),
    "fr": ("le la les des et est une que dans pour qui sur avec par du au sont cette").split(),
    "de": ("der die das und ist nicht mit den von ein eine auf für dem sich werden auch").split(),
    "es": ("el los las una que del por con para es como está sus este pero son y").split(),
}
_FUNCTION_SETS = {lang: frozenset(words) for lang, words in _FUNCTION.items()}
_FOREIGN_HAN = re.compile(
    r"[\u3400-\u9fff][\u3400-\u9fff\u3001-\u3011\uff01-\uff5e“”‘’—…·0-9%\s]*[\u3400-\u9fff。！？]"
)
_FOREIGN_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9\u00c0-\u024f\s,;:.!?'’‘“”\"()–—%&/-]*")
_SOURCE_LIKE = re.compile(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\s*[.,;)\]]|\bpp?\.\s*\d|\bvol\.|https?:|\bdoi\b", re.IGNORECASE
)


@cache
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


_ENOUGH = 100
"""Function words after which the language of a page in Latin script is clear."""


class Tally:
    """How much of a text is in which script; Latin counts words, the others letters."""

    def __init__(self) -> None:
        self.scripts = dict.fromkeys(("Latin", *_LETTERS), 0)
        self.function = dict.fromkeys(_FUNCTION_SETS, 0)
        """Function words of a few languages in Latin script."""

    def add(self, text: str) -> None:
        """Count one more stretch of text."""
        clear = sum(self.function.values()) >= _ENOUGH
        if clear and text.isascii():
            self.scripts["Latin"] += text.count(" ") + 1
            return
        words = _WORDS.findall(text)
        self.scripts["Latin"] += len(words)
        if _OTHER.search(text):
            for name, letters in _LETTERS.items():
                self.scripts[name] += len(letters.findall(text))
        if not clear:
            words = [word.lower() for word in words]
            for lang, known in _FUNCTION_SETS.items():
                self.function[lang] += sum(word in known for word in words)


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
    if own not in total.function or total.scripts["Latin"] < 2 * _FEW:
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
        alone = explicit and not _WORDS.search(text)
        found = (m[0] for m in _FOREIGN_HAN.finditer(text) if _is_chinese(m[0], alone=alone))
    elif want == "Han":
        alone = explicit and not _LETTERS["Han"].search(text)
        found = (m[0] for m in _FOREIGN_LATIN.finditer(text) if _is_english(m[0], alone=alone))
    else:
        return ""
    return next(found, "").strip()[:60]


def _is_chinese(run: str, *, alone: bool) -> bool:
    han = len(_LETTERS["Han"].findall(run))
    sentence = re.search(r"[，。；？！]", run) is not None
    return han >= 2 * _FEW or (sentence and han >= _FEW) or (alone and 2 * han >= _FEW)


def _is_english(run: str, *, alone: bool) -> bool:
    words = [word.lower() for word in _WORDS.findall(run)]
    ends = re.search(r"[.!?;][\"”’)]*\s*$", run) is not None
    long = (
        len(words) >= 2 * _FEW or (ends and len(words) >= _FEW) or (alone and 2 * len(words) > _FEW)
    )
    function = len({*words} & _FUNCTION_SETS["en"])
    return long and function >= (1 if alone else 2) and not _SOURCE_LIKE.search(run)
