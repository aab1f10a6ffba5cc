"""When shares and multiples of the two languages are the same."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

from fractions import Fraction

from build_tools.quantities.reading import Reading

_PLACES = frozenset("个处地家")
"""先后换过五个厂址: moved five times."""
_OCCASIONS = frozenset("次遍回趟度轮场届倍") | {"", "人次", "架次", "班次", "车次"}


def _share(r: Reading) -> tuple[Fraction, ...]:
    value = r.low / {"percent": 100, "permille": 1000, "discount": 100}.get(r.kind, 1)
    return (value, 1 - value) if r.kind == "discount" else (value,)


def shares(z: Reading, e: Reading) -> float | None:
    """Per cent, tenths and fractions of one value; a discount may name what is left or what is gone."""
    same = set(_share(z)) & set(_share(e))
    return (0.0 if z.kind == e.kind else 0.5) if same else None


def ratios(r: Reading) -> set[Fraction]:
    """How many times as much there is afterwards, in every reading of the words."""
    return {"by": {r.low + 1}, "to": {r.low}}.get(r.unit, {r.low, r.low + 1})


def multiples(z: Reading, e: Reading) -> float | None:
    """Times as many, by and to told apart where both languages tell."""
    vague = z.hedge == e.hedge == "over" and (z.low == e.low >= 10 or (z.low == 10 and e.low == 12))
    vague = vague or (
        z.low == e.low and (z.low in {10, 50} or z.low % 100 == 0) and "to" in {z.unit, e.unit}
    )  # tenfold
    return 0.0 if vague or ratios(z) & ratios(e) else None


def times_share(times: Reading, share: Reading) -> float | None:
    """A rise by 100% is a doubling."""
    value = _share(share)[0]
    grown = {"up": {1 + value}}.get(
        share.direction if share.role != "to" else "", {1 + value, value}
    )
    return (
        1.0
        if grown & ratios(times) and (value >= 1 or times.low < 1 or 1 + value in ratios(times))
        else None
    )


def occasions(count: Reading, times: Reading) -> float | None:
    """Three times may be 三次."""
    return (
        1.0
        if count.low == times.low
        and count.unit in _OCCASIONS
        and (times.unit != "by" or count.unit == "次")
        else 3.0
        if count.low == times.low and times.unit == "either" and count.unit in _PLACES
        else None
    )


def quarters(duration: Reading, fraction: Reading) -> float | None:
    """三个季度 are three quarters, of a year."""
    quarters = fraction.low.denominator == 4
    return 2.0 if quarters and duration.low == fraction.low * 12 else None


def parts(fraction: Reading, ordinal: Reading) -> float | None:
    """A mere sixth of the number; the one-millionth car."""
    return 2.0 if fraction.low * ordinal.low == 1 else None


def odds(times: Reading, ratio: Reading) -> float | None:
    """Three times as many outnumber the others by three to one."""
    return 1.0 if {ratio.low, 1 / ratio.low} & ratios(times) else None
