"""Totals of lists and differences of two ends, whose place in a sentence is free."""

from __future__ import annotations

from itertools import pairwise

from build_tools.quantities.reading import Reading

Pair = tuple[Reading, Reading]


def class_of(item: Reading) -> tuple[str, str]:
    """What values must share to be taken for each other: kind, and unit where they have one."""
    kind = "count" if item.kind == "number" else item.kind
    if item.noun == "age":
        return kind, item.noun
    return kind, item.unit if item.kind in {"amount", "measure", "duration"} else ""


def derived(pairs: list[Pair]) -> set[int]:
    """Where Chinese has the total of a list or the difference of two ends, which may stand anywhere.

    A total is first or last of its list in both texts.
    """
    groups: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(class_of(pair[0]), []).append(pair)
    return {p[0].start for g in groups.values() for i, p in enumerate(g) if _made_of(g, i)}


def _made_of(group: list[Pair], at: int) -> bool:
    (z, e), rest = group[at], [*group[:at], *group[at + 1 :]]
    runs = [group[at + 1 : n] for n in range(at + 3, len(group) + 1)]
    runs += [group[n:at] for n in range(at - 1)]
    total = any(
        sum(part.low for part, _ in run) == z.low
        and len({e.start < said.start for _, said in run}) == 1
        for run in runs
    )
    ends = any(
        {a.role, b.role} & {"from", "to"} and abs(a.low - b.low) == z.low
        for (a, _), (b, _) in pairwise(rest)
    )
    return total or (ends and not z.role)
