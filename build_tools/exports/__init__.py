"""What can be taken away: every format of an edition, made from its values, the same bytes always."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from build_tools.exports.cartridge import cartridge
from build_tools.exports.epub import epub
from build_tools.exports.gift import gift
from build_tools.exports.handouts import handouts
from build_tools.exports.plain import as_csv as text_csv
from build_tools.exports.plain import as_json as text_json
from build_tools.exports.qti import qti
from build_tools.exports.sheets import sheets
from build_tools.exports.tbx import tbx
from build_tools.exports.tei import tei
from build_tools.exports.tmx import tmx
from build_tools.exports.vocabulary import ABOVE, as_csv, as_tsv, in_section, vocabulary
from build_tools.model import Annotated, Bilingual, Offer, Section, Site

__all__ = ["FORMATS", "Format", "downloads", "handouts", "offers", "sheets"]


class Format(NamedTuple):
    """A format of export: its ending, what it is for, and what makes it."""

    ending: str
    title: Bilingual
    use: Bilingual
    make: Callable[[Site, Annotated, int], str | bytes]
    """From the site, the edition and the level above which words count as vocabulary."""


def _anki(site: Site, annotated: Annotated, above: int) -> bytes:
    from build_tools.exports.anki import anki  # noqa: PLC0415 - a tenth of a second

    entries = vocabulary(annotated, site.source.glossary, above)
    return anki(entries, annotated, site.source.address)


def _tsv(site: Site, annotated: Annotated, above: int) -> str:
    entries = vocabulary(annotated, site.source.glossary, above)
    return as_tsv(entries, annotated, site.source.address)


def _csv(site: Site, annotated: Annotated, above: int) -> str:
    entries = vocabulary(annotated, site.source.glossary, above)
    return as_csv(entries, annotated, site.source.address)


def _tbx(site: Site, annotated: Annotated, _: int) -> str:
    title = annotated.edition.record.title
    return tbx(site.source.glossary, f"{title.zh} {title.en}")


def _of(ending: str, names: tuple[str, str], uses: tuple[str, str], make: object) -> Format:
    title, use = (Bilingual(zh=zh, en=en) for zh, en in (names, uses))
    return Format(ending, title, use, make)  # type: ignore[arg-type]


FORMATS: dict[str, Format] = {
    "epub": _of(
        "epub",
        ("电子书EPUB", "EPUB e-book"),
        (
            "全书对照，注释可弹出，附词汇表",
            "The whole edition, clause under clause, with notes and glossary",
        ),
        lambda s, a, _: epub(a, s.source.glossary, s.source.address),
    ),
    "anki": _of(
        "apkg",
        ("Anki牌组", "Anki deck"),
        (
            "术语与难词，附例句；再次导入会更新旧卡",
            "Terms and harder words, each with its clause; a newer deck updates the cards",
        ),
        _anki,
    ),
    "vocabulary": _of(
        "tsv",
        ("生词表TSV", "Vocabulary, TSV"),
        (
            "同一生词表，纯文本，Anki可直接导入",
            "The same words as plain text that Anki imports as it is",
        ),
        _tsv,
    ),
    "vocabulary-csv": _of(
        "csv",
        ("生词表CSV", "Vocabulary, CSV"),
        ("同一生词表，用于电子表格", "The same words for a spreadsheet"),
        _csv,
    ),
    "cartridge": _of(
        "imscc",
        ("课程包（Thin Common Cartridge）", "Thin Common Cartridge"),
        ("各节作为链接，导入课程系统", "The sections as links, for a course system"),
        lambda s, a, _: cartridge(a, s.source.address),
    ),
    "gift": _of(
        "gift.txt",
        ("题库GIFT", "Questions, GIFT"),
        ("全部阅读题，用于Moodle", "All reading questions, for Moodle"),
        lambda s, a, _: gift(a, s.source.address),
    ),
    "qti": _of(
        "qti.zip",
        ("题库QTI 1.2", "Questions, QTI 1.2"),
        ("全部阅读题，用于Canvas等", "All reading questions, for Canvas and its kin"),
        lambda s, a, _: qti(a, s.source.address),
    ),
    "tei": _of(
        "tei.xml",
        ("TEI P5", "TEI P5"),
        (
            "校勘、注释、双语对齐，供学术使用",
            "Corrections, notes and both languages aligned, for scholars",
        ),
        lambda s, a, _: tei(a, s.source.address),
    ),
    "tmx": _of(
        "tmx",
        ("翻译记忆TMX", "Translation memory, TMX"),
        ("每小句一个单元", "A unit for each clause"),
        lambda _s, a, _: tmx(a),
    ),
    "tbx": _of(
        "tbx",
        ("术语库TBX", "Terms, TBX"),
        ("词汇表，供翻译工具使用", "The glossary, for translators’ tools"),
        _tbx,
    ),
    "json": _of(
        "json",
        ("正文JSON", "Text, JSON"),
        ("逐句双语，带分词与拼音", "Clause by clause, with words and pinyin"),
        lambda _s, a, _: text_json(a),
    ),
    "csv": _of(
        "text.csv",
        ("正文CSV", "Text, CSV"),
        ("逐句双语，用于电子表格", "Clause by clause, for a spreadsheet"),
        lambda _s, a, _: text_csv(a),
    ),
}
"""By the name that the command `export` knows."""
WORD_LISTS = tuple(FORMATS[name] for name in ("anki", "vocabulary", "vocabulary-csv"))
"""What each section has too."""


def _of_section(site: Site, annotated: Annotated, section: Section) -> tuple[str | bytes, ...]:
    """The words of a section in each of WORD_LISTS."""
    from build_tools.exports.anki import anki  # noqa: PLC0415 - a tenth of a second

    entries = in_section(annotated, site.source.glossary, section)
    address = site.source.address
    return (
        anki(entries, annotated, address, f"{section.title.zh} {section.title.en}"),
        as_tsv(entries, annotated, address),
        as_csv(entries, annotated, address),
    )


def downloads(site: Site) -> dict[str, str | bytes]:
    """Every format of every edition by its address; one without questions has no quizzes."""
    made: dict[str, str | bytes] = {}
    for a in site.editions:
        for form in _forms(a):
            made[f"downloads/{a.edition.slug}.{form.ending}"] = form.make(site, a, ABOVE)
        for section in a.edition.sections:
            for form, content in zip(WORD_LISTS, _of_section(site, a, section), strict=True):
                made[f"downloads/{a.edition.slug}-{section.slug}.{form.ending}"] = content
    return made


def offers(site: Site, files: Mapping[str, str | bytes]) -> tuple[Offer, ...]:
    """What the downloads are and how large: of each edition, then of each of its sections."""
    return tuple(
        replace(offer, size=len(_octets(files[offer.address])))
        for a in site.editions
        for offer in (*_whole(a), *_parts(a))
    )


def _whole(annotated: Annotated) -> Iterator[Offer]:
    slug = annotated.edition.slug
    for form in _forms(annotated):
        yield Offer(slug, f"downloads/{slug}.{form.ending}", form.title, form.use, 0)


def _parts(annotated: Annotated) -> Iterator[Offer]:
    slug = annotated.edition.slug
    for section in annotated.edition.sections:
        for form in WORD_LISTS:
            address = f"downloads/{slug}-{section.slug}.{form.ending}"
            yield Offer(slug, address, form.title, form.use, 0, section.slug)


def _forms(annotated: Annotated) -> Iterator[Format]:
    for name, form in FORMATS.items():
        if annotated.edition.questions or name not in {"gift", "qti"}:
            yield form


def _octets(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
