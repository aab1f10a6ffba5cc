"""The questions as a QTI 1.2 package, the form that Canvas and its kin import."""

from __future__ import annotations

from decimal import Decimal

from build_tools.exports.package import xml, zipped
from build_tools.exports.questions import Asked, by_section, choice
from build_tools.model import Annotated

_NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def qti(annotated: Annotated, address: str) -> bytes:
    """A zip file with one assessment for each section that has questions.

    Source: IMS Question and Test Interoperability ASI 1.2; Canvas's `question_type` field.
    """
    files, resources = [], []
    slug = annotated.edition.slug
    for section, asked in by_section(annotated, address):
        name = f"{slug}-{section.slug}"
        title = f"{section.title.zh} {section.title.en}"
        items = "".join(_item(a) for a in asked)
        assessment = (
            f'{_HEAD}<questestinterop xmlns="{_NAMESPACE}">\n'
            f'<assessment ident="{name}" title="{xml(title)}">\n'
            f'<section ident="root_section">\n{items}</section>\n</assessment>\n'
            "</questestinterop>\n"
        )
        files.append((f"{name}/{name}.xml", assessment))
        resources.append(
            f'<resource identifier="{name}" type="imsqti_xmlv1p2">'
            f'<file href="{name}/{name}.xml"/></resource>\n'
        )
    manifest = (
        f'{_HEAD}<manifest identifier="{slug}-questions" xmlns="{_PACKAGE}">\n'
        "<metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion></metadata>\n"
        f"<organizations/>\n<resources>\n{''.join(resources)}</resources>\n</manifest>\n"
    )
    return zipped([("imsmanifest.xml", manifest), *files])


def _item(asked: Asked) -> str:
    kind = "essay_question"
    if asked.choices:
        kind = "multiple_choice_question"
    elif asked.record.value:
        kind = "numerical_question"
    fields = {"question_type": kind, "points_possible": "1"}
    metadata = "".join(
        f"<qtimetadatafield><fieldlabel>{name}</fieldlabel><fieldentry>{value}</fieldentry>"
        "</qtimetadatafield>"
        for name, value in fields.items()
    )
    ident = asked.record.id
    return (
        f'<item ident="{ident}" title="{ident}">\n'
        f"<itemmetadata><qtimetadata>{metadata}</qtimetadata></itemmetadata>\n"
        f"<presentation>{_material(asked.html)}{_response(asked)}</presentation>\n"
        f"{_processing(asked)}"
        f'<itemfeedback ident="general_fb"><flow_mat>{_material(asked.feedback)}</flow_mat>'
        "</itemfeedback>\n</item>\n"
    )


def _material(html: str) -> str:
    return f'<material><mattext texttype="text/html">{xml(html)}</mattext></material>'


def _response(asked: Asked) -> str:
    if not asked.choices:
        return '<response_str ident="response1" rcardinality="Single"><render_fib/></response_str>'
    labels = "".join(
        f'<response_label ident="c{n}">{_material(choice(text))}</response_label>'
        for n, text in enumerate(asked.choices)
    )
    return (
        '<response_lid ident="response1" rcardinality="Single">'
        f"<render_choice>{labels}</render_choice></response_lid>"
    )


def _processing(asked: Asked) -> str:
    """How the answer is marked; an essay is for people to mark."""
    given = '<varequal respident="response1">'
    record = asked.record
    if asked.choices:
        right = f"{given}c{asked.right}</varequal>"
    elif record.value:
        value, within = Decimal(record.value), Decimal(record.within)
        right = (
            f"<or>{given}{value}</varequal><and>"
            f'<vargte respident="response1">{value - within}</vargte>'
            f'<varlte respident="response1">{value + within}</varlte></and></or>'
        )
    else:
        right = "<other/>"
    scored = asked.choices or record.value
    score = '<setvar action="Set" varname="SCORE">100</setvar>' if scored else ""
    return (
        "<resprocessing><outcomes>"
        '<decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>'
        '<respcondition continue="Yes"><conditionvar><other/></conditionvar>'
        '<displayfeedback feedbacktype="Response" linkrefid="general_fb"/></respcondition>'
        f'<respcondition continue="No"><conditionvar>{right}</conditionvar>{score}'
        "</respcondition></resprocessing>\n"
    )
