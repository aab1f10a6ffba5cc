"""The edition as TEI P5: both texts aligned by id, source readings beside ours, notes and citations."""

from __future__ import annotations

from build_tools.exports.package import xml
from build_tools.exports.pieces import Piece, pieces, plain
from build_tools.model import Annotated, Edition, EmendationRecord, Paragraph, Section, Segment

_LANGS = (("zh", "zh-Hans"), ("en", "en"))
_TYPES = {"title": "title", "heading": "main", "subheading": "sub"}


def tei(annotated: Annotated, address: str) -> str:
    """The document; the Chinese with its `corr` and `supplied` is the edition's text.

    Segment 1.2.3 is `zh-1.2.3` and `en-1.2.3`, each pointing at the other.
    Source: TEI P5 Guidelines, chapters 2, 3, 12.3.4.2 and 17.
    """
    edition = annotated.edition
    bodies = "".join(_text(annotated, lang, tag) for lang, tag in _LANGS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="zh-Hans">\n'
        f"{_header(edition, address)}<text>\n<group>\n{bodies}</group>\n"
        f"{_back(annotated)}</text>\n</TEI>\n"
    )


def _header(edition: Edition, address: str) -> str:
    r = edition.record
    titles = (
        f'<title xml:lang="zh-Hans">{xml(r.title.zh)}</title>'
        f'<title xml:lang="en">{xml(r.title.en)}</title>'
    )
    authors = "".join(
        f'<author><name xml:lang="zh-Hans">{xml(a.zh)}</name> (<name xml:lang="en">'
        f"{xml(a.en)}</name>)</author>"
        for a in r.authors
    )
    return (
        f"<teiHeader>\n<fileDesc>\n<titleStmt>{titles}{authors}</titleStmt>\n"
        f"<publicationStmt><publisher>{xml(address or edition.slug)}</publisher><date when="
        f'"{r.revised}"/><availability status="restricted"><p xml:lang="zh-Hans">'
        f'{xml(r.rights.zh)}</p><p xml:lang="en">{xml(r.rights.en)}</p></availability>'
        "</publicationStmt>\n"
        f'<sourceDesc><bibl>{titles}{authors}<title level="j" xml:lang="zh-Hans">'
        f'{xml(r.journal.zh)}</title><date when="{r.year}"/></bibl></sourceDesc>\n</fileDesc>\n'
        '<encodingDesc><editorialDecl><correction method="markup"><p xml:lang="en">Every '
        "departure from the extracted text is marked where it stands; sic is the source’s "
        "reading. Doubtful places that were left alone are notes of type doubt.</p></correction>"
        '<segmentation><p xml:lang="en">A seg is a clause group; segs of the two languages '
        "correspond.</p></segmentation></editorialDecl></encodingDesc>\n"
        '<profileDesc><langUsage><language ident="zh-Hans">Chinese, simplified</language>'
        '<language ident="en">English</language></langUsage></profileDesc>\n</teiHeader>\n'
    )


def _text(annotated: Annotated, lang: str, tag: str) -> str:
    sections = "".join(_section(annotated, s, lang) for s in annotated.edition.sections)
    kind = "original" if lang == "zh" else "translation"
    return f'<text type="{kind}" xml:lang="{tag}"><body>\n{sections}</body></text>\n'


def _section(annotated: Annotated, section: Section, lang: str) -> str:
    """A heading is a head only where TEI lets it stand: before all else in its division."""
    out, opened = "", False
    for paragraph in section.paragraphs:
        head = paragraph.kind in _TYPES and not opened
        opened = opened or not head
        out += _paragraph(annotated, paragraph, lang, head=head)
    return f'<div type="section" n="{section.slug}">\n{out}</div>\n'


def _paragraph(annotated: Annotated, paragraph: Paragraph, lang: str, *, head: bool) -> str:
    segs = "".join(_seg(annotated, s, lang) for s in paragraph.segments)
    if head:
        return f'<head type="{_TYPES[paragraph.kind]}">{segs}</head>\n'
    kind = "" if paragraph.kind == "paragraph" else f' rend="{paragraph.kind}"'
    return f'<p n="{paragraph.id}"{kind}>{segs}</p>\n'


def _seg(annotated: Annotated, segment: Segment, lang: str) -> str:
    other = "en" if lang == "zh" else "zh"
    records = {e.record.id: e.record for e in annotated.edition.emendations}
    inner = "".join(_piece(p, records) for p in pieces(annotated, segment, lang))
    corresp = f' corresp="#{other}-{segment.id}"' if segment.en else ""
    return f'<seg xml:id="{lang}-{segment.id}" n="{segment.id}"{corresp}>{inner}</seg>'


def _piece(piece: Piece, records: dict[str, EmendationRecord]) -> str:
    text = xml(piece.text)
    if piece.kind == "call":
        return f'<ref target="#{piece.ref}">{text}</ref>'
    if piece.kind == "page":
        return f'<pb n="{piece.ref}"/>'
    if piece.kind == "emendation":
        return _emendation(text, records[piece.ref])
    return text


def _emendation(text: str, record: EmendationRecord) -> str:
    about = f'cert="{record.cert}" evidence="{record.evidence}"'
    if not record.exact:
        return f'<supplied {about} reason="{record.kind}">{text}</supplied>'
    if not record.read:
        return f'<surplus {about} reason="{record.kind}">{xml(record.exact)}</surplus>'
    corr = f'<corr {about} type="{record.kind}">{text}</corr>'
    return f"<choice><sic>{xml(record.exact)}</sic>{corr}</choice>"


def _back(annotated: Annotated) -> str:
    edition = annotated.edition
    own = {s.id: s for s in edition.note_segments}
    notes = "".join(
        f'<note xml:id="{n.record.id}" type="authorial" n="{xml(n.record.mark)}" '
        f'target="#zh-{n.record.at} #en-{n.record.at}">'
        f'<p xml:lang="zh-Hans">{_seg(annotated, own[n.record.id], "zh")}</p>'
        f'<p xml:lang="en">{_seg(annotated, own[n.record.id], "en")}</p></note>\n'
        for n in edition.notes
        if n.record.id in own
    )
    notes += "".join(
        f'<note xml:id="{n.record.id}" type="editorial" target="#zh-{n.record.at}">'
        f"{_said('zh-Hans', n.text.zh)}{_said('en', n.text.en)}</note>\n"
        for n in edition.notes
        if n.record.by == "editors"
    )
    doubts = "".join(
        f'<note xml:id="{e.record.id}" type="doubt" target="#zh-{e.segment}">'
        f'<p xml:lang="zh-Hans">“{xml(e.record.exact)}”？“{xml(e.record.read)}”。'
        f"{xml(e.record.why_zh)}</p>{_said('en', e.record.why)}</note>\n"
        for e in edition.emendations
        if e.record.decision == "kept"
    )
    gap = '<gap reason="missing"/>'
    works = "".join(
        f'<bibl xml:id="{r.id}" n="{xml(r.mark)}">{xml(r.text) or gap}</bibl>\n'
        for r in edition.references
    )
    listed = f'<div type="references"><listBibl>\n{works}</listBibl></div>\n' if works else ""
    return f'<back>\n<div type="notes">\n{notes}{doubts}<p/></div>\n{listed}</back>\n'


def _said(tag: str, markdown: str) -> str:
    parts = [" ".join(p.split()) for p in plain(markdown).split("\n\n")]
    return "".join(f'<p xml:lang="{tag}">{xml(p)}</p>' for p in parts if p)
