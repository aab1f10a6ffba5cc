"""A built site as its files describe it."""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.model.base import Value
from build_tools.model.records import ExternalList


class File(Value, frozen=True):
    """A file of a built site, as its own bytes describe it."""

    path: str
    size: int
    kind: str = ""
    """What the first bytes say it is: png, jpeg, gif, webp, svg, pdf, ...; empty if unknown."""
    width: int = 0
    height: int = 0
    """Pixels of a raster image; 0 where unknown."""
    broken: str = ""
    """What is wrong with its bytes, in words; empty where nothing is."""
    ids: frozenset[str] = frozenset()
    """Ids that an address may name inside it (SVG)."""


class Link(Value, frozen=True):
    """An address that a page or a style sheet holds, and where it leads."""

    kind: str
    """One of LINK_KINDS."""
    url: str
    """As it was written, entities decoded."""
    line: int
    state: str = "ok"
    """ok, external, or one of ADDRESS_FAULTS."""
    target: str = ""
    """Path of the file it leads to, or the nearest guess for a wrong address."""
    fragment: str = ""
    """As it was written, without text directives."""
    id: str = ""
    """The nearest id at or above it."""
    text: str | None = None
    """The name a reader hears: text, alt or label; None where a name does not apply."""
    label: str = ""
    """The text between its tags."""
    lang: str = ""
    """The hreflang, or the lang of a link's text."""
    rel: str = ""
    role: str = ""
    """call, back (of notes), switch (of languages), language (a link named for one), save (a
    download), or empty."""
    alt: str | None = None
    """Alternative text of an image; None where there is none and one is needed."""
    width: int = 0
    height: int = 0
    """Pixels that the page states for an image; 0 where it does not."""


ASSET_KINDS = (
    "image",
    "candidate",
    "style",
    "script",
    "icon",
    "media",
    "frame",
    "social",
    "download",
    "use",
    "css",
)
"""Kinds of address whose file the page loads or offers."""
LINK_KINDS = (
    "link",
    *ASSET_KINDS,
    "canonical",
    "alternate",
    "refresh",
    "sitemap",
    "entry",
    "form",
    "hint",
    "base",
)

ADDRESS_FAULTS = (
    "missing",
    "fragment",
    "case",
    "slash",
    "index",
    "empty",
    "javascript",
    "mail",
    "backslash",
    "protocol",
    "insecure",
    "local",
    "machine",
    "root",
    "climbs",
    "source",
    "malformed",
    "twice",
)


class Heading(Value, frozen=True):
    """A heading of a page; `aside` is true in navigation, header, footer and margin."""

    level: int
    text: str
    line: int
    id: str = ""
    aside: bool = False


class Numbered(Value, frozen=True):
    """A number given to a figure or table: kind figure or table, as printed in a language."""

    kind: str
    lang: str
    number: str


class Drawing(Value, frozen=True):
    """What a chart shows without saying it of each mark."""

    bars: tuple[float, ...] = ()
    """Lengths of bars that differ in nothing but their length."""
    printed: tuple[str, ...] = ()
    """Its printed words, where they hold a number."""
    described: str = ""
    """Its description."""


class Figure(Value, frozen=True):
    """A figure or a table of a page with what stands in it."""

    kind: str
    """figure, table, or drawing: a chart that stands in no figure."""
    line: int
    id: str = ""
    ids: frozenset[str] = frozenset()
    """Ids inside it, and of what stands around it alone."""
    lang: str = ""
    caption: str | None = None
    numbers: tuple[Numbered, ...] = ()
    images: tuple[str, ...] = ()
    holds: frozenset[str] = frozenset()
    """image, decoration, chart, table, code, media, quote."""
    downloads: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    """Columns of each row of a table, spans counted."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Cells, kept only where there is a download or a chart to compare them with."""
    values: tuple[tuple[str, float, float], ...] = ()
    """(label, value, drawn length or 0) of a chart's marks."""
    drawings: tuple[Drawing, ...] = ()


class Mention(Value, frozen=True):
    """A place in running text that names a figure or table by number."""

    numbered: Numbered
    line: int
    id: str = ""
    """The nearest id at or above it."""
    url: str = ""
    """Where it links to, if it does."""
    foreign: bool = False
    """It speaks of another work, as far as its words tell."""


class Footnote(Value, frozen=True):
    """A note of a built page: its ids, its own mark, and where its back-links lead."""

    id: str
    line: int
    mark: str
    backs: tuple[str, ...]
    group: int
    """Ordinal of the list of notes that holds it."""


class NoteCall(Value, frozen=True):
    """A mark in the text; `target` is the id of its note, empty where it is not linked."""

    ids: tuple[str, ...]
    target: str
    mark: str
    line: int


class Slip(Value, frozen=True):
    """A fault of markup or text that the reader of pages met: kind, place, and the words."""

    kind: str
    """unclosed | attribute | replacement | markdown | page, language or stretch (whose language
    the text contradicts: the page's, the element's, or one that it only inherits)."""
    line: int
    text: str
    id: str = ""


class Pointer(Value, frozen=True):
    """An attribute that names an id or an entry: aria-*, for, headers, data-*."""

    name: str
    value: str
    line: int
    id: str = ""


class BuiltPage(Value, frozen=True):
    """An HTML page of a built site: what it refers to, what it offers, and no running text."""

    path: str
    whole: bool
    """A document, not a fragment meant to be put into one."""
    charset: str = ""
    lang: str | None = None
    title: str | None = None
    base: str | None = None
    base_fault: str = ""
    hidden: bool = False
    """Search engines are told to leave it out."""
    empty: bool = False
    digest: str = ""
    """Of its text; equal for pages that say the same."""
    links: tuple[Link, ...] = ()
    ids: tuple[tuple[str, int], ...] = ()
    """(id, line) in order, repeated where the page repeats them."""
    names: frozenset[str] = frozenset()
    """Old-fashioned anchors, `<a name>`."""
    headings: tuple[Heading, ...] = ()
    figures: tuple[Figure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    notes: tuple[Footnote, ...] = ()
    calls: tuple[NoteCall, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    slips: tuple[Slip, ...] = ()


class Entry(Value, frozen=True):
    """A record of a data file that names a page or an id of the site."""

    path: str
    """The data file."""
    key: str
    """Where in it, as in docs[3].location."""
    link: Link
    strange: tuple[str, ...] = ()
    """Words of its text that its page does not have."""


class DataFile(Value, frozen=True):
    """A JSON file of the site."""

    path: str
    broken: str = ""
    search: bool = False
    """Its entries are a search index over the pages."""
    entries: tuple[Entry, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    """(key, value) of the short strings that may name an id; the key is empty for keys of objects,
    and {} with their place for those keys that look like ids."""


class Built(Value, frozen=True):
    """A built site, read once."""

    address: str
    """Where it is published, ending in a slash; empty where nothing tells."""
    files: Mapping[str, File]
    pages: tuple[BuiltPage, ...]
    styles: tuple[tuple[str, Link], ...] = ()
    """Addresses in style sheets and manifests, with the path of the file that holds them."""
    sitemaps: tuple[tuple[str, Link], ...] = ()
    """Addresses in sitemaps and robots.txt, with the path of the file that holds them."""
    data: tuple[DataFile, ...] = ()
    spoken: frozenset[str] = frozenset()
    """File names that stand in scripts and data, where an address cannot be resolved."""
    tables: Mapping[str, tuple[tuple[str, ...], ...]] = {}
    """Rows of the data files that figures and tables offer for download."""
    external: ExternalList | None = None
    """The addresses outside that are allowed; None where no list was given."""
    today: str = ""
    """The day of the check, as 2018-06-30; empty where age does not matter."""
