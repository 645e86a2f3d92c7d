"""Inline Markdown as tokens that know where they stand: `meta["at"]` is the index in the content at which a token begins."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin


class _State(StateInline):
    """markdown-it's state of one paragraph, which notes the place of each token as it is made."""

    def pushPending(self) -> Token:  # noqa: N802 (markdown-it's own name)
        """Flush the text so far. It stands, as written, just before the place that has been reached."""
        token = super().pushPending()
        token.meta["at"] = max(self.src.rfind(token.content, 0, self.pos), 0)
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Make a token, which begins at the place that has been reached, or behind the last of the same run of stars or tildes."""
        token = super().push(ttype, tag, nesting)
        token.meta.update(at=self.pos, run=self.pos)
        before = self.tokens[-2] if len(self.tokens) > 1 else token
        if before.type == ttype == "text" and before.meta.get("run") == self.pos:
            token.meta["at"] = before.meta["at"] + len(before.content)
        return token


class _Inline(ParserInline):
    """markdown-it's inline parser with that state."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse the text of one paragraph into tokens."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _Parser(MarkdownIt):
    """markdown-it without the work on addresses: they are shown as they are written, and none can be followed."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (markdown-it's own name)
        """Return an address as it is written."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 (markdown-it's own name)
        """Return the words of a link as they are written."""
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 (markdown-it's own name)
        """Take any address: a target is words here."""
        return True


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Return the parser of model cards' Markdown: CommonMark with tables, strikethrough, footnotes and front matter.

    HTML comes as tokens of its own, of which nothing is let through as it is. Pieces of text are not joined, as that would lose
    their places, and paragraphs are parsed by whoever writes them.
    """
    made = _Parser("commonmark", {"maxNesting": 60, "html": True})
    made.inline = _Inline()
    made.use(front_matter_plugin).use(footnote_plugin, inline=False, move_to_end=False)
    made.enable(["table", "strikethrough"])
    made.disable(["inline", "text_join", "fragments_join"])
    return made
