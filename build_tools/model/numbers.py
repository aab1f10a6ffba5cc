"""What the numbers of a text are: quantities, claims and where two languages disagree."""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.model.base import Bilingual, Value
from build_tools.model.figures import Proof


class Quantity(Value, frozen=True):
    """A number read out of a text: its exact value, its unit, and how sure the text is of it.

    `low` and `high` are exact decimals, fractions (`2/3`) or, for dates, EDTF strings; they differ
    only where the text gives a range.
    """

    kind: str
    """date | period | decade | century | clock | duration | amount | measure | count | number |
    ordinal | percent | permille | fraction | discount | points | times | name."""
    low: str
    high: str
    unit: str
    """ISO 4217 code, SI-like symbol, counting noun; for times: by, to or either."""
    hedge: str
    """"" | about | over | nearly | at-least | at-most | under | several | emphatic | reached."""
    direction: str
    """up | down | empty where the text does not say."""
    start: int
    end: int
    text: str
    printed: str
    """The exact value in a form that both languages can be held against."""


class Mismatch(Value, frozen=True):
    """A number that one language has and the other has not, or has otherwise."""

    kind: str
    """value | unit | hedge | direction | order | missing | added."""
    zh: str
    """The Chinese words; empty where the English number has no counterpart."""
    en: str
    message: str
    """Both readings and what was expected."""
    segments: tuple[str, ...] = ()


class Claim(Value, frozen=True):
    """A statement of growth in the text, worked out again from its own end points."""

    segments: tuple[str, ...]
    statement: str
    """The Chinese words from the subject to the base and the result."""
    base: Quantity | None
    result: Quantity | None
    stated: str
    """The rate as printed; empty where none is."""
    low: str
    high: str
    """The change in per cent that the printed digits allow, both ends; empty without a base."""
    verdict: str
    """agrees | disagrees | not-recomputable."""
    sum: Bilingual
    """The sum in words and figures."""


class CrossCheck(Value, frozen=True):
    """A value that two figures of the text imply together, such as GDP over GDP per head."""

    segments: tuple[str, ...]
    subject: str
    year: str
    low: str
    high: str
    unit: str
    sum: Bilingual


class Quantified(Value, frozen=True):
    """What the numbers of one edition come to."""

    quantities: Mapping[str, Mapping[str, tuple[Quantity, ...]]]
    """By language, then by segment id; offsets are those of the segment."""
    mismatches: tuple[Mismatch, ...]
    claims: tuple[Claim, ...]
    cross_checks: tuple[CrossCheck, ...]
    leftovers: tuple[tuple[str, str], ...]
    """(segment id, words): what looks like a number and was not classed."""
    proofs: tuple[Proof, ...] = ()
    """Every emendation that rests on arithmetic, worked out both ways."""
