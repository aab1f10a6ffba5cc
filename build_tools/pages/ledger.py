"""The ledger of claims: every statement of growth with its sum, for the page and for machines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from build_tools.model import Annotated, Claim, CrossCheck, Quantified, Quantity

VERDICTS = {
    "agrees": ("相符", "agrees"),
    "disagrees": ("不符", "disagrees"),
    "not-recomputable": ("无从复算", "cannot be worked out"),
}
COLUMNS = (
    *("id", "clauses", "zh", "en", "base", "result", "stated"),
    *("low", "high", "verdict", "sum_zh", "sum_en"),
)
_MARK = re.compile(r"[①-⑳]|\[\d+\]")
"""Marks of notes and references, which a quoted statement does without."""
_CLAUSE = re.compile(r"[,;:]\s+(?:and\s+)?")


def ledger(annotated: Annotated) -> tuple[dict[str, Any], ...]:
    """One record for each claim, in the order of the text, with the names of COLUMNS."""
    numbers = annotated.numbers
    if numbers is None:
        return ()
    texts = {s.id: s.en for s in annotated.edition.segments}
    return tuple(
        {
            "id": f"claim-{n}",
            "clauses": claim.segments,
            "zh": _MARK.sub("", claim.statement),
            "en": _MARK.sub("", _english(claim, numbers, texts)),
            "base": claim.base.text if claim.base else "",
            "result": claim.result.text if claim.result else "",
            "stated": claim.stated,
            "low": claim.low,
            "high": claim.high,
            "verdict": claim.verdict,
            "sum_zh": claim.sum.zh,
            "sum_en": claim.sum.en,
        }
        for n, claim in enumerate(numbers.claims, 1)
    )


def _english(claim: Claim, numbers: Quantified, texts: Mapping[str, str]) -> str:
    """The English clause that gives base and result, or the clauses of a rate without a base."""
    for segment in claim.segments:
        found = numbers.quantities["en"].get(segment, ())
        base, result = _of(claim.base, found), _of(claim.result, found)
        if base and result:
            text = texts[segment]
            first, last = min(base.start, result.start), max(base.end, result.end)
            starts = [m.end() for m in _CLAUSE.finditer(text, 0, first)]
            end = _tail(text, last) if not claim.stated else last
            return text[starts[-1] if starts else 0 : end]
    return " ".join(texts[s] for s in claim.segments if s in texts).rstrip(",;")


def _of(number: Quantity | None, found: Iterable[Quantity]) -> Quantity | None:
    return next((q for q in found if number and q.low == number.low and q.kind != "date"), None)


def _tail(text: str, start: int) -> int:
    """To the end of the clause, for a statement that nothing closes."""
    found = re.compile(r"[,;.](?:\s|$)").search(text, start)
    return found.start() if found else len(text)


def as_csv(rows: Iterable[Mapping[str, Any]], columns: tuple[str, ...]) -> str:
    """The rows as CSV with a byte order mark, which spreadsheets need to see that it is UTF-8."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_plain(row[c]) for c in columns])
    return "\ufeff" + stream.getvalue()


def _plain(cell: Any) -> str:
    return " ".join(cell) if isinstance(cell, tuple) else str(cell)


def as_json(rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows as a JSON list of objects, one a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n"


def implied(checks: tuple[CrossCheck, ...]) -> Iterator[dict[str, Any]]:
    """Each implied value with its growth a year since the one before, in per cent."""
    before: CrossCheck | None = None
    for check in checks:
        growth = ""
        if before and before.year and check.year and int(check.year) > int(before.year):
            span = int(check.year) - int(before.year)
            ratio = float(_middle(check) / _middle(before)) ** (1 / span)
            growth = f"{(ratio - 1) * 100:+.1f}%".replace("-", "−")
        yield {
            "check": check,
            "growth": growth,
            "low": _grouped(check.low),
            "high": _grouped(check.high),
        }
        before = check


def _middle(check: CrossCheck) -> Fraction:
    return (Fraction(check.low) + Fraction(check.high)) / 2


def _grouped(value: str) -> str:
    return f"{int(value):,}"
