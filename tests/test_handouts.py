"""Handouts on paper: opened with a PDF reader that is not ours, they hold their section whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from build_tools.cli.export import command
from build_tools.exports import handouts
from build_tools.exports.vocabulary import ABOVE, in_section, rank, vocabulary
from build_tools.findings import BuildToolsError
from build_tools.fonts import FAMILIES, installed
from build_tools.model import Annotated, Site
from build_tools.pages import with_handouts, without_archive
from build_tools.plugin import ReaderPlugin
from build_tools.press import typeset

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def edition(site: Site) -> Annotated:
    return site.editions[0]


@pytest.fixture(scope="module")
def contents(site: Site, edition: Annotated) -> dict[str, str]:
    return handouts(site, edition, ABOVE)


def serif() -> Path:
    font = installed("Regular")
    assert font, "these tests need Noto Serif CJK: `sh tests/run.sh` installs it"
    return font


def tags(node: Any) -> Iterator[str]:
    """The names of the structure elements below a node, in order."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, list):
        for child in node:
            yield from tags(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"])
        yield from tags(node.get("/K", []))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_a_handout_is_a_tagged_file_that_holds_the_section(
    contents: Mapping[str, str], tmp_path: Path
):
    content = json.loads(contents["market"])
    reader = PdfReader(typeset(contents["market"], serif(), FAMILIES, tmp_path / "a"))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("zh")
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert reader.metadata.title == " ".join(content["title"])
    found = list(tags(root["/StructTreeRoot"]["/K"]))
    assert found.count("/H1") == 1
    assert found.count("/H2") == 5
    assert found.count("/Table") == 1
    text = squeezed("".join(page.extract_text() for page in reader.pages))
    for paragraph in content["paragraphs"]:
        for chinese, english in paragraph["segments"]:
            for runs in (chinese, english):
                for _, part in runs:
                    assert squeezed(part)[:12] in text, part
    answers = squeezed("".join(page.extract_text() for page in reader.pages[-2:]))
    for asked in content["questions"]:
        assert squeezed(asked["answer"][0])[:10] in answers
    assert "\u25a1" not in text


def test_the_same_content_gives_the_same_bytes(contents: Mapping[str, str], tmp_path: Path):
    first, second = (
        typeset(contents["front"], serif(), FAMILIES, tmp_path / name) for name in "ab"
    )
    assert first != second
    assert first.read_bytes() == second.read_bytes()
    first.write_bytes(b"kept")
    assert typeset(contents["front"], serif(), FAMILIES, tmp_path / "a").read_bytes() == b"kept"


def test_what_cannot_be_typeset_is_said_in_a_line(tmp_path: Path):
    with pytest.raises(BuildToolsError) as caught:
        typeset("{}", serif(), FAMILIES, tmp_path)
    assert "\n" not in str(caught.value)


def test_the_command_typesets_the_same_handout(
    contents: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(ROOT)
    out = tmp_path / "h.pdf"
    result = CliRunner().invoke(command, ["handout", "--section", "front", "-o", str(out)])
    assert result.exit_code == 0, result.output
    made = typeset(contents["front"], serif(), FAMILIES, tmp_path)
    assert out.read_bytes() == made.read_bytes()


def test_the_page_links_what_was_made_and_says_when_nothing_was(site: Site):
    page = next(p for p in site.pages if p.uri == "downloads/index.md")
    made = with_handouts(page.html, {"yiwu-market": 812_345})
    assert '<a href="yiwu-market.pdf" download aria-label="yiwu-market.pdf">pdf</a> 812 kB' in made
    assert "no PDF handouts" not in made
    none = with_handouts(page.html, {})
    assert ".pdf" not in none
    assert "no PDF handouts" in none


def test_a_preview_links_no_archive(site: Site):
    page = next(p for p in site.pages if p.uri == "downloads/index.md")
    assert 'href="site.zip"' in page.html
    told = without_archive(page.html)
    assert "site.zip" not in told
    assert "Unpack it" not in told
    assert "A live preview packs none." in told


def test_without_a_chinese_serif_there_are_none(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("build_tools.plugin.installed", lambda _: None)
    assert ReaderPlugin()._handouts(site, tmp_path) == {}


def test_a_handout_that_cannot_be_set_is_told_and_left_out(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def failing(content: str, *_: object) -> Path:
        if json.loads(content)["place"].endswith("/market/"):
            raise BuildToolsError("a handout could not be typeset")
        return tmp_path

    monkeypatch.setattr("build_tools.plugin.typeset", failing)
    made = ReaderPlugin()._handouts(site, tmp_path)
    assert len(made) == len(site.editions[0].edition.sections) - 1
    assert "yiwu-market: a handout could not be typeset" in caplog.text


def test_every_section_offers_its_handout(built_site: Path, edition: Annotated):
    page = (built_site / "downloads" / "index.html").read_text("utf-8")
    for section in edition.edition.sections:
        name = f"{edition.edition.slug}-{section.slug}"
        assert (built_site / "downloads" / f"{name}.pdf").read_bytes()[:5] == b"%PDF-"
        for ending in ("pdf", "apkg", "tsv", "csv"):
            assert f'href="{name}.{ending}"' in page


def test_words_of_a_section_are_its_own_with_its_own_examples(site: Site, edition: Annotated):
    whole = {e.guid: e for e in vocabulary(edition, site.source.glossary)}
    seen: set[str] = set()
    for section in edition.edition.sections:
        ids = {s.id for p in section.paragraphs for s in p.segments}
        own = in_section(edition, site.source.glossary, section)
        assert all(e.segment.id in ids and e.section == section.slug for e in own)
        assert all(e.tags == whole[e.guid].tags for e in own)
        assert all(e.gloss_from == "glossary" or rank(e.level) > ABOVE for e in own)
        seen |= {e.guid for e in own}
    assert seen == whole.keys()
