"""Every kind of page, in every state, for everyone: axe, forced colours, and a window at 400%."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

RULES = {
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
        *("best-practice", "experimental"),
    ],
    # A clause takes the one focus that moves through the text, and is no widget.
    "rules": {"focus-order-semantics": {"enabled": False}},
}
ALIKE = [
    [f"{rows}:nth-child(n + 9)"] for rows in (".terms li", ".kwic li", ".voices li", ".claims tr")
]
"""Rows like those before them: one rule takes seconds over hundreds."""
FRONT = "/yiwu/front/"
SHORT = "?range=0.3.1-0.3.2"
PAGES = (
    "/",
    "/404.html",
    "/about/",
    "/about/checks/",
    "/about/editing/",
    "/about/translation/",
    "/downloads/",
    "/glossary/",
    "/glossary/chicken-feathers-for-candy/",
    "/glossary/yiwu/",
    "/search/",
    "/search/?q=换糖",
    "/search/?q=zzqq",
    "/teach/",
    "/teach/how/",
    "/teach/sheet/",
    "/yiwu/",
    "/yiwu/apparatus/",
    "/yiwu/figures/",
    "/yiwu/timeline/",
    "/yiwu/voices/",
    FRONT,
)
LAYERS = "pinyin=all&words=on&terms=all&dates=on&voices=on&pages=on&source=show"
WORD = ".paragraph [lang='zh-Hans'] span:not([class])"
SETTINGS = """document.querySelector(".fold").click()
document.querySelectorAll(".switches details")[%d].open = true"""
STATES = {
    "every layer": (f"{FRONT}?{LAYERS}", ""),
    "traditional": (f"{FRONT}?view=zh&script=hant&pinyin=hard", ""),
    "English alone": (f"{FRONT}?view=en", ""),
    "line by line": (f"{FRONT}?view=lines", ""),
    "a passage": (f"{FRONT}{SHORT}", ""),
    "a word's card": (FRONT + SHORT, f'document.querySelector("{WORD}").click()'),
    "a note's card": (FRONT, "document.querySelector('.s .n').click()"),
    "a paragraph's card": (FRONT, "document.querySelector('.pn').click()"),
    "sections": (FRONT + SHORT, "document.querySelector('.where').open = true"),
    **{f"settings {n}": (FRONT + SHORT, SETTINGS % n) for n in range(4)},
    "help": (FRONT + SHORT, "key:?"),
    "how to cite": (FRONT + SHORT, "key:y"),
    "hints": (f"{FRONT}?view=zh", "hints:hhh"),
    "words kept": (FRONT + SHORT, "document.querySelector('[data-do=kept]').click()"),
    "menu": ("/", "document.querySelector('.menu').open = true"),
    "search box": (FRONT + SHORT, "search"),
    "search box of a prose page": ("/about/", "search"),
    "preview of a place": ("/glossary/chicken-feathers-for-candy/", "hover:.kwic a"),
}
OPENED = ".card, dialog[open], .menu[open] nav, .bar details[open] > .sheet"
LOOKS = [(360, "light"), (1280, "dark")]
"""Taken in turn: a rule takes seconds, and what fails in one look seldom holds in the other."""


def settled(page: Page) -> Page:
    """The page once what it fetches at its start is there."""
    if "/search/?" in page.url:
        page.wait_for_selector("#results[aria-busy='false']", state="attached")
    if "/yiwu/front/" in page.url:
        page.wait_for_function("document.documentElement.dataset.ready === ''")
        page.wait_for_selector(".s[tabindex='0']", state="attached")
    if "pinyin=" in page.url:
        page.wait_for_selector("ruby", state="attached")
    return page


def do(page: Page, deed: str) -> None:
    """Bring the page into a state, and wait for it."""
    kind, _, what = deed.partition(":")
    shown = OPENED
    if kind in ("key", "hints"):
        for key in what:
            page.keyboard.press(key)
    elif kind == "hover":
        page.hover(what)
    elif kind == "search":
        page.keyboard.press("/")
        page.keyboard.type("糖")
        shown = ".md-search-result__item"
    elif deed:
        page.evaluate(deed)
    if kind == "hints":
        shown = ".s.open > .hints"
    if deed:
        expect(page.locator(shown).first).to_be_visible()
    page.wait_for_timeout(300)  # what moves has come to rest


def axe(page: Page) -> None:
    """Nothing found by any rule, the best practices and those on trial included."""
    found = Axe().run(page, context={"exclude": ALIKE}, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(
    ("path", "width", "scheme"), [(path, *LOOKS[n % 2]) for n, path in enumerate(PAGES)]
)
def test_axe_finds_nothing(open_page: Open, path: str, width: int, scheme: str) -> None:
    axe(settled(open_page(path, width, color_scheme=scheme)))


@pytest.mark.parametrize(
    ("state", "width", "scheme"),
    # A wide window has the menu's links in its header.
    [(s, *LOOKS[n % 2 if s != "menu" else 0]) for n, s in enumerate(STATES)],
)
def test_axe_finds_nothing_in_any_state(
    open_page: Open, state: str, width: int, scheme: str
) -> None:
    path, deed = STATES[state]
    page = settled(open_page(path, width, color_scheme=scheme))
    do(page, deed)
    axe(page)


@pytest.mark.parametrize("path", PAGES)
def test_a_window_at_400_percent_scrolls_one_way(open_page: Open, path: str) -> None:
    page = settled(open_page(path, 320, 256))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    hidden = page.eval_on_selector_all(
        "a[href], button, input, select, summary",
        """all => all.filter(e => e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0)
            .map(e => [e, e.getBoundingClientRect()])
            .filter(([, r]) => r.width > 1 && (r.left < -1 || r.right > innerWidth + 1))
            .filter(([e]) => !e.closest(".wide, .md-search, .md-skip, table, pre"))
            .map(([e]) => e.outerHTML.slice(0, 120))""",
    )
    assert hidden == []


@pytest.mark.parametrize(
    "state",
    ["a word's card", "sections", "settings 0", "settings 1", "help", "how to cite", "menu"],
)
def test_what_opens_at_400_percent_is_whole_or_scrolls(open_page: Open, state: str) -> None:
    path, deed = STATES[state]
    page = settled(open_page(path, 320, 256))
    do(page, deed)
    boxes = page.eval_on_selector_all(
        OPENED,
        """all => all.map(e => [e, e.getBoundingClientRect()]).map(([e, r]) =>
            [r.left >= 0 && r.right <= innerWidth, r.top >= 0 && r.bottom <= innerHeight, e.scrollWidth <= e.clientWidth])""",
    )
    assert boxes == [[True, True, True]]
    top = page.locator(OPENED)
    seen = top.evaluate(
        "e => { const r = e.getBoundingClientRect(); return e.contains(document.elementFromPoint(r.left + r.width / 2, r.top + 6)) }"
    )
    assert seen, "something lies over its first line"


def test_marks_are_legible_in_forced_colours(open_page: Open) -> None:
    page = settled(open_page("/search/?q=换糖", forced_colors="active", color_scheme="dark"))
    ink, paper = page.locator("#results mark").first.evaluate(
        "m => { const s = getComputedStyle(m); return [s.color, s.backgroundColor] }"
    )
    assert ink != paper


def test_what_is_drawn_is_drawn_in_forced_colours(open_page: Open) -> None:
    page = open_page("/yiwu/timeline/", forced_colors="active", color_scheme="dark")
    fill = "a => getComputedStyle(a, '::before').backgroundColor"
    done = page.locator(".lane a.point:not(.open)").first.evaluate(fill)
    aim = page.locator(".lane a.open").first.evaluate(fill)
    assert done != aim
    page = open_page("/", forced_colors="active", color_scheme="dark")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    band = page.locator(".levels i").first.evaluate("i => getComputedStyle(i).backgroundColor")
    assert band != paper
    button = page.locator(".door button")
    look = button.evaluate(
        "b => { const s = getComputedStyle(b); return [s.color, s.backgroundColor] }"
    )
    assert look[0] != look[1]
    assert page.locator(".md-search__form").evaluate("f => getComputedStyle(f).borderTopWidth") == (
        "1px"
    )


def test_no_link_waits_off_the_screen(open_page: Open) -> None:
    page = open_page("/about/checks/", 360)
    for _ in range(30):
        page.keyboard.press("Tab")
        left = page.evaluate(
            "(({left, width}) => left + width)(document.activeElement.getBoundingClientRect())"
        )
        assert left > 0
