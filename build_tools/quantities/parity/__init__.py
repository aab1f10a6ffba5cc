"""Whether two texts say the same numbers: aligned by kind, unit and value, not by order alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from build_tools.model import Mismatch
from build_tools.quantities import en as english
from build_tools.quantities import zh as chinese
from build_tools.quantities.lexicon import lexicon
from build_tools.quantities.parity.agreement import alone, same_value
from build_tools.quantities.parity.attributes import attributes, shared
from build_tools.quantities.parity.moves import complements, exchanged, part_exchanged, sped
from build_tools.quantities.parity.needless import needless
from build_tools.quantities.parity.order import swapped
from build_tools.quantities.parity.unsaid import (
    RELATIVE_YEAR,
    clashing,
    proportions,
    told_years,
    unsaid,
)
from build_tools.quantities.parity.vague import doubtful, moved, turned
from build_tools.quantities.printed import printed
from build_tools.quantities.rates import rates
from build_tools.quantities.ratios import spoken_ratios
from build_tools.quantities.reading import Reading

_ELIDABLE = frozenset({"amount", "measure", "duration", "percent", "points"})


def compare(zh: str, en: str) -> tuple[Mismatch, ...]:
    """Every number that the two texts do not share, in the order of the Chinese text.

    Clauses may stand in another order; small indefinite numbers (一个, one) may stay unsaid.
    """
    ours, theirs = tuple(_ends(chinese.readings(zh), zh)), tuple(_ends(english.readings(en), en))
    theirs = spoken_ratios(tuple(_yen(e, ours, en) for e in theirs), ours, en)
    pairs, left, right = _aligned(ours, theirs, zh, en)
    told = moved(shared(pairs, en), zh, en)
    found = [m for z, e in told for m in _attributes((z, e), (zh, en), (ours, theirs))]
    found += _order(pairs, zh, en)
    left, right = complements(*proportions(left, right), zh, en)
    rest = list(left), list(right)
    left = [z for z in left if not unsaid(z, pairs, (zh, en), theirs)]
    right = [e for e in right if not needless(e, pairs, (zh, en), ours)]
    found += [_mismatch("unit", z, e, zh, en) for z, e in clashing(*rest, zh, en)]
    return tuple(found) + tuple(_leftover(left, right, zh, en)) + tuple(rates(zh, en))


def _ends(found: Iterable[Reading], text: str) -> Iterator[Reading]:
    """An interval as its two ends, so that 三四个, 3–4 and three to four are one thing."""
    for item in found:
        if item.low == item.high or item.kind == "period":
            yield item
        else:
            vague = not item.hedge and _vague(text[item.start : item.end])
            told = item._replace(hedge="about", soft=True) if vague else item
            yield told._replace(high=item.low)
            yield told._replace(low=item.high)


def _vague(words: str) -> bool:
    """五六百, five or six: two neighbours are about so many, and hedged as they are."""
    return bool(re.search("[一二三四五六七八九]{2}| or ", words))


def _yen(e: Reading, ours: tuple[Reading, ...], en: str) -> Reading:
    """The amount in yen where ¥ may be either currency and Chinese has this many 日元."""
    symbol = e.kind == "amount" and en[e.start] in "¥￥"
    yen = symbol and any((z.unit, z.low) == ("JPY", e.low) for z in ours)
    return e._replace(unit="JPY") if yen else e


def _aligned(
    ours: tuple[Reading, ...], theirs: tuple[Reading, ...], zh: str, en: str
) -> tuple[list[tuple[Reading, Reading]], list[Reading], list[Reading]]:
    """Pairs of equal value, cheapest differences first; and what is left on either side."""
    years = _years(ours), _years(theirs) | told_years(theirs, en)
    relative = bool(RELATIVE_YEAR.search(zh))
    costs = []
    for i, z in enumerate(ours):
        for j, e in enumerate(theirs):
            cost = same_value(z, e, years, relative=relative)
            if cost is None and any(_elided(z, w, theirs, (zh, en)) for w in (alone(e), e)):
                cost = 3.0
            if cost is not None:
                far = abs(z.start / max(len(zh), 1) - e.start / max(len(en), 1))
                costs.append((cost + 10 * len(attributes(z, e)) + far, i, j))
    taken_z: dict[int, int] = {}
    taken_e: set[int] = set()
    for _, i, j in sorted(costs):
        if i not in taken_z and j not in taken_e:
            taken_z[i] = j
            taken_e.add(j)
    pairs = [(ours[i], theirs[j]) for i, j in sorted(taken_z.items())]
    left = [z for i, z in enumerate(ours) if i not in taken_z]
    right = [e for j, e in enumerate(theirs) if j not in taken_e]
    return pairs, left, right


_OTHER_THING = re.compile(
    r" (?:[a-z]+ )?(?:containers|boxes|dollars|coins|people|vehicles|ships|pieces|bags|barrels|cases)\b"
)
"""After a number that does not count the unit that was spoken of."""


def _elided(z: Reading, e: Reading, theirs: tuple[Reading, ...], texts: tuple[str, str]) -> bool:
    """14 more than the year before, where days were spoken of: a unit that English need not repeat."""
    if e.kind not in {"number", "count"} or e.noun or z.kind not in _ELIDABLE:
        return False
    sized = z.kind in {"duration", "measure", "amount"}
    factor = Fraction(z.date[0] or 1, z.date[1] or 1) if sized else Fraction(1)
    zh, en = texts
    if z.low != e.low * factor or _OTHER_THING.match(en, e.end):
        return False
    index = "指数" in zh[: z.start] and re.search(r"\b(?:PMI|index)\b", en)
    points = z.kind == "percent" and any("point" in {o.kind[:5], o.unit} for o in theirs)
    if index or points or any(other.kind == z.kind and other.unit == z.unit for other in theirs):
        return True
    return any(u.base == z.unit and p.search(en.lower()) for p, u in lexicon().en_units)


def _years(found: tuple[Reading, ...]) -> frozenset[int]:
    return frozenset(r.date[0] for r in found if r.kind == "date" and r.date[0])


def _attributes(
    pair: tuple[Reading, Reading], texts: tuple[str, str], sides: tuple[tuple[Reading, ...], ...]
) -> Iterator[Mismatch]:
    (z, e), (zh, en) = pair, texts
    if turned(z, e, en, sides[1]):
        yield _mismatch("hedge", z, e, zh, en)
    for kind in attributes(z, e):
        if kind == "direction" and sped(z, e, zh, en):
            continue
        if kind == "hedge" and doubtful(z, e, texts, sides):
            continue
        yield _mismatch(kind, z, e, zh, en)
    if part_exchanged(z, e, zh, en):
        ours, theirs = zh[z.start : z.end + 2], en[max(0, e.start - 8) : e.end]
        message = f"another part of {printed(z)}: Chinese “{ours}”, English “{theirs}”"
        yield Mismatch("value", zh[z.start : z.end], en[e.start : e.end], message)
    if exchanged(z, e, zh, en):
        ours, theirs = zh[z.start : z.end], en[e.start : e.end]
        message = (
            f"a change and its result were exchanged: Chinese “{ours}” and English “{theirs}” are both {printed(z)}, "
            "but one is by how much and the other to what; expected the same in both"
        )
        yield Mismatch("value", ours, theirs, message)


def _order(pairs: list[tuple[Reading, Reading]], zh: str, en: str) -> Iterator[Mismatch]:
    for (z, e), (other_z, other_e) in swapped(pairs, zh, en):
        ours, theirs = zh[z.start : z.end], en[other_e.start : other_e.end]
        message = (
            f"the numbers changed places: Chinese has “{ours}” before “{zh[other_z.start : other_z.end]}”, "
            f"English has “{theirs}” before “{en[e.start : e.end]}”; expected {printed(z)} first"
        )
        yield Mismatch("order", ours, theirs, message)


_GROUPS = (
    {"date", "decade", "century", "period"},
    {"amount"},
    {"percent", "permille", "fraction", "discount", "points", "times", "ratio"},
    {"measure", "duration"},
    {"count", "number", "ordinal"},
    {"name"},
)


def _leftover(left: list[Reading], right: list[Reading], zh: str, en: str) -> Iterator[Mismatch]:
    """What stayed alone: two of one kind are one wrong value, others are missing or added."""
    rest = list(right)
    for z in left:
        mate = _mate(z, rest)
        if mate:
            rest.remove(mate)
            counted = {z.kind, mate.kind} <= {"count", "number"}
            same = counted or (z.kind, z.unit) == (mate.kind, mate.unit)
            kind = "value" if same else "unit"
            yield _mismatch(kind, z, mate, zh, en)
        else:
            words = zh[z.start : z.end]
            yield Mismatch(
                "missing", words, "", f"Chinese “{words}” is {printed(z)}; English does not say it"
            )
    for e in rest:
        words = en[e.start : e.end]
        yield Mismatch(
            "added", "", words, f"English “{words}” is {printed(e)}; Chinese does not say it"
        )


def _mate(z: Reading, rest: list[Reading]) -> Reading | None:
    """The number that z most likely became: of equal value, unit, kind or group, else the first."""
    return min(rest, key=lambda e: _likeness(z, e), default=None)


def _likeness(z: Reading, e: Reading) -> int:
    if e.low == z.low and e.kind != "date":
        return 0
    if e.kind == z.kind:
        return 1 if e.unit == z.unit else 2
    return 3 if any(z.kind in g and e.kind in g for g in _GROUPS) else 4


def _mismatch(kind: str, z: Reading, e: Reading, zh: str, en: str) -> Mismatch:
    ours, theirs = zh[z.start : z.end], en[e.start : e.end]
    what = {
        "hedge": "how exact the number is was changed",
        "direction": "up and down were exchanged",
        "order": "the numbers changed places",
        "unit": "the unit or the kind of number differs",
        "value": "the value differs",
    }[kind]
    message = f"{what}: Chinese “{ours}” is {printed(z)}, English “{theirs}” is {printed(e)}; expected {printed(z)}"
    return Mismatch(kind, ours, theirs, message)
