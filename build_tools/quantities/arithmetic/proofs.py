"""Emendations by arithmetic, worked out both ways: as the source has it and as it is read here."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Claim, Edition, Emendation, Paragraph, Proof
from build_tools.quantities.arithmetic.claims import claims


def proofs(edition: Edition) -> Iterator[Proof]:
    """One for each emendation that a sum of its paragraph tests, in the order of the text.

    The claim that an emendation changes is the one whose verdict or words differ between the two
    readings; where the source's reading breaks the statement up, `before` is `disagrees`.
    """
    home = {s.id: p for sec in edition.sections for p in sec.paragraphs for s in p.segments}
    for emendation in edition.emendations:
        record = emendation.record
        tested = record.evidence == "arithmetic" and record.decision == "emended"
        if tested and emendation.segment in home:
            yield from _proof(emendation, home[emendation.segment])


def _proof(emendation: Emendation, paragraph: Paragraph) -> Iterator[Proof]:
    as_read = [(s.id, s.zh) for s in paragraph.segments]
    as_found = [
        (s.id, _unread(s.zh, emendation) if s.id == emendation.segment else s.zh)
        for s in paragraph.segments
    ]
    before, after = claims(as_found), claims(as_read)
    for claim in after:
        twin = next((c for c in before if _ends(c) == _ends(claim)), None)
        if emendation.segment in claim.segments and (twin is None or twin.stated != claim.stated):
            yield Proof(
                emendation=emendation.record.id,
                before=twin.verdict if twin else "disagrees",
                after=claim.verdict,
                sum_before=twin.sum if twin else claim.sum,
                sum_after=claim.sum,
            )


def _unread(text: str, emendation: Emendation) -> str:
    return text[: emendation.start] + emendation.record.exact + text[emendation.end :]


def _ends(claim: Claim) -> tuple[str, str, str]:
    return (
        claim.statement,
        claim.base.text if claim.base else claim.stated,
        claim.result.text if claim.result else claim.stated,
    )
