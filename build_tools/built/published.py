"""Where a site is published, and how it writes addresses, told by the site itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from build_tools.built.addresses import Habits, Resolver, cut
from build_tools.model import Link


def published(declared: Iterable[tuple[str, str]]) -> str:
    """The address that most pages agree on, from (path of the page, its canonical address) pairs."""
    votes: Counter[str] = Counter()
    for path, url in declared:
        split = urlsplit(url)
        if split.scheme not in {"http", "https"} or not split.netloc:
            continue
        for ending in _endings(path):
            if ending == "" or unquote(split.path).endswith("/" + ending):
                root = unquote(split.path)[: len(unquote(split.path)) - len(ending)]
                if root.endswith("/"):
                    votes[f"{split.scheme}://{split.netloc}{root}"] += 1
                    break
    return max(votes, key=lambda root: (votes[root], root)) if votes else ""


def _endings(path: str) -> tuple[str, ...]:
    """Ways in which a page may be addressed, most telling first."""
    if path == "index.html":
        return ("index.html", "")
    if path.endswith("/index.html"):
        folder = path.removesuffix("index.html")
        return (path, folder, folder.rstrip("/"))
    return (path, path.removesuffix(".html"), path.removesuffix("index.html"))


def listed(urls: Iterable[str], files: frozenset[str]) -> str:
    """The address under which most entries of a sitemap are files of the site."""
    votes: Counter[str] = Counter()
    for url in urls:
        split = urlsplit(url)
        path = unquote(split.path) or "/"
        for at in (m.end() for m in re.finditer("/", path)):
            if split.netloc and _exists(path[at:], files):
                votes[f"{split.scheme}://{split.netloc}{path[:at]}"] += 1
    return max(votes, key=lambda root: (votes[root], -len(root))) if votes else ""


def shared_prefix(urls: Iterable[str], files: frozenset[str]) -> str:
    """The folder under which root-absolute addresses suppose the site to be, as /name/, or /."""
    votes: Counter[str] = Counter()
    for url in urls:
        path = unquote(cut(url)[0]).lstrip("/")
        first, _, rest = path.partition("/")
        votes["/"] += _exists(path, files)
        if first and rest is not None:
            votes[f"/{first}/"] += _exists(rest, files) and not _exists(path, files)
    best = max(votes, key=lambda root: (votes[root], root == "/"), default="/")
    return best if votes[best] > votes["/"] else "/"


def _exists(path: str, files: frozenset[str]) -> bool:
    return path in files or f"{path.rstrip('/')}/index.html".lstrip("/") in files


def habits(links: Iterable[tuple[str, Link]], resolver: Resolver) -> Habits:
    """How a site addresses its pages and folders, from the links that it has."""
    full = bare = slash = no_slash = 0
    for page, link in links:
        place = resolver.place(link.url, page)
        path = cut(link.url)[0]
        if place.state == "ok" and path.endswith(".html"):
            full += 1
        elif place.state == "missing" and place.target.endswith(".html"):
            bare += 1
        elif place.state == "slash":
            no_slash += 1
        elif place.state == "ok" and path.endswith("/") and path.strip("./"):
            slash += 1
    return Habits(bare >= 2 and bare > full, no_slash >= 3 and no_slash > slash)  # noqa: PLR2004 - once is a slip
