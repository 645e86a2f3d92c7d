"""Comparisons in words."""

from __future__ import annotations

import pytest

from claims.readers import read
from claims.sentences import statements
from claims.subjects.meant import find
from schemas.claim import Claim
from schemas.model import Names, fold_name
from schemas.quantity import Fit, Interval, exactly

KNOWN = {
    "BERT-base": ("google-bert/bert-base-uncased",),
    "DistilBERT": ("distilbert/distilbert-base-uncased",),
    "GPT-2": ("openai-community/gpt2",),
}
NAMES = Names({fold_name(name): ids for name, ids in KNOWN.items()}, tuple(KNOWN))


def claims(text: str) -> list[Claim]:
    page = read(text.encode(), "page.md")
    return list(statements.extract(page, find(page, NAMES)))


def said(text: str) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (claim.subject.mention, claim.relative_to and claim.relative_to.mention, claim.condition("of"), claim.relation)
        for claim in claims(text)
    ]


def test_a_reduction_gives_both_values() -> None:
    (claim,) = claims("It reduces the hidden size from 1024 dimensions in BERT-base to 512 dimensions in DistilBERT.")
    assert (claim.property, claim.subject.mention, claim.relation) == ("comparison", "DistilBERT", "lt")
    assert claim.relative_to is not None
    assert claim.relative_to.mention == "BERT-base"
    assert claim.conditions == (("of", "hidden_size"), ("from", "1024"), ("to", "512"))


def test_a_reduction_admits_what_is_less_and_nothing_equal() -> None:
    (claim,) = claims("DistilBERT cuts the number of layers from 12 in BERT-base to 12.")
    assert exactly(1.0).relation_to(claim.stated[0].admits) is Fit.DISJOINT
    assert exactly(0.999).relation_to(claim.stated[0].admits) is Fit.INSIDE


def test_an_increase_admits_what_is_more() -> None:
    (claim,) = claims("GPT-2 raises the vocabulary size from 30,000 to 50,257.")
    assert claim.relation == "gt"
    assert isinstance(claim.stated[0].admits, Interval)
    assert exactly(1.001).relation_to(claim.stated[0].admits) is Fit.INSIDE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "BERT-base reaches higher accuracy and recall but has longer inference time than DistilBERT.",
            [
                ("BERT-base", "DistilBERT", "accuracy", "gt"),
                ("BERT-base", "DistilBERT", "recall", "gt"),
                ("BERT-base", "DistilBERT", "latency", "gt"),
            ],
        ),
        (
            "We ran BERT-base.\n\nDistilBERT trades some accuracy for faster inference.",
            [("DistilBERT", "BERT-base", "accuracy", "lt"), ("DistilBERT", "BERT-base", "latency", "lt")],
        ),
        ("DistilBERT has fewer layers than BERT-base.", [("DistilBERT", "BERT-base", "num_hidden_layers", "lt")]),
    ],
)
def test_a_comparative_is_one_claim_for_each_thing_compared(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Larger models reach higher accuracy.",
        "BERT-base reaches 2% higher accuracy than DistilBERT.",
        "Does BERT-base reach higher accuracy than DistilBERT?",
        "BERT-base, DistilBERT and GPT-2 were run. Of these DistilBERT has lower latency.",
        "When increasing the sequence length from 128 to 512, BERT-base will slow down.",
        "Longer sequences require more memory.",
        "Training took from 2 to 3 days.",
    ],
)
def test_what_is_vague_or_counted_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_longer_inputs_cost_more_between_the_lengths_that_are_told() -> None:
    text = "BERT-base was tuned with lengths from 64 to 256 tokens.\n\nLonger inputs need more memory and computation."
    found = claims(text)
    assert [(claim.subject.mention, claim.condition("of"), claim.condition("of_input")) for claim in found] == [
        ("BERT-base", "memory", "64 to 256 tokens"),
        ("BERT-base", "flops", "64 to 256 tokens"),
    ]


def test_a_hostile_text_is_read_to_its_end() -> None:
    assert claims("BERT-base reduces the " * 3000 + "size from 1 to 2 " * 500) is not None
