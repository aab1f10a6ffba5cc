"""A served folder and a browser to measure with."""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from build_tools.findings import BuildToolsError

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def packed_size(path: Path) -> int:
    """Bytes of a file, gzip."""
    return len(gzip.compress(path.read_bytes(), mtime=0))


@contextmanager
def served(site: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """The address of a served folder, and the bytes gzip of each file of search read from it."""
    moved: dict[str, int] = {}

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Requests are no news."""

        def send_head(self) -> Any:
            path = Path(self.translate_path(self.path))
            if path.is_file() and re.search("search|lunr", self.path):
                moved[self.path] = packed_size(path)
            return super().send_head()

    handler = functools.partial(Handler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", moved
    finally:
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser.

    Raises:
        BuildToolsError: there is none, or nothing to drive it with.
    """
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a dependency of tests
    except ImportError as error:
        raise BuildToolsError(
            "measuring search needs playwright: install the extra `test`"
        ) from error
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if not found:
        raise BuildToolsError(f"measuring search needs one of {', '.join(names)} on the path")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield started
        started.close()
