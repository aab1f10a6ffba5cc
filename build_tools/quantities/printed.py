"""How an exact value is written for a reader of either language."""

from __future__ import annotations

from fractions import Fraction

from build_tools.model import Quantity
from build_tools.quantities.numerals import decimal, grouped
from build_tools.quantities.reading import YMD, Reading

_HEDGES = {
    "over": "more than ",
    "or-more": "at least ",
    "nearly": "nearly ",
    "nearly-under": "just under ",
    "under": "less than ",
    "about": "about ",
    "at-least": "at least ",
    "at-most": "at most ",
    "several": "several times ",
    "emphatic": "",
    "reached": "",
}
_SHARES = {
    "percent": "%",
    "permille": "‰",
    "points": " percentage points",
    "discount": "% of the price",
}
_SPANS = ((1200, "centuries"), (12, "years"), (1, "months"))
_SECONDS = ((86400, "days"), (3600, "hours"), (60, "minutes"), (1, "seconds"))


def edtf(date: YMD) -> str:
    """A date with X for what is not said. Source: EDTF (ISO 8601-2), level 1."""
    year, month, day = date
    text = f"{year:04d}" if year else "XXXX"
    if month or day:
        text += f"-{month:02d}" if month else "-XX"
    return text + (f"-{day:02d}" if day else "")


def printed(item: Reading) -> str:
    """The exact value with its hedge, direction and unit."""
    if item.kind == "date":
        return edtf(item.date)
    hedge = _HEDGES.get(item.hedge, "")
    change = {"up": " (up)", "down": " (down)"}.get(item.direction, "")
    return hedge + _bare(item) + change


def _bare(item: Reading) -> str:
    low, high = grouped(item.low), grouped(item.high)
    value = low if low == high else f"{low}–{high}"
    match item.kind:
        case "percent" | "permille" | "points" | "discount":
            return value + _SHARES[item.kind]
        case "amount":
            return f"{item.unit} {value}"
        case "measure":
            return f"{value} {item.unit}"
        case "duration":
            return _duration(item)
        case "times":
            return _times(item, value)
        case "ordinal":
            return f"no. {value}"
        case "period":
            return f"months {low}–{high}"
        case "decade":
            return f"the {decimal(item.low)}s"
        case "century":
            return f"century {value}"
        case "clock":
            return f"{int(item.low) // 60:02d}:{int(item.low) % 60:02d}"
        case "damaged":
            return "an unreadable number"
        case _:
            return " ".join(filter(None, [value, item.noun]))


def _times(item: Reading, value: str) -> str:
    if item.unit == "by":
        return f"a rise of {value} times (to {grouped(item.low + 1)} times as much)"
    return f"{value} times" + (" as much" if item.unit == "to" else "")


def _duration(item: Reading) -> str:
    for size, name in _SPANS if item.unit == "months" else _SECONDS:
        if (item.low / size).denominator == 1 and item.low >= size and size != 1200:
            low, high = grouped(item.low / size), grouped(item.high / size)
            return f"{low if low == high else f'{low}–{high}'} {name}"
    return f"{grouped(item.low)} {item.unit}"


def quantity(item: Reading, text: str) -> Quantity:
    """The reading as a value that other stages share."""
    low = edtf(item.date) if item.kind == "date" else decimal(item.low)
    high = edtf(item.date) if item.kind == "date" else decimal(item.high)
    hedge = {"or-more": "at-least", "nearly-under": "nearly"}.get(item.hedge, item.hedge)
    return Quantity(
        item.kind,
        low,
        high,
        item.unit,
        hedge,
        item.direction,
        item.start,
        item.end,
        text[item.start : item.end],
        printed(item),
    )


def interval(text: str) -> Fraction:
    """A value of a Quantity as a number again."""
    return Fraction(text)
