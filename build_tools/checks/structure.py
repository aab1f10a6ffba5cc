"""H1xx: structure and language of built pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from build_tools.checks.base import Check, Fault, check
from build_tools.checks.declared import valid_language
from build_tools.checks.links import refreshed
from build_tools.findings import Severity, Where
from build_tools.model import Built

ERROR = Severity.ERROR


def _slips(kind: str, message: str, hint: str) -> Callable[[Built], Iterator[Fault]]:
    kinds = frozenset(kind.split())

    def rule(built: Built) -> Iterator[Fault]:
        for page in built.pages:
            for slip in page.slips:
                if slip.kind in kinds:
                    yield Fault(
                        Where(page.path, slip.line, slip.id), message.format(slip.text), hint
                    )

    return rule


@check("H101", ERROR, "An id stands once on a page")
def duplicate_id(built: Built) -> Iterator[Fault]:
    """Two pages may share an id."""
    for page in built.pages:
        first: dict[str, int] = {}
        for name, line in page.ids:
            if name in first:
                message = f"id “{name}” stands already on line {first[name]}"
                yield Fault(Where(page.path, line, name), message, "give one of the two another id")
            else:
                first[name] = line


duplicate_attribute = check("H102", ERROR, "A tag has an attribute once")(
    _slips("attribute", "{}", "the second one is ignored: take one away")
)


@check("H103", ERROR, "ARIA references and labels name an element of the page")
def dangling(built: Built) -> Iterator[Fault]:
    """aria-labelledby, aria-describedby, aria-controls, for, headers, list, usemap and the like."""
    for page in built.pages:
        ids = {name for name, _ in page.ids}
        maps = {pointer.value for pointer in page.pointers if pointer.name == "map"}
        for pointer in page.pointers:
            known = maps if pointer.name in {"map", "usemap"} else ids
            if not pointer.name.startswith("data-") and pointer.value not in known:
                what = "map" if known is maps else "id"
                message = f"{pointer.name} names “{pointer.value}”, which is no {what} of the page"
                yield Fault(
                    Where(page.path, pointer.line, pointer.id), message, "name the element's id"
                )


@check("H111", ERROR, "A page says its language with a language code")
def no_language(built: Built) -> Iterator[Fault]:
    """`lang` on html; redirects are not read."""
    for page in built.pages:
        if not page.whole or refreshed(page):
            continue
        if not (page.lang or "").strip():
            yield Fault(Where(page.path), "the page does not say its language", "give html a lang")
        elif not valid_language((page.lang or "").strip()):
            yield Fault(
                Where(page.path), f"lang “{page.lang}” is no language code", "zh-Hans, en, ..."
            )


wrong_language = check("H112", ERROR, "Text is in the language that its lang says")(
    _slips("page language", "the text is not in its language: {}", "mend the lang")
)
unmarked_language = check("H113", ERROR, "A stretch in another language has a lang of its own")(
    _slips(
        "stretch",
        "a stretch in another language is not marked: {}",
        "put it into a span with its lang",
    )
)


@check("H121", ERROR, "Heading levels go down one at a time")
def skipped_level(built: Built) -> Iterator[Fault]:
    """Looked at in the order of the page, without navigation, margin, header and footer."""
    for page in built.pages:
        before = 0
        for heading in page.headings:
            if heading.aside:
                continue
            if before and heading.level > before + 1:
                message = f"h{heading.level} “{heading.text}” follows h{before}"
                yield Fault(
                    Where(page.path, heading.line, heading.id), message, f"make it h{before + 1}"
                )
            before = heading.level


@check("H122", ERROR, "A heading has text")
def empty_heading(built: Built) -> Iterator[Fault]:
    """Text, or a picture with an alt."""
    for page in built.pages:
        for heading in page.headings:
            if not heading.text and not heading.aside:
                yield Fault(
                    Where(page.path, heading.line, heading.id), f"h{heading.level} is empty"
                )


@check("H123", ERROR, "A page has a title")
def no_title(built: Built) -> Iterator[Fault]:
    """Text in its title element."""
    for page in built.pages:
        if (
            page.whole
            and not (page.title or "").strip()
            and not refreshed(page)
            and built.files[page.path].size
        ):
            what = "has no title" if page.title is None else "has an empty title"
            yield Fault(Where(page.path), f"the page {what}", "write one")


@check("H124", ERROR, "A page says its encoding")
def no_charset(built: Built) -> Iterator[Fault]:
    """Meta charset, http-equiv, an XML declaration or a byte order mark."""
    for page in built.pages:
        if page.whole and not page.charset and not refreshed(page) and built.files[page.path].size:
            yield Fault(
                Where(page.path), "the page does not say its encoding", '<meta charset="utf-8">'
            )


unclosed = check(
    "H131", ERROR, "Every element that needs an end tag has one, and no end tag is left over"
)(_slips("unclosed", "{}", "close it where it ends"))
replacement = check("H132", ERROR, "No character was lost in decoding")(
    _slips("replacement", "a character was lost: {}", "mend the encoding of the source")
)
markdown = check("H133", ERROR, "No Markdown is left in the text")(
    _slips("markdown", "Markdown was left as it is: {}", "mend the source, or mark it as code")
)


CHECKS: tuple[Check[Built], ...] = (
    duplicate_id,
    duplicate_attribute,
    dangling,
    no_language,
    wrong_language,
    unmarked_language,
    skipped_level,
    empty_heading,
    no_title,
    no_charset,
    unclosed,
    replacement,
    markdown,
)
