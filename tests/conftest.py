"""The real site, built once for all tests that look at it, and served on the loopback."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_tools.model import Site
from build_tools.site import build

ROOT = Path(__file__).parent.parent


def _build(root: Path, target: Path) -> None:
    """Build the MkDocs project at `root` strictly into `target`."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def site() -> Site:
    """The project's own content as one frozen value, read once for all tests."""
    return build(ROOT)[0]


@pytest.fixture(scope="session")
def build_site() -> Callable[[Path, Path], None]:
    """Builds the MkDocs project at a root strictly into a folder."""
    return _build


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built strictly."""
    target = tmp_path_factory.mktemp("built") / "site"
    _build(ROOT, target)
    return target


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Requests are no news."""


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """The address at which the built site is served, without a slash at its end."""
    handler = functools.partial(_Quiet, directory=str(built_site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
