"""The words of inline Markdown, each found again in its source.

markdown-it-py's inline tokens carry no columns. They come in the order of the text, so each is looked for from where the
one before ended: its own markup or words first, and for a link its destination passed over.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token

from claims.readers import simple
from claims.readers.passage import Weave, stripped, within
from claims.text.expression import expression
from schemas.document import Link, Passage

TAG = expression(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
STRUCK = {"del", "s", "strike"}
SIMPLE_TARGET = expression(r"\([^\s()<>\\]*+\)")
#: The picture of a formula says in its address what it shows.
DRAWN = expression(r"/math\?math=(?P<formula>[\w{}\\^+*/=., -]{1,80})[\"'&]")
EXPONENT = expression(r"[+−-]?\d{1,4}")


#: Roles of MyST that are no part of the sentence they stand in: a citation, a picture's label or width.
_CITED = expression(r"\s?(?::(?:cite[a-z]{0,2}|label|eqlabel|width|height):|\{cite(?::[a-z]{1,3})?\})`[^`\n]{1,200}`")


def _without_citations(content: Passage) -> Passage:
    """Return the source of a paragraph without the citations that MyST's roles make."""
    if ":`" not in content.text and "{cite" not in content.text:
        return content
    weave, at = Weave(content), 0
    for match in _CITED.finditer(content.text):
        weave.add(at, match.start())
        at = match.end()
    weave.add(at, len(content.text))
    return weave.passage()


class Inline:
    """An inline parser for one document (`env` holds its link targets and footnotes)."""

    def __init__(self, parser: MarkdownIt) -> None:
        self.parser = parser
        self.env: MutableMapping[str, Any] = {}

    def read(self, content: Passage) -> tuple[Passage, tuple[Link, ...]]:
        """Return the words of `content` without its markup, and its links."""
        content = _without_citations(content)
        return simple.read(content) or self.parsed(content)

    def parsed(self, content: Passage) -> tuple[Passage, tuple[Link, ...]]:
        """Return the same by parsing, whatever the markup."""
        tokens: list[Token] = []
        self.parser.inline.parse(content.text, self.parser, self.env, tokens)
        walk = Walk(content)
        for token in tokens:
            WALKERS.get(token.type, Walk.delimiter)(walk, token)
        passage = stripped(walk.weave.passage())
        return passage, within(walk.links, passage)


class Walk:
    """The walk through the source of one paragraph: `at` is the index up to which it has been read."""

    __slots__ = ("at", "hidden", "links", "open", "raised", "text", "weave")

    def __init__(self, content: Passage) -> None:
        self.text = content.text
        self.weave = Weave(content)
        self.links: list[Link] = []
        self.open: list[tuple[int, str]] = []
        self.at = 0
        self.hidden = 0
        self.raised = False

    def seek(self, words: str) -> int:
        """Return where `words` stand from here on, and pass over them; where they do not, stay."""
        found = self.text.find(words, self.at)
        if found < 0:
            return -1
        self.at = found + len(words)
        return found

    def words(self, token: Token) -> None:
        """Text as it stands."""
        if not token.content:
            return
        found = self.seek(token.content)
        if self.hidden:
            return
        if self.raised and EXPONENT.match(token.content):
            self.weave.put("^", max(found, 0))
        if found >= 0:
            self.weave.add(found, self.at)
        else:
            self.weave.put(token.content, self.at)

    def special(self, token: Token) -> None:
        """An escaped character or an entity."""
        found = self.seek(token.markup)
        if self.hidden:
            return
        if found >= 0 and token.info == "escape":
            self.weave.add(found + 1, self.at)
        else:
            self.weave.put(token.content, max(found, 0), self.at)

    def code(self, token: Token) -> None:
        """Code between backticks: a line end in it counts as a space, and one space on each side is dropped."""
        if self.seek(token.markup) < 0:
            return
        start, words = self.at, token.content
        padded = not self.text.startswith(token.markup, start + len(words))
        self.at = start + len(words) + 2 * padded + len(token.markup)
        if not self.hidden:
            self.weave.add(start + padded, start + padded + len(words))

    def line_end(self, _token: Token) -> None:
        """A line end within a paragraph."""
        found = self.seek("\n")
        if not self.hidden:
            self.weave.space(max(found, 0))

    def delimiter(self, token: Token) -> None:
        """Emphasis and its like."""
        if token.markup:
            self.seek(token.markup)

    def strike(self, token: Token) -> None:
        """Struck-out words are no part of what is said."""
        self.seek(token.markup)
        self.hidden = max(0, self.hidden + token.nesting)

    def link_open(self, token: Token) -> None:
        """A link begins. A raised link is a footnote's mark."""
        self.seek("<" if token.markup == "autolink" else "[")
        self.open.append((self.weave.length, str(token.attrs.get("href", ""))))
        self.hidden += self.raised

    def link_close(self, token: Token) -> None:
        """A link ends; its destination is passed over."""
        self.hidden -= self.raised and self.hidden > 0
        if token.markup == "autolink":
            self.seek(">")
        elif self.seek("]") >= 0:
            self.at = after_target(self.text, self.at)
        start, target = self.open.pop() if self.open else (0, "")
        if target and start < self.weave.length:
            self.links.append(Link(start, self.weave.length, target))

    def image(self, token: Token) -> None:
        """An image: its description is no prose."""
        if self.seek("![") >= 0:
            self.at = after_target(self.text, self.at + len(token.content) + 1)

    def tag(self, token: Token) -> None:
        """An HTML tag or comment."""
        found = self.seek(token.content)
        tag = TAG.match(token.content)
        if not tag:
            return
        name, step = tag[2].lower(), -1 if tag[1] else 1
        if name == "br":
            self.weave.space(max(found, 0))
        elif name in STRUCK:
            self.hidden = max(0, self.hidden + step)
        elif name == "sup":
            self.raised = step > 0
        elif name == "img" and found >= 0 and not self.hidden and (formula := DRAWN.search(token.content)):
            self.weave.add(found + formula.start("formula"), found + formula.end("formula"))

    def footnote(self, _token: Token) -> None:
        """A footnote's mark."""
        if self.seek("[^") >= 0:
            self.seek("]")


def after_target(text: str, at: int) -> int:
    """Return the index after a link's `(destination "title")` or `[label]`, where one stands at `at`."""
    if text.startswith("[", at):
        return max(text.find("]", at), at - 1) + 1
    if not text.startswith("(", at):
        return at
    simple = SIMPLE_TARGET.match(text, at)
    if simple:
        return simple.end()
    inside = passed_space(text, at + 1)
    target = parseLinkDestination(text, inside, len(text))
    if target.ok:
        inside = passed_space(text, target.pos)
        title = parseLinkTitle(text, inside, len(text))
        inside = passed_space(text, title.pos) if title.ok else inside
    return max(text.find(")", inside), at - 1) + 1


def passed_space(text: str, at: int) -> int:
    """Return the index of the first character from `at` on that is no white space."""
    while at < len(text) and text[at] in " \t\n":
        at += 1
    return at


WALKERS: dict[str, Callable[[Walk, Token], None]] = {
    "text": Walk.words,
    "text_special": Walk.special,
    "code_inline": Walk.code,
    "softbreak": Walk.line_end,
    "hardbreak": Walk.line_end,
    "s_open": Walk.strike,
    "s_close": Walk.strike,
    "link_open": Walk.link_open,
    "link_close": Walk.link_close,
    "image": Walk.image,
    "html_inline": Walk.tag,
    "footnote_ref": Walk.footnote,
}
