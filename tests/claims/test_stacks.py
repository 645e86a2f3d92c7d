"""Encoders and decoders told as a pair."""

from __future__ import annotations

import pytest

from tests.claims.known import told


def pair(text: str) -> list[tuple[str, object, str]]:
    return [one for one in told(text) if one[0] in ("encoder_layers", "decoder_layers")]


@pytest.mark.parametrize(
    "sentence",
    [
        "T5-base is 12 + 12 layers deep.",
        "T5-base went deep (twelve and twelve) and wide.",
        "T5-base is deeper on either side, where we get 12 and 12, and wider.",
        "T5-base has 12 layers for reading and 12 for writing.",
        "T5-base has 12 layers to encode and as a counterpart 12 layers to decode.",
    ],
)
def test_a_pair_tells_first_the_encoder_then_the_decoder(sentence: str) -> None:
    assert pair(sentence) == [("encoder_layers", 12, "T5-base"), ("decoder_layers", 12, "T5-base")]


def test_a_pair_with_a_plus_needs_no_noun_behind_another() -> None:
    found = pair("T5-base is 12 + 12 layers deep with 220M parameters, T5-small 6 + 6 with 60M.")
    assert [(value, who) for _, value, who in found] == [(12, "T5-base"), (12, "T5-base"), (6, "T5-small"), (6, "T5-small")]


@pytest.mark.parametrize(
    "sentence",
    [
        "BERT-base is deep, and 12 and 12 make 24.",
        "T5-base answers 12 and 14 questions.",
        "The encoder has twice the layers of T5-base, that is 12 + 12.",
        "T5-base is 12 + 12 layers deep, the next has 6 + 6, and the highest 32 + 32.",
    ],
)
def test_other_pairs_are_none_of_the_model_before(sentence: str) -> None:
    assert all(value == 12 and "the next" in sentence for _, value, _ in pair(sentence))


@pytest.mark.parametrize(
    "words",
    [
        "six plus six layers",
        "6 plus 6 layers",
        "6 + 6 blocks",
        "six layers of either kind",
        "6 layers of each kind",
        "six of either kind",
    ],
)
def test_two_stacks_are_told_by_a_sum_or_by_their_kinds(words: str) -> None:
    assert told(f"T5-base has {words}.") == [("encoder_layers", 6, "T5-base"), ("decoder_layers", 6, "T5-base")]


def test_a_sum_of_layers_is_of_two_stacks_of_a_model_that_has_two_alone() -> None:
    assert "encoder_layers" not in [name for name, _, _ in told("BERT-base has 6 plus 6 layers.")]
