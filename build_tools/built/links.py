"""The addresses of a page: links, images, styles, scripts, icons and what its head declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from build_tools.built.capture import Capture
from build_tools.built.embedded import (
    candidates,
    css_urls,
    file_names,
    first_candidate,
    redirections,
    refreshed_to,
)
from build_tools.built.roles import (
    icon_size,
    leads_to_itself,
    relation_of,
    relations,
    role_of,
    switch_language,
)
from build_tools.built.tree import CODE, HIDDEN, Frame
from build_tools.model import Link

_SOCIAL = frozenset(
    [
        "og:image",
        "og:image:url",
        "og:image:secure_url",
        "og:video",
        "og:audio",
        "twitter:image",
        "twitter:image:src",
        "msapplication-tileimage",
    ]
)
_MEDIA = {
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
}
_FRAMES = {"iframe": "src", "frame": "src", "object": "data", "embed": "src"}


class Links:
    """Gathers the addresses of one page."""

    def __init__(self, line: Callable[[int], int]) -> None:
        self.line = line
        self.base: str | None = None
        self.base_fault = ""
        self.hidden = False
        self._found: list[Link] = []
        self._scripted: list[Link] = []
        self._first = True
        self._above: list[Frame] = []
        self.spoken: set[str] = set()

    def found(self, *, redirects: bool) -> Iterator[Link]:
        """The links in order; `redirects`: a script that goes elsewhere is all the page does."""
        yield from self._found
        if redirects:
            yield from self._scripted

    def open(self, frame: Frame, stack: list[Frame]) -> None:
        """Note what a start tag refers to."""
        attrs = frame.attrs
        if not attrs:
            return
        self._above = stack
        handler = self._HANDLERS.get(frame.tag)
        if handler:
            handler(self, frame)
        if "style" in attrs and "url(" in attrs["style"]:
            self._css(attrs["style"], frame)
        if "data-src" in attrs:
            kind = "image" if frame.tag == "img" else "download"
            self._add(kind, attrs["data-src"], frame, alt="")
        if "onclick" in attrs:
            self.spoken.update(file_names(attrs["onclick"]))

    def close(self, frame: Frame, stack: list[Frame]) -> None:
        """Name a link whose end has come."""
        if frame.tag != "a" or frame.capture is None or "href" not in frame.attrs:
            return
        attrs, capture = frame.attrs, frame.capture
        label = capture.text
        name = label or " ".join(filter(None, capture.names))
        name = (
            name
            or attrs.get("aria-label", "")
            or attrs.get("title", "")
            or attrs.get("aria-labelledby", "")
        )
        exempt = (
            frame.flags & HIDDEN
            or attrs.get("role") in {"presentation", "none"}
            or leads_to_itself(frame)
        )
        self._add(
            "link",
            attrs["href"],
            frame,
            text=None if exempt else name.strip(),
            label=label[:200],
            lang=switch_language(frame, label),
            role=role_of(frame, stack, label),
            rel=attrs.get("rel", "") + (" code" if frame.flags & CODE else ""),
        )

    def raw(self, frame: Frame, text: str, offset: int) -> None:
        """The inside of a script or style element."""
        del offset
        if frame.tag == "style":
            self._css(text, frame)
        elif frame.tag == "script":
            self.spoken.update(file_names(text))
            line = self.line(frame.offset)
            self._scripted += [Link("refresh", url, line) for url in redirections(text)]

    # ---- one method for each element ----

    def _add(self, kind: str, url: str, frame: Frame, **more: object) -> None:
        self._found.append(
            Link(kind, url, self.line(frame.offset), id=frame.near, **more)  # type: ignore[arg-type]
        )

    def _anchor(self, frame: Frame) -> None:
        frame.capture = Capture()
        if "href" not in frame.attrs and "xlink:href" in frame.attrs:
            frame.attrs = {**frame.attrs, "href": frame.attrs["xlink:href"]}
        self._first = False

    def _area(self, frame: Frame) -> None:
        if "href" in frame.attrs:
            self._add("link", frame.attrs["href"], frame, text=frame.attrs.get("alt", ""))

    def _image(self, frame: Frame) -> None:
        attrs = frame.attrs
        alt = attrs.get("alt")
        label = attrs.get("aria-label") or attrs.get("aria-labelledby")
        hidden = frame.flags & HIDDEN or attrs.get("role") in {"presentation", "none"}
        if alt is None and (label or hidden):
            alt = label or ""
        for above in self._above:
            if above.capture is not None and alt:
                above.capture.names.append(alt)
        fits = "object-fit" in attrs.get("style", "")
        wide, high = (0, 0) if fits else (_pixels(attrs, "width"), _pixels(attrs, "height"))
        if "src" in attrs:
            lazy = attrs["src"] == "" and "data-src" in attrs
            if not lazy:
                self._add("image", attrs["src"], frame, alt=alt, width=wide, height=high)
        elif "srcset" in attrs or "data-src" in attrs:
            url = attrs.get("data-src") or first_candidate(attrs.get("srcset", ""))
            self._add("candidate", url, frame, alt=alt)
        self._candidates(attrs.get("srcset", ""), frame)

    def _candidates(self, srcset: str, frame: Frame) -> None:
        for url, wide in candidates(srcset):
            self._add("candidate", url, frame, alt="", width=wide)

    def _source(self, frame: Frame) -> None:
        self._candidates(frame.attrs.get("srcset", ""), frame)
        if "src" in frame.attrs:
            self._add("media", frame.attrs["src"], frame)

    def _media(self, frame: Frame) -> None:
        for name in _MEDIA[frame.tag]:
            if name in frame.attrs:
                self._add("media", frame.attrs[name], frame)

    def _frame(self, frame: Frame) -> None:
        name = _FRAMES[frame.tag]
        if name in frame.attrs:
            self._add("frame", frame.attrs[name], frame)

    def _input(self, frame: Frame) -> None:
        if frame.attrs.get("type", "").lower() == "image":
            self._image(frame)

    def _script(self, frame: Frame) -> None:
        if "src" in frame.attrs:
            self._add("script", frame.attrs["src"], frame)

    def _use(self, frame: Frame) -> None:
        url = frame.attrs.get("href", frame.attrs.get("xlink:href"))
        if url is not None:
            kind = "image" if frame.tag == "image" else "use"
            self._add(kind, url, frame, alt="")

    def _form(self, frame: Frame) -> None:
        if frame.attrs.get("action"):
            self._add("form", frame.attrs["action"], frame)

    def _base(self, frame: Frame) -> None:
        if "href" not in frame.attrs:
            return
        if self.base is not None:
            self.base_fault = "the page has two <base> elements; the second does nothing"
        else:
            self.base = frame.attrs["href"].strip()
            self._add("base", self.base, frame)
            if not self._first:
                self.base_fault = "<base> stands after addresses that it should govern"

    def _link(self, frame: Frame) -> None:
        attrs = frame.attrs
        self._candidates(attrs.get("imagesrcset", ""), frame)
        kind = relation_of(attrs)
        if not kind:
            return
        if kind == "style":
            self._first = False
        wide, high = icon_size(attrs) if kind == "icon" else (0, 0)
        self._add(
            kind,
            attrs["href"],
            frame,
            lang=attrs.get("hreflang", ""),
            rel=" ".join(sorted(relations(attrs))),
            width=wide,
            height=high,
        )

    def _meta(self, frame: Frame) -> None:
        attrs = frame.attrs
        content = attrs.get("content", "")
        name = (attrs.get("property") or attrs.get("name", "")).lower()
        if attrs.get("http-equiv", "").lower() == "refresh":
            url = refreshed_to(content)
            if url:
                self._add("refresh", url, frame)
        elif name in _SOCIAL:
            self._add("social", content, frame)
        elif name in {"og:image:width", "og:image:height"} and content.isdecimal():
            self._size_social(name, int(content))
        elif name == "robots" and "noindex" in content.lower():
            self.hidden = True

    def _size_social(self, name: str, pixels: int) -> None:
        for i in range(len(self._found) - 1, -1, -1):
            link = self._found[i]
            if link.kind == "social":
                wide, high = (
                    (pixels, link.height) if name.endswith("width") else (link.width, pixels)
                )
                self._found[i] = Link(
                    "social", link.url, link.line, id=link.id, width=wide, height=high
                )
                return

    def _css(self, text: str, frame: Frame) -> None:
        for url in css_urls(text):
            self._add("css", url, frame)

    _HANDLERS: ClassVar[dict[str, Callable[[Links, Frame], None]]] = {
        "a": _anchor,
        "area": _area,
        "img": _image,
        "image": _use,
        "use": _use,
        "source": _source,
        "video": _media,
        "audio": _media,
        "track": _media,
        "iframe": _frame,
        "frame": _frame,
        "object": _frame,
        "embed": _frame,
        "input": _input,
        "script": _script,
        "form": _form,
        "base": _base,
        "link": _link,
        "meta": _meta,
    }


def _pixels(attrs: dict[str, str], name: str) -> int:
    value = attrs.get(name, "").strip().removesuffix("px")
    return int(value) if value.isdecimal() and len(value) < 6 else 0  # noqa: PLR2004 - not a picture
