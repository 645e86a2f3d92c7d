"""Whose a number is in articles about many models: who is brought in, who is meant by a short name, which sibling."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told

DEEP = "| Model | layers |\n|---|---|\n| TinyBERT-4L | 4 |\n| TinyBERT-6L | 6 |\n\nTinyBERT learns twice. "


def of(text: str, name: str) -> list[str]:
    return [one[2] for one in told(text) if one[0] == name]


@pytest.mark.parametrize(
    "sentence",
    [
        "DistilBERT lies 0.1 above BERT-large at a third of the parameters, and took 62 ms.",
        "DistilBERT lies 2 points below BERT-large, and took 62 ms.",
        "DistilBERT applies pruning to BERT-large and takes 62 ms.",
        "DistilBERT adds a head to BERT-large (340M) and takes 62 ms.",
    ],
)
def test_who_is_brought_in_has_no_later_numbers(sentence: str) -> None:
    assert of(sentence, "latency") == ["DistilBERT"]


def test_a_figure_behind_a_comparison_is_of_what_was_compared() -> None:
    assert of("DistilBERT runs twice as fast as BERT-large, at 44 tokens a second.", "throughput") == ["DistilBERT"]


def test_times_anothers_is_a_comparison() -> None:
    text = "DistilBERT is new. It has a vocabulary of 64,000, twice BERT-base's, and 66M parameters."
    assert of(text, "parameters") == ["DistilBERT"]


@pytest.mark.parametrize("name", ["Tarn-8B", "Tarn-small"])
def test_a_familys_name_means_the_model_named_before(name: str) -> None:
    text = f"{name} and BERT-base are new. BERT-base is old. Tarn has 24 layers."
    assert of(text, "num_hidden_layers") == [name]


def test_a_familys_name_that_several_share_is_not_the_model_before() -> None:
    text = "Tarn-8B, Tarn-13B and BERT-base are new. BERT-base is old. There Tarn has 24 layers."
    assert of(text, "num_hidden_layers") == ["Tarn"]


def test_a_familys_name_behind_a_member_means_that() -> None:
    text = "Tarn-8B came first.\n\nTarn-13B came next, and there Tarn has 24 layers."
    assert of(text, "num_hidden_layers") == ["Tarn-13B"]


@pytest.mark.parametrize("word", ["first", "original", "older"])
def test_the_first_of_a_name_is_another(word: str) -> None:
    text = f"Tarn-8B is new. The {word} Tarn has 24 layers."
    assert "Tarn-8B" not in of(text, "num_hidden_layers")


def test_an_amount_behind_a_name_is_no_version() -> None:
    text = "Tarn-8B and Tarn-7B are new. In memory, that costs Tarn 1.07 GB. Tarn-7B is old."
    assert not [one for one in told(text) if "1.07" in one[2]]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The small version", "TinyBERT-4L"),
        ("The large version", "TinyBERT-6L"),
        ("The bigger one", "TinyBERT-6L"),
        ("The smaller TinyBERT", "TinyBERT-4L"),
    ],
)
def test_layers_in_names_tell_two_siblings_apart(words: str, name: str) -> None:
    assert of(f"{DEEP}{words} has 14.5M parameters.", "parameters") == [name]


def test_layers_and_sizes_are_not_held_against_each_other() -> None:
    text = DEEP.replace("TinyBERT-6L", "TinyBERT-7B") + "The small version has 14M weights."
    assert of(text, "parameters") != ["TinyBERT-7B"]


@pytest.mark.parametrize(
    "words",
    [
        "takes 2.2 GB while running",
        "needs 2.2 GB when loaded",
        "is fine where 2.2 GB to spare are left",
        "lives in 2.2 GB of a window cut to 2,048",
        "never used more than 2.2 GB of the memory",
    ],
)
def test_what_a_running_model_holds_is_memory(words: str) -> None:
    assert [one.property for one in claimed(f"DistilBERT {words}.") if one.value == 2.2e9] == ["memory"]


def test_what_lies_on_a_disk_is_no_memory() -> None:
    assert [one.property for one in claimed("DistilBERT makes do with a file of 265 MB. Memory is cheap.")] == ["disk_size"]


def test_a_letter_and_a_family_make_a_name() -> None:
    assert of("I-BERT applies integers to BERT-base and has 12 layers.", "num_hidden_layers") == ["I-BERT"]
