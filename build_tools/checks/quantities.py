"""Family Q: the numbers of both languages are the same, and the text's arithmetic holds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from build_tools.checks.base import Fault, check
from build_tools.checks.text import place
from build_tools.findings import Severity
from build_tools.model import Annotated, Quantified, Site

_STEADY = Fraction(1, 20)
"""A number of people that moves faster than this a year is not one series."""


def _numbered(site: Site) -> Iterator[tuple[Annotated, Quantified]]:
    for annotated in site.editions:
        if annotated.numbers is not None:
            yield annotated, annotated.numbers


def _mismatches(site: Site, *kinds: str) -> Iterator[Fault]:
    for annotated, numbers in _numbered(site):
        for found in numbers.mismatches:
            if found.kind in kinds:
                at = found.segments[0] if found.segments else ""
                clause = ", ".join(found.segments)
                hint = "correct `en`, or `zh` if the slip is there"
                yield Fault(place(site, annotated.edition, at), f"{clause}: {found.message}", hint)


@check("Q101", Severity.ERROR, "Both languages give the same numbers")
def values(site: Site) -> Iterator[Fault]:
    """A number that is wrong, missing or added."""
    return _mismatches(site, "value", "missing", "added")


@check("Q102", Severity.ERROR, "A number keeps its unit, its currency and its kind")
def units(site: Site) -> Iterator[Fault]:
    """Per cent is not points, yuan are not dollars, a rise of three times is not threefold."""
    return _mismatches(site, "unit")


@check("Q103", Severity.ERROR, "A number stays as exact or as rough as it was said")
def hedges(site: Site) -> Iterator[Fault]:
    """余, 多, 近 and 约 are neither lost nor added nor exchanged."""
    return _mismatches(site, "hedge")


@check("Q104", Severity.ERROR, "What rises in one language rises in the other")
def directions(site: Site) -> Iterator[Fault]:
    """增长 is not fell."""
    return _mismatches(site, "direction")


@check("Q105", Severity.ERROR, "Numbers stay with what they are said of")
def order(site: Site) -> Iterator[Fault]:
    """The ends of a range and the items of a list keep their places."""
    return _mismatches(site, "order")


@check("Q106", Severity.ERROR, "Every numeral of the text is a number or part of a set phrase")
def leftovers(site: Site) -> Iterator[Fault]:
    """None is silently unparsed."""
    for annotated, numbers in _numbered(site):
        for at, words in numbers.leftovers:
            message = f"{at}: nothing accounts for “{words}”"
            hint = "if it is no number, add the phrase to build_tools/quantities/phrases.txt"
            yield Fault(place(site, annotated.edition, at), message, hint)


@check("Q107", Severity.ERROR, "A rate of growth agrees with the end points that the text gives")
def claims(site: Site) -> Iterator[Fault]:
    """Worked out within the rounding of the printed digits."""
    for annotated, numbers in _numbered(site):
        for claim in numbers.claims:
            if claim.verdict == "disagrees":
                at = claim.segments[-1]
                hint = "emend the rate with its evidence, or correct the end points"
                message = f"{', '.join(claim.segments)}: {claim.statement}: {claim.sum.en}"
                yield Fault(place(site, annotated.edition, at), message, hint)


@check("Q108", Severity.WARNING, "Values that two series imply together move smoothly")
def implied(site: Site) -> Iterator[Fault]:
    """A total over its value per head is a number of people, which does not jump."""
    for annotated, numbers in _numbered(site):
        dated = sorted((c for c in numbers.cross_checks if c.year), key=lambda c: c.year)
        for one, two in pairwise(dated):
            span = int(two.year) - int(one.year)
            most = (1 + _STEADY) ** span
            rise, fall = (
                Fraction(two.low) / Fraction(one.high),
                Fraction(one.low) / Fraction(two.high),
            )
            if span and max(rise, fall) > most:
                message = f"{one.year}: {one.sum.en}; {two.year}: {two.sum.en}"
                where = place(site, annotated.edition, two.segments[0])
                yield Fault(where, message, "look at the four figures behind them")


@check(
    "Q109",
    Severity.ERROR,
    "An emendation by arithmetic is proved: the sum fails without it and holds with it",
)
def proved(site: Site) -> Iterator[Fault]:
    """The evidence is worked out at every build, not asserted once."""
    for annotated, numbers in _numbered(site):
        known = {p.emendation: p for p in numbers.proofs}
        for emendation in annotated.edition.emendations:
            record = emendation.record
            if record.evidence != "arithmetic" or record.decision != "emended":
                continue
            proof = known.get(record.id)
            where = place(site, annotated.edition, record.id)
            hint = "give another kind of evidence, or mend the reading"
            if proof is None:
                message = f"{record.id}: no sum of {emendation.segment} tests “{record.read}”"
                yield Fault(where, message, hint)
            elif (proof.before, proof.after) != ("disagrees", "agrees"):
                message = f"{record.id}: with “{record.exact}” the sum {proof.before}, with “{record.read}” it {proof.after}: {proof.sum_after.en}"
                yield Fault(where, message, hint)


CHECKS = (values, units, hedges, directions, order, leftovers, claims, implied, proved)
