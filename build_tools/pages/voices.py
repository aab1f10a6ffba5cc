"""Who says this: quotations, policies, figures and claims, each with its speaker, for source criticism."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import Environment

from build_tools.model import Annotated, Bilingual, Edition, Page, VoiceRecord
from build_tools.pages.dates import human_date
from build_tools.pages.places import section_of

KINDS = {
    "quotation": Bilingual(zh="引语", en="Quotations"),
    "policy": Bilingual(zh="政策、口号与目标", en="Policies, slogans and aims"),
    "statistic": Bilingual(zh="统计数字", en="Statistics"),
    "authors": Bilingual(zh="作者的判断", en="The authors’ own claims"),
}


class Said(NamedTuple):
    """A stretch of the text, who says it, and where it stands."""

    id: str
    record: VoiceRecord
    date: Bilingual | None
    before: str
    after: str
    en: str
    """The English of its whole segment."""
    section: str


def voices_page(annotated: Annotated, environment: Environment) -> Page:
    """The page of one edition: kind by kind, in the order of the text."""
    edition = annotated.edition
    said = list(_said(edition))
    html = environment.get_template("voices.html").render(
        groups=[
            (kind, name, own)
            for kind, name in KINDS.items()
            if (own := [s for s in said if s.record.voice == kind])
        ]
    )
    return Page(
        uri=f"{edition.slug}/voices.md",
        title="谁在说话 · Who says this",
        html=html,
        nav=Bilingual(zh="谁在说话", en="Who says this"),
        meta={"kind": "voices", "description": f"{edition.record.title.en}: who says what"},
    )


def _said(edition: Edition) -> Iterator[Said]:
    segments = {s.id: s for s in edition.segments}
    sections = section_of(edition)
    seen: Counter[str] = Counter()
    for record in edition.voices:
        segment = segments.get(record.segment)
        if segment is None or record.exact not in segment.zh:
            continue  # the checks have told of it
        key = f"{record.voice}-{segment.id}"
        seen[key] += 1
        before, _, after = segment.zh.partition(record.exact)
        yield Said(
            id=key if seen[key] == 1 else f"{key}-{seen[key]}",
            record=record,
            date=human_date(record.date) if record.date else None,
            before=before,
            after=after,
            en=segment.en,
            section=sections[segment.id],
        )
