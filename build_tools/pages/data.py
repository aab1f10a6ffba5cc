"""What a reading page fetches when words are first asked for: one JSON file for each edition."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from build_tools.model import Annotated, Bilingual, Edition, Word
from build_tools.pages.citation import downloads
from build_tools.pages.figures import figure_files

_SOURCES = {"curated": "c", "dictionary": "d", "parts": "p", "none": ""}


def data_files(annotated: Annotated) -> dict[str, str | bytes]:
    """The files of an edition by address: its words, and its record for machines."""
    slug = annotated.edition.slug
    text = json.dumps(word_data(annotated), ensure_ascii=False, separators=(",", ":"))
    return {
        f"assets/data/{slug}.json": text,
        **downloads(annotated.edition),
        **figure_files(annotated),
    }


def word_data(annotated: Annotated) -> dict[str, Any]:
    """Everything known of the words, without an offset into any text.

    words: [text, syllables, traditional or "", gloss, c(urated) d(ictionary) p(arts) or "", level,
    term or ""] for each word with a reading, once; texts: by section slug and segment id the
    numbers of its words in the order of the page's spans; chars: a gloss for each character on its
    own; voices: who says what, in the order of `data-v`; times: by segment, words of time with
    what they resolve to.
    """
    numbers: dict[Word, int] = {}

    def number(word: Word) -> int:
        return numbers.setdefault(word, len(numbers))

    texts = {
        section: {
            segment: [number(w) for w in annotated.words.get(segment, ()) if w.pinyin]
            for segment in segments
        }
        for section, segments in _segments(annotated.edition).items()
    }
    return {
        "words": [_row(w) for w in numbers],
        "texts": texts,
        "chars": {
            char: [" ".join(w.pinyin), w.gloss]
            for char, w in annotated.characters.items()
            if w.gloss
        },
        "voices": [
            [v.voice, _pair(v.who), _pair(v.occasion) if v.occasion else None, v.date]
            for v in annotated.edition.voices
        ],
        "times": _times(annotated.edition),
    }


def _segments(edition: Edition) -> Mapping[str, list[str]]:
    """By section slug the segments on its page, notes behind the text."""
    found = {s.slug: [g.id for g in s.segments] for s in edition.sections}
    at = {n.record.id: n.record.at for n in edition.notes}
    for note in edition.note_segments:
        for own in found.values():
            if at[note.id] in own:
                own.append(note.id)
    return found


def _row(word: Word) -> list[str]:
    return [
        word.text,
        " ".join(word.pinyin),
        "" if word.traditional == word.text else word.traditional,
        word.gloss,
        _SOURCES[word.gloss_from],
        word.level,
        word.term,
    ]


def _pair(said: Bilingual) -> list[str]:
    return [said.zh, said.en]


def _times(edition: Edition) -> dict[str, list[list[str]]]:
    times: dict[str, list[list[str]]] = {}
    for word in edition.timeline.time_words:
        times.setdefault(word.segment, []).append([word.exact, word.date, word.why])
    return times
