"""reStructuredText: its structure, its inline markup, its four kinds of tables."""

import pytest

from tests.claims.readers.places import document_of, grid, only, outline, place


def test_blocks_come_in_reading_order_with_their_kinds() -> None:
    text = (
        "=====\nTitle\n=====\n\n.. a comment\n   of two lines\n\nIntro::\n\n   x = 1\n\nPart\n----\n\n- one\n  goes on\n- two\n\n"
        ".. code-block:: python\n\n   y = 2\n\n.. note:: Mind it.\n\n.. [1] Told below.\n"
    )
    document = document_of(text, ".rst")
    assert [(block.kind, block.passage.text.strip(), block.level) for block in document.blocks] == [
        ("heading", "Title", 1),
        ("paragraph", "Intro:", 0),
        ("code", "x = 1", 0),
        ("heading", "Part", 2),
        ("item", "one goes on", 1),
        ("item", "two", 1),
        ("code", "y = 2", 0),
        ("paragraph", "Mind it.", 0),
        ("paragraph", "Told below.", 0),
    ]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Has **82M** *small* ``weights``.", "Has 82M small weights."),
        ("See `the card <https://a.b>`_ now [1]_.", "See the card now ."),
        ("The |m| model.\n\n.. |m| replace:: BERT", "The BERT model."),
        ("About 10\\ :sup:`9` words.", "About 10^9 words."),
        ("By :ref:`that part <x>` told.", "By that part told."),
        ("num_hidden_layers is 6.", "num_hidden_layers is 6."),
    ],
)
def test_a_paragraph_reads_without_its_markup(source: str, words: str) -> None:
    assert document_of(source, ".rst").blocks[0].passage.text == words


def test_words_stand_at_their_line_and_column() -> None:
    document = document_of("One.\n\n* Has **6**\n  *layers*.\n", ".rst")
    assert place(document, document.blocks[1].passage, "layers") == (4, 4, "layers")


@pytest.mark.parametrize(
    "table",
    [
        "=====  ======\nModel  Layers\n=====  ======\nsmall  6\nlarge  12\n=====  ======\n",
        "+-------+--------+\n| Model | Layers |\n+=======+========+\n| small | 6      |\n+-------+--------+\n"
        "| large | 12     |\n+-------+--------+\n",
        ".. list-table::\n   :header-rows: 1\n\n   * - Model\n     - Layers\n   * - small\n     - 6\n   * - large\n     - 12\n",
        '.. csv-table::\n   :header: Model, "Layers"\n\n   small, 6\n   large, 12\n',
    ],
)
def test_every_kind_of_table_is_the_same_grid(table: str) -> None:
    document = document_of(table, ".rst")
    block = only(document)
    assert grid(block) == [["Model", "Layers"], ["small", "6"], ["large", "12"]]
    assert block.table
    assert block.table.header_rows == 1
    cell = block.table.rows[2][1].passage
    assert document.quote(cell.span(0, 2)) == "12"


def test_cells_of_a_grid_table_span_rows_and_columns() -> None:
    text = "+---+-------+\n| a | b     |\n|   +---+---+\n|   | c | d |\n+---+---+---+\n| e | f | g |\n+---+---+---+\n"
    assert grid(only(document_of(text, ".rst"))) == [["a", "b", "b"], ["a", "c", "d"], ["e", "f", "g"]]


def test_the_title_of_a_table_is_its_caption() -> None:
    text = ".. table:: Sizes of all\n\n   ==  ==\n   a   b\n   ==  ==\n   1   2\n   ==  ==\n"
    document = document_of(text, ".rst")
    assert outline(document)[0] == ("caption", "Sizes of all")
    assert grid(document.blocks[1]) == [["a", "b"], ["1", "2"]]


def test_a_term_and_its_definition_are_one_item() -> None:
    text = (
        "Net\n    A small one. It has 6 layers\n    and 8 heads.\n\n    More of it.\n\nOther\n    - a list\n\nPlain::\n\n   x = 1\n"
    )
    told = outline(document_of(text, ".rst"))
    assert told[:2] == [("item", "Net: A small one. It has 6 layers and 8 heads."), ("item", "More of it.")]
    assert ("item", "a list") in told
    assert ("paragraph", "Plain:") in told
