"""The clean text of an article that was squeezed out of a PDF, each character with its origin."""

from __future__ import annotations

from build_tools.clean.cleaning import clean
from build_tools.clean.origin import decode, position, rebuild
from build_tools.clean.report import as_json, as_text

__all__ = ["as_json", "as_text", "clean", "decode", "position", "rebuild"]
