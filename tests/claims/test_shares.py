"""Shares of a score in sentences: what is kept of another model's."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed

Share = tuple[object, str, str | None, str | None]


def shares(text: str) -> list[Share]:
    """Return ratio, subject, baseline and data set of each share of a score."""
    found = [one for one in claimed(f"# Notes\n\n{text}") if one.measure == "ratio" and one.property == "score"]
    return [
        (one.value, one.subject.mention, one.relative_to.mention if one.relative_to else None, one.condition("dataset"))
        for one in found
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("DistilBERT keeps 95% of BERT-base's GLUE average.", (0.95, "DistilBERT", "BERT-base", "GLUE")),
        ("DistilBERT retains 95% of the mean of BERT-base on GLUE.", (0.95, "DistilBERT", "BERT-base", "GLUE")),
        ("DistilBERT reaches 95% of BERT-base's recall on FEVER.", (0.95, "DistilBERT", "BERT-base", "FEVER")),
        ("DistilBERT retains 95% of BERT-base's GLUE.", (0.95, "DistilBERT", "BERT-base", "GLUE")),
        ("DistilBERT reaches 95% of BERT-base on XNLI.", (0.95, "DistilBERT", "BERT-base", "XNLI")),
        ("On XNLI, DistilBERT comes to 95% of BERT-base's.", (0.95, "DistilBERT", "BERT-base", "XNLI")),
        ("On XNLI, of BERT-base's accuracy DistilBERT retains 95%.", (0.95, "DistilBERT", "BERT-base", "XNLI")),
        ("DistilBERT keeps two thirds of BERT-base's RTE score.", (2 / 3, "DistilBERT", "BERT-base", "RTE")),
        ("On FLEURS, T5-base makes 30% fewer errors than BERT-base.", (0.7, "T5-base", "BERT-base", "FLEURS")),
        ("On FLEURS, T5-base makes half the mistakes of BERT-base.", (0.5, "T5-base", "BERT-base", "FLEURS")),
        ("On FLEURS the word error rate of T5-base is 70% of that of BERT-base.", (0.7, "T5-base", "BERT-base", "FLEURS")),
    ],
)
def test_a_share_of_a_score_is_told_in_many_ways(sentence: str, expected: Share) -> None:
    ((value, *rest),) = shares(sentence)
    assert value == pytest.approx(expected[0])
    assert tuple(rest) == expected[1:]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("On GLUE BERT-base gets 79.5. DistilBERT retains 96.8%.", [(0.968, "DistilBERT", "BERT-base")]),
        ("DistilBERT drops to 51.1 on MTEB; that is 82% of what BERT-base reaches.", [(0.82, "DistilBERT", "BERT-base")]),
    ],
)
def test_beside_scores_a_share_needs_no_noun(sentences: str, expected: list[tuple[object, str, str]]) -> None:
    assert [one[:3] for one in shares(sentences)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "DistilBERT reaches 91.3% on SST-2.",
        "DistilBERT keeps 95% of the layers of BERT-base.",
        "BERT-base keeps 90% of the tokens.",
        "BERT-base keeps 15%, and the rest is masked.",
        "BERT-base was trained on 95% of GLUE.",
        "BERT-base reaches 95% of Python on a good day.",
        "DistilBERT makes 30% fewer passes than BERT-base.",
        "With half the errors in the corpus removed, BERT-base was trained again.",
    ],
)
def test_what_is_no_share_of_a_score(sentence: str) -> None:
    assert shares(sentence) == []


@pytest.mark.parametrize(("noun", "test"), [("score", "GLUE"), ("mean", "GLUE"), ("performance", None)])
def test_a_share_of_the_score_is_of_the_one_spoken_of(noun: str, test: str | None) -> None:
    text = f"BERT-base gets 79.5 on GLUE.\n\nDistilBERT keeps 91% of the {noun} of BERT-base."
    assert [one[3] for one in shares(text)] == [test]
