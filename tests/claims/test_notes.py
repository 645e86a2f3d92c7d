"""Footnotes: whom a note is of that names nobody."""

from __future__ import annotations

import pytest

import claims
from claims.subjects import notes
from tests.claims.known import NAMES, told

NOTE = "\n\nT5-base came later, with 220 million parameters.\n\n[^1]: Twelve layers of 768 units."


def _subjects(text: str) -> set[str]:
    return {subject for name, _, subject in told(f"# Notes on models\n\n{text}{NOTE}") if name == "num_hidden_layers"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("BERT-base is old.[^1]", "BERT-base"),
        ("We like BERT-base[^1] as well as RoBERTa-base.", "BERT-base"),
        ("BERT-base is old. Its file is 440 MB.[^1]", "BERT-base"),
    ],
)
def test_a_note_is_of_the_model_at_its_mark(text: str, subject: str) -> None:
    assert _subjects(text) == {subject}


def test_a_note_to_two_models_is_of_neither() -> None:
    assert _subjects("BERT-base and RoBERTa-base are close in quality.[^1]") == set()


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("page.md", "First BERT-base[^a].\n\nMore words.\n\n[^a]: Twelve layers."),
        ("page.rst", "First BERT-base [#a]_.\n\nMore words.\n\n.. [#a] Twelve layers.\n"),
        ("page.html", '<p>First BERT-base<a href="#n1">1</a>.</p><p>More words.</p><p id="n1">Twelve layers.</p>'),
    ],
)
def test_the_mark_of_a_note_is_found_in_each_kind_of_document(name: str, source: str) -> None:
    document = claims.read(source.encode(), name)
    ((note, (block, offset)),) = notes.anchors(document).items()
    assert document.blocks[note].passage.text == "Twelve layers."
    assert document.blocks[block].passage.text[:offset].rstrip(" 1.").endswith("BERT-base")


def test_a_note_in_a_document_of_one_model_stays_with_it() -> None:
    found = claims.extract(claims.read(f"# DistilBERT\n\nBERT-base is its teacher.[^1]{NOTE}".encode(), "README.md"), NAMES)
    assert {one.subject.mention for one in found if one.property == "num_hidden_layers"} == {"DistilBERT"}
