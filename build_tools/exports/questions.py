"""What quiz formats share: the order of choices, and a question with the passage it is about."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from build_tools.exports.package import xml
from build_tools.exports.pieces import home
from build_tools.model import Annotated, Bilingual, Edition, QuestionRecord, Section, Segment

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
KINDS = {
    "vocabulary": Bilingual(zh="词义", en="Vocabulary"),
    "comprehension": Bilingual(zh="理解", en="Comprehension"),
    "inference": Bilingual(zh="推断", en="Inference"),
    "arithmetic": Bilingual(zh="验算", en="Check the arithmetic"),
    "voice": Bilingual(zh="谁说的", en="Who claims this"),
    "discussion": Bilingual(zh="讨论", en="Discussion"),
}


class Asked(NamedTuple):
    """A question ready for a package: its HTML, its choices in order, and which is right."""

    record: QuestionRecord
    html: str
    choices: tuple[Bilingual, ...]
    right: int
    """Index of the right choice; -1 where there are none."""

    @property
    def feedback(self) -> str:
        """The answer as HTML in both languages."""
        return both(self.record.answer)


def shuffled(record: QuestionRecord) -> tuple[Bilingual, ...]:
    """The choices in an order that the question's own id decides, the same everywhere."""

    def key(index: int) -> str:
        return hashlib.sha256(f"{record.id}:{index}".encode()).hexdigest()

    return tuple(record.choices[n] for n in sorted(range(len(record.choices)), key=key))


def both(text: Bilingual) -> str:
    """The text in both languages as two HTML paragraphs."""
    return f'<p lang="zh-Hans">{xml(text.zh)}</p><p lang="en">{xml(text.en)}</p>'


def choice(text: Bilingual) -> str:
    """A choice in both languages on one line of HTML."""
    return f'<span lang="zh-Hans">{xml(text.zh)}</span> / <span lang="en">{xml(text.en)}</span>'


def by_section(annotated: Annotated, address: str) -> Iterator[tuple[Section, list[Asked]]]:
    """The questions of each section, where their first segment stands, in their own order.

    A question at fault is left out: the checks tell of it.
    """
    edition = annotated.edition
    known = {s.id: s for s in edition.segments}
    order = {s.slug: n for n, s in enumerate(edition.sections)}
    placed = [(home(edition, q.at[0]), q) for q in edition.questions if _sound(q, known)]
    placed.sort(key=lambda p: order[p[0].slug])
    for slug, run in groupby(placed, key=lambda p: p[0].slug):
        section = edition.sections[order[slug]]
        yield section, [_asked(q, known, edition, address) for _, q in run]


def _sound(record: QuestionRecord, known: Mapping[str, Segment]) -> bool:
    numbers = all(map(NUMBER.fullmatch, filter(None, (record.value, record.within))))
    return bool(record.at) and known.keys() >= set(record.at) and numbers


def _asked(
    record: QuestionRecord, known: Mapping[str, Segment], edition: Edition, address: str
) -> Asked:
    passage = "".join(
        f'<p lang="zh-Hans"><a href="{address}{edition.slug}/{home(edition, at).slug}/#{at}">'
        f"{at}</a> {xml(known[at].zh)}</p>"
        for at in record.at
    )
    order = shuffled(record)
    right = order.index(record.choices[0]) if order else -1
    return Asked(record, f"<blockquote>{passage}</blockquote>{both(record.prompt)}", order, right)
