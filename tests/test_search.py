"""The data of search, and the Python half of what both halves must agree on."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.cli.bench.synthetic import Corpus
from build_tools.model import Bilingual, Site
from build_tools.search import files, fold, index
from build_tools.search.folding import words
from build_tools.search.postings import DIGITS, MORE, Postings, encoded, hashed, name
from build_tools.search.scripts import shipped
from build_tools.search.shards import keys
from build_tools.search.stems import stem

ROOT = Path(__file__).parent.parent
SCRIPTS = ROOT / "build_tools/assets/search"
DATA = "assets/search/"


def cases(name: str) -> list[Any]:
    return yaml.safe_load((ROOT / "tests/search" / name).read_text("utf-8"))


def say(edtf: str) -> Bilingual:
    return Bilingual(zh=edtf, en=edtf)


@pytest.mark.parametrize("case", cases("folds.yaml"), ids=lambda c: c["text"])
def test_folds(case: dict[str, Any]) -> None:
    assert fold(case["text"]) == (case["folded"], tuple(case["at"]))


@given(st.text(alphabet=st.sampled_from("鸡雞着著Aé’'1.,/%[]①²  、“”\n"), max_size=30))
@settings(max_examples=100, deadline=None)
def test_folding_keeps_order_and_is_done_once(text: str) -> None:
    folded, at = fold(text)
    assert len(folded) == len(at)
    assert list(at) == sorted(at)
    assert fold(folded)[0] == folded


def test_words_part_where_something_was_dropped() -> None:
    text = "人均GDP of 10,000 e-commerce, don’t"
    folded, at = fold(text)
    found = [folded[a:b] for a, b in words(text, folded, at)]
    assert found == ["gdp", "of", "10000", "e", "commerce", "dont"]


@pytest.mark.parametrize("forms", cases("stems.yaml"), ids=lambda f: f[0])
def test_forms_of_a_word_have_one_stem(forms: list[str]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("business", "busi"), ("thing", "th"), ("class", "clas"), ("bus", "bu")]
)
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_keys_cross_clauses_and_punctuation_but_not_languages() -> None:
    found = keys(("换糖，", "旅行 3D打印"))
    assert {"换", "换糖", "糖旅", "huan tang", "tang lv", "tang lu", "3d", "打印"} <= found
    assert {"行3", "d打", "huan tang l", "tang lu x", "lv xing"} <= found
    assert not {"印换", "3d打", "lv xing d"} & found
    assert {"=market pr", "=procurement of", "=of 10", "=10", "=of=10"} <= keys(
        ("market procurement", "of 10%")
    )


@pytest.mark.parametrize("case", cases("keys.yaml"), ids=lambda c: c["query"])
def test_keys_that_are_looked_up_are_keys_of_the_text(case: dict[str, Any]) -> None:
    assert {*case["whole"], *case["open"]} <= keys(case["lane"])


def test_a_shard_holds_for_each_key_the_numbers_noted_under_it() -> None:
    postings = Postings()
    noted = {f"key {n}": [*range(n % 7, 4_000, 97 + n)] for n in range(200)}
    for number in range(4_000):
        postings.add([key for key, numbers in noted.items() if number in numbers], number)
    count, shards = postings.shards()
    held = [
        {entry[:3]: entry[3:] for entry in shard.split(".")} if shard else {} for shard in shards
    ]
    assert len(held) == count > 1
    for key, numbers in noted.items():
        shard = held[hashed(key) * count >> 32]
        assert shard.get(name(hashed(key)), "") == encoded(numbers), key


@given(st.sets(st.integers(min_value=0, max_value=100_000), max_size=40))
@settings(max_examples=50)
def test_numbers_are_encoded_as_gaps_and_come_back(numbers: set[int]) -> None:
    found, last, gap, shift = [], 0, 0, 1
    for digit in map(DIGITS.index, encoded(sorted(numbers))):
        gap += digit % MORE * shift
        shift *= MORE
        if digit < MORE:
            last += gap
            found.append(last)
            gap, shift = 0, 1
    assert found == sorted(numbers)


def test_the_real_corpus_is_one_small_file_and_the_same_each_time(site: Site) -> None:
    files = index(site.editions, site.source.glossary, say)
    assert set(files) == {f"{DATA}{n}.json" for n in ("data", "around", "sounds", "entries")}
    first = sum(len(gzip.compress(files[f"{DATA}{n}.json"].encode())) for n in ("data", "sounds"))
    assert first <= 45_000
    assert files == index(site.editions, site.source.glossary, say)


def test_a_large_corpus_is_cut_into_shards_and_chunks(site: Site) -> None:
    files = index(site.editions, site.source.glossary, say, large=0)
    core = json.loads(files[f"{DATA}data.json"])
    sections = sum(len(a.edition.sections) for a in site.editions)
    assert sections < core["chunks"][0] < core["chunks"][1]
    assert sum(name.startswith(f"{DATA}t/") for name in files) == core["chunks"][1]
    assert sum(name.startswith(f"{DATA}k/") for name in files) == core["shards"]
    assert "zh" not in core


def test_a_large_corpus_is_read_an_edition_at_a_time(site: Site) -> None:
    corpus = Corpus(site.editions[0], 3)
    made = {*files(corpus, site.source.glossary, say, large=0)}
    editions = tuple(corpus)
    assert len({a.edition.slug for a in editions}) == 3
    assert made == {*files(editions, site.source.glossary, say, large=0)}


def test_the_vocabulary_of_made_articles_grows(site: Site) -> None:
    corpus = Corpus(site.editions[0], 4)
    seen: set[str] = set()
    sizes = []
    for edition in (a.edition for a in corpus):
        for section in edition.sections:
            for text in (s.zh for p in section.paragraphs for s in p.segments):
                seen.update(text[i : i + 2] for i in range(len(text) - 1))
        sizes.append(len(seen))
    assert sizes[0] < sizes[1] < sizes[2] < sizes[3]


def test_the_worker_is_small() -> None:
    made = shipped({p.name: p.read_text("utf-8") for p in SCRIPTS.glob("*.js")})
    assert len(gzip.compress(made["material.js"].encode())) <= 6_000


def test_a_script_is_shipped_with_what_it_imports() -> None:
    sources = {
        "a.js": '// About a.\nimport { b } from "./b.js"\nimport { c } from "./c.js"\nb(`${c ? `a = b` : ""} , `)\n',
        "b.js": 'import { c } from "./c.js"\n\n/** Does b. */\nexport const b = x =>\n  x + c\n',
        "c.js": 'export const c = /, (?= )/.test(" = ") || 1 // one\n',
    }
    c = 'export const c=/, (?= )/.test(" = ")||1 // one\n'
    left = 'b(`${c ? `a = b` : ""} , `)\n'
    assert shipped(sources)["a.js"] == f"{c}export const b=x=>\nx+c\n{left}"
    assert shipped(sources)["c.js"] == c
