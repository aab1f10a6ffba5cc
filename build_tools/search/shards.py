"""Search data for a large corpus: a core, and many small files of which a query reads a few.

A chunk is a few paragraphs of one block. What a text with a match must contain - character pairs,
heads and stems of words, pairs of syllables - are its keys; a shard holds, for the keys that
hash to it, the chunks that have them. The browser reads the shards of a query's keys, then the
chunks that may match best, and matches these exactly (assets/search/shards.js).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise, product
from typing import Any

from build_tools.search.corpus import Block, Unit
from build_tools.search.data import packed
from build_tools.search.folding import fold, is_han, words
from build_tools.search.sounds import readings
from build_tools.search.stems import stem

A_CHUNK = 1_000
"""Characters of Chinese in a chunk, about 3 kB compressed with its English."""
A_SHARD = 1_500
"""Postings in a shard, about 4 kB compressed."""
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MORE = 32
"""The value of a letter's sixth bit."""
HEAD = 3
"""Letters of a word by which its unfinished form is looked up."""


def sharded(
    core: Mapping[str, Any], text: tuple[Block, ...], around: tuple[Block, ...]
) -> dict[str, Any]:
    """The files by name: `data`, `t/<chunk>` and `k/<shard>`."""
    text = tuple(c for block in text for c in _chunks(block))
    chunks = (*text, *(c for block in around for c in _chunks(block)))
    postings = _postings(chunks)
    count = 1
    while count * A_SHARD < sum(map(len, postings.values())):
        count *= 2
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for key in sorted(postings):
        shards[hashed(key) % count][key] = encoded(postings.pop(key))
    terms = {**core["terms"], "chunk": _homes(core["terms"]["at"], text)}
    files: dict[str, Any] = {
        "data": {**core, "terms": terms, "shards": count, "chunks": [len(text), len(chunks)]}
    }
    files |= {f"t/{n}": packed((chunk,)) for n, chunk in enumerate(chunks)}
    files |= {f"k/{n}": shard for n, shard in enumerate(shards)}
    return files


def _chunks(block: Block) -> Iterator[Block]:
    """The block in pieces of whole paragraphs."""
    some: list[tuple[Unit, ...]] = []
    size = 0
    for paragraph in block.paragraphs:
        length = sum(len(unit.zh) for unit in paragraph)
        if some and size + length > A_CHUNK:
            yield block._replace(paragraphs=tuple(some))
            some, size = [], 0
        some.append(paragraph)
        size += length
    yield block._replace(paragraphs=tuple(some))


def _homes(places: str, text: tuple[Block, ...]) -> str:
    """For each term, the chunk of the segment that defines it; empty where there is none."""
    at = {
        f"{block.at.split('/')[0]}/{unit.id}": str(n)
        for n, block in enumerate(text)
        for paragraph in block.paragraphs
        for unit in paragraph
    }
    return "\n".join(at.get(place, "") for place in places.split("\n"))


def _postings(chunks: tuple[Block, ...]) -> dict[str, list[int]]:
    """Key to chunks, each as twice its number, plus one where the key stands in a heading."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for n, chunk in enumerate(chunks):
        plain: set[str] = set()
        headed: set[str] = set()
        for paragraph in chunk.paragraphs:
            into = headed if paragraph[0].kind == "h" else plain
            for lang in ("zh", "en", "keys"):
                into.update(keys(getattr(unit, lang) for unit in paragraph))
        number, flagged = 2 * n, 2 * n + 1  # one object each, not one a posting
        for key in headed:
            found[key].append(flagged)
        for key in plain - headed:
            found[key].append(number)
    return found


def keys(lane: Iterable[str]) -> Iterator[str]:
    """The keys of one language of a paragraph, given as the texts of its units."""
    last, word = "", ""
    for text in lane:
        folded, at = fold(text)
        yield from _han_keys(last + folded)
        for start, end in words(text, folded, at):
            follows = not is_han((last + folded[:start])[-1:])
            yield from _word_keys(folded[start:end], word if follows else "")
            word = folded[start:end]
        last = folded[-1:] or last


def _han_keys(folded: str) -> Iterator[str]:
    yield from filter(is_han, folded)
    for a, b in pairwise(folded):
        if is_han(a) and is_han(b):
            yield a + b
            yield from _syllables(a, b)


@cache
def _syllables(a: str, b: str) -> tuple[str, ...]:
    return tuple(f"{x} {y}" for x, y in product(_typed(a), _typed(b)))


@cache
def _typed(char: str) -> tuple[str, ...]:
    """The readings of a character, ü typed as v or as u."""
    return tuple(dict.fromkeys(s for r in readings(char) for s in (r, r.replace("v", "u"))))


def _word_keys(word: str, before: str) -> Iterator[str]:
    """The heads of a word, its stem, and the word before it with its first two letters or stem."""
    for n in range(1, HEAD + 1):
        yield word[:n]
    if word.isascii() and word.isalpha():
        yield "=" + stem(word)
        if before:
            yield f"={stem(before)}={stem(word)}"
    if before and len(word) > 1:
        yield f"={stem(before)} {word[:2]}"


def hashed(key: str) -> int:
    """A 32-bit hash over UTF-16 code units. Source: FNV-1a, with units in place of bytes."""
    value = 0x811C9DC5
    units = key.encode("utf-16-le")
    for i in range(0, len(units), 2):
        value = ((value ^ (units[i] | units[i + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    return value


def encoded(numbers: Iterable[int]) -> str:
    """Rising numbers as their gaps, five bits a letter, the sixth bit set where more follow."""
    letters: list[str] = []
    last = 0
    for number in numbers:
        gap, last = number - last, number
        while gap >= MORE:
            letters.append(DIGITS[gap % MORE | MORE])
            gap //= MORE
        letters.append(DIGITS[gap])
    return "".join(letters)
