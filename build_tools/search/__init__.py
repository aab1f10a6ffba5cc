"""The data of search: what the browser needs to find a clause by whatever one types.

The engine that reads it is assets/search/engine.js. Nothing here is a word index: the browser
folds the text and the query alike and compares them exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from gzip import compress
from itertools import chain
from typing import Any
from zlib import compressobj

from msgspec.json import encode

from build_tools.model import Annotated, Term
from build_tools.search.corpus import Block, Say, apparatus, texts
from build_tools.search.data import (
    characters,
    definitions,
    headwords,
    packed,
    spellings,
    traditional,
)
from build_tools.search.folding import fold, letters
from build_tools.search.postings import Postings
from build_tools.search.shards import chunk_keys, chunks
from build_tools.search.sounds import syllables

__all__ = ["LARGE", "files", "fold", "index"]

FOLDER = "assets/search/"
LARGE = 90_000
"""Bytes, compressed, up to which the text goes to the browser whole; see docs/decisions/0004."""


def index(
    editions: tuple[Annotated, ...], glossary: tuple[Term, ...], say: Say, large: int = LARGE
) -> Mapping[str, str]:
    """The data files of search by their address relative to the site, as JSON: see `files`."""
    return dict(files(editions, glossary, say, large))


def files(
    editions: Sequence[Annotated], glossary: tuple[Term, ...], say: Say, large: int = LARGE
) -> Iterator[tuple[str, str]]:
    """The data files of search one by one, each with its address relative to the site, as JSON.

    data.json is read when the box is focused, sounds.json when letters are typed; around.json
    (notes, references, timeline) and entries.json (definitions) when the text does not answer.
    `say` puts an EDTF date in words. A corpus above `large` bytes is cut into many small files of
    which a query reads a few; it is read an edition at a time, twice, and never held whole.
    """
    named = len(editions) > 1
    text = (b for a in editions for b in texts(a, say, named=named))
    around = (b for a in editions for b in apparatus(a, say, named=named))
    seen = characters(spellings(glossary))
    first = tuple(_until(text, large))
    rest = tuple(_until(text, 0))
    if not rest:
        seen |= characters(first)
        core = {"terms": headwords(glossary), "hant": traditional(letters(seen))}
        whole = {**packed(first), **core}
    if not rest and len(compress(encode(whole), mtime=0)) <= large:
        made: Iterator[tuple[str, Any]] = iter(
            (
                ("data", whole),
                ("around", packed(around)),
                ("entries", packed((definitions(glossary),))),
                ("sounds", syllables(letters(seen))),
            )
        )
    else:
        further = chain(around, (definitions(glossary),))
        made = _sharded(chain(first, rest, text), further, glossary, seen)
    for name, data in made:
        yield f"{FOLDER}{name}.json", encode(data).decode()


def _until(blocks: Iterator[Block], large: int) -> Iterator[Block]:
    """The first of the blocks, up to the one with which they are surely larger than `large`."""
    packer, size = compressobj(), 0
    for block in blocks:
        yield block
        size += len(packer.compress(encode(packed((block,)))))
        if size > large * 5 // 4:
            return


def _sharded(
    text: Iterable[Block], around: Iterable[Block], glossary: tuple[Term, ...], seen: set[str]
) -> Iterator[tuple[str, Any]]:
    """The files of a large corpus: `t/<chunk>`, `k/<shard>`, `sounds`, `hant` and `data`.

    Traditional forms that the texts have are in `data`; `hant`, with all, is for what is typed.
    """
    terms = headwords(glossary)
    homes = dict.fromkeys(terms["at"].split("\n"), "")
    postings = Postings()
    ends: list[int] = []
    forms = {*seen}
    n = 0
    for blocks in (text, around):
        for chunk in (c for block in blocks for c in chunks(block)):
            headed, plain = chunk_keys(chunk)
            postings.add(plain, 2 * n)
            postings.add(headed, 2 * n + 1)
            found = characters((chunk,))
            forms |= found
            if not ends:
                seen |= found
                homes |= {at: str(n) for at in _places(chunk) if at in homes}
            yield f"t/{n}", packed((chunk,))
            n += 1
        ends.append(n)
    count, shards = postings.shards()
    yield from ((f"k/{i}", shard) for i, shard in enumerate(shards))
    chars = letters(seen)
    yield "sounds", syllables(chars)
    yield "hant", traditional(chars)
    home = "\n".join(homes[at] for at in terms["at"].split("\n"))
    core = {"terms": {**terms, "chunk": home}, "hant": traditional(chars, forms)}
    yield "data", {**core, "shards": count, "chunks": ends}


def _places(chunk: Block) -> Iterator[str]:
    edition = chunk.at.split("/")[0]
    return (f"{edition}/{unit.id}" for paragraph in chunk.paragraphs for unit in paragraph)
