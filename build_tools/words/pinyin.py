"""Pinyin in writing: numbered syllables to tone marks, words to syllables."""

from __future__ import annotations

import re

_VOWELS = {
    "a": "āáǎàa",
    "e": "ēéěèe",
    "i": "īíǐìi",
    "o": "ōóǒòo",
    "u": "ūúǔùu",
    "ü": "ǖǘǚǜü",
}
_FIRST_MARKED = ("a", "e", "ou")
"""What takes the mark before the last vowel does. Source: GB/T 16159-2012."""
_ANY = "".join(_VOWELS.values())
_SYLLABLE = re.compile(
    rf"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[{_ANY}]+(?:ng(?![{_ANY}])|n(?![{_ANY}])|r(?![{_ANY}]))?",
    re.IGNORECASE,
)


def mark(numbered: str) -> str:
    """`lü4` or `lu:4` as `lǜ`; the fifth tone has no mark; what is no syllable stays."""
    text = numbered.replace("u:", "ü").replace("U:", "Ü").replace("v", "ü")
    if not text[-1:].isdigit():
        return text
    tone, text = int(text[-1]), text[:-1]
    low = text.lower()
    place = next((low.index(v) for v in _FIRST_MARKED if v in low), None)
    if place is None:
        place = max(low.rfind(v) for v in _VOWELS)
    if place < 0 or not 1 <= tone <= 5:  # noqa: PLR2004 - five tones
        return text
    vowel = _VOWELS[low[place]][tone - 1]
    return text[:place] + (vowel.upper() if text[place].isupper() else vowel) + text[place + 1 :]


def marked(numbered: str) -> tuple[str, ...]:
    """The syllables of a dictionary's `Yi4 wu1` with tone marks."""
    return tuple(map(mark, numbered.split()))


def syllables(pinyin: str) -> tuple[str, ...]:
    """The syllables of pinyin written in words: `Xí Jìnpíng` is Xí, Jìn, píng."""
    return tuple(_SYLLABLE.findall(pinyin))


def spelt(read: tuple[str, ...]) -> str:
    """Syllables as a name in plain letters: Lù, Lì, jūn is Lu Lijun."""
    letters = {vowel: base for base, row in _VOWELS.items() for vowel in row}
    letters |= {vowel.upper(): base.upper() for vowel, base in letters.items()}
    words = "".join(f" {syllable}" if syllable[:1].isupper() else syllable for syllable in read)
    return "".join(letters.get(letter, letter) for letter in words).strip()
