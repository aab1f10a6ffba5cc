"""The entries of a site's data files, such as a search index, held against the pages they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from msgspec.structs import replace

from build_tools.built import data
from build_tools.built.addresses import Resolver
from build_tools.built.assets import suffix
from build_tools.built.folder import PAGES, Folder
from build_tools.built.wording import word_set
from build_tools.model import DataFile, Entry, Link

_EXCERPT = 60
"""Characters; shorter texts are no excerpts."""


def _candidates(url: str, path: str) -> tuple[tuple[str, str], ...]:
    """Ways to read an address in a data file: from the site's root, its folder, the one above."""
    plain = url or "./"
    if plain[0] in "#?":
        return ((plain, "index.html"),)
    above = PurePosixPath(path).parent.parent / "index.html"
    return ((plain, "index.html"), (plain, path), (plain, above.as_posix()))


def _locate(resolver: Resolver, url: str, path: str) -> str:
    for address, page in _candidates(url, path):
        place = resolver.place(address, page)
        if place.state == "ok" and suffix(place.target) in PAGES:
            return place.target
    return ""


def _said(text: str) -> set[str]:
    """The words of an entry that its page must have; the last of a long one may have been cut."""
    said = text.rstrip()
    if len(said) > _EXCERPT:
        said = re.sub(r"[^\W\u3400-\u9fff]*(?:…|\.{3})?$", "", said)
    return word_set(said)


def wanted_words(folder: Folder, resolver: Resolver) -> dict[str, set[str]]:
    """For each page that data files name, the words that they say it has."""
    wanted: dict[str, set[str]] = {}
    for path, parsed in folder.json.items():
        for record in parsed.records:
            target = _locate(resolver, record.url, path) if record.text else ""
            if target:
                wanted.setdefault(target, set()).update(_said(record.text))
    return wanted


def data_files(
    folder: Folder, place: Callable[[Link, str], Link], lacking: Mapping[str, frozenset[str]]
) -> Iterator[DataFile]:
    """Each data file with its entries: where they lead, and words that the page there lacks.

    `place` resolves a link that stands on a page; `lacking` holds, of the words wanted of a
    page, those that it does not have.
    """
    for path, parsed in sorted(folder.json.items()):
        entries = []
        for record in parsed.records:
            found = [
                place(Link("entry", address, 0), page)
                for address, page in _candidates(record.url, path)
            ]
            good = [link for link in found if link.state == "ok"]
            near = [link for link in found if link.state == "fragment"]
            link = (good or near or found)[0]
            absent = lacking.get(link.target, frozenset())
            strange = tuple(sorted(_said(record.text) & absent)) if absent and good else ()
            entries.append(
                Entry(path, record.key, replace(link, url=record.url, rel=record.name), strange)
            )
        search = parsed.shaped or _is_search(path, parsed)
        yield DataFile(path, parsed.broken, search, tuple(entries), parsed.names)


def _is_search(path: str, parsed: data.Parsed) -> bool:
    told = sum(bool(record.text) for record in parsed.records)
    named = re.search(r"search|index|lunr|fuse", path, re.IGNORECASE) is not None
    return told > 0 and (named or told >= 3)  # noqa: PLR2004 - a few records with text are no index
