"""When dates and lengths of time of the two languages are the same."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

from fractions import Fraction

from build_tools.quantities.reading import YMD, Reading

Years = tuple[frozenset[int], frozenset[int]]
_FORTNIGHT = {("months", Fraction(1, 2)), ("seconds", Fraction(1209600))}


def year_number(date: Reading, number: Reading) -> float | None:
    """A bare 2008 may be a year."""
    return 1.0 if date.date[1:] == (None, None) and date.date[0] == number.low else None


def in_a_row(count: Reading, duration: Reading) -> float | None:
    """十八连丰 is the 18th year in a row; 五日 may be five days."""
    if count.unit == "日" and (duration.unit, duration.low) == ("seconds", count.low * 86400):
        return 1.0
    return 1.0 if count.unit in {"连", "度", "番"} and duration.low == count.low * 12 else None


def months(period: Reading, duration: Reading) -> float | None:
    """The first nine months may be nine months."""
    return (
        1.0
        if period.low == 1 and duration.unit == "months" and duration.low == period.high
        else None
    )


def day_of_month(date: Reading, ordinal: Reading) -> float | None:
    """The 17th."""
    return 0.5 if date.date[:2] == (None, None) and date.date[2] == ordinal.low else None


def ages(duration: Reading, number: Reading) -> float | None:
    """An age may be told without years."""
    return 1.0 if duration.noun == "age" and duration.low == number.low * 12 else None


def reign(duration: Reading, ordinal: Reading) -> float | None:
    """光绪二十六年 is the 26th year of a reign; 连续两个月 makes a second month."""
    unit = Fraction(duration.date[0] or 12, duration.date[1] or 1)
    return 2.0 if duration.low == ordinal.low * unit else None


def round_years(date: Reading, duration: Reading) -> float | None:
    """延续2000年 and 5日 may be lengths of time although they look like dates."""
    if date.date[:2] == (None, None):
        days = Fraction((date.date[2] or 0) * 86400)
        return 2.0 if (duration.unit, duration.low) == ("seconds", days) else None
    year = date.date[0] or 1
    long = year % 100 == 0 and date.date[1:] == (None, None)
    if duration.low == (year - 1900) * 12 >= 360:  # 四九年 is 1949
        return 2.0
    return 2.0 if long and duration.unit == "months" and duration.low == year * 12 else None


def centuries(century: Reading, ordinal: Reading) -> float | None:
    """The 18th century to the beginning of the 19th."""
    return 1.0 if century.low == ordinal.low else None


def first_decade(century: Reading, decade: Reading) -> float | None:
    """The early 2000s are the beginning of the 21st century."""
    return 1.0 if decade.low == (century.low - 1) * 100 else None


def clocks(z: Reading, e: Reading) -> float | None:
    """Times of day, a half-day apart or not."""
    return 0.0 if (z.low - e.low) % 720 == 0 else None


def durations(z: Reading, e: Reading) -> float | None:
    """半个月 is a fortnight."""
    if {(z.unit, z.low), (e.unit, e.low)} == _FORTNIGHT:
        return 1.0
    if z.hedge == "nearly" and e.weak and e.soft and (z.unit, z.low) == (e.unit, 2 * e.low):
        return 1.0  # the best part of an hour
    return 0.0 if (z.unit, z.low, z.high) == (e.unit, e.low, e.high) else None


def dates(z: YMD, e: YMD, years: Years, *, relative: bool) -> float | None:
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
