"""The files of a site, and the second step: every address resolved against all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from msgspec.structs import replace

from build_tools.built import data
from build_tools.built.addresses import Resolver, anchored
from build_tools.built.assets import describe, suffix
from build_tools.built.embedded import css_urls, drawn, file_names, quoted
from build_tools.built.page import read_page
from build_tools.built.published import habits, listed, published, shared_prefix
from build_tools.built.wording import word_set
from build_tools.model import Built, BuiltPage, DataFile, Entry, File, Link

PAGES = frozenset({"html", "htm", "xhtml"})
_CANONICAL = re.compile(
    r"<link\b(?=[^>]*\brel=[\"']?canonical)[^>]*\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE
)
_SAMPLE = 60
"""Pages whose canonical address is looked at before all are read."""
_HEAD = 20_000
_EXCERPT = 60
"""Characters; shorter texts are no excerpts."""
_LARGEST = 50_000_000
"""Bytes; a larger file is taken as it is."""


class Folder:
    """The files of a site and what each says, addresses not yet resolved."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.paths = sorted(_walk(root))
        self.files: dict[str, File] = {}
        self.styles: list[tuple[str, Link]] = []
        self.sitemaps: list[tuple[str, Link]] = []
        self.json: dict[str, data.Parsed] = {}
        self.spoken: set[str] = set()
        stems = [PurePosixPath(path).stem for path in self.paths if suffix(path) == "js"]
        self.stems = frozenset(stems) | {stem.rstrip("0123456789") for stem in stems}
        """Names of scripts that other scripts may load, without .js and without a count."""
        for path in self.paths:
            if suffix(path) not in PAGES:
                self._file(path)

    @property
    def pages(self) -> list[str]:
        """Paths of the HTML files."""
        return [path for path in self.paths if suffix(path) in PAGES]

    def content(self, path: str) -> bytes:
        """The content of a file."""
        return (self.root / path).read_bytes()

    def _file(self, path: str) -> None:
        size = (self.root / path).stat().st_size
        if size > _LARGEST:
            self.files[path] = File(path, size)
            return
        content = self.content(path)
        self.files[path] = describe(path, content)
        name, kind = PurePosixPath(path).name, suffix(path)
        packed = kind == "gz" and name.startswith("sitemap")
        if packed and path.removesuffix(".gz") not in self.paths:
            content, name, kind = data.unpacked(content), name.removesuffix(".gz"), "xml"
        if kind in {"css", "js", "mjs", "json", "webmanifest", "map", "xml", "txt"} or not kind:
            self._text(path, name, kind, content)
        elif kind == "svg":
            self.styles += [(path, link) for link in drawn(content.decode("utf-8", "replace"))]

    def _text(self, path: str, name: str, kind: str, content: bytes) -> None:
        text = content.decode("utf-8-sig", "replace")
        if kind == "css":
            self.styles += [(path, Link("css", url, 0)) for url in css_urls(text)]
        elif kind in {"js", "mjs"}:
            self.spoken.update(file_names(text))
            self.spoken.update(f"{word}.js" for word in quoted(text) & self.stems)
        elif kind in {"json", "webmanifest"}:
            parsed = data.parse_json(text, manifest=kind == "webmanifest")
            self.json[path] = parsed
            self.styles += [(path, Link("icon", url, 0)) for url in parsed.icons]
        elif kind == "xml" and (name.startswith("sitemap") or data.SITEMAP.match(text)):
            self.sitemaps += [(path, link) for link in data.parse_sitemap(text)]
            self.files[path] = replace(self.files[path], broken=data.xml_fault(content))
        elif path == "robots.txt":
            self.sitemaps += [(path, link) for link in data.parse_robots(text)]
        elif path == "_redirects":
            self.styles += [(path, link) for link in data.parse_redirects(text)]

    def address(self) -> str:
        """The published address, from canonical links of a sample of pages or the sitemap."""
        declared: list[tuple[str, str]] = []
        for path in self.pages[:_SAMPLE]:
            with (self.root / path).open("rb") as file:
                head = file.read(_HEAD).decode("utf-8", "replace")
            declared += [(path, found) for found in _CANONICAL.findall(head)]
        locations = [link.url for _, link in self.sitemaps if link.rel != "robots"]
        return published(declared) or listed(locations, frozenset(self.paths))


def _walk(root: Path) -> Iterator[str]:
    for path in root.rglob("*"):
        relative = path.relative_to(root).as_posix()
        if path.is_file() and not relative.startswith(".git/"):
            yield relative


def resolve(folder: Folder, base_url: str) -> Built:
    """The site with every address resolved; pages are read here, one at a time."""
    address = base_url or folder.address()
    if address and not address.endswith("/"):
        address += "/"
    first = Resolver(folder.paths, address)
    pages: list[BuiltPage] = []
    lacking: dict[str, frozenset[str]] = {}
    wanted = _wanted(folder, first)
    for path in folder.pages:
        content = folder.content(path)
        reading = read_page(path, content, wanted.pop(path, ()))
        pages.append(reading.page)
        lacking[path] = reading.lacking
        folder.spoken |= reading.spoken
        folder.files[path] = File(path, len(content), "html")
    resolver = _resolver(folder.paths, pages, address)
    anchors = {page.path: _anchors(page) for page in pages}
    redirects = _redirects(pages, resolver)
    place = _Placer(resolver, anchors, redirects, folder.files)
    done = tuple(
        replace(page, links=tuple(place(link, page.path, page.base) for link in page.links))
        for page in pages
    )
    tables = {
        target: data.parse_table(target, folder.content(target).decode("utf-8-sig", "replace"))
        for target in sorted(_downloads(done, resolver))
    }
    return Built(
        address=address,
        files=folder.files,
        pages=done,
        styles=tuple((path, place(link, path)) for path, link in folder.styles),
        sitemaps=tuple((path, place(link, "")) for path, link in folder.sitemaps),
        data=tuple(_data(folder, place, lacking)),
        spoken=frozenset(folder.spoken),
        tables=tables,
    )


def _resolver(paths: list[str], pages: list[BuiltPage], address: str) -> Resolver:
    root = "/"
    if not address:
        absolute = (
            link.url
            for page in pages
            for link in page.links
            if link.url.startswith("/") and not link.url.startswith("//") and link.kind != "base"
        )
        root = shared_prefix(absolute, frozenset(paths))
    trial = Resolver(paths, address, root)
    ways = habits(
        ((page.path, link) for page in pages for link in page.links if link.kind == "link"), trial
    )
    return Resolver(paths, address, root, ways)


class _Placer:
    """Gives a link its state and target."""

    def __init__(
        self,
        resolver: Resolver,
        anchors: dict[str, frozenset[str]],
        redirects: dict[str, str],
        files: dict[str, File],
    ) -> None:
        self.resolver, self.anchors, self.redirects, self.files = (
            resolver,
            anchors,
            redirects,
            files,
        )

    def __call__(self, link: Link, page: str, base: str | None = None) -> Link:
        found = self.resolver.place(link.url, page, None if link.kind == "base" else base)
        state = found.state
        if (
            state == "ok"
            and found.fragment
            and link.kind in {"link", "use", "frame", "entry", "refresh"}
        ):
            ids = self._ids(found.target)
            if ids is not None and not anchored(found.fragment, ids):
                again = unquote(unquote(found.fragment))
                state = "twice" if again in ids and "%25" in found.fragment else "fragment"
        return replace(link, state=state, target=found.target, fragment=found.fragment)

    def _ids(self, target: str) -> frozenset[str] | None:
        for _ in range(10):
            if target not in self.redirects:
                break
            target = self.redirects[target]
        if target in self.anchors:
            return self.anchors[target]
        file = self.files.get(target)
        return file.ids if file and file.kind == "svg" else None


def _anchors(page: BuiltPage) -> frozenset[str]:
    return frozenset(name for name, _ in page.ids) | page.names


def _redirects(pages: list[BuiltPage], resolver: Resolver) -> dict[str, str]:
    found: dict[str, str] = {}
    for page in pages:
        for link in page.links:
            if link.kind == "refresh":
                place = resolver.place(link.url, page.path, page.base)
                if place.state == "ok" and place.target != page.path:
                    found[page.path] = place.target
    return found


def _downloads(pages: tuple[BuiltPage, ...], resolver: Resolver) -> set[str]:
    targets = {
        resolver.place(url, page.path, page.base).target
        for page in pages
        for figure in page.figures
        for url in figure.downloads
    }
    return {t for t in targets if t in resolver.files and suffix(t) in {"csv", "tsv", "json"}}


# ---- data files ---------------------------------------------------------------------------------


def _candidates(url: str, path: str) -> tuple[tuple[str, str], ...]:
    """Ways to read an address in a data file: from the site's root, its folder, the one above."""
    plain = url or "./"
    if plain[0] in "#?":
        return ((plain, "index.html"),)
    above = PurePosixPath(path).parent.parent / "index.html"
    return ((plain, "index.html"), (plain, path), (plain, above.as_posix()))


def _locate(resolver: Resolver, url: str, path: str) -> str:
    for address, page in _candidates(url, path):
        place = resolver.place(address, page)
        if place.state == "ok" and suffix(place.target) in PAGES:
            return place.target
    return ""


def _said(text: str) -> set[str]:
    """The words of an entry that its page must have; the last of a long one may have been cut."""
    said = text.rstrip()
    if len(said) > _EXCERPT:
        said = re.sub(r"[^\W\u3400-\u9fff]*(?:…|\.{3})?$", "", said)
    return word_set(said)


def _wanted(folder: Folder, resolver: Resolver) -> dict[str, set[str]]:
    wanted: dict[str, set[str]] = {}
    for path, parsed in folder.json.items():
        for record in parsed.records:
            target = _locate(resolver, record.url, path) if record.text else ""
            if target:
                wanted.setdefault(target, set()).update(_said(record.text))
    return wanted


def _data(folder: Folder, place: _Placer, lacking: dict[str, frozenset[str]]) -> Iterator[DataFile]:
    for path, parsed in sorted(folder.json.items()):
        entries = []
        for record in parsed.records:
            found = [
                place(Link("entry", address, 0), page)
                for address, page in _candidates(record.url, path)
            ]
            good = [link for link in found if link.state == "ok"]
            near = [link for link in found if link.state == "fragment"]
            link = (good or near or found)[0]
            absent = lacking.get(link.target, frozenset())
            strange = tuple(sorted(_said(record.text) & absent)) if absent and good else ()
            entries.append(
                Entry(path, record.key, replace(link, url=record.url, rel=record.name), strange)
            )
        search = parsed.shaped or _is_search(path, parsed)
        yield DataFile(path, parsed.broken, search, tuple(entries), parsed.names)


def _is_search(path: str, parsed: data.Parsed) -> bool:
    told = sum(bool(record.text) for record in parsed.records)
    named = re.search(r"search|index|lunr|fuse", path, re.IGNORECASE) is not None
    return told > 0 and (named or told >= 3)  # noqa: PLR2004 - a few records with text are no index
