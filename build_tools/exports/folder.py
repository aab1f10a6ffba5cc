"""The whole site as one zip file that opens from a folder, without a server or a network."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from build_tools.exports.package import zipped

_FOLDER = re.compile(
    r'(\b(?:href|src|action)=")((?!/|[a-z][a-z+.-]*:|#)[^"#?]*?/)?([?#][^"]*)?(")', re.IGNORECASE
)
_READ_ME = """打开 index.html 即可阅读全部正文、注释与词汇表，无需联网。
浏览器不让文件夹里的网页运行模块脚本，所以检索与作业单须经本机服务器打开：
在本文件夹运行  python3 -m http.server  ，再访问 http://localhost:8000 。

Open index.html: the text, its notes and the glossary can all be read without a network.
Browsers let no page of a folder run module scripts, so search and sheets need a server on your own
machine: run  python3 -m http.server  in this folder and visit http://localhost:8000 .
"""


def site_zip(files: Iterable[tuple[str, bytes]], name: str) -> bytes:
    """The files of a built site (address, content) under one folder `name`, in their order.

    A folder has no server that would answer an address ending in a slash, so each such link of a
    page names the page's own index.html.
    """
    read_me = (f"{name}/READ-ME.txt", _READ_ME.encode())
    # One file after the other: a site held in memory whole would weigh more than its build.
    return zipped(chain([read_me], ((f"{name}/{path}", _unfolded(path, c)) for path, c in files)))


def _unfolded(path: str, content: bytes) -> bytes:
    if not path.endswith(".html"):
        return content
    return _FOLDER.sub(_named, content.decode()).encode()


def _named(found: re.Match[str]) -> str:
    before, folder, rest, after = found.groups(default="")
    return f"{before}{folder}index.html{rest}{after}" if folder else found[0]
