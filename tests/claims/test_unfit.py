"""What does not fit, what is compared with itself, and parts of a stack: figures that are none of the whole model."""

from __future__ import annotations

import pytest

from tests.claims.test_accused import told


@pytest.mark.parametrize(
    "text",
    [
        "BERT-large in float32 does not fit on one 1 GB card.",
        "BERT-large cannot be loaded into the 1 GB of that phone.",
        "BERT-large never fits in 1 GB.",
        "BERT-large won't fit into 1 GB of memory.",
        "BERT-large no longer fits in 1 GB.",
        "BERT-large ne tient pas dans 1 Go en fp32.",
    ],
)
def test_what_a_model_does_not_fit_into_is_not_its_size(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["BERT-large fits in 2 GB of memory.", "Not only does BERT-large fit in 2 GB of memory, it is quick as well."]
)
def test_what_a_model_fits_into_is_told(text: str) -> None:
    assert told(text) == [("memory", 2e9, "BERT-large")]


@pytest.mark.parametrize(
    "text",
    [
        "BERT-large is big. Quantized to int8, BERT-base is four times smaller.",
        "BERT-large is big. After pruning, BERT-base is 40% smaller.",
        "BERT-large is big. BERT-base runs in int8. That is two times smaller.",
    ],
)
def test_a_model_made_smaller_is_compared_with_itself(text: str) -> None:
    assert [one for one in told(text) if one[0] in ("parameters", "disk_size")] == []


def test_a_model_that_the_sentence_names_is_compared_with() -> None:
    assert told("Quantized or not, DistilBERT is 40% smaller than BERT-base.") == [("parameters", 0.6, "DistilBERT")]


@pytest.mark.parametrize(
    "text",
    [
        "BERT-base alternates 6 local layers with full ones.",
        "BERT-base interleaves 6 sliding-window layers with full ones.",
        "BERT-base has two local layers for each global one.",
    ],
)
def test_layers_of_one_kind_are_not_all_of_them(text: str) -> None:
    assert told(text) == []


def test_part_of_the_layers_is_not_their_number() -> None:
    assert told("BERT-base has 12 layers, 6 of them local.") == [("num_hidden_layers", 12, "BERT-base")]


def test_the_width_of_a_head_is_not_that_of_the_model() -> None:
    assert told("BERT-base comes with 12 heads × 64 dimensions.") == [("num_attention_heads", 12, "BERT-base")]


def test_a_name_that_ends_like_a_test_of_answers_may_be_a_model() -> None:
    assert told("BERT-base is a model. Curlew-QA has 6 layers.") == [("num_hidden_layers", 6, "Curlew-QA")]
