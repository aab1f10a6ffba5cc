"""Elements over text: nested, split where they cross, and never a link inside a link."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.pages.inline import Span, lay

TEXT = "甲乙丙<丁>&"


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    found = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(TEXT)))
        end = draw(st.integers(start, len(TEXT)))
        found.append(Span(start, end, draw(st.sampled_from(["a", "span", "b"])), {"href": "#"}))
    return found


@settings(max_examples=100, deadline=None)
@given(spans())
def test_the_text_never_changes_and_tags_nest(found: list[Span]):
    html = lay(TEXT, found)
    assert re.sub(r"<[^>]+>", "", html) == "甲乙丙&lt;丁&gt;&amp;"
    open_tags: list[str] = []
    for closing, tag in re.findall(r"<(/?)(\w+)[^>]*>", html):
        if closing:
            assert open_tags.pop() == tag
        else:
            assert tag != "a" or "a" not in open_tags
            open_tags.append(tag)
    assert open_tags == []


def test_a_crossed_element_keeps_its_id_on_its_first_part_only():
    crossing = [Span(0, 2, "span", {"id": "x"}), Span(1, 3, "b", {"id": "y"})]
    assert lay("甲乙丙", crossing) == ('<span id="x">甲<b id="y">乙</b></span><b>丙</b>')


def test_attributes_are_escaped():
    assert lay("甲", [Span(0, 1, "span", {"data-s": '<"&'})]) == (
        '<span data-s="&lt;&quot;&amp;">甲</span>'
    )
