"""Reads one file into typed records, and knows the line of everything it read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args, get_type_hints

import msgspec
import yaml

from build_tools.findings import Finding, Severity, Where

T = TypeVar("T")

CODES = {
    "S001": "Every file of the content can be read: it is there, and it is UTF-8",
    "S002": "Every YAML, TOML and Markdown file is well formed",
    "S003": "Every record has the fields of its type, no unknown ones, and values of their kind",
    "S004": "Every id is used once",
    "S005": "Every edition has its source, its settings and its text",
    "S006": "The source is the one that the edition was made from, byte for byte",
}


class Item(NamedTuple):
    """A piece of YAML as plain strings, lists and mappings, with the node that knows its lines."""

    raw: Any
    node: yaml.Node
    line: int


class Reader:
    """Reads the files below one root; faults become findings, never exceptions.

    Scalars stay the strings that were written (`no`, `3.10`, `2017-06`); the record types give
    them their meaning.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.places: dict[str, Where] = {}

    def fault(self, code: str, path: Path, line: int, message: str, hint: str) -> None:
        """Note an error at a line (0: the file as a whole)."""
        where = Where(path.relative_to(self.root).as_posix(), line)
        self.findings.append(Finding(Severity.ERROR, code, where, message, hint))

    def place(self, key: str, path: Path, line: int) -> None:
        """Remember where a thing was written; a second place for the same key is a fault."""
        where = Where(path.relative_to(self.root).as_posix(), line)
        if first := self.places.get(key):
            self.fault(
                "S004", path, line, f"id {key} is used twice", f"the first use is at {first}"
            )
        else:
            self.places[key] = where

    def text(self, path: Path, *, required: bool = True) -> str | None:
        """The file as text without a byte order mark, or None with a finding."""
        text = self.exact(path, required=required)
        return text and text.removeprefix("\ufeff")

    def exact(self, path: Path, *, required: bool = True) -> str | None:
        """The file as text, every character and line end as it is, or None with a finding."""
        try:
            return path.read_bytes().decode("utf-8")
        except FileNotFoundError:
            if required:
                self.fault("S005", path, 0, "the file is missing", "every edition needs it")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.fault(
                "S001", path, line, f"byte {error.start} is not UTF-8", "save the file as UTF-8"
            )
        except OSError as error:
            self.fault("S001", path, 0, f"cannot be read: {error.strerror}", "check the file")
        return None

    def document(self, path: Path, text: str | None = None, offset: int = 0) -> Item | None:
        """The one document of a YAML file (or of `text` that starts `offset` lines into it)."""
        text = self.text(path) if text is None else text
        if text is None:
            return None
        try:
            node = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
            raw = node and self._plain(node, path, offset)
        except RecursionError:
            self.fault("S002", path, 0, "an alias `*` stands in what it names", "write it out")
            return None
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = offset + (mark.line + 1 if mark else 0)
            problem = getattr(error, "problem", None) or "is not YAML"
            hint = "mind indentation, and quote values that start with a mark such as [ or *"
            self.fault("S002", path, line, str(problem), hint)
            return None
        if node is None:
            self.fault("S002", path, 0, "the file is empty", "write a record or delete the file")
            return None
        return Item(raw, node, offset + node.start_mark.line + 1)

    def _plain(self, node: yaml.Node, path: Path, offset: int) -> Any:
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(child, path, offset) for child in node.value]
        if isinstance(node, yaml.MappingNode):
            plain: dict[str, Any] = {}
            for key, value in node.value:
                line = offset + key.start_mark.line + 1
                if not isinstance(key, yaml.ScalarNode):
                    hint = "quote a value that starts with [ or {"
                    self.fault("S002", path, line, "a list or mapping stands for a key", hint)
                    continue
                if key.value in plain:
                    self.fault("S003", path, line, f"key {key.value} twice", "keep one of them")
                plain[key.value] = self._plain(value, path, offset)
            return plain
        return node.value

    def record(self, item: Item, kind: type[T], path: Path, offset: int = 0) -> T | None:
        """The item as a record of that type, or None with a finding at the line at fault."""
        try:
            return msgspec.convert(item.raw, kind, strict=False)
        except msgspec.ValidationError as error:
            message, where = _told(error)
            line = _line(item.node, where) + offset
            self.fault("S003", path, line, message, _remedy(kind, where))
            return None

    def records(self, path: Path, kind: type[T], edition: str, *, required: bool) -> tuple[T, ...]:
        """A YAML list of records; each bad one is a finding and the others are kept.

        One without an id has its place under its file and its number: `voices.yaml:0`.
        """
        if not required and not path.exists():
            return ()
        item = self.document(path)
        if item is None:
            return ()
        if not isinstance(item.node, yaml.SequenceNode):
            self.fault("S003", path, item.line, "expected a list", "start each record with `- `")
            return ()
        found: list[T] = []
        for raw, node in zip(item.raw, item.node.value, strict=True):
            line = node.start_mark.line + 1
            record = self.record(Item(raw, node, line), kind, path)
            if record is None:
                continue
            key = getattr(record, "id", "") or f"{path.name}:{len(found)}"
            self.place(f"{edition}/{key}", path, line)
            found.append(record)
        return tuple(found)

    def mapping(self, path: Path, kind: type[T], edition: str = "") -> T | None:
        """A YAML mapping as one record, or None where the file is missing or faulty.

        Where an edition is named, the records of its lists have their places: those without an
        id under file, list and number, as `timeline.yaml:exclusions:0`.
        """
        item = self.document(path) if path.exists() else None
        record = item and self.record(item, kind, path)
        if item and record and edition:
            for name, rows in item.node.value:
                for n, row in enumerate(rows.value if isinstance(rows, yaml.SequenceNode) else ()):
                    key = item.raw[name.value][n].get("id") or f"{path.name}:{name.value}:{n}"
                    self.place(f"{edition}/{key}", path, row.start_mark.line + 1)
        return record

    def toml(self, path: Path, kind: type[T], edition: str) -> T | None:
        """A TOML file as one record, or None with a finding; its keys have places."""
        text = self.text(path)
        if text is None:
            return None
        try:
            record = msgspec.convert(tomllib.loads(text), kind)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            line = int(found[1]) if found else 0
            self.fault("S002", path, line, str(error), "mend the TOML")
        except msgspec.ValidationError as error:
            message, where = _told(error)
            key = where.removeprefix("$.") or "".join(re.findall("unknown field `(.*)`", message))
            line = _toml_line(text, re.split(r"[.\[]", key)[0])
            self.fault("S003", path, line, message, _remedy(kind, where))
        else:
            for key in kind.__struct_fields__:  # type: ignore[attr-defined]
                self.place(f"{edition}/{path.name}:{key}", path, _toml_line(text, key))
            return record
        return None

    def prose(self, path: Path, kind: type[T]) -> tuple[T, Mapping[str, str]] | None:
        """Front matter as a record and the body by its level-2 headings, or None with a finding."""
        text = self.text(path)
        if text is None:
            return None
        text = text.replace("\r\n", "\n")
        found = re.match(r"---\n(.*?\n)---\n(.*)", text, re.DOTALL)
        if not found:
            hint = "start the file with a line ---, the fields, and a line ---"
            self.fault("S002", path, 1, "no front matter", hint)
            return None
        item = self.document(path, found[1], offset=1)
        record = None if item is None else self.record(item, kind, path, offset=1)
        if record is None:
            return None
        parts = re.split(r"^## (.+)\n", found[2], flags=re.MULTILINE)
        return record, {
            heading.strip(): body.strip()
            for heading, body in zip(parts[1::2], parts[2::2], strict=True)
        }


def _told(error: msgspec.ValidationError) -> tuple[str, str]:
    """What msgspec says is wrong, and its path to the place (`$[3].zh`)."""
    message, _, where = str(error).partition(" - at `")
    return re.sub(r" matching regex .*", "", message), where.rstrip("`")


def _remedy(kind: Any, path: str) -> str:
    """What the field at msgspec's path may be, or else the fields that its record may have."""
    for field in re.findall(r"\.(\w+)", path):
        hint = get_type_hints(kind, include_extras=True).get(field)
        parts = tuple(_parts(hint))
        inner = next((part for part in parts if hasattr(part, "__struct_fields__")), None)
        if inner is None:
            metas = (part.description for part in parts if isinstance(part, msgspec.Meta))
            if said := next(filter(None, metas), ""):
                return f"write {field}: {said}"
            allowed = [part for part in parts if isinstance(part, str)]
            if allowed:
                return f"{field} is one of: {', '.join(allowed)}"
            break
        kind = inner
    return "fields of this record: " + ", ".join(getattr(kind, "__struct_fields__", ()))


def _parts(hint: Any) -> Iterator[Any]:
    """A type and all that it is made of: the items of a tuple, the values of a Literal."""
    yield hint
    yield from getattr(hint, "__metadata__", ())
    for part in get_args(hint):
        yield from _parts(part)


def _toml_line(text: str, key: str) -> int:
    """The line, from 1, on which a key of the top level is given a value; 0 where none is."""
    found = re.search(rf"^\[?{re.escape(key)}\b", text, re.MULTILINE) if key else None
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _line(node: yaml.Node, path: str) -> int:
    """The line, from 1, of the deepest node that msgspec's path (`$[3].zh`) reaches."""
    for key, index in re.findall(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]", path):
        if isinstance(node, yaml.MappingNode):
            children = {k.value: v for k, v in node.value}
            node = children.get(key, node)
        elif isinstance(node, yaml.SequenceNode) and index.isdigit():
            node = node.value[int(index)]
    return int(node.start_mark.line) + 1
