"""A Thin Common Cartridge: the sections as links that a course system keeps in order."""

from __future__ import annotations

from build_tools.exports.package import xml, zipped
from build_tools.model import Annotated

_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"
_LINK = "http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3"
_ABOUT = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"


def cartridge(annotated: Annotated, address: str) -> bytes:
    """The .imscc file: a manifest alone, each section a web link into the published site.

    Source: 1EdTech Thin Common Cartridge Profile 1.0 for Common Cartridge 1.3.
    """
    edition = annotated.edition
    items, links = "", ""
    for n, section in enumerate(edition.sections, 1):
        title = xml(f"{section.title.zh} {section.title.en}")
        href = xml(f"{address}{edition.slug}/{section.slug}/?view=parallel&pinyin=hard")
        items += (
            f'<item identifier="item{n}" identifierref="link{n}"><title>{title}</title></item>\n'
        )
        links += (
            f'<resource identifier="link{n}" type="imswl_xmlv1p3"><wl:webLink>'
            f'<wl:title>{title}</wl:title><wl:url href="{href}" target="_blank"/>'
            "</wl:webLink></resource>\n"
        )
    title = xml(f"{edition.record.title.zh} {edition.record.title.en}")
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<manifest identifier="{edition.slug}" xmlns="{_PACKAGE}" xmlns:wl="{_LINK}" '
        f'xmlns:lom="{_ABOUT}">\n'
        "<metadata><schema>IMS Thin Common Cartridge</schema><schemaversion>1.3.0</schemaversion>"
        f'<lom:lom><lom:general><lom:title><lom:string language="zh">{title}</lom:string>'
        "</lom:title></lom:general></lom:lom></metadata>\n"
        '<organizations><organization identifier="org" structure="rooted-hierarchy">'
        f'<item identifier="root">\n{items}</item></organization></organizations>\n'
        f"<resources>\n{links}</resources>\n</manifest>\n"
    )
    return zipped([("imsmanifest.xml", manifest)])
