"""Each wording of a hedge is known in both languages; one that is dropped, added or turned is found."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

import pytest

from build_tools.quantities import compare

ROWS = [
    line.split(" ", 2)
    for line in (Path(__file__).parent / "quantities/hedges.txt").read_text("utf-8").splitlines()
    if line and line[0] != "#"
]
ZH = {name: words.split(" | ") for name, language, words in ROWS if language == "zh"}
EN = {name: words.split(" | ") for name, language, words in ROWS if language == "en"}
OPPOSITE = {
    "over": ("under", "near"),
    "least": ("under", "most"),
    "about": ("under", "most"),
    "near": ("over", "least"),
    "under": ("over", "least"),
    "most": ("over", "least"),
}
FRAMES = (
    ("全年投资{}。", "5亿元", "Investment for the year was {}.", "RMB 500 million"),
    ("镇上住着{}。", "两万人", "There were {} living in the town.", "20,000 people"),
    ("产量增长了{}。", "20%", "Output rose by {}.", "20 per cent"),
    ("修路用了{}。", "三十天", "Building the road took {}.", "30 days"),
)


def pairs(ours: list[str], theirs: list[str]) -> list[tuple[str, str]]:
    """Each wording of either side once at least, with all frames in turn."""
    count = max(len(ours), len(theirs), len(FRAMES))
    lists = (islice(cycle(x), count) for x in (ours, theirs, FRAMES))
    return [
        (zh.format(a.format(n=n)), en.format(b.format(n=m)))
        for a, b, (zh, n, en, m) in zip(*lists, strict=True)
    ]


@pytest.mark.parametrize("name", ZH)
def test_each_wording_says_what_each_other_does(name: str):
    wrong = [p for k in range(3) for p in pairs(ZH[name][k:], EN[name]) if compare(*p)]
    assert wrong == []


@pytest.mark.parametrize("name", ZH)
def test_a_hedge_that_is_dropped_is_found(name: str):
    assert [p for p in pairs(ZH[name], ["{n}"]) if not compare(*p)] == []


@pytest.mark.parametrize("name", EN)
def test_a_hedge_that_is_added_is_found(name: str):
    assert [p for p in pairs(["{n}"], EN[name]) if not compare(*p)] == []


@pytest.mark.parametrize("name", ZH)
def test_a_hedge_that_is_turned_is_found(name: str):
    theirs = [w for other in OPPOSITE[name] for w in EN[other]]
    assert [p for p in pairs(ZH[name], theirs) if not compare(*p)] == []
