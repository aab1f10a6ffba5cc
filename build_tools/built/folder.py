"""The files of a built site, each read once for what it says by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from build_tools.built import data
from build_tools.built.assets import describe, suffix
from build_tools.built.embedded import css_urls, drawn, file_names, quoted
from build_tools.built.published import listed, published
from build_tools.model import File, Link

PAGES = frozenset({"html", "htm", "xhtml"})
_CANONICAL = re.compile(
    r"<link\b(?=[^>]*\brel=[\"']?canonical)[^>]*\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE
)
_SAMPLE = 60
"""Pages whose canonical address is looked at before all are read."""
_HEAD = 20_000
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
