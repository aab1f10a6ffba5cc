"""The pages around the text in a real browser: narrow and wide, by key, without scripts, by axe."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/yiwu/",
    "/yiwu/timeline/",
    "/yiwu/apparatus/",
    "/yiwu/voices/",
    "/glossary/",
    "/glossary/yiwu/",
    "/glossary/chicken-feathers-for-candy/",
    "/about/",
    "/404.html",
    "/yiwu/market/",
    "/yiwu/commodity-capital/",
)

Open = Callable[..., Page]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_narrow_screen(open_page: Open, path: str) -> None:
    page = open_page(path, 360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", PAGES)
def test_every_stretch_of_text_has_the_language_that_it_is_in(open_page: Open, path: str) -> None:
    page = open_page(path)
    wrong = page.evaluate(
        r"""() => {
            const found = [], all = document.createTreeWalker(
                document.querySelector("article"), NodeFilter.SHOW_TEXT)
            for (let n = all.nextNode(); n; n = all.nextNode()) {
                const lang = n.parentElement.closest("[lang]").getAttribute("lang"), text = n.data.trim()
                const latin = /[A-Za-z]{4}/.test(text), han = /\p{sc=Han}/u.test(text)
                if (lang.startsWith("en") && han || lang.startsWith("zh-Han") && latin && !han)
                    found.push(`${lang}: ${text.slice(0, 60)}`)
            }
            return found
        }"""
    )
    assert wrong == []


def test_the_box_on_the_title_page_searches_without_scripts(open_page: Open) -> None:
    page = open_page("/", java_script_enabled=False)
    page.locator(".door input[name=q]").fill("1493.2")
    page.locator(".door button").click()
    assert page.url.endswith("/search/?q=1493.2")


def test_code_is_set_in_one_width(open_page: Open) -> None:
    page = open_page("/about/checks/")
    faces = page.eval_on_selector_all(
        "article code, article pre code *", "all => all.map(e => getComputedStyle(e).fontFamily)"
    )
    assert faces
    assert all("monospace" in face for face in faces)


def test_a_wrong_address_leads_on_from_any_depth(open_page: Open) -> None:
    page = open_page("/404.html")
    hrefs = page.eval_on_selector_all(".lost a", "all => all.map(a => a.getAttribute('href'))")
    assert hrefs
    assert all(href.startswith("/") for href in hrefs)
    assert page.locator(".lost form").get_attribute("action") == "/search/"


def test_the_timeline_is_one_tab_stop_and_arrows(open_page: Open) -> None:
    page = open_page("/yiwu/timeline/")
    page.wait_for_selector(".lane a[tabindex='-1']", state="attached")
    marks = page.locator(".lane a")
    assert page.locator(".lane a[tabindex='0']").count() == 1
    marks.first.focus()
    expect(page.locator(".lane a:focus .tip")).to_have_css("opacity", "1")
    page.keyboard.press("ArrowRight")
    expect(marks.nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert (
        page.evaluate(
            "[...document.querySelectorAll('.lane')].indexOf(document.activeElement.closest('.lane'))"
        )
        == 1
    )
    page.keyboard.press("Home")
    target = page.evaluate("document.activeElement.hash.slice(1)")
    page.keyboard.press("Enter")
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()
    assert page.url.endswith(f"#{target}")


def test_a_mark_of_the_timeline_is_a_finger_wide_and_drawn_inside_the_page(open_page: Open) -> None:
    page = open_page("/yiwu/timeline/", 360, has_touch=True)
    sizes = page.eval_on_selector_all(
        ".lane a",
        "all => all.map(a => a.getBoundingClientRect()).map(r => [r.width, r.height, r.right])",
    )
    assert min(w for w, _, _ in sizes) >= 24
    assert min(h for _, h, _ in sizes) >= 24
    assert max(r for _, _, r in sizes) <= 360
    page.locator(".lane a").nth(3).tap()
    assert "#t" in page.url


def test_aims_still_to_come_are_drawn_open(open_page: Open) -> None:
    page = open_page("/yiwu/timeline/")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for mark in page.locator(".lane a.open").all():
        assert mark.evaluate("a => getComputedStyle(a, '::before').backgroundColor") == paper


def test_without_scripts_the_whole_list_of_events_stands(open_page: Open) -> None:
    with_scripts = open_page("/yiwu/timeline/").locator(".event").count()
    page = open_page("/yiwu/timeline/", java_script_enabled=False)
    assert page.locator(".event:visible").count() == with_scripts
    assert page.locator(".lane a:visible").count() == with_scripts


def test_the_glossary_is_ordered_four_ways_with_headings(open_page: Open) -> None:
    page = open_page("/glossary/")
    count = page.locator(".terms li").count()
    printed = page.eval_on_selector_all(".terms li", "all => all.map(li => li.id)")
    for order in ("en", "category", "first"):
        page.locator(f"input[value={order}]").check()
        assert page.locator(".terms li").count() == count
        assert page.locator(".groups h2").count() > 1
        assert page.url.endswith(f"?by={order}")
    assert page.locator(".terms li").first.get_attribute("data-first") == "1"
    page.locator("input[value=pinyin]").check()
    assert page.eval_on_selector_all(".terms li", "all => all.map(li => li.id)") == printed
    assert page.url.endswith("/glossary/")


@pytest.mark.parametrize("words", ["换糖", "換糖", "jimaohuantang", "jīmáo", "Feathers candy"])
def test_the_filter_finds_a_term_however_it_is_typed(open_page: Open, words: str) -> None:
    page = open_page("/glossary/")
    page.locator("input[name=find]").fill(words)
    expect(page.locator("#chicken-feathers-for-candy")).to_be_visible()
    assert page.locator(".terms li:visible").count() < 20


def test_a_link_shows_the_same_list(open_page: Open) -> None:
    page = open_page("/glossary/?by=category&find=market")
    expect(page.locator("input[value=category]")).to_be_checked()
    expect(page.locator(".groups h2:visible").first).to_be_visible()
    assert page.locator(".terms li:visible").count() < page.locator(".terms li").count()


def test_without_scripts_the_glossary_stands_in_the_order_of_pinyin(open_page: Open) -> None:
    page = open_page("/glossary/", java_script_enabled=False)
    expect(page.locator(".tools")).to_be_hidden()
    assert page.locator(".terms li:visible").count() == page.locator(".terms li").count()


@pytest.mark.parametrize("width", [360, 1280])
def test_keywords_of_a_concordance_line_up_in_the_middle(open_page: Open, width: int) -> None:
    page = open_page("/glossary/yiwu/", width)
    middles = page.eval_on_selector_all(
        ".kwic .line b",
        "all => all.map(b => b.getBoundingClientRect()).map(r => Math.round(r.left + r.width / 2))",
    )
    assert len(middles) > 50
    assert max(middles) - min(middles) <= 1


def test_from_an_entry_to_a_place_and_back_by_keyboard(open_page: Open) -> None:
    page = open_page("/glossary/chicken-feathers-for-candy/")
    page.locator(".kwic a").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#*")
    segment = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    expect(page.locator(f"[id='{segment}']")).to_be_in_viewport()
    page.locator(f"[id='{segment}'] a[href*='chicken-feathers-for-candy']").first.focus()
    assert page.evaluate("document.activeElement.href").endswith(
        "/glossary/chicken-feathers-for-candy/"
    )


def test_the_apparatus_prints_with_its_sums(open_page: Open) -> None:
    page = open_page("/yiwu/apparatus/")
    page.emulate_media(media="print")
    expect(page.locator(".apparatus .sum").first).to_be_visible()
    assert (
        page.locator(".apparatus thead").first.evaluate("e => getComputedStyle(e).display")
        == "table-header-group"
    )
