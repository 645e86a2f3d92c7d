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
