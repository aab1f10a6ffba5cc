"""The translation as TMX: a translation unit for each segment, under its permanent id."""

from __future__ import annotations

from build_tools.exports.package import xml
from build_tools.model import Annotated


def tmx(annotated: Annotated) -> str:
    """Both languages of every translated segment, authors' notes included.

    Source: TMX 1.4b, LISA OSCAR standard, 26 April 2005.
    """
    edition = annotated.edition
    units = "".join(
        f'<tu tuid="{edition.slug}/{s.id}">\n'
        f'<tuv xml:lang="zh-Hans"><seg>{xml(s.zh)}</seg></tuv>\n'
        f'<tuv xml:lang="en"><seg>{xml(s.en)}</seg></tuv>\n</tu>\n'
        for s in edition.segments
        if s.en
    )
    header = {
        "creationtool": "build_tools",
        "creationtoolversion": "1",
        "segtype": "phrase",
        "o-tmf": "segments",
        "adminlang": "en",
        "srclang": "zh-Hans",
        "datatype": "plaintext",
    }
    attributes = " ".join(f'{name}="{value}"' for name, value in header.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        f'<tmx version="1.4">\n<header {attributes}/>\n<body>\n{units}</body>\n</tmx>\n'
    )
