"""A module of ours as a classic script that registers itself: see folder.js for the register."""

from __future__ import annotations

import json
import posixpath
import re

_NEED = re.compile(
    r'^import (?:\* as (?P<all>\w+)|\{(?P<names>[^}]*)\}) from "(?P<at>\.[^"]+)";?\n', re.MULTILINE
)
_GIVEN = re.compile(r"^export (?=(?:async )?(?:function|class|const) ?(\w+))", re.MULTILINE)
_LATER = re.compile(r"(?<![\w.$])import\(")
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def registered(path: str, script: str) -> str:
    """The module at `path` of the site as a script that calls `folder.define`.

    It takes what our modules are written in: imports of names or of all, from a path, each a
    statement at the start of a line; exports of a function, a class or a constant where it is
    declared. What a module exports is there once it has run, so modules must not need each other
    in a circle.

    Raises:
        ValueError: the module imports or exports in another way.
    """
    needs = [_needed(path, found) for found in _NEED.finditer(script)]
    body = _NEED.sub("", script)
    given = _GIVEN.findall(body)
    body = _GIVEN.sub("", body)
    if left := _LEFT.search(body):
        raise ValueError(f"{path}: cannot be registered: {left[0]}")
    body = _LATER.sub("folder.import(here, ", body).replace("import.meta.url", "here")
    taken = "".join(f", {name}" for _, name in needs)
    places = json.dumps([place for place, _ in needs])
    return (
        f"folder.define({json.dumps(path)}, {places}, async (exports, here{taken}) => {{\n"
        f"{body}\nObject.assign(exports, {{ {', '.join(given)} }})\n}})\n"
    )


def _needed(path: str, found: re.Match[str]) -> tuple[str, str]:
    """Where the needed module lies, and the names that are taken of it as a parameter."""
    place = posixpath.normpath(posixpath.join(posixpath.dirname(path), found["at"]))
    return place, found["all"] or "{" + found["names"].replace(" as ", ": ") + "}"
