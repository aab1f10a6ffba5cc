"""Sheets in a real browser: made, sent, opened on a phone, printed, scanned, and opened after an edit."""

from __future__ import annotations

import hashlib
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anki.collection
import pytest
import segno
import zxingcpp
from anki.import_export_pb2 import ImportAnkiPackageOptions
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, Route, expect

from build_tools.built.paper import printed

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
PAGES = ("/teach/", "/teach/how/", "/downloads/")
LINK = "assets/teach/link.js"
SHEET: dict[str, Any] = {"e": "yiwu", "r": "2026-11-22", "t": "A title", "n": "Read.", "i": []}


def ready(page: Page) -> Page:
    """The maker once its data are there."""
    page.wait_for_selector(".maker[data-ready]")
    return page


def code(page: Page, sheet: dict[str, Any]) -> str:
    """A sheet as a link holds it, made by the site's own script."""
    script = (
        "([path, sheet]) => import(new URL(path, location.origin + '/')).then(m => m.encode(sheet))"
    )
    return str(page.evaluate(script, [LINK, sheet]))


def take(page: Page, section: str, paragraph: str) -> None:
    """Add a whole paragraph of a section to the sheet."""
    outer = page.locator(".maker details.section", has_text=section)
    if outer.get_attribute("open") is None:
        outer.locator("summary").first.click()
    inner = outer.locator("details", has=page.locator(f"summary b:text-is('{paragraph}')"))
    inner.locator("summary").click()
    inner.get_by_text("Add the paragraph").click()


def made(page: Page) -> str:
    """The link, once it holds all that was chosen."""
    page.wait_for_timeout(300)
    return page.input_value(".maker [name=link]")


def test_a_sheet_of_three_passages_and_two_questions(open_page: Open, address: str):
    page = ready(open_page("/teach/"))
    page.fill("[name=title]", "From feathers to the world")
    for section, paragraph in (("Market Yiwu", "1.1"), ("Trade Circle", "2.3"), ("Capital", "3.2")):
        take(page, section, paragraph)
    page.click("[data-do=prompt]")
    page.fill(".items textarea", "Whose words are quoted?")
    for question in ("q-m4", "q-t2"):
        page.click(f"[aria-label='加入 Add {question}']")
    expect(page.locator(".items > li")).to_have_count(6)
    expect(page.locator("[data-at=facts]")).to_contain_text("characters")
    link = made(page)
    assert link.startswith(f"{address}/teach/sheet/?view=zh&pinyin=hard&level=4&hints=3#1")

    picture = Image.open(io.BytesIO(page.locator(".code svg").screenshot()))
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [link]

    phone = open_page(link.removeprefix(address), 360, 780, has_touch=True)
    expect(phone.locator("h1")).to_have_text("From feathers to the world")
    assert phone.locator(".excerpt").count() == 3
    shown = phone.eval_on_selector_all(".excerpt .s", "all => all.map(s => s.id)")
    assert shown[0] == "1.1.1"
    assert shown[-1] == "3.2.10"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    first = phone.locator(".question").nth(0)
    for given, said in (("700", "Not yet"), ("702", "Right")):
        first.locator("input").fill(given)
        first.get_by_text("Check").tap()
        expect(first.locator(".said")).to_contain_text(said)
    expect(first.get_by_text("all in the open air")).to_be_hidden()
    phone.reload()
    expect(phone.locator(".question").nth(0).locator("input")).to_have_value("702")
    expect(phone.locator(".slip tr").nth(0)).to_contain_text("right")
    phone.emulate_media(media="print")
    expect(phone.locator(".foot svg")).to_be_visible()
    expect(phone.locator(".slip")).to_be_visible()
    expect(phone.get_by_role("button", name="Check").first).to_be_hidden()
    assert phone.pdf()[:5] == b"%PDF-"


def edited(route: Route, *, kept: bool) -> None:
    """The edition as an editor leaves it who has changed clause 1.1.2."""
    data = route.fetch().json()
    rows = [row for s in data["sections"] for _, _, own in s["paragraphs"] for row in own]
    row = next(row for row in rows if row[0] == "1.1.2")
    if kept:
        data["earlier"] = {"1.1.2": {row[1]: [row[2], row[3]]}}
    row[1:] = ["00000000", row[2].replace("逐渐", "慢慢"), row[3].replace("gradually", "slowly")]
    route.fulfill(json=data)


@pytest.mark.parametrize("kept", [True, False])
def test_an_old_link_shows_what_has_changed(open_page: Open, kept: bool):  # noqa: FBT001
    link = made(ready(open_page("/teach/?edition=yiwu&range=1.1.1-1.1.3")))
    page = open_page("/404.html")
    page.route("**/yiwu/sheet.json", lambda route: edited(route, kept=kept))
    page.goto(link)
    expect(page.locator(".told")).to_contain_text("1 clause has changed since")
    change = page.locator(".change")
    expect(change).to_have_count(1)
    change.locator("summary").click()
    if kept:
        assert change.locator("del").all_text_contents()[0] == "逐渐"
        assert change.locator("ins").all_text_contents()[0] == "慢慢"
    else:
        expect(change).to_contain_text("not on record here")


def test_an_unchanged_link_says_nothing(open_page: Open, address: str):
    link = made(ready(open_page("/teach/?edition=yiwu&range=1.2")))
    page = open_page(link.removeprefix(address))
    page.wait_for_selector(".slip")
    assert page.locator(":is(.told, .change, .missing)").count() == 0


def test_a_passage_that_is_gone_is_named(open_page: Open):
    page = open_page("/teach/")
    items = [
        ["p", "9.9.9", ""],
        ["q", "no-such"],
        ["g", "no-such"],
        ["f", "no-such"],
        ["n", "Go on."],
    ]
    page.goto(page.url + "sheet/#" + code(page, {**SHEET, "i": items}))
    expect(page.locator(".missing")).to_have_count(4)
    expect(page.locator(".prompt").last).to_have_text("Go on.")


MANGLED = {
    "": "no sheet in this address",
    "1": "damaged",
    "1%3Cscript%3E": "damaged",
    "1AAAA": "damaged",
    "9abc": "does not know",
    "1" + "A" * 9000: "too long",
}


@pytest.mark.parametrize("hash_", MANGLED)
def test_a_mangled_link_gives_a_clear_page(open_page: Open, hash_: str):
    page = open_page(f"/teach/sheet/#{hash_}")
    expect(page.locator("h1")).to_contain_text("cannot be opened")
    expect(page.locator(".sheet-page")).to_contain_text(MANGLED[hash_])
    assert page.get_by_role("link", name="Make a sheet").get_attribute("href") == "../"


def test_a_jump_within_the_page_leaves_the_sheet_in_the_address(open_page: Open):
    page = open_page("/teach/")
    target = page.url + "sheet/#" + code(page, {**SHEET, "i": [["p", "1.1.1", ""]]})
    page.goto(target)
    page.wait_for_selector(".slip")
    page.evaluate("location.hash = 'slip'")
    page.wait_for_function("location.hash.length > 20")
    assert page.url == target
    page.evaluate("location.hash = '1AAAAAAAAAA'")
    expect(page.locator("h1")).to_contain_text("cannot be opened")


def raw(page: Page, value: object) -> str:
    """Any JSON packed as a sheet's link is, unchecked."""
    script = """async text => {
        const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))
        const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
        return "1" + btoa(String.fromCharCode(...bytes)).replace(/\\+/g, "-").replace(/\\//g, "_").replace(/=+$/, "")
    }"""
    return str(page.evaluate(script, value if isinstance(value, str) else json.dumps(value)))


SHAPES: list[object] = [
    [],
    "null",
    {**SHEET, "i": "p"},
    {**SHEET, "e": "../../evil"},
    {**SHEET, "t": ["<b>"]},
    {**SHEET, "i": [["p", "1.1.1<img>", ""]]},
    {**SHEET, "i": [["p", "1.1.1", "xyz"]]},
    {**SHEET, "i": [["__proto__", "x"]]},
    {**SHEET, "i": [["n", "a", "b"]]},
    {**SHEET, "i": [["n", "a"]] * 81},
    {**SHEET, "n": "a" * 4001},
    {**SHEET, "r": "<script>"},
    {**SHEET, "i": [["v", "<b>"]]},
    {**SHEET, "i": [["q", "a b"]]},
    {**SHEET, "i": [["g", "../../x"]]},
    {**SHEET, "i": [["f", "javascript:1"]]},
    {**SHEET, "i": [["p", "1.1.1", "g" * 8]]},
]


@pytest.mark.parametrize("value", SHAPES, ids=str)
def test_what_is_no_sheet_is_refused(open_page: Open, value: object):
    page = open_page("/teach/")
    page.goto(page.url + "sheet/#" + raw(page, value))
    expect(page.locator(".sheet-page")).to_contain_text("is not a sheet")


def test_a_link_that_swells_is_cut_off(open_page: Open):
    page = open_page("/teach/")
    page.goto(page.url + "sheet/#" + raw(page, '"' + "a" * 4_000_000 + '"'))
    expect(page.locator(".sheet-page")).to_contain_text("too long")


EVIL = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>"\'>javascript:window.hit=1'


def test_no_field_becomes_markup(open_page: Open):
    sheet = {**SHEET, "t": EVIL[:200], "n": EVIL, "i": [["n", EVIL], ["p", "1.1.1", ""]]}
    start = open_page("/teach/")
    packed = code(start, sheet)
    for path in ("/teach/sheet/#", "/teach/#"):
        page = open_page(path + packed)
        page.wait_for_selector(".slip, .maker[data-ready]")
        page.wait_for_timeout(300)
        assert page.evaluate("window.hit") is None
        assert page.locator(":is(.sheet-page, .maker) :is(img, script)").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
    block = page.input_value("[name=block]")
    assert "<script" not in block
    assert "<img" not in block


def test_an_opened_sheet_stays_without_a_network(open_page: Open, address: str, built_site: Path):
    start = ready(open_page("/teach/?edition=yiwu&range=1.1.2"))
    start.locator("[data-at=words] summary").click()
    start.get_by_text("Put it on the sheet").click()
    page = open_page(made(start).removeprefix(address))
    page.wait_for_selector(".slip")
    page.evaluate("navigator.serviceWorker.ready")
    scripts = sorted((built_site / "assets" / "reading").glob("*.js"))
    needed = [f"/assets/reading/{path.name}" for path in scripts]
    needed += [f"/assets/teach/{name}.js" for name in ("link", "anki", "sqlite", "zip")]
    needed += ["/assets/data/yiwu/sheet.json", "/assets/data/yiwu/deck.json", "/teach/sheet/"]
    page.evaluate(
        """async needed => {
            const store = await caches.open("sheets")
            let missing = needed
            for (let tries = 0; missing.length && tries < 200; tries++) {
                await new Promise(again => setTimeout(again, 50))
                const paths = (await store.keys()).map(({url}) => new URL(url).pathname)
                missing = needed.filter(path => !paths.includes(path))
            }
            if (missing.length) throw new Error(`not kept: ${missing}`)
        }""",
        needed,
    )
    page.context.set_offline(True)
    page.reload()
    expect(page.locator(".excerpt .s")).to_have_count(1)
    page.wait_for_selector(".s[tabindex='0']")
    page.locator(".excerpt [lang='zh-Hans'] span:not([class])").first.click()
    expect(page.locator(".card")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("h")
    expect(page.locator(".s.h1")).to_have_count(1)
    assert taken(page, "Anki deck").stat().st_size > 1000
    page.context.set_offline(False)


def test_words_and_hints_answer_as_on_a_reading_page(open_page: Open, address: str):
    link = made(ready(open_page("/teach/?edition=yiwu&range=2.3.9-2.3.10")))
    page = open_page(link.removeprefix(address))
    page.wait_for_selector(".s[tabindex='0'], .slip")
    page.wait_for_timeout(2_000)
    clause = page.locator("[id='2.3.10']")
    clause.locator("span:not([class])", has_text=re.compile("^新疆$")).first.click()
    expect(page.locator(".card")).to_contain_text("Xīnjiāng")
    hrefs = page.eval_on_selector_all(".card .facts a", "all => all.map(a => a.pathname)")
    assert all(path.startswith("/yiwu/") for path in hrefs)
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_have_count(0)
    for _ in range(3):
        page.keyboard.press("h")
    expect(
        page.locator("[id='2.3.9'] > [lang='en'], [id='2.3.10'] > [lang='en']").locator(
            "visible=true"
        )
    ).to_have_count(1)


SEEN = {"0": (0, 0, 0), "1": (1, 0, 0), "2": (1, 1, 0), "3": (1, 1, 1)}
"""By how far hints may go: whether pinyin, glosses and the translation come when asked for."""


@pytest.mark.parametrize("hints", SEEN)
def test_hints_go_as_far_as_the_teacher_let_them(open_page: Open, address: str, hints: str):
    start = ready(open_page("/teach/?edition=yiwu&range=2.3.9"))
    start.select_option("[name=pinyin]", "off")
    start.select_option("[name=hints]", hints)
    page = open_page(made(start).removeprefix(address))
    page.wait_for_selector(".s[tabindex='0']")
    clause = page.locator("[id='2.3.9']")
    english = clause.locator("> [lang='en']")
    expect(english).to_be_hidden()
    seen = [0, 0, 0]
    for _ in range(3):
        page.keyboard.press("h")
        page.wait_for_timeout(400)
        state = (".h1", ".hints > span", ".open")
        found = [int(page.locator(f"[id='2.3.9']{state[0]}").count() > 0)]
        found += [int(clause.locator(state[1]).count() > 0), int(english.is_visible())]
        seen = [max(pair) for pair in zip(seen, found, strict=True)]
    assert tuple(seen) == SEEN[hints]
    page.reload()
    page.wait_for_selector(".s[tabindex='0']")
    page.keyboard.press("t")
    if hints == "3":
        expect(english).to_be_visible()
    else:
        expect(page.get_by_text("keeps the translation back")).to_be_visible()
        expect(english).to_be_hidden()


@pytest.mark.parametrize("level", ["1", "6"])
def test_pinyin_stands_above_the_level_that_the_teacher_set(
    open_page: Open, address: str, level: str
):
    start = ready(open_page("/teach/?edition=yiwu&range=1.1.2-1.1.4"))
    start.select_option("[name=level]", level)
    page = open_page(made(start).removeprefix(address))
    page.wait_for_selector(".s ruby")
    assert page.evaluate("document.documentElement.dataset.view") == "zh"
    hard = page.locator(".s ruby.hard").count()
    assert hard > 30 if level == "1" else 0 < hard < 30


def test_a_paragraph_is_assigned_from_its_number(open_page: Open):
    page = open_page("/yiwu/market/")
    page.wait_for_selector(".s[tabindex='0']")
    page.locator(".pn[data-id='1.3']").click()
    page.get_by_role("link", name="Assign this").click()
    ready(page)
    expect(page.locator(".items > li")).to_have_count(1)
    expect(page.locator(".items > li")).to_contain_text("1.3.1-1.3.15")


def test_a_sheet_is_made_by_keys_alone(open_page: Open):
    page = ready(open_page("/teach/"))
    page.locator(".maker details.section summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".items > li")).to_have_count(1)
    page.locator("[data-do=prompt]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Think.")
    page.locator("[aria-label='上移 Move up']").last.focus()
    page.keyboard.press("Enter")
    assert page.locator(".items > li").first.locator("textarea").input_value() == "Think."


def taken(page: Page, name: str) -> Path:
    """The file that a link of that name makes."""
    with page.expect_download() as download:
        page.get_by_text(name).click()
    return download.value.path()


def cards(path: Path, collection: anki.collection.Collection) -> dict[str, dict[str, str]]:
    """All notes by guid once the deck at `path` has been imported by Anki's own library."""
    request = anki.collection.ImportAnkiPackageRequest(
        package_path=str(path), options=ImportAnkiPackageOptions()
    )
    collection.import_anki_package(request)
    found = (collection.get_note(n) for n in collection.find_notes(""))
    return {note.guid: dict(note.items()) for note in found}


def test_vocabulary_is_taken_away(open_page: Open):
    page = ready(open_page("/teach/?edition=yiwu&range=1.1"))
    page.locator("[data-at=words] summary").click()
    lines = taken(page, "Download TSV").read_text("utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    rows = [line.split("\t") for line in lines[len(head) :]]
    assert {"#guid column:1", "#tags column:11"} < set(head)
    found = {row[1]: row for row in rows}
    deck = hashlib.sha256(b"yiwu/term/chicken-feathers-for-candy").hexdigest()[:12]
    assert found["鸡毛换糖"][0] == deck
    assert found["鸡毛换糖"][10] == "term section::market"
    assert found["磨砺"][10].startswith("hsk-")
    assert all(len(row) == 11 for row in rows)


def test_a_deck_of_a_sheet_has_the_cards_of_its_section(
    open_page: Open, built_site: Path, tmp_path: Path
):
    """The deck is made in the browser, and opened by Anki's own library beside the built one."""
    page = ready(open_page("/teach/"))
    outer = page.locator(".maker details.section").nth(1)
    outer.locator("summary").first.click()
    outer.get_by_text("Add the section").click()
    page.fill("[name=title]", "My sheet")
    page.locator("[data-at=words] summary").click()
    made = tmp_path / "words.apkg"
    made.write_bytes(taken(page, "Anki deck").read_bytes())
    with zipfile.ZipFile(made) as package:
        assert package.testzip() is None
        (tmp_path / "db").write_bytes(package.read("collection.anki2"))
    with sqlite3.connect(tmp_path / "db") as database:
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
    own = anki.collection.Collection(str(tmp_path / "own.anki2"))
    notes = cards(made, own)
    assert any(d.name.endswith("::My sheet") for d in own.decks.all_names_and_ids())
    assert len(own.find_cards("deck:*My*")) == len(notes) > 400
    again = cards(built_site / "downloads" / "yiwu-market.apkg", own)
    assert again.keys() == notes.keys()
    own.close()
    other = anki.collection.Collection(str(tmp_path / "other.anki2"))
    expected = cards(built_site / "downloads" / "yiwu-market.apkg", other)
    other.close()
    for note in (*notes.values(), *expected.values()):
        note["Place"] = note["Place"].partition("/yiwu/")[2]
    assert notes == expected


def test_the_words_of_a_sheet_stand_on_it_and_on_paper(open_page: Open, address: str):
    page = ready(open_page("/teach/?edition=yiwu&range=1.1.2-1.1.4"))
    page.locator("[data-at=words] summary").click()
    page.get_by_text("Put it on the sheet").click()
    expect(page.locator(".items > li")).to_have_count(2)
    link = made(page)
    phone = open_page(link.removeprefix(address), 360, 780)
    table = phone.locator(".vocabulary .words")
    expect(table.locator("tr").first).to_contain_text("Qianlong")
    assert table.locator("tr", has_text="1.1.3").count() > 2
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert taken(phone, "Anki deck").stat().st_size > 1000
    phone.emulate_media(media="print")
    expect(table).to_be_visible()
    expect(phone.locator(".taken")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PAGES, "made", "sheet"])
def test_axe_finds_nothing(open_page: Open, path: str, scheme: str):
    if path == "sheet":
        page = open_page("/teach/", color_scheme=scheme)
        items = [
            ["n", "Read."],
            ["p", "1.1.2-1.1.4", ""],
            ["q", "q-m1"],
            ["q", "q-m4"],
            ["q", "q-m15"],
        ]
        sheet = {**SHEET, "i": [*items, ["g", "choucheng"], ["f", "fig-2"], ["v", "4"]]}
        page.goto(page.url + "sheet/?view=zh#" + code(page, sheet))
        page.wait_for_selector(".slip")
        assert page.locator(".missing").count() == 0
    elif path == "made":
        page = ready(open_page("/teach/?edition=yiwu&range=1.1", color_scheme=scheme))
        page.locator("[data-at=words] summary").click()
        page.get_by_text("Put it on the sheet").click()
        page.click("[data-do=prompt]")
        take(page, "Trade Circle", "2.3")
    else:
        page = open_page(path, color_scheme=scheme)
        page.wait_for_timeout(800)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_narrow_screen(open_page: Open, path: str):
    page = open_page(path, 360)
    page.wait_for_timeout(500)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_section_is_printed_as_a_tagged_file(built_site: Path):
    page = "yiwu/front/?view=parallel&pinyin=hard"
    first, second = (printed(built_site, page, "reader.example") for _ in range(2))
    assert first == second
    assert first.startswith(b"%PDF-")
    assert all(part in first for part in (b"/StructTreeRoot", b"/Outlines", b"/Lang (zh-Hans)"))
    assert b"127.0.0.1" not in first


FULL = {1: ("L", 17), 6: ("M", 106), 7: ("L", 154), 10: ("M", 213), 21: ("L", 929), 40: ("L", 2953)}
"""By version a level and the bytes that fill it. Source: ISO/IEC 18004:2015, table 7."""


@pytest.mark.parametrize("version", FULL)
def test_the_code_is_module_for_module_the_standards(open_page: Open, version: int):
    level, size = FULL[version]
    text = ("https://reader.example/#1" + "aB9_-x" * 600)[:size]
    page = open_page("/404.html")
    script = (
        "([t, o]) => import('/assets/teach/qr.js').then(m => m.qr(t, o).map(r => r.map(Number)))"
    )
    mask = version % 8
    drawn = page.evaluate(script, [text, {"level": level, "version": version, "mask": mask}])
    expected = segno.make_qr(
        text, error=level, version=version, mask=mask, mode="byte", boost_error=False
    )
    assert drawn == [list(row) for row in expected.matrix]
