"""Adapter: MkDocs' events; the only module that knows MkDocs."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

import mkdocs.structure.files
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from build_tools.built.contents import ARCHIVE, site_files
from build_tools.exports import handouts
from build_tools.exports.folder import unfolded
from build_tools.exports.package import pack
from build_tools.exports.vocabulary import ABOVE
from build_tools.findings import BuildToolsError, Finding, Severity
from build_tools.fonts import FAMILIES, Face, faces, installed, style
from build_tools.model import Bilingual, Page, Site
from build_tools.pages import chinese_marked, with_code, with_handouts, without_archive
from build_tools.press import STORE, typeset
from build_tools.search.scripts import shipped
from build_tools.site import build

LEVELS = {
    Severity.NOTE: logging.INFO,
    Severity.WARNING: logging.WARNING,
    Severity.ERROR: logging.ERROR,
}
HERE = Path(__file__).parent
PLACED = {"assets/teach/worker.js": "teach/worker.js"}
"""A service worker serves the folder that it lies in."""
DOWNLOADS = "downloads/index.md"
WATCHED = ("glossary",)  # MkDocs watches docs/ itself


def _navigation(pages: Iterable[Page], groups: Mapping[str, Bilingual]) -> list[dict[str, Any]]:
    """Pages with a name, in their order; those of an edition together under its short title."""
    entries: dict[str, dict[str, Any]] = {}
    for page in pages:
        if page.nav:
            folder = page.uri.partition("/")[0]
            if title := groups.get(folder):
                group = entries.setdefault(folder, {_label(title): []})
                group[_label(title)].append({_label(page.nav): page.uri})
            else:
                entries[page.uri] = {_label(page.nav): page.uri}
    return list(entries.values())


def _label(name: Bilingual) -> str:
    """Both names, each marked with its language, for a screen reader's voice."""
    return f'<span lang="zh-Hans">{escape(name.zh)}</span> <span lang="en">{escape(name.en)}</span>'


class ReaderConfig(Config):
    """The plugin has no options: what an article needs stands in its folder."""


class ReaderPlugin(BasePlugin[ReaderConfig]):
    """Adds the pages that content makes to a MkDocs site, in memory.

    A finding of severity warning or error is logged as such, so that `mkdocs build --strict`
    fails on it.
    """

    def __init__(self) -> None:
        self.log = get_plugin_logger("reader")
        self.serving = False
        self.pages: dict[str, Page] = {}
        self.fragments: Mapping[str, str] = {}
        self.faces: tuple[Face, ...] = ()
        self.handouts: Mapping[str, Path] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build the site's values; MkDocs then writes them as its pages."""
        root = Path(config.config_file_path or ".").parent
        try:
            site, findings = build(root)
        except BuildToolsError as error:
            raise PluginError(str(error)) from error
        for finding in sorted(findings, key=lambda f: f.order):
            self._tell(finding)
        self.pages = {page.uri: page for page in site.pages}
        self.files = dict(site.files)
        self.fragments = site.fragments
        groups = {a.edition.slug: a.edition.record.short_title for a in site.editions}
        self.faces = faces(
            (page.html for page in site.pages),
            (
                text
                for name, text in self.files.items()
                if name.startswith("assets/data/") and isinstance(text, str)
            ),
            root / ".cache" / "fonts",
        )
        self.handouts = {} if self.serving else self._handouts(site, root)
        config.nav = [*_navigation(site.pages, groups), *(config.nav or [])]
        return config

    def _handouts(self, site: Site, root: Path) -> dict[str, Path]:
        """The handout of each section by its name; none where this machine has no Chinese serif."""
        made: dict[str, Path] = {}
        if font := installed("Regular"):
            for annotated in site.editions:
                for slug, content in handouts(site, annotated, ABOVE).items():
                    try:
                        name = f"{annotated.edition.slug}-{slug}"
                        made[name] = typeset(content, font, FAMILIES, root / STORE)
                    except BuildToolsError as error:
                        self.log.warning("%s: %s", name, error)
        return made

    def _tell(self, finding: Finding) -> None:
        hint = f" ({finding.hint})" if finding.hint else ""
        text = f"{finding.where}: {finding.code} {finding.message}{hint}"
        self.log.log(LEVELS[finding.severity], text)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every generated page, data file and asset; drop the articles' raw data."""
        kept = [f for f in files if not f.src_uri.startswith("editions/")]
        files = mkdocs.structure.files.Files(kept)
        for page in self.pages.values():
            front = "".join(f"{k}: {json.dumps(v)}\n" for k, v in sorted(page.meta.items()))
            content = f"---\ntitle: {json.dumps(page.title)}\nhide: [navigation, toc]\n{front}---\n"
            listed = InclusionLevel.INCLUDED if page.nav else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, page.uri, content=content, inclusion=listed))
        for address, text in self.files.items():
            files.append(File.generated(config, address, content=text))
        for name, path in self.handouts.items():
            uri = f"downloads/{name}.pdf"
            files.append(File.generated(config, uri, abs_src_path=str(path)))
        for face in self.faces:
            files.append(File.generated(config, face.address, content=face.data))
        own = HERE / "assets/search"
        scripts = {p.name: p.read_text("utf-8") for p in sorted(own.glob("*.js"))}
        for name, text in shipped(scripts).items():
            files.append(File.generated(config, f"assets/search/{name}", content=text))
        for path in sorted((HERE / "assets").rglob("*")):
            if path.parent != own and path.is_file() and path.suffix in (".css", ".js", ".svg"):
                uri = f"assets/{path.relative_to(HERE / 'assets').as_posix()}"
                uri = PLACED.get(uri, uri)
                files.append(File.generated(config, uri, abs_src_path=str(path)))
        return files

    def on_page_context(self, context: Any, *, page: MkDocsPage, **_: Any) -> Any:
        """Tell the theme of the faces, as the page sees their addresses."""
        del page
        return {**context, "faces": style(self.faces, f"{context['base_url']}/")}

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Keep every page out of the theme's own index, which our engine never reads."""
        del config, files
        page.meta["search"] = {"exclude": True}
        return markdown

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """The HTML of a generated page in place of its empty Markdown; fragments in the others."""
        del config, files
        if made := self.pages.get(page.file.src_uri):
            if page.file.src_uri != DOWNLOADS:
                return with_code(made.html, page.canonical_url or "")
            sizes = {name: path.stat().st_size for name, path in self.handouts.items()}
            taken = with_handouts(made.html, sizes)
            return without_archive(taken) if self.serving else taken
        for name, fragment in self.fragments.items():
            html = html.replace(f"<!-- {name} -->", fragment)
        if page.meta.get("lang") == "en":
            return f'<div lang="en">{chinese_marked(html)}</div>'
        return html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Pack the built site for taking away, and say on its downloads page how large it is."""
        if self.serving:
            return
        folder = Path(config.site_dir)
        archive = folder / ARCHIVE
        archive.parent.mkdir(parents=True, exist_ok=True)
        with archive.open("wb") as out:
            pack(out, unfolded(site_files(folder), "reader"))
        page = archive.parent / "index.html"
        if page.is_file():
            size = f"{archive.stat().st_size / 1e6:.1f} MB"
            page.write_text(page.read_text("utf-8").replace("<!-- size -->", size), "utf-8")

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a live preview, which nobody takes away."""
        del dirty
        self.serving = command == "serve"

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Watch content, templates and assets: a change of any of them rebuilds the site."""
        del builder
        root = Path(config.config_file_path or ".").parent
        for path in (*(root / w for w in WATCHED), HERE / "templates", HERE / "assets"):
            server.watch(str(path))
        return server
