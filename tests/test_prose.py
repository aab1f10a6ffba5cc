"""Editors' Markdown, and Chinese inside English pages."""

from __future__ import annotations

import pytest

from build_tools.pages.prose import chinese_marked, prose


def test_links_go_through_the_addresses():
    html = prose("See [fair](fair.md) and [2.1.1](toy/2.1.1).", lambda target: f"/{target}/")
    assert html == '<p>See <a href="/fair.md/">fair</a> and <a href="/toy/2.1.1/">2.1.1</a>.</p>'


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>the stall</p>", "<p>the stall</p>"),
        ("<p>余 and 多，近</p>", "<p><z>余</z> and <z>多，近</z></p>"),
        ("<code>增长了N倍</code>", "<code><z>增长了</z>N<z>倍</z></code>"),
        (
            '<h1><span lang="zh-Hans">关于<b>本</b>版</span> 版</h1>',
            '<h1><span lang="zh-Hans">关于<b>本</b>版</span> <z>版</z></h1>',
        ),
        ('<img alt="伞">', '<img alt="伞">'),
    ],
)
def test_chinese_in_english_is_marked_once(html: str, marked: str):
    expected = marked.replace("<z>", '<span lang="zh-Hans">').replace("</z>", "</span>")
    assert chinese_marked(html) == expected
