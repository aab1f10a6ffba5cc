"""Search data as the browser reads it: long strings, so that they compress well."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from unicodedata import normalize

from build_tools.model import Term
from build_tools.search.corpus import Block, Unit, plain
from build_tools.search.folding import variants


def packed(blocks: Iterable[Block]) -> Mapping[str, Any]:
    """Blocks with each language in one string, which compresses best.

    In it a unit is a line, an empty line ends a paragraph, a form feed a block. An id is led by
    the letter of its unit's kind.
    """
    blocks = tuple(blocks)
    return {
        "zh": "\f".join(_lines(b, "zh") for b in blocks),
        "en": "\f".join(_lines(b, "en") for b in blocks),
        "blocks": [_head(b) for b in blocks],
    }


def _head(block: Block) -> Mapping[str, Any]:
    units = [u for p in block.paragraphs for u in p]
    return {
        "at": block.at,
        "title": [block.zh, block.en],
        "ids": " ".join(u.kind + u.id for u in units),
        "keys": {u.id: u.keys for u in units if u.keys},
    }


def _lines(block: Block, lang: str) -> str:
    return "\n\n".join(
        "\n".join(" ".join(getattr(u, lang).split()) or "-" for u in p) for p in block.paragraphs
    )


def headwords(terms: Iterable[Term]) -> Mapping[str, str]:
    """The glossary without its definitions, a column a string, a term a line.

    A slug that is only its English is left out; `also` holds aliases, variants and synonyms.
    """
    rows = [(t.slug, t.record) for t in terms]
    return {
        "zh": "\n".join(r.zh for _, r in rows),
        "pinyin": "\n".join(r.pinyin for _, r in rows),
        "en": "\n".join(r.en for _, r in rows),
        "slug": "\n".join("" if slug == slugged(r.en) else slug for slug, r in rows),
        "also": "\n".join(
            ";".join((*r.aliases, *filter(None, (r.traditional,)), *r.variants, *r.synonyms))
            for _, r in rows
        ),
        "at": "\n".join(r.rests_on[0] if r.rests_on else "" for _, r in rows),
    }


def slugged(text: str) -> str:
    """A name as an address would spell it: letters and digits, the rest as hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def definitions(terms: Iterable[Term]) -> Block:
    """The glossary's definitions, one unit each."""
    units = (
        Unit(
            t.slug,
            plain(t.definition.zh),
            plain(t.definition.en),
            "d",
        )
        for t in terms
    )
    return Block("glossary/", "词汇", "Glossary", tuple((u,) for u in units))


def spellings(terms: Iterable[Term]) -> Iterator[str]:
    """Every spelling of every term that is no pinyin."""
    for record in (term.record for term in terms):
        yield from (record.zh, record.en, record.traditional, *record.aliases)
        yield from (*record.variants, *record.synonyms)


def characters(texts: Iterable[Block | str]) -> set[str]:
    """Every character of the blocks and strings, compatibility forms levelled."""
    found: set[str] = set()
    for text in texts:
        if isinstance(text, str):
            found.update(text)
        else:
            found.update(*(t for p in text.paragraphs for u in p for t in (u.zh, u.en, u.keys)))
    return {*normalize("NFKD", "".join(found))}


def traditional(chars: frozenset[str], forms: Collection[str] | None = None) -> str:
    """Each character of the corpus that has other forms, followed by these, and a space.

    `forms`: only those of them.
    """
    others: defaultdict[str, list[str]] = defaultdict(list)
    for char, to in variants().items():
        if to in chars and (forms is None or char in forms):
            others[to].append(char)
    return " ".join(to + "".join(sorted(others[to])) for to in sorted(others))
