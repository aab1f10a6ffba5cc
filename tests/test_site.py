"""The built site as a whole: its laws, its languages, its independence of the network."""

from __future__ import annotations

import filecmp
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from build_tools.model import Edition, Segment
from build_tools.site import build

ROOT = Path(__file__).parent.parent


def own_segments(edition: Edition) -> dict[str, Segment]:
    found = {s.id: s for sec in edition.sections for p in sec.paragraphs for s in p.segments}
    return found | {s.id: s for s in edition.note_segments}


@pytest.fixture(scope="module")
def edition() -> Edition:
    site, findings = build(ROOT)
    assert not findings
    return site.editions[0].edition


def test_stripped_of_its_apparatus_a_page_is_the_text(built_site: Path, edition: Edition):
    """Law 3, in both languages, for every segment of every reading page."""
    segments = own_segments(edition)
    seen = set()
    for section in edition.sections:
        page = built_site / edition.slug / section.slug / "index.html"
        tree = LexborHTMLParser(page.read_text("utf-8"))
        for element in tree.css("article.reading .s"):
            segment = segments[element.attributes["id"] or ""]
            zh, en = (element.css_first(f'[lang="{lang}"]') for lang in ("zh-Hans", "en"))
            assert zh is not None
            assert en is not None
            assert zh.text() == segment.zh
            assert en.text() == segment.en
            seen.add(segment.id)
    assert seen == set(segments)


def test_built_twice_the_site_has_the_same_bytes(
    built_site: Path, tmp_path: Path, build_site: Callable[[Path, Path], None]
):
    """Law 5."""
    again = tmp_path / "site"
    build_site(ROOT, again)
    ours = {p.relative_to(built_site) for p in built_site.rglob("*") if p.is_file()}
    assert ours == {p.relative_to(again) for p in again.rglob("*") if p.is_file()}
    differing = [p for p in ours if not filecmp.cmp(built_site / p, again / p, shallow=False)]
    assert differing == []


def test_every_page_says_its_language_and_its_address(built_site: Path):
    for page in built_site.rglob("index.html"):
        html = page.read_text("utf-8")
        assert '<html lang="zh-Hans"' in html, page
        path = page.parent.relative_to(built_site).as_posix()
        address = "https://yiwu-reader.example/" + ("" if path == "." else f"{path}/")
        assert f'<link rel="canonical" href="{address}">' in html, page


def test_the_site_asks_no_other_host(built_site: Path):
    """Fonts, scripts, styles, images: all its own. Links that a reader follows are another thing."""
    asked = re.compile(
        r"<(?:script|img|iframe|source|link(?![^>]*rel=\"?(?:canonical|alternate|license)))"
        r"[^>]*?(?:src|href)=[\"']?(?:https?:)?//",
        re.IGNORECASE,
    )
    for page in built_site.rglob("*.html"):
        assert not asked.search(page.read_text("utf-8")), page
    for style in built_site.rglob("assets/**/*.css"):
        assert not re.search(r"url\([\"']?(?:https?:)?//", style.read_text("utf-8")), style
