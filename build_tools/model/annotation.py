"""What is said of the edition: words, marks, pages, and the site that holds them all."""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.model.base import Bilingual, Value
from build_tools.model.edition import Edition, Source
from build_tools.model.figures import DrawnFigure, NumberCard
from build_tools.model.numbers import Quantified


class Word(Value, frozen=True):
    """A word of a segment in context; the words of a segment join to its `zh`."""

    text: str
    pinyin: tuple[str, ...] = ()
    """One syllable with tone mark for each Han character; empty for marks and digits."""
    traditional: str = ""
    gloss: str = ""
    gloss_from: str = ""
    """curated | dictionary | parts | none."""
    level: str = ""
    """HSK 3.0 (2025 list) level, "1" to "6" or "7-9"; empty outside the list."""
    term: str = ""
    """Slug of the glossary term that is this very word."""


class Mark(Value, frozen=True):
    """Something said of a stretch of one language of one segment."""

    kind: str
    """term | note | reference | emendation | event | time | voice | quantity."""
    ref: str
    """Slug or id of what is said."""
    segment: str
    lang: str
    """zh | en."""
    start: int
    end: int


class Page(Value, frozen=True):
    """A page of the site, made in memory."""

    uri: str
    """Relative to the site, ending in `.md` for MkDocs' sake: article/market.md -> /article/market/."""
    title: str
    html: str
    toc: tuple[tuple[str, str], ...] = ()
    """(id, label) of the headings for the page's table of contents."""
    nav: Bilingual | None = None
    """Its name in the navigation; a page without one is reached by links alone."""
    meta: Mapping[str, str] = {}
    """Front matter for the theme, such as description and lang."""


class Offer(Value, frozen=True):
    """A file of an edition to take away."""

    edition: str
    address: str
    """Relative to the site."""
    title: Bilingual
    use: Bilingual
    size: int
    """In octets."""
    section: str = ""
    """Slug of the section that it holds; empty for the whole edition."""


class Annotated(Value, frozen=True):
    """One edition with all that the stages found in it."""

    edition: Edition
    words: Mapping[str, tuple[Word, ...]]
    """By segment id, authors' notes included."""
    marks: tuple[Mark, ...]
    characters: Mapping[str, Word] = {}
    """Each Han character of the words of several, as a word of its own."""
    numbers: Quantified | None = None
    figures: tuple[DrawnFigure, ...] = ()
    cards: tuple[NumberCard, ...] = ()
    """What is said of each number, in the order of the text."""


class Site(Value, frozen=True):
    """Everything that is known before pages are written to disk; what content checks read."""

    source: Source
    editions: tuple[Annotated, ...]
    pages: tuple[Page, ...] = ()
    files: Mapping[str, str | bytes] = {}
    """Data files and downloads of the site by their address, relative."""
    offers: tuple[Offer, ...] = ()
    fragments: Mapping[str, str] = {}
    """HTML that stands in hand-written pages in place of `<!-- name -->`, by name."""
