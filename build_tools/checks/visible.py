"""L16x and L17x: what a link says of itself, and what leaves the site."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from build_tools.checks.base import Check, Fault, check
from build_tools.checks.links import places, where
from build_tools.findings import Severity, Where
from build_tools.model import Built, ExternalRecord, Link

ERROR = Severity.ERROR

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>“”\"]+|(?:[\w-]+\.)+(?:com|org|net|edu|gov|cn|io|info)/[^\s<>“”\"]*",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DOI = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_LOADED = frozenset({"style", "script", "image", "candidate", "media", "css", "icon", "use"})
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


@check("L161", ERROR, "A link has words that a reader can see or hear")
def nameless(built: Built) -> Iterator[Fault]:
    """Text, the alt of an image, or a label; links hidden from assistive technology need none."""
    for path, link in places(built):
        if link.kind == "link" and link.text == "":
            hint = "write the words, or give the image in it an alt text"
            yield Fault(where(path, link), f"the link to “{link.url}” has no text", hint)


@check("L162", ERROR, "An address shown as the text of a link is where the link leads")
def misleading(built: Built) -> Iterator[Fault]:
    """A shown address may be shortened at its end; a host alone may stand for a page of it."""
    for path, link in places(built):
        if link.kind == "link" and link.label and not _agrees(link, built.address):
            message = f"the text says “{link.label}”, the link leads to “{link.url}”"
            yield Fault(where(path, link), message, "make the two equal")


def _agrees(link: Link, address: str) -> bool:
    label, url = link.label.strip().rstrip(".,;"), link.url.strip()
    if _MAIL.fullmatch(label):
        return not url.lower().startswith("mailto:") or label.lower() in unquote(url).lower()
    doi = _DOI.fullmatch(label)
    if doi:
        leads = unquote(url).lower()
        return "doi.org/" not in leads or doi[1].lower() in leads
    if not _ADDRESS.fullmatch(label):
        return True
    if not re.match(r"(?:https?:)?//", url):
        if not address or link.state != "ok":
            return not re.match(r"https?://", label) or not address
        url = address + link.target
    return _same(label, url)


def _same(label: str, url: str) -> bool:
    shown = urlsplit(label if "//" in label else f"https://{label}")
    leads = urlsplit(url if not url.startswith("//") else f"https:{url}")
    host = shown.netloc.lower().removeprefix("www.")
    other = leads.netloc.lower().removeprefix("www.")
    if host != other:
        return host in unquote(leads.path + "?" + leads.query).lower() or (
            other.endswith(f".{host}") and shown.path in {"", "/"}
        )
    cut = re.search(r"(?:…|\.\.\.)", unquote(shown.path))
    path = unquote(shown.path)[: cut.start()] if cut else unquote(shown.path)
    whole = unquote(leads.path)
    if cut or path in {"", "/"}:
        return whole.startswith(path.rstrip("/"))
    plain = re.compile(r"(?:/index\.html?|\.html?|/)$")
    return plain.sub("", path) == plain.sub("", whole)


@check("L171", ERROR, "A page loads nothing from another host")
def foreign(built: Built) -> Iterator[Fault]:
    """A host of most pages is the site's own choice, unless a list of outside addresses is given."""
    hosts: dict[str, set[str]] = defaultdict(set)
    found: list[tuple[str, Link, str]] = []
    for path, link in places(built):
        if link.kind in _LOADED and link.state in {"external", "insecure", "protocol"}:
            host = urlsplit(link.url).netloc.lower()
            if host:
                hosts[host].add(path)
                found.append((path, link, host))
    for path, link, host in found:
        chosen = len(hosts[host]) >= 3 and 2 * len(hosts[host]) >= len(built.pages)  # noqa: PLR2004
        if not chosen or built.external is not None:
            yield Fault(
                where(path, link), f"a {link.kind} is loaded from {host}", "keep a copy in the site"
            )


@check("L172", ERROR, "A link that leaves the site is on the list of outside addresses")
def unknown_outside(built: Built) -> Iterator[Fault]:
    """Held only where a list is given."""
    if built.external is None:
        return
    known = {_whole(record.url) for record in built.external.links}
    for path, link in places(built):
        leaves = link.kind == "link" and link.state == "external" and link.url.startswith("https:")
        if leaves and _whole(link.url) not in known:
            message = f"“{link.url}” is not on the list"
            yield Fault(where(path, link), message, "look at it, then add it")


def _whole(url: str) -> str:
    return url.partition("#")[0].rstrip("/")


def _listed(built: Built) -> Iterator[tuple[ExternalRecord, Where]]:
    """Each entry of the list of outside addresses with its place."""
    listed = built.external
    if listed is not None:
        lines = listed.lines or (0,) * len(listed.links)
        for record, line in zip(listed.links, lines, strict=True):
            yield record, Where(listed.path, line)


@check("L173", ERROR, "The list of outside addresses is in use and dated")
def idle_outside(built: Built) -> Iterator[Fault]:
    """Each entry is linked from the site, once, and has the day it was last seen to work."""
    used = {_whole(link.url) for _, link in places(built) if link.state == "external"}
    for record, place in _listed(built):
        if _whole(record.url) not in used:
            yield Fault(place, f"no page links to “{record.url}”", "take it off the list")
        if _day(record.seen) is None:
            yield Fault(place, f"seen: “{record.seen}” is no day", "write it as 2018-06-30")


@check("L174", Severity.WARNING, "An outside address was seen to work not too long ago")
def stale_outside(built: Built) -> Iterator[Fault]:
    """Within `max-age` days of the check. A warning: a site does not break because a year went by."""
    today, most = _day(built.today), built.external.max_age if built.external else 0
    for record, place in _listed(built) if today and most else ():
        seen = _day(record.seen)
        age = (today - seen).days if seen and today else 0
        if age > most:
            message = f"“{record.url}” was last seen to work {age} days ago, on {record.seen}"
            yield Fault(place, message, "follow the link, then write the day of today")
        elif age < 0:
            yield Fault(place, f"seen: {record.seen} is yet to come", "write the day it was seen")


def _day(text: str) -> dt.date | None:
    """A day written as 2018-06-30, or None."""
    try:
        return dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


CHECKS: tuple[Check[Built], ...] = (
    nameless,
    misleading,
    foreign,
    unknown_outside,
    idle_outside,
    stale_outside,
)
