"""Markdown: CommonMark with tables, strikethrough, footnotes and front matter; HTML inside goes to the HTML reader.

markdown-it-py gives the blocks with their lines, and the inline tokens without columns; each token is found again in its
source by walking forward, so that every character of a passage keeps its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from claims.readers import html, nested, piped
from claims.readers.gate import Gate
from claims.readers.inline import Inline
from claims.readers.passage import Lines, Weave, cut, table_block
from claims.readers.piped import Range
from claims.text.expression import expression
from schemas.document import Block, BlockKind, Cell, Link, Passage, Table

# Nothing in the text between these needs an inline parser; a line end is plain where no space stands beside it.
#: The label with which a line begins: "Layers: 12", "**Patch size:** 14".
LABELS = expression(r"(?:\A|\n)[ \t]{0,12}[*_`]{0,3}(?P<label>[A-Z])[\w ()/-]{1,30}:[*_`]{0,3}(?=[ \n])")
MARKED = expression(r"[\\`*_\[\]<&!~]|[ \t]\n|\n[ \t]|\r")
# Longer paragraphs are no one's writing, and inline parsing may take more than linear time: their markup stays as it is.
LONGEST_PARAGRAPH = 20_000
TABLE_TAG = expression(r"<(/?)table\b", re.IGNORECASE)


class Parser(MarkdownIt):
    """markdown-it without the work on addresses that only a renderer needs."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (markdown-it's own name)
        """Return an address as it is written."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 (markdown-it's own name)
        """Take any address: a target is data here, and is never followed unread."""
        return True


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Return the parser: blocks only, as inline parsing happens where a paragraph needs it."""
    made = Parser("commonmark").enable(["table", "strikethrough"])
    made.use(front_matter_plugin).use(footnote_plugin, inline=False, move_to_end=False)
    made.disable(["inline", "text_join"]).block.ruler.at("table", piped.table, {"alt": ["paragraph", "reference"]})
    made.block.ruler = Gate(made.block.ruler)
    return made


def read(source: Passage) -> tuple[Block, ...]:
    """Return the blocks of a Markdown document."""
    page = Page(source)
    page.walk()
    return tuple(page.blocks)


class Page:
    """One document on its way from tokens to blocks."""

    def __init__(self, source: Passage) -> None:
        self.source = source
        self.lines = Lines(source.text)
        self.blocks: list[Block] = []
        self.containers: list[BlockKind] = []
        self.inline = Inline(parser())
        self.tokens = parser().parse(source.text, self.inline.env)
        self.last_table_end = max(
            (i for i, token in enumerate(self.tokens) if token.type == "html_block" and "</table" in token.content.lower()),
            default=-1,
        )

    def walk(self) -> None:
        """Turn every token into blocks."""
        at, count = 0, len(self.tokens)
        while at < count:
            token = self.tokens[at]
            handle = HANDLERS.get(token.type)
            at = handle(self, token, at) if handle else at + 1

    def area(self, token: Token) -> tuple[int, int]:
        """Return the range of a block's lines."""
        first, last = token.map or (0, 0)
        return self.lines.start(first), self.lines.start(last)

    def content(self, token: Token) -> Passage:
        """Return a token's content as a passage whose text is exactly that content."""
        start, end = self.area(token)
        found = self.source.text.rfind(token.content, start, end)
        if found >= 0:
            return cut(self.source, found, found + len(token.content))
        return self.content_by_line(token)

    def content_by_line(self, token: Token) -> Passage:
        """Find a content line by line, as quote marks, indentation or `\\r` stand between its lines."""
        weave = Weave(self.source)
        first = token.map[0] if token.map else 0
        for number, line in enumerate(token.content.split("\n")):
            start, end = self.lines.start(first + number), self.lines.end(first + number)
            if number:
                weave.put("\n", max(0, start - 1))
            words = line.strip(" \t")
            found = self.source.text.rfind(words, start, end)
            lead = line[: len(line) - len(line.lstrip(" \t"))]
            weave.put(lead, start)
            if found >= 0:
                weave.add(found, found + len(words))
            else:
                weave.put(words, start)
            weave.put(line[len(lead) + len(words) :], end)
        return weave.passage()

    def prose(self, content: Passage) -> tuple[Passage, tuple[Link, ...]]:
        """Return the words and links of inline Markdown."""
        text = content.text
        if len(text) > LONGEST_PARAGRAPH or not MARKED.search(text):
            plain = replace(content, text=text.replace("\n", " ")) if "\n" in text else content
            return labelled(content, plain), ()
        passage, links = self.inline.read(content)
        return labelled(content, passage), links

    def block(self, kind: BlockKind, token: Token, level: int) -> None:
        """Append the block of an inline token, unless nothing readable is in it."""
        passage, links = self.prose(self.content(token))
        if passage.text and not passage.text.isspace():
            self.blocks.append(Block(kind, passage, level, links))

    def heading(self, token: Token, at: int) -> int:
        """Read a heading."""
        self.block("heading", self.tokens[at + 1], int(token.tag[1]))
        return at + 3

    def paragraph(self, _token: Token, at: int) -> int:
        """Read a paragraph: of a list item or a quote, where the innermost container is one."""
        kind: BlockKind = self.containers[-1] if self.containers else "paragraph"
        level = sum(1 for container in self.containers if container == "item") if kind == "item" else 0
        self.block(kind, self.tokens[at + 1], level)
        return at + 3

    def enter_list(self, _token: Token, at: int) -> int:
        """Enter a list."""
        self.containers.append("item")
        return at + 1

    def enter_quote(self, _token: Token, at: int) -> int:
        """Enter a block quote."""
        self.containers.append("quote")
        return at + 1

    def leave(self, _token: Token, at: int) -> int:
        """Leave the innermost list or quote."""
        if self.containers:
            self.containers.pop()
        return at + 1

    def code(self, token: Token, at: int) -> int:
        """Read a fenced or indented code block; the lines of its fence are no part of it."""
        first, last = token.map or (0, 0)
        fenced = token.type == "fence"
        start = self.lines.start(first + fenced)
        end = self.lines.end(last - 1)
        if (
            fenced
            and last - 1 > first
            and self.source.text[self.lines.start(last - 1) : end].strip(" \t>").startswith(token.markup)
        ):
            end = self.lines.end(last - 2)
        language = token.info.split(maxsplit=1)[0].strip("{}.").lower() if token.info.strip() else ""
        self.blocks.append(Block("code", cut(self.source, start, max(start, end)), language=language))
        return at + 1

    def metadata(self, token: Token, at: int) -> int:
        """Read the front matter (in a list item, its rule may be all there is)."""
        first, last = token.map or (0, 0)
        start = self.lines.start(first + 1)
        self.blocks.append(Block("metadata", cut(self.source, start, max(start, self.lines.start(last - 1))), language="yaml"))
        return at + 1

    def markup(self, token: Token, at: int) -> int:
        """Read HTML, a table with blank lines inside up to its end."""
        last = self.table_end(at)
        if any(inner.type == "table" for inner in self.tokens[at:last]):
            return self.outer_table(at, last)
        start, _ = self.area(token)
        _, end = self.area(self.tokens[last])
        self.blocks.extend(html.fragment(self.source, start, end))
        return last + 1

    def outer_table(self, at: int, last: int) -> int:
        """Read the blocks in the cells of an HTML table that holds tables drawn with pipes."""
        row = nested.heads(html.fragment(self.source, *self.area(self.tokens[at])))
        place = -1
        while at <= last:
            token, before = self.tokens[at], len(self.blocks)
            if token.type == "html_block":
                place = nested.column(token.content, place)
                self.blocks.extend(block for block in html.fragment(self.source, *self.area(token)) if not block.table)
                at += 1
                continue
            handle = HANDLERS.get(token.type)
            at = handle(self, token, at) if handle else at + 1
            self.blocks[before:] = [nested.headed(block, row, place) for block in self.blocks[before:]]
        return at

    def table_end(self, at: int) -> int:
        """Return the index of the token that closes the tables which the HTML at `at` opens."""
        depth, last = 0, at
        for index in range(at, max(at, self.last_table_end) + 1):
            token = self.tokens[index]
            if token.type == "html_block":
                depth += sum(-1 if tag[1] else 1 for tag in TABLE_TAG.finditer(token.content))
                last = index
            if depth <= 0:
                break
        return last

    def table(self, token: Token, at: int) -> int:
        """Read a table drawn with pipes."""
        rows = tuple(self.row(line, cells, header=not number) for number, (line, cells) in enumerate(token.meta["rows"]))
        self.blocks.append(table_block(Table(rows, header_rows=1), self.source, self.area(token)[0]))
        return at + 1

    def row(self, line: int, cells: list[Range], header: bool) -> tuple[Cell, ...]:
        """Return the cells of a row."""
        end, row = self.lines.end(line), []
        for start, stop in cells:
            passage, links = self.prose(self.cell(end - start, end - stop))
            row.append(Cell(passage, header, links))
        return tuple(row)

    def cell(self, start: int, end: int) -> Passage:
        """Return a cell's content without the backslashes before its pipes."""
        text = self.source.text
        escaped = text.find("\\|", start, end)
        if escaped < 0:
            return cut(self.source, start, end)
        weave = Weave(self.source)
        while escaped >= 0:
            weave.add(start, escaped)
            start = escaped + 1
            escaped = text.find("\\|", start, end)
        weave.add(start, end)
        return weave.passage()


def labelled(content: Passage, passage: Passage) -> Passage:
    """Return what was read of a paragraph with the line ends in front of its labels, where two or more lines begin with one."""
    if content.text.count("\n") == 0 or content.text.count(":") < 2:
        return passage
    found = list(LABELS.finditer(content.text))
    if len(found) < 2:
        return passage
    text = list(passage.text)
    for match in found:
        at = bisect_left(passage.offsets, content.offsets[match.start("label")])
        if 0 < at < len(text) and text[at - 1] == " ":
            text[at - 1] = "\n"
    return replace(passage, text="".join(text))


HANDLERS: dict[str, Callable[[Page, Token, int], int]] = {
    "heading_open": Page.heading,
    "paragraph_open": Page.paragraph,
    "bullet_list_open": Page.enter_list,
    "bullet_list_close": Page.leave,
    "ordered_list_open": Page.enter_list,
    "ordered_list_close": Page.leave,
    "blockquote_open": Page.enter_quote,
    "blockquote_close": Page.leave,
    "fence": Page.code,
    "code_block": Page.code,
    "front_matter": Page.metadata,
    "html_block": Page.markup,
    "table": Page.table,
}
