"""How long the vectors are that a model returns, in the words of lists and of prose."""

from __future__ import annotations

import pytest

from claims.names.embedders import is_embedder
from tests.claims.known import told


@pytest.mark.parametrize(
    "words",
    [
        "Six layers, 384 numbers per sentence, and a small file.",
        "It gives 384 values for each text.",
        "Twelve layers, 384 floats a passage.",
        "It has vectors of 384 and 6 layers.",
        "Its vectors, of length 384, are short.",
        "Embeddings with 384 dimensions, 6 layers.",
        "It stores 384 numbers for every document.",
        "Vectors of 384, over a hundred languages.",
    ],
)
def test_numbers_of_a_text_are_the_output(words: str) -> None:
    assert ("output_dimension", 384, "Plume-7B") in told(f"**Plume-7B** is for search. {words}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Plume-7B keeps token vectors of 768.",
        "Plume-7B has hidden vectors of 768 in each of its layers.",
        "The support vectors of 1,024 documents were kept by Plume-7B.",
        "Plume-7B has position embeddings of 512.",
        "Plume-7B was run with 384 numbers per step.",
    ],
)
def test_other_vectors_are_no_output(sentence: str) -> None:
    assert "output_dimension" not in [name for name, _, _ in told(sentence)]


def test_the_dimensions_of_a_model_of_vectors_are_those_of_its_vectors() -> None:
    assert told("plume-embed-small: 12 layers, 384 dimensions.")[-1][0] == "output_dimension"
    assert told("BERT-base: 12 layers, 768 dimensions.")[-1][0] == "hidden_size"
    assert told("plume-embed-small has 12 layers of 384 dimensions.")[-1][0] == "hidden_size"


def test_what_one_gets_is_of_the_model_behind_it() -> None:
    found = told("You will get 768 numbers per text from BERT-base, and 384 numbers per text from DistilBERT.")
    assert found == [("output_dimension", 768, "BERT-base"), ("output_dimension", 384, "DistilBERT")]


@pytest.mark.parametrize("name", ["all-MiniLM-L6-v2", "intfloat/e5-base-v2", "bge-small-en", "multilingual-e5-large", "LaBSE"])
def test_models_of_vectors_are_known_by_their_names(name: str) -> None:
    assert is_embedder(name)
    assert is_embedder("its small sister", (name,))


@pytest.mark.parametrize("name", ["BERT-base", "T5-base", "mistralai/Mistral-7B-v0.1", "ball-point", "Wren-e50"])
def test_other_models_are_none_of_vectors(name: str) -> None:
    assert not is_embedder(name)
