"""EDTF dates as people write them, in both languages, no more precise than they are."""

from __future__ import annotations

import re
from typing import NamedTuple

from build_tools.model import Bilingual

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DATE = re.compile(r"(\d{2}(?:\d\d|\dX|XX))(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_BASE = {"X": 10, "XX": 100}


class _Day(NamedTuple):
    """One end of a date; month and day are 0 where they are not given."""

    year: str
    month: int
    day: int
    hedge: str


def human_date(edtf: str) -> Bilingual:
    """The date in words: a year, a month, a day, a range, open or approximate.

    What is no date of the levels that a timeline needs comes back as it is written.
    Source: ISO 8601-2 (EDTF), levels 0 and 1.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        day = _day(start)
        return Bilingual(zh=_zh(day), en=_en(day)) if day else Bilingual(zh=edtf, en=edtf)
    first, last = _day(start), _day(end)
    if first and last:
        return _range(first, last)
    if first:
        return Bilingual(zh=f"{_zh(first)}起", en=f"from {_en(first)}")
    if last:
        return Bilingual(zh=f"至{_zh(last)}", en=f"until {_en(last)}")
    return Bilingual(zh=edtf, en=edtf)


def first_year(edtf: str) -> int:
    """The year in which the date begins, or ends where its beginning is open; 0 for no date."""
    found = re.search(r"\d{2}[\dX]{2}", edtf)
    return int(found[0].replace("X", "0")) if found else 0


def years(edtf: str) -> tuple[float, float]:
    """Where the date begins and ends, in years with their fractions; both ends alike for a day.

    An open end is the other one. (1982, 9) begins at 1982 8/12 and ends at 1982 9/12.
    """
    ends = [day for part in edtf.split("/") if (day := _day(part))]
    if not ends:
        return 0.0, 0.0
    return _start(ends[0]), _end(ends[-1])


def _start(day: _Day) -> float:
    return int(day.year.replace("X", "0")) + (max(day.month, 1) - 1 + max(day.day - 1, 0) / 31) / 12


def _end(day: _Day) -> float:
    if day.month:
        return _start(day) if day.day else _start(day) + 1 / 12
    unknown = day.year.lstrip("0123456789")
    return int(day.year.replace("X", "0")) + _BASE.get(unknown, 1)


def _day(text: str) -> _Day | None:
    found = _DATE.fullmatch(text)
    if not found or int(found[2] or 1) not in range(1, 13):
        return None
    return _Day(found[1], int(found[2] or 0), int(found[3] or 0), found[4])


def _range(first: _Day, last: _Day) -> Bilingual:
    """Both ends, each part written once; a hedge on both ends is said once."""
    if first.hedge == last.hedge:
        hedge, first, last = first.hedge, first._replace(hedge=""), last._replace(hedge="")
    else:
        hedge = ""
    same_year = first.year == last.year and first.month and last.month
    if same_year and not (first.day or last.day):
        zh = f"{first.year}年{first.month}～{last.month}月"
        en = f"{_MONTHS[first.month - 1]}–{_MONTHS[last.month - 1]} {first.year}"
    elif first.month or last.month or "X" in first.year + last.year or first.hedge or last.hedge:
        zh, en = f"{_zh(first)}～{_zh(last)}", f"{_en(first)} – {_en(last)}"
    else:
        zh, en = f"{first.year}～{last.year}年", f"{first.year}–{last.year}"
    return Bilingual(zh=_hedged_zh(zh, hedge), en=_hedged_en(en, hedge))


def _zh(day: _Day) -> str:
    if day.year.endswith("XX"):
        return _hedged_zh(f"{int(day.year[:2]) + 1}世纪", day.hedge)
    text = f"{day.year[:3]}0年代" if "X" in day.year else f"{day.year}年"
    text += f"{day.month}月" if day.month else ""
    return _hedged_zh(text + (f"{day.day}日" if day.day else ""), day.hedge)


def _en(day: _Day) -> str:
    if day.year.endswith("XX"):
        return _hedged_en(f"the {_ordinal(int(day.year[:2]) + 1)} century", day.hedge)
    text = f"the {day.year[:3]}0s" if "X" in day.year else day.year
    if day.month:
        text = f"{_MONTHS[day.month - 1]} {text}"
    return _hedged_en(f"{day.day} {text}" if day.day else text, day.hedge)


def _ordinal(number: int) -> str:
    teen = number % 100 in range(11, 14)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _hedged_zh(text: str, hedge: str) -> str:
    about = f"约{text}" if hedge in {"~", "%"} else text
    return f"{about}（存疑）" if hedge in {"?", "%"} else about


def _hedged_en(text: str, hedge: str) -> str:
    about = f"about {text}" if hedge in {"~", "%"} else text
    return f"{about} (uncertain)" if hedge in {"?", "%"} else about
