"""Data files of a built site: JSON with addresses and ids, sitemaps, tables for download."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import re
import xml.parsers.expat
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from build_tools.model import Link

_ADDRESS_KEYS = frozenset(["location", "href", "url", "page", "link", "path", "permalink", "uri"])
_NAME_KEYS = frozenset(
    (
        "id ids target anchor segment segments ref refs note notes term terms figure "
        "event section for at"
    ).split()
)
_TEXT_KEYS = ("title", "text", "content", "body")
_TAGS = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_SHORT = 80
_NUMBERED = re.compile(r"(?=\D*\d)(?=.*\D)[\w.:-]{2,80}")
"""Keys that look like ids, not like names of fields or plain numbers."""


class Record(NamedTuple):
    """An object of a JSON file that names an address, with the text it gives for it."""

    key: str
    name: str
    url: str
    text: str


class Parsed(NamedTuple):
    """What a JSON file says, as far as it can be checked."""

    broken: str = ""
    records: tuple[Record, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    icons: tuple[str, ...] = ()
    shaped: bool = False
    """It has the shape of a search index that MkDocs writes."""


def parse_json(text: str, *, manifest: bool = False) -> Parsed:
    """The records, short names and icons of a JSON file; a web manifest may be told by its name."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Parsed(broken=str(error)[:120])
    records: list[Record] = []
    names: list[tuple[str, str]] = []
    for key, found in _objects(value, ""):
        text = _text_of(found)
        records += [
            Record(f"{key}.{name}".lstrip("."), name, found[name], text)
            for name in sorted(_ADDRESS_KEYS & found.keys())
            if isinstance(found[name], str)
        ]
        names += [
            (name, item)
            for name in sorted(_NAME_KEYS & found.keys())
            for item in _strings(found[name])
        ]
        names += [("", item) for item in found if len(item) <= _SHORT]
        names += [(f"{{}} {key}", item) for item in found if _NUMBERED.fullmatch(item)]
    shaped = isinstance(value, dict) and isinstance(value.get("docs"), list) and "config" in value
    icons = _icons(value, sure=manifest) if isinstance(value, dict) else ()
    return Parsed("", tuple(records), tuple(names), icons, shaped)


def _objects(value: Any, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object in a value with the way to it; deep nesting is cut off."""
    todo = [(key, value)]
    while todo:
        key, value = todo.pop()
        if isinstance(value, dict):
            yield key, value
            todo += [
                (f"{key}.{k}" if key else k, v)
                for k, v in value.items()
                if isinstance(v, (dict, list))
            ]
        elif isinstance(value, list):
            todo += [(f"{key}[{i}]", v) for i, v in enumerate(value) if isinstance(v, (dict, list))]


def _strings(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and 0 < len(item) <= _SHORT and not re.search(r"\s", item):
            yield item


def _text_of(record: dict[str, Any]) -> str:
    text = " ".join(v for k in _TEXT_KEYS if isinstance(v := record.get(k), str))
    return html.unescape(_TAGS.sub(" ", text))


def _icons(manifest: dict[str, Any], *, sure: bool) -> tuple[str, ...]:
    found = manifest.get("icons")
    sure = sure or bool({"name", "short_name", "start_url"} & manifest.keys())
    if not isinstance(found, list) or not sure:
        return ()
    return tuple(i["src"] for i in found if isinstance(i, dict) and isinstance(i.get("src"), str))


SITEMAP = re.compile(r"\s*(?:<[?!][^>]*>\s*)*<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")
"""How a sitemap or an index of sitemaps begins, whatever it is called."""


def unpacked(content: bytes) -> bytes:
    """What a gzip file holds, up to fifty million bytes; nothing where it is no gzip file."""
    try:
        with gzip.open(io.BytesIO(content)) as file:
            return file.read(50_000_000)
    except (OSError, EOFError, zlib.error):
        return b""


def parse_sitemap(text: str) -> Iterator[Link]:
    """Every address of a sitemap or a sitemap index, with its line."""
    for number, line in enumerate(text.split("\n"), start=1):
        for found in re.finditer(r"<loc>\s*(.*?)\s*</loc>", line):
            yield Link("sitemap", html.unescape(found[1]), number)
        for found in re.finditer(r"<xhtml:link\b[^>]*\bhref=[\"']([^\"']*)", line):
            yield Link("sitemap", html.unescape(found[1]), number, rel="alternate")
    if not re.search(r"<loc>[^\n]*</loc>", text):
        for found in re.finditer(r"<loc>\s*(.*?)\s*</loc>", text, re.DOTALL):
            yield Link("sitemap", html.unescape(found[1]), text.count("\n", 0, found.start()) + 1)


def parse_robots(text: str) -> Iterator[Link]:
    """The sitemaps that robots.txt names."""
    for number, line in enumerate(text.split("\n"), start=1):
        found = re.match(r"\s*sitemap\s*:\s*(\S+)", line, re.IGNORECASE)
        if found:
            yield Link("sitemap", found[1], number, rel="robots")


def parse_redirects(text: str) -> Iterator[Link]:
    """The targets of a `_redirects` file, with the address they replace as id."""
    for number, line in enumerate(text.split("\n"), start=1):
        parts = line.split("#")[0].split()
        if len(parts) >= 2 and "*" not in line and ":" not in parts[0]:  # noqa: PLR2004 - from, to
            yield Link("refresh", parts[1], number, id=parts[0])


def xml_fault(data: bytes) -> str:
    """What keeps a file from being XML, or an empty string."""
    try:
        xml.parsers.expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - a name it does not have
    except (xml.parsers.expat.ExpatError, LookupError, ValueError) as error:
        return f"it is not well-formed XML ({error})"
    return ""


def parse_table(path: str, text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV, TSV or JSON file; none where it is not a table."""
    if path.lower().endswith(".json"):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return ()
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            return ()
        head = tuple(value[0]) if value else ()
        return (head, *(tuple(str(row.get(k, "")) for k in head) for row in value))
    delimiter = "\t" if path.lower().endswith(".tsv") else ","
    try:
        rows = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter)
        return tuple(tuple(row) for row in rows if any(cell.strip() for cell in row))
    except csv.Error:
        return ()
