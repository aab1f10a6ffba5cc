"""The second step: every address of a site resolved against all of its files."""

from __future__ import annotations

from urllib.parse import unquote

from msgspec.structs import replace

from build_tools.built import data
from build_tools.built.addresses import Resolver, anchored
from build_tools.built.assets import suffix
from build_tools.built.entries import data_files, wanted_words
from build_tools.built.folder import Folder
from build_tools.built.page import read_page
from build_tools.built.published import habits, shared_prefix
from build_tools.model import Built, BuiltPage, File, Link


def resolve(folder: Folder, base_url: str) -> Built:
    """The site with every address resolved; pages are read here, one at a time."""
    address = base_url or folder.address()
    if address and not address.endswith("/"):
        address += "/"
    first = Resolver(folder.paths, address)
    pages: list[BuiltPage] = []
    lacking: dict[str, frozenset[str]] = {}
    wanted = wanted_words(folder, first)
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
        data=tuple(data_files(folder, place, lacking)),
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
