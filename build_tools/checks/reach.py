"""L12x, L15x and L190: redirects, pages that cannot be reached, and pages without content."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.checks.base import Check, Fault, check
from build_tools.checks.links import places, refreshed, where
from build_tools.findings import Severity, Where
from build_tools.model import Built, BuiltPage

ERROR = Severity.ERROR


@check("L121", ERROR, "A redirect leads to a page")
def dead_redirect(built: Built) -> Iterator[Fault]:
    """Meta refresh, a script that is all a page does, and lines of _redirects."""
    for path, link in places(built):
        if link.kind == "refresh" and link.state not in {"ok", "external", "slash"}:
            yield Fault(where(path, link), f"the redirect to “{link.url.strip()}” leads to nothing")


@check("L122", ERROR, "Redirects do not run in a circle")
def redirect_loop(built: Built) -> Iterator[Fault]:
    """Followed until a page that stays or one met before."""
    targets = {
        page.path: link
        for page in built.pages
        for link in page.links
        if link.kind == "refresh" and link.state == "ok"
    }
    for start, link in targets.items():
        seen, at = [start], link.target
        while at in targets and at not in seen:
            seen.append(at)
            at = targets[at].target
        if at == start:
            yield Fault(where(start, link), f"the redirect comes back: {' → '.join([*seen, at])}")


@check("L151", ERROR, "Every page can be reached from the home page")
def orphan(built: Built) -> Iterator[Fault]:
    """By links alone; error pages, redirects and pages hidden from search engines are not meant to be.

    A page with an empty title that links nowhere is a piece that a script shows; H123 tells of it.
    """
    pages = {page.path: page for page in built.pages}
    if "index.html" not in pages:
        return
    reached, todo = {"index.html"}, ["index.html"]
    while todo:
        for link in pages[todo.pop()].links:
            leads = link.kind in {"link", "hint", "alternate", "frame", "form", "refresh"}
            if leads and link.target in pages and link.target not in reached:
                reached.add(link.target)
                todo.append(link.target)
    for path, page in pages.items():
        if path not in reached and not _unlisted(page) and not _spoken(path, built.spoken):
            yield Fault(
                Where(path),
                "no way of links leads here from the home page",
                "link to it, or delete it",
            )


def _unlisted(page: BuiltPage) -> bool:
    name = page.path.rpartition("/")[2]
    verification = name.startswith(("google", "yandex_", "baidu_verify", "BingSiteAuth"))
    error = (
        name.partition(".")[0] in {"404", "403", "500", "50x", "offline"}
        or "/404/" in f"/{page.path}"
    )
    piece = page.title == "" and not any(link.kind == "link" for link in page.links)
    return error or page.hidden or not page.whole or verification or refreshed(page) or piece


def _spoken(path: str, spoken: frozenset[str]) -> bool:
    name = path.rpartition("/")[2]
    if name == "index.html":
        return path.removesuffix("/index.html").rpartition("/")[2] + "/" in spoken
    return name in spoken


@check("L152", ERROR, "A page has content")
def empty_page(built: Built) -> Iterator[Fault]:
    """Text, a picture, a form; navigation alone is none."""
    for page in built.pages:
        if page.empty and not refreshed(page) and (page.whole or not built.files[page.path].size):
            yield Fault(
                Where(page.path), "the page has no content", "write it, or delete it with its links"
            )


@check("L190", ERROR, "There is something to check")
def nothing(built: Built) -> Iterator[Fault]:
    """A checker that saw no page must not pass."""
    if not built.pages:
        yield Fault(
            Where("."), "there is not one HTML page", "build the site first, or name its folder"
        )


CHECKS: tuple[Check[Built], ...] = (dead_redirect, redirect_loop, orphan, empty_page, nothing)
