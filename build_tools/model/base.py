"""What every type of the vocabulary is made of."""

from __future__ import annotations

from msgspec import Struct


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something an editor writes: unknown keys are faults."""


class Value(Struct, frozen=True):
    """Something a stage makes."""


class Bilingual(Record, frozen=True, kw_only=True):
    """The same thing said in both languages."""

    zh: str
    en: str
