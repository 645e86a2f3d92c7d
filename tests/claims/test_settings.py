"""Numbers beside a model's name that are settings, parts or other models' and none of its own."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told


@pytest.mark.parametrize(
    "sentence",
    [
        "All results of BERT-base on MNLI are given with a sequence length of 128 unless noted.",
        "Throughput numbers for BERT-base, sequence length=384, were obtained on one card.",
        "For BERT-base, perplexity was measured with a 1K context.",
        "On BERT-base with a 2K context the kernel still fits.",
        "The patch enables 64K sequence length on BERT-base.",
        "BERT-base was fed half-empty batches, so that the actual sequence length is 64.",
        "The text is cut into parts (usually 384 tokens for BERT-large, or 128 for BERT-base).",
    ],
)
def test_the_length_of_somebodys_inputs_is_no_limit_of_the_model(sentence: str) -> None:
    assert [one for one in told(sentence) if one[0] == "max_position_embeddings"] == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("BERT-base has a sequence length of 512.", 512),
        ("BERT-base supports a context length of 512 tokens.", 512),
        ("The results show that BERT-base has a context length of 512 tokens.", 512),
    ],
)
def test_a_limit_stays_one_beside_results(sentence: str, value: float) -> None:
    assert [one[1] for one in told(sentence) if one[0] == "max_position_embeddings"] == [value]


@pytest.mark.parametrize(
    "sentence",
    [
        "The library adds int8 fused attention heads for BERT-base.",
        "BERT-base mixes local and global layers in a 1:1 ratio.",
        "BERT-base is run with six kernels to implement one transformer block.",
        "For every three layers of BERT-base, there is one block with full attention.",
    ],
)
def test_digits_of_a_word_or_a_ratio_and_one_of_many_count_no_layers_or_heads(sentence: str) -> None:
    assert told(sentence) == []


def test_a_model_may_be_said_to_have_a_single_layer() -> None:
    assert told("BERT-base has one layer.") == [("num_hidden_layers", 1, "BERT-base")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Train the 110M parameter `BERT-base` and set `--max_steps 90` for a quick test.",
        "**BERT-base**: 110M parameters, vectors of 768, truncates at 384.",
    ],
)
def test_an_option_or_an_end_borrows_no_millions_from_the_parameters_before(sentence: str) -> None:
    assert [one[1] for one in told(sentence) if one[0] == "parameters"] == [110e6]


def test_of_two_amounts_of_one_model_the_first_is_all_and_the_second_active() -> None:
    said = told("Mixtral-8x7B-v0.1: 46.7B and 12.9B active.")
    assert [one[:2] for one in said] == [("parameters", 46.7e9), ("active_parameters", 12.9e9)]


def test_what_each_of_several_parts_holds_is_not_the_model() -> None:
    assert told("In BERT-base the input and output tables are two, 23.4 million each.") == []


def test_what_was_stretched_is_no_more() -> None:
    assert told("Ours is a BERT-base whose 512 positions were stretched.") == []


def test_the_version_of_a_model_answers_no_question() -> None:
    assert told("How many layers has T5-base?\n\nThe one they mean is T5 1.0.") == []


def test_what_is_made_of_a_model_has_what_the_sentence_tells() -> None:
    told_of = told("We released **Wren v2** based on BERT-base with 4 layers.")
    assert told_of == [("num_hidden_layers", 4, "Wren v2")]


@pytest.mark.parametrize("verdict", ["False.", "False: 12.", "Half false.", "Wrong."])
def test_a_statement_that_is_called_false_is_not_stated(verdict: str) -> None:
    assert told(f"*BERT-base has 24 layers.* {verdict}") == []


@pytest.mark.parametrize("name", ["Das deutsche BERT", "The Estonian BERT", "Das chinesische BERT"])
def test_a_family_with_a_language_in_front_is_another_model(name: str) -> None:
    assert [one.subject.candidates for one in claimed(f"{name} has a vocabulary of 31,102 tokens.")] == [()]
