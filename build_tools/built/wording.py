"""The bytes of a page as text, and its words for comparison with a search index."""

from __future__ import annotations

import re
from collections.abc import Collection

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)")
_WORD = re.compile(r"[^\W_]+")
_LONG = 6
_HAN = re.compile(r"[\u3400-\u9fff]")


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a page and the encoding it declares, empty where it declares none.

    Source: HTML Standard, 13.2.3.2, but the whole page is looked at, not its first 1,024 bytes.
    """
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    found = _XML.match(data) or _CHARSET.search(data)
    declared = found[1].decode("ascii").lower() if found else ""
    try:
        return data.decode(declared or "utf-8", "replace"), declared
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace"), declared


def word_set(text: str) -> set[str]:
    """The words of a text for comparison: lower-case words, and each Han character by itself."""
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        if word.isascii():
            found.add(word)
        else:
            found.update(_HAN.findall(word))
            found.update(part for part in _HAN.split(word) if part)
    return found


def missing_words(wanted: Collection[str], heard: list[str]) -> frozenset[str]:
    """Words that a page does not say, however an indexer joined or parted its elements."""
    said = word_set("".join(heard)) | word_set(" ".join(heard))
    said |= word_set("".join(part for part in heard if part.strip()))

    def glued(word: str) -> bool:
        if word.isdecimal() and len(word) < _LONG:  # a changed number must not pass for two
            return False
        return any(word[:i] in said and word[i:] in said for i in range(1, len(word)))

    return frozenset(word for word in wanted if word not in said and not glued(word))
