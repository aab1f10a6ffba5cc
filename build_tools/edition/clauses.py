"""Cuts Chinese prose into clause groups, the segments that a translation can stand beside."""

from __future__ import annotations

import re

SHORTEST, AIM, LONGEST = 20, 40, 60
"""Characters of a clause group: what a line or two holds, and a breath can read."""

# What a cut costs after each mark: a list's comma is the last place to pause.
_PAUSE = {"": 0, "；": 0, "，": 4, "：": 6, "、": 26}
_OPEN, _CLOSE = "（“‘《〈【", "）”’》〉】"
_SENTENCE = re.compile(r".+?(?:[。！？]+[”’』」）]*(?:\[\d+\]|[①-⑳*])*|$)", re.DOTALL)


def clauses(paragraph: str) -> tuple[str, ...]:
    """The paragraph as clause groups of about 20 to 60 characters; joined, they are it.

    A group never spans two sentences, and no cut falls inside quotation marks or brackets, so
    a sentence without a pause outside them stays whole.
    """
    return tuple(group for s in _SENTENCE.findall(paragraph) if s for group in _groups(s))


def _groups(sentence: str) -> list[str]:
    pieces = _pieces(sentence)
    best = [0.0] + [float("inf")] * len(pieces)
    back = [0] * (len(pieces) + 1)
    for end in range(1, len(pieces) + 1):
        length = 0
        for start in range(end - 1, -1, -1):
            length += len(pieces[start])
            cost = best[start] + _cost(length, pieces[end - 1], last=end == len(pieces))
            if cost < best[end]:
                best[end], back[end] = cost, start
    groups = []
    end = len(pieces)
    while end:
        groups.append("".join(pieces[back[end] : end]))
        end = back[end]
    return groups[::-1]


def _pieces(sentence: str) -> list[str]:
    pieces, depth, begin = [], 0, 0
    for i, char in enumerate(sentence):
        depth += (char in _OPEN) - (char in _CLOSE)
        if depth <= 0 and char in _PAUSE:
            pieces.append(sentence[begin : i + 1])
            begin = i + 1
    return [*pieces, sentence[begin:]] if begin < len(sentence) else pieces


def _cost(length: int, piece: str, *, last: bool) -> float:
    pause = 0 if last else _PAUSE.get(piece[-1], 0)
    if length > LONGEST:
        return pause + abs(length - AIM) * 0.35 + 60 + length - LONGEST
    if length < SHORTEST:
        return pause + abs(length - AIM) * 0.35 + 60 + (SHORTEST - length) * 4
    return pause + abs(length - AIM) * 0.35
