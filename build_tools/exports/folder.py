"""The whole site as one zip file that works from a folder, without a server or a network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from build_tools.exports.package import zipped
from build_tools.exports.registered import registered

LOADER = "assets/folder.js"
_SCRIPT = Path(__file__).with_name("folder.js").read_text("utf-8")
_FOLDER = re.compile(
    r'(\b(?:href|src|action)=")((?!/|[a-z][a-z+.-]*:|#)[^"#?]*?/)?([?#][^"]*)?(")', re.IGNORECASE
)
_PRELOAD = re.compile(r'<link rel="modulepreload"[^>]*>\n?')
_MODULE = re.compile(r'<script\b(?=[^>]*\btype="module")[^>]*\bsrc="([^"]*)"[^>]*></script>')
_INLINE = re.compile(r"<script>.*?</script>", re.DOTALL)
_IMPORT = re.compile(r"(?<![\w.$])import\(")
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_OURS = re.compile(r"assets/(?!javascripts/).*\.js")
_INDEX = "search/search_index.json"
_READ_ME = """打开 index.html：正文、注释、词汇表、搜索、图表、年表与作业单都可以用，无需联网。

Open index.html: the text, notes, glossary, search, figures, timeline and sheets all work without
a network.
"""


def site_zip(files: Iterable[tuple[str, bytes]], name: str) -> bytes:
    """The files of a built site (address, content) as a zip file: see `unfolded`."""
    return zipped(unfolded(files, name))


def unfolded(files: Iterable[tuple[str, bytes]], name: str) -> Iterator[tuple[str, str | bytes]]:
    """The files of a built site under one folder `name`, in their order, ready to be packed.

    A browser lets a page of a folder neither run modules nor fetch. So each page loads LOADER
    first, each module becomes a script that registers itself there, and beside each page and each
    JSON file lies a script `….js` that holds its text. A folder has no server that would answer
    an address ending in a slash, so each such link of a page names the page's own index.html.
    """
    # One file after the other: a site held in memory whole would weigh more than its build.
    return ((f"{name}/{path}", content) for path, content in _unfolded(files))


def _unfolded(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str | bytes]]:
    yield "READ-ME.txt", _READ_ME
    yield LOADER, _SCRIPT
    for path, content in files:
        if path.endswith(".html"):
            page = content.decode()
            yield path, _page(path, page)
            found = _MAIN.search(page)
            yield f"{path}.js", _text(path, found[0] if found else page)
        elif path.endswith(".json") and not path.startswith("downloads/"):
            yield path, content
            yield f"{path}.js", _text(path, content.decode())
            if path == _INDEX:  # where the theme looks for it in a folder
                yield path.removesuffix("on"), f"var __index = {content.decode()}\n"
        elif _OURS.fullmatch(path):
            yield path, registered(path, content.decode())
        else:
            yield path, content


def _text(path: str, text: str) -> str:
    return f"folder.text({json.dumps(path)}, {json.dumps(text, ensure_ascii=False)})\n"


def _page(path: str, html: str) -> str:
    base = "../" * (len(PurePosixPath(path).parts) - 1)
    html = _FOLDER.sub(_named, html)
    html = _PRELOAD.sub("", html)
    html = _INLINE.sub(lambda found: _IMPORT.sub("folder.import(location, ", found[0]), html)
    html = _MODULE.sub(r'<script>folder.start("\1")</script>', html)
    return html.replace("<head>", f'<head><script src="{base}{LOADER}"></script>', 1)


def _named(found: re.Match[str]) -> str:
    before, folder, rest, after = found.groups(default="")
    return f"{before}{folder}index.html{rest}{after}" if folder else found[0]
