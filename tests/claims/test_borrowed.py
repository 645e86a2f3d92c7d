"""What a model has of another, what a data set has that no model has, and who is presented."""

from __future__ import annotations

import pytest

from tests.claims.known import told


@pytest.mark.parametrize(
    "words",
    [
        "has the skeleton of",
        "takes the proportions of",
        "copies the frame of",
        "mirrors",
        "shares its backbone with",
        "starts from",
    ],
)
def test_what_has_the_skeleton_of_another_is_told_of_behind_the_colon(words: str) -> None:
    text = f"DistilBERT {words} BERT-base: 9 layers and 71M parameters."
    assert told(text) == [("num_hidden_layers", 9, "DistilBERT"), ("parameters", 71e6, "DistilBERT")]
    assert told("The skeleton of BERT-base has 12 layers.") == [("num_hidden_layers", 12, "BERT-base")]


@pytest.mark.parametrize(
    "sentence",
    [
        "We release the Plover set (a retrieval dataset covering 13 languages).",
        "The benchmark spans 18 languages.",
        "Plover is a retrieval dataset that we built with care, covering 13 languages.",
        "The test set is in 13 languages.",
        "It covers 13 languages, including test set and training set.",
    ],
)
def test_languages_of_a_data_set_are_no_models(sentence: str) -> None:
    text = f"# DistilBERT\n\nDistilBERT is a model of many languages.\n\n{sentence}"
    assert [one for one in told(text) if one[0] == "num_languages"] == []


@pytest.mark.parametrize(
    "words",
    [
        "was trained on Wikipedia in 13 different languages",
        "was trained on a dataset covering 13 languages",
        "beats others on the benchmark, and it supports 13 languages",
    ],
)
def test_languages_of_what_a_model_was_trained_on_are_its_own(words: str) -> None:
    assert ("num_languages", 13, "DistilBERT") in told(f"# DistilBERT\n\nDistilBERT {words}.")


def test_a_model_that_is_presented_is_the_model_of_the_next_sentence() -> None:
    text = "# DistilBERT\n\nSmall it is.\n\nWe release T5-base: 92% of BERT-base on XNLI. The model supports 13 languages."
    assert ("num_languages", 13, "T5-base") in told(text)
    assert ("num_languages", 13, "DistilBERT") in told(text.replace("We release", "It is not like"))


def test_entries_of_a_table_of_positions_are_no_vocabulary() -> None:
    text = "DistilBERT has a vocabulary of 30,522. {} table of DistilBERT has 0.8 million entries."
    assert [one[1] for one in told(text.format("The position")) if one[0] == "vocab_size"] == [30522]
    assert [one[1] for one in told(text.format("The word")) if one[0] == "vocab_size"] == [30522, 8e5]
