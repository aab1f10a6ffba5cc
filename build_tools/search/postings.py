"""Postings of keys in shards: which chunks have a key, in as few bytes as a browser can undo.

They grow as chunks are read one by one, and take eight bytes of memory each.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise
from zlib import crc32

A_SHARD = 2_000
"""Postings in a shard, about 2.5 kB compressed."""
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MORE = 32
"""The value of a letter's sixth bit."""
NAME = 3
"""Letters that tell a key from the others of its shard; two that fall together share postings,
which only adds chunks to read."""
NAMES = (1 << 6 * NAME) - 1
BITS = 32
ROOMS = 12
"""Bits of the hash by which postings are kept apart until they are all there."""


class Postings:
    """Numbers by key, added in rising order."""

    def __init__(self) -> None:
        """None yet."""
        self._rooms = [array("Q") for _ in range(1 << ROOMS)]

    def add(self, keys: Iterable[str], number: int) -> None:
        """Note under each key a number, below 2^32, that is not below those before."""
        rooms = self._rooms
        for hash_ in map(hashed, keys):
            rooms[hash_ >> BITS - ROOMS].append(hash_ << BITS | number)

    def shards(self) -> tuple[int, Iterator[str]]:
        """How many shards there are, and each of them; afterwards nothing is left here.

        A shard is its keys' names and numbers, parted by full stops; see `encoded`. A key is in
        the shard floor(hash * count / 2^32).
        """
        count = -(-sum(map(len, self._rooms)) // A_SHARD) or 1
        return count, self._emptied(count)

    def _emptied(self, count: int) -> Iterator[str]:
        shard: dict[int, list[int]] = {}
        number, last = 0, -1
        for entry in chain.from_iterable(self._sorted()):
            hash_ = entry >> BITS
            if hash_ != last:
                for _ in range(number, hash_ * count >> BITS):
                    yield _joined(shard)
                    shard = {}
                    number += 1
                numbers = shard.setdefault(hash_ & NAMES, [])
                last = hash_
            numbers.append(entry & (1 << BITS) - 1)
        for _ in range(number, count):
            yield _joined(shard)
            shard = {}

    def _sorted(self) -> Iterator[list[int]]:
        for i, room in enumerate(self._rooms):
            yield sorted(room)
            self._rooms[i] = array("Q")


def _joined(shard: dict[int, list[int]]) -> str:
    return ".".join(name(key) + encoded(sorted({*shard[key]})) for key in sorted(shard))


def hashed(key: str) -> int:
    """A 32-bit hash of a key. Source: ISO 3309 (CRC-32), over UTF-8."""
    return crc32(key.encode())


def name(hash_: int) -> str:
    """The letters of a key's name in its shard: the low bits of its hash."""
    return DIGITS[hash_ & 63] + DIGITS[hash_ >> 6 & 63] + DIGITS[hash_ >> 12 & 63]


def encoded(numbers: Iterable[int]) -> str:
    """Rising numbers as their gaps, five bits a letter, the sixth bit set where more follow."""
    return "".join(_gap(b - a) for a, b in pairwise((0, *numbers)))


@lru_cache(maxsize=1 << 16)
def _gap(gap: int) -> str:
    return DIGITS[gap] if gap < MORE else DIGITS[gap % MORE | MORE] + _gap(gap // MORE)
