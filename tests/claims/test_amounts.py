"""Amounts without the word "parameters", and the models that are introduced by them."""

from __future__ import annotations

import pytest

from tests.claims.known import told


@pytest.mark.parametrize(
    "words",
    [
        "has 32 layers, which brings it to 7.25 billion",
        "has 32 layers, bringing the total to 7.25 billion",
        "has 32 layers, for a total of 7.25 billion",
        "has 32 layers and adds up to 7.25 billion",
        "spreads its 7.25 billion over 32 layers",
        "packs 7.25 billion into 32 layers",
        "has 32 layers; it is no six-billion model: add up its tensors and you get 7.25 billion",
    ],
)
def test_an_amount_beside_the_layers_is_how_many_parameters_there_are(words: str) -> None:
    found = told(f"Mistral 7B {words}.")
    assert ("num_hidden_layers", 32, "Mistral 7B") in found
    assert ("parameters", 7.25e9, "Mistral 7B") in found


def test_an_amount_like_the_size_in_the_name_is_counted() -> None:
    assert told("Gemma 2B does keep its promise: 2.5 billion.") == [("parameters", 2.5e9, "Gemma 2B")]


@pytest.mark.parametrize(
    "words",
    ["beats others at 8B", "raised 7 billion in 32 days", "does keep its promise: 25 billion", "saves 1.2 billion in 3 layers"],
)
def test_other_amounts_are_no_sizes(words: str) -> None:
    assert not [one for one in told(f"Mistral 7B {words}.") if one[0] == "parameters"]


def test_each_of_two_models_that_are_introduced_by_their_sizes_has_its_own() -> None:
    text = "We compare two models: T5-base (220M parameters) and BERT-large, a slow 340 million parameter model."
    assert told(text) == [("parameters", 220e6, "T5-base"), ("parameters", 340e6, "BERT-large")]
    assert told("We combine two models, BERT-base and RoBERTa-base, with 235M parameters.") == []


def test_what_a_model_is_said_not_to_be_is_nobody_else() -> None:
    assert told("Gemma 7B is hardly a small model: it has 28 layers.") == [("num_hidden_layers", 28, "Gemma 7B")]


TABLE = "| Model | Layers |\n|---|---|\n| Wren 70M | 6 |\n| Wren 410M | 24 |\n| Wren 12B | 36 |\n\n"


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("The largest takes 24 GB of memory.", "Wren 12B"),
        ("Wren needs 24 GB of memory for the smallest, others more.", "Wren 70M"),
    ],
)
def test_the_largest_of_a_family_that_a_table_lists(sentence: str, subject: str) -> None:
    assert ("memory", 24e9, subject) in told(TABLE + sentence)


def test_what_the_largest_is_known_as_tells_who_it_is() -> None:
    found = told(TABLE + "Wren came in four sizes. The largest, known as 20B, has 64 heads.")
    assert [subject for name, _, subject in found if name == "num_attention_heads"] == ["Wren-20B"]


def test_a_size_with_a_capital_inside_a_sentence_is_a_name() -> None:
    table = "| | Tiny | Small | Large |\n|---|---|---|---|\n| Layers | 4 | 12 | 32 |\n\n"
    assert ("memory", 10e9, "Large") in told(f"# Heron sizes\n\n{table}With Large we arrive at 10 GB of memory.")
    assert ("memory", 10e9, "Large") not in told(
        f"# Heron sizes\n\n{table}With Large Language Models we arrive at 10 GB of memory."
    )


@pytest.mark.parametrize(
    "words", ["We provide code for on-the-fly int4 quantization", "A script to load the weights in int4 is there"]
)
def test_what_code_is_there_for_is_not_how_weights_are_kept(words: str) -> None:
    assert told(f"# Heron\n\n{words}.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BERT-base has a patch size of 14 and an embedding dimension of 384.", "hidden_size"),
        ("Heron has a patch size of 14. BERT-base, for sentences, has an embedding dimension of 384.", "output_dimension"),
    ],
)
def test_the_embedding_of_patches_is_as_wide_as_the_layers(text: str, name: str) -> None:
    assert [one[0] for one in told(f"# Heron\n\n{text}") if one[1] == 384] == [name]


def test_an_example_of_an_image_is_not_what_a_model_takes() -> None:
    assert not [one for one in told("# Heron\n\nFor a 224x224 image, this makes 256 patches.") if one[0] == "image_size"]
    assert [one for one in told("# Heron\n\nHeron takes 224x224 images.") if one[0] == "image_size"]


def test_what_a_stack_is_cut_to_is_of_that_stack() -> None:
    assert [one[0] for one in told("T5-base keeps the encoder and prunes its decoder from 32 to four layers.") if one[1] == 4] == [
        "decoder_layers"
    ]
