"""An Anki deck: the vocabulary with its own identities, so that a newer deck mends an older one."""

from __future__ import annotations

import datetime as dt
import hashlib
import html
import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import genanki

from build_tools.exports.package import zipped
from build_tools.exports.vocabulary import COLUMNS, NOTE_TYPE, Entry, row
from build_tools.model import Annotated

FIELDS = tuple(c for c in COLUMNS if c not in {"guid", "Tags"})
_FRONT = '<p class="zh" lang="zh-Hans">{{Chinese}}</p>'
_BACK = """{{FrontSide}}<hr id="answer">
<p class="py" lang="zh-Latn-pinyin">{{Pinyin}}</p><p class="en" lang="en">{{English}}</p>
<p class="ex" lang="zh-Hans">{{Example}}</p><p class="ex" lang="en">{{Translation}}</p>
<p class="at"><a href="{{Place}}">{{Place}}</a></p>"""
_CSS = """.card{font-family:serif;font-size:20px;line-height:1.6;text-align:center}
.zh{font-size:40px}.py{opacity:.7}.ex{font-size:18px;text-align:left}.at{font-size:12px}"""


def _number(name: str) -> int:
    """A fixed identity for a deck or a note type, in the range that Anki's own fall in."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") + (1 << 30)


def anki(entries: tuple[Entry, ...], annotated: Annotated, address: str, part: str = "") -> bytes:
    """The deck as an .apkg file; the same entries give the same bytes.

    A `part` of the edition is a deck inside the edition's own; `part` is its name.

    A note's guid is its word's. Its time of change is the edition's `revised`: Anki lets a newer
    note replace one of the same guid.
    """
    model, deck = _model(), _deck(annotated, part)
    for entry in entries:
        values = dict(zip(COLUMNS, row(entry, annotated, address), strict=True))
        fields = [html.escape(values[name]) for name in FIELDS]  # as Anki's own import does
        note = genanki.Note(model, fields, guid=entry.guid, tags=entry.tags.split())
        deck.add_note(note)
    with _collection(deck, annotated) as database:
        collection = bytes(database.serialize())
    return zipped([("collection.anki2", collection), ("media", "{}")])


def frame(annotated: Annotated) -> dict[str, Any]:
    """What a deck needs that is made in the browser, so that its notes are of the same type.

    tables: [name, SQL] of each table; collection: the values of the one row of `col`;
    model: the number of the note type; name: of the edition's deck.
    """
    model, deck = _model(), _deck(annotated)
    deck.add_model(model)
    with _collection(deck, annotated) as database:
        tables = database.execute("select name, sql from sqlite_master where type = 'table'")
        return {
            "tables": [list(found) for found in tables],
            "collection": list(database.execute("select * from col").fetchone()),
            "model": model.model_id,
            "name": deck.name,
        }


def _model() -> genanki.Model:
    return genanki.Model(
        _number("vocabulary of an edition"),
        NOTE_TYPE,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Chinese to English", "qfmt": _FRONT, "afmt": _BACK}],
        css=_CSS,
    )


def _deck(annotated: Annotated, part: str = "") -> genanki.Deck:
    title = annotated.edition.record.short_title
    name = "::".join([f"{title.zh} {title.en}", *filter(None, [part])])
    return genanki.Deck(_number(f"deck {annotated.edition.slug} {part}".strip()), name)


@contextmanager
def _collection(deck: genanki.Deck, annotated: Annotated) -> Iterator[sqlite3.Connection]:
    """The deck as a collection in memory: no file is touched."""
    day = dt.datetime.fromisoformat(annotated.edition.record.revised)
    seconds = day.replace(tzinfo=dt.UTC).timestamp()
    with sqlite3.connect(":memory:") as database:
        ids = itertools.count(int(seconds * 1000))
        genanki.Package(deck).write_to_db(database.cursor(), seconds, ids)
        database.commit()
        yield database
