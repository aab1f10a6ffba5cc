"""How an exact value is written for a reader of either language."""

from __future__ import annotations

from build_tools.model import Quantity
from build_tools.quantities.numerals import decimal, grouped
from build_tools.quantities.reading import YMD, Reading

_HEDGES = {
    "over": "more than ",
    "or-more": "at least ",
    "nearly": "nearly ",
    "nearly-under": "just under ",
    "under": "less than ",
    "or-less": "less than ",
    "about": "about ",
    "at-least": "at least ",
    "at-most": "at most ",
    "several": "several times ",
    "emphatic": "",
    "only": "only ",
    "reached": "",
}
_SHAPES = {
    "percent": "{value}%",
    "permille": "{value}‰",
    "points": "{value} percentage points",
    "discount": "{value}% of the price",
    "amount": "{unit} {value}",
    "measure": "{value} {unit}",
    "ordinal": "no. {value}",
    "period": "months {value}",
    "decade": "the {year}s",
    "century": "century {value}",
    "damaged": "an unreadable number",
}
_SPANS = ((12, "years"), (1, "months"))
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
    if item.kind == "duration":
        return _duration(item)
    if item.kind == "times":
        return _times(item, value)
    if item.kind == "clock":
        return f"{int(item.low) // 60:02d}:{int(item.low) % 60:02d}"
    shape = _SHAPES.get(item.kind, "{value} {noun}")
    year = decimal(item.low)
    noun = item.noun if value == "1" or not item.noun else _plural(item.noun)
    return shape.format(value=value, unit=item.unit, noun=noun, year=year).strip()


def _plural(noun: str) -> str:
    """The English plural of a class of things counted."""
    known = {"person": "people", "aircraft": "aircraft", "ship": "ships"}
    return known.get(noun) or (noun[:-1] + "ies" if noun.endswith("y") else noun + "s")


def _times(item: Reading, value: str) -> str:
    if item.unit == "by":
        return f"a rise of {value} times (to {grouped(item.low + 1)} times as much)"
    return f"{value} times" + (" as much" if item.unit == "to" else "")


def _duration(item: Reading) -> str:
    for size, name in _SPANS if item.unit == "months" else _SECONDS:
        if (item.low / size).denominator == 1 and item.low >= size:
            low, high = grouped(item.low / size), grouped(item.high / size)
            return f"{low if low == high else f'{low}–{high}'} {name}"
    return f"{grouped(item.low)} {item.unit}"


def quantity(item: Reading, text: str) -> Quantity:
    """The reading as a value that other stages share."""
    low = edtf(item.date) if item.kind == "date" else decimal(item.low)
    high = edtf(item.date) if item.kind == "date" else decimal(item.high)
    hedge = {"or-more": "at-least", "or-less": "under", "nearly-under": "nearly", "only": ""}.get(
        item.hedge, item.hedge
    )
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
