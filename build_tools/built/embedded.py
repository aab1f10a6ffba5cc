"""Addresses inside other text: style sheets, scripts, srcset and refresh."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CSS_URL = re.compile(
    r"/\*.*?\*/|url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"')\s]+))\s*\)|@import\s+[\"']([^\"']+)[\"']",
    re.DOTALL | re.IGNORECASE,
)
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+([\d.]+)([wxh])[^,]*)?\s*(?:,|$)")
_REFRESH = re.compile(
    r"\s*\d*(?:\.\d*)?\s*[;,]?\s*(?:url\s*=\s*)?[\"']?\s*([^\"']*?)\s*[\"']?\s*$", re.IGNORECASE
)
_SCRIPTED = re.compile(
    r"location(?:\.href)?\s*=\s*[\"']([^\"']+)[\"']|location\.(?:replace|assign)\(\s*[\"']([^\"']+)[\"']"
)
_FILE_NAME = re.compile(r"[\w.%@~-]+\.[A-Za-z][A-Za-z0-9]{1,11}\b|[\w%~-]+/(?=[\"'`])")


def css_urls(text: str) -> Iterator[str]:
    """Every address in a style sheet, comments left out."""
    for match in _CSS_URL.finditer(text):
        url = next((g for g in match.groups() if g is not None), None)
        if url is not None:
            yield url


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
