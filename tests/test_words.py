"""Words: cut by the standard, read in context, glossed; and they join to the text, always."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.cli.words import command
from build_tools.findings import BuildToolsError
from build_tools.load import load
from build_tools.model import Bilingual, Term, TermRecord
from build_tools.words import Lexicon, segment_words
from build_tools.words.pinyin import marked, spelt, syllables

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
PLAIN = Lexicon()


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The project's own words and readings, without its glossary."""
    source, _ = load(ROOT)
    (edition,) = [e for e in source.editions if e.slug == "yiwu"]
    return Lexicon(edition.lexicon, edition.readings)


def cut(text: str, lexicon: Lexicon = PLAIN) -> str:
    return " ".join(word.text for word in segment_words(text, lexicon))


def term(zh: str, **more: object) -> Term:
    record = {"zh": zh, "pinyin": "", "en": f"the {zh}", "category": "concept", "rests_on": ()}
    nothing = Bilingual(zh="", en="")
    return Term("a-slug", TermRecord(**(record | more)), nothing, nothing)


def spans(words: list[str]) -> set[tuple[int, int]]:
    ends = [sum(map(len, words[: n + 1])) for n in range(len(words))]
    return set(zip([0, *ends], ends, strict=False))


def test_words_reach_the_gold_standard(lexicon: Lexicon) -> None:
    right = ours = true = 0
    for line in (GOLD / "words.txt").read_text("utf-8").splitlines():
        gold = spans(line.split(" "))
        found = spans([w.text for w in segment_words(line.replace(" ", ""), lexicon)])
        right, ours, true = right + len(gold & found), ours + len(found), true + len(gold)
        ends = {end for _, end in gold}
        straddling = [(a, b) for a, b in found if any(a < end < b for end in ends)]
        assert not straddling, line
    assert 2 * right / (ours + true) >= 0.97


def test_pinyin_reaches_the_gold_standard(lexicon: Lexicon) -> None:
    wrong, all_of_them = [], 0
    for line in (GOLD / "pinyin.txt").read_text("utf-8").splitlines():
        text, pinyin = line.split("\t")
        gold = pinyin.split()
        found = [s for word in segment_words(text, lexicon) for s in word.pinyin]
        assert len(found) == len(gold), line
        all_of_them += len(gold)
        wrong += [pair for pair in zip(gold, found, strict=True) if pair[0] != pair[1]]
    assert len(wrong) <= all_of_them * 0.002, wrong


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.sampled_from(
            "义乌市场的发展一二三第十百万亿多年月日人个不相更好成为地0123.%~～AbV[]①—…“”，。 \n\t𠀀é🙂"
        )
    )
)
def test_words_join_to_the_text_and_every_han_character_is_read(text: str) -> None:
    words = segment_words(text, PLAIN)
    assert "".join(word.text for word in words) == text
    for word in words:
        han = sum(
            c in "义乌市场的发展一二三第十百万亿多年月日人个不相更好成为地𠀀" for c in word.text
        )
        assert len(word.pinyin) == han
        assert word.gloss_from in {"curated", "dictionary", "parts", "none"}
        assert bool(word.gloss) == (word.gloss_from != "none")


@pytest.mark.parametrize(
    "words",
    [
        "2017年 12月 30日",
        "一九七八年 十二月 十八日",
        "三分之二 以上",
        "40 年 来",
        "40 周年",
        "1978 ～ 2017年",
        "265.1亿 元",
        "20多万 家 企业",
        "640余万 平方米",
        "7.5万余 个",
        "3,400 人",
        "增长 了 73.6%",
        "约 占 1/5",
        "第一 代",
        "两 个 方面",
        "第三方 机构",
        "十多 次",
        "十分 重要",
        "一 是",
        "国际 贸易",
        "分工 协作",
        "成长 为",
        "打造 成",
        "构建 起",
        "致力 于",
        "高于",
        "最新 成果",
        "相 适应",
        "举世瞩目",
        "3D 打印 和 VR 技术",
        "意见 [1] ① —— 完",
    ],
)
def test_the_standard_cuts(words: str) -> None:
    assert cut(words.replace(" ", "")) == words


def test_a_word_of_the_lexicon_is_whole_and_a_bar_cuts() -> None:
    text = "鸡毛换糖的故事"
    assert cut(text) != "鸡毛换糖 的 故事"
    assert cut(text, Lexicon([("鸡毛换糖", "n")])) == "鸡毛换糖 的 故事"
    assert cut("学习经验", Lexicon([("学|习|经验", "")])) == "学 习 经验"


def test_short_terms_are_words_and_long_ones_are_a_layer_over_words() -> None:
    lexicon = Lexicon(terms=(term("鸡毛换糖"), term("综合改革"), term("人类命运共同体")))
    assert cut("鸡毛换糖与综合改革", lexicon) == "鸡毛换糖 与 综合 改革"
    assert cut("人类命运共同体", lexicon) == "人类 命运 共同体"


def test_a_term_gives_its_word_gloss_slug_and_pinyin() -> None:
    (word,) = segment_words(
        "拨浪鼓", Lexicon(terms=(term("拨浪鼓", pinyin="Bōlàng gǔ", gloss="rattle"),))
    )
    assert (word.gloss, word.gloss_from, word.term) == ("rattle", "curated", "a-slug")
    assert word.pinyin == ("Bō", "làng", "gǔ")


def test_an_alias_of_a_term_has_its_gloss_but_not_its_pinyin() -> None:
    (word,) = segment_words(
        "货郎鼓", Lexicon(terms=(term("拨浪鼓", pinyin="Bōlàng gǔ", aliases=("货郎鼓",)),))
    )
    assert (word.term, word.pinyin) == ("a-slug", ("huò", "láng", "gǔ"))


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("银行行长长大了", "yín háng háng zhǎng zhǎng dà le"),
        ("成长为中心", "chéng zhǎng wéi zhōng xīn"),
        ("以人民为中心", "yǐ rén mín wéi zhōng xīn"),
        ("为人民服务", "wèi rén mín fú wù"),
        ("更好地发展", "gèng hǎo de fā zhǎn"),
        ("地区", "dì qū"),
        ("中国", "Zhōng guó"),
        ("不断", "bù duàn"),
        ("重新重视", "chóng xīn zhòng shì"),
        ("2017年", "nián"),
        ("，", ""),
    ],
)
def test_readings_in_context(text: str, pinyin: str) -> None:
    found = [s for word in segment_words(text, PLAIN) for s in word.pinyin]
    assert " ".join(found) == pinyin


def test_a_reading_by_hand_wins_over_the_dictionary_where_its_stretch_stands() -> None:
    lexicon = Lexicon(readings={"商品之都": "shāng pǐn zhī dū"})
    read = [s for w in segment_words("都是商品之都", lexicon) for s in w.pinyin]
    assert read == ["dōu", "shì", "shāng", "pǐn", "zhī", "dū"]


@pytest.mark.parametrize(
    ("text", "gloss", "source"),
    [
        ("贸易", "trade", "dictionary"),
        ("国际化", "to internationalize; internationalization", "dictionary"),
        ("电影式", "movie + -style", "parts"),
        ("突飞猛进", "to advance by leaps and bounds", "dictionary"),
        ("的", "(links a modifier to what it modifies)", "curated"),
        ("邓", "surname Deng", "dictionary"),
        ("电商", "e-commerce (abbr. for 电子商务)", "dictionary"),
        ("，", "", "none"),
        ("2017年", "", "none"),
    ],
)
def test_gloss(text: str, gloss: str, source: str) -> None:
    (word,) = segment_words(text, PLAIN)
    assert (word.gloss, word.gloss_from) == (gloss, source)


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("义乌", "義烏"),
        ("发展", "發展"),
        ("以后", "以後"),
        ("平台", "平臺"),
        ("只", "只"),
        ("面", "面"),
        ("云计算", "雲計算"),
        ("征", "徵"),
        ("B型", "B型"),
    ],
)
def test_traditional_forms(simplified: str, traditional: str) -> None:
    assert "".join(w.traditional for w in segment_words(simplified, PLAIN)) == traditional


def test_levels_are_those_of_the_2025_list() -> None:
    assert [w.level for w in segment_words("发展战略聚爆", PLAIN)][:2] == ["3", "7-9"]


def test_pinyin_is_marked_and_taken_apart() -> None:
    assert marked("xiao3 gui4 jiu3 lu:4 Ou1 de5") == ("xiǎo", "guì", "jiǔ", "lǜ", "Ōu", "de")
    assert syllables("Xí Jìnpíng, Xī’ān") == ("Xí", "Jìn", "píng", "Xī", "ān")
    assert spelt(("Lù", "Lì", "jūn")) == "Lu Lijun"


def test_the_command_prints_words_that_are_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    lines = "改革开放40年来\n\n义乌市场\n"
    text = CliRunner().invoke(command, input=lines)
    assert text.output == "改革开放 40 年 来\n\n义乌 市场\n"
    rows = CliRunner().invoke(command, ["--format", "json"], input=lines).output.splitlines()
    assert [[w["word"] for w in json.loads(row)] for row in rows] == [
        ["改革开放", "40", "年", "来"],
        [],
        ["义乌", "市场"],
    ]
    assert set(json.loads(rows[2])[0]) == {
        "word",
        "pinyin",
        "traditional",
        "gloss",
        "level",
        "term",
    }


def test_the_command_reads_a_byte_order_mark_and_refuses_what_is_not_utf8(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    file = tmp_path / "lines.txt"
    file.write_bytes("\ufeff义乌\r\n市场".encode())
    assert CliRunner().invoke(command, [str(file)]).output == "义乌\n市场\n"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(BuildToolsError, match="not UTF-8 at byte 1"):
        CliRunner().invoke(command, [str(file)], catch_exceptions=False)


def test_cutting_is_silent_and_needs_no_place_to_write(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "absent")
    environment = {**os.environ, "TMPDIR": nowhere, "HOME": nowhere, "XDG_CACHE_HOME": nowhere}
    run = subprocess.run(
        [sys.executable, "-m", "build_tools", "words"],
        input="义乌市场",
        capture_output=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
        env=environment,
    )
    assert (run.stdout, run.stderr) == ("义乌 市场\n", "")
    assert not Path(nowhere).exists()
