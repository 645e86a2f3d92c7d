"""Markdown as a page. Every character is written by us: what markdown-it calls HTML goes through `hypertext` too."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from markdown_it.token import Token

from reports.html.escape import attribute
from reports.html.hypertext import INLINE, TOKEN, Hypertext
from reports.html.inline import parser
from reports.html.marks import Ink
from reports.html.source import Part
from reports.html.tags import Tags

#: Nothing in a text without these needs the inline parser.
_MARKED = re.compile(r"[\\`*_\[\]<&!~]| \n|\n ")
#: Longer paragraphs are no one's writing, and parsing them takes long: their markup stays as it is.
_LONGEST = 20_000
#: What may stand in front of a table's row: marks of quotes and of a list's item.
_CONTAINER = re.compile(r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t>]++)?")


class Prose:
    """One Markdown text on its way into a page."""

    def __init__(self, part: Part, ink: Ink, tags: Tags) -> None:
        self.part, self.ink, self.tags = part, ink, tags
        self.starts = [0, *(found.end() for found in re.finditer("\n", part.text)), len(part.text) + 1]
        self.html = Hypertext(tags, ink, part, whole=False)
        self.env: dict[str, object] = {}
        self.cursor = -1

    def write(self) -> None:
        """Write every block."""
        tokens = parser().parse(self.part.text, self.env)
        for token, after in pairwise([*tokens, Token("", "", 0)]):
            if token.type == "th_open" and not after.content:
                token.tag = "td"  # An empty cell heads no column.
            handle = _BLOCKS.get(token.type)
            if handle:
                handle(self, token)
        self.tags.close_to(0)

    def line(self, number: int) -> tuple[int, int]:
        """Return where a line begins and where its words end."""
        number = min(number, len(self.starts) - 2)
        return self.starts[number], self.starts[number + 1] - 1

    def offsets(self, content: str, first: int) -> list[int]:
        """Return where in the document each character of a block's content stands; the block begins at line `first`."""
        found = list[int]()
        for number, words in enumerate(content.split("\n"), first):
            start, end = self.line(number)
            bare = words.strip(" \t")
            # A line's words end the line, behind the marks of quotes and lists; what is not found stands where the line begins.
            at = max(self.part.text.rfind(bare, start, end), start) if bare else end
            lead = len(words) - len(words.lstrip(" \t")) if bare else 0
            found += [start] * lead + [*range(at, at + len(bare))] + [end] * (len(words) + 1 - len(bare) - lead)
        return [self.place(at) for at in found]

    def place(self, at: int) -> int:
        """Return the offset in the document of a character of the part, or of its end."""
        offsets = self.part.offsets
        return offsets[at] if at < len(offsets) else (offsets[-1] + 1 if offsets else 0)

    def inline(self, token: Token) -> None:
        """Write the words of a paragraph, heading or cell."""
        if not token.content:
            return
        first = token.map[0] if token.map else 0
        offsets = self.cell_offsets(token.content, first) if self.cursor >= 0 else self.offsets(token.content, first)
        if len(token.content) > _LONGEST or not _MARKED.search(token.content):
            self.tags.write(self.ink.words(token.content, offsets))
            return
        children: list[Token] = []
        parser().inline.parse(token.content, parser(), self.env, children)
        Line(self, token.content, offsets).write(children)

    def cell_offsets(self, content: str, number: int) -> list[int]:
        """Return where each character of a table's cell stands, and go on behind the cell's bar."""
        start, end = self.line(number)
        at = max(self.cursor, start)
        written = content.replace("|", "\\|")
        found = self.part.text.find(written, at, end)
        if found < 0:
            return [self.place(at)] * len(content)
        self.cursor = max(self.part.text.find("|", found + len(written), end), found + len(written))
        places, place = list[int](), found
        for char in content:
            place += char == "|"
            places.append(self.place(place))
            place += 1
        return places

    def row(self, token: Token) -> None:
        """Begin a row, and look for its cells from its first bar on."""
        number = token.map[0] if token.map else 0
        start, end = self.line(number)
        prefix = _CONTAINER.match(self.part.text, start, end)
        self.cursor = prefix.end() if prefix else start
        self.tags.open("tr", "tr")

    def row_end(self, _token: Token) -> None:
        """End a row."""
        self.cursor = -1
        self.tags.close("tr")

    def heading(self, token: Token) -> None:
        """Begin a heading."""
        self.tags.heading(int(token.tag[1]))

    def paragraph(self, token: Token) -> None:
        """Begin a paragraph; those of a tight list are words of their item."""
        if not token.hidden:
            self.tags.open("paragraph", "div", ' class="p" dir="auto"')

    def paragraph_end(self, token: Token) -> None:
        """End a paragraph."""
        if token.hidden:
            self.tags.write("\n")
        else:
            self.tags.close("paragraph")

    def numbered(self, token: Token) -> None:
        """Begin a numbered list."""
        start = token.attrs.get("start")
        self.tags.open("ol", "ol", f' start="{int(start)}"' if isinstance(start, int) else "")

    def code(self, token: Token) -> None:
        """Write a block of code as it stands."""
        first, last = token.map or (0, 0)
        first += token.type == "fence"
        content = token.content.removesuffix("\n")
        offsets = [
            offset
            for number, words in enumerate(content.split("\n"), first)
            for offset in self.suffix(words, *self.line(min(number, last)))
        ]
        language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        label = f'<span class="language">{attribute(language[:30])}</span>' if language else ""
        self.tags.write(f"<pre>{label}<code>{self.ink.words(content, offsets)}</code></pre>")

    def suffix(self, words: str, start: int, end: int) -> list[int]:
        """Return where the characters of words that end a line stand, then that of the line's end."""
        return [self.place(max(at, start)) for at in range(end - len(words), end + 1)]

    def metadata(self, token: Token) -> None:
        """Write the front matter as it stands."""
        first, last = token.map or (0, 0)
        start, end = self.starts[min(first + 1, len(self.starts) - 1)], self.line(max(last - 2, first))[1]
        text = self.part.text[start : max(end, start)]
        words = self.ink.words(text, self.part.offsets[start : start + len(text)])
        self.tags.write(f'<pre class="metadata"><span class="language">front matter</span><code>{words}</code></pre>')

    def markup(self, token: Token) -> None:
        """Write a block of HTML."""
        first, last = token.map or (0, 0)
        start, end = self.starts[first], self.line(max(last - 1, first))[1]
        self.tags.open("markup", "div", ' class="p"')
        self.html.read(start, end)
        self.tags.close("markup")

    def head(self, token: Token) -> None:
        """Begin a cell of a table's header."""
        self.tags.open("th", token.tag, (' scope="col"' if token.tag == "th" else "") + _alignment(token))


class Line:
    """The tokens of one paragraph on their way into a page. Elements opened in it are closed in it."""

    def __init__(self, prose: Prose, content: str, offsets: Sequence[int]) -> None:
        self.tags, self.ink, self.html = prose.tags, prose.ink, prose.html
        self.content, self.offsets = content, offsets

    def write(self, tokens: Sequence[Token]) -> None:
        """Write every token."""
        depth = len(self.tags.stack)
        for token in tokens:
            handle = _INLINE.get(token.type)
            if handle:
                handle(self, token)
        self.tags.close_to(depth)

    def run(self, text: str, at: int) -> None:
        """Write text that stands as it is from an index of the content on."""
        if text:
            places = self.offsets[at : at + len(text)]
            self.tags.write(self.ink.words(text, [*places, *[self.offsets[-1]] * (len(text) - len(places))]))

    def text(self, token: Token) -> None:
        """Write plain words."""
        self.run(token.content, token.meta["at"])

    def special(self, token: Token) -> None:
        """Write what a backslash or a character reference stands for."""
        if token.content == token.markup:  # a backslash in front of what needs none stands for itself
            self.run(token.content, token.meta["at"])
            return
        at = token.meta["at"] + (token.info == "escape")
        self.tags.write(self.ink.words(token.content, [self.offsets[at]] * len(token.content)))

    def code(self, token: Token) -> None:
        """Write code, less the space that may pad it on each side."""
        start = token.meta["at"] + len(token.markup)
        padded = not self.content.startswith(token.markup, start + len(token.content))
        self.tags.open("code", "code")
        self.run(token.content, start + padded)
        self.tags.close("code")

    def line_end(self, token: Token) -> None:
        """Write a line's end, with a break where the text asks for one."""
        self.tags.write("<br>\n" if token.type == "hardbreak" else "\n")

    def begin(self, token: Token) -> None:
        """Begin emphasis."""
        self.tags.open(token.type[:-5], _EMPHASIS[token.type[:-5]])

    def end(self, token: Token) -> None:
        """End emphasis."""
        self.tags.close(token.type[:-6])

    def link(self, token: Token) -> None:
        """Begin a link."""
        self.tags.link(str(token.attrs.get("href", "")))

    def link_end(self, _token: Token) -> None:
        """End a link."""
        self.tags.close("a")

    def image(self, token: Token) -> None:
        """Write an image's description."""
        self.tags.image(token.content, str(token.attrs.get("src", "")))

    def footnote(self, token: Token) -> None:
        """Write the mark of a footnote."""
        self.tags.write(f"<sup>{attribute(str(token.meta.get('label', '')))}</sup>")

    def tag(self, token: Token) -> None:
        """Write what an HTML tag means, or the tag itself as dimmed text."""
        found = TOKEN.fullmatch(token.content)
        name = (found["name"] or "").lower() if found else ""
        if found and name in INLINE:
            self.html.tag(found, 0, 0)
            return
        self.tags.write('<span class="tag">')
        self.run(token.content, token.meta["at"])
        self.tags.write("</span>")


_EMPHASIS = {"strong": "strong", "em": "em", "s": "del"}
_INLINE: dict[str, Callable[[Line, Token], None]] = {
    "text": Line.text,
    "text_special": Line.special,
    "code_inline": Line.code,
    "softbreak": Line.line_end,
    "hardbreak": Line.line_end,
    "strong_open": Line.begin,
    "strong_close": Line.end,
    "em_open": Line.begin,
    "em_close": Line.end,
    "s_open": Line.begin,
    "s_close": Line.end,
    "link_open": Line.link,
    "link_close": Line.link_end,
    "image": Line.image,
    "html_inline": Line.tag,
    "footnote_ref": Line.footnote,
}


def _alignment(token: Token) -> str:
    """Return the class of a cell whose column is aligned."""
    aligned = str(token.attrs.get("style", "")).rpartition(":")[2]
    return f' class="{aligned}"' if aligned in ("right", "center") else ""


def _begins(element: str, attributes: str = "") -> Callable[[Prose, Token], None]:
    return lambda prose, token: prose.tags.open(token.tag or element, element, attributes)


def _ends(prose: Prose, token: Token) -> None:
    prose.tags.close(token.tag)


_BLOCKS: dict[str, Callable[[Prose, Token], None]] = {
    "inline": Prose.inline,
    "heading_open": Prose.heading,
    "heading_close": lambda prose, _: prose.tags.close("heading"),
    "paragraph_open": Prose.paragraph,
    "paragraph_close": Prose.paragraph_end,
    "bullet_list_open": _begins("ul"),
    "bullet_list_close": _ends,
    "ordered_list_open": Prose.numbered,
    "ordered_list_close": _ends,
    "list_item_open": _begins("li"),
    "list_item_close": _ends,
    "blockquote_open": _begins("blockquote"),
    "blockquote_close": _ends,
    "footnote_open": lambda prose, _: prose.tags.open("footnote", "div", ' class="footnote"'),
    "footnote_close": lambda prose, _: prose.tags.close("footnote"),
    "hr": lambda prose, _: prose.tags.write("<hr>"),
    "fence": Prose.code,
    "code_block": Prose.code,
    "front_matter": Prose.metadata,
    "html_block": Prose.markup,
    "table_open": lambda prose, _: prose.tags.table(),
    "table_close": _ends,
    "thead_open": _begins("thead"),
    "thead_close": _ends,
    "tbody_open": _begins("tbody"),
    "tbody_close": _ends,
    "tr_open": Prose.row,
    "tr_close": Prose.row_end,
    "th_open": Prose.head,
    "th_close": _ends,
    "td_open": lambda prose, token: prose.tags.open("td", "td", _alignment(token)),
    "td_close": _ends,
}
