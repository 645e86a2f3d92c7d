"""HTML: the words of a page's body as blocks, and its tables as full grids.

trafilatura finds a page's body better than any rule here, but it loses the places of what it keeps, and a quote must lie at
its place; so the body is what stands in `<main>` or `<article>`, less what the tags, roles, class names and headings call clutter.
Where neither tag is used, lists of links go too.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.readers import body, clutter
from claims.readers.grid import Grid
from claims.readers.passage import Weave, cut, stripped, within
from claims.readers.tag import ENTITY, Tag, decoded, scan
from claims.text.expression import expression
from schemas.document import Block, BlockKind, Link, Passage

RUN = expression(r"[^ \t\n\r\f]++(?: [^ \t\n\r\f]++)*+")
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
) | frozenset(HEADINGS)
# A start tag of the same name ends these, as HTML lets their end tags be left out.
SELF_ENDING = frozenset(["p", "li", "dt", "dd", "td", "th", "tr", "option"])
ANSWERS = expression(
    r"schema\.org/(?:QAPage|Question|Answer)|(?:class|id)\s?=\s?[\"']?(?:[\w-]{0,40} ){0,9}(?:answers?|question)\b", re.I
)
DEEPEST_TABLE = 20
NUMBER = expression(r"\s*[+−-]?\d{1,4}")


def read(source: Passage) -> tuple[Block, ...]:
    """Return the blocks of a page's body."""
    answers = bool(ANSWERS.search(source.text))
    page = Page(source, answers)
    page.walk(0, len(source.text))
    for region in ("main", "article"):
        kept = [block for block, regions in page.found if region in regions]
        if kept:
            return tuple(body.read((*_opening(page, region), *kept), answers, guided=True))
    return tuple(body.read((block for block, _ in page.found), answers, guided=False))


def _opening(page: Page, region: str) -> list[Block]:
    """Return what a page begins with in front of its body: its title, where the body has none, and what is told below it."""
    titles = [at for at, (block, _) in enumerate(page.found) if block.kind == "heading" and block.level == 1]
    begins = next(at for at, (_, regions) in enumerate(page.found) if region in regions)
    if not titles or titles[-1] >= begins:
        return []
    return [block for block, _ in page.found[titles[0] : begins]]


def fragment(source: Passage, start: int, end: int) -> tuple[Block, ...]:
    """Return the blocks of the HTML from `start` to `end` inside another document."""
    page = Page(source, answers=False)
    page.walk(start, end)
    return tuple(block for block, _ in page.found)


class Page:
    """One page on its way from tags to blocks."""

    def __init__(self, source: Passage, answers: bool) -> None:
        self.source = source
        self.answers = answers
        self.found: list[tuple[Block, frozenset[str]]] = []
        self.weave = Weave(source)
        self.links: list[Link] = []
        self.anchor: tuple[int, str] | None = None
        self.counts = dict.fromkeys(("main", "article", "list", "blockquote", "pre", "caption", "sup", "bold"), 0)
        self.heading = 0
        self.term = False
        self.skipped = ("", 0)
        self.grids: list[Grid] = []
        self.refused = 0

    def walk(self, start: int, end: int) -> None:
        """Read the tags and texts from `start` to `end`."""
        for tag in scan(self.source.text, start, end):
            if self.skipped[1] and not self.resume(tag):
                continue
            if not tag.name:
                self.text(tag.start, tag.end)
            elif tag.closing:
                self.leave(tag)
            else:
                self.enter(tag)
        self.flush(end)
        while self.grids:
            self.end_table(end)

    def resume(self, tag: Tag) -> bool:
        """Follow an element that is left out; tell whether `tag`, which comes after it, is to be read."""
        name, depth = self.skipped
        if name in clutter.INLINE_TAGS and tag.name in BLOCKS:
            self.skipped = ("", 0)
            return True
        if tag.name == name:
            ended_by_next = not tag.closing and name in SELF_ENDING
            self.skipped = (name, 0 if ended_by_next else depth + (-1 if tag.closing else 1))
            return ended_by_next
        return False

    def enter(self, tag: Tag) -> None:
        """Read a start tag."""
        name = tag.name
        attributes = tag.attributes() if tag.source and not tag.source.isspace() else {}
        if name in BLOCKS and not (name == "dd" and self.term):
            self.flush(tag.start)
        if name not in VOID and self.is_left_out(name, attributes):
            self.skipped = (name, 0 if tag.source.endswith("/") and name in ("svg", "math") else 1)
            return
        self.term = self.term or name == "dt"
        self.count(name, 1)
        handler = ENTER.get(name)
        if handler:
            handler(self, tag, attributes)

    def is_left_out(self, name: str, attributes: dict[str, str]) -> bool:
        """Tell whether an element is no part of the body."""
        inside = self.counts["main"] or self.counts["article"]
        if name == "aside" and clutter.tells_facts(attributes):
            return clutter.is_clutter(attributes, self.answers)
        if name in clutter.DROPPED_TAGS or (name == "header" and not inside):
            return True
        if name == "footer":
            return not clutter.is_footnote(attributes)
        if name in ("html", "body", "main") or not attributes:
            return name == "sup" and self.anchor is not None and self.anchor[1].startswith("#")
        if name == "a":
            return bool(self.counts["sup"]) and attributes.get("href", "").startswith("#")
        return clutter.is_clutter(attributes, self.answers) or (name == "sup" and clutter.is_footnote(attributes))

    def leave(self, tag: Tag) -> None:
        """Read an end tag."""
        if tag.name in BLOCKS and not (tag.name == "dt" and self.term):
            self.flush(tag.start)
        handler = LEAVE.get(tag.name)
        if handler:
            handler(self, tag.start)
        self.count(tag.name, -1)

    def count(self, name: str, step: int) -> None:
        """Keep count of the elements that are open, and of the heading's level."""
        if name in HEADINGS:
            self.heading = HEADINGS[name] if step > 0 else 0
        counted = COUNTED.get(name)
        if counted:
            self.counts[counted] = max(0, self.counts[counted] + step)

    def text(self, start: int, end: int) -> None:
        """Read text: white space counts as one space, entities as their characters."""
        if self.counts["sup"] and NUMBER.match(self.source.text, start, end):
            self.weave.put("^", start)
        at = start
        if "&" in self.source.text[start:end]:
            for entity in ENTITY.finditer(self.source.text, start, end):
                words = decoded(entity[0])
                if words:
                    self.plain(at, entity.start())
                    self.weave.put(words, entity.start(), entity.end())
                    at = entity.end()
        self.plain(at, end)
        if self.grids and not self.counts["bold"] and not self.source.text[start:end].isspace():
            self.grids[-1].has_plain_words()

    def plain(self, start: int, end: int) -> None:
        """Read text without entities; preformatted text keeps its white space."""
        if self.counts["pre"]:
            self.weave.add(start, end)
            return
        at = start
        for run in RUN.finditer(self.source.text, start, end):
            if run.start() > at:
                self.weave.space(at)
            self.weave.add(run.start(), run.end())
            at = run.end()
        if at < end:
            self.weave.space(at)

    def flush(self, at: int) -> None:
        """End a block."""
        self.end_link()
        passage = stripped(self.weave.passage())
        self.term = False
        if passage.text and not passage.text.isspace():
            kind, level = self.kind()
            self.emit(Block(kind, passage, level, () if kind == "code" else within(self.links, passage)), at)
        if self.weave.length:
            self.weave = Weave(self.source)
            self.links = []
        if self.anchor:
            self.anchor = (0, self.anchor[1])

    def kind(self) -> tuple[BlockKind, int]:
        """Return the kind and level of the block that ends here."""
        if self.counts["pre"]:
            return "code", 0
        if self.heading:
            return "heading", self.heading
        if self.counts["caption"]:
            return "caption", 0
        if self.counts["list"]:
            return "item", self.counts["list"]
        return ("quote" if self.counts["blockquote"] else "paragraph"), 0

    def emit(self, block: Block, _at: int) -> None:
        """Append a block to the table cell that is open, else to the page."""
        if self.grids and self.grids[-1].take(block):
            return
        regions = frozenset(region for region in ("main", "article") if self.counts[region])
        self.found.append((block, regions))

    def end_link(self) -> None:
        """Note the link up to here."""
        if self.anchor and self.anchor[1] and self.anchor[0] < self.weave.length:
            self.links.append(Link(self.anchor[0], self.weave.length - self.weave.spaced, self.anchor[1]))

    def enter_link(self, _tag: Tag, attributes: dict[str, str]) -> None:
        """Begin a link."""
        self.end_link()
        self.anchor = (self.weave.length, attributes.get("href", "").strip())

    def leave_link(self, _at: int) -> None:
        """End a link."""
        self.end_link()
        self.anchor = None

    def line_break(self, tag: Tag, _attributes: dict[str, str]) -> None:
        """Read `<br>`."""
        if self.counts["pre"]:
            self.weave.put("\n", tag.start)
        else:
            self.weave.space(tag.start)

    def span(self, tag: Tag, _attributes: dict[str, str]) -> None:
        """Part the words of a span from the figure in front of it ("<span class=big>72B</span><span>parameters</span>")."""
        if FIGURE.search(self.source.text, max(0, tag.start - 200), tag.start):
            self.weave.space(tag.start)

    def description(self, tag: Tag, _attributes: dict[str, str]) -> None:
        """Join a description to its term with a colon."""
        if self.weave.length and not self.weave.passage().text.rstrip().endswith(":"):
            self.weave.put(":", tag.start)
        self.weave.space(tag.start)

    def enter_table(self, tag: Tag, _attributes: dict[str, str]) -> None:
        """Begin a table; one nested deeper than anyone nests is read as plain blocks."""
        if len(self.grids) >= DEEPEST_TABLE:
            self.refused += 1
            return
        self.grids.append(Grid(cut(self.source, tag.start, tag.start), self.counts["list"], self.counts["caption"]))
        self.counts["list"] = self.counts["caption"] = 0

    def leave_table(self, at: int) -> None:
        """End a table."""
        if self.refused:
            self.refused -= 1
        elif self.grids:
            self.end_table(at)

    def end_table(self, at: int) -> None:
        """Close the innermost table and pass on its blocks."""
        grid = self.grids.pop()
        self.counts["list"], self.counts["caption"] = grid.lists, grid.captions
        for block in grid.blocks():
            self.emit(block, at)

    def table_part(self, tag: Tag, attributes: dict[str, str]) -> None:
        """Begin a row, a cell or a group of rows."""
        if self.grids and not self.refused:
            self.counts["list"] = self.counts["caption"] = 0
            self.grids[-1].begin(tag.name, attributes)

    def leave_part(self, _at: int) -> None:
        """End a cell or a caption."""
        if self.grids and not self.refused:
            self.grids[-1].end_cell()

    def leave_row(self, _at: int) -> None:
        """End a row; one that is not ended does so where the next begins."""
        if self.grids and not self.refused:
            self.grids[-1].end_row()

    def leave_head(self, _at: int) -> None:
        """End the header rows."""
        if self.grids and not self.refused:
            self.grids[-1].end_head()


COUNTED = {
    **{name: name for name in ("main", "article", "blockquote", "pre", "sup")},
    **dict.fromkeys(("ul", "ol", "dl"), "list"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("b", "strong"), "bold"),
}
PARTS = ("tr", "td", "th", "thead", "tbody", "tfoot", "caption")
#: A figure that stands out, right in front of the words for it.
FIGURE = expression(
    r"<span[^<>]{1,80}\b(?:big|value|num(?:ber)?|figure|stat|count|amount|metric|kpi)\b[^<>]{0,40}>[^<>]{1,40}</span>$",
    re.IGNORECASE,
)
ENTER: dict[str, Callable[[Page, Tag, dict[str, str]], None]] = {
    "a": Page.enter_link,
    "br": Page.line_break,
    "dd": Page.description,
    "span": Page.span,
    "table": Page.enter_table,
    **dict.fromkeys(PARTS, Page.table_part),
}
LEAVE: dict[str, Callable[[Page, int], None]] = {
    "a": Page.leave_link,
    "table": Page.leave_table,
    "thead": Page.leave_head,
    **dict.fromkeys(("td", "th", "caption"), Page.leave_part),
    "tr": Page.leave_row,
}
