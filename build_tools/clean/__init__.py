"""The clean text of an article that was squeezed out of a PDF, each character with its origin."""

from __future__ import annotations

from build_tools.clean.cleaning import clean
from build_tools.clean.origin import decode, position, rebuild

__all__ = ["clean", "decode", "position", "rebuild"]
