"""Scores in sentences that name no test: it is spoken of in front, or it is a set of one's own."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed

Score = tuple[object, str, str | None]


def scores(text: str) -> list[Score]:
    """Return value, subject and data set of each score of a text."""
    found = [one for one in claimed(f"# Notes\n\n{text}") if one.property == "score" and one.measure == "value"]
    return [(one.value, one.subject.mention, one.condition("dataset")) for one in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "DistilBERT scored 77.0.",
        "DistilBERT stands at 77.0, which is fine.",
        "DistilBERT comes to 77.0 and stays small.",
        "DistilBERT falls to 77.0.",
        "DistilBERT reached 77.0 (one run).",
        "DistilBERT gets 77.0; nobody minds.",
        "DistilBERT is at 77.0.",
        "DistilBERT managed only 77.0.",
    ],
)
def test_behind_another_score_a_verb_of_scores_is_enough(sentence: str) -> None:
    assert scores(f"On GLUE BERT-base gets 79.5. {sentence}")[1:] == [(77.0, "DistilBERT", "GLUE")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("On our 300 queries BERT-base scored 66.1 and DistilBERT 63.4.", "our 300 queries"),
        ("On our own tickets BERT-base reached 66.1%, DistilBERT 63.4%.", "our own tickets"),
        ("On my holdout BERT-base gets 66.1; DistilBERT gets 63.4.", "my holdout"),
        ("On our tickets BERT-base got 66.1% right and DistilBERT 63.4.", "our tickets"),
    ],
)
def test_a_set_of_ones_own_is_a_test(sentence: str, expected: str) -> None:
    assert scores(sentence) == [(66.1, "BERT-base", expected), (63.4, "DistilBERT", expected)]


@pytest.mark.parametrize(
    "sentence",
    [
        "DistilBERT reached 2.5 million downloads.",
        "DistilBERT comes to 0.3 GB.",
        "DistilBERT gets 4.5 stars.",
        "DistilBERT falls to 1.1.",
        "DistilBERT reached version 2.1.",
        "Random guessing gets 33.3.",
        "DistilBERT reaches 80.",
        "DistilBERT would have reached 77.0.",
    ],
)
def test_other_numbers_behind_a_score_are_none(sentence: str) -> None:
    assert scores(f"On GLUE BERT-base gets 79.5. {sentence}")[1:] == []
