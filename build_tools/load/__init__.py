"""The only reader of content: a project folder becomes one Source, with every fault found."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from build_tools.findings import BuildToolsError, Finding
from build_tools.load.records import CODES, Reader
from build_tools.model import (
    Bilingual,
    EarlierRecord,
    EditionRecord,
    EditionSource,
    EmendationRecord,
    FigureRecord,
    Note,
    NoteRecord,
    QuestionRecord,
    ReferenceRecord,
    SegmentRecord,
    Source,
    Term,
    TermRecord,
    TextFile,
    TimelineRecord,
    VoiceRecord,
    WaiverRecord,
)

__all__ = ["CODES", "EDITIONS", "SLUG", "TAKEN", "load"]

EDITIONS = "docs/editions"
GLOSSARY = "glossary"
SLUG = re.compile("[a-z0-9][a-z0-9-]*")
"""What a folder or file may be called whose name becomes an address."""
TAKEN = frozenset({"assets", "downloads", "glossary", "search", "teach"})
TAKEN_WITHIN = frozenset({"apparatus", "figures", "index", "timeline", "voices"})
"""Addresses of the site, and within an edition, that are not its texts'."""


def load(root: Path) -> tuple[Source, tuple[Finding, ...]]:
    """Everything that people wrote, typed, and every fault of it with file, line and remedy.

    A record at fault is left out and the rest is kept, so that one run shows all faults.

    Raises:
        BuildToolsError: there is no edition below `root`.
    """
    reader = Reader(root)
    folders = sorted(p for p in (root / EDITIONS).glob("*") if p.is_dir())
    if not folders:
        raise BuildToolsError(
            f"no edition found in {EDITIONS}/: run this in the project's folder, or start an "
            "edition with `python -m build_tools new SLUG --from FILE.txt`"
        )
    glossary = tuple(
        term
        for path in sorted((root / GLOSSARY).glob("*.md"))
        if path.stem != "README" and (term := _term(reader, path))
    )
    editions = tuple(e for folder in folders if (e := _edition(reader, folder)))
    source = Source(
        glossary=glossary,
        editions=editions,
        places=reader.places,
        address=_address(reader, root / "mkdocs.yml"),
    )
    return source, tuple(reader.findings)


def _address(reader: Reader, path: Path) -> str:
    """The `site_url` of the settings, which MkDocs itself reads in full."""
    settings = reader.document(path) if path.exists() else None
    raw = settings.raw if settings and isinstance(settings.raw, dict) else {}
    address = raw.get("site_url")
    return f"{address.rstrip('/')}/" if address and isinstance(address, str) else ""


def _address_free(reader: Reader, path: Path, slug: str, taken: frozenset[str]) -> None:
    """Tell of a name that no address can have, or that another page has."""
    hint = "use lower-case letters, digits and hyphens"
    if not SLUG.fullmatch(slug):
        reader.fault("S003", path, 0, f"“{slug}” is no slug", hint)
    elif slug in taken:
        reader.fault("S004", path, 0, f"the address {slug}/ is taken", "choose another name")


def _term(reader: Reader, path: Path) -> Term | None:
    _address_free(reader, path, path.stem, frozenset({"index"}))
    found = reader.prose(path, TermRecord)
    if found is None:
        return None
    record, parts = found
    reader.place(f"{GLOSSARY}/{path.stem}", path, 1)
    return Term(
        slug=path.stem,
        record=record,
        definition=_bilingual(reader, path, parts),
        background=Bilingual(zh=parts.get("背景", ""), en=parts.get("Background", "")),
    )


def _bilingual(reader: Reader, path: Path, parts: Mapping[str, str]) -> Bilingual:
    for heading in ("中文", "English"):
        if heading not in parts:
            reader.fault("S003", path, 0, f"no part `## {heading}`", "write both languages")
    return Bilingual(zh=parts.get("中文", ""), en=parts.get("English", ""))


def _edition(reader: Reader, folder: Path) -> EditionSource | None:
    slug = folder.name
    _address_free(reader, folder, slug, TAKEN)
    record = reader.toml(folder / "edition.toml", EditionRecord, slug)
    source = reader.exact(folder / "source.txt")
    if record and source is not None:
        digest = hashlib.sha256(source.encode()).hexdigest()
        if digest != record.sha256:
            hint = f"restore source.txt; only if the source itself is new, write {digest}"
            line = reader.places[f"{slug}/edition.toml:sha256"].line
            path = folder / "edition.toml"
            reader.fault("S006", path, line, "source.txt is not the recorded source", hint)
    texts = tuple(_texts(reader, folder))
    if not any(t.segments for t in texts):
        hint = "write segments in text/00-front.yaml"
        reader.fault("S005", folder / "text", 0, "the edition has no text", hint)
    if record is None or source is None:
        return None
    return EditionSource(
        slug=slug,
        record=record,
        source=source,
        texts=texts,
        emendations=reader.records(
            folder / "emendations.yaml", EmendationRecord, slug, required=False
        ),
        notes=_notes(reader, folder),
        references=reader.records(
            folder / "references.yaml", ReferenceRecord, slug, required=False
        ),
        timeline=_timeline(reader, folder),
        voices=reader.records(folder / "voices.yaml", VoiceRecord, slug, required=False),
        lexicon=_lexicon(reader, folder / "lexicon.txt"),
        readings=_readings(reader, folder / "readings.yaml"),
        waivers=reader.records(folder / "waivers.yaml", WaiverRecord, slug, required=False),
        ids_lock=tuple((reader.text(folder / "ids.lock", required=False) or "").split()),
        figures=_figures(reader, folder),
        pictures={
            path.name: path.read_bytes()
            for path in sorted((folder / "figures").glob("*"))
            if path.is_file() and path.suffix != ".yaml" and path.name[0] != "."
        },
        questions=reader.records(folder / "questions.yaml", QuestionRecord, slug, required=False),
        earlier=reader.records(folder / "earlier.yaml", EarlierRecord, slug, required=False),
    )


def _texts(reader: Reader, folder: Path) -> Iterator[TextFile]:
    """The files of text/ in order; what follows the number in a name is the section's address."""
    taken = TAKEN_WITHIN
    for path in sorted((folder / "text").glob("*.yaml")):
        slug = path.stem.partition("-")[2] or path.stem
        _address_free(reader, path, slug, taken)
        taken |= {slug}
        yield TextFile(slug, reader.records(path, SegmentRecord, folder.name, required=True))


def _notes(reader: Reader, folder: Path) -> tuple[Note, ...]:
    notes = []
    for path in sorted((folder / "notes").glob("*.md")):
        if found := reader.prose(path, NoteRecord):
            record, parts = found
            reader.place(f"{folder.name}/{record.id}", path, 1)
            notes.append(Note(record=record, text=_bilingual(reader, path, parts)))
    return tuple(notes)


def _figures(reader: Reader, folder: Path) -> tuple[FigureRecord, ...]:
    """One figure a file, in the order of their numbers."""
    found = []
    for path in sorted((folder / "figures").glob("*.yaml")):
        if record := reader.mapping(path, FigureRecord):
            reader.place(f"{folder.name}/{record.id}", path, 1)
            found.append(record)
    return tuple(sorted(found, key=lambda f: (len(f.id), f.id)))


def _timeline(reader: Reader, folder: Path) -> TimelineRecord:
    path = folder / "timeline.yaml"
    none = TimelineRecord(themes={}, events=())
    timeline = reader.mapping(path, TimelineRecord, folder.name) or none
    known = []
    for event in timeline.events:
        if event.theme in timeline.themes:
            known.append(event)
        else:
            line = reader.places[f"{folder.name}/{event.id}"].line
            hint = f"theme is one of: {', '.join(timeline.themes)}"
            reader.fault("S003", path, line, f"{event.id} has the theme “{event.theme}”", hint)
    return replace(timeline, events=tuple(known))


def _readings(reader: Reader, path: Path) -> Mapping[str, str]:
    """Pinyin by stretch of text; one with a syllable too many or too few would be read awry."""
    given = reader.mapping(path, dict[str, str]) or {}
    for stretch, pinyin in given.items():
        characters, syllables = len(re.findall("[\u3400-\u9fff]", stretch)), len(pinyin.split())
        if characters != syllables:
            message = f"“{stretch}” has {characters} characters, its pinyin {syllables} syllables"
            hint = "write a syllable for each, with a space between them"
            reader.fault("S003", path, 0, message, hint)
    return given


def _lexicon(reader: Reader, path: Path) -> tuple[tuple[str, str], ...]:
    """Lines of jieba's user-dictionary form: word, frequency and tag, the last two optional."""
    words = []
    for line in (reader.text(path, required=False) or "").splitlines():
        fields = line.partition("#")[0].split()
        if fields:
            words.append((fields[0], fields[-1] if fields[-1].isalpha() else ""))
    return tuple(words)
