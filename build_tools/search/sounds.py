"""Pinyin without tones: which characters a syllable may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from pypinyin import Style, pinyin

VOWEL = frozenset("aeiouv")


@cache
def readings(char: str) -> tuple[str, ...]:
    """The toneless syllables of a character, commonest first, ü written v.

    Those without a vowel, such as the hm of 噷, are left out: nobody types them for a character.
    """
    found = pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=False, errors="ignore")
    return tuple(dict.fromkeys(s for s in found[0] if VOWEL & set(s))) if found else ()


def syllables(chars: Iterable[str]) -> Mapping[str, str]:
    """Each syllable with the characters that it may be, both sorted."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for char in sorted(chars):
        for reading in readings(char):
            found[reading].append(char)
    return {syllable: "".join(found[syllable]) for syllable in sorted(found)}
