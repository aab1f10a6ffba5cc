"""The words of each line of a text, by the edition's segmentation standard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO

import click

from build_tools.findings import BuildToolsError
from build_tools.load import load
from build_tools.model import Word
from build_tools.words import Lexicon, segment_words


@click.command()
@click.argument("file", type=click.File(encoding="utf-8-sig"), default="-")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(file: TextIO, form: str) -> None:
    """Cut each line of FILE (or of standard input) into words.

    As text, the words of a line with a space between them; as json, an array for each line of
    word, pinyin (a syllable for each Han character), traditional form, gloss, level and term.
    """
    source, _ = load(Path())
    lexicon = Lexicon(
        words=[entry for edition in source.editions for entry in edition.lexicon],
        readings={k: v for edition in source.editions for k, v in edition.readings.items()},
        terms=source.glossary,
    )
    for line in _lines(file):
        words = segment_words(line, lexicon)
        if form == "json":
            click.echo(json.dumps([_row(word) for word in words], ensure_ascii=False))
        else:
            click.echo(" ".join(word.text for word in words))


def _lines(file: TextIO) -> list[str]:
    try:
        return [line.rstrip("\r\n") for line in file]
    except UnicodeDecodeError as error:
        raise BuildToolsError(f"{file.name}: not UTF-8 at byte {error.start + 1}") from error


def _row(word: Word) -> dict[str, object]:
    return {
        "word": word.text,
        "pinyin": word.pinyin,
        "traditional": word.traditional,
        "gloss": word.gloss,
        "level": word.level,
        "term": word.term,
    }
