"""Comparisons with a number: direction, baseline, form."""

from __future__ import annotations

import pytest

from schemas.claim import Claim
from schemas.quantity import Interval
from tests.claims.known import claimed, read

BASE, LARGE, DISTIL = "google-bert/bert-base-uncased", "google-bert/bert-large-uncased", "distilbert/distilbert-base-uncased"


def only(text: str, name: str) -> Claim:
    (claim,) = [one for one in claimed(text) if one.property == name]
    return claim


@pytest.mark.parametrize(
    ("words", "name", "ratio"),
    [
        ("is 60% smaller than BERT-base", "parameters", 0.4),
        ("is 4x smaller than BERT-base", "parameters", 0.25),
        ("has 40% fewer parameters than BERT-base", "parameters", 0.6),
        ("is three times larger than BERT-base", "parameters", 3),
        ("is half the size of BERT-base", "parameters", 0.5),
        ("is 60% of the size of BERT-base", "parameters", 0.6),
        ("is 60% faster than BERT-base", "speed", 1.6),
        ("is 2.5 times faster than BERT-base", "speed", 2.5),
        ("runs at 2.5× the speed of BERT-base", "speed", 2.5),
        ("is faster by 71% than BERT-base", "speed", 1.71),
        ("is twice as fast as BERT-base", "speed", 2),
        ("is 20% slower than BERT-base", "speed", 0.8),
        ("has half the layers of BERT-base", "num_hidden_layers", 0.5),
        ("has three times as many layers as BERT-base", "num_hidden_layers", 3),
        ("saw 4 times less training data than BERT-base", "training_data", 0.25),
        ("takes 30% less time than BERT-base", "latency", 0.7),
        ("needs a third of the memory of BERT-base", "memory", 1 / 3),
        ("keeps 95% of BERT-base's performance", "score", 0.95),
        ("retains 95% of the accuracy of BERT-base", "score", 0.95),
    ],
)
def test_a_comparison_is_subject_over_baseline(words: str, name: str, ratio: float) -> None:
    claim = only(f"DistilBERT {words}.", name)
    assert claim.measure == "ratio"
    assert claim.value == pytest.approx(ratio)
    assert claim.subject.repository == DISTIL
    assert claim.relative_to
    assert claim.relative_to.repository == BASE


def test_a_verb_before_the_number_tells_the_direction() -> None:
    claim = only("Compared to BERT-base, DistilBERT reduces the number of parameters by 40%.", "parameters")
    assert (claim.value, claim.relative_to and claim.relative_to.repository) == (0.6, BASE)


def test_a_baseline_is_shared_by_the_comparisons_of_a_sentence() -> None:
    found = claimed("DistilBERT holds on to 97% of BERT-base's accuracy while being 60% smaller and 2.5 times faster.")
    assert [(claim.property, claim.value, claim.relative_to and claim.relative_to.repository) for claim in found] == [
        ("score", 0.97, BASE),
        ("parameters", 0.4, BASE),
        ("speed", 2.5, BASE),
    ]


def test_no_baseline_is_made_up() -> None:
    assert only("DistilBERT is 60% smaller.", "parameters").relative_to is None


@pytest.mark.parametrize(
    ("words", "gain"),
    [
        ("is 2.1 points better than BERT-base on MNLI", 2.1),
        ("outperforms BERT-base by 3% on MNLI", 3),
        ("trails BERT-base by 1.5 points on MNLI", -1.5),
    ],
)
def test_an_absolute_difference_is_a_gain(words: str, gain: float) -> None:
    claim = only(f"DistilBERT {words}.", "score")
    assert (claim.measure, claim.value, claim.condition("dataset")) == ("gain", gain, "MNLI")
    assert claim.relative_to
    assert claim.relative_to.repository == BASE


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("more than 60% smaller", "lt"),
        ("up to 60% smaller", "ge"),
        ("about 60% smaller", "approx"),
        ("60% smaller", "eq"),
        ("over 3 times larger", "gt"),
    ],
)
def test_the_relation_is_that_of_the_ratio(words: str, relation: str) -> None:
    assert only(f"DistilBERT is {words} than BERT-base.", "parameters").relation == relation


def test_on_average_is_a_hedge() -> None:
    assert only("On average DistilBERT is twice as fast as BERT-base.", "speed").relation == "approx"


@pytest.mark.parametrize(
    "sentence",
    [
        "DistilBERT is faster than BERT-base.",
        "DistilBERT is not 60% smaller than BERT-base.",
        "Is DistilBERT 60% smaller than BERT-base?",
        "The new script is 20x faster than the old one.",
        "DistilBERT masks 15% of the tokens.",
    ],
)
def test_what_is_no_comparison_with_a_number_is_left_out(sentence: str) -> None:
    assert claimed(sentence) == []


def test_the_wording_is_the_number_alone() -> None:
    text = "DistilBERT is 60% smaller than BERT-base."
    claim = only(text, "parameters")
    assert claim.wording
    assert (read(text).quote(claim.wording.span), claim.wording.form) == ("60", "percent_less")
    assert read(text).quote(claim.span).startswith("60% smaller")


def test_the_readings_of_a_share_are_wide_enough_for_rounding() -> None:
    (first, *_) = only("DistilBERT is 40% smaller than BERT-base.", "parameters").stated
    assert isinstance(first.admits, Interval)
    # 66,362,880 ÷ 109,482,240: 39.4 % smaller is 40 % to whoever rounds to tens.
    assert first.admits.low <= 66_362_880 / 109_482_240 <= first.admits.high


@pytest.mark.parametrize(
    ("sentence", "name", "ratio"),
    [
        ("The vocabulary of DistilBERT is four times that of BERT-base.", "vocab_size", 4.0),
        ("The KV cache of DistilBERT is a quarter of that of BERT-base.", "memory", 0.25),
        ("The hidden size of DistilBERT is three quarters that of BERT-base.", "hidden_size", 0.75),
    ],
)
def test_a_noun_with_its_owner_is_compared_with_that_of_another(sentence: str, name: str, ratio: float) -> None:
    (claim,) = claimed(f"# Notes\n\nRoBERTa-base came first. {sentence}")
    assert claim.relative_to is not None
    assert (claim.property, claim.value) == (name, ratio)
    assert (claim.subject.mention, claim.relative_to.mention) == ("DistilBERT", "BERT-base")
