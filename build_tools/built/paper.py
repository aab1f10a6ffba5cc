"""Prints a page of a built site as a tagged PDF, by the Chromium that the machine has."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

from build_tools.findings import BuildToolsError

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--no-first-run", "--no-pdf-header-footer", "--export-tagged-pdf",
    "--generate-pdf-document-outline", "--virtual-time-budget=15000",
)  # fmt: skip
_CLOCK = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
SECONDS = 120


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep quiet: requests of the own browser are no news."""


def printed(folder: Path, address: str, host: str = "localhost") -> bytes:
    """The page at that address of the site as a PDF; the same site gives the same bytes.

    Its links lead to `host`, where the site is published: no port of this machine shows in it.

    Raises:
        BuildToolsError: there is no Chromium, or it could not print the page.
    """
    browser = next((path for name in NAMES if (path := shutil.which(name))), None)
    if browser is None:
        raise BuildToolsError(f"no Chromium to print with: install one of {', '.join(NAMES)}")
    handler = functools.partial(_Silent, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with tempfile.TemporaryDirectory() as work:
            out = Path(work) / "page.pdf"
            options = [*ARGUMENTS, f"--user-data-dir={work}/profile", f"--print-to-pdf={out}"]
            options.append(f"--host-resolver-rules=MAP {host}:80 127.0.0.1:{server.server_port}")
            url = f"http://{host}/{address}"
            command = [browser, *options, url]
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 - the browser found above
            return _CLOCK.sub(rb"\g<1>20000101000000", out.read_bytes())
    except (OSError, subprocess.SubprocessError) as error:
        raise BuildToolsError(f"{address} could not be printed: {error}") from error
    finally:
        server.shutdown()
