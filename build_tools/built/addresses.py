"""Where an address leads in a built site, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from build_tools.built.assets import suffix

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_LOCAL = re.compile(
    r"(?:localhost|.*\.local(?:host)?|.*\.(?:test|internal|lan)|127(?:\.\d+){3}|0\.0\.0\.0|\[?::1\]?"
    r"|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2})",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", re.IGNORECASE)
"""A host without a dot is a name in somebody's own network."""
_NO_COLON = re.compile(r"(?:https?|ftp)[;,]?//", re.IGNORECASE)
_MACHINE = re.compile(r"(?:[a-zA-Z]:[\\/]|file:)", re.IGNORECASE)
_UNIX = re.compile(r"/(?:Users|home|root|var/www|tmp|mnt|private/var|opt|srv)/\w")
_MAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]+@(?:[\w-]+\.)+[\w-]{2,}")
_HOST = re.compile(
    r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)\.?|\d+(?:\.\d+){3}|\[[0-9a-fA-F:]+\]"
)
_TELEPHONE = re.compile(r"\+?[\d\s().,;=*#a-z-]{2,}", re.IGNORECASE)
_TYPO = re.compile(r"h?t{1,3}ps?|ht+ps?|https?s|htt|hppt|http?s?|ttps?", re.IGNORECASE)
_SOURCES = frozenset(
    ["md", "markdown", "mdx", "rst", "adoc", "asciidoc", "rmd", "qmd", "org", "textile", "ipynb"]
)
_CURRENT = frozenset(
    (
        "tel sms data blob urn geo magnet xmpp irc ircs sip matrix webcal news nntp "
        "git ssh svn about facetime vscode zotero obsidian slack skype whatsapp "
        "weixin intent market doi info isbn x-apple cid mid ws wss"
    ).split()
)
_FAULTY = {
    "javascript": "javascript",
    "vbscript": "javascript",
    "ftp": "insecure",
    "ws": "insecure",
}
_REPLACED = re.compile(r"\{\{|\}\}|\$\{|%7B%7B|<%|\[object ", re.IGNORECASE)


class Place(NamedTuple):
    """Where an address leads and in what state."""

    state: str
    target: str = ""
    fragment: str = ""


class Habits(NamedTuple):
    """What a site does on purpose, told from most of its addresses."""

    bare_pages: bool = False
    """Pages are addressed without .html."""
    bare_folders: bool = False
    """Folders are addressed without a slash."""


class Resolver:
    """Resolves the addresses of a site whose files are known; states are those of Link."""

    def __init__(
        self, files: Iterable[str], address: str, root: str = "/", habits: Habits | None = None
    ) -> None:
        self.files = frozenset(files)
        self.folders = frozenset(parent for path in self.files for parent in _parents(path))
        self.by_lower: dict[str, str] = {}
        for path in sorted(self.files):
            self.by_lower.setdefault(path.lower(), path)
        self.habits = habits or Habits()
        split = urlsplit(address)
        self.origin = (_plain_host(split.netloc), split.path or "/") if address else ("", root)
        self.secure = not address.startswith("http:")
        self._seen: dict[tuple[str, str, str], Place] = {}

    def place(self, url: str, page: str, base: str | None = None) -> Place:
        """Where an address on a page leads."""
        folder = page.rpartition("/")[0]
        key = (url, page if url.strip()[:1] in {"#", "?", ""} else folder, base or "")
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._place(url, page, base)
        return found

    def _place(self, url: str, page: str, base: str | None) -> Place:
        plain = re.sub(r"[\t\n\r]", "", url.strip())
        if not plain:
            return Place("empty", page)
        if plain.startswith("data:"):
            return Place("external")
        return self._odd(plain) or self._even(plain, page, base)

    @staticmethod
    def _odd(url: str) -> Place | None:
        """An address that is wrong by its letters alone."""
        if _MACHINE.match(url):
            return Place("machine")
        if "\\" in url.partition("?")[0].partition("#")[0]:
            return Place("backslash", url.replace("\\", "/"))
        if (_REPLACED.search(url) and not _SCHEME.match(url)) or _NO_COLON.match(url):
            return Place("malformed")
        if _MAIL.fullmatch(url):
            return Place("mail", url)
        return None

    def _even(self, url: str, page: str, base: str | None) -> Place:
        scheme = _SCHEME.match(url)
        if url.startswith("//"):
            return self._absolute(f"https:{url}", Place("protocol"))
        if scheme:
            return self._schemed(scheme[1].lower(), url)
        if base and not url.startswith("#"):
            return self._based(url, page, base)
        if base and base not in {"./", "."}:
            home = self._place(base, page, None)
            if home.target:
                return Place(home.state, home.target, url[1:])
        return self._inside(url, page)

    def _based(self, url: str, page: str, base: str) -> Place:
        if url.startswith("/") and not base.startswith(("http", "//")):
            return self._inside(url, page)
        if re.match(r"https?://|//", base, re.IGNORECASE):
            rest = urlsplit(base)
            joined = base[: base.rindex("/") + 1] if rest.path else base + "/"
            if url.startswith("/"):
                joined = f"{rest.scheme}://{rest.netloc}"
            return self._place(joined + url, page, None)
        return self._inside(base[: base.rfind("/") + 1] + url, page)

    def _schemed(self, scheme: str, url: str) -> Place:
        rest = url[len(scheme) + 1 :]
        if scheme in {"http", "https"}:
            return self._web(scheme, url, rest)
        if scheme in {"mailto", "tel"}:
            good = _mail(rest) if scheme == "mailto" else _TELEPHONE.fullmatch(unquote(rest))
            return Place("external" if good else "mail")
        if scheme in _FAULTY:
            return Place(_FAULTY[scheme])
        typo = _TYPO.fullmatch(scheme) or (rest.startswith("//") and scheme.startswith("ht"))
        return Place("malformed" if typo and scheme not in _CURRENT else "external")

    def _web(self, scheme: str, url: str, rest: str) -> Place:
        if not rest.startswith("//") or rest.startswith("///"):
            return Place("malformed")
        try:
            host = urlsplit(url).hostname or ""
            _ = urlsplit(url).port
        except ValueError:
            return Place("malformed")
        if _LOCAL.fullmatch(host) or _SINGLE.fullmatch(host):
            return Place("local")
        bad = re.search(r"\s|%(?![0-9A-Fa-f]{2})", url.partition("#")[0]) or _REPLACED.search(url)
        if not _HOST.fullmatch(host) or bad:
            return Place("malformed")
        return self._absolute(url, Place("insecure" if scheme == "http" else "external"))

    def _absolute(self, url: str, otherwise: Place) -> Place:
        """An address with a host: inside when it is the published address of this site."""
        split = urlsplit(url)
        host, root = self.origin
        if not host or _plain_host(split.netloc) != host:
            return otherwise
        path = split.path or "/"
        if not (path + "/").startswith(root):
            return otherwise
        if otherwise.state == "protocol" or (otherwise.state == "insecure" and self.secure):
            return otherwise
        rest = path[len(root) :] if path.startswith(root) else ""
        tail = ("?" + split.query if split.query else "") + (
            "#" + split.fragment if "#" in url else ""
        )
        return self._walk([], rest, tail)

    def _inside(self, url: str, page: str) -> Place:
        path, mark, tail = cut(url)
        if not path:
            return Place("ok", page, _fragment(mark + tail))
        root = self.origin[1] or "/"
        if path.startswith("/"):
            outside = not (path + "/").startswith(root)
            place = (
                self._walk([], path[len(root) :], mark + tail)
                if not outside
                else Place("root", path[1:])
            )
            return Place("machine") if place.state != "ok" and _UNIX.match(path) else place
        return self._walk(page.split("/")[:-1], path, mark + tail)

    def _walk(self, steps: list[str], path: str, tail: str) -> Place:
        """Follow a relative path from a folder. Source: URL Standard, 4.4, dot segments."""
        *way, last = path.split("/")
        if last in {".", ".."}:
            way, last = [*way, last], ""
        for step in way:
            if step == "..":
                if not steps:
                    return Place("climbs")
                steps.pop()
            elif step != ".":
                steps.append(step)
        return self._file([*steps, last], tail)

    def _file(self, steps: list[str], tail: str) -> Place:
        raw = "/".join(steps)
        path = re.sub(r"/{2,}", "/", unquote(raw)).lstrip("/")
        fragment = _fragment(tail)
        if path in self.files and path:
            return Place("ok", path, fragment)
        if not path or path.endswith("/"):
            return self._folder(path, fragment)
        if suffix(path) in _SOURCES:
            return Place("source", path, fragment)
        return self._bare(path, fragment) or self._otherwise(path, fragment)

    def _bare(self, path: str, fragment: str) -> Place | None:
        """A page without its .html, or a folder without its slash."""
        page, index = f"{path}.html", f"{path}/index.html"
        if page in self.files:
            return Place("ok" if self.habits.bare_pages else "missing", page, fragment)
        if index in self.files:
            return Place("ok" if self.habits.bare_folders else "slash", index, fragment)
        return Place("index", path, fragment) if path in self.folders else None

    def _folder(self, path: str, fragment: str) -> Place:
        for name in ("index.html", "index.htm", "index.xhtml"):
            if path + name in self.files:
                return Place("ok", path + name, fragment)
        if not path or path.rstrip("/") in self.folders:
            return Place("index", path, fragment)
        return self._otherwise(path, fragment)

    def _otherwise(self, path: str, fragment: str) -> Place:
        lower = path.lower()
        for guess in (lower, lower + "index.html", lower + "/index.html", lower + ".html"):
            if guess in self.by_lower and (
                path.endswith("/") or not guess.endswith("/index.html") or "." not in path
            ):
                return Place("case", self.by_lower[guess], fragment)
        again = unquote(path)
        if again != path and (again in self.files or again.rstrip("/") in self.folders):
            return Place("twice", again, fragment)
        return Place("missing", path, fragment)


def _mail(rest: str) -> bool:
    """True for people, a query, or both. Source: RFC 6068, 2 Syntax of a 'mailto' URI."""
    people, mark, _ = rest.partition("?")
    if not people:
        return bool(mark)
    return all(_MAIL.fullmatch(unquote(person).strip()) for person in people.split(","))


def _parents(path: str) -> Iterable[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _plain_host(netloc: str) -> str:
    return (
        netloc.rpartition("@")[2]
        .lower()
        .removeprefix("www.")
        .removesuffix(":443")
        .removesuffix(":80")
    )


def cut(url: str) -> tuple[str, str, str]:
    """An address as path, mark and rest; the mark is ? or #, or empty."""
    found = re.search(r"[?#]", url)
    return (url[: found.start()], found[0], url[found.end() :]) if found else (url, "", "")


def _fragment(tail: str) -> str:
    """The fragment without its text directive, still as it was written. Source: URL Fragment Text Directives."""
    _, mark, fragment = tail.partition("#")
    return fragment.partition(":~:")[0] if mark else ""


def anchored(fragment: str, ids: frozenset[str]) -> bool:
    """True when a fragment names one of the ids, or the top, or a state that scripts keep.

    Source: HTML Standard, 7.4.6.4: first as it was written, then decoded once, then "top".
    """
    if not fragment or fragment in ids or fragment.lower() == "top" or fragment[0] in "/!?":
        return True
    return unquote(fragment) in ids
