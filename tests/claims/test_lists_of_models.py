"""Lists whose items models head: whose the numbers of an item are."""

from __future__ import annotations

import pytest

from tests.claims.known import told


@pytest.mark.parametrize(
    "head", ["**Tarnkern-M** (our own):", "**Tarnkern-M**:", "Tarnkern-M:", "TinyTarn –", "**Tarn-2** (new):", "`Tarn 3`,"]
)
def test_an_unknown_name_heads_its_item_beside_models(head: str) -> None:
    text = f"- **BERT-base**: 110M parameters.\n- {head} 96M parameters.\n"
    assert [one[2] for one in told(text)] == ["BERT-base", head.strip("*`:–, ").split("*")[0].split(" (")[0].strip(" `")]


@pytest.mark.parametrize("head", ["**FP16**", "**Pre-Training**", "**SST-2**", "**Vocabulary**", "**GPU memory**"])
def test_a_label_heads_no_item_as_a_model(head: str) -> None:
    text = f"- **BERT-base**: 110M parameters.\n- {head}: 3 GB of memory.\n"
    assert {one[2] for one in told(text)} == {"BERT-base"}


def test_a_name_in_a_list_of_anything_is_not_made_a_model() -> None:
    text = "# DistilBERT\n\n- **Setup-B**: with 66M parameters.\n- **Hardware**: 3 GB of memory.\n"
    assert {one[2] for one in told(text)} == {"DistilBERT"}


def test_a_relative_clause_in_an_item_is_of_the_name_in_front_of_it() -> None:
    text = "- **RoBERTa-base**: has 12 layers; do not confuse it with T5-base, which is older and whose tables hold 32,128 tokens."
    assert ("vocab_size", 32128, "RoBERTa-base") not in told(text)


@pytest.mark.parametrize("names", ["BERT-base and -large", "**BERT-base, -large**", "BERT-base/-large", "BERT-base & -large"])
def test_an_ending_alone_stands_for_a_name_with_it(names: str) -> None:
    text = (
        f"- {names} (English) have 109M and 335M parameters and embed into 768 and 1,024 dimensions.\n- DistilBERT has 6 layers.\n"
    )
    assert told(text) == [
        ("parameters", 109e6, "BERT-base"),
        ("parameters", 335e6, "BERT-large"),
        ("output_dimension", 768, "BERT-base"),
        ("output_dimension", 1024, "BERT-large"),
        ("num_hidden_layers", 6, "DistilBERT"),
    ]


@pytest.mark.parametrize("what", ["the same mixture of", "a blend of", "a large collection of", "over"])
def test_a_mixture_counts_as_what_a_model_was_tuned_on(what: str) -> None:
    assert told(f"DistilBERT was tuned on {what} 1.2 billion pairs.") == [("training_examples", 1.2e9, "DistilBERT")]


def test_a_model_that_maps_to_dimensions_returns_them() -> None:
    assert told("DistilBERT maps to 768 dimensions.") == [("output_dimension", 768, "DistilBERT")]
    assert told("A projection maps the vectors of DistilBERT to 128 dimensions.") == []
    assert told("BERT-base and BERT-large map to 768 and 1024 dimensions.")[0] == ("output_dimension", 768, "BERT-base")


def test_the_last_one_of_a_list_is_not_its_head() -> None:
    text = "- **BERT-base and -large** are encoders. The first is 9 layers deep, the last one 21.\n- DistilBERT has 6 layers.\n"
    assert ("num_hidden_layers", 21, "BERT-base") not in told(text)
