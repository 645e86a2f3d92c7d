"""Notebooks: Markdown cells read as Markdown at their places in the JSON file."""

import json

import pytest

from claims.readers import read
from schemas.errors import DocumentError
from tests.claims.readers.places import outline, place

CELLS = [
    {"cell_type": "markdown", "metadata": {}, "source": ["# Title\n", 'It has \u00e9 **6** layers,\tquoted "so" \U0001f600.']},
    {"cell_type": "code", "outputs": [{"text": ["9 layers"], "source": "no"}], "source": "x = 1\nprint(x)"},
]
FILE = {"cells": CELLS, "metadata": {"kernelspec": {"language": "Julia", "name": "k"}}, "nbformat": 4}


@pytest.mark.parametrize(("ascii_only", "indent"), [(True, None), (False, 1)])
def test_cells_are_read_and_outputs_left_out(ascii_only: bool, indent: int | None) -> None:
    document = read(json.dumps(FILE, ensure_ascii=ascii_only, indent=indent).encode(), "a.ipynb")
    assert outline(document) == [
        ("heading", "Title"),
        ("paragraph", 'It has é 6 layers, quoted "so" 😀.'.replace(", ", ",\t")),
        ("code", "x = 1\nprint(x)"),
    ]
    assert document.blocks[2].language == "julia"


def test_words_stand_at_their_place_in_the_file() -> None:
    text = json.dumps(FILE, indent=1)
    document = read(text.encode(), "a.ipynb")
    line, column, quote = place(document, document.blocks[1].passage, "layers")
    assert text.splitlines()[line - 1][column - 1 :].startswith("layers")
    assert quote == "layers"


@pytest.mark.parametrize("text", ["", "[]", '"a', "not json", "{" * 100_000])
def test_what_is_no_notebook_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        read(text.encode(), "a.ipynb")
