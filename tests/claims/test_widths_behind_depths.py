"""Depth and width told again of another model with "of" between them: "24 of 1,024"; and what one would expect to be so."""

from __future__ import annotations

import pytest

from tests.claims.known import told


@pytest.mark.parametrize(
    "words",
    ["24 of 1,024", "has 24 of 1,024", "goes to 24 of 1,024", "with 24 of 1,024", "needs 24 of only 1,024", ": 24 of 1,024"],
)
def test_a_width_behind_a_depth_is_told_again(words: str) -> None:
    gap = "" if words.startswith(":") else " "
    found = told(f"BERT-base has 12 layers of 768, and BERT-large{gap}{words}.")
    assert found[-2:] == [("num_hidden_layers", 24, "BERT-large"), ("hidden_size", 1024, "BERT-large")]


def test_a_width_is_no_number_of_millions() -> None:
    text = "BERT-base has 12 layers of 768 units and 110 million parameters, BERT-large 24 of 1,024 and 335 million."
    assert told(text)[-3:] == [
        ("num_hidden_layers", 24, "BERT-large"),
        ("hidden_size", 1024, "BERT-large"),
        ("parameters", 335e6, "BERT-large"),
    ]


@pytest.mark.parametrize("words", ["6 of 12", "3 of 9"])
def test_some_of_so_many_are_no_width(words: str) -> None:
    assert "hidden_size" not in [name for name, _, _ in told(f"BERT-base has 12 layers, DistilBERT {words}.")]


@pytest.mark.parametrize(
    "words",
    [
        "as one would expect",
        "as you would expect of a student",
        "more than the name would suggest",
        "and not what the title would let you expect",
        "less than many would think",
        "as anybody would have guessed",
        "than most people would assume",
        "just like a reader would suppose",
    ],
)
def test_what_one_would_expect_is_so(words: str) -> None:
    assert told(f"DistilBERT has 66 million parameters, {words}.")[:1] == [("parameters", 66e6, "DistilBERT")]


@pytest.mark.parametrize(
    "sentence",
    [
        "I would expect DistilBERT to have 66 million parameters.",
        "DistilBERT would have 66 million parameters.",
        "If it were so, as one would think, DistilBERT would need 66 million parameters.",
    ],
)
def test_what_would_be_is_not_so(sentence: str) -> None:
    assert not told(sentence)
