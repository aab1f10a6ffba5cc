"""Markdown that was left as it is in the text of a page.

A pair of marks is enough by itself. A lone mark, and the start of a line, are judged by what
stands around them, since prose has both. Code is not looked at.
"""

from __future__ import annotations

import re

_HAN = "\u3400-\u9fff"
_MARKS = re.compile(
    r"(?P<note>\[\^\d+\]|(?<=[^\s(\[])\[\^(?!(?:\w-\w)+\])[\w.-]+\]|^\s*\[\^[\w.-]+\]:)"
    r"|(?P<strong>(?<![\w*)\]])\*\*(?![\s*\x00])[^*\n]{0,300}(?<![\s*\x00,])\*\*(?!\*))"
    rf"|(?P<han>(?<=[{_HAN}])\*\*(?![\s*])[^*\n]{{1,300}}\*\*(?!\*))"
    r"|(?P<underlined>(?<!\w)__(?=[^\s_])[^_\n]*\s[^_\n]*(?<=[^\s_])__(?!\w))"
    r"|(?P<image>!\[[^\]\n]*\]\s?\([^)\n]*\)?)"
    r"|(?P<link>(?<![\w\])])\[[^\]\n]+\]\((?:https?://|mailto:|[./#]|[\w-]+(?:/|\.\w))[^)\n]*\))"
    r"|(?P<half>\]\((?:https?://|[\w./-]+\.(?:html?|md|png|jpe?g|svg|pdf)\b))"
    r"|(?P<named>(?<![\w\])])\[[a-z]{2,}(?:\s[\w\s,’'-]{2,60})?\]\[(?:\d+|[a-z][\w-]*)?\])"
    rf"|(?P<em>(?<![\w*])\*(?=[^*\n]{{0,30}}[{_HAN}])[^\s*\x00][^*\n]{{0,30}}\*(?!\*))"
    r"|(?P<code>(?<![`\w])`[^`\s\x00](?:[^`\n\x00]{0,60}[^`\s\x00])?`(?!`))"
    r"|(?P<struck>(?<![~\w])~~(?=[^\s~])[^~\n]{1,200}(?<=[^\s~])~~(?![~\w]))"
    r"|(?P<marked>(?<![=\w])==(?=[^\s=])[^=\n]{1,100}(?<=[^\s=])==(?![=\w]))"
    r"|(?P<rule>\|\s*:?-{3,}:?\s*\|)"
    r"|(?P<template>\{\{\s*[A-Za-z_][\w.]*\s*(?:\([^{}\n]*\)\s*)?(?:\|[^{}\n]*)?\}\}"
    r"|\{%-?\s*\w+[^{}\n]*%\})"
    r"|(?P<attributes>\{:\s*[#.][^{}]*\}|\{#[A-Za-z][\w-]*(?:\s+[.\w][^{}]*)?\}"
    r"|\{\s[#.][A-Za-z][\w-]*(?:\s+[#.][\w-]+)*\s\}\s*$)"
    r"|(?P<snippet>--8<--)"
    r"|(?P<icon>:(?:material|fontawesome|octicons|simple)-[\w-]+:)"
)
_BLOCK = re.compile(
    rf"\s*((?:#{{2,6}}\s+\S|#\s+[A-Z{_HAN}]).*|```.*|~~~.*|(?:!!!|\?\?\?\+?)\s+\w+.*|\[TOC\]\s*$)",
    re.DOTALL,
)
_WORD = rf"[\"“‘'(]?[^\W\d_{_HAN}]{{2,}}|[{_HAN}]"
_LINES = re.compile(
    rf"(?:^|\n)[ \t]*(?P<mark>[-*+>])[ \t]+(?:{_WORD}).*\n(?:[ \t]+\S.*\n)?[ \t]*(?P=mark)[ \t]+(?:{_WORD})"
    rf"|(?:^|\n)[ \t]*(?P<first>\d{{1,2}})[.)][ \t]+(?:{_WORD}).*\n[ \t]*(?P<next>\d{{1,2}})[.)][ \t]+(?:{_WORD})"
    r"|\n[ \t]*#{2,6}[ \t]+\S.*"
    r"|[^\s=-].*\n[ \t]*(?:={4,}|-{4,})[ \t]*$"
)
"""Two lines of a list or a quotation, a heading in the midst, a heading underlined."""
_RUN_ON = re.compile(rf"[:：][ \t\n]-[ \t](?:{_WORD})[^\n:]*?[ \t]-[ \t](?:{_WORD})")
"""A list whose lines were joined, after the colon that announced it."""
_SUSPECT = re.compile(
    r"[*\[#`{~|]|\]\(|!!!|\?\?\?|__|==|--|:\w+-|\n[ \t]*[-+>\d=]|[:：]\s-|^\s*[-+>\d]"
)

_NAMES = (
    "kw|kws|kwds|kwargs|kwarg|kwonly|keywords?|options?|opts|params?|attrs?|attributes|args|extra|argv|envp?|dict|"
    "mapping|fields?|values|data|config|settings|env|defaults|context"
)
"""What Python and C programs call the thing behind two stars."""
_LONE = re.compile(
    rf"(?<![\w*)\]/.\\&])(?<!\bchar )(?<!\bint )(?<!\bvoid )(?<!\bconst )"
    rf"\*\*(?!(?:{_NAMES})\b)(?=[^\W\d_]{{2,}}(?![\w(\[;=]|\s?[<>=≤]))[^*\n]{{1,40}}"
    rf"|(?<=[^\W\d_][^\W\d_])(?<!\bchar)(?<!\bint)(?<!\bvoid)(?<!\bconst)\*\*(?=\s[a-z{_HAN}]|[{_HAN}])"
)
"""Two stars at the start of a word, or after one in the midst of a sentence."""


def markdown(text: str) -> str:
    """The first Markdown mark that was left in a block of text, or an empty string."""
    if not _SUSPECT.search(text):
        return ""
    block = _BLOCK.match(text)
    if block:
        return block[1].split("\n")[0][:60]
    found = _MARKS.search(text)
    if found:
        return found[0].strip()[:60]
    lines = _LINES.search(text) or _RUN_ON.search(text)
    if lines is None or (lines.re is _LINES and not _follows(lines)):
        return ""
    return lines[0].strip().split("\n")[0][:60]


def _follows(lines: re.Match[str]) -> bool:
    """True unless two numbered lines are not one after the other."""
    return lines["first"] is None or int(lines["next"]) == int(lines["first"]) + 1


def lone_mark(text: str) -> str:
    """Two stars without their partner, as a slip of the pen leaves them, or an empty string."""
    if text.count("**") - text.count("***") != 1 or len(text.split()) < 3:  # noqa: PLR2004 - no sentence
        return ""
    found = _LONE.search(text)
    before = text[: found.start()] if found else ""
    if before.count("(") > before.count(")"):  # the signature of a function
        return ""
    return text[max(found.start() - 20, 0) : found.end()].strip() if found else ""


def footnoted(text: str) -> bool:
    """True for a block that explains a mark of two stars."""
    return re.match(r"\s*\(?\*\*\)?\s", text) is not None
