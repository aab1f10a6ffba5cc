"""Scripts as they are shipped: one file for what is always read together, without asides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

ASIDE = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)
MARGIN = re.compile(r"^[ \t]+|^\n", re.MULTILINE)
QUOTED = re.compile(r"""("(?:\\.|[^"\\])*"|/(?![*/ ])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+/)""")
SPACED = re.compile(r" ?([][=<>?:,;{}()|&*]+) ?")
ADDED = re.compile(r"(?<=[\w)\]]) ([-+]) (?=[\w(])")
IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)"\n', re.MULTILINE)


def shipped(sources: Mapping[str, str]) -> Mapping[str, str]:
    """Each module of a folder by its name, with the modules that it imports put before it.

    A page then waits for one file, not for a chain of them; modules that are imported at need,
    by `import()`, stay files of their own. The modules of one chain share no top-level names,
    and import only names in braces from their own folder. Comments on lines of their own and
    needless space are left out, but from lines with template literals, which must not span
    lines; a division has spaces around its sign and a regular expression begins with none.
    """
    return {name: _bare("".join(_chain(name, sources, set()))) for name in sources}


def _chain(name: str, sources: Mapping[str, str], seen: set[str]) -> Iterator[str]:
    seen.add(name)
    for imported in IMPORT.findall(sources[name]):
        if imported not in seen:
            yield from _chain(imported, sources, seen)
    yield IMPORT.sub("", sources[name])


def _bare(script: str) -> str:
    lines = MARGIN.sub("", ASIDE.sub("", script)).splitlines(keepends=True)
    return "".join(line if "`" in line else _tight(line) for line in lines)


def _tight(line: str) -> str:
    parts = QUOTED.split(line)
    return "".join(
        p if n % 2 else ADDED.sub(r"\1", SPACED.sub(r"\1", p)) for n, p in enumerate(parts)
    )
