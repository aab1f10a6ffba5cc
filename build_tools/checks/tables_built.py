"""F25x: tables and charts of built pages, and the numbers they share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.checks.base import Check, Fault, check
from build_tools.checks.figures_built import figures, place
from build_tools.findings import Severity
from build_tools.model import Built, BuiltPage, Drawing, Figure

ERROR = Severity.ERROR


@check("F251", ERROR, "A chart has words for those who cannot see it")
def mute_chart(built: Built) -> Iterator[Fault]:
    """A title, a description, a label, or the table it was drawn from."""
    for page, figure in figures(built):
        if "chart" in figure.holds and not figure.holds & {"named", "table"}:
            yield Fault(
                place(page, figure), "the chart has no text alternative", "give the svg a title"
            )


@check("F252", ERROR, "The rows of a table are equally long")
def ragged(built: Built) -> Iterator[Fault]:
    """Counted with colspan and rowspan. Source: HTML Standard, 4.9.12.1 Forming a table."""
    for page, figure in figures(built):
        widths = [w for w in figure.widths if w]
        if len(set(widths)) > 1:
            usual = max(set(widths), key=lambda w: (widths.count(w), w))
            row = next(i for i, w in enumerate(figure.widths, start=1) if w and w != usual)
            message = f"row {row} has {figure.widths[row - 1]} columns, others {usual}"
            yield Fault(place(page, figure), message, "fill the row, or span its cells")


_FIGURE = re.compile(r"[-−]?\d[\d,，\u00a0\u202f]*(?:\.\d+)?")


def _numbers(cell: str) -> list[str]:
    return [re.sub(r"[,，\u00a0\u202f]", "", n).replace("−", "-") for n in _FIGURE.findall(cell)]


def _agree(shown: str, exact: str) -> bool:
    """The shown number is the exact one, rounded at most to its own places."""
    places = len(shown.partition(".")[2])
    tolerance = 0.5 / 10.0**places + 1e-9 * abs(float(exact))
    return bool(abs(float(shown) - float(exact)) <= tolerance)


def _lacks(shown: list[str], exact: list[str]) -> str:
    """The first shown number that no exact one explains."""
    known = set(exact)
    return next((s for s in shown if s not in known and not any(_agree(s, e) for e in exact)), "")


@check("F253", ERROR, "A table holds the numbers of its download")
def other_download(built: Built) -> Iterator[Fault]:
    """Rounding is allowed; a table in two languages may repeat its numbers."""
    for page, figure in figures(built):
        for url in figure.downloads:
            target = next((k.target for k in page.links if k.url == url), "")
            rows = built.tables.get(target, ())
            if rows and figure.rows:
                message = _table_fault(figure, rows)
                if message:
                    yield Fault(place(page, figure), f"the table and {target} differ: {message}")


def _table_fault(figure: Figure, rows: tuple[tuple[str, ...], ...]) -> str:
    body = [row for row in figure.rows if any(_numbers(c) for c in row)]
    other = [row for row in rows if any(_numbers(c) for c in row)]
    shown = [n for row in body for cell in row for n in _numbers(cell)]
    exact = [n for row in other for cell in row for n in _numbers(cell)]
    lacking = _lacks(shown, exact)
    if lacking:
        return f"{lacking} is not in the file"
    same_shape = body and other and len(body[0]) == len(other[0])
    if same_shape and len(body) != len(other):
        return f"{len(body)} rows here, {len(other)} in the file"
    if same_shape:
        for mine, its in zip(body, other, strict=True):
            for a, b in zip(mine, its, strict=False):
                x, y = _numbers(a), _numbers(b)
                if len(x) == len(y) == 1 and not _agree(x[0], y[0]):
                    return f"{x[0]} here, {y[0]} in the file"
    return ""


@check("F254", ERROR, "A chart shows the numbers of its table")
def other_chart(built: Built) -> Iterator[Fault]:
    """Both ways: what its marks, labels and description say, and what the table has for a mark.

    Labels and descriptions count where most of their numbers are of the table; scales have others.
    """
    for page, figure in figures(built):
        known = [n for row in figure.rows for cell in row for n in _numbers(cell)]
        files = [
            [n for row in built.tables.get(target, ()) for cell in row for n in _numbers(cell)]
            for target in _targets(page, figure)
        ]
        for what, exact in (("table", known), *(("file", numbers) for numbers in files)):
            message = _chart_fault(figure, what, exact) if exact else ""
            if message:
                yield Fault(place(page, figure), message, "draw the chart again from its data")
                break
        else:
            message = _said_fault(figure, known + [n for numbers in files for n in numbers])
            if message:
                yield Fault(place(page, figure), message, "draw the chart again from its data")


def _targets(page: BuiltPage, figure: Figure) -> list[str]:
    return [next((k.target for k in page.links if k.url == url), "") for url in figure.downloads]


def _chart_fault(figure: Figure, what: str, exact: list[str]) -> str:
    """A number of a mark that the data lack, or one of its column that no mark shows."""
    shown = [f"{value:.10g}" for _, value, _ in figure.values]
    lacking = _lacks(shown, exact)
    if lacking:
        return f"the chart shows {lacking}, the {what} does not"
    for column in zip(*_square(figure.rows), strict=True) if what == "table" and shown else ():
        cells = [numbers[0] for cell in column if len(numbers := _numbers(cell)) == 1]
        drawn = [cell for cell in cells if any(_agree(cell, s) for s in shown)]
        if len(drawn) > 1 and 2 * len(drawn) > len(cells) > len(drawn):
            absent = next(cell for cell in cells if cell not in drawn)
            return f"the table has {absent}, the chart does not show it"
    return ""


def _square(rows: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    wide = max((len(row) for row in rows), default=0)
    return [row for row in rows if len(row) == wide]


def _said_fault(figure: Figure, exact: list[str]) -> str:
    if not exact:
        return ""
    for drawing in figure.drawings:
        for what, texts in (("label", drawing.printed), ("description", (drawing.described,))):
            said = [n for text in texts for n in _numbers(text)]
            absent = [n for n in said if _lacks([n], exact)]
            if absent and len(said) > 3 * len(absent):
                return f"the {what} of the chart says {absent[0]}, the data do not"
    return ""


@check("F255", ERROR, "The bars of a chart are as long as their values")
def wrong_bar(built: Built) -> Iterator[Fault]:
    """Length over value is the same for all bars of a chart, as far as most of them tell."""
    for page, figure in figures(built):
        stated = [(label, v, length) for label, v, length in figure.values if v > 0 and length > 0]
        for bars in (stated, *(_labelled(drawing) for drawing in figure.drawings)):
            for message in _bar_faults(bars):
                yield Fault(place(page, figure), message, "draw the chart again from its data")


def _bar_faults(bars: list[tuple[str, float, float]]) -> Iterator[str]:
    if len(bars) < 3 or len({length for _, _, length in bars}) == 1:  # noqa: PLR2004 - two say nothing
        return
    ratios = sorted(length / value for _, value, length in bars)
    usual = ratios[len(ratios) // 2]
    fitting = [b for b in bars if abs(b[2] / b[1] / usual - 1) < 0.02]  # noqa: PLR2004 - drawn to the pixel
    if 2 * len(fitting) <= len(bars):
        return
    for label, value, length in bars:
        if abs(length - value * usual) > max(1.0, 0.02 * value * usual):
            name = label or f"{value:g}"
            yield f"the bar {name} ({value:g}) is {length:g} long, not {value * usual:.1f}"


_SCALE = {"亿": 1e8, "万": 1e4, "千": 1e3, "bn": 1e9, "billion": 1e9, "m": 1e6, "million": 1e6}
_AMOUNT = re.compile(
    r"\D{0,6}?(\d[\d,]*(?:\.\d+)?)\s*(亿|万|千|billion|million|bn|m\b)?(?!年)(\D*)"
)


def _labelled(drawing: Drawing) -> list[tuple[str, float, float]]:
    """Bars with the amounts printed beside them, the smallest with the shortest."""
    amounts = []
    for text in drawing.printed:
        found = _AMOUNT.fullmatch(text)
        if found and (found[2] or found[3].strip()):
            value = float(found[1].replace(",", "")) * _SCALE.get(found[2] or "", 1.0)
            amounts.append((value, text))
    if len(amounts) != len(drawing.bars) or not all(value > 0 for value, _ in amounts):
        return []
    pairs = zip(sorted(amounts), sorted(drawing.bars), strict=True)
    return [(text, value, length) for (value, text), length in pairs]


CHECKS: tuple[Check[Built], ...] = (mute_chart, ragged, other_download, other_chart, wrong_bar)
