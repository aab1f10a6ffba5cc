"""F20x and F21x: files that pages load, and whether they are what they claim to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from build_tools.checks.base import Check, Fault, check
from build_tools.checks.links import places, where
from build_tools.findings import Severity, Where
from build_tools.model import Built, File, Link

ERROR = Severity.ERROR

_ABSENT = frozenset({"missing", "index", "slash", "source"})
_PICTURES = frozenset({"png", "apng", "jpg", "jpeg", "gif", "webp", "avif", "ico", "bmp", "svg"})
_PROMISED = {
    **{
        name: frozenset({name})
        for name in ("png", "gif", "webp", "avif", "svg", "bmp", "pdf", "woff", "woff2", "zip")
    },
    **dict.fromkeys(("jpg", "jpeg"), frozenset({"jpeg"})),
    **dict.fromkeys(("epub", "docx", "xlsx", "odt", "apkg"), frozenset({"zip"})),
    **dict.fromkeys(("ttf", "otf"), frozenset({"ttf", "otf"})),
    "ico": frozenset({"ico", "png"}),
    "apng": frozenset({"png"}),
}
_DOWNLOADS = frozenset(
    ["pdf", "csv", "tsv", "zip", "epub", "xlsx", "docx", "odt", "apkg", "mp3", "mp4", "webm", "ogg"]
)
_SPHINX = frozenset({"objects.inv", "searchindex.js"})
_GENERATED = _SPHINX | {"search_index.json", ".buildinfo"}
"""Files of generators whose themes bring more scripts and styles than a site uses."""
_THEME = re.compile(r"(?:^|/)(?:js|css|javascripts|stylesheets|search|_static)/")
_CHUNK = re.compile(r"[.-](?=[\w-]*\d)[\w-]{6,}\.(?:m?js|css)$")
_LICENCE = re.compile(
    r"licen[cs]e|copying|readme|notice|third.?party|credits|humans|security|ads|llms|robots",
    re.IGNORECASE,
)


def _absent(kinds: str, what: str) -> Callable[[Built], Iterator[Fault]]:
    wanted = frozenset(kinds.split())

    def rule(built: Built) -> Iterator[Fault]:
        for path, link in places(built):
            if link.kind in wanted and link.state in _ABSENT:
                message = f"{what} “{link.url.strip()}” is not there: {link.target}"
                yield Fault(where(path, link), message, "put the file there, or mend the address")

    return rule


no_image = check("F201", ERROR, "The image of a page exists")(_absent("image", "the image"))
no_candidate = check("F202", ERROR, "Every candidate of srcset and picture exists")(
    _absent("candidate", "the image candidate")
)
no_css_file = check("F203", ERROR, "Files that style sheets load exist")(
    _absent("css", "the style sheet's file")
)
no_style = check("F204", ERROR, "Style sheets and scripts exist")(
    _absent("style script", "the file")
)
no_icon = check("F205", ERROR, "Icons exist")(_absent("icon", "the icon"))
no_media = check("F206", ERROR, "Sound, film, subtitles and posters exist")(
    _absent("media", "the media file")
)
no_frame = check("F207", ERROR, "What a frame or object shows exists")(
    _absent("frame", "the framed page")
)
no_social = check("F208", ERROR, "The image for social networks exists")(
    _absent("social", "the social image")
)


@check("F209", ERROR, "A download exists")
def no_download(built: Built) -> Iterator[Fault]:
    """Links marked as downloads, feeds, manifests, and files a page loads ahead."""
    for path, link in places(built):
        saved = link.kind == "download" or (link.kind == "link" and link.role == "save")
        if saved and link.state in _ABSENT:
            yield Fault(where(path, link), f"the download “{link.url}” is not there: {link.target}")


@check("F210", ERROR, "What an SVG use element shows exists")
def no_symbol(built: Built) -> Iterator[Fault]:
    """The file and the id in it, or the id on the same page."""
    for path, link in places(built):
        if (link.kind in {"use", "frame"} and link.state == "fragment") or (
            link.kind == "use" and link.state in _ABSENT
        ):
            yield Fault(where(path, link), f"“{link.url}” names nothing that can be shown")


@check("F211", ERROR, "A picture, font or document is a whole file")
def broken_file(built: Built) -> Iterator[Fault]:
    """Not empty, not cut short; SVG is well-formed XML with an svg root."""
    for path, file in built.files.items():
        if file.broken and not path.endswith(".xml"):
            yield Fault(Where(path), file.broken, "make the file again")


@check("F212", ERROR, "A file is of the type that its name says")
def wrong_type(built: Built) -> Iterator[Fault]:
    """Told by its first bytes."""
    for path, file in built.files.items():
        promised = _PROMISED.get(PurePosixPath(path).suffix[1:].lower())
        plain = PurePosixPath(path).suffix.lower() in {".css", ".js", ".mjs", ".json", ".csv"}
        if plain and file.kind:
            yield Fault(Where(path), f"the name says text, the content is {file.kind}")
        if promised and file.size and file.kind not in promised and not file.broken:
            what = file.kind or "something else"
            yield Fault(
                Where(path), f"the name says {'/'.join(sorted(promised))}, the content is {what}"
            )


@check("F213", ERROR, "The size stated for an image is that of the image")
def wrong_size(built: Built) -> Iterator[Fault]:
    """On pages the proportion counts, and no image is stretched.

    srcset, icons and social images state pixels.
    """
    for path, link in places(built):
        file = built.files.get(link.target) if link.state == "ok" else None
        if file and file.width and file.height:
            message = _size_fault(link, file)
            if message:
                yield Fault(
                    where(path, link),
                    f"“{link.url}”: {message}",
                    f"it is {file.width} × {file.height}",
                )


def _size_fault(link: Link, file: File) -> str:
    wide, high = link.width, link.height
    if link.kind in {"candidate", "social"} or (link.kind == "icon" and file.kind == "png"):
        wrong = (wide and abs(wide - file.width) > 1) or (high and abs(high - file.height) > 1)
        return f"{wide}{f' × {high}' if high else ' wide'} is stated" if wrong else ""
    if link.kind != "image":
        return ""
    if wide and high:
        skewed = (
            abs(wide * file.height - high * file.width)
            > max(wide, high, file.width, file.height) * 1.5
        )
        stretched = wide > file.width + 1 and high > file.height + 1
        return f"{wide} × {high} is stated" if skewed or stretched else ""
    return ""


@check("F221", ERROR, "Every image has an alt; that of a decoration is empty")
def no_alt(built: Built) -> Iterator[Fault]:
    """Images with a label or hidden from assistive technology need none."""
    for path, link in places(built):
        if link.kind == "image" and link.alt is None:
            yield Fault(
                where(path, link),
                f"the image “{link.url}” has no alt",
                'say what it shows, or alt=""',
            )


@check("F222", ERROR, "An alt says what the image shows, not the name of its file")
def alt_is_name(built: Built) -> Iterator[Fault]:
    """A single plain word may be both."""
    for path, link in places(built):
        if link.kind == "image" and link.alt and _is_file_name(link.alt.strip(), link.url):
            yield Fault(
                where(path, link),
                f"the alt “{link.alt}” is a file name",
                "say what the image shows",
            )


def _is_file_name(alt: str, url: str) -> bool:
    if re.search(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$", alt, re.IGNORECASE):
        return True
    stem = PurePosixPath(url.partition("?")[0]).stem
    telling = "_" in stem or re.search(r"\d{2}|-\d|-.*-", stem)
    return bool(stem) and alt.casefold() == stem.casefold() and bool(telling)


@check("F231", ERROR, "Every picture, document, script and style sheet of the site is used")
def unused(built: Built) -> Iterator[Fault]:
    """By a link, a style sheet, or its name in a script or data file.

    What a generator brings along is left alone: fonts, source maps, files beside scripts that
    load them by computed names.
    """
    used = {link.target for _, link in places(built)}
    used |= {entry.link.target for file in built.data for entry in file.entries}
    scripts = {path.rpartition("/")[0] for path in used if path.endswith((".js", ".mjs"))}
    names = {path.rpartition("/")[2] for path in built.files}
    sphinx, generated = bool(names & _SPHINX), bool(names & _GENERATED)
    for path, file in built.files.items():
        name = path.rpartition("/")[2]
        told = name in built.spoken or re.sub(r"\d+(?=\.js$)", "", name) in built.spoken
        known = path in used or told or (sphinx and path.startswith("_"))
        if known or not built.pages or not _wanted(path):
            continue
        code = path.endswith((".js", ".mjs", ".css"))
        if code and (
            (generated and _THEME.search(path)) or _CHUNK.search(name) or _beside(path, scripts)
        ):
            continue
        message = f"nothing uses this file ({file.size} bytes)"
        yield Fault(Where(path), message, "use it, or delete it")


def _beside(path: str, folders: set[str]) -> bool:
    """True in a folder below one whose scripts are in use: they load it by names they compute."""
    return any(path.startswith(f"{f}/") and path.count("/") > f.count("/") + 1 for f in folders)


def _wanted(path: str) -> bool:
    name, kind = path.rpartition("/")[2], PurePosixPath(path).suffix[1:].lower()
    known = name.startswith(
        (".", "favicon", "apple-touch", "browserconfig", "mstile")
    ) or _LICENCE.search(name)
    return not known and (kind in _PICTURES or kind in _DOWNLOADS or kind in {"js", "mjs", "css"})


CHECKS: tuple[Check[Built], ...] = (
    no_image,
    no_candidate,
    no_css_file,
    no_style,
    no_icon,
    no_media,
    no_frame,
    no_social,
    no_download,
    no_symbol,
    broken_file,
    wrong_type,
    wrong_size,
    no_alt,
    alt_is_name,
    unused,
)
