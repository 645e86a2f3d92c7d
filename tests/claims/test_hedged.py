"""Hedges behind what is counted, and two numbers side by side that stand for about so many."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed


def _relations(text: str) -> list[tuple[object, str]]:
    return [(claim.value, claim.relation) for claim in claimed(text)]


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("reads 512 tokens at most", "le"),
        ("expects two segments and 512 tokens at the very most", "le"),
        ("reads 512 tokens or fewer", "le"),
        ("reads 512 tokens and no more", "eq"),
        ("reads 512 tokens, max pooling included", "eq"),
        ("was trained on 512 pairs or more", "ge"),
        ("was trained on 512 documents at least", "ge"),
        ("counts 512 parameters or so", "approx"),
    ],
)
def test_a_hedge_behind_the_noun_counts(words: str, relation: str) -> None:
    number = words.replace("512", "512,000")
    assert _relations(f"DistilBERT {number}.") == [(512e3, relation)]


def test_memory_has_its_hedge_behind_what_it_is_of() -> None:
    assert _relations("DistilBERT needs 2 GB of memory at least.") == [(2e9, "ge")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("writes nine or ten tokens a second", (9, 10)),
        ("answers in 7 or 8 ms", (0.007, 0.008)),
        ("needs two or three GB of memory", (2e9, 3e9)),
        ("is three or four times faster than BERT-base", 3),
    ],
)
def test_two_numbers_in_a_row_are_a_range_of_what_is_measured(words: str, value: object) -> None:
    assert _relations(f"DistilBERT {words}.") == [(value, "range")]


@pytest.mark.parametrize("words", ["has six or seven layers", "has 7B or 8B parameters", "is quantized to 3 or 4 bits"])
def test_alternatives_of_what_is_counted_are_no_range(words: str) -> None:
    assert "range" not in [relation for _, relation in _relations(f"DistilBERT {words}.")]


@pytest.mark.parametrize(
    "words", ["spanning from short sentences to long documents of up to", "from single words to texts of up to"]
)
def test_lengths_of_texts_are_no_range_of_models(words: str) -> None:
    assert _relations(f"DistilBERT is able to process inputs of any length, {words} 900 tokens.") == [(900, "le")]
    assert _relations("The models range in size from DistilBERT to 340M parameters.") == []


@pytest.mark.parametrize("front", ["nowhere near", "far from", "not nearly"])
def test_what_is_nowhere_near_a_multiple_is_no_such_multiple(front: str) -> None:
    assert _relations(f"DistilBERT is {front} five times faster than BERT-base.") == []
