"""Numbers of Chinese and English prose as values, held against each other and worked out again.

`zh` and `en` read a text, `parity` holds two texts against each other, `arithmetic` works out what
is claimed; the modules beside them serve both languages. `quantify` does all of it for an edition.
"""

from __future__ import annotations

from build_tools.model import Quantity
from build_tools.quantities import en as _english
from build_tools.quantities import zh as _chinese
from build_tools.quantities.arithmetic.claims import claims
from build_tools.quantities.parity import compare
from build_tools.quantities.printed import quantity
from build_tools.quantities.whole import quantify

__all__ = ["chinese", "claims", "compare", "english", "leftovers", "quantify"]


def chinese(text: str) -> tuple[Quantity, ...]:
    """Every number of a Chinese text, in order; offsets are those of the text as given."""
    return tuple(quantity(r, text) for r in _chinese.readings(text))


def english(text: str) -> tuple[Quantity, ...]:
    """Every number of an English text, in order; offsets are those of the text as given."""
    return tuple(quantity(r, text) for r in _english.readings(text))


def leftovers(text: str) -> tuple[str, ...]:
    """Digits and Han numerals of a Chinese text that nothing accounts for; empty when all is read."""
    return tuple(text[a:b] for a, b in _chinese.leftovers(text))
