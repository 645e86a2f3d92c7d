"""Laws of the Markdown reader: what makes it fast changes nothing of what markdown-it reads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from claims.readers import markdown
from claims.readers.passage import Lines

_CONTAINERS = ("", "", "", "> ", "- ", "1. ", "  ", "    ", "[^1]: ")
_LINES = (
    "words",
    "| a | b |",
    "a \\| b | c",
    "|",
    "||",
    "| |",
    "|---|---|",
    "--- | :-:",
    "-|-",
    ":-",
    "| a | b | c | d |",
    "---",
    "===",
    "***",
    "```",
    "~~~ py",
    "# head",
    "[x]: y",
    "<div>",
    "2) two",
    "+",
    "\t\u00a0tab",
    "",
    "",
)
_BEGINNINGS = ("words\n", "# head\n", "---\na: b\n---\n")
_TEXTS = st.tuples(
    st.sampled_from(_BEGINNINGS), st.lists(st.tuples(st.sampled_from(_CONTAINERS), st.sampled_from(_LINES)), max_size=9)
).map(lambda parts: parts[0] + "\n".join(container + line for container, line in parts[1]))


def _reference() -> MarkdownIt:
    made = markdown.Parser("commonmark").enable(["table", "strikethrough"])
    made.use(front_matter_plugin).use(footnote_plugin, inline=False, move_to_end=False)
    return made.disable(["inline", "text_join"])


def _told(tokens: list[Token]) -> list[object]:
    """Return what the reader uses of each token, a table's as one: its cells with the line that each stands in."""
    told: list[object] = []
    table: list[tuple[int, str]] | None = None
    for token in tokens:
        if token.type == "table_open":
            table = []
            told.append(("table", token.map, table))
        elif token.type == "table_close":
            table = None
        elif table is None:
            told.append((token.type, token.tag, token.map, token.content, token.markup, token.info, token.level))
        elif token.type == "inline":
            table.append((token.map[0] if token.map else -1, token.content))
    return told


def _cells(token: Token, text: str) -> list[tuple[int, str]]:
    ends = Lines(text)
    return [
        (line, text[ends.end(line) - start : ends.end(line) - stop].replace("\\|", "|"))
        for line, cells in token.meta["rows"]
        for start, stop in cells
    ]


@given(_TEXTS)
def test_rules_that_are_passed_over_would_not_have_matched(text: str) -> None:
    told = [
        ("table", token.map, _cells(token, text))
        if token.type == "table"
        else (token.type, token.tag, token.map, token.content, token.markup, token.info, token.level)
        for token in markdown.parser().parse(text, {})
    ]
    assert told == _told(_reference().parse(text, {}))
