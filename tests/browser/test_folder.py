"""The site taken away as a zip file, opened from its folder without a server or a network."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def folder(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive unpacked, in a folder whose name has a space and is not ASCII."""
    target = tmp_path_factory.mktemp("taken") / "我的 reader"
    with zipfile.ZipFile(built_site / "downloads" / "site.zip") as archive:
        archive.extractall(target)
    return target / "reader"


@pytest.fixture
def open_file(browser: Browser, folder: Path) -> Iterator[Open]:
    """Opens a page of the folder without a network; what goes wrong in it fails the test."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    context.set_default_timeout(8_000)

    def opened(path: str, **options: Any) -> Page:
        page = context.new_page()
        page.on("console", lambda m: m.type == "error" and faults.append(m.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("requestfailed", lambda request: faults.append(request.url))
        name, *rest = re.split(r"(?=[?#])", path, maxsplit=1)
        page.goto((folder / name).as_uri() + "".join(rest), **options)
        return page

    yield opened
    context.close()
    assert faults == []


@pytest.mark.parametrize(
    "path",
    ["index.html", "yiwu/timeline/index.html", "yiwu/figures/index.html", "about/index.html"],
)
def test_a_page_opens_without_a_fault(open_file: Open, path: str):
    page = open_file(path)
    expect(page.locator("h1").first).to_be_visible()
    page.wait_for_timeout(500)


def test_words_answer_and_layers_are_painted(open_file: Open):
    page = open_file("yiwu/market/index.html?pinyin=all")
    expect(page.locator("[id='1.1.2'] rt").first).to_have_attribute("data-p", re.compile(r"\w"))
    page.wait_for_selector(".s[tabindex='0']")
    page.locator("[id='1.1.2'] > [lang='zh-Hans'] ruby").first.click()
    expect(page.locator(".card")).to_be_visible()


def test_a_glossary_entry_is_previewed_and_opened(open_file: Open):
    page = open_file("yiwu/market/index.html")
    page.wait_for_selector(".s[tabindex='0']")
    page.locator(".s > [lang='en'] a[href*='glossary/']").first.hover()
    expect(page.locator(".card [lang='zh-Latn-pinyin']").first).to_be_visible()
    page.locator(".card a[href*='glossary/']").first.click()
    expect(page.locator("article.term h1")).to_be_visible()
    assert page.url.endswith("/index.html")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("鸡毛换糖", "glossary/chicken-feathers-for-candy/"),
        ("jimaohuantang", "glossary/chicken-feathers-for-candy/"),
        ("1493.2", "yiwu/market/"),
    ],
)
def test_the_search_page_finds_and_leads_there(open_file: Open, query: str, found: str):
    page = open_file(f"search/index.html?q={query}")
    page.wait_for_selector("#results[aria-busy='false'] > li")
    page.locator("#results > li a").first.click()
    page.wait_for_url(lambda url: f"{found}index.html" in url)
    expect(page.locator("h1").first).to_be_visible()


@pytest.mark.parametrize("path", ["index.html", "about/index.html"])
def test_the_search_box_answers(open_file: Open, path: str):
    page = open_file(path)
    box = page.locator(".md-search__input")
    box.click()
    box.press_sequentially("换糖", delay=60)
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_a_sheet_is_made_and_opened_and_its_link_is_for_others(open_file: Open):
    page = open_file("teach/index.html?edition=yiwu&range=1.1.1-1.1.3")
    page.wait_for_selector(".maker[data-ready]")
    page.fill("[name=title]", "From a folder")
    page.select_option("[name=figure]", index=1)
    page.click("[data-do=figure]")
    expect(page.locator("[data-at=facts]")).to_contain_text("characters")
    address = "https://yiwu-reader.example/teach/sheet/?view=zh"
    expect(page.locator("[name=link]")).to_have_value(re.compile(re.escape(address)))
    page.click("[data-at=open]")
    page.wait_for_selector(".slip")
    assert page.url.startswith("file:")
    expect(page.locator("h1")).to_have_text("From a folder")
    assert page.locator(".excerpt .s").count() == 3
    assert page.locator("figure svg").count() == 1
    assert page.locator(".missing").count() == 0
    page.locator(".excerpt [lang='zh-Hans'] span:not([class])").first.click()
    expect(page.locator(".card")).to_be_visible()


def test_what_is_cited_in_a_folder_is_the_published_page(open_file: Open):
    page = open_file("yiwu/market/index.html")
    page.wait_for_selector(".s[tabindex='0']")
    page.keyboard.press("y")
    cited = page.locator("dialog")
    expect(cited).to_contain_text("https://yiwu-reader.example/yiwu/market/#1.0.1")
    expect(cited).not_to_contain_text("file:")
