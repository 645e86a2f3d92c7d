"""HTML of a stranger as a page of our own: its words, and of its tags those that give a text its form. No attribute is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from reports.html.marks import Ink
from reports.html.source import Part
from reports.html.tags import Tags

#: A tag, a declaration or a character reference. An attribute's value may hold any character, the rest of a tag no "<".
TOKEN = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)(?P<rest>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
    r"|<[!?][^<>]*+>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
)
_ATTRIBUTE = re.compile(r"([a-zA-Z-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
#: What has no words for a reader: it is passed over with all that it holds, provided that it ends.
_UNREAD = frozenset(["script", "style", "title", "svg", "template", "noscript", "iframe", "object", "canvas", "math"])
_KEPT = ("b", "strong", "i", "em", "code", "sub", "sup", "kbd", "del", "u", "small")
_EMPHASIS = {name: name for name in _KEPT} | {"s": "del", "strike": "del", "tt": "code", "samp": "code", "var": "i", "cite": "i"}
_BLOCK_NAMES = (
    "p div section article main header footer nav aside center figure figcaption ul ol dl dt dd li blockquote details summary"
    " address form fieldset caption"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
#: A start tag of the same name ends these, as their end tags may be left out.
_SELF_ENDING = frozenset(["p", "li", "dt", "dd"])


class Hypertext:
    """One stretch of HTML on its way into a page. `whole` says that it is the document itself, not HTML inside Markdown."""

    def __init__(self, tags: Tags, ink: Ink, part: Part, whole: bool) -> None:
        self.tags, self.ink, self.part, self.whole = tags, ink, part, whole
        self.endless: set[str] = set()

    def read(self, start: int, end: int) -> None:
        """Write the HTML that stands from `start` to `end` of the part; what it opens, it closes."""
        depth = len(self.tags.stack)
        floor, self.tags.floor = self.tags.floor, depth
        for at, stop, token in self.tokens(start, end):
            if token is None:
                self.words(at, stop)
            elif token["name"]:
                self.tag(token, at, stop)
            elif token[0][0] == "&":
                self.reference(at, stop)
        self.tags.close_to(depth)
        self.tags.floor = floor

    def tokens(self, start: int, end: int) -> Iterator[tuple[int, int, re.Match[str] | None]]:
        """Yield texts (without a match), and the tags and references between them. Comments, and what is not read, are left out."""
        text, at, commented = self.part.text, start, True
        search = start
        while token := TOKEN.search(text, search, end):
            comment = text.find("<!--", search, token.start() + 4) if commented else -1
            if comment >= 0:
                close = text.find("-->", comment + 4, end)
                commented = close >= 0
                if commented:
                    yield at, comment, None
                    at = search = close + 3
                    continue
            yield at, token.start(), None
            at = search = self.after(token, end)
            if at == token.end():
                yield token.start(), at, token
        yield at, end, None

    def after(self, token: re.Match[str], end: int) -> int:
        """Return where to read on after a token: after the end of an element that is not read, where it has one."""
        name = (token["name"] or "").lower()
        if not self.whole or token["end"] or name not in _UNREAD or name in self.endless:
            return token.end()
        close = re.compile(rf"</{name}\s*+>", re.IGNORECASE).search(self.part.text, token.end(), end)
        if not close:
            self.endless.add(name)
        return close.end() if close else token.end()

    def words(self, start: int, end: int) -> None:
        """Write text as it stands; white space alone is nothing between the parts of a table."""
        if start >= end:
            return
        text = self.part.text[start:end]
        if self.tags.top() in ("grid", "tr"):
            if text.isspace():
                return
            self.tags.settle()
        self.tags.write(self.ink.words(text, self.part.offsets[start:end]))

    def reference(self, start: int, end: int) -> None:
        """Write a character reference as the character that it stands for."""
        self.tags.settle()
        for char in unescape(self.part.text[start:end]):
            self.tags.write(self.ink.words(char, self.part.offsets[start : start + 1]))

    def tag(self, token: re.Match[str], start: int, end: int) -> None:
        """Write what a tag means; one that means nothing here is shown as text inside Markdown, and left out of a page."""
        name, closing = token["name"].lower(), bool(token["end"])
        handle = _TAGS.get(name)
        if handle:
            handle(self, name, token["rest"], closing)
        elif not self.whole and name not in _SILENT:
            self.tags.settle()
            self.tags.write(f'<span class="tag">{self.ink.words(token[0], self.part.offsets[start:end])}</span>')

    def inline(self, name: str, _rest: str, closing: bool) -> None:
        """Begin or end emphasis and its like."""
        element = _EMPHASIS[name]
        if closing:
            self.tags.close(element, within="td")
        else:
            self.tags.settle()
            self.tags.open(element, element)

    def block(self, name: str, _rest: str, closing: bool) -> None:
        """Begin or end a block."""
        if name in _SELF_ENDING or closing:
            self.tags.close(name, within="td" if name == "p" or not closing else "")
        if not closing:
            self.tags.settle()
            self.tags.open(name, "div", f' class="{name}" dir="auto"')

    def heading(self, name: str, _rest: str, closing: bool) -> None:
        """Begin or end a heading."""
        self.tags.close("heading")
        if not closing:
            self.tags.settle()
            self.tags.heading(_HEADINGS[name])

    def preformatted(self, _name: str, _rest: str, closing: bool) -> None:
        """Begin or end text that keeps its white space."""
        self.tags.close("pre")
        if not closing:
            self.tags.settle()
            self.tags.open("pre", "pre")

    def link(self, _name: str, rest: str, closing: bool) -> None:
        """Begin or end a link."""
        self.tags.close("a", within="td")
        target = attributes(rest).get("href")
        if not closing and target:
            self.tags.settle()
            self.tags.link(target)

    def image(self, _name: str, rest: str, _closing: bool) -> None:
        """Write an image's description."""
        self.tags.settle()
        given = attributes(rest)
        self.tags.image(given.get("alt", ""), given.get("src", ""))

    def line_break(self, _name: str, _rest: str, _closing: bool) -> None:
        """Write a line break."""
        self.tags.settle()
        self.tags.write("<br>")

    def rule(self, _name: str, _rest: str, _closing: bool) -> None:
        """Write a rule."""
        self.tags.settle()
        self.tags.write("<hr>")

    def table(self, _name: str, _rest: str, closing: bool) -> None:
        """Begin or end a table."""
        if closing:
            self.tags.close("table")
        else:
            self.tags.table()

    def row(self, _name: str, _rest: str, closing: bool) -> None:
        """Begin or end a row."""
        if closing:
            self.tags.close("tr", within="grid")
        else:
            self.tags.row()

    def cell(self, name: str, rest: str, closing: bool) -> None:
        """Begin or end a cell."""
        if closing:
            self.tags.close("td", within="grid")
            return
        given = attributes(rest)
        spans = "".join(f' {key}="{int(given[key])}"' for key in ("colspan", "rowspan") if _SPAN.fullmatch(given.get(key, "")))
        self.tags.cell(spans + (' class="head"' if name == "th" else ""))


_SPAN = re.compile(r"[1-9]\d?")
#: Tags without which their words are read as well: they are never shown.
_SILENT_NAMES = "html head body meta link span font thead tbody tfoot colgroup col picture source wbr input label button abbr"
_SILENT = frozenset(_SILENT_NAMES.split())
#: What may stand in a line of Markdown.
INLINE = _SILENT | {*_EMPHASIS, "a", "img", "br"}
_TAGS: dict[str, Callable[[Hypertext, str, str, bool], None]] = {
    **dict.fromkeys(_EMPHASIS, Hypertext.inline),
    **dict.fromkeys(_BLOCKS, Hypertext.block),
    **dict.fromkeys(_HEADINGS, Hypertext.heading),
    **dict.fromkeys(("td", "th"), Hypertext.cell),
    "a": Hypertext.link,
    "img": Hypertext.image,
    "br": Hypertext.line_break,
    "hr": Hypertext.rule,
    "pre": Hypertext.preformatted,
    "table": Hypertext.table,
    "tr": Hypertext.row,
}


def attributes(rest: str) -> dict[str, str]:
    """Return the attributes of a tag by their names in small letters, their character references resolved."""
    return {name.lower(): unescape(double or single or bare).strip() for name, double, single, bare in _ATTRIBUTE.findall(rest)}
