"""What every type of the vocabulary is made of."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Id = Annotated[
    str,
    Meta(
        pattern="^[A-Za-z0-9][A-Za-z0-9._-]*$",
        description="an id is letters, digits, `.`, `-` and `_`, a letter or digit first",
    ),
]
"""What addresses and pages name a thing by. The description is the remedy that an editor reads."""
Filled = Annotated[str, Meta(pattern=r"\S", description="it may not be empty")]
"""Words that a record is nothing without."""


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something an editor writes: unknown keys are faults."""


class Value(Struct, frozen=True):
    """Something a stage makes."""


class Bilingual(Record, frozen=True, kw_only=True):
    """The same thing said in both languages."""

    zh: str
    en: str
