"""X1xx: search indexes and other data that pages load."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from build_tools.checks.base import Check, Fault, check
from build_tools.checks.links import APART, refreshed
from build_tools.findings import Severity, Where
from build_tools.model import Built, BuiltPage, DataFile, Entry

ERROR = Severity.ERROR
_WRONG = frozenset(
    {"missing", "case", "index", "slash", "climbs", "twice", "root", "malformed", "source"}
)


@check("X101", ERROR, "A data file is well-formed JSON")
def broken(built: Built) -> Iterator[Fault]:
    """What scripts would fail on."""
    for file in built.data:
        if file.broken:
            yield Fault(Where(file.path), f"it is not JSON: {file.broken}", "build the site again")


def _checked(file: DataFile) -> Iterator[Entry]:
    """Entries that hold addresses of this site: most of those under the same key do."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in file.entries:
        groups[entry.link.rel].append(entry)
    for entries in groups.values():
        good = sum(e.link.state in {"ok", "fragment"} for e in entries)
        certain = file.search or any(
            re.search(r"\.html?(?:$|[#?])|/#|/$", e.link.url) for e in entries
        )
        if good * 2 >= len(entries) or (certain and good) or (certain and len(entries) == 1):
            yield from entries


def _where(entry: Entry) -> Where:
    return Where(entry.path, 0, entry.key)


@check("X102", ERROR, "An entry of a data file leads to a page of the site")
def no_page(built: Built) -> Iterator[Fault]:
    """Search entries and other records with an address."""
    for file in built.data:
        for entry in _checked(file):
            if entry.link.state in _WRONG:
                yield Fault(
                    _where(entry),
                    f"“{entry.link.url}” is no page of the site",
                    "build the index again",
                )


@check("X103", ERROR, "An entry of a data file leads to an id that its page has")
def no_anchor(built: Built) -> Iterator[Fault]:
    """As for links."""
    for file in built.data:
        for entry in _checked(file):
            if entry.link.state == "fragment":
                message = (
                    f"“{entry.link.url}”: {entry.link.target} has no id “{entry.link.fragment}”"
                )
                yield Fault(_where(entry), message, "build the index again")


@check("X104", ERROR, "A search entry has the words of its page")
def other_text(built: Built) -> Iterator[Fault]:
    """Where most entries of a file have words that their pages lack, it indexes something else."""
    for file in built.data:
        strange = [entry for entry in file.entries if entry.strange]
        if file.search and (2 * len(strange) <= len(file.entries) or len(file.entries) == 1):
            for entry in strange:
                words = ", ".join(entry.strange[:5])
                yield Fault(
                    _where(entry),
                    f"{entry.link.target} does not say: {words}",
                    "build the index again",
                )


@check("X105", ERROR, "Search knows every page")
def unknown_page(built: Built) -> Iterator[Fault]:
    """Held where the index has most pages; error pages, redirects and search itself stay out."""
    for file in built.data:
        if not file.search:
            continue
        known = {entry.link.target for entry in file.entries}
        public = [page for page in built.pages if _public(page)]
        absent = [page for page in public if page.path not in known]
        if 2 * len(absent) <= len(public):
            for page in absent:
                yield Fault(
                    Where(page.path),
                    f"{file.path} does not know this page",
                    "build the index again",
                )


def _public(page: BuiltPage) -> bool:
    name = page.path.removesuffix("/index.html").rpartition("/")[2].partition(".")[0]
    special = name in APART | {"tags"}
    return page.whole and not (special or page.hidden or page.empty or refreshed(page))


@check("X106", ERROR, "An id that a data file names is in the site")
def no_id(built: Built) -> Iterator[Fault]:
    """Held for keys whose values are ids of the site for the most part."""
    ids = _site_ids(built)
    for file in built.data:
        groups: dict[str, set[str]] = defaultdict(set)
        for key, value in file.names:
            if key:
                groups[key].add(value)
        for key, values in sorted(groups.items()):
            absent = sorted(v for v in values if v.removeprefix("#") not in ids)
            most = 3 if key.startswith("{}") else 2
            if absent and len(values) > 1 and most * len(absent) <= len(values):
                for value in absent:
                    named = "the key" if key.startswith("{}") else key
                    yield Fault(
                        Where(file.path, 0, value), f"{named} “{value}” is no id of the site"
                    )


def _site_ids(built: Built) -> frozenset[str]:
    return frozenset(name for page in built.pages for name, _ in page.ids)


@check("X107", ERROR, "A data- reference names an entry that exists")
def no_entry(built: Built) -> Iterator[Fault]:
    """An id, a page or a key of a data file; held where other references of that name have one."""
    known = _entries(built)
    groups: dict[str, list[tuple[BuiltPage, str, int, str]]] = defaultdict(list)
    for page in built.pages:
        for pointer in page.pointers:
            if pointer.name.startswith("data-"):
                groups[pointer.name].append((page, pointer.value, pointer.line, pointer.id))
    for name, uses in sorted(groups.items()):
        resolved = {value for _, value, _, _ in uses if _resolves(name, value, known)}
        for page, value, line, near in uses:
            certain = value.startswith("#") and re.fullmatch(r"#[\w.-]+", value)
            if value not in resolved and (resolved or certain):
                yield Fault(
                    Where(page.path, line, near), f"{name} names “{value}”, which is nowhere"
                )


def _entries(built: Built) -> frozenset[str]:
    slugs = {
        p.path.removesuffix("/index.html").removesuffix(".html").rpartition("/")[2]
        for p in built.pages
    }
    names = {value for file in built.data for _, value in file.names}
    return _site_ids(built) | slugs | names


def _resolves(name: str, value: str, known: frozenset[str]) -> bool:
    plain = value.removeprefix("#")
    kind = name.removeprefix("data-")
    if not re.fullmatch(r"[#\w.:-]+", value):
        return True
    forms = (
        plain,
        f"{kind}-{plain}",
        f"{kind}_{plain}",
        f"{kind}{plain}",
        f"{kind[:3]}-{plain}",
        f"fn-{plain}",
    )
    return any(form in known for form in forms)


CHECKS: tuple[Check[Built], ...] = (
    broken,
    no_page,
    no_anchor,
    other_text,
    unknown_page,
    no_id,
    no_entry,
)
