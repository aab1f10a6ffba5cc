"""Family E: every event has its place in the text, and every date of the text its event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.checks.base import Fault, check
from build_tools.checks.text import place
from build_tools.findings import Severity
from build_tools.model import Annotated, Edition, Site

_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[?~%]?"
EDTF = re.compile(rf"(?:{_DAY}|\d{{2,3}}X{{1,2}})(?:/(?:{_DAY}|\.\.)?)?|\.\./{_DAY}")
"""The dates that a timeline needs. Source: ISO 8601-2 (EDTF), levels 0 and 1."""
DATE = re.compile(
    r"\d{4}(?:～\d{4})?年(?:\d{1,2}月(?:\d{1,2}日)?)?|(?<!\d)\d{1,2}月(?:\d{1,2}日)?(?![份\d])"
)


@check("E101", Severity.ERROR, "Every event names a segment, and the words there that date it")
def grounded(site: Site) -> Iterator[Fault]:
    """An event without a clause would be an invention."""
    for annotated in site.editions:
        known = {s.id for s in annotated.edition.segments}
        for event in annotated.edition.timeline.events:
            where = place(site, annotated.edition, event.id)
            for at in (event.segment, *event.also):
                if at not in known:
                    yield Fault(where, f"{event.id}: no segment {at}", "mend the id")
            if not event.exact:
                yield Fault(where, f"{event.id} has no `exact`", "copy the words of the date")


def _dated(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """(key of its place, name, date) of every date that an editor gives."""
    if edition.record.speaks_from:  # S204 tells of an empty one
        yield "edition.toml:speaks_from", "speaks_from", edition.record.speaks_from
    for event in edition.timeline.events:
        yield event.id, event.id, event.date
    for n, word in enumerate(edition.timeline.time_words):
        yield f"timeline.yaml:time_words:{n}", word.exact, word.date
    for n, voice in enumerate(edition.voices):
        if voice.date:
            yield f"voices.yaml:{n}", voice.exact, voice.date


@check("E102", Severity.ERROR, "A date is EDTF, and its year is the year that the text gives")
def dates(site: Site) -> Iterator[Fault]:
    """Source: ISO 8601-2 (EDTF), levels 0 and 1."""
    for annotated in site.editions:
        for key, name, date in _dated(annotated.edition):
            if not EDTF.fullmatch(date):
                where = place(site, annotated.edition, key)
                hint = "write 1982, 1982-09, 1982-09-30, 1978~, 2002/2007"
                yield Fault(where, f"{name}: “{date}” is no EDTF date", hint)
        for event in annotated.edition.timeline.events:
            where = place(site, annotated.edition, event.id)
            for year in re.findall(r"\d{4}", event.exact):
                if year not in event.date:
                    message = f"{event.id}: the text says {year}, the event {event.date}"
                    yield Fault(where, message, "correct the date")


@check("E103", Severity.ERROR, "Events stand in the order of their dates")
def order(site: Site) -> Iterator[Fault]:
    """An editor finds the place of the next one at a glance."""
    for annotated in site.editions:
        timeline = annotated.edition.timeline
        last = ""
        for event in timeline.events:
            where = place(site, annotated.edition, event.id)
            start = re.sub(r"[~?%].*|/.*", "", event.date)
            if start < last:
                yield Fault(where, f"{event.id} comes after {last}", "move it to its place")
            last = max(last, start)


@check("E104", Severity.ERROR, "Every date of the text is an event, a word of time, or excluded")
def dates_missing(site: Site) -> Iterator[Fault]:
    """Nothing that the text dates is left off the timeline in silence."""
    for annotated in site.editions:
        covered = _covered(annotated)
        for segment in annotated.edition.segments:
            for found in DATE.finditer(segment.zh):
                spans = covered.get(segment.id, [])
                if not any(a < found.end() and found.start() < b for a, b in spans):
                    hint = "write an event, or an exclusion with its reason, in timeline.yaml"
                    message = f"{segment.id}: {found[0]} is not on the timeline"
                    yield Fault(place(site, annotated.edition, segment.id), message, hint)


def _covered(annotated: Annotated) -> dict[str, list[tuple[int, int]]]:
    covered: dict[str, list[tuple[int, int]]] = {}
    for mark in annotated.marks:
        if mark.kind in {"event", "time"}:
            covered.setdefault(mark.segment, []).append((mark.start, mark.end))
    texts = {s.id: s.zh for s in annotated.edition.segments}
    for exclusion in annotated.edition.timeline.exclusions:
        text = texts.get(exclusion.segment, "")
        for found in re.finditer(re.escape(exclusion.exact), text):
            covered.setdefault(exclusion.segment, []).append(found.span())
    return covered


@check("E105", Severity.ERROR, "An exclusion has a reason and matches the text")
def exclusions(site: Site) -> Iterator[Fault]:
    """An exclusion of nothing hides the next forgotten date."""
    for annotated in site.editions:
        texts = {s.id: s.zh for s in annotated.edition.segments}
        for n, exclusion in enumerate(annotated.edition.timeline.exclusions):
            where = place(site, annotated.edition, f"timeline.yaml:exclusions:{n}")
            if not exclusion.why or exclusion.exact not in texts.get(exclusion.segment, ""):
                message = f"exclusion “{exclusion.exact}” in {exclusion.segment}"
                yield Fault(where, message, "give a reason, and words that stand in the segment")


CHECKS = (grounded, dates, order, dates_missing, exclusions)
