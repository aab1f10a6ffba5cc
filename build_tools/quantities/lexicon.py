"""The data of this folder, read once: units, measure words, set phrases."""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from build_tools.quantities.numerals import HAN_NUMERALS


class Unit(NamedTuple):
    """A unit of one dimension: an amount in it is `factor` times as many of the base unit."""

    kind: str
    symbol: str
    base: str
    factor: Fraction


class Lexicon(NamedTuple):
    """What words mean for numbers, as compiled patterns."""

    zh_units: dict[str, Unit]
    """By the exact Chinese word."""
    zh_unit: re.Pattern[str]
    zh_before: re.Pattern[str]
    zh_symbols: tuple[tuple[re.Pattern[str], str], ...]
    """A currency before a number."""
    zh_measure: re.Pattern[str]
    zh_phrases: re.Pattern[str]
    zh_nouns: tuple[tuple[str, re.Pattern[str]], ...]
    zh_counters: dict[str, str]
    en_units: tuple[tuple[re.Pattern[str], Unit], ...]
    en_before: tuple[tuple[re.Pattern[str], str], ...]
    en_phrases: re.Pattern[str]
    en_nouns: tuple[tuple[str, re.Pattern[str]], ...]


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _either(words: list[str], *, literal: bool) -> str:
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w) if literal else w for w in ordered)


def _phrases() -> tuple[list[str], list[str]]:
    zh: list[str] = []
    en: list[str] = []
    for line in _text("phrases.txt").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        left, _, right = line.partition(" =")
        zh += left.split()
        en += [p.strip() for p in right.split(" | ") if p.strip()]
    return zh, en


def _units(raw: dict[str, dict[str, dict[str, object]]]) -> list[tuple[Unit, dict[str, list[str]]]]:
    found = []
    for kind in ("currency", "duration", "measure"):
        for symbol, entry in raw[kind].items():
            base = str(entry.get("of", symbol))
            factor = Fraction(str(entry.get("factor", "1")))
            word_lists = {k: v for k, v in entry.items() if isinstance(v, list)}
            name = {"currency": "amount"}.get(kind, kind)
            found.append((Unit(name, symbol, base, factor), word_lists))
    return found


@cache
def lexicon() -> Lexicon:
    """The lexicon, read from the files of this folder."""
    raw = tomllib.loads(_text("units.toml"))
    units = _units(raw)
    zh, en = _phrases()
    zh_units = {w: u for u, lists in units for w in lists.get("zh", [])}
    befores = [(w, u.symbol) for u, lists in units for w in lists.get("zh_before", [])]
    nouns = raw["nouns"]
    return Lexicon(
        zh_units=zh_units,
        zh_unit=re.compile(_either(list(zh_units), literal=True)),
        zh_before=re.compile(f"(?:{_either([w for w, _ in befores], literal=False)})$"),
        zh_symbols=tuple((re.compile(w), symbol) for w, symbol in befores),
        zh_measure=re.compile(_either(raw["measure_words"]["plain"].split(), literal=True)),
        # A phrase that starts with a numeral is none when the numeral is the tail of a longer one.
        zh_phrases=re.compile(
            rf"(?<![第\d多余几数一二三四五六七八九十百千万亿])(?:{_either(zh, literal=False)})"
            rf"|(?:{_either([p for p in zh if p[0] not in HAN_NUMERALS], literal=False)})"
        ),
        zh_nouns=tuple(
            (name, re.compile(_either(entry["zh_noun"], literal=True)))
            for name, entry in nouns.items()
            if entry["zh_noun"]
        ),
        zh_counters={w: name for name, entry in nouns.items() for w in entry["zh"]},
        en_units=_english_units(units),
        en_before=tuple(
            (re.compile(rf"(?:(?<![A-Za-z$])(?:{w}))\s?$"), u.symbol)
            for u, lists in units
            for w in lists.get("en_before", [])
        ),
        en_phrases=re.compile(rf"(?<![A-Za-z])(?:{_either(en, literal=False)})(?![A-Za-z])"),
        en_nouns=tuple(
            (name, re.compile(rf"\b(?:{_either(entry['en'], literal=False)})\b(?!['’])"))
            for name, entry in nouns.items()
        ),
    )


def _english_units(
    units: list[tuple[Unit, dict[str, list[str]]]],
) -> tuple[tuple[re.Pattern[str], Unit], ...]:
    pairs = [
        (re.sub(r"(?<!-) (?!\])", "[ -]", w), u) for u, lists in units for w in lists.get("en", [])
    ]
    pairs.sort(key=lambda p: -len(p[0]))
    return tuple((re.compile(rf"[\s-]?(?:{w})(?![A-Za-z²³])"), u) for w, u in pairs)
