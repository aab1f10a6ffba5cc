"""Every check, one tuple for content and one for built sites; the manual lists the same codes."""

from __future__ import annotations

from build_tools.checks import glossary, notes, text, timeline, translation

CONTENT_CHECKS = (
    *text.CHECKS,
    *translation.CHECKS,
    *glossary.CHECKS,
    *notes.CHECKS,
    *timeline.CHECKS,
)
