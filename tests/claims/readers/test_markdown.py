"""Markdown: each kind of block, and words at their line and column whatever markup stands around them."""

import pytest

from schemas.document import Link
from tests.claims.readers.places import document_of, grid, only, outline, place


def test_blocks_come_in_reading_order_with_their_kinds() -> None:
    text = "# Title\n\nIntro.\n\n- one\n- two\n\n> said\n\n```python\nx = 1\n```\n"
    assert outline(document_of(text)) == [
        ("heading", "Title"),
        ("paragraph", "Intro."),
        ("item", "one"),
        ("item", "two"),
        ("quote", "said"),
        ("code", "x = 1"),
    ]


def test_headings_and_items_have_levels_and_code_its_language() -> None:
    document = document_of("Top\n===\n\n### Deep\n\n- a\n  - b\n\n```Bash title\nls\n```\n")
    assert [(block.level, block.language) for block in document.blocks] == [(1, ""), (3, ""), (1, ""), (2, ""), (0, "bash")]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("It has **82**M weights.", "It has 82M weights."),
        ("Runs ~~3 times~~ twice as fast.", "Runs  twice as fast."),
        (r"About \~5 and 2\*3.", "About ~5 and 2*3."),
        ("Over 5&nbsp;GB &amp; more.", "Over 5 GB & more."),
        ('See [the `base` card](https://a.b/c "title (x)") now.', "See the base card now."),
        ("Badge ![12 layers](https://a.b/c.svg) gone.", "Badge  gone."),
        ("First<br>second.", "First second."),
        ("Soft\nwrap  \nhard.", "Soft wrap hard."),
        ("A note[^1] here.\n\n[^1]: Told below.", "A note here."),
        ("10<sup>9</sup> words.", "10^9 words."),
        ("Visit <https://a.b/c>.", "Visit https://a.b/c."),
        ("12\u2011layer, 5\u202fGB, \u22120.5.", "12-layer, 5 GB, -0.5."),
        ("Gone <!-- 7 layers --> here.", "Gone  here."),
    ],
)
def test_a_paragraph_reads_without_its_markup(source: str, words: str) -> None:
    assert document_of(source).blocks[0].passage.text == words


def test_words_after_inline_markup_stand_at_their_column() -> None:
    document = document_of("Intro.\n\nSee [a *b*](http://x.y/z_(w)) and `code` with **82**M weights,\nthen 125M more.\n")
    passage = document.blocks[1].passage
    assert place(document, passage, "82M") == (3, 49, "82**M")
    assert place(document, passage, "weights") == (3, 55, "weights")
    assert place(document, passage, "125M") == (4, 6, "125M")


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("> quoted\n> has 6 *layers*\n", 2, 7),
        ("- item\n  has 6 *layers*\n", 2, 7),
        ("one\r\nhas 6 *layers*\r\n", 2, 5),
        ("1. a\n\n   > deep\n   > has 6 *layers*\n", 4, 10),
    ],
)
def test_words_in_containers_stand_at_their_column(source: str, line: int, column: int) -> None:
    document = document_of(source)
    assert place(document, document.blocks[-1].passage, "6 layers")[:2] == (line, column)


def test_links_lie_on_their_words_with_their_targets() -> None:
    block = only(document_of("The [base model](https://hub.example/base) and [ref][r].\n\n[r]: https://hub.example/ref\n"))
    assert block.links == (Link(4, 14, "https://hub.example/base"), Link(19, 22, "https://hub.example/ref"))
    assert [block.passage.text[link.start : link.end] for link in block.links] == ["base model", "ref"]


def test_a_link_follows_its_words_through_folding() -> None:
    block = only(document_of("x\u200b\u200b 10⁹ [card](https://hub.example/c)\n"))
    assert block.passage.text == "x 10^9 card"
    assert block.passage.text[block.links[0].start : block.links[0].end] == "card"


def test_a_table_is_a_grid_whose_cells_stand_at_their_places() -> None:
    document = document_of("| Model | A\\|B |\n|---|:-:|\n| **x** | 1.5 |\n| y | |\n")
    block = only(document)
    assert grid(block) == [["Model", "A|B"], ["x", "1.5"], ["y", ""]]
    assert block.table
    assert block.table.header_rows == 1
    assert [cell.header for row in block.table.rows for cell in row] == [True, True, False, False, False, False]
    assert place(document, block.table.rows[1][1].passage, "1.5") == (3, 11, "1.5")
    assert place(document, block.table.rows[0][1].passage, "B") == (1, 14, "B")


def test_equal_cells_of_a_row_stand_at_their_own_columns() -> None:
    document = document_of("> | a | b |\n> |---|---|\n> | 7 | 7 |\n")
    table = only(document).table
    assert table
    assert [document.position(cell.passage.offsets[0]).column for cell in table.rows[1]] == [5, 9]


def test_front_matter_is_metadata_as_it_stands() -> None:
    document = document_of("---\nlicense: mit\ntags: [a, “b”]\n---\n# T\n")
    assert outline(document) == [("metadata", "license: mit\ntags: [a, “b”]\n"), ("heading", "T")]
    assert document.blocks[0].passage.offsets[0] == 4


def test_html_inside_markdown_is_read_at_its_place() -> None:
    text = "Before.\n\n<p align=center>Has <b>6</b> layers</p>\n\n<table>\n<tr><td>a</td>\n\n<td>8</td></tr>\n</table>\n\nAfter.\n"
    document = document_of(text)
    assert [kind for kind, _ in outline(document)] == ["paragraph", "paragraph", "table", "paragraph"]
    assert place(document, document.blocks[1].passage, "layers") == (3, 30, "layers")
    table = document.blocks[2].table
    assert table
    assert place(document, table.rows[0][1].passage, "8")[:2] == (8, 5)


def test_a_footnote_is_a_paragraph() -> None:
    assert outline(document_of("Text[^n].\n\n[^n]: Has 9 layers.\n")) == [("paragraph", "Text."), ("paragraph", "Has 9 layers.")]


def test_code_keeps_its_letters() -> None:
    document = document_of("```\na − b “c”\n```\n")
    assert only(document).passage.text == "a − b “c”"


def test_an_unclosed_fence_is_code_up_to_the_end() -> None:
    assert outline(document_of("```\nx = 1\ny = 2")) == [("code", "x = 1\ny = 2")]


def test_a_form_feed_alone_ends_a_table() -> None:
    block = document_of("| a |\n|---|\n| b |\n\x0c\n").blocks[0]
    assert grid(block) == [["a"], ["b"]]


def test_a_row_too_wide_gives_up_an_empty_cell() -> None:
    text = "| a | b | c |\n|---|---|---|\n| | w | 1 |\n| | x | | 2 |\n| | y | 3 | note |\n| v | z | 4 |\n| u | t | 5 |\n"
    assert grid(only(document_of(text)))[2:4] == [["", "x", "2"], ["", "y", "3"]]


def test_rows_that_are_all_too_wide_are_cut() -> None:
    text = "| a | b |\n|---|---|\n| v | | 2 |\n| x | | 3 |\n"
    assert grid(only(document_of(text)))[1:] == [["v", ""], ["x", ""]]
