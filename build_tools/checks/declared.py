"""L13x and L14x: what pages and sitemaps declare about addresses and languages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from build_tools.checks.base import Check, Fault, check
from build_tools.checks.links import APART, refreshed, where
from build_tools.findings import Severity, Where
from build_tools.model import Built, BuiltPage, Link

ERROR = Severity.ERROR

_TAG = re.compile(
    r"x-default|(?:[a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-\w{5,8})*(?:-x(?:-\w+)+)?",
    re.IGNORECASE,
)
_ISO_639_1 = frozenset(
    (
        "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co "
        "cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd "
        "gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
        "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg "
        "mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os "
        "pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss "
        "st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo "
        "wa wo xh yi yo za zh zu"
    ).split()
)
"""Two-letter language codes. Source: ISO 639-1."""
_NO_REGION = frozenset({"uk", "en", "zh"})
"""Codes often written for GB, US and CN that are no regions. Source: ISO 3166-1."""


def valid_language(tag: str) -> bool:
    """True for a well-formed tag whose two-letter parts exist. Source: BCP 47, 2.1 Syntax."""
    if not _TAG.fullmatch(tag):
        return False
    parts = tag.lower().split("-")
    if parts[0] == "x":
        return True
    if len(parts[0]) == 2 and parts[0] not in _ISO_639_1:  # noqa: PLR2004 - ISO 639-1 has two letters
        return False
    return not any(part in _NO_REGION for part in parts[1:])


def primary(tag: str) -> str:
    """The language of a tag without script and region."""
    return tag.lower().partition("-")[0]


def _of(page: BuiltPage, kind: str) -> list[Link]:
    return [link for link in page.links if link.kind == kind]


# ---- canonical ----------------------------------------------------------------------------------


@check("L131", ERROR, "A canonical address is one page of the site, declared once")
def canonical(built: Built) -> Iterator[Fault]:
    """It is under the published address and its page exists."""
    for page in built.pages:
        links = _of(page, "canonical")
        for link in links:
            if link.state != "ok" or link.url.partition("#")[2]:
                message = f"the canonical address “{link.url}” is no page of the site"
                yield Fault(where(page.path, link), message, f"the site is at {built.address}")
        if len({link.url for link in links}) > 1:
            yield Fault(where(page.path, links[1]), "the page declares two canonical addresses")


@check("L132", ERROR, "A page is its own canonical page")
def other_canonical(built: Built) -> Iterator[Fault]:
    """A copy of a page may name the original; a redirect and a hidden page too."""
    pages = {page.path: page for page in built.pages}
    for page in built.pages:
        if refreshed(page) or page.hidden or page.path.startswith("404"):
            continue
        declared = _of(page, "canonical")
        for link in declared if len({k.url for k in declared}) == 1 else ():  # L131 tells of two
            other = pages.get(link.target)
            if (
                link.state == "ok"
                and link.target != page.path
                and not (other and other.digest == page.digest)
            ):
                message = f"the page says that {link.target} is the canonical one"
                yield Fault(where(page.path, link), message, "name the page itself")


# ---- languages ----------------------------------------------------------------------------------


@check("L133", ERROR, "A language version names the version that names it")
def no_return(built: Built) -> Iterator[Fault]:
    """Without a return link both are ignored. Source: Google Search Central, localized versions."""
    named = {page.path: {k.target for k in _of(page, "alternate")} for page in built.pages}
    for page in built.pages:
        for link in _of(page, "alternate"):
            other = named.get(link.target)
            if link.state == "ok" and other is not None and page.path not in other:
                message = (
                    f"{link.target} ({link.lang}) does not name this page as its other version"
                )
                yield Fault(where(page.path, link), message, "add the hreflang link there")


@check("L134", ERROR, "A language version exists")
def no_version(built: Built) -> Iterator[Fault]:
    """The target of an hreflang link is a page of the site."""
    for page in built.pages:
        for link in _of(page, "alternate"):
            if link.state not in {"ok", "external"}:
                yield Fault(
                    where(page.path, link),
                    f"hreflang {link.lang}: “{link.url}” is no page of the site",
                )


@check("L135", ERROR, "An hreflang is a language code, used once, and that of the page it names")
def wrong_code(built: Built) -> Iterator[Fault]:
    """`cn`, `jp` and `en-UK` are no codes; `x-default` is."""
    langs = {page.path: page.lang or "" for page in built.pages}
    for page in built.pages:
        seen: dict[str, str] = {}
        for link in _of(page, "alternate"):
            lang = link.lang.lower()
            spoken = langs.get(link.target, "") if link.state == "ok" else ""
            if not valid_language(link.lang):
                yield Fault(where(page.path, link), f"“{link.lang}” is no language code")
            elif seen.setdefault(lang, link.url) != link.url:
                yield Fault(where(page.path, link), f"hreflang {link.lang} is given to two pages")
            elif lang != "x-default" and spoken and primary(spoken) != primary(lang):
                yield Fault(
                    where(page.path, link),
                    f"hreflang {link.lang}, but {link.target} is in {spoken}",
                )


@check("L136", ERROR, "A language switch leads to the same page in the other language")
def switch(built: Built) -> Iterator[Fault]:
    """The same page is the one that hreflang names, or the one at the same place in the other tree.

    A switch that leads every page of a site to one and the same page is meant so.
    """
    pages = {page.path: page for page in built.pages}
    used: dict[str, set[str]] = defaultdict(set)
    holders: Counter[str] = Counter()
    for page in built.pages:
        for link in page.links:
            if (
                link.role in {"switch", "language"}
                and link.state == "ok"
                and link.target != page.path
            ):
                used[primary(link.lang)].add(link.target)
                holders[primary(link.lang)] += 1
    for page in built.pages:
        for link in page.links:
            lang = primary(link.lang) if link.role in {"switch", "language"} else ""
            if not lang or link.kind != "link" or link.target == page.path or link.state != "ok":
                continue
            if primary(page.lang or "") == lang or (len(used[lang]) == 1 and holders[lang] > 2):  # noqa: PLR2004 - see above
                continue
            expected = _version(page, lang, pages)
            spoken = pages[link.target].lang if link.target in pages else None
            if expected and link.target != expected:
                message = f"the switch to {link.lang} leads to {link.target}, not to {expected}"
                yield Fault(where(page.path, link), message, f"link to {expected}")
            elif link.role == "switch" and spoken and primary(spoken) != lang:
                message = f"the switch to {link.lang} leads to {link.target}, which is in {spoken}"
                yield Fault(where(page.path, link), message)


def _version(page: BuiltPage, lang: str, pages: dict[str, BuiltPage]) -> str:
    """The version of a page in another language, as far as anything tells."""
    for link in _of(page, "alternate"):
        if primary(link.lang) == lang and link.state == "ok":
            return link.target
    own = primary(page.lang or "")
    tops = {path.partition("/")[0] for path in pages if "/" in path}
    folders = {top for top in tops if primary(top) == lang and valid_language(top)}
    first, _, rest = page.path.partition("/")
    inside = bool(rest) and primary(first) == own and valid_language(first)
    stem = rest if inside else page.path
    candidates = [f"{folder}/{stem}" for folder in sorted(folders)]
    if inside and not folders:
        candidates.append(stem)
    candidates += [re.sub(rf"([._-]){own}(?=\.html$)", rf"\g<1>{lang}", page.path)] if own else []
    return next((c for c in candidates if c in pages and c != page.path), "")


# ---- sitemaps -----------------------------------------------------------------------------------


@check("L141", ERROR, "Every entry of a sitemap is a page of the site, named once")
def dead_entry(built: Built) -> Iterator[Fault]:
    """Entries are absolute addresses under the published one."""
    seen: set[tuple[str, str]] = set()
    for path, link in built.sitemaps:
        if link.state != "ok":
            hint = (
                f"the site is at {built.address}"
                if link.state == "external"
                else "build the sitemap again"
            )
            yield Fault(where(path, link), f"“{link.url}” is no page of the site", hint)
        elif not link.rel and (path, link.url) in seen:
            yield Fault(where(path, link), f"“{link.url}” stands twice in the sitemap")
        elif not link.rel:
            seen.add((path, link.url))
    for path, file in built.files.items():
        if path.rpartition("/")[2].startswith("sitemap") and path.endswith(".xml") and file.broken:
            yield Fault(Where(path), file.broken, "build the sitemap again")


@check("L142", ERROR, "A sitemap lists every page")
def unlisted(built: Built) -> Iterator[Fault]:
    """Held only where the sitemap lists most pages; error pages, redirects and copies stay out."""
    listed = {link.target for _, link in built.sitemaps}
    public = [page for page in built.pages if _public(page)]
    missing = [page for page in public if page.path not in listed]
    if 2 * len(missing) > len(public):
        return
    for page in missing:
        yield Fault(
            Where(page.path), "the sitemap does not list this page", "build the sitemap again"
        )


def _public(page: BuiltPage) -> bool:
    name = page.path.rpartition("/")[2].partition(".")[0]
    elsewhere = any(k.kind == "canonical" and k.target != page.path for k in page.links)
    special = name in APART | {"print"}
    return page.whole and not (page.hidden or refreshed(page) or elsewhere or special)


CHECKS: tuple[Check[Built], ...] = (
    canonical,
    other_canonical,
    no_return,
    no_version,
    wrong_code,
    switch,
    dead_entry,
    unlisted,
)
