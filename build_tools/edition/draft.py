"""A new edition's files from a cleaned article: text cut into segments, ready to translate."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import yaml

from build_tools.edition.clauses import clauses
from build_tools.model import Block, Cleaned

_WHOLE = (
    "title",
    "authors",
    "keywords",
    "affiliation",
    "heading",
    "subheading",
    "table",
    "caption",
    "references",
    "english",
)
"""Kinds of paragraph that stay one segment."""


def draft(cleaned: Cleaned, source: str) -> Mapping[str, str]:
    """The files of an edition folder by path, source.txt left to the caller.

    Every field that only an editor can know is there and empty. The segments join to the clean
    text, so that `check` reports what is to be written and nothing else.
    """
    numbered = list(_number(cleaned.blocks))
    files = {"edition.toml": _settings(cleaned, source)}
    for section, rows in groupby(numbered, key=lambda row: row[0]):
        name = "00-front" if section == 0 else f"{section:02}-section-{section}"
        files[f"text/{name}.yaml"] = "".join(_paragraph(pid, block) for _, pid, block in rows)
    places = [(pid, block) for _, pid, block in numbered]
    for n, (note, call) in enumerate(zip(cleaned.notes, cleaned.calls, strict=True), 1):
        files[f"notes/a{n}.md"] = _note(f"a{n}", note, _called(call, cleaned, places))
    files["references.yaml"] = "".join(_references(cleaned, places)) or "[]\n"
    files["emendations.yaml"] = "# One record for each departure from the source.\n[]\n"
    return files


def _number(blocks: Sequence[Block]) -> Iterator[tuple[int, str, Block]]:
    """(section, paragraph id, block): a heading opens a section and is its paragraph 0."""
    section = paragraph = 0
    for block in blocks:
        if block.kind == "heading":
            section, paragraph = section + 1, -1
        paragraph += 1
        yield section, f"{section}.{paragraph}", block


def _segments(block: Block) -> tuple[str, ...]:
    return (block.text,) if block.kind in _WHOLE else clauses(block.text)


def _paragraph(pid: str, block: Block) -> str:
    out = ""
    for n, zh in enumerate(_segments(block), 1):
        out += f'- id: "{pid}.{n}"\n'
        if n == 1 and block.kind != "paragraph":
            out += f"  kind: {block.kind}\n"
        out += f"  zh: {_scalar(zh)}\n  en: {_scalar(zh if block.kind == 'english' else '')}\n"
    return out


def _scalar(text: str) -> str:
    """The text as a YAML scalar on one line, quoted only where YAML needs it."""
    dumped = yaml.safe_dump(text, allow_unicode=True, width=float("inf"))
    return str(dumped).removesuffix("\n").removesuffix("...").rstrip("\n")


def _called(call: tuple[int, int], cleaned: Cleaned, places: list[tuple[str, Block]]) -> str:
    """The id of the segment that holds a note's mark; the first one where nothing calls it."""
    index, offset = call
    block = cleaned.blocks[index] if index >= 0 else None
    for pid, own in places:
        if own is block:
            end = 0
            for n, zh in enumerate(_segments(own), 1):
                end += len(zh)
                if offset < end:
                    return f"{pid}.{n}"
    return f"{places[0][0]}.1"


def _note(ident: str, note: Block, at: str) -> str:
    return (
        f'---\nid: {ident}\nby: authors\nmark: "{note.mark}"\nat: "{at}"\n---\n'
        f"## 中文\n\n{note.text}\n\n## English\n"
    )


def _references(cleaned: Cleaned, places: list[tuple[str, Block]]) -> Iterator[str]:
    """Every bracketed number of the text, with its entry where the source has a list."""
    listed = {b.mark: b.text for b in cleaned.blocks if b.kind == "references" and b.mark}
    cited: dict[str, list[str]] = {}
    for pid, block in places:
        for n, zh in enumerate(_segments(block), 1):
            for mark in re.findall(r"\[\d+\]", zh):
                cited.setdefault(mark, []).append(f"{pid}.{n}")
    for mark, at in cited.items():
        text = listed.get(mark, "")
        status = "present" if text else "missing"
        origin = "The source's own list." if text else "The source has no list of references."
        yield f'- id: ref-{mark[1:-1]}\n  mark: "{mark}"\n  cited: {at}\n  status: {status}\n'
        yield (f"  text: {_scalar(text)}\n" if text else "") + f"  provenance: {origin}\n"


def _settings(cleaned: Cleaned, source: str) -> str:
    def first(kind: str) -> str:
        text = next((b.text for b in cleaned.blocks if b.kind == kind), "")
        return re.sub(r"[*①-⑳]+$", "", text)

    title = first("title")
    authors = [a for a in re.split(r"[，、\s]+", first("authors")) if a]
    digest = hashlib.sha256(source.encode()).hexdigest()
    lines = [
        "# What the article is, whose it is, and which bytes it came from.",
        'year = ""',
        f'sha256 = "{digest}"',
        'speaks_from = ""',
        f"title = {_pair(title)}",
        f"short_title = {_pair(re.split('——|：|:', title)[0])}",
        f"authors = [{', '.join(map(_pair, authors))}]",
        *(f"{key} = {_pair('')}" for key in ("journal", "rights", "about")),
    ]
    return "\n".join(lines) + "\n"


def _pair(zh: str) -> str:
    return f'{{ zh = {json.dumps(zh, ensure_ascii=False)}, en = "" }}'
