"""The only module that makes HTML: a site's values become its pages."""

from __future__ import annotations

from build_tools.pages.build import pages

__all__ = ["pages"]
