"""When a Chinese and an English number are the same: value and unit."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from build_tools.quantities.reading import YMD, Reading

_SHARES = frozenset({"percent", "permille", "fraction", "discount"})
_COUNTS = frozenset({"count", "number"})
_OCCASIONS = frozenset("次遍回趟度轮场届倍") | {"", "人次", "架次", "班次", "车次"}
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

_COINS = {"分": 100, "角": 10, "毛": 10}
"""How many of these measure words make a yuan, where they are money."""

Years = tuple[frozenset[int], frozenset[int]]


def same_value(z: Reading, e: Reading, years: Years, *, relative: bool) -> float | None:
    """What a pairing costs where both are one value in one unit (0 is plain); None where not."""
    plain = _same_value(z, e, years, relative=relative)
    if plain is None and (z.bare is not None or e.bare is not None):
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
        return _dates(z.date, e.date, years, relative=relative)
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
    if not _equal(z, e) or (len(named) == 2):
        return None
    return 0.0


def _labels(one: Reading, two: Reading) -> float | None:
    """Phase three and three phases."""
    if not _equal(one, two) or two.unit == "top":
        return None
    return 1.0 if one.unit == "label" or two.unit == "连" else 4.0


def _share(r: Reading) -> tuple[Fraction, ...]:
    value = r.low / {"percent": 100, "permille": 1000, "discount": 100}.get(r.kind, 1)
    return (value, 1 - value) if r.kind == "discount" else (value,)


def _shares(z: Reading, e: Reading) -> float | None:
    same = set(_share(z)) & set(_share(e))
    return (0.0 if z.kind == e.kind else 0.5) if same else None


def ratios(r: Reading) -> set[Fraction]:
    """How many times as much there is afterwards, in every reading of the words."""
    return {"by": {r.low + 1}, "to": {r.low}}.get(r.unit, {r.low, r.low + 1})


def _multiples(z: Reading, e: Reading) -> float | None:
    vague = z.hedge == e.hedge == "over" and z.low == e.low >= 10
    return 0.0 if vague or ratios(z) & ratios(e) else None


def _times_share(times: Reading, share: Reading) -> float | None:
    value = _share(share)[0]
    grown = {"up": {1 + value}}.get(
        share.direction if share.role != "to" else "", {1 + value, value}
    )
    return (
        1.0
        if grown & ratios(times) and (value >= 1 or times.low < 1 or 1 + value in ratios(times))
        else None
    )


def _occasions(count: Reading, times: Reading) -> float | None:
    """Three times may be 三次."""
    return (
        1.0
        if count.low == times.low
        and count.unit in _OCCASIONS
        and (times.unit != "by" or count.unit == "次")
        else None
    )


def _year_number(date: Reading, number: Reading) -> float | None:
    return 1.0 if date.date[1:] == (None, None) and date.date[0] == number.low else None


def _bare_amount(bare: Reading, amount: Reading) -> float | None:
    """票房突破2亿: Chinese may leave the yuan unsaid, English not."""
    coins = _COINS.get(bare.unit, 0) if amount.unit == "CNY" else 0
    if coins and bare.low == amount.low * coins:
        return 1.0
    said = bare.unit not in {"", "级"} or bare.scale == 1 or amount.unit != "CNY"
    return None if said or not _equal(bare, amount) else 2.0


def _quarters(duration: Reading, fraction: Reading) -> float | None:
    """三个季度 are three quarters, of a year."""
    quarters = fraction.low.denominator == 4
    return 2.0 if quarters and duration.low == fraction.low * 12 else None


def _points(points: Reading, count: Reading) -> float | None:
    """0.7 points, where per cent were spoken of."""
    return 0.5 if count.unit == "point" and _equal(points, count) else None


def _in_a_row(count: Reading, duration: Reading) -> float | None:
    """十八连丰 is the 18th year in a row."""
    return 1.0 if count.unit in {"连", "度", "番"} and duration.low == count.low * 12 else None


def _containers(measure: Reading, count: Reading) -> float | None:
    return 1.0 if measure.unit in {"TEU", "degree", "bbl"} and _equal(measure, count) else None


def _months(period: Reading, duration: Reading) -> float | None:
    return (
        1.0
        if period.low == 1 and duration.unit == "months" and duration.low == period.high
        else None
    )


def _day_of_month(date: Reading, ordinal: Reading) -> float | None:
    """The 17th."""
    return 0.5 if date.date[:2] == (None, None) and date.date[2] == ordinal.low else None


def _measures(z: Reading, e: Reading) -> float | None:
    """A length after 时速 is a speed in English; 标准煤20万吨 are tonnes of standard coal."""
    speeds = {z.unit, e.unit} == {"kph", "m"}
    if speeds:
        km, hour = (z, e) if z.unit == "m" else (e, z)
        return 0.5 if km.low == hour.low * 1000 else None
    if {z.unit, e.unit} == {"g", "tce"}:
        mass, coal = (z, e) if z.unit == "g" else (e, z)
        return 0.5 if mass.low == coal.low * 10**6 else None
    return 0.0 if _equal(z, e) and z.unit == e.unit else None


def _ages(duration: Reading, number: Reading) -> float | None:
    return 1.0 if duration.noun == "age" and duration.low == number.low * 12 else None


def _reign(duration: Reading, ordinal: Reading) -> float | None:
    """光绪二十六年 is the 26th year of a reign; 连续两个月 makes a second month."""
    unit = Fraction(duration.date[0] or 12, duration.date[1] or 1)
    return 2.0 if duration.low == ordinal.low * unit else None


def _round_years(date: Reading, duration: Reading) -> float | None:
    """延续2000年 is a length of time although it looks like a year."""
    year = date.date[0] or 1
    long = year % 100 == 0 and date.date[1:] == (None, None)
    return 2.0 if long and duration.unit == "months" and duration.low == year * 12 else None


def _centuries(century: Reading, ordinal: Reading) -> float | None:
    """The 18th century to the beginning of the 19th."""
    return 1.0 if century.low == ordinal.low else None


def _parts(fraction: Reading, ordinal: Reading) -> float | None:
    """A mere sixth of the number; the one-millionth car."""
    return 2.0 if fraction.low * ordinal.low == 1 else None


def _first_decade(century: Reading, decade: Reading) -> float | None:
    """The early 2000s are the beginning of the 21st century."""
    return 1.0 if decade.low == (century.low - 1) * 100 else None


def _odds(times: Reading, ratio: Reading) -> float | None:
    """Three times as many outnumber the others by three to one."""
    return 1.0 if ratio.low in ratios(times) else None


def _clocks(z: Reading, e: Reading) -> float | None:
    return 0.0 if (z.low - e.low) % 720 == 0 else None


def _dates(z: YMD, e: YMD, years: Years, *, relative: bool) -> float | None:
    """Parts that both give are equal; a year that one leaves out stands elsewhere in it."""
    (month, day), (their_month, their_day) = z[1:], e[1:]
    if any(a and b and a != b for a, b in zip(z[1:], e[1:], strict=True)):
        return None
    if bool(day) != bool(their_day) or (not day and bool(month) != bool(their_month)):
        return None
    cost = 0.0 if month == their_month else 1.0
    if z[0] == e[0]:
        return cost
    if z[0] and e[0]:
        return None
    known = z[0] in years[1] if z[0] else e[0] in years[0] or relative
    return cost + 1 if known else None


_Rule = Callable[[Reading, Reading], float | None]
_RULES: dict[tuple[str, str], _Rule] = {
    **{(k, k): _plain for k in ("period", "century", "decade", "points", "name", "ratio")},
    **{(k, k): _with_unit for k in ("amount", "duration")},
    ("measure", "measure"): _measures,
    ("duration", "ordinal"): _reign,
    ("duration", "number"): _ages,
    ("duration", "count"): _ages,
    ("century", "ordinal"): _centuries,
    **{(a, b): _counts for a in _COUNTS for b in _COUNTS},
    **{(a, b): _shares for a in _SHARES for b in _SHARES},
    ("ordinal", "ordinal"): _ordinals,
    ("ordinal", "count"): _labels,
    ("ordinal", "number"): _labels,
    ("times", "times"): _multiples,
    **{("times", k): _times_share for k in _SHARES},
    ("number", "amount"): _bare_amount,
    ("count", "amount"): _bare_amount,
    ("count", "duration"): _in_a_row,
    ("count", "times"): _occasions,
    ("number", "times"): _occasions,
    ("duration", "fraction"): _quarters,
    ("points", "count"): _points,
    ("points", "number"): _points,
    ("date", "number"): _year_number,
    ("date", "count"): _year_number,
    ("date", "duration"): _round_years,
    ("measure", "count"): _containers,
    ("measure", "number"): _containers,
    ("period", "duration"): _months,
    ("clock", "clock"): _clocks,
    ("ordinal", "name"): _labels,
    ("date", "ordinal"): _day_of_month,
    ("fraction", "ordinal"): _parts,
    ("century", "decade"): _first_decade,
    ("times", "ratio"): _odds,
}
