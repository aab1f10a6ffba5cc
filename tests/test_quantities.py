"""Numbers are read in both languages, held against each other, and worked out again."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.quantities import chinese, claims, compare, english, leftovers

HERE = Path(__file__).parent
DATA = HERE / "quantities"
PAIRS = [json.loads(line) for line in (DATA / "pairs.jsonl").read_text("utf-8").splitlines()]
READINGS = [
    line.split(" | ")
    for line in (DATA / "readings.txt").read_text("utf-8").splitlines()
    if line and line[0] != "#"
]


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text)


@pytest.mark.parametrize(("text", "expected"), READINGS, ids=[r[0] for r in READINGS])
def test_a_number_is_read(text: str, expected: str):
    found = chinese(text) if is_chinese(text) else english(text)
    shown = [" ".join(f or "-" for f in (q.kind, q.low, q.high, q.unit, q.hedge)) for q in found]
    assert shown == [expected]


@pytest.mark.parametrize("name", sorted({p["set"] for p in PAIRS}))
def test_pairs_are_judged(name: str):
    """At least 97% of the wrong pairs caught and of the right pairs passed, in every set."""
    pairs = [p for p in PAIRS if p["set"] == name]
    wrong = [p for p in pairs if p["ok"] is bool(compare(p["zh"], p["en"]))]
    total, missed = Counter(p["ok"] for p in pairs), Counter(p["ok"] for p in wrong)
    for verdict in total:
        assert missed[verdict] <= (0 if name == "grammar" else 0.03) * total[verdict], [
            p["en"] for p in wrong
        ]


@pytest.mark.parametrize(
    ("zh", "en", "kind"),
    [
        ("约2.3亿人", "230 million people", "hedge"),
        ("2.3亿元", "RMB 2.3 billion", "value"),
        ("5亿美元", "RMB 500 million", "unit"),
        ("下降3.2%", "rose 3.2 per cent", "direction"),
        ("从45亿元增加到60亿元", "from RMB 6 billion to RMB 4.5 billion", "order"),
        ("提高2个百分点", "up 2 per cent", "unit"),
        ("增长了3倍", "tripled", "unit"),
        ("共有12家企业", "there are companies", "missing"),
        ("企业在这里", "the 12 companies here", "added"),
        ("增长569_1%", "up 569.1 per cent", "unit"),
    ],
)
def test_a_mismatch_says_its_kind_and_both_readings(zh: str, en: str, kind: str):
    found = compare(zh, en)
    assert kind in {m.kind for m in found}
    mismatch = next(m for m in found if m.kind == kind)
    assert mismatch.zh in zh
    assert mismatch.en in en
    assert mismatch.message


@pytest.mark.parametrize(
    "text",
    [
        "“一带一路”建设",
        "“八八战略”",
        "一穷二白",
        "廿三里镇",
        "千方百计统一思想",
        "第三方机构",
        "十分重要，进一步",
        "一方面，另一方面",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str):
    assert [q for q in chinese(text) if q.kind != "name"] == []
    assert leftovers(text) == ()


def test_a_numeral_that_nothing_accounts_for_is_left_over():
    assert leftovers("他三了") == ("三",)


def test_offsets_are_those_of_the_text_as_given():
    text = "从 7.5 万余 个增加至 1 万人"
    assert [q.text for q in chinese(text)] == ["7.5 万余 个", "1 万人"]


CLAIMS = [
    ("从100元增加至150元，增长了50%。", "50%", "agrees"),
    ("从100元增加至150元，增长了60%。", "60%", "disagrees"),
    ("从16.62亿元增加至58.88亿元，增长了2543%。", "2543%", "disagrees"),
    ("从2055万元提高至13749万元，增长了569_1%。", "569_1%", "disagrees"),
    ("由80人减少到60人，下降25%。", "25%", "agrees"),
    ("从20家增加到100家，增长了4倍。", "4倍", "agrees"),
    ("从20家增加到100家，增长了5倍。", "5倍", "disagrees"),
    ("占比从1.7%提高至11.9%。", "", "agrees"),
    ("占比从11.9%提高至1.7%。", "", "disagrees"),
    ("收入增长了904倍。", "904倍", "not-recomputable"),
    ("库存从90天缩短到45天，缩短了50%。", "50%", "agrees"),
    ("能耗从0.80吨降至0.60吨，降幅为25%。", "25%", "agrees"),
    ("由80人减少到60人，增长25%。", "25%", "disagrees"),
    # What is hedged may lie a little to the side that the hedge names.
    ("成交额由25亿元增至98亿元，翻了近两番。", "翻了近两番", "agrees"),
    ("成交额由25亿元增至60亿元，翻了两番。", "翻了两番", "disagrees"),
    ("产量从50.0万吨增长到103.0万吨，翻了一番。", "翻了一番", "agrees"),
    ("从100.0元增至148.0元，增长近50%。", "50%", "agrees"),
    ("从100.0元增至148.0元，增长50%以上。", "50%", "disagrees"),
    # The difference itself.
    ("企业由1500家增加到2100家，增加了600家。", "600家", "agrees"),
    ("企业由1500家增加到2100家，增加了700家。", "700家", "disagrees"),
    # So much a year, over the years between.
    ("2010年至2015年，出口由100亿元增至161亿元，年均增长10%。", "10%", "agrees"),
    ("2010年至2015年，出口由100亿元增至161亿元，年均增长12.2%。", "12.2%", "disagrees"),
    ("五年间出口由100亿元增至161亿元，年均增长10%。", "10%", "agrees"),
    ("2015年出口161亿元，年均增长10%。", "10%", "not-recomputable"),
    # Each end in a clause of its own.
    ("2012年收入为8.4亿元，2017年增加到13.2亿元，增长57.1%。", "57.1%", "agrees"),
    ("2012年收入为8.4亿元，2017年增加到13.2亿元，增长75.1%。", "75.1%", "disagrees"),
    ("2012年出口为8.4亿元，2017年进口13.2亿元，增长75.1%。", "75.1%", "not-recomputable"),
    ("2017年人口达到130.8万人，比2010年的123.4万人增加6.0%。", "6.0%", "agrees"),
    ("2017年授权达到6500件，为2010年2600件的2.5倍。", "2.5倍", "agrees"),
    ("2000年产值为250亿元，2012年达到1250亿元，是2000年的6倍。", "6倍", "disagrees"),
    ("产值达到1250亿元，是2000年的5倍。", "5倍", "not-recomputable"),
    ("从2.5亿千瓦时提高至4.0亿千瓦时，是原来的1.6倍。", "1.6倍", "agrees"),
    ("2003年吞吐量为180万吨，2008年升至405万吨，五年增长1.25倍。", "1.25倍", "agrees"),
    ("从每百户12辆增加到每百户38辆，增长了2.2倍。", "2.2倍", "agrees"),
    ("与2010年的3200元相比，2015年工资达到5600元，增长75%。", "75%", "agrees"),
    # A rate on another base than the one at hand.
    ("2012年收入为8.4亿元，2017年增加到13.2亿元，同比增长5.1%。", "5.1%", "not-recomputable"),
    ("2016年游客1200万人次，2017年游客1380万人次，比上年增长15%。", "15%", "agrees"),
]


@pytest.mark.parametrize(("text", "stated", "verdict"), CLAIMS, ids=[c[0] for c in CLAIMS])
def test_a_claim_is_worked_out(text: str, stated: str, verdict: str):
    assert [(c.stated, c.verdict) for c in claims([("1", text)])] == [(stated, verdict)]


def test_a_list_that_closes_a_long_sentence_is_paired_in_order_across_segments():
    pieces = [
        ("1.1.1", "产值从265.1亿元增加至460.1亿元，"),
        ("1.1.2", "客商从2万人次增加至20万人次，"),
        ("1.1.3", "分别增长了73.6%、900%。"),
    ]
    found = claims(pieces)
    assert [(c.stated, c.verdict, c.segments) for c in found] == [
        ("73.6%", "agrees", ("1.1.1", "1.1.3")),
        ("900%", "agrees", ("1.1.2", "1.1.3")),
    ]
    assert found[0].sum.en == "(460.1 − 265.1) ÷ 265.1 = 73.56%; the text has 73.6%."


def test_two_lists_of_equal_length_are_paired_value_by_value():
    for closing in ("分别增长了", "增长了"):
        text = (
            f"收入和支出分别从21.0万元、35.0亿元增加至35.0万元、61.0亿元，{closing}66.7%和84.3%。"
        )
        found = claims([("1", text)])
        assert [(c.stated, c.result and c.result.text, c.verdict) for c in found] == [
            ("66.7%", "35.0万元", "agrees"),
            ("84.3%", "61.0亿元", "disagrees"),
        ]


def test_a_change_is_held_against_its_rate_of_the_whole_and_of_the_year():
    text = "产值由1990年的20亿元增加到2000年的200亿元，增长了9倍，年均增长25.9%。"
    found = claims([("1", text)])
    assert [(c.stated, c.verdict) for c in found] == [("9倍", "agrees"), ("25.9%", "agrees")]
    assert found[1].sum.en == "(200 ÷ 20)^(1/10) − 1 = 25.89%; the text has 25.9%."


def test_a_printed_rate_that_cannot_be_read_is_reported():
    (found,) = claims([("1", "从2055万元提高至13749万元，增长了569_1%。")])
    assert "cannot be read" in found.sum.en


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="一二三十百千万亿0123456789.,%年月日元个多余近约第倍成番、和至从 ", max_size=24
    )
)
def test_any_text_is_read_without_fault(text: str):
    for quantity in chinese(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
    leftovers(text)
    claims([("1", text)])


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789.,%-– $RMBabehilnorstuy", max_size=30))
def test_any_english_is_read_without_fault(text: str):
    for quantity in english(text):
        assert 0 <= quantity.start < quantity.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 10**9), st.sampled_from(["元", "吨", "%", "人"]))
def test_a_number_agrees_with_itself_and_with_no_other(value: int, unit: str):
    word = {"元": " yuan", "吨": " tonnes", "%": " per cent", "人": " people"}[unit]
    assert compare(f"共{value}{unit}", f"{value:,}{word}") == ()
    assert compare(f"共{value}{unit}", f"{value + 1:,}{word}")


def run(path: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "build_tools", "numbers", "--pairs", path]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_judges_every_line_in_order(tmp_path: Path):
    path = tmp_path / "pairs.jsonl"
    lines = ['{"zh": "三成", "en": "30%"}', "{", '{"zh": "三成"}', '{"zh": "三成", "en": "40%"}']
    path.write_text("\n".join(lines) + "\n", "utf-8")
    done = run(str(path))
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    assert [v["ok"] for v in verdicts] == [True, False, False, False]
    assert "line 2 " in verdicts[1]["findings"][0]["message"]
    assert "line 3 " in verdicts[2]["findings"][0]["message"]
    assert done.returncode == 1


def test_the_command_ends_clean_when_all_is_right(tmp_path: Path):
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"zh": "三成", "en": "30%"}\n', "utf-8")
    assert run(str(path)).returncode == 0


def test_the_command_cannot_run_without_its_file(tmp_path: Path):
    done = run(str(tmp_path / "none.jsonl"))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
