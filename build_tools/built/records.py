"""Lists that people keep beside a site: waivers and outside addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml
from msgspec.structs import replace

from build_tools.findings import BuildToolsError
from build_tools.model import ExternalList

R = TypeVar("R")


def read_records(path: Path, kind: type[R]) -> tuple[R, ...]:
    """A YAML list of records; every scalar is a string. Raises BuildToolsError with the reason."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - strings only
        return tuple(msgspec.convert(raw or [], list[kind]))  # type: ignore[valid-type]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise BuildToolsError(f"{path}: {' '.join(str(error).split())}") from error


def read_external(path: Path) -> ExternalList:
    """A list of outside addresses: `links`, and `max-age` in days where they may grow old.

    A bare list has no such limit. Raises BuildToolsError with the reason.
    """
    try:
        text = path.read_text(encoding="utf-8")
        raw = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - strings only
        raw = raw if isinstance(raw, dict) else {"links": raw or []}
        read = msgspec.convert(raw, ExternalList, strict=False)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise BuildToolsError(f"{path}: {' '.join(str(error).split())}") from error
    return replace(read, path=path.as_posix(), lines=tuple(_lines(yaml.compose(text))))


def _lines(node: yaml.Node | None) -> Iterator[int]:
    """The line of each item of the list, from 1."""
    if isinstance(node, yaml.MappingNode):
        node = next((v for k, v in node.value if k.value == "links"), None)
    if isinstance(node, yaml.SequenceNode):
        yield from (item.start_mark.line + 1 for item in node.value)
