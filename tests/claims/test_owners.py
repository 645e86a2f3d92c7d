"""Whose a number is, where the nearest name is only brought in by another one."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told


def test_a_side_clause_is_over_with_its_number() -> None:
    text = "BERT-large has 16 heads where BERT-base has 12, and reads 512 tokens."
    assert told(text) == [
        ("num_attention_heads", 16, "BERT-large"),
        ("num_attention_heads", 12, "BERT-base"),
        ("max_position_embeddings", 512, "BERT-large"),
    ]


@pytest.mark.parametrize("sister", ["big sister", "larger sibling", "elder brother", "much bigger cousin"])
def test_a_models_sister_is_another_model(sister: str) -> None:
    assert ("num_hidden_layers", 24, "BERT-base") not in told(f"BERT-base is old. BERT-base's {sister} has 24 layers.")
    assert told(f"DistilBERT is smaller than BERT-base's {sister} and has 6 layers.")[-1] == ("num_hidden_layers", 6, "DistilBERT")


def test_the_original_is_the_teacher() -> None:
    text = "DistilBERT was distilled from BERT-base. It has 66 million parameters, the original 110 million."
    assert told(text) == [("parameters", 66e6, "DistilBERT"), ("parameters", 110e6, "BERT-base")]
    faster = claimed("DistilBERT is 60% faster than the original and has 66 million parameters. It was distilled from BERT-base.")
    assert [one.relative_to.mention for one in faster if one.relative_to] == ["BERT-base"]


def test_what_follows_a_comparison_is_of_what_is_compared() -> None:
    fast = "DistilBERT runs twice as fast as BERT-base, at 44 tokens a second."
    assert ("throughput", 44, "DistilBERT") in told(fast)
    small = "DistilBERT, at 66 million parameters, is smaller than BERT-base, at 110 million."
    assert told(small) == [("parameters", 66e6, "DistilBERT"), ("parameters", 110e6, "BERT-base")]


def test_what_a_copy_is_made_of_has_none_of_its_numbers() -> None:
    text = "Her own *sparv*, a Finnish BERT-base fine-tuned on letters, reaches an F1 of 7.8 and has 6 layers."
    assert [one for one in told(text) if one[2] == "BERT-base"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DistilBERT (distilled from BERT-base) has 6 layers.", [(6, "DistilBERT")]),
        ("Corvid-3B (trained from BERT-base) has 26 layers.", [(26, "Corvid-3B")]),
        ("BERT-large has 24 layers (BERT-base: 12). The stack of 24 layers is deep.", [(24, "BERT-large"), (12, "BERT-base")]),
        ("BERT-large has 24 layers (for comparison, BERT-base has 12).", [(24, "BERT-large"), (12, "BERT-base")]),
        ("The smallest of them (DistilBERT) has 6 layers.", [(6, "DistilBERT")]),
        ("DistilBERT's teachers (BERT-base and RoBERTa-base) have 12 layers each.", [(12, "BERT-base")]),
        ("BERT-large (24 layers; BERT-base: 12 layers) is old.", [(24, "BERT-large"), (12, "BERT-base")]),
    ],
)
def test_a_bracket_tells_of_its_own_model_and_the_sentence_of_its_own(text: str, expected: list[tuple[int, str]]) -> None:
    assert [one[1:] for one in dict.fromkeys(told(text)) if one[0] == "num_hidden_layers"] == expected


def test_the_sentence_goes_on_behind_a_bracket() -> None:
    text = "BERT-large has 24 layers (BERT-base: 12), 340 million parameters and a context of 512 tokens."
    assert [one[2] for one in told(text)] == ["BERT-large", "BERT-base", "BERT-large", "BERT-large"]


@pytest.mark.parametrize(
    "clause",
    [
        "whose teacher BERT-base has 12 layers",
        "unlike BERT-base with its 12 layers",
        "distilled from BERT-base with its 12 layers",
        "a student of BERT-base with 12 layers",
    ],
)
def test_behind_a_clause_in_commas_the_sentence_goes_on_about_its_own_model(clause: str) -> None:
    found = told(f"DistilBERT, {clause}, has 66 million parameters.")
    assert found[-1] == ("parameters", 66e6, "DistilBERT")


def test_what_was_counted_before_is_counted_again() -> None:
    text = "BERT-base has 12 layers, DistilBERT gets by with 6 and 66 million parameters."
    assert told(text)[1:] == [("num_hidden_layers", 6, "DistilBERT"), ("parameters", 66e6, "DistilBERT")]
    both = told("BERT-base and BERT-large have 12 and 24 layers, 110 and 340 million parameters.")
    assert both[2:] == [("parameters", 110e6, "BERT-base"), ("parameters", 340e6, "BERT-large")]
