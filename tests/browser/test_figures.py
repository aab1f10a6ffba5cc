"""Figures, the ledger and the cards of numbers in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
FIGURES = "/yiwu/figures/"


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_figures_fit_and_are_accessible(open_page: Open, width: int, scheme: str) -> None:
    page = open_page(FIGURES, width=width, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('.figures details').forEach(d => { d.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert Axe().run(page).response["violations"] == []


def test_the_words_of_a_single_drawing_stand_beside_it_on_a_wide_page(open_page: Open) -> None:
    boxes = "[...document.querySelectorAll('#fig-2 :is(.panels, .about)')].map(e => e.getBoundingClientRect().toJSON())"
    about, drawing = open_page(FIGURES, width=1280).evaluate(boxes)
    assert about["left"] > drawing["right"]
    assert about["top"] == drawing["top"]
    about, drawing = open_page(FIGURES, width=360).evaluate(boxes)
    assert about["left"] == drawing["left"]
    assert about["bottom"] < drawing["top"]


def test_the_ink_of_a_drawing_follows_the_scheme(open_page: Open) -> None:
    inks = []
    for scheme in ("light", "dark"):
        page = open_page(FIGURES, color_scheme=scheme)
        text = page.locator("#fig-2 svg text").first
        inks.append(
            text.evaluate("t => [getComputedStyle(t).fill, getComputedStyle(document.body).color]")
        )
    assert inks[0][0] == inks[0][1]
    assert inks[1][0] == inks[1][1]
    assert inks[0] != inks[1]


def test_the_ledger_is_sorted_by_a_button(open_page: Open) -> None:
    page = open_page(FIGURES)
    head = page.locator(".claims thead th").nth(2)
    cells = ".claims tbody .stated"
    before = page.locator(cells).all_text_contents()
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    after = page.locator(cells).all_text_contents()
    rates = [float(t.strip("%倍")) for t in after if t != "—"]
    assert sorted(before) == sorted(after)
    assert rates == sorted(rates)


def test_a_number_tells_its_value_its_sum_and_its_figure(open_page: Open) -> None:
    page = open_page("/yiwu/market/")
    page.wait_for_function("document.documentElement.dataset.ready === ''")
    page.locator("[id='1.2.12'] > [lang='zh-Hans'] .q").first.click()
    card = page.locator(".card")
    for words in ("265.1亿元", "RMB 26.51 billion", "26,510,000,000", "73.56%"):
        expect(card).to_contain_text(words)
    card.get_by_role("link", name="Figure 2").click()
    expect(page.locator("#fig-2 h2")).to_be_in_viewport()


def test_figures_lead_back_to_their_clauses(open_page: Open) -> None:
    page = open_page(FIGURES)
    page.locator("#fig-2 .from").get_by_role("link", name="1.2.12").click()
    expect(page.locator("[id='1.2.12']")).to_be_in_viewport()
