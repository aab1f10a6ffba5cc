"""Addresses inside other text: style sheets, scripts, srcset and refresh."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.model import Link

_STRING = r"\"((?:[^\"\\\n]|\\.)*+)\"|'((?:[^'\\\n]|\\.)*+)'"
_CSS_URL = re.compile(
    rf"/\*.*?\*/|url\(\s*(?:{_STRING}|((?:[^\"'()\\\s]|\\.)++))\s*\)|@import\s+(?:{_STRING})"
    rf"|image-set\(\s*(?:{_STRING})|(?:{_STRING.replace('((?:', '(?:(?:')})",
    re.DOTALL | re.IGNORECASE,
)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n]?|(.))", re.DOTALL)
"""Source: CSS Syntax Module Level 3, 4.3.7 Consume an escaped code point."""
_DRAWN = re.compile(r"<(image|use)\b[^>]*?\s(?:xlink:)?href\s*=\s*[\"']([^\"']+)[\"']")
_QUOTED = re.compile(r"[\"']([\w.-]{3,200})[\"']")
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+([\d.]+)([wxh])[^,]*)?\s*(?:,|$)")
_REFRESH = re.compile(
    r"\s*\d*(?:\.\d*)?\s*[;,]?\s*(?:url\s*=\s*)?[\"']?\s*([^\"']*?)\s*[\"']?\s*$", re.IGNORECASE
)
_SCRIPTED = re.compile(
    r"location(?:\.href)?\s*=\s*[\"']([^\"']+)[\"']|location\.(?:replace|assign)\(\s*[\"']([^\"']+)[\"']"
)
_FILE_NAME = re.compile(
    r"(?<![\w.%@~-])[\w.%@~-]+\.[A-Za-z][A-Za-z0-9]{1,11}\b|[\w%~-]+/(?=[\"'`])"
)


def css_urls(text: str) -> Iterator[str]:
    """Every address in a style sheet, escapes resolved; comments and other strings are left out."""
    for match in _CSS_URL.finditer(text):
        url = next((g for g in match.groups() if g is not None), None)
        if url is not None:
            yield _CSS_ESCAPE.sub(_escaped, url) if "\\" in url else url


def _escaped(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else 0
    return match[2] if not match[1] else chr(code) if 0 < code < 0x110000 else "\ufffd"  # noqa: PLR2004 - the last code point


def drawn(svg: str) -> Iterator[Link]:
    """The pictures and symbols that a drawing shows, data left out."""
    for match in _DRAWN.finditer(svg):
        if not match[2].startswith("data:"):
            line = svg.count("\n", 0, match.start()) + 1
            yield Link("image" if match[1] == "image" else "use", match[2], line, alt="")


def quoted(script: str) -> set[str]:
    """The words that stand alone between quotation marks in a script."""
    return set(_QUOTED.findall(script))


def file_names(text: str) -> list[str]:
    """What looks like the name of a file or a folder in a script."""
    return _FILE_NAME.findall(text)


def redirections(script: str) -> Iterator[str]:
    """The addresses that a script sends its reader to."""
    for found in _SCRIPTED.finditer(script):
        yield found[1] or found[2]


def refreshed_to(content: str) -> str:
    """The address in the content of a refresh, empty where it has none."""
    found = _REFRESH.match(content)
    return found[1] if found else ""


def candidates(srcset: str) -> Iterator[tuple[str, int]]:
    """The addresses of a srcset with the width in pixels that each states, or 0."""
    for match in _CANDIDATE.finditer(srcset):
        wide = round(float(match[2])) if match[3] == "w" and match[2].count(".") < 2 else 0  # noqa: PLR2004
        yield match[1], wide


def first_candidate(srcset: str) -> str:
    """The address that a srcset starts with, empty where it does not start with one."""
    found = _CANDIDATE.match(srcset)
    return found[1] if found else ""
