"""The only module that makes HTML: a site's values become its pages."""

from __future__ import annotations

from build_tools.pages.build import fragments, pages

__all__ = ["fragments", "pages"]
