"""What two series of a text imply together: a total over its value per head is a population."""

# ruff: noqa: PLR2004 - numbers are what this module is about

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from build_tools.model import Bilingual, Claim, CrossCheck
from build_tools.quantities.arithmetic.sums import printed_interval
from build_tools.quantities.numerals import grouped
from build_tools.quantities.zh import readings

_PRODUCT = re.compile("(?:地区|国内|本地)?生产总值|GDP")
_SENTENCE = re.compile("[^。！？]+[。！？]?")
_SUBJECT = re.compile("(?P<subject>[^，。；：、]*?)从")


def implied(claims: Iterable[Claim], text: str) -> tuple[CrossCheck, ...]:
    """The number of people that each total and its value per head imply, year by year.

    `text` is the run of text that the claims come from; a period such as 2002～2007年 in front
    of the two claims gives the years of their ends.
    """
    open_totals: dict[str, Claim] = {}
    found: list[CrossCheck] = []
    for claim in claims:
        subject = _subject(claim)
        if subject.startswith("人均") or "人均" in subject:
            total = open_totals.get(subject.partition("人均")[2])
            if total and total.base and claim.base and total.base.unit == claim.base.unit:
                found += _people(total, claim, text)
        elif subject and claim.base and claim.base.kind == "amount":
            open_totals[subject] = claim
    return tuple(found)


def _subject(claim: Claim) -> str:
    hit = _SUBJECT.match(claim.statement)
    words = re.sub(r"\s", "", hit["subject"]) if hit else ""
    product = _PRODUCT.search(words)
    if product:
        return ("人均" if "人均" in words else "") + "GDP"
    return words


def _people(total: Claim, each: Claim, text: str) -> Iterator[CrossCheck]:
    years = _years(total, text)
    ends = ((total.base, each.base), (total.result, each.result))
    for year, (whole, part) in zip(years, ends, strict=True):
        if whole is None or part is None:
            continue
        (a, b), (c, d) = printed_interval(whole), printed_interval(part)
        if c <= 0:
            continue
        low, high = a / d, b / c
        middle = Fraction(whole.low) / Fraction(part.low)
        shown = f"{grouped(Fraction(whole.low))} ÷ {grouped(Fraction(part.low))} = {grouped(Fraction(round(middle)))}"
        yield CrossCheck(
            segments=tuple(dict.fromkeys((*total.segments, *each.segments))),
            subject="population",
            year=year,
            low=str(round(low)),
            high=str(round(high)),
            unit="person",
            sum=Bilingual(zh=f"{shown}人", en=f"{shown} people"),
        )


def _years(claim: Claim, text: str) -> tuple[str, str]:
    """The two years of the last period that stands before a claim."""
    ends: list[str] = []
    for sentence in reversed(_SENTENCE.findall(text[: max(text.find(claim.statement), 0)])):
        dates = [r for r in readings(sentence) if r.kind == "date" and r.date[0] and r.role]
        ends = [*(str(r.date[0]) for r in dates[-2:]), *ends]
        if len(ends) >= 2:
            return ends[-2], ends[-1]
    return "", ""
