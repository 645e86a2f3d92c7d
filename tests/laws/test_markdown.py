"""Laws of the Markdown reader: what makes it fast changes nothing of what markdown-it reads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from claims.readers import markdown, simple
from claims.readers.inline import Inline
from claims.readers.passage import Lines, whole
from schemas.document import Link, Passage

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
_PIECES = (  # words parted by spaces read more easily than lists of them
    *(" ", " ", "  ", "\t", "\n", "\u00a0", "[![i](j)](k)", "<br />"),
    *r"a b2 0.5 . , : ( ) é — ^ % / = 5@b.co> * ** *** _ __ ` `` [ ] ]( ](u) ](u_v?a=b) ](<u>) ![ ! & &amp; < >".split(),  # noqa: SIM905
    *r"** * _ ` <br> <b> </b> <sub> </sub> ~ ~~ \ \* \_ **a** *b* `c` [d](e) _f_ g_h ![i](j) &b; &#1;".split(),  # noqa: SIM905
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


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join).map(str.strip))
def test_simple_markup_is_read_as_a_parser_reads_it(text: str) -> None:
    found = simple.read(whole(text))
    assert not found or _plain(*found) == _plain(*Inline(markdown.parser()).parsed(whole(text)))


def _plain(passage: Passage, links: tuple[Link, ...]) -> tuple[object, ...]:
    return passage.text, list(passage.offsets), passage.ends, links


def test_one_mark_in_a_sentence_or_cell_is_simple() -> None:
    for text in (
        "**84.3**",
        "see [the card](https://x.y/z_1) now",
        "a `b_c` d",
        "_so_: it is",
        "a<br>b",
        "x_y\nz",
    ):
        assert simple.read(whole(text))
