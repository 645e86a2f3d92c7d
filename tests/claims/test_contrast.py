"""Turns of phrase that compare two models in a number."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed


def _compared(text: str) -> list[tuple[str, float, str, str]]:
    """Return property, ratio, subject and baseline of each comparison of a text."""
    return [
        (one.property, one.value, one.subject.mention, one.relative_to.mention if one.relative_to else "")
        for one in claimed(text)
        if one.measure == "ratio" and isinstance(one.value, float)
    ]


@pytest.mark.parametrize(
    ("sentence", "name", "ratio"),
    [
        ("BERT-large weighs three times as much as BERT-base.", "parameters", 3),
        ("BERT-large weighs three times what BERT-base weighs.", "parameters", 3),
        ("BERT-large stores three times as much as BERT-base.", "parameters", 3),
        ("BERT-large is an order of magnitude larger than BERT-base.", "parameters", 10),
        ("BERT-large is two orders of magnitude smaller than BERT-base.", "parameters", 0.01),
        ("BERT-large triples BERT-base in size.", "parameters", 3),
        ("BERT-large shaves 40% off BERT-base's parameters.", "parameters", 0.6),
        ("BERT-large outruns BERT-base by 60%.", "speed", 1.6),
        ("BERT-large's vocabulary is four times BERT-base's.", "vocab_size", 4),
        ("BERT-large knows four times as many tokens as BERT-base.", "vocab_size", 4),
        ("BERT-large reads twice as much as BERT-base.", "max_position_embeddings", 2),
        ("BERT-large has a window twice as long as BERT-base.", "max_position_embeddings", 2),
        ("BERT-large has a window twice that of BERT-base.", "max_position_embeddings", 2),
        ("BERT-large has 335 million parameters, three times the number in BERT-base.", "parameters", 3),
    ],
)
def test_a_turn_of_phrase_compares(sentence: str, name: str, ratio: float) -> None:
    assert (name, pytest.approx(ratio), "BERT-large", "BERT-base") in _compared(sentence)


def test_a_window_compared_with_none_is_no_ratio() -> None:
    assert _compared("BERT-large is thin. BERT-base is, too, with a window a quarter as long.") == []
