"""The edition as an EPUB 3: clause under clause, notes that pop up, the glossary at the end."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable

import markdown

from build_tools.exports.package import xml, zipped
from build_tools.exports.pieces import Piece, pieces
from build_tools.model import Annotated, Bilingual, Note, Section, Segment, Term

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CONTAINER = (
    f'{_HEAD}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="EPUB/package.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_CSS = """body{line-height:1.7}
h1,h2{font-size:1.2em;line-height:1.4}
.s{margin:0 0 .6em}
.s>*{display:block}
[lang|="zh"]{font-family:serif}
.s [lang="en"]{font-size:.9em;opacity:.85}
a{color:inherit}
dt{margin-top:1em;font-weight:bold}
dd{margin:0}
aside{font-size:.9em;margin:1em 0}
"""
_MARKDOWN = markdown.Markdown(output_format="xhtml")
"""One converter for all texts: to make it takes longer than to use it."""
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


class _Book:
    """One edition on its way into the package; knows on which page everything stands."""

    def __init__(self, annotated: Annotated, glossary: tuple[Term, ...], address: str) -> None:
        self.annotated = annotated
        self.edition = annotated.edition
        marked = {m.ref for m in annotated.marks if m.kind == "term"}
        self.terms = tuple(t for t in glossary if t.slug in marked)
        self.address = address
        self.pages = {s.id: sec.slug for sec in self.edition.sections for s in sec.segments}
        self.targets = {f"{t.slug}.md": f"glossary.xhtml#{t.slug}" for t in self.terms}
        self.targets |= {
            f"{self.edition.slug}/{id_}": f"{slug}.xhtml#s{id_}" for id_, slug in self.pages.items()
        }

    def section(self, section: Section) -> str:
        """A reading page with the notes and references that its text calls."""
        body = ""
        for n, paragraph in enumerate(section.paragraphs):
            tag = "h1" if paragraph.kind in {"title", "heading"} else "div"
            tag = "h2" if paragraph.kind == "subheading" and n else tag
            inner = "span" if tag != "div" else "p"
            body += f"<{tag}>"
            body += "".join(self.segment(s, inner) for s in paragraph.segments)
            body += f"</{tag}>\n"
        ids = {s.id for s in section.segments}
        notes = "".join(self.note(n) for n in self.edition.notes if n.record.at in ids)
        cited = [r for r in self.edition.references if ids & {*r.cited}]
        notes += "".join(
            f'<aside epub:type="footnote" role="doc-footnote" id="{r.id}"><p>{xml(r.mark)} '
            f"{xml(r.text) or _MISSING}</p></aside>\n"
            for r in cited
        )
        return page(f"{section.title.zh} {section.title.en}", f"{body}<hr/>\n{notes}")

    def segment(self, segment: Segment, tag: str) -> str:
        """Both languages of a segment, the Chinese first."""
        return (
            f'<{tag} class="s" id="s{segment.id}"><span lang="zh-Hans" xml:lang="zh-Hans">'
            f"{self.laid(segment, 'zh')}</span> <span>{self.laid(segment, 'en')}</span></{tag}>\n"
        )

    def laid(self, segment: Segment, lang: str) -> str:
        """The text with its calls and page breaks."""
        return "".join(_piece(p) for p in pieces(self.annotated, segment, lang))

    def note(self, note: Note) -> str:
        """A note as it pops up, with the mark that the print gave it."""
        own = next((s for s in self.edition.note_segments if s.id == note.record.id), None)
        text = self.segment(own, "p") if own else self.prose(note.text)
        title = note.record.title
        head = f"<p><b>{xml(title.zh)} {xml(title.en)}</b></p>" if title else ""
        mark = xml(note.record.mark) or "◦"
        back = f'<p><a href="#s{note.record.at}">{mark} {note.record.at}</a></p>'
        return (
            f'<aside epub:type="footnote" role="doc-footnote" id="{note.record.id}">'
            f"{back}{head}{text}</aside>\n"
        )

    def prose(self, text: Bilingual) -> str:
        """Editors' Markdown in both languages; links lead into the book or become words."""
        return (
            f'<div lang="zh-Hans" xml:lang="zh-Hans">{_prose(text.zh, self.targets.get)}</div>'
            f"<div>{_prose(text.en, self.targets.get)}</div>"
        )

    def glossary(self) -> str:
        """Every term of the edition with its definition, in the order of its slug."""
        entries = "".join(
            f'<dt id="{t.slug}"><span lang="zh-Hans" xml:lang="zh-Hans">{xml(t.record.zh)}</span> '
            f"{xml(t.record.pinyin)} · {xml(t.record.en)}</dt>\n"
            f"<dd>{self.prose(t.definition)}</dd>\n"
            for t in self.terms
        )
        return page("词汇表 Glossary", f"<h1>词汇表 Glossary</h1>\n<dl>\n{entries}</dl>\n")

    def navigation(self) -> str:
        """The contents, and the list of printed pages."""
        own = [(s.slug, f"{s.title.zh} {s.title.en}") for s in self.edition.sections]
        own += [("glossary", "词汇表 Glossary")] if self.terms else []
        items = "".join(f'<li><a href="{n}.xhtml">{xml(t)}</a></li>\n' for n, t in own)
        printed = "".join(
            f'<li><a href="{self.pages[m.segment]}.xhtml#p{m.page}">{m.page}</a></li>\n'
            for m in self.edition.milestones
            if m.segment in self.pages
        )
        listed = f'<nav epub:type="page-list" hidden="hidden"><ol>\n{printed}</ol></nav>\n'
        contents = f'<nav epub:type="toc" id="toc"><h1>目录 Contents</h1><ol>\n{items}</ol></nav>\n'
        return page("目录 Contents", contents + (listed if printed else ""))

    def package(self, names: list[str]) -> str:
        """The package document: what the book is, its files and their order."""
        r = self.edition.record
        ident = uuid.uuid5(uuid.NAMESPACE_URL, f"{self.address}{self.edition.slug}")
        day = dt.datetime.fromisoformat(r.revised).strftime("%Y-%m-%dT%H:%M:%SZ")
        authors = "".join(f"<dc:creator>{xml(a.zh)} {xml(a.en)}</dc:creator>" for a in r.authors)
        items = "".join(
            f'<item id="x-{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>\n'
            for n in names
        )
        spine = "".join(f'<itemref idref="x-{n}"/>' for n in names)
        return (
            f'{_HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
            'unique-identifier="id" xml:lang="en">\n'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f'<dc:identifier id="id">urn:uuid:{ident}</dc:identifier>'
            f"<dc:title>{xml(r.title.zh)} {xml(r.title.en)}</dc:title>{authors}"
            "<dc:language>zh-Hans</dc:language><dc:language>en</dc:language>"
            f"<dc:rights>{xml(r.rights.zh)} {xml(r.rights.en)}</dc:rights>"
            f"<dc:source>{xml(r.journal.zh)} {xml(r.year)}</dc:source>"
            f'<meta property="dcterms:modified">{day}</meta>{_ACCESS}</metadata>\n<manifest>\n'
            '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" '
            'properties="nav"/>\n<item id="css" href="book.css" media-type="text/css"/>\n'
            f"{items}</manifest>\n<spine>{spine}</spine>\n</package>\n"
        )


_ACCESS = "".join(
    f'<meta property="schema:{name}">{value}</meta>'
    for name, value in (
        ("accessMode", "textual"),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityFeature", "pageBreakMarkers"),
        ("accessibilityHazard", "none"),
    )
)
_MISSING = "（原文参考文献表缺。 Reference not in the source.）"


def epub(annotated: Annotated, glossary: tuple[Term, ...], address: str) -> bytes:
    """The .epub file; the same edition gives the same bytes.

    Source: W3C EPUB 3.3, EPUB Accessibility 1.1; DPUB-ARIA 1.1 for the roles of notes.
    """
    book = _Book(annotated, glossary, address)
    files = {s.slug: book.section(s) for s in annotated.edition.sections}
    if book.terms:
        files["glossary"] = book.glossary()
    return zipped(
        [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", _CONTAINER),
            ("EPUB/package.opf", book.package(list(files))),
            ("EPUB/nav.xhtml", book.navigation()),
            ("EPUB/book.css", _CSS),
            *((f"EPUB/{name}.xhtml", text) for name, text in files.items()),
        ],
        stored="mimetype",
    )


def page(title: str, body: str) -> str:
    """An XHTML document of the book."""
    return (
        f'{_HEAD}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">\n'
        f'<head><title>{xml(title)}</title><link rel="stylesheet" href="book.css"/></head>\n'
        f"<body>\n{body}</body>\n</html>\n"
    )


def _piece(piece: Piece) -> str:
    text = xml(piece.text)
    if piece.kind == "call":
        return f'<a epub:type="noteref" role="doc-noteref" href="#{piece.ref}">{text}</a>'
    if piece.kind == "page":
        return (
            f'<span epub:type="pagebreak" role="doc-pagebreak" id="p{piece.ref}" '
            f'aria-label="{piece.ref}"></span>'
        )
    return text


def _prose(text: str, target: Callable[[str], str | None]) -> str:
    def link(found: re.Match[str]) -> str:
        href = target(found[2])
        return f"[{found[1]}]({href})" if href else found[1]

    return _MARKDOWN.reset().convert(_LINK.sub(link, text))
