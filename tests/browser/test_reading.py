"""The reading page in a real browser: views, layers, cards, keys, address, copying, access."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

MARKET = "/yiwu/market/"
CLAUSE = "[id='1.1.2']"
TERM = "鸡毛换糖"
LAYERS = "pinyin=all&words=on&terms=all&dates=on&voices=on&pages=on"

Open = Callable[..., Page]


def texts(page: Page) -> list[list[str]]:
    """The text of every segment in both languages, as the document has it."""
    return page.eval_on_selector_all(
        ".reading .s",
        "all => all.map(s => [...s.querySelectorAll(':scope > [lang]')].map(l => l.textContent))",
    )


def ready(page: Page) -> Page:
    """The page once its layers are in place and its keys answer."""
    page.wait_for_function("document.documentElement.dataset.ready === ''")
    page.wait_for_selector(".s[tabindex='0']")
    return page


def word(page: Page, text: str) -> Locator:
    spans = page.locator(f"{CLAUSE} > [lang='zh-Hans'] span:not([class])")
    return spans.filter(has_text=re.compile(f"^{text}$"))


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        ("parallel", (True, True)),
        ("lines", (True, True)),
        ("zh", (True, False)),
        ("en", (False, True)),
    ],
)
def test_each_view_shows_its_languages(
    open_page: Open, view: str, shown: tuple[bool, bool]
) -> None:
    page = open_page(f"{MARKET}?view={view}")
    seen = [page.locator(f"{CLAUSE} > [lang='{lang}']").is_visible() for lang in ("zh-Hans", "en")]
    assert tuple(seen) == shown


def test_rows_are_level_side_by_side(open_page: Open) -> None:
    page = open_page(MARKET)
    zh, en = (
        page.eval_on_selector_all(
            f".p.paragraph .s > [lang='{lang}']",
            "all => all.map(e => e.getBoundingClientRect().top)",
        )
        for lang in ("zh-Hans", "en")
    )
    assert zh == en


def test_the_text_is_the_same_with_every_layer_on(open_page: Open) -> None:
    bare = texts(open_page(MARKET))
    for query in (LAYERS, f"{LAYERS}&script=hant&source=show", "pinyin=hard&view=zh"):
        assert texts(ready(open_page(f"{MARKET}?{query}"))) == bare


def test_a_phrase_is_found_and_copied_clean_with_every_layer_on(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?{LAYERS}"))
    assert page.evaluate(f"window.find('{TERM}')")
    assert page.evaluate("String(getSelection())") == TERM
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == TERM


def test_pinyin_stands_over_words_in_generated_content(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?pinyin=all"))
    rt = page.locator(f"{CLAUSE} rt[data-p='jīmáohuàntáng']")
    expect(rt).to_be_visible()
    assert rt.text_content() == ""


LINES = """() => [...document.querySelectorAll(".reading .s > [lang='zh-Hans']")].map(text => {
  const all = document.createTreeWalker(text, NodeFilter.SHOW_TEXT), range = new Range(), found = []
  for (let node = all.nextNode(); node; node = all.nextNode())
    for (let at = 0; at < node.data.length; at++) {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const {left, top} = range.getBoundingClientRect()
      found.push(`${node.data[at]} ${Math.round(left)} ${Math.round(top + scrollY)}`)
    }
  return found
})"""


@pytest.mark.parametrize("view", ["parallel", "zh"])
def test_lines_break_as_before_once_pinyin_is_off_again(open_page: Open, view: str) -> None:
    page = ready(open_page(f"{MARKET}?view={view}", 768))
    before = page.evaluate(LINES)
    page.keyboard.press("p")
    page.keyboard.press("p")
    expect(page.locator(f"{CLAUSE} rt").first).to_be_visible()
    assert page.evaluate(LINES) != before
    page.keyboard.press("p")
    expect(page.locator(f"{CLAUSE} rt").first).to_be_hidden()
    assert page.evaluate(LINES) == before


def test_a_name_of_two_parts_is_written_close(open_page: Open) -> None:
    page = ready(open_page("/yiwu/front/?pinyin=all"))
    rt = page.locator("rt[data-p='Lù Lìjūn']").first
    expect(rt).to_be_visible()
    expect(rt).to_have_css("ruby-align", "center")


def test_word_boundaries_part_words_and_leave_marks_alone(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?words=on"))
    gap = "e => parseFloat(getComputedStyle(e).marginInlineStart)"
    assert word(page, "义乌").evaluate(gap) == 0
    assert word(page, "传统").evaluate(gap) > 0
    expect(word(page, "传统")).to_have_css("margin-inline-end", "0px")


def test_hard_words_alone_take_pinyin_above_the_level(open_page: Open) -> None:
    counts = []
    for level in (1, 4, 6):
        page = ready(open_page(f"{MARKET}?pinyin=hard&level={level}"))
        counts.append(page.locator(".reading rt:visible").count())
    assert counts[0] > counts[1] > counts[2] > 0


def test_traditional_characters_replace_what_is_seen(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?script=hant"))
    shown = page.eval_on_selector(
        f"{CLAUSE} b[data-t='雞毛換糖']", "b => getComputedStyle(b, '::before').content"
    )
    assert "雞毛換糖" in shown


@pytest.mark.parametrize("width", [768, 1280])
def test_no_line_of_traditional_characters_begins_with_a_closing_mark(
    open_page: Open, width: int
) -> None:
    page = ready(open_page(f"{MARKET}?script=hant&view=zh&source=show", width))
    torn = page.evaluate(
        """() => [...document.querySelectorAll(".paragraph")].flatMap(paragraph => {
          const all = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), range = new Range(), found = []
          for (let node = all.nextNode(); node; node = all.nextNode())
            for (const {index} of node.data.matchAll(/[，。；：、”）》？！]/g)) {
              range.setStart(node, index)
              range.setEnd(node, index + 1)
              const {left, width} = range.getBoundingClientRect()
              if (width && left < paragraph.getBoundingClientRect().left + 4) found.push(node.data.slice(index, index + 6))
            }
          return found
        })"""
    )
    assert torn == []


def test_the_source_reading_is_shown_in_place_of_the_emendation(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?source=show"))
    shown = page.eval_on_selector_all(
        ".e[data-s]", "all => all.map(e => getComputedStyle(e, '::before').content)"
    )
    assert shown
    assert "none" not in shown


def test_quiet_turns_every_layer_off_and_on_again(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?pinyin=all&dates=on"))
    page.keyboard.press("q")
    assert "pinyin" not in page.url
    assert "notes=off" in page.url
    expect(page.locator(".s .n").first).to_be_hidden()
    page.keyboard.press("q")
    assert "pinyin=all" in page.url
    assert "dates=on" in page.url


def test_a_switch_is_told_in_the_address_and_kept(open_page: Open) -> None:
    page = ready(open_page(MARKET))
    page.get_by_text("English", exact=True).first.click()
    assert page.url.endswith("?view=en")
    page.goto(page.url.partition("?")[0])
    expect(page.locator(f"{CLAUSE} > [lang='zh-Hans']")).to_be_hidden()


def test_a_link_wins_and_overwrites_nothing(open_page: Open) -> None:
    page = ready(open_page(MARKET))
    page.evaluate(
        "localStorage.setItem('reader.settings', JSON.stringify({view: 'en', notes: 'off'}))"
    )
    page.goto(page.url + "?view=zh&pinyin=all")
    ready(page)
    assert page.evaluate("document.documentElement.dataset.notes") is None
    expect(page.locator(f"{CLAUSE} > [lang='en']")).to_be_hidden()
    assert page.evaluate("JSON.parse(localStorage['reader.settings'])") == {
        "view": "en",
        "notes": "off",
    }
    page.goto(page.url.partition("?")[0])
    assert page.evaluate("document.documentElement.dataset.view") == "en"


def test_a_link_names_only_what_it_knows(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?view=upside&pinyin=%3Cb%3E&range=../x"))
    assert page.evaluate("({...document.documentElement.dataset})") == {"ready": ""}


def test_a_passage_stands_alone_until_the_rest_is_asked_for(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?range=1.1.2-1.1.3"))
    expect(page.locator(".reading .p .s:visible")).to_have_count(2)
    expect(page.locator("h1:visible")).to_contain_text("Passage 1.1.2–1.1.3")
    expect(page.locator("#references")).to_be_hidden()
    page.locator(".passage button").click()
    expect(page.locator("[id='1.1.1']")).to_be_visible()
    assert "range" not in page.url


def test_a_word_opens_its_card_by_mouse_key_and_tap(open_page: Open) -> None:
    page = ready(open_page(MARKET))
    card = page.locator(".card")
    word(page, TERM).click()
    expect(card).to_contain_text("jīmáohuàntáng")
    expect(card).to_contain_text("雞毛換糖")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    word(page, "传统").hover()
    expect(card).to_contain_text("chuántǒng")
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.mouse.move(5, 500)
    expect(card).to_have_count(0)
    page.locator(CLAUSE).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(card).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-at]")).to_be_focused()


@pytest.mark.parametrize("height", [420, 760])
def test_a_card_lies_within_the_window_whatever_its_length(open_page: Open, height: int) -> None:
    page = ready(open_page(MARKET, 1280, height))
    for place in ("1.1.2", "1.1.7", "1.2.12"):
        page.locator(f"[id='{place}'] > [lang='zh-Hans'] .n:visible").first.click()
        box = page.locator(".card").bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
        page.keyboard.press("Escape")
        expect(page.locator(".card")).to_have_count(0)


def test_a_card_opens_by_touch_and_closes_by_a_tap_elsewhere(open_page: Open) -> None:
    page = ready(open_page(MARKET, 360, 780, has_touch=True, is_mobile=True))
    word(page, "传统").tap()
    card = page.locator(".card")
    expect(card).to_contain_text("tradition")
    box = card.bounding_box()
    assert box
    assert round(box["y"] + box["height"]) == 780
    page.touchscreen.tap(6, 330)  # the margin: another word would have its own card
    expect(card).to_have_count(0)


def test_a_word_answers_at_once_when_its_data_is_there(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?pinyin=all"))
    word(page, "传统").click()
    expect(page.locator(".card")).to_be_visible()
    page.keyboard.press("Escape")
    answered = page.evaluate(
        """selector => new Promise(done => {
          document.querySelector(selector).click()
          requestAnimationFrame(() => done(Boolean(document.querySelector(".card"))))
        })""",
        f"{CLAUSE} > [lang='zh-Hans'] span:not([class])",
    )
    assert answered, "the next frame was drawn without it"


def test_a_tap_on_another_word_opens_its_card_in_place_of_the_first(open_page: Open) -> None:
    page = ready(open_page(MARKET))
    word(page, "传统").click()
    expect(page.locator(".card")).to_contain_text("chuántǒng")
    word(page, "年间").click()
    expect(page.locator(".card")).to_contain_text("niánjiān")


def test_words_are_fetched_only_when_asked_for(open_page: Open) -> None:
    page = ready(open_page(MARKET))
    fetched = (
        "performance.getEntriesByType('resource').filter(r => r.name.includes('/data/')).length"
    )
    assert page.evaluate(fetched) == 0
    word(page, "传统").click()
    expect(page.locator(".card")).to_be_visible()
    assert page.evaluate(fetched) == 1


def test_a_kept_word_stays_on_the_device(open_page: Open) -> None:
    page = ready(open_page(MARKET))
    word(page, "传统").click()
    page.get_by_role("button", name="收词 Keep").click()
    page.reload()
    assert page.evaluate("Object.keys(JSON.parse(localStorage['reader.words']).yiwu)") == ["传统"]


def test_kept_words_leave_with_the_identities_of_the_vocabulary(open_page: Open) -> None:
    page = ready(open_page(MARKET))
    for place, text in (("1.1.3", "磨砺"), ("1.1.2", TERM)):
        page.locator(f"[id='{place}'] span:not([class], [lang])", has_text=text).click()
        page.get_by_role("button", name="收词 Keep").click()
    page.locator("summary", has_text="⋯").click()
    page.locator("[data-do=kept]").click()
    link = page.locator("dialog a[download]")
    read = "path => fetch(path).then(r => r.text())"
    mine, whole = (
        {row.split("\t")[1]: row.split("\t") for row in text.splitlines() if row.count("\t") > 3}
        for text in (
            page.evaluate(read, link.get_attribute("href")),
            page.evaluate(read, "/downloads/yiwu.tsv"),
        )
    )
    assert mine["Chinese"] == whole["Chinese"]
    assert mine["磨砺"][:6] == whole["磨砺"][:6]
    assert mine[TERM][:3] == whole[TERM][:3]


def test_notes_terms_and_emendations_have_previews(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?view=en"))
    card = page.locator(".card")
    page.locator("[id='1.1.2'] .n:visible").first.click()
    expect(card).to_contain_text(re.compile(r"\w{4}"))
    page.keyboard.press("Escape")
    page.locator("[id='1.1.3'] > [lang='en'] .t").first.click()
    expect(card.locator(".head")).to_contain_text("货郎担")
    assert page.url.split("?")[0].endswith(MARKET)


def test_the_hint_ladder_goes_from_pinyin_to_translation_and_counts(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?view=zh"))
    clause = page.locator(CLAUSE)
    clause.focus()
    page.keyboard.press("h")
    expect(clause.locator("rt").first).to_be_visible()
    page.keyboard.press("h")
    expect(clause.locator(".hints")).to_be_visible()
    page.keyboard.press("h")
    expect(clause.locator("> [lang='en']")).to_be_visible()
    assert page.evaluate("JSON.parse(localStorage['reader.hints']).yiwu") == {"1.1.2": 3}
    page.keyboard.press("h")
    expect(clause.locator("> [lang='en']")).to_be_hidden()


def test_a_link_may_cap_the_hints(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?view=zh&hints=1"))
    clause = page.locator(CLAUSE)
    clause.focus()
    page.keyboard.press("h")
    expect(clause.locator("rt").first).to_be_visible()
    page.keyboard.press("h")
    expect(clause.locator("rt").first).to_be_hidden()
    expect(clause.locator(".hints")).to_have_count(0)


def test_a_tap_on_a_clause_reveals_the_other_language(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?view=en"))
    page.locator(f"{CLAUSE} > [lang='en']").dispatch_event("click")
    expect(page.locator(f"{CLAUSE} > [lang='zh-Hans']")).to_be_visible()


def test_keys_move_one_focus_through_the_text(open_page: Open) -> None:
    page = ready(open_page(MARKET))
    page.locator(CLAUSE).focus()
    focus = "document.activeElement.closest('.s').id"
    for key, at in (("j", "1.1.3"), ("k", "1.1.2"), ("]", "1.2.1"), ("[", "1.1.1"), ("n", "1.1.2")):
        page.keyboard.press(key)
        assert page.evaluate(focus) == at, key
    assert page.locator(".s[tabindex='0']").count() == 1
    assert page.locator(".s a:not([tabindex='-1'])").count() == 0


def test_every_view_has_a_key_and_help_lists_them(open_page: Open) -> None:
    page = ready(open_page(MARKET))
    for key, view in (("1", "zh"), ("3", "lines"), ("4", "en"), ("2", None)):
        page.keyboard.press(key)
        assert page.evaluate("document.documentElement.dataset.view") == view
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_contain_text("Next and previous clause")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)


def test_single_keys_can_be_turned_off(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?keys=off"))
    page.keyboard.press("4")
    assert page.evaluate("document.documentElement.dataset.view") is None


def test_a_copied_link_shows_the_same_page(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?pinyin=hard&view=zh"))
    page.locator(CLAUSE).focus()
    page.keyboard.press("c")
    expect(page.locator(".toast")).to_contain_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("#1.1.2")
    assert {"view=zh", "pinyin=hard"} == set(link.partition("?")[2].partition("#")[0].split("&"))


def test_a_clause_is_cited_in_both_forms(open_page: Open) -> None:
    page = ready(open_page(MARKET))
    page.locator(CLAUSE).focus()
    page.keyboard.press("y")
    sheet = page.locator("dialog")
    expect(sheet).to_contain_text(
        re.compile(r"\[J/OL\]\. 改革，2018：1\.1\.2\[\d{4}-\d\d-\d\d\]\. http.*#1\.1\.2")
    )
    expect(sheet.locator("cite")).to_have_text("Reform")
    expect(sheet.locator("cite")).to_have_css("font-style", "italic")
    sheet.get_by_role("button", name="复制 Copy").last.click()
    expect(page.locator(".toast")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Yiwu”, Reform (2018), 1.1.2, in The Yiwu Reader, " in copied
    assert re.search(r"#1\.1\.2 \[accessed \d+ \w+ \d{4}\]\.$", copied)
    marked = page.evaluate(
        "navigator.clipboard.read().then(([i]) => i.getType('text/html')).then(b => b.text())"
    )
    assert "<cite>Reform</cite>" in marked


def test_a_selection_is_copied_with_its_citation(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?{LAYERS}"))
    assert page.evaluate(f"window.find('{TERM}')")
    page.get_by_role("button", name="Copy with citation").click()
    expect(page.locator(".toast")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"“{TERM}”\n")
    assert "改革，2018" in copied


def test_a_selection_across_clauses_keeps_to_one_language(open_page: Open) -> None:
    page = ready(open_page(f"{MARKET}?pinyin=all"))
    for lang, cited in (
        ("en", "Reform (2018), 1.1.2–1.1.3"),
        ("zh-Hans", "改革，2018：1.1.2–1.1.3"),
    ):
        texts = [page.locator(f"[id='{id_}'] > [lang='{lang}']") for id_ in ("1.1.2", "1.1.3")]
        boxes = [text.bounding_box() for text in texts]
        page.mouse.move(boxes[0]["x"] + 4, boxes[0]["y"] + boxes[0]["height"] / 4)
        page.mouse.down()
        page.mouse.move(boxes[1]["x"] + 60, boxes[1]["y"] + boxes[1]["height"] - 8, steps=4)
        page.mouse.up()
        page.get_by_role("button", name="Copy with citation").click()
        expect(page.locator(".toast")).to_contain_text("Copied")
        quoted, _, citation = page.evaluate("navigator.clipboard.readText()").rpartition("\n")
        assert cited in citation
        assert bool(re.search(r"[a-z]{4}", quoted)) == (lang == "en")
        page.keyboard.press("Escape")
        page.evaluate("getSelection().empty()")
        page.locator(".toast").evaluate("toast => toast.replaceChildren()")


def test_the_paragraph_number_is_a_handle(open_page: Open) -> None:
    page = ready(open_page(MARKET))
    page.locator("[id='1.1'] .pn").click()
    expect(page.locator(".card [data-place='1.1']")).to_contain_text("Copy link")


def test_the_bar_slides_away_and_folds(open_page: Open) -> None:
    page = ready(open_page(MARKET, 360, 780))
    expect(page.locator(".switches")).to_be_hidden()
    page.locator(".fold").click()
    expect(page.locator(".switches")).to_be_visible()
    page.keyboard.press("Escape")
    page.mouse.wheel(0, 1500)
    page.wait_for_function("document.documentElement.classList.contains('down')")


def test_nothing_is_lost_with_scripts_off(open_page: Open) -> None:
    page = open_page(MARKET, java_script_enabled=False)
    expect(page.locator(f"{CLAUSE} > [lang='zh-Hans']")).to_be_visible()
    expect(page.locator(f"{CLAUSE} > [lang='en']")).to_be_visible()
    expect(page.locator(".js-only:visible")).to_have_count(0)


def test_paper_has_the_text_the_notes_and_no_frame(open_page: Open) -> None:
    page = open_page(MARKET)
    expect(page.locator(".cited svg")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".cited svg")).to_be_visible()
    for gone in (".md-header", ".bar", ".turn"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".notes")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".cited")).to_contain_text(
        re.compile(r"\[J\].*Reform \(2018\)\.http.*market/")
    )
    page.set_viewport_size({"width": 673, "height": 900})
    assert page.evaluate("document.querySelector('.pn').getBoundingClientRect().left") >= 0


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_width_scrolls_sideways(open_page: Open, width: int) -> None:
    page = ready(open_page(f"{MARKET}?pinyin=all&size=4", width))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_shifts_while_the_page_loads(open_page: Open) -> None:
    for query in ("", "?view=zh", "?pinyin=all&script=hant"):
        page = ready(open_page(MARKET + query))
        page.wait_for_timeout(300)
        shift = page.evaluate(
            """new Promise(done => new PerformanceObserver(list => done(
              list.getEntries().reduce((sum, e) => sum + e.value, 0))).observe({type: "layout-shift", buffered: true})
              || setTimeout(() => done(0), 200))"""
        )
        assert shift < 0.01, query


def test_links_of_other_pages_have_the_same_previews(open_page: Open) -> None:
    page = open_page("/glossary/yiwu/")
    link = page.locator(".kwic a").first
    link.hover()
    expect(page.locator(".card")).to_contain_text("义乌")
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_have_count(0)
    link.click()
    expect(page).to_have_url(re.compile(r"/yiwu/\w+/#[\d.]+$"))


def test_light_and_dark_are_the_readers_to_set(open_page: Open) -> None:
    page = open_page(MARKET, color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.locator(".scheme").click()
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark


def test_the_themes_script_comes_with_its_search_box_alone(open_page: Open) -> None:
    page = ready(open_page(MARKET))
    scripts = "performance.getEntriesByType('resource').filter(r => /bundle/.test(r.name)).length"
    assert page.evaluate(scripts) == 0
    page.keyboard.press("/")
    page.keyboard.type("糖")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.evaluate(scripts) == 1
