"""Family S: the source, its segments and its words hold together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.checks.base import Fault, check
from build_tools.findings import Severity, Where
from build_tools.model import Annotated, Edition, Site


def place(site: Site, edition: Edition, key: str) -> Where:
    """Where a thing of the edition was written; the edition's folder if nobody knows."""
    folder = Where(f"docs/editions/{edition.slug}")
    return site.source.places.get(f"{edition.slug}/{key}", folder)


def ids(annotated: Annotated) -> Iterator[str]:
    """Every id that an address may name: paragraphs, segments, notes, references, events."""
    edition = annotated.edition
    for section in edition.sections:
        for paragraph in section.paragraphs:
            yield paragraph.id
            yield from (s.id for s in paragraph.segments)
    yield from (f"note-{n.record.id}" for n in edition.notes)
    yield from (r.id for r in edition.references)
    yield from (e.id for e in edition.timeline.events)
    yield from (e.record.id for e in edition.emendations)


@check("S201", Severity.ERROR, "The words of a segment join to it")
def words_join(site: Site) -> Iterator[Fault]:
    """Law 2: a word list that loses a character would lose it on the page."""
    for annotated in site.editions:
        for segment in annotated.edition.segments:
            joined = "".join(w.text for w in annotated.words.get(segment.id, ()))
            if joined != segment.zh:
                yield Fault(
                    place(site, annotated.edition, segment.id),
                    f"the words of {segment.id} join to “{joined[:24]}”",
                    "mend lexicon.txt",
                )


@check("S202", Severity.ERROR, "An id that was ever published still exists")
def ids_stay(site: Site) -> Iterator[Fault]:
    """Law 6: links, sheets and citations out in the world name these ids."""
    for source, annotated in zip(site.source.editions, site.editions, strict=True):
        known = set(ids(annotated))
        for gone in sorted(set(source.ids_lock) - known):
            yield Fault(
                Where(f"docs/editions/{source.slug}/ids.lock"),
                f"{gone} was published and is gone",
                "restore it: an id may never be taken away",
            )


@check("S203", Severity.ERROR, "An edition has at least as much of everything as it says")
def floors(site: Site) -> Iterator[Fault]:
    """A build that silently yields less must not pass; the floors stand in edition.toml."""
    for annotated in site.editions:
        edition = annotated.edition
        own = [p for p in site.pages if p.uri.startswith(f"{edition.slug}/")]
        counts = {
            "segments": len(edition.segments),
            "notes": len(edition.notes),
            "events": len(edition.timeline.events),
            "figures": len(annotated.figures),
            "pages": len(own),
            "links": sum(page.html.count(" href=") for page in own),
        }
        where = place(site, edition, "edition.toml:floors")
        for name, floor in sorted(edition.record.floors.items()):
            if name not in counts:
                yield Fault(where, f"floor of {name}", f"one of: {', '.join(counts)}")
            elif counts[name] < floor:
                message = f"{counts[name]} {name}, and there should be {floor} or more"
                yield Fault(where, message, "find what is missing, or lower the floor knowingly")


@check("S204", Severity.ERROR, "An edition says whose it is, when it appeared and what it is about")
def record_filled(site: Site) -> Iterator[Fault]:
    """A new edition's record is drafted with these fields empty; every page and citation needs them."""
    for annotated in site.editions:
        record = annotated.edition.record
        pairs = ("title", "short_title", "journal", "rights", "about")
        fields = {
            **{
                f"{name}.{lang}": getattr(getattr(record, name), lang)
                for name in pairs
                for lang in ("zh", "en")
            },
            **{name: getattr(record, name) for name in ("authors", "year", "speaks_from")},
            **{f"authors: {a.zh or a.en}": a.zh and a.en for a in record.authors},
        }
        for name, value in fields.items():
            if not value:
                key = re.split("[.:]", name)[0]
                where = place(site, annotated.edition, f"edition.toml:{key}")
                yield Fault(
                    where, f"{name} is empty", "write it, in both languages where it has two"
                )


CHECKS = (words_join, ids_stay, floors, record_filled)
