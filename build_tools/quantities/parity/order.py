"""Numbers that changed places: equal as a set, but each said of the other thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.quantities.parity.anchors import beside, clause, listed, places, respective
from build_tools.quantities.parity.derived import Pair, class_of, derived
from build_tools.quantities.reading import Reading

_PARTITIVE = re.compile(
    r"(?:.{0,20}\W)?(?:of|out of|among|from)\b.{0,20}| (?:was|were|is|are) [^,]{0,40}\bof "
)
_WHOLE_FIRST = re.compile(
    r"\bof (?:whom|which)\b|\b(?:increase|decrease|rise|fall|drop|average|total|growth|decline|gain|reduction|loss|cut) of\b"
)
"""What looks like a part of a whole and is none."""
_THING = r" (?!(?:per|in|of|for|and|by|with|to|an?|were|was|is|are|had|have|from|at|on|as|or)\b)(?:[a-z-]+ ){0,3}?(?:[a-z-]+(?<!s)s|people|men|women|children)\b"
"""Words after a number that name what it counts."""
_COMPARED = re.compile("[比较与和同自从到至由][^，。；]{0,3}$")
_PREPOSITION = re.compile(
    r"\b(?:in|of|from|across|with|among|on|at|for|to|over|by|covering|than)\b[^,;]{0,24}$"
)


def swapped(pairs: list[Pair], zh: str, en: str) -> Iterator[tuple[Pair, Pair]]:
    """Pairs of one kind whose order differs although the words beside them kept theirs."""
    where = dict(places(pairs, zh, en))
    ordered = sorted(pairs, key=lambda p: p[0].start)
    free = derived(ordered)
    for i, one in enumerate(ordered):
        for two in ordered[i + 1 :]:
            if _other_noun(one, two, en) or _other_noun(two, one, en):
                yield one, two
            elif (
                not {one[0].start, two[0].start} & free
                and class_of(one[0]) == class_of(two[0])
                and not _apart(one, two)
                and one[1].start > two[1].start
                and not _known(one, two, zh, en)
                and not _partitive(en[two[1].end : one[1].start], one[0])
            ):
                if not _moved_along(one, two, (zh, en), where) and (
                    listed(one, two, zh) or _crossed(one, two, pairs, (zh, en), where)
                ):
                    yield one, two
                break
            elif (
                class_of(one[0]) == class_of(two[0])
                and one[1].start < two[1].start
                and _role(two) != "to"
            ):
                if _exchanged(one, two, pairs, (zh, en), where):
                    yield one, two
                break


def _role(pair: Pair) -> str:
    return pair[0].role or pair[1].role


def _exchanged(
    one: Pair, two: Pair, pairs: list[Pair], texts: tuple[str, str], where: dict[int, int]
) -> bool:
    """Values in the same order, each in the clause that names the thing of the other."""
    zh, en = texts
    still = {one[0].kind, two[0].kind} & {"date", "period", "ordinal", "name", "decade", "century"}
    if still or one[0].low == two[0].low or one[0].weak or two[0].weak:
        return False
    first, second = (beside(p[0], pairs, zh, where) for p in (one, two))
    first, second = first - second, second - first
    first, second = respective(one, two, zh, where) or (first, second)
    dates = {z.start for z, _ in pairs if z.kind == "date"}
    if first & dates and second & dates:
        first, second = first & dates, second & dates
    here, there = (clause(p[1], en) for p in (one, two))
    near = {a for a in first | second if here[0] <= where[a] < here[1]}
    far = {a for a in first | second if there[0] <= where[a] < there[1]}
    return bool(here != there and near and far and near <= second and far <= first)


def _moved_along(one: Pair, two: Pair, texts: tuple[str, str], where: dict[int, int]) -> bool:
    """The names of the values changed places too."""
    zh, en = texts
    told = respective(one, two, zh, where) if "respectively" not in en else None
    first, second = told or (set(), set())
    return bool(first and second) and all(where[a] > where[b] for a in first for b in second)


def _partitive(between: str, item: Reading) -> bool:
    """Three of the ten: the part stands before the whole; 40% from A, 60% from B is none."""
    if re.search(r"[,;] (?:and )?$", between):
        return False
    if item.kind not in {"count", "number"} and re.search(r",|\band\b|\bfrom\b", between):
        return False
    return bool(_PARTITIVE.fullmatch(between)) and not _WHOLE_FIRST.search(between)


def _other_noun(one: Pair, two: Pair, en: str) -> bool:
    """26 countries and 19 agreements, against 19 countries."""
    noun = one[0].noun
    if not re.match(_THING, en[one[1].end :]):
        return False
    return (
        noun not in {"", "age"}
        and two[1].noun == noun
        and one[1].noun != noun
        and two[0].noun != noun
    )


_INSTEAD = re.compile(
    r"\b(?:(?:up|down) from|rather than|instead of|compared (?:with|to)|against|as opposed to|versus|than|not)"
    r"(?: (?:the|about|nearly|almost|over|around|some|more than|less than|only|just|a|RMB|US\$))* ?$",
    re.IGNORECASE,
)
"""Before the first end of a change that English names last."""


_UP_FROM = re.compile(r"\b(?P<way>up|down) from\b[^,;]{0,20}$")
_FORMER = re.compile(r"前者|后者|\b(?:former|latter)\b")


def _against(one: Pair, two: Pair, en: str) -> bool:
    """Up from more, down from less: what the values themselves deny."""
    way = _UP_FROM.search(en[: one[1].start])
    return bool(way) and (one[0].low < two[0].low) != (way["way"] == "up")  # type: ignore[index]


def _known(one: Pair, two: Pair, zh: str, en: str) -> bool:
    """True where something else says which is which, and where equal values may swap."""
    if one[0].kind in {"date", "period", "ordinal", "name", "decade", "century"}:
        dated = one[0].kind == "date" and one[0].date[0] and two[0].date[0]
        moved = any(_COMPARED.search(zh[: z.start]) or z.role for z, _ in (one, two))
        return not listed(one, two, zh) and (not dated or moved)
    if _named(one, two) or _named(two, one) or one[0].start == two[0].start:  # 七八折: one word
        return True
    named_again = _FORMER.search(zh) and not _FORMER.search(en)
    if named_again or (one[0].role == "from" and _INSTEAD.search(en[: one[1].start])):
        return not _against(one, two, en)
    if (one[1].kind == "times") != (two[1].kind == "times"):  # twice is no count of things
        return True
    if {one[0].unit, two[0].unit} & {"强", "佳", "top"}:  # a list by the number of its members
        return True
    sizes = one[0].date != two[0].date and all(z.date == e.date for z, e in (one, two))
    told = sizes and one[0].kind in {"duration", "measure"}  # six days, eleven hours
    roles = one[0].role != two[0].role
    told = told or (roles and all(z.role and z.role == e.role for z, e in (one, two)))
    way = {z.direction if z.direction == e.direction else "" for z, e in (one, two)}
    told = told or way == {"up", "down"}
    # Values that took their own hedges along did not change places.
    told = told or (one[0].hedge != two[0].hedge and all(z.hedge == e.hedge for z, e in (one, two)))
    return told or one[0].low == two[0].low or one[0].weak or two[0].weak


def _named(one: Pair, two: Pair) -> bool:
    """150 countries stay countries, and the other number counts something else."""
    noun = one[0].noun
    return bool(noun) and noun == one[1].noun and noun not in {two[0].noun, two[1].noun}


def _crossed(
    one: Pair, two: Pair, pairs: list[Pair], texts: tuple[str, str], where: dict[int, int]
) -> bool:
    """The words beside the values kept their order; without such words, no preposition moved one."""
    zh, en = texts
    first, second = (beside(p[0], pairs, zh, where) for p in (one, two))
    first, second = first - second, second - first
    if not first or not second:
        return one[0].kind != "date" and _paired(one, two, (zh, en)) and not _attached(one, two, en)
    kept = sum(where[a] < where[b] for a in first for b in second)
    return kept > len(first) * len(second) - kept


_COORDINATED = re.compile(r"[,;:.]|\b(?:and|but|while|whereas|or|nor|yet)\b")
_RELATIVE = re.compile(r"(?<!\bof) (?:which|who|whose)\b")
_FRONTED = re.compile(
    r"(?:^|[.;] )(?:With|At|On|By|For)(?: (?:about|only|just|some|a|an|nearly|over|the))? $"
)
"""A value of a clause or phrase beneath the other's."""
_CONDITION = re.compile("若|如果|假如|假设|倘若|要是|一旦|只要|当[^，。；]{1,16}时")
_GIVEN = re.compile(
    r"\b(?:if|when|once|where|provided|assuming|given|should|as long as|whenever)\b"
)
"""What Chinese puts first, English often last."""
_FROM_TO = re.compile(r"[^,;]{0,60}\bto\b[^,;]{0,20}")
_FAR = 100
"""Values so many times apart are hardly taken for each other."""


def _apart(one: Pair, two: Pair) -> bool:
    low, high = sorted((abs(one[0].low), abs(two[0].low)))
    return one[0].kind not in {"date", "period", "ordinal"} and low * _FAR <= high


def _paired(one: Pair, two: Pair, texts: tuple[str, str]) -> bool:
    """The values stand side by side in English, and neither is said of the other."""
    zh, en = texts
    between = en[two[1].end : one[1].start]
    ends = {one[0].role, two[0].role} & {"from", "to"}
    told = {one[1].role, two[1].role} & {"from", "to"}
    if one[0].role == two[0].role == "to":  # the starts of both changes tell
        return False
    head = en[: two[1].start]
    beneath = _RELATIVE.search(between) or _FRONTED.search(head)
    beneath = beneath or (_CONDITION.search(zh[: one[0].start]) and _GIVEN.search(between))
    if (
        (ends and not told)
        or beneath
        or (_INSTEAD.search(en[: one[1].start]) and not _against(one, two, en))
    ):
        return False
    return bool(_COORDINATED.search(between) or (told and _FROM_TO.fullmatch(between)))


def _attached(one: Pair, two: Pair, en: str) -> bool:
    """45,000 families in 31 provinces: what Chinese counts first English adds with a preposition."""
    counted = one[0].kind in {"count", "number"}
    between = en[two[1].end : one[1].start]
    return (
        counted
        and not re.search("[;:.]|,(?! from| in)", between)
        and bool(_PREPOSITION.search(between))
    )
