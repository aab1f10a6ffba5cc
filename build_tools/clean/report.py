"""A cleaned article as it is shown: plain text to read, or JSON to go on with."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from typing import Any

from build_tools.model import Block, Cleaned

NOTES_LINE = "----"


def as_text(cleaned: Cleaned) -> str:
    """The blocks with a blank line between them, then the notes under a line of their own."""
    parts = [b.mark + b.text for b in cleaned.blocks]
    if cleaned.notes:
        parts += [NOTES_LINE, *(n.mark + n.text for n in cleaned.notes)]
    return "\n\n".join(parts) + "\n"


def as_json(cleaned: Cleaned, source: str) -> str:
    """Every block and note with kind, page, mark and source lines; what was removed, counted."""
    starts = [0, *(i + 1 for i, c in enumerate(source) if c == "\n")]

    def row(block: Block) -> dict[str, Any]:
        first, last = min(block.origin), max(block.origin)
        lines = [bisect_right(starts, first), bisect_right(starts, last)]
        mark = {"mark": block.mark} if block.mark else {}
        return {"kind": block.kind, **mark, "text": block.text, "page": block.page, "lines": lines}

    def called(block: int, offset: int) -> dict[str, int] | None:
        return None if block < 0 else {"block": block, "offset": offset}

    calls = [called(*call) for call in cleaned.calls]
    notes = [row(n) | {"call": c} for n, c in zip(cleaned.notes, calls, strict=True)]
    value = {
        "blocks": [row(b) for b in cleaned.blocks],
        "notes": notes,
        "removed": dict(sorted(Counter(r.kind for r in cleaned.removed).items())),
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
