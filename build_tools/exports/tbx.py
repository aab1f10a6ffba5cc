"""The glossary as TBX-Basic, for the terminology tools of translators."""

from __future__ import annotations

from build_tools.exports.package import xml
from build_tools.exports.pieces import plain
from build_tools.model import Term

_TYPES = {"full": "fullForm", "other": "variant"}


def tbx(glossary: tuple[Term, ...], title: str) -> str:
    """An entry for each term with all its names in both languages and its definition.

    Source: ISO 30042:2008, TBX-Basic (LTAC/TerminOrgs, version 3.1).
    """
    entries = "".join(_entry(t) for t in glossary)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n'
        '<martif type="TBX-Basic" xml:lang="en">\n<martifHeader><fileDesc>'
        f"<titleStmt><title>{xml(title)}</title></titleStmt>"
        f"<sourceDesc><p>{xml(title)}</p></sourceDesc></fileDesc>"
        '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>\n'
        f"<text><body>\n{entries}</body></text>\n</martif>\n"
    )


def _entry(term: Term) -> str:
    record = term.record
    zh = [(record.zh, "full"), *((alias, "other") for alias in record.aliases)]
    en = [(record.en, "full"), *((variant, "other") for variant in record.variants)]
    return (
        f'<termEntry id="{term.slug}">\n'
        f'<descrip type="subjectField">{record.category}</descrip>\n'
        f"{_names('zh', term.definition.zh, zh)}{_names('en', term.definition.en, en)}</termEntry>\n"
    )


def _names(lang: str, definition: str, names: list[tuple[str, str]]) -> str:
    terms = "".join(
        f'<tig><term>{xml(name)}</term><termNote type="termType">{_TYPES[kind]}</termNote></tig>\n'
        for name, kind in names
    )
    defined = f'<descripGrp><descrip type="definition">{xml(" ".join(plain(definition).split()))}'
    return f'<langSet xml:lang="{lang}">\n{defined}</descrip></descripGrp>\n{terms}</langSet>\n'
