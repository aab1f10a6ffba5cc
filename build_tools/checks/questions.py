"""Family U: every question stands on the text and can be answered; earlier texts are earlier."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from build_tools.checks.base import Fault, check
from build_tools.checks.text import place
from build_tools.findings import Severity, Where
from build_tools.model import Bilingual, QuestionRecord, Site

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_STEPS: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def result(sum_: str) -> Fraction:
    """What a sum of decimals, + - * / and parentheses comes to, exactly.

    Raises:
        ValueError: it is no such sum, or it divides by nothing.
    """

    def value(node: ast.expr) -> Fraction:
        written = ast.get_source_segment(sum_, node) or ""
        if isinstance(node, ast.Constant) and _NUMBER.fullmatch(written):
            return Fraction(written)  # 1e999999999 would take hours
        if isinstance(node, ast.BinOp) and type(node.op) in _STEPS:
            return _STEPS[type(node.op)](value(node.left), value(node.right))
        raise ValueError(f"“{sum_}” is no sum")

    try:
        return value(ast.parse(sum_, mode="eval").body)
    except (SyntaxError, ZeroDivisionError, RecursionError) as error:
        raise ValueError(f"“{sum_}” is no sum") from error


def _questions(site: Site) -> Iterator[tuple[Where, QuestionRecord, Mapping[str, str]]]:
    """Each question with its place and the Chinese of its edition by segment id."""
    for annotated in site.editions:
        texts = {s.id: s.zh for s in annotated.edition.segments}
        for question in annotated.edition.questions:
            yield place(site, annotated.edition, question.id), question, texts


@check("U101", Severity.ERROR, "A question names segments that exist, at least one")
def grounded(site: Site) -> Iterator[Fault]:
    """A sheet shows a question under its clauses."""
    for where, question, texts in _questions(site):
        if not question.at:
            yield Fault(where, f"{question.id} names no segment", 'write at: ["1.2.3"]')
        for at in question.at:
            if at not in texts:
                yield Fault(where, f"{question.id}: no segment {at}", "mend the id")


@check("U102", Severity.ERROR, "A question has its prompt, answer and choices in both languages")
def bilingual(site: Site) -> Iterator[Fault]:
    """A reader of either language can be asked and answered."""
    for where, question, _ in _questions(site):
        said: tuple[tuple[str, Bilingual], ...] = (
            ("prompt", question.prompt),
            ("answer", question.answer),
            *(("choice", choice) for choice in question.choices),
        )
        for name, text in said:
            for lang in ("zh", "en"):
                if not getattr(text, lang).strip():
                    yield Fault(where, f"{question.id}: {name} without {lang}", "write it")


@check("U103", Severity.ERROR, "Choices are two or more and differ; a value is a number")
def answerable(site: Site) -> Iterator[Fault]:
    """A page can mark the answer only if exactly one choice or number is right."""
    for where, question, _ in _questions(site):
        for lang in ("zh", "en"):
            words = [getattr(choice, lang) for choice in question.choices]
            if words and (len(words) == 1 or len(set(words)) < len(words)):
                message = f"{question.id}: its choices in {lang} do not tell answers apart"
                yield Fault(where, message, "write two or more, all different")
        if question.choices and question.value:
            yield Fault(where, f"{question.id} asks for a choice and a number", "keep one")
        for name in ("value", "within"):
            text = getattr(question, name)
            if text and not _NUMBER.fullmatch(text):
                yield Fault(where, f"{question.id}: {name} “{text}”", "write a decimal: 254.3")


@check(
    "U104", Severity.ERROR, "A question of arithmetic has its sum, and the sum comes to its value"
)
def recomputed(site: Site) -> Iterator[Fault]:
    """Law 4, for what readers are asked to work out."""
    for where, question, _ in _questions(site):
        if question.kind == "arithmetic" and not (question.sum and question.value):
            hint = "write value: and sum:, or choose another kind"
            yield Fault(where, f"{question.id} has no sum to check", hint)
        elif question.sum and all(map(_NUMBER.fullmatch, (question.value, question.within))):
            try:
                off = abs(result(question.sum) - Fraction(question.value))
            except ValueError as error:
                yield Fault(where, f"{question.id}: {error}", "use decimals, + - * / and ( )")
                continue
            if off > Fraction(question.within):
                message = f"{question.id}: {question.sum} = {float(result(question.sum)):.6g}"
                yield Fault(where, f"{message}, not {question.value}", "correct value or within")


@check("U105", Severity.ERROR, "The numbers of a sum stand in the segments of its question")
def in_text(site: Site) -> Iterator[Fault]:
    """A sum over numbers that the text does not have proves nothing; 100 and digits are free."""
    for where, question, texts in _questions(site):
        text = "".join(texts.get(at, "") for at in question.at)
        for number in re.findall(r"\d+(?:\.\d+)?", question.sum):
            free = number == "100" or len(number) == 1
            if not free and not re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", text):
                message = f"{question.id}: {number} is not in {', '.join(question.at)}"
                yield Fault(where, message, "add the segment that has it, or correct the number")


@check("U201", Severity.ERROR, "An earlier text belongs to a segment and is not today’s")
def earlier(site: Site) -> Iterator[Fault]:
    """A link made before an edit shows the difference from what stood there."""
    for annotated in site.editions:
        today = {s.id: (s.zh, s.en) for s in annotated.edition.segments}
        for n, record in enumerate(annotated.edition.earlier):
            where = place(site, annotated.edition, f"earlier.yaml:{n}")
            if record.segment not in today:
                yield Fault(where, f"no segment {record.segment}", "mend the id")
            elif today[record.segment] == (record.zh, record.en):
                message = f"{record.segment}: this is today’s text"
                yield Fault(where, message, "keep only texts that have changed since")


CHECKS = (grounded, bilingual, answerable, recomputed, in_text, earlier)
