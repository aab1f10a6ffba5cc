"""L10x and L11x: addresses of a built site that lead nowhere, or are written wrongly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache

from build_tools.checks.base import Check, Fault, check
from build_tools.findings import Severity, Where
from build_tools.model import ASSET_KINDS, Built, BuiltPage, Link

ERROR = Severity.ERROR

_MOST_NAMES = 400
_LONG = 300
"""Characters of an address that are shown."""
ELSEWHERE = frozenset({"canonical", "alternate", "sitemap", "entry", "form", "refresh", "base"})
"""Kinds of address that have checks of their own, or that a server answers."""
APART = frozenset("404 403 500 50x search genindex print_page offline".split())
"""Names of pages that no index and no sitemap need to know."""


def refreshed(page: BuiltPage) -> bool:
    """True for a page that only sends its reader elsewhere."""
    return any(link.kind == "refresh" for link in page.links)


def misplaced(page: BuiltPage) -> bool:
    """True where <base> is wrong, so that every relative address of the page would be reported."""
    if page.base is None:
        return False
    bases = (link for link in page.links if link.kind == "base")
    return any(base.state not in {"ok", "index", "slash", "external"} for base in bases)


def places(built: Built) -> Iterator[tuple[str, Link]]:
    """Every address of pages and style sheets with the path of the file that holds it."""
    for page in built.pages:
        if not misplaced(page):
            for link in page.links:
                yield page.path, link
    yield from built.styles


def where(path: str, link: Link) -> Where:
    """The place of a link."""
    return Where(path, link.line, link.id)


def _shown(link: Link) -> str:
    url = link.url.strip()
    return f"“{url if len(url) <= _LONG else url[:_LONG] + '…'}”"


def _fault(
    states: str, message: str, hint: str = "", *, assets: bool = True
) -> Callable[[Built], Iterator[Fault]]:
    wanted = frozenset(states.split())

    def rule(built: Built) -> Iterator[Fault]:
        for path, link in places(built):
            if (
                link.state in wanted
                and link.kind not in ELSEWHERE
                and (assets or link.kind not in ASSET_KINDS)
            ):
                found = message.format(
                    link=_shown(link), target=link.target, fragment=link.fragment
                )
                yield Fault(where(path, link), found, hint.format(target=link.target))

    return rule


@cache
def _guess(word: str, known: tuple[str, ...]) -> str:
    """The name most like a word, for the hint; too many names are not looked through."""
    if len(known) > _MOST_NAMES:
        return ""
    close = get_close_matches(word, known, n=1, cutoff=0.75)
    return f"“{close[0]}” is there" if close else ""


@check("L101", ERROR, "A link leads to a page or file of the site that exists")
def missing_page(built: Built) -> Iterator[Fault]:
    """The target of a link is a file of the site."""
    known = tuple(sorted(built.files))
    for path, link in places(built):
        if link.kind in {"link", "hint"} and link.state == "missing" and link.role != "save":
            hint = _guess(link.target, known) or "write the page, or take the link away"
            what = "without its .html" if link.target in built.files else "to nothing"
            message = f"{_shown(link)} leads {what}: {link.target}"
            yield Fault(where(path, link), message, hint)


@check("L102", ERROR, "The fragment of a link is an id of the page it leads to")
def missing_fragment(built: Built) -> Iterator[Fault]:
    """Compared as HTML does: as written, then decoded once, letter case kept."""
    ids = {page.path: tuple(name for name, _ in page.ids) for page in built.pages}
    notes = {(page.path, back) for page in built.pages for n in page.notes for back in n.backs}
    for path, link in places(built):
        told = link.role == "call" and link.url.startswith("#")  # N201 and N203 tell of these
        if link.kind not in {"link", "hint"} or link.state != "fragment" or told:
            continue
        if (path, link.url) not in notes:
            near = _guess(link.fragment, ids.get(link.target, ()))
            message = f"{_shown(link)}: {link.target} has no id “{link.fragment}”"
            yield Fault(where(path, link), message, near or "give the id, or mend the link")


wrong_case = check("L103", ERROR, "An address has the letter case of the file it names")(
    _fault("case", "{link} differs in letter case from {target}", "write {target}")
)
no_slash = check("L104", ERROR, "A link to a folder ends in a slash")(
    _fault("slash", "{link} names a folder without its slash", "end the path in “/”")
)
no_index = check("L105", ERROR, "A folder that is linked to has an index page")(
    _fault(
        "index",
        "{link} leads to the folder “{target}”, which has no index.html",
        "link to a page of it",
    )
)


@check("L106", ERROR, "No address is empty")
def empty_address(built: Built) -> Iterator[Fault]:
    """`#` is the top of the page; nothing at all is the page itself, loaded again."""
    for path, link in places(built):
        if link.state == "empty" and link.kind not in ELSEWHERE - {"refresh"}:
            yield Fault(
                where(path, link),
                f"a {link.kind} has an empty address",
                "give it one, or take it away",
            )


scripted = check("L107", ERROR, "No link runs a script")(
    _fault("javascript", "{link} is a script, not an address", "use a button")
)
bad_mail = check("L108", ERROR, "mailto: and tel: links are well formed")(
    _fault("mail", "{link} is not a well-formed address", "name@example.org, +86 10 ...")
)
backslash = check("L109", ERROR, "No address has a backslash")(
    _fault("backslash", "{link} has a backslash", "write {target}")
)
protocol_relative = check("L110", ERROR, "An outside address says https:")(
    _fault("protocol", "{link} leaves the protocol open", "put https: before it")
)
insecure = check("L111", ERROR, "An outside address is secure")(
    _fault("insecure", "{link} is not encrypted", "use https")
)
local = check("L112", ERROR, "No address leads to a private or local host")(
    _fault("local", "{link} works only on one machine or network", "use the public address")
)
machine = check("L113", ERROR, "No address is a path of the machine that built the site")(
    _fault("machine", "{link} is a path of a machine", "use a path of the site")
)
outside_root = check("L114", ERROR, "A root-absolute address stays under the site’s own path")(
    _fault("root", "{link} leaves the folder the site is published in", "make it relative")
)
climbs = check("L115", ERROR, "A relative address does not climb out of the site")(
    _fault("climbs", "{link} climbs above the top of the site", "count its ../ again")
)


@check("L116", ERROR, "A link leads to the page, not to the source it was made from")
def unconverted(built: Built) -> Iterator[Fault]:
    """A link that offers the source by name, by type or as a download is meant."""
    for path, link in places(built):
        if link.state != "source" or link.kind not in {"link", "hint"}:
            continue
        offered = any(
            w in link.label.lower() for w in ("markdown", "source", "raw", "源", ".md", "notebook")
        )
        if link.role == "save" or (offered and link.target in built.files):
            continue
        yield Fault(
            where(path, link),
            f"{_shown(link)} names a source file",
            "link to the page made from it",
        )


malformed = check("L117", ERROR, "Every address is well formed")(
    _fault("malformed", "{link} is not a well-formed address", "mend its spelling")
)
twice = check("L118", ERROR, "An address is percent-encoded once")(
    _fault("twice", "{link} is percent-encoded twice", "encode {target} once")
)


@check("L119", ERROR, "<base> names a folder of the site, once, before every other address")
def wrong_base(built: Built) -> Iterator[Fault]:
    """A wrong base breaks every relative address of its page; only it is reported then."""
    for page in built.pages:
        if page.base_fault:
            yield Fault(Where(page.path), page.base_fault, "keep one <base>, first in the head")
        misled = misplaced(page)
        for link in page.links if page.base is not None else ():
            wrong = misled or (link.state == "external" and built.address)
            if link.kind == "base" and wrong:
                yield Fault(
                    where(page.path, link), f"<base> {_shown(link)} is no folder of this site"
                )


CHECKS: tuple[Check[Built], ...] = (
    missing_page,
    missing_fragment,
    wrong_case,
    no_slash,
    no_index,
    empty_address,
    scripted,
    bad_mail,
    backslash,
    protocol_relative,
    insecure,
    local,
    machine,
    outside_root,
    climbs,
    unconverted,
    malformed,
    twice,
    wrong_base,
)
