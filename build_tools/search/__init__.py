"""The data of search: what the browser needs to find a clause by whatever one types.

The engine that reads it is assets/search/engine.js. Nothing here is a word index: the browser
folds the text and the query alike and compares them exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from gzip import compress
from typing import Any

from msgspec.json import encode

from build_tools.model import Annotated, Term
from build_tools.search.corpus import Say, apparatus, texts
from build_tools.search.data import definitions, headwords, packed, texts_of, traditional
from build_tools.search.folding import fold, letters
from build_tools.search.shards import sharded
from build_tools.search.sounds import syllables

__all__ = ["LARGE", "fold", "index"]

FOLDER = "assets/search/"
LARGE = 90_000
"""Bytes, compressed, up to which the text goes to the browser whole; see docs/decisions/0004."""


def index(
    editions: tuple[Annotated, ...], glossary: tuple[Term, ...], say: Say, large: int = LARGE
) -> Mapping[str, str]:
    """The data files of search by their address relative to the site, as JSON.

    data.json is read when the box is focused, sounds.json when letters are typed; around.json
    (notes, references, timeline) and entries.json (definitions) when the text does not answer.
    `say` puts an EDTF date in words. A corpus above `large` bytes is cut into many small files of which a query reads a few.
    """
    named = len(editions) > 1
    text = tuple(b for a in editions for b in texts(a, say, named=named))
    around = tuple(b for a in editions for b in apparatus(a, say, named=named))
    chars = letters(texts_of(text, glossary))
    core = {"terms": headwords(glossary), "hant": traditional(chars)}
    whole = {**packed(text), **core}
    if len(compress(encode(whole), mtime=0)) <= large:
        files: dict[str, Any] = {"data": whole, "around": packed(around)}
    else:
        files = sharded(core, text, around)
    files |= {"sounds": syllables(chars), "entries": packed((definitions(glossary),))}
    return {f"{FOLDER}{name}.json": encode(data).decode() for name, data in files.items()}
