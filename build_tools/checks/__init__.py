"""Every check, one tuple for content and one for built sites; the manual lists the same codes."""

from __future__ import annotations

from build_tools.checks import (
    assets,
    data,
    declared,
    figures,
    figures_built,
    glossary,
    links,
    notes,
    notes_built,
    quantities,
    questions,
    reach,
    structure,
    tables_built,
    text,
    timeline,
    translation,
    visible,
    waivers,
)

CONTENT_CHECKS = (
    *text.CHECKS,
    *translation.CHECKS,
    *glossary.CHECKS,
    *notes.CHECKS,
    *timeline.CHECKS,
    *quantities.CHECKS,
    *figures.CHECKS,
    *questions.CHECKS,
)

BUILT_CHECKS = (
    *links.CHECKS,
    *reach.CHECKS,
    *declared.CHECKS,
    *visible.CHECKS,
    *assets.CHECKS,
    *figures_built.CHECKS,
    *tables_built.CHECKS,
    *structure.CHECKS,
    *notes_built.CHECKS,
    *data.CHECKS,
)

WAIVER_CHECKS = waivers.CHECKS
"""Run by `waivers.apply` over the findings of all others."""
