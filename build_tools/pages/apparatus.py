"""The apparatus: every departure from the source with both readings, place, evidence and reason."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import Environment
from markupsafe import Markup, escape

from build_tools.model import Annotated, Bilingual, Claim, Emendation, Page, Proof
from build_tools.pages.places import section_of
from build_tools.pages.prose import chinese_marked

NAMES = {
    "ocr": ("误识", "misread"),
    "typo": ("误植", "misprint"),
    "punctuation": ("标点", "punctuation"),
    "layout": ("版面", "layout"),
    "supplied": ("补字", "supplied"),
    "arithmetic": ("演算", "arithmetic"),
    "parallel": ("互见", "parallel passage"),
    "glyph": ("字形", "glyph"),
    "sense": ("文意", "sense"),
    "high": ("高", "high"),
    "medium": ("中", "medium"),
    "low": ("低", "low"),
}


def apparatus_page(annotated: Annotated, environment: Environment) -> Page:
    """The page of one edition; what was emended first, then what was doubted and kept.

    Both run in the order of the source, whatever the order of the records.
    """
    edition = annotated.edition
    claims = annotated.numbers.claims if annotated.numbers else ()
    proofs = annotated.numbers.proofs if annotated.numbers else ()
    sections = section_of(edition)
    order = {s.id: n for n, s in enumerate(edition.segments)}
    ordered = sorted(edition.emendations, key=lambda e: (e.line, order[e.segment], e.start))
    rows = [
        {
            "record": e.record,
            "place": e,
            "section": sections[e.segment],
            "why": Markup(chinese_marked(escape(e.record.why))),  # noqa: S704 - escaped here
            "sums": both_ways(e, proofs) or [claim.sum for claim in sums(e, claims)],
        }
        for e in ordered
    ]
    kept = [e.record.decision == "kept" for e in ordered]
    html = environment.get_template("apparatus.html").render(
        emended=[row for row, left in zip(rows, kept, strict=True) if not left],
        kept=[row for row, left in zip(rows, kept, strict=True) if left],
        names=NAMES,
    )
    return Page(
        uri=f"{edition.slug}/apparatus.md",
        title="校勘 · Apparatus",
        html=html,
        nav=Bilingual(zh="校勘", en="Apparatus"),
        meta={"kind": "apparatus", "description": f"{edition.record.title.en}: emendations"},
    )


def both_ways(emendation: Emendation, proofs: Iterable[Proof]) -> list[Bilingual]:
    """The sum with the source's reading, which fails, and with ours, which holds."""
    return [
        Bilingual(zh=f"{zh}{worked.zh}", en=f"{en}{worked.en}")
        for p in proofs
        if p.emendation == emendation.record.id
        for zh, en, worked in (
            ("依底本：", "As in the source: ", p.sum_before),
            ("依本版：", "As read here: ", p.sum_after),
        )
    ]


def sums(emendation: Emendation, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that test an arithmetic emendation.

    They are claims of its segment in which what this edition reads is rate, base or result.
    """
    record = emendation.record
    if record.evidence != "arithmetic":
        return ()
    reading = _numbers(record.exact if record.decision == "kept" else record.read)
    return tuple(
        claim
        for claim in claims
        if emendation.segment in claim.segments and reading & _numbers(_figures(claim))
    )


def _figures(claim: Claim) -> str:
    ends = (end.text for end in (claim.base, claim.result) if end)
    return " ".join((claim.stated, *ends))


def _numbers(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+(?:\.\d+)?", text))
