"""Inline Markdown that takes no parser to read: words, code, links and emphasis, each plain to see, with nothing nested.

Most of what is marked up is "**0.843**" in a cell or one link in a sentence. What is read here is read as markdown-it reads it;
where that is not certain at a glance, nothing is.
"""

from __future__ import annotations

from claims.readers.passage import Weave, stripped, within
from claims.text.expression import expression
from schemas.document import Link, Passage

#: Characters that stand for themselves: an underscore between letters too, and what begins no image, entity, strike or tag.
WORDS = r"(?:[^\\`*_\[\]<&!~\r\n]++|(?<=[^\W_])_(?=[^\W_])|!(?!\[)|&(?!#|[A-Za-z][A-Za-z0-9]{1,31};)|(?<!~)~(?!~)|<(?=[ =]))++"
CODE = r"[^`\s][^`\n]*+"
TARGET = r"[^\s()<>\\&\x00-\x20\x7f]*+"
IMAGE = rf"!\[(?:{WORDS})?+\]\({TARGET}\)"
PIECE = expression(
    rf"(?P<words>{WORDS})"
    r"|(?P<line_end>(?<![ \t])\n(?![ \t]))"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    rf"|`(?P<code>{CODE})`(?!`)"
    # It opens after a space and closes before one, or between a letter and a mark: so neither can do the other.
    rf"|(?:\A|(?<=[ \n]))(?P<mark>\*\*?|__?)(?=[^\s*_])(?P<marked>{WORDS})"
    r"(?:(?<=\S)(?P=mark)(?=[ \n]|\Z)|(?<=[^\W_])(?P=mark)(?=[.,:;)?]))"
    rf"|\[(?:(?P<label>{WORDS})|`(?P<label_code>{CODE})`)\]\((?P<target>{TARGET})\)"
    r"|(?P<line_break><br ?/?>)"
    rf"|(?P<unread>\[{IMAGE}\]\({TARGET}\)|{IMAGE}|</?sub>)"
)


def read(content: Passage) -> tuple[Passage, tuple[Link, ...]] | None:
    """Return the words of `content` without its markup, and its links; None where it takes a parser to tell them."""
    weave, links, at = Weave(content), list[Link](), 0
    for piece in PIECE.finditer(content.text):
        if piece.start() != at:
            return None
        at = piece.end()
        kind = piece.lastgroup or ""
        if kind in ("line_end", "line_break"):
            weave.space(piece.start())
        elif kind == "target":
            begin = weave.length
            weave.add(*piece.span("label" if piece["label"] else "label_code"))
            links += [Link(begin, weave.length, piece["target"])] if piece["target"] else []
        elif kind != "unread":
            weave.add(*piece.span(kind))
    if at < len(content.text):
        return None
    passage = stripped(weave.passage())
    return passage, within(links, passage)
