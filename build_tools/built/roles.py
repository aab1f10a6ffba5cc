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
