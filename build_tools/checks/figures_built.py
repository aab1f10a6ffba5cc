"""F24x: captions and numbers of figures and tables, and the text that names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from build_tools.checks.base import Check, Fault, check
from build_tools.checks.declared import primary
from build_tools.findings import Severity, Where
from build_tools.model import Built, BuiltPage, Figure, Mention, Numbered

ERROR = Severity.ERROR
_NAMES = {"figure": "figure", "table": "table"}


Placed = tuple[BuiltPage, Figure]


def _real(page: BuiltPage) -> list[Figure]:
    """Figures and tables themselves, without captions that stand alone."""
    return [f for f in page.figures if "paragraph" not in f.holds]


def figures(built: Built) -> Iterator[tuple[BuiltPage, Figure]]:
    """Every figure and table of a site with its page."""
    for page in built.pages:
        for figure in _real(page):
            yield page, figure


def place(page: BuiltPage, figure: Figure) -> Where:
    """The place of a figure."""
    return Where(page.path, figure.line, figure.id)


def _shows(figure: Figure) -> bool:
    """It shows a picture, a chart or a table, not code, film, a quotation or a decoration."""
    return bool(figure.holds & {"image", "chart", "table"}) or figure.kind == "table"


def _name(numbered: Numbered) -> str:
    return f"{_NAMES[numbered.kind]} {numbered.number}"


@check("F241", ERROR, "A figure has a caption where the site gives captions")
def no_caption(built: Built) -> Iterator[Fault]:
    """Held where at least half of the figures have one, and for tables where most are numbered."""
    shown = [(p, f) for p, f in figures(built) if f.kind == "figure" and _shows(f)]
    captioned = sum(bool(f.caption) for _, f in figures(built) if f.numbers or f.kind == "figure")
    bare = [(p, f) for p, f in shown if not (f.caption or "").strip()]
    if captioned and len(bare) <= captioned:
        for page, figure in _odd(bare, shown):
            yield Fault(place(page, figure), "the figure has no caption", "write a figcaption")
    tables = [(p, f) for p, f in figures(built) if f.kind == "table"]
    plain = [(p, f) for p, f in tables if not (f.caption or "").strip()]
    numbered = sum(bool(f.numbers) for _, f in tables)
    if numbered and len(plain) < numbered:
        for page, figure in plain:
            yield Fault(place(page, figure), "the table has no caption", "write a caption")


@check("F242", ERROR, "A caption has a number where the site numbers captions")
def no_number(built: Built) -> Iterator[Fault]:
    """Held for figures and tables apart, where at least half of the captions are numbered."""
    for kind in _NAMES:
        captioned = [
            (p, f)
            for p, f in figures(built)
            if f.kind == kind and (f.caption or "").strip() and _shows(f)
        ]
        bare = [(p, f) for p, f in captioned if not f.numbers]
        if len(bare) <= len(captioned) - len(bare):
            for page, figure in _odd(bare, captioned):
                yield Fault(place(page, figure), f"the caption “{figure.caption}” has no number")


def _odd(bare: list[Placed], among: list[Placed]) -> Iterator[Placed]:
    """Those that differ from others; two or more of a page that are all alike are meant so."""
    for page, figure in bare:
        here = sum(p is page for p, _ in among)
        alike = sum(p is page for p, _ in bare)
        if here == 1 or alike < here:
            yield page, figure


def _series(built: Built) -> dict[tuple[str, str, str], list[tuple[BuiltPage, Figure, str]]]:
    """Figures by (page, kind, language), in order, with their numbers."""
    found: dict[tuple[str, str, str], list[tuple[BuiltPage, Figure, str]]] = defaultdict(list)
    for page, figure in figures(built):
        for numbered in figure.numbers:
            found[page.path, numbered.kind, numbered.lang].append((page, figure, numbered.number))
    return found


@check("F243", ERROR, "A figure number stands once on a page in each language")
def double_number(built: Built) -> Iterator[Fault]:
    """Pages may number anew, and each language by itself."""
    for (_, kind, _), series in _series(built).items():
        seen: dict[str, str] = {}
        for page, figure, number in series:
            if number in seen and _other(figure, series, number):
                yield Fault(place(page, figure), f"{kind} {number} stands twice on the page")
            seen[number] = figure.id


def _other(figure: Figure, series: list[tuple[BuiltPage, Figure, str]], number: str) -> bool:
    """False where the second is in another language than the first, whatever its label's is."""
    first = next(f for _, f, n in series if n == number)
    return primary(first.lang) == primary(figure.lang)


@check("F244", ERROR, "Figure numbers have no gap")
def gap(built: Built) -> Iterator[Fault]:
    """A page goes on where another page of the site ended, or starts at 1."""
    site: dict[tuple[str, str], set[str]] = defaultdict(set)
    for page in built.pages:
        for figure in page.figures:
            for n in figure.numbers:
                site[n.kind, n.lang].add(n.number)
                site[n.kind, page.path].add(n.number)
    for (path, kind, lang), series in _series(built).items():
        for page, figure, number in series:
            before = _previous(number)
            if before and before not in site[kind, lang] | site[kind, path]:
                message = f"{kind} {number}, but there is no {kind} {before}"
                yield Fault(place(page, figure), message, "number the figures in order")


def _previous(number: str) -> str:
    head, dot, last = number.rpartition(".")
    return f"{head}{dot}{int(last) - 1}" if last.isdecimal() and int(last) > 1 else ""


def _known(built: Built) -> dict[tuple[str, str], set[str]]:
    """Numbers of figures and tables of the site by kind, captions that stand alone included."""
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for page in built.pages:
        for figure in page.figures:
            for n in figure.numbers:
                known[n.kind, ""].add(n.number)
                known[n.kind, page.path].add(n.number)
    return known


def _spelt(number: str, known: set[str]) -> tuple[str, ...]:
    """A number as a mention means it: 1-3 is a range where no figure is called so."""
    if number in known or "." not in number:
        return (number,)
    first, _, last = number.partition(".")
    if first in known and last in known and not any("." in k for k in known):
        return tuple(str(n) for n in range(int(first), int(last) + 1))
    return (number,)


@check("F245", ERROR, "A figure that the text names is there")
def no_figure(built: Built) -> Iterator[Fault]:
    """Held where the site numbers figures of that kind; figures of other works are left alone."""
    known = _known(built)
    for page in built.pages:
        for mention in page.mentions:
            kind = mention.numbered.kind
            numbers = known[kind, ""]
            if not numbers or mention.foreign or mention.url.startswith(("http:", "https:")):
                continue
            if all("." in n for n in numbers) and "." not in mention.numbered.number:
                continue  # the site counts in another way
            for number in _spelt(mention.numbered.number, numbers):
                if number not in numbers:
                    message = f"the text names {kind} {number}, which is not there"
                    yield Fault(Where(page.path, mention.line, mention.id), message)


@check("F246", ERROR, "A figure that the text names is the one it links to")
def wrong_figure(built: Built) -> Iterator[Fault]:
    """The target is the figure, or something that holds it alone."""
    owners = {page.path: _real(page) for page in built.pages}
    for page in built.pages:
        targets = {
            link.url: link for link in page.links if link.kind == "link" and link.state == "ok"
        }
        for mention in page.mentions:
            link = targets.get(mention.url) if mention.url else None
            if link is None or not link.fragment:
                continue
            if not _lands(mention, owners.get(link.target, []), link.fragment):
                message = (
                    f"{_name(mention.numbered)} is named, but “{mention.url}” is something else"
                )
                yield Fault(
                    Where(page.path, mention.line, mention.id), message, "link to the figure itself"
                )


def _lands(mention: Mention, figures: list[Figure], fragment: str) -> bool:
    named = [f for f in figures if _has(f, mention.numbered)]
    if any(fragment in f.ids for f in named):
        return True
    if any(fragment in f.ids for f in figures if f.numbers):
        return False
    return not any(f.ids for f in named)


def _has(figure: Figure, numbered: Numbered) -> bool:
    return any(n.kind == numbered.kind and n.number == numbered.number for n in figure.numbers)


@check("F247", ERROR, "A numbered figure is named in the text")
def unnamed(built: Built) -> Iterator[Fault]:
    """By number or by a link to it, anywhere on the site."""
    known = _known(built)
    named: set[tuple[str, str]] = set()
    linked: set[tuple[str, str]] = set()
    for page in built.pages:
        linked |= {(k.target, k.fragment) for k in page.links if k.kind == "link" and k.fragment}
        for mention in page.mentions:
            kind = mention.numbered.kind
            named |= {(kind, n) for n in _spelt(mention.numbered.number, known[kind, ""])}
    for page, figure in figures(built):
        if any((page.path, name) in linked for name in figure.ids):
            named |= {(n.kind, n.number) for n in figure.numbers}
    for page, figure in figures(built):
        if figure.numbers and not any((n.kind, n.number) in named for n in figure.numbers):
            yield Fault(place(page, figure), f"no text names {_name(figure.numbers[0])}")


@check("F248", ERROR, "A figure has the same number in both languages")
def other_number(built: Built) -> Iterator[Fault]:
    """Within a caption, for a picture shown in both, and where a bilingual segment names figures."""
    by_image: dict[str, list[tuple[BuiltPage, Figure, Numbered]]] = defaultdict(list)
    for page, figure in figures(built):
        numbers = {n.number for n in figure.numbers if n.kind == figure.numbers[0].kind}
        if len(numbers) > 1:
            shown = ", ".join(f"{n.lang} {n.number}" for n in figure.numbers)
            yield Fault(place(page, figure), f"the numbers differ between the languages: {shown}")
        elif len(figure.images) == 1 and figure.numbers:
            target = next(
                (k.target for k in page.links if k.url == figure.images[0] and k.kind == "image"),
                "",
            )
            by_image[target].append((page, figure, figure.numbers[0]))
    for target, shown_in in by_image.items():
        if target and [n.lang for _, _, n in shown_in] in (["zh", "en"], ["en", "zh"]):
            (_, _, first), (page, figure, second) = shown_in
            if first.number != second.number:
                message = (
                    f"{target} is {_name(second)} here and {_name(first)} in the other language"
                )
                yield Fault(place(page, figure), message)
    yield from _segments(built)


def _segments(built: Built) -> Iterator[Fault]:
    for page in built.pages:
        said: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        lines: dict[str, int] = {}
        for mention in page.mentions:
            n = mention.numbered
            if mention.id:
                said[mention.id, n.kind][n.lang].add(n.number)
                lines.setdefault(mention.id, mention.line)
        for (name, kind), langs in said.items():
            zh, en = langs.get("zh"), langs.get("en")
            if zh and en and zh != en and len(zh) == len(en):
                message = f"the Chinese names {kind} {', '.join(sorted(zh))}, the English {', '.join(sorted(en))}"
                yield Fault(Where(page.path, lines[name], name), message)


CHECKS: tuple[Check[Built], ...] = (
    no_caption,
    no_number,
    double_number,
    gap,
    no_figure,
    wrong_figure,
    unnamed,
    other_number,
)
