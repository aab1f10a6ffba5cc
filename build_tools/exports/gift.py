"""The questions as GIFT, the plain-text form that Moodle and other systems import."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.exports.questions import Asked, by_section, choice
from build_tools.model import Annotated


def gift(annotated: Annotated, address: str) -> str:
    """All questions, a category for each section, with the answer as feedback.

    Choices become multiple choice, numbers numerical, and all others essays.
    Source: MoodleDocs, "GIFT format".
    """
    title = annotated.edition.record.short_title.en
    blocks = []
    for section, asked in by_section(annotated, address):
        blocks.append(f"$CATEGORY: {title}/{section.slug}\n")
        blocks += [_question(a) for a in asked]
    return "\n".join(blocks)


def _question(asked: Asked) -> str:
    body = "\n".join(_answers(asked))
    feedback = f"\t####{escaped(asked.feedback)}\n"
    return f"::{asked.record.id}::[html]{escaped(asked.html)}{{{body}\n{feedback}}}\n"


def _answers(asked: Asked) -> Iterator[str]:
    record = asked.record
    if asked.choices:
        yield ""
        for n, text in enumerate(asked.choices):
            yield f"\t{'=' if n == asked.right else '~'}{escaped(choice(text))}"
    elif record.value:
        yield f"#{record.value}:{record.within}"
    else:
        yield ""


def escaped(text: str) -> str:
    """The text with the characters that GIFT reserves escaped."""
    return re.sub(r"([~=#{}:\\])", r"\\\1", text)
