"""Cleaning: golden articles from three extractors, single lines, and the laws."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from build_tools.clean import clean, decode, position, rebuild
from build_tools.cli.clean import command
from build_tools.findings import BuildToolsError
from build_tools.model import Block, Cleaned

HERE = Path(__file__).parent / "clean"
SOURCE = Path(__file__).parent.parent / "docs" / "editions" / "yiwu" / "source.txt"
EXTRACTIONS = sorted(p for p in HERE.glob("*/*.txt") if p.name != "expected.txt")
SAMPLES = [SOURCE, *EXTRACTIONS]


def read(path: Path) -> str:
    return decode(path.read_bytes(), path.name)


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def line_of(block: Block) -> str:
    mark = f" {block.mark}" if block.mark else ""
    return f"{block.kind}{mark}: {block.text}"


def comparable(line: str) -> str:
    """Extractors read tables by rows or by columns: for a table only its characters count."""
    return "table " + "".join(sorted(line.replace(" ", ""))) if line.startswith("table") else line


def same(cleaned: Cleaned) -> tuple[object, ...]:
    """What must not depend on how the file was written."""
    blocks = [(b.kind, b.mark, b.text, b.page) for b in (*cleaned.blocks, *cleaned.notes)]
    return blocks, cleaned.calls


# ---- golden articles


@pytest.mark.parametrize("path", EXTRACTIONS, ids=named)
def test_an_extraction_reads_as_the_article_was_written(path: Path) -> None:
    expected = (path.parent / "expected.txt").read_text(encoding="utf-8").splitlines()
    cleaned = clean(read(path))
    lines = [line_of(b).replace("\n", " ") for b in (*cleaned.blocks, *cleaned.notes)]
    assert [*map(comparable, lines)] == [*map(comparable, expected)]


def test_the_article_has_its_blocks_whole_and_in_order() -> None:
    expected = (HERE / "article-outline.txt").read_text(encoding="utf-8").splitlines()
    cleaned = clean(read(SOURCE))
    lines = [line_of(b) for b in (*cleaned.blocks, *cleaned.notes)]
    assert len(lines) == len(expected)
    for line, outline in zip(lines, expected, strict=True):
        start, _, end = outline.partition(" … ")
        assert line.startswith(start)
        assert line.endswith(end)


def test_the_article_has_so_many_blocks_of_each_kind() -> None:
    cleaned = clean(read(SOURCE))
    assert Counter(b.kind for b in cleaned.blocks) == {
        "title": 1,
        "authors": 1,
        "abstract": 1,
        "keywords": 1,
        "affiliation": 1,
        "heading": 3,
        "paragraph": 19,
    }


def test_nothing_of_the_article_is_lost_or_doubled() -> None:
    source = read(SOURCE)
    cleaned = clean(source)
    kept = Counter("".join(b.text for b in (*cleaned.blocks, *cleaned.notes)))
    taken = Counter("".join(r.text for r in cleaned.removed))
    assert {c: n for c, n in (kept + taken).items() if c.strip()} == {
        c: n for c, n in Counter(source).items() if c.strip()
    }


def test_the_notes_of_the_article_hang_on_their_marks() -> None:
    cleaned = clean(read(SOURCE))
    before = [cleaned.blocks[b].text[o - 5 : o] for b, o in cleaned.calls]
    assert [n.mark for n in cleaned.notes] == ["*", "①", "②", "①"]
    assert before == ["：义乌例证", "倍）的增幅", "四个允许”", "八八战略”"]


def test_the_marks_of_the_article_stand_once_each_in_the_text() -> None:
    text = "".join(b.text for b in clean(read(SOURCE)).blocks)
    assert re.findall(r"\[\d+\]", text) == [f"[{n}]" for n in range(1, 11)]
    assert re.findall(r"[*①②]\d?", text) == ["*", "①", "②", "①"]


def test_misread_characters_stay_for_the_editor() -> None:
    text = "".join(b.text for b in clean(read(SOURCE)).blocks)
    for misread in ("功H旨正在", "月艮务于", "2543%", "569_1%"):
        assert misread in text


# ---- lines


def pairs() -> list[tuple[str, str]]:
    lines = (HERE / "spacing.txt").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    return list(zip(rows[::2], rows[1::2], strict=True))


@pytest.mark.parametrize(("extracted", "expected"), pairs())
def test_a_line_loses_the_spaces_that_the_extraction_put_in(extracted: str, expected: str) -> None:
    front = "村镇见闻\n本刊编辑部\n摘要：简短。\n关键词：一\n\n"
    cleaned = clean(front + extracted.replace("|", "\n"))
    assert [b.text for b in cleaned.blocks][4:] == [expected]


# ---- laws


@pytest.mark.parametrize("path", SAMPLES, ids=named)
def test_an_article_can_be_rebuilt_byte_for_byte(path: Path) -> None:
    data = path.read_bytes()
    c = clean(decode(data, path.name))
    assert rebuild(c.blocks, c.notes, c.removed, c.altered).encode() == data


@pytest.mark.parametrize("path", SAMPLES, ids=named)
def test_only_space_is_removed_as_space(path: Path) -> None:
    removed = clean(read(path)).removed
    assert "".join(r.text for r in removed if r.kind in {"space", "break"}).strip() == ""


@pytest.mark.parametrize("path", SAMPLES, ids=named)
def test_how_the_file_was_written_makes_no_difference(path: Path) -> None:
    text = read(path)
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    expected = same(clean(text))
    assert same(clean("\ufeff" + text)) == expected
    assert same(clean(text.replace("\n", "\r\n"))) == expected
    assert same(clean(text.replace("\n", "\r"))) == expected
    assert same(clean(text.translate(wide))) == expected
    assert same(clean(text.rstrip("\n\f "))) == expected
    assert same(clean(text + "\n\f")) == expected


def test_form_feeds_say_what_leading_spaces_said() -> None:
    text = read(SOURCE)
    expected = same(clean(text))
    assert same(clean(re.sub(r"\n (?=[^ \n*①])", "\n\f", text))) == expected
    assert same(clean(re.sub(r"\n (?=[^ \n])", "\n\f", text))) == expected


pieces = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        [
            *(
                "\n",
                "\r\n",
                "\f",
                " ",
                "\u3000",
                "\ufeff",
                "①",
                "②2",
                "*1",
                "[1]",
                "。",
                "，",
                "12",
            ),
            *(
                "摘要：",
                "关键词：",
                "参考文献",
                "Abstract: a",
                "一、",
                "（一）",
                "表1 甲",
                "注：",
                "——" * 4,
            ),
            "改革开放以来的长句子一直写到行末也没有停下来的意思所以还要继续写",
        ]
    ),
)
texts = st.lists(pieces, max_size=30).map("".join)


@settings(max_examples=100, deadline=None)
@given(texts)
@example("")
@example("①\n\f①注。")
def test_any_text_can_be_rebuilt(text: str) -> None:
    c = clean(text)
    assert rebuild(c.blocks, c.notes, c.removed, c.altered) == text
    assert len(c.calls) == len(c.notes)
    for block, offset in c.calls:
        assert block == -1 or c.blocks[block].text[offset] in "*①②③[［〔※†‡"


# ---- provenance, files, command


def test_a_character_knows_its_line_column_and_page() -> None:
    source = read(SOURCE)
    cleaned = clean(source)
    block = next(b for b in cleaned.blocks if "月艮务于" in b.text)
    line, column = position(source, block.origin[block.text.index("月艮")])
    assert source.split("\n")[line - 1][column - 1 :].startswith("月艮务于")
    assert (line, block.page) == (377, 5)
    assert [position(source, o)[0] for o in cleaned.pages] == [1, 73, 157, 238, 321, 398]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.txt: empty; there is no text to clean"),
        (b"\xef\xbb\xbf \r\n", "a.txt: empty; there is no text to clean"),
        (
            b"%PDF-1.4\n\x00\x01",
            "a.txt: not a text file but binary; give the text extracted from it",
        ),
        (
            "第一行\n".encode() + "第二行".encode("gbk"),
            "a.txt:2: not UTF-8 (byte 10); save the file as UTF-8",
        ),
        ("正文".encode("utf-16"), "a.txt: not UTF-8 but UTF-16; save the file as UTF-8"),
    ],
)
def test_a_file_that_is_no_text_gets_one_clear_line(data: bytes, message: str) -> None:
    with pytest.raises(BuildToolsError) as caught:
        decode(data, "a.txt")
    assert str(caught.value) == message


def test_the_command_prints_text_with_the_notes_after_it() -> None:
    shown = CliRunner().invoke(command, [str(HERE / "post" / "pymupdf.txt")]).output
    blocks = shown.split("\n\n")
    assert blocks[0] == "骑行邮路：云岭三乡的投递方式与时间①"
    assert blocks[blocks.index("----") + 2].startswith("②“车骑人”")


def test_the_command_prints_json_with_lines_and_calls() -> None:
    shown = json.loads(CliRunner().invoke(command, [str(SOURCE), "--format", "json"]).output)
    assert shown["blocks"][3] == {
        "kind": "keywords",
        "text": "改革开放40周年世界“小商品之都”市场经济与资源配置",
        "page": 1,
        "lines": [18, 18],
    }
    assert shown["notes"][0]["call"] == {"block": 0, "offset": 18}
    assert shown["removed"]["counter"] == 4
