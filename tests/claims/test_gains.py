"""Gains of a score in sentences: how much, of whom, over whom, on what."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed

Gain = tuple[object, str, str | None, str | None]


def gains(text: str) -> list[Gain]:
    """Return value, subject, baseline and data set of each gain of a text."""
    found = [one for one in claimed(f"# Notes\n\n{text}") if one.measure == "gain"]
    return [
        (one.value, one.subject.mention, one.relative_to.mention if one.relative_to else None, one.condition("dataset"))
        for one in found
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("On RTE, BERT-large is better than BERT-base by 4.2 points.", [(4.2, "BERT-large", "BERT-base", "RTE")]),
        ("On RTE, DistilBERT is worse than BERT-base by 6.1 points.", [(-6.1, "DistilBERT", "BERT-base", "RTE")]),
        ("On RTE, RoBERTa-base is within 2.5 points of BERT-large.", [(2.5, "RoBERTa-base", "BERT-large", "RTE")]),
        ("On SQuAD, T5-base stays within 0.3 F1 of BERT-large.", [(0.3, "T5-base", "BERT-large", "SQuAD")]),
        ("Going from BERT-base to BERT-large buys 3.1 points on MNLI.", [(3.1, "BERT-large", "BERT-base", "MNLI")]),
        ("Moving up from BERT-base to BERT-large brings 3.1 points on MNLI.", [(3.1, "BERT-large", "BERT-base", "MNLI")]),
        ("On MNLI BERT-large has 86.3, two points above the 84.4 of BERT-base.", [(2.0, "BERT-large", "BERT-base", "MNLI")]),
        (
            "On CoLA BERT-large leads DistilBERT by 9.4 points but BERT-base by just 8.2.",
            [(9.4, "BERT-large", "DistilBERT", "CoLA"), (8.2, "BERT-large", "BERT-base", "CoLA")],
        ),
        (
            "On CoLA BERT-large beats DistilBERT by 9.4 points and BERT-base by 8.2.",
            [(9.4, "BERT-large", "DistilBERT", "CoLA"), (8.2, "BERT-large", "BERT-base", "CoLA")],
        ),
        ("BERT-large holds a lead of 1.7 points over BERT-base on QNLI.", [(1.7, "BERT-large", "BERT-base", "QNLI")]),
        (
            "On SST-2 DistilBERT comes to 91.3, a loss of 1.4 points against BERT-base.",
            [(-1.4, "DistilBERT", "BERT-base", "SST-2")],
        ),
    ],
)
def test_a_gain_is_told_in_many_ways(sentence: str, expected: list[Gain]) -> None:
    assert gains(sentence) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("On XNLI, T5-base beats BERT-base by 2.2 points. In Swahili it gains 5.1.", (5.1, "T5-base", "BERT-base", "XNLI")),
        ("On QQP BERT-base gets 71.2. BERT-large adds another 0.9.", (0.9, "BERT-large", "BERT-base", "QQP")),
        ("On QQP BERT-base gets 71.2, and DistilBERT is worse by 1.5.", (-1.5, "DistilBERT", "BERT-base", "QQP")),
    ],
)
def test_behind_other_scores_a_verb_is_enough(sentences: str, expected: Gain) -> None:
    assert gains(sentences)[-1:] == [expected]


def test_who_loses_points_of_an_error_rate_makes_more_errors() -> None:
    assert gains("On LibriSpeech, T5-base is faster than BERT-base and pays for it with 0.7 points of WER.") == [
        (0.7, "T5-base", "BERT-base", "LibriSpeech")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "BERT-large is better than BERT-base by 2019.",
        "BERT-base was trained for 1.5 days and loses 2.9 on the way.",
        "A vector of BERT-base costs 3.1 KB.",
        "BERT-base stays within 2.5 GB of memory.",
        "Going from BERT-base to BERT-large adds 12 layers.",
        "DistilBERT has 66M parameters and BERT-base adds another 44.",
        "With BERT-base the bill rises by 2.5 percent.",
        "On RTE BERT-base gets 66.4. The fee of BERT-large adds 12 dollars.",
        "On SST-2 DistilBERT has 91.3 and BERT-base 92.7, a loss of 1.4 points.",
    ],
)
def test_what_gains_no_points_is_no_gain(sentence: str) -> None:
    assert gains(sentence) == []
