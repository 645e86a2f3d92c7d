"""Plain text: what its lines show without markup."""

import pytest

from tests.claims.readers.places import document_of, grid, only, outline, place


def test_wrapped_lines_are_one_paragraph() -> None:
    document = document_of("The small model was cut down from the\nlarge one and keeps half of its\nlayers.\n", ".txt")
    passage = only(document).passage
    assert passage.text == "The small model was cut down from the large one and keeps half of its layers."
    assert place(document, passage, "half of its layers") == (2, 21, "half of its\nlayers")


def test_a_word_wrapped_at_its_hyphen_keeps_it() -> None:
    assert only(document_of("It was then further pre-\ntrained on more text.\n", ".txt")).passage.text == (
        "It was then further pre-trained on more text."
    )


def test_lines_that_each_end_a_sentence_are_paragraphs() -> None:
    text = "The first model has six layers in all.\nThe second model has twelve of them.\nThe third one was never built.\n"
    assert len(document_of(text, ".txt").blocks) == 3


def test_list_items_end_where_the_next_begins() -> None:
    text = "Facts:\n\n- six layers,\n  each small\n* twelve heads\n1. first\n2) second\n"
    assert outline(document_of(text, ".txt"))[1:] == [
        ("item", "six layers, each small"),
        ("item", "twelve heads"),
        ("item", "first"),
        ("item", "second"),
    ]


@pytest.mark.parametrize(
    "heading", ["Results\n=======\n", "ALL ABOUT SIZES\n", "3. Training Data\n", "What The Model Can Do\n", "## Sizes\n"]
)
def test_headings_are_told_by_their_looks(heading: str) -> None:
    document = document_of(f"Some words come first here.\n\n{heading}\nMore words follow here.\n", ".txt")
    assert [kind for kind, _ in outline(document)] == ["paragraph", "heading", "paragraph"]


def test_pasted_code_is_code() -> None:
    text = "Run this:\nimport torch\nmodel = load('x')\n\nclass A(B):\n    def f(self):\n        return 1\n\nIt prints one.\n"
    document = document_of(text, ".txt")
    assert [(block.kind, block.language) for block in document.blocks] == [("paragraph", ""), ("code", "python"), ("paragraph", "")]
    assert document.blocks[1].passage.text.startswith("import torch\n")
    assert document.blocks[1].passage.text.endswith("return 1")


def test_code_pasted_into_one_line_is_code() -> None:
    text = "What does it print?\nfrom lib import Model import torch m = Model('x') y = m(1) print(y)\nIt prints two.\n"
    assert [kind for kind, _ in outline(document_of(text, ".txt"))] == ["paragraph", "code", "paragraph"]


@pytest.mark.parametrize(
    "line", ["Imports rise in May.", "The F1 = 0.92 is high.", "From here on we import goods.", "With care: it works."]
)
def test_prose_is_no_code(line: str) -> None:
    assert [kind for kind, _ in outline(document_of(f"{line}\nSo it goes on and on.\n", ".txt"))].count("code") == 0


def test_glued_answers_of_a_quiz_are_items() -> None:
    text = "How many?\n\nASix layers\nBTwelve layers\nCNone of these\nAttempts:\n"
    assert outline(document_of(text, ".txt"))[1:4] == [("item", "Six layers"), ("item", "Twelve layers"), ("item", "None of these")]


def test_columns_set_with_spaces_are_a_table() -> None:
    text = (
        "Sizes:\n\nModel        Layers   Params\n----------   ------   ------\n"
        "small one         6      66M\nlarge one        12     110M\n"
    )
    document = document_of(text, ".txt")
    block = document.blocks[1]
    assert grid(block) == [["Model", "Layers", "Params"], ["small one", "6", "66M"], ["large one", "12", "110M"]]
    assert block.table
    assert block.table.header_rows == 1
    assert place(document, block.table.rows[2][2].passage, "110M") == (6, 25, "110M")


def test_columns_parted_by_pipes_are_a_table() -> None:
    block = only(document_of("a | b\n--+--\n1 | 2\n3 | 4\n", ".txt"))
    assert grid(block) == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_the_headers_of_a_mail_are_skipped_but_for_its_subject() -> None:
    text = "From: a@b.example\nDate: 5 May\nSubject: Sizes\n\nIt has six layers.\n"
    assert outline(document_of(text, ".txt")) == [("heading", "Sizes"), ("paragraph", "It has six layers.")]
