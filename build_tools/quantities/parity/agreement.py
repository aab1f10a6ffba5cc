"""When a Chinese and an English number are the same: value and unit."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

from collections.abc import Callable

from build_tools.quantities.parity.equal_shares import (
    multiples,
    occasions,
    odds,
    parts,
    quarters,
    shares,
    times_share,
)
from build_tools.quantities.parity.equal_times import (
    Years,
    ages,
    centuries,
    clocks,
    dates,
    day_of_month,
    durations,
    first_decade,
    in_a_row,
    months,
    reign,
    round_years,
    year_number,
)
from build_tools.quantities.reading import Reading

_SHARES = frozenset({"percent", "permille", "fraction", "discount"})

_COUNTS = frozenset({"count", "number"})
_OTHERS = (
    {"person", "household"},
    {"country", "city"},
    {"country", "province"},
    {"city", "village"},
    {"person", "country"},
    {"person", "city"},
    {"person", "province"},
    {"person", "aircraft"},
    {"person", "ship"},
    {"person", "vehicle"},
)
"""Things counted that no translation exchanges."""

_COINS = {"块": 1, "分": 100, "角": 10, "毛": 10}
"""How many of these measure words make a yuan, where they are money."""


def same_value(z: Reading, e: Reading, years: Years, *, relative: bool) -> float | None:
    """What a pairing costs where both are one value in one unit (0 is plain); None where not."""
    plain = _same_value(z, e, years, relative=relative)
    based = z.kind == e.kind == "fraction"  # in 100,000 and in 10,000
    if plain is None and not based and (z.bare is not None or e.bare is not None):
        # A list may only look as if its members shared a unit.
        plain = _same_value(alone(z), alone(e), years, relative=relative)
        return None if plain is None else plain + 2
    return plain


def alone(item: Reading) -> Reading:
    """The number as it was before it took scale and unit over from its neighbour."""
    if item.bare is None:
        return item
    return item._replace(kind="number", unit="", low=item.bare, high=item.bare, bare=None)


def _same_value(z: Reading, e: Reading, years: Years, *, relative: bool) -> float | None:
    if z.kind == e.kind == "date":
        return dates(z.date, e.date, years, relative=relative)
    rule = _RULES.get((z.kind, e.kind))
    if rule:
        return rule(z, e)
    rule = _RULES.get((e.kind, z.kind))
    return rule(e, z) if rule and rule is not _bare_amount else None


def _equal(z: Reading, e: Reading) -> bool:
    return z.low == e.low and z.high == e.high


def _plain(z: Reading, e: Reading) -> float | None:
    return 0.0 if _equal(z, e) else None


def _with_unit(z: Reading, e: Reading) -> float | None:
    return 0.0 if _equal(z, e) and z.unit == e.unit else None


def _counts(z: Reading, e: Reading) -> float | None:
    if not _equal(z, e) and not (z.low == 10 and z.hedge in {"over", "about"} and e.low == 12):
        return None
    if {z.noun, e.noun} in _OTHERS:
        return None
    return 0.0


def _ordinals(z: Reading, e: Reading) -> float | None:
    named = {z.unit, e.unit} & {"congress", "plenum", "plan", "sector"}
    if z.unit == "next" and e.unit != "next":  # the year after, and not the second of all
        return None
    if not _equal(z, e) or (len(named) == 2):
        return None
    return 0.0


def _labels(one: Reading, two: Reading) -> float | None:
    """Phase three and three phases."""
    if not _equal(one, two) or two.unit == "top":
        return None
    return 1.0 if one.unit == "label" or two.unit == "连" else 4.0


def _bare_amount(bare: Reading, amount: Reading) -> float | None:
    """票房突破2亿: Chinese may leave the yuan unsaid, English not."""
    coins = _COINS.get(bare.unit, 0) if amount.unit == "CNY" else 0
    if coins and bare.low == amount.low * coins:
        return 1.0
    small = bare.scale == 1 and (bare.low < 100 or bare.noun)
    said = bare.unit not in {"", "级"} or small or amount.unit != "CNY"
    return None if said or not _equal(bare, amount) else 2.0


def _points(points: Reading, count: Reading) -> float | None:
    """0.7 points, where per cent were spoken of."""
    return 0.5 if count.unit == "point" and _equal(points, count) else None


def _ratios(one: Reading, two: Reading) -> float | None:
    """Of a split either part may be named first."""
    either = {one.low, 1 / one.low} if one.soft or two.soft else {one.low}
    return 0.0 if two.low in either else None


def _per_one(ratio: Reading, other: Reading) -> float | None:
    """1:17 is 17 pupils a teacher, and one in 17."""
    return 2.0 if other.low and other.low in {ratio.low, 1 / ratio.low} else None


def _clock_ratio(clock: Reading, ratio: Reading) -> float | None:
    """1:10 may look like a time of day."""
    hours, minutes = divmod(clock.low, 60)
    return 1.0 if minutes and ratio.low == hours / minutes else None


def _out_of_100(discount: Reading, number: Reading) -> float | None:
    """Issued at 98, sixty cents on the dollar."""
    return 2.0 if discount.low == number.low else None


def _hours(clock: Reading, number: Reading) -> float | None:
    """Between three and five in the morning."""
    return 1.0 if number.unit in {"", "点"} and (clock.low - number.low * 60) % 720 == 0 else None


def _containers(measure: Reading, count: Reading) -> float | None:
    return 1.0 if measure.unit in {"TEU", "degree", "bbl"} and _equal(measure, count) else None


def _measures(z: Reading, e: Reading) -> float | None:
    """A length after 时速 is a speed in English; 标准煤20万吨 are tonnes of standard coal."""
    speeds = {z.unit, e.unit} == {"kph", "m"}
    if speeds:
        km, hour = (z, e) if z.unit == "m" else (e, z)
        return 0.5 if km.low == hour.low * 1000 else None
    if (z.unit, e.unit) == ("degree", "Wh"):  # 20度 of electricity
        return 0.5 if z.low * 1000 == e.low else None
    if {z.unit, e.unit} == {"g", "tce"}:
        mass, coal = (z, e) if z.unit == "g" else (e, z)
        return 0.5 if mass.low == coal.low * 10**6 else None
    return 0.0 if _equal(z, e) and z.unit == e.unit else None


_Rule = Callable[[Reading, Reading], float | None]
_RULES: dict[tuple[str, str], _Rule] = {
    **{(k, k): _plain for k in ("period", "century", "decade", "points", "name")},
    ("amount", "amount"): _with_unit,
    ("duration", "duration"): durations,
    ("measure", "measure"): _measures,
    ("duration", "ordinal"): reign,
    ("duration", "number"): ages,
    ("duration", "count"): ages,
    ("century", "ordinal"): centuries,
    **{(a, b): _counts for a in _COUNTS for b in _COUNTS},
    **{(a, b): shares for a in _SHARES for b in _SHARES},
    ("ordinal", "ordinal"): _ordinals,
    ("ordinal", "count"): _labels,
    ("ordinal", "number"): _labels,
    ("times", "times"): multiples,
    **{("times", k): times_share for k in _SHARES},
    ("number", "amount"): _bare_amount,
    ("count", "amount"): _bare_amount,
    ("count", "duration"): in_a_row,
    ("count", "times"): occasions,
    ("number", "times"): occasions,
    ("duration", "fraction"): quarters,
    ("points", "count"): _points,
    ("points", "number"): _points,
    ("date", "number"): year_number,
    ("date", "count"): year_number,
    ("date", "duration"): round_years,
    ("measure", "count"): _containers,
    ("measure", "number"): _containers,
    ("period", "duration"): months,
    ("clock", "clock"): clocks,
    ("ordinal", "name"): _labels,
    ("date", "ordinal"): day_of_month,
    ("fraction", "ordinal"): parts,
    ("century", "decade"): first_decade,
    ("times", "ratio"): odds,
    ("ratio", "ratio"): _ratios,
    **{("ratio", k): _per_one for k in ("fraction", "count", "number")},
    ("clock", "ratio"): _clock_ratio,
    ("discount", "number"): _out_of_100,
    ("discount", "count"): _out_of_100,
    ("clock", "number"): _hours,
    ("clock", "count"): _hours,
}
