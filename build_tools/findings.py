"""What can be wrong, where, and how it is told; imports nothing of ours."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable
from typing import Any, NamedTuple


class BuildToolsError(Exception):
    """A command cannot run at all: shown as one line, without a traceback, exit status 2."""


class Severity(enum.IntEnum):
    """How much a finding matters; an error fails the build, a warning and a note do not."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


class Where(NamedTuple):
    """A place: file and line for content, page and id for a built page.

    `path` is relative to the project (content) or to the site (built), with forward slashes;
    `line` counts from 1, and 0 means the file as a whole.
    """

    path: str
    line: int = 0
    id: str = ""

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        anchor = f"#{self.id}" if self.id else ""
        return f"{self.path}{line}{anchor}"


class Finding(NamedTuple):
    """A fault of content as a value: it knows its place, says what is wrong and what to do."""

    severity: Severity
    code: str
    where: Where
    message: str
    hint: str = ""

    @property
    def order(self) -> tuple[str, int, str, str, str]:
        """The key that sorts findings by file, line and code, whatever order they came in."""
        return (self.where.path, self.where.line, self.code, self.where.id, self.message)


FORMATS = ("text", "json", "sarif", "github")


def failed(findings: Iterable[Finding], threshold: Severity = Severity.ERROR) -> bool:
    """True when a finding is at or above the threshold."""
    return any(f.severity >= threshold for f in findings)


def render(findings: Iterable[Finding], form: str = "text") -> str:
    """All findings, sorted, in one of FORMATS; ends with a newline unless it is empty."""
    ordered = sorted(findings, key=lambda f: f.order)
    return {"text": _text, "json": _json, "sarif": _sarif, "github": _github}[form](ordered)


def _text(findings: list[Finding]) -> str:
    lines: list[str] = []
    path = None
    for f in findings:
        if f.where.path != path:
            path = f.where.path
            lines.append(path)
        place = ":".join(filter(None, [str(f.where.line or ""), f.where.id])) or "-"
        lines.append(f"  {place}  {f.severity.name.lower()} {f.code}  {f.message}")
        if f.hint:
            lines.append(f"      -> {f.hint}")
    return "".join(f"{line}\n" for line in lines)


def _json(findings: list[Finding]) -> str:
    rows = [
        {
            "severity": f.severity.name.lower(),
            "code": f.code,
            "path": f.where.path,
            "line": f.where.line,
            "id": f.where.id,
            "message": f.message,
            "hint": f.hint,
        }
        for f in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _github(findings: list[Finding]) -> str:
    """Workflow commands. Source: GitHub Docs, "Workflow commands for GitHub Actions"."""

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    level = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}
    return "".join(
        f"::{level[f.severity]} file={prop(f.where.path)},line={max(f.where.line, 1)},"
        f"title={prop(f.code)}::{data(' '.join(filter(None, [f.message, f.hint])))}\n"
        for f in findings
    )


def _sarif(findings: list[Finding]) -> str:
    """A SARIF log. Source: OASIS SARIF 2.1.0."""
    level = {Severity.NOTE: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}

    def result(f: Finding) -> dict[str, Any]:
        place: dict[str, Any] = {
            "physicalLocation": {
                "artifactLocation": {"uri": f.where.path},
                "region": {"startLine": max(f.where.line, 1)},
            }
        }
        if f.where.id:
            place["logicalLocations"] = [{"name": f.where.id, "kind": "element"}]
        text = ". ".join(filter(None, [f.message.rstrip("."), f.hint]))
        return {
            "ruleId": f.code,
            "level": level[f.severity],
            "message": {"text": text},
            "locations": [place],
        }

    rules = [{"id": code} for code in sorted({f.code for f in findings})]
    driver = {"name": "build_tools", "rules": rules}
    run = {"tool": {"driver": driver}, "results": [result(f) for f in findings]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"
