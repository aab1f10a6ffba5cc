"""Lists that people keep beside a site: waivers and outside addresses."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from build_tools.findings import BuildToolsError

R = TypeVar("R")


def read_records(path: Path, kind: type[R]) -> tuple[R, ...]:
    """A YAML list of records; every scalar is a string. Raises BuildToolsError with the reason."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - strings only
        return tuple(msgspec.convert(raw or [], list[kind]))  # type: ignore[valid-type]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise BuildToolsError(f"{path}: {' '.join(str(error).split())}") from error
