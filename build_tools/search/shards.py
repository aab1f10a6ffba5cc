"""Search data for a large corpus: a core, and many small files of which a query reads a few.

A chunk is a few paragraphs of one block. What a text with a match must contain - character pairs,
heads and stems of words, pairs of syllables with the letter that follows - are its keys; a shard
holds, for the keys that hash to it, the chunks that have them. The browser reads the shards of a
query's keys, then the chunks that may match best, and matches these exactly (assets/search/
shards.js).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product, zip_longest

from build_tools.search.corpus import Block, Unit
from build_tools.search.folding import HAN, fold, is_han, words
from build_tools.search.sounds import readings
from build_tools.search.stems import stem

A_CHUNK = 500
"""Characters of Chinese in a chunk, unless a paragraph has more: with its English about 2 kB
compressed."""
HEADS = (*range(1, 9), 10, 13)
"""Letters of a word by which its unfinished form is looked up."""


def chunks(block: Block) -> Iterator[Block]:
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


def chunk_keys(chunk: Block) -> tuple[set[str], set[str]]:
    """The keys of a chunk: those that stand in a heading, and the others."""
    plain: set[str] = set()
    headed: set[str] = set()
    for paragraph in chunk.paragraphs:
        into = headed if paragraph[0].kind == "h" else plain
        for lang in ("zh", "en", "keys"):
            into |= keys(getattr(unit, lang) for unit in paragraph)
    return headed, plain - headed


def keys(lane: Iterable[str]) -> set[str]:
    """The keys of one language of a paragraph, given as the texts of its units."""
    found: set[str] = set()
    trios: set[str] = set()
    last, word = "", ""
    for text in lane:
        folded, at = fold(text)
        joined = last + folded
        for run in HAN.finditer(joined):
            some, start, end = run[0], *run.span()
            found.update(some, (joined[max(0, start - 1) : start + 1], joined[end - 1 : end + 1]))
            trios.update(map("".join, zip_longest(some, some[1:], some[2:], fillvalue="")))
        for start, end in words(text, folded, at):
            follows = not is_han(joined[: len(last) + start][-1:])
            found.update(_word_keys(folded[start:end], word if follows else ""))
            word = folded[start:end]
        last = joined[-2:]
    return found.union(*map(_pairs, trios))


@lru_cache(maxsize=1 << 16)
def _pairs(trio: str) -> tuple[str, ...]:
    """The first two characters and their syllables, these also with the third's first letter."""
    if len(trio) == 1:
        return ()
    pairs = tuple(map(" ".join, product(*map(_typed, trio[:2]))))
    letters = {syllable[0] for syllable in readings(trio[2:])}
    return (trio[:2], *pairs, *map(" ".join, product(pairs, letters)))


@lru_cache(maxsize=1 << 15)
def _typed(char: str) -> tuple[str, ...]:
    """The readings of a character, ü typed as v or as u."""
    return tuple(dict.fromkeys(s for r in readings(char) for s in (r, r.replace("v", "u"))))


@lru_cache(maxsize=1 << 16)
def _word_keys(word: str, before: str) -> tuple[str, ...]:
    """The heads of a word, its stem, and the word before it with its first two letters or stem.

    A number is its own stem, without the sign of per cent, which need not be typed.
    """
    found = [word[:n] for n in HEADS if n <= len(word)]
    whole = "=" + stem(word.rstrip("%"))
    found.append(whole)
    if before:
        found += [f"={stem(before)}{whole}", f"={stem(before)} {word[:2]}"]
    return tuple(found)
