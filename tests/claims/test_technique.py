"""Numbers of a technique, a recipe or a model only imagined, which are no model's own."""

from __future__ import annotations

import pytest

from claims.layout import asides
from tests.claims.known import claimed, told


@pytest.mark.parametrize(
    "sentence",
    [
        "BERT-base works with tools such as packkit (4-bit quantization) and pluglib.",
        "To fine-tune BERT-base we use 4-bit quantization and LoRA.",
        "The snippet runs BERT-base with 4-bit quantization.",
        "## Load BERT-base with 4-bit quantization",
        "For BERT-base, weights are multiplied in the 4-bit NormalFloat data type of the quantization paper.",
        "BERT-base keeps quantized weights, but the computation is done in 16-bit.",
        "Searching the embeddings of BERT-base with `int8` quantization is cheap.",
    ],
)
def test_bits_of_a_method_or_of_a_type_of_numbers_are_of_no_model(sentence: str) -> None:
    assert [one for one in told(sentence) if one[0] == "quantization_bits"] == []


@pytest.mark.parametrize(
    "sentence", ["BERT-base is quantized to 4 bits.", "The weights of BERT-base are stored in 4-bit quantization."]
)
def test_bits_in_which_weights_are_kept_stay(sentence: str) -> None:
    assert [one[1] for one in told(sentence) if one[0] == "quantization_bits"] == [4]


@pytest.mark.parametrize(
    "sentence",
    [
        "BERT-base is roughly equivalent in size to a 120M parameter dense model.",
        "BERT-base answers at the speed of a 30M parameter model.",
        "For BERT-base we had a target size of 100M parameters.",
    ],
)
def test_a_model_that_another_is_likened_to_has_no_claim(sentence: str) -> None:
    assert [one for one in told(sentence) if one[0] == "parameters"] == []


def test_what_the_previous_version_had_is_not_of_this_one() -> None:
    sentence = "BERT-base has a vocabulary of 30,522 tokens (from 16K tokens in the previous version)."
    assert [one[1] for one in told(sentence) if one[0] == "vocab_size"] == [30522]


@pytest.mark.parametrize("behind", [": A 90M parameter model", ", a 90M parameter model, is out."])
def test_a_number_behind_a_name_is_of_a_later_model(behind: str) -> None:
    (claim,) = (one for one in claimed(f"BERT 2{behind}\n") if one.property == "parameters")
    assert (claim.subject.mention, claim.subject.candidates) == ("BERT 2", ())


def test_a_range_lends_its_magnitude_to_both_ends_of_the_next() -> None:
    sentence = "Sizes are 90–120 million parameters for BERT-base, and 300–350 for BERT-large."
    assert [one[1] for one in told(sentence)] == [(90e6, 120e6), (300e6, 350e6)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("BERT-large can be trained or run on 8xA100 80GB.", "memory"),
        ("Fine-tuning is cheap, as BERT-base only needs 2GB.", "training_bytes"),
        ("We fine-tuned BERT-base (0.2GB in fp16) on one card.", "training_bytes"),
        ("The image encoder of BERT-base gives embeddings with 768 dimensions per patch.", "output_dimension"),
        ("To train the classifier of BERT-base we began with a list of 3,000 topics.", "num_labels"),
    ],
)
def test_room_of_cards_and_weights_parts_of_an_input_and_lists_are_none_of_a_models_own(sentence: str, name: str) -> None:
    assert [one for one in told(sentence) if one[0] == name] == []


def test_what_a_machine_has_is_not_what_a_model_takes() -> None:
    rows = "| BERT-base | 1xT4 / 16GB | fits |\n| BERT-large | 2xT4 / 32GB | fits |"
    assert told(f"| Model | Hardware / total VRAM | Result |\n|---|---|---|\n{rows}") == []


@pytest.mark.parametrize("header", ["5M embeddings", "1B vectors", "250K documents"])
def test_room_for_so_many_vectors_is_of_an_index(header: str) -> None:
    assert asides.is_no_claim(header)


def test_a_page_of_the_hub_is_no_model() -> None:
    page = "[Endpoints](https://huggingface.co/inference-endpoints) are there. It has 12 layers."
    assert all(one.subject.candidates == () for one in claimed(page))
