"""What a link is for, as far as its markup tells."""

from __future__ import annotations

import re

from build_tools.built.tree import HEAD, NOTES, QUOTE, Frame

MARK = re.compile(
    r"[\[(（【〔]?\s*(\d{1,3}(?::\d+)?|[*†‡§¶]{1,3}|[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]|[a-z])\s*[\])）】〕]?"
)
_CALL_CLASS = re.compile(
    r"(?:^|\s)(?:footnote|footnote-?ref(?:erence)?|fnref|fn|note|note-?ref|endnote-?ref)(?:\s|$)",
    re.IGNORECASE,
)
_BACK_CLASS = re.compile(
    r"(?:^|\s)(?:footnote-?back(?:-?(?:ref|link))?|reversefootnote|fn-?back(?:ref)?|backlink|back-?ref|data-footnote-backref)(?:\s|$)",
    re.IGNORECASE,
)
BACK_TEXT = re.compile(
    r"[↩⏎↑⤴⬆↵^\ufe0e\ufe0f\s]+(?:\d+)?|back(?: to (?:the )?text)?|return|返回(?:正文)?",
    re.IGNORECASE,
)
_ICON = frozenset(
    {"icon", "shortcut", "apple-touch-icon", "mask-icon", "apple-touch-icon-precomposed"}
)
_IGNORED = frozenset(
    {"preconnect", "dns-prefetch", "pingback", "webmention", "me", "edituri", "dns"}
)
_ASSET_RELS = frozenset(
    {"preload", "modulepreload", "prefetch", "prerender", "manifest", "alternate"}
)
_LANGUAGES = {
    "中文": "zh", "汉语": "zh", "简体": "zh", "简体中文": "zh-Hans", "繁體": "zh-Hant", "繁體中文": "zh-Hant",
    "zh": "zh", "cn": "zh", "english": "en", "en": "en", "日本語": "ja", "한국어": "ko",
    "deutsch": "de", "français": "fr", "español": "es", "русский": "ru",
}  # fmt: skip


def switch_language(frame: Frame, label: str) -> str:
    """The language that a link leads to, from its hreflang or its words; empty for other links."""
    if frame.attrs.get("hreflang"):
        return frame.attrs["hreflang"]
    return _LANGUAGES.get(label.lower(), "")


def role_of(frame: Frame, stack: list[Frame], label: str) -> str:
    """What a link is for, as far as its markup tells: call, back, switch, save."""
    attrs = frame.attrs
    note = _note_role(frame, stack, label)
    if note:
        return note
    if "download" in attrs:
        return "save"
    if attrs.get("hreflang"):
        return "switch"
    return "language" if switch_language(frame, label) and not frame.flags & HEAD else ""


def leads_to_itself(frame: Frame) -> bool:
    """True for an empty anchor that links to itself, as line numbers of listings do."""
    href = frame.attrs.get("href", "")
    return href.startswith("#") and href[1:] in {frame.id, frame.attrs.get("name")}


def _note_role(frame: Frame, stack: list[Frame], label: str) -> str:
    """Call or back for a mark of a note and the way back to it, else an empty string."""
    attrs, href = frame.attrs, frame.attrs["href"].strip()
    role = attrs.get("role", "") + " " + attrs.get("epub:type", "")
    classes = attrs.get("class", "")
    if "backlink" in role or _BACK_CLASS.search(classes) or "data-footnote-backref" in attrs:
        return "back"
    if "noteref" in role or "data-footnote-ref" in attrs:
        return "call"
    if not href.startswith("#") or len(href) == 1:
        return ""
    if label and frame.flags & NOTES and BACK_TEXT.fullmatch(label):
        return "back"
    raised = any(above.tag == "sup" for above in stack[-2:])
    marked = MARK.fullmatch(label) is not None and not frame.flags & QUOTE
    return "call" if marked and (raised or _CALL_CLASS.search(classes)) else ""


def relations(attrs: dict[str, str]) -> frozenset[str]:
    """The words of a <link>'s rel, in lower case."""
    return frozenset(attrs.get("rel", "").lower().split())


def relation_of(attrs: dict[str, str]) -> str:
    """The kind of address that a <link> of the head holds; empty for one that names no file."""
    rels = relations(attrs)
    if "href" not in attrs or rels & _IGNORED:
        return ""
    if "stylesheet" in rels:
        return "style"
    if rels & _ICON:
        return "icon"
    if "canonical" in rels:
        return "canonical"
    if "alternate" in rels and "hreflang" in attrs:
        return "alternate"
    return "download" if rels & _ASSET_RELS else "hint"


def icon_size(attrs: dict[str, str]) -> tuple[int, int]:
    """Width and height that an icon states, (0, 0) where it does not."""
    wide, _, high = attrs.get("sizes", "").lower().partition("x")
    return (int(wide), int(high)) if wide.isdecimal() and high.isdecimal() else (0, 0)
