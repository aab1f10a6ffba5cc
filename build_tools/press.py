"""Adapter: handouts as tagged PDF files, typeset at build without a browser and kept in a cache.

Where this machine has no Chinese serif there are no handouts: their pages would be empty boxes.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final

from build_tools.findings import BuildToolsError

TEMPLATE = Path(__file__).parent / "templates" / "handout.typ"
STANDARD: Final = "ua-1"
"""Source: ISO 14289-1, PDF/UA-1: every part is tagged, in reading order, in a named language."""
STORE = ".cache/handouts"
"""Where finished handouts are kept between builds, below the project's folder."""


def typeset(content: str, font: Path, families: tuple[str, ...], store: Path) -> Path:
    """Where the PDF of that content lies; the same content and fonts give the same bytes.

    A process of its own sets each, so that what typesetting weighs goes when it is done.

    Args:
        content: JSON, as exports/handouts.py makes it.
        font: the file of the Chinese face; its neighbours are its other weights.
        families: the names of the face; the first that is there is taken.
        store: the folder in which finished handouts are kept.

    Raises:
        BuildToolsError: it could not be set, such as for a character that no font has.
    """
    inputs = {"content": content, "families": json.dumps(families)}
    face = f"{font.name} {font.stat().st_size} typst {version('typst')}"
    key = f"{face}\n{TEMPLATE.read_text('utf-8')}\n{inputs}"
    kept = store / f"{hashlib.sha256(key.encode()).hexdigest()[:16]}.pdf"
    if not kept.is_file():
        store.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "build_tools.press", str(font.parent), str(kept)]
        done = subprocess.run(command, input=json.dumps(inputs).encode(), capture_output=True)  # noqa: PLW1510, S603 - ourselves; what fails is told below
        if done.returncode:
            last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise BuildToolsError(f"a handout could not be typeset: {' '.join(last)}")
    return kept


def _set(fonts: str, inputs: Mapping[str, str]) -> bytes:
    import typst  # noqa: PLC0415 - only the process that sets is to weigh so much

    return typst.compile(
        TEMPLATE,
        format="pdf",
        font_paths=[Path(fonts)],
        root=TEMPLATE.parent,
        ignore_system_fonts=True,
        sys_inputs=dict(inputs),
        pdf_standards=STANDARD,
    )


if __name__ == "__main__":
    target = Path(sys.argv[2])
    made = target.with_suffix(".part")
    made.write_bytes(_set(sys.argv[1], json.loads(sys.stdin.read())))
    made.replace(target)
