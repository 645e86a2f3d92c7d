"""What a sentence is about that names no model."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told

STAGE = "BERT-base has 12 layers and 110 million parameters. "


@pytest.mark.parametrize(
    "sentence",
    [
        "The safety filter has 3 layers.",
        "The span scorer has 3 heads and is 100 wide.",
        "The voice activity detector has a hidden size of 100.",
        "The prompt has 600 tokens.",
        "The instruct model has 3 layers.",
        "The embedding model has 3 layers.",
        "An n-gram model with a vocabulary of 900 tokens helps.",
        "foobar has 40 layers.",
        "The punctuation model still has 3 layers.",
    ],
)
def test_a_noun_that_is_no_model_and_no_part_of_one_takes_its_own_numbers(sentence: str) -> None:
    assert told(STAGE + sentence) == told(STAGE)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The model has a hidden size of 768.", ("hidden_size", 768, "BERT-base")),
        ("Its vocabulary has 30,522 entries.", ("vocab_size", 30522, "BERT-base")),
        ("The vocabulary of the model has 30,522 entries.", ("vocab_size", 30522, "BERT-base")),
        ("It has 12 heads.", ("num_attention_heads", 12, "BERT-base")),
    ],
)
def test_a_model_and_what_it_is_made_of_go_on_about_it(sentence: str, wanted: tuple[str, float, str]) -> None:
    assert wanted in told(STAGE + sentence)


def test_a_cards_own_model_is_told_by_any_encoder_of_its() -> None:
    assert ("num_hidden_layers", 12, "Heron-base") in told("# Heron-base\n\nThe German encoder has 12 layers.")


def test_what_a_model_has_instead_is_no_strangers() -> None:
    told_of = told("BERT-large has 24 layers. T5-base has 24 layers instead of 12.")
    assert ("num_hidden_layers", 12, "BERT-large") not in told_of
    assert ("num_hidden_layers", 12, "BERT-base") in told("BERT-base is older. DistilBERT has 6 layers instead of 12.")


def test_a_plus_between_two_stacks_leaves_neither_open() -> None:
    (first,) = [one for one in claimed("T5-base has 6+12 layers.") if one.property == "encoder_layers"]
    assert (first.value, first.relation) == (6, "eq")
