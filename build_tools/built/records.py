"""Lists that people keep beside a site: waivers and outside addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml
from msgspec.structs import replace

from build_tools.findings import BuildToolsError, Where
from build_tools.model import ExternalList, WaiverRecord


def read_waivers(path: Path) -> tuple[tuple[Where, WaiverRecord], ...]:
    """A YAML list of waivers, each with its file and line. Raises BuildToolsError with the reason."""
    raw, lines = _read(path)
    waivers = _typed(path, raw, tuple[WaiverRecord, ...])
    return tuple((Where(path.name, line), w) for line, w in zip(lines, waivers, strict=True))


def read_external(path: Path) -> ExternalList:
    """A list of outside addresses: `links`, and `max-age` in days where they may grow old.

    A bare list has no such limit. Raises BuildToolsError with the reason.
    """
    raw, lines = _read(path)
    listed: ExternalList = _typed(
        path, raw if isinstance(raw, dict) else {"links": raw}, ExternalList
    )
    return replace(listed, path=path.as_posix(), lines=lines)


def _read(path: Path) -> tuple[Any, tuple[int, ...]]:
    """What a YAML file holds, every scalar a string, and the line of each item of its list."""
    try:
        text = path.read_text("utf-8-sig")
        raw = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - strings only
        return raw or [], tuple(_lines(yaml.compose(text, yaml.BaseLoader)))
    except UnicodeDecodeError as error:
        raise BuildToolsError(
            f"{path}: byte {error.start} is not UTF-8; save it as UTF-8"
        ) from error
    except yaml.YAMLError as error:
        raise BuildToolsError(f"{path}: {' '.join(str(error).split())}") from error


def _typed(path: Path, raw: Any, kind: Any) -> Any:
    try:
        return msgspec.convert(raw, kind, strict=False)
    except msgspec.ValidationError as error:
        raise BuildToolsError(f"{path}: {error}") from error


def _lines(node: yaml.Node | None) -> Iterator[int]:
    """The line of each item of the list, from 1."""
    if isinstance(node, yaml.MappingNode):
        node = next((v for k, v in node.value if k.value == "links"), None)
    if isinstance(node, yaml.SequenceNode):
        yield from (item.start_mark.line + 1 for item in node.value)
