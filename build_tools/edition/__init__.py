"""Applies emendations, joins segments, and proves that nothing of the source is lost."""

from __future__ import annotations

from build_tools.edition.assemble import CODES, edition
from build_tools.edition.clauses import clauses
from build_tools.edition.draft import draft
from build_tools.edition.rebuild import rebuild

__all__ = ["CODES", "clauses", "draft", "edition", "rebuild"]
