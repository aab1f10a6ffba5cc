"""Draws Vega-Lite specifications in a process of its own, and keeps what it drew."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from build_tools.findings import BuildToolsError

LANGUAGE = "5.21"
"""Version of Vega-Lite that specifications are written in."""
_PROGRAM = """import json, sys, vl_convert
for spec in json.load(sys.stdin):
    try:
        print(json.dumps({"svg": vl_convert.vegalite_to_svg(spec, vl_version=%r)}))
    except ValueError as error:
        print(json.dumps({"fault": str(error)}))
"""


def drawn(specifications: Iterable[str], folder: Path) -> Mapping[str, str]:
    """The SVG of each specification; one that cannot be drawn gives a text without `<svg`.

    A drawing is kept in `folder` under a hash of the specification and of the version that drew
    it, so that only a changed figure is drawn anew; what is kept has the same bytes as what is
    drawn. The drawing library takes 100 MB and a second, hence a process of its own and the store.

    Raises:
        BuildToolsError: the library is not installed, or fails as a whole.
    """
    try:
        library = version("vl-convert-python")
    except PackageNotFoundError as error:
        raise BuildToolsError("vl-convert-python is missing: install the project again") from error
    places = {
        s: folder / f"{sha256(f'{library} {LANGUAGE} {s}'.encode()).hexdigest()[:32]}.svg"
        for s in specifications
    }
    found = {s: text for s, path in places.items() if (text := _kept(path))}
    new = [s for s in places if s not in found]
    for specification, text in zip(new, _draw(new), strict=True):
        found[specification] = text
        if "<svg" in text:
            _keep(places[specification], text)
    return found


def _kept(path: Path) -> str:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    return text if text.startswith("<svg") and text.endswith("</svg>") else ""


def _keep(path: Path, text: str) -> None:
    """Write whole or not at all; a folder that cannot be written costs time, nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as f:
            f.write(text)
        os.replace(f.name, path)  # noqa: PTH105 - the temporary file is a name, not a path
    except OSError:
        return


def _draw(specifications: list[str]) -> list[str]:
    if not specifications:
        return []
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _PROGRAM % LANGUAGE],
        input=json.dumps(specifications),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no word of why"]
        raise BuildToolsError(f"figures cannot be drawn: {last[0]}")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return [a.get("svg") or a["fault"] for a in answers]
