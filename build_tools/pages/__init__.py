"""The only module that makes HTML: a site's values become its pages."""

from __future__ import annotations

from build_tools.pages.build import fragments, pages
from build_tools.pages.code import with_code
from build_tools.pages.data import data_files
from build_tools.pages.prose import chinese_marked
from build_tools.pages.teach import with_handouts, without_archive

__all__ = [
    "chinese_marked",
    "data_files",
    "fragments",
    "pages",
    "with_code",
    "with_handouts",
    "without_archive",
]
