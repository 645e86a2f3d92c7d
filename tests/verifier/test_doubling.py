"""Memory in one precision that is what the weights take in another."""

from __future__ import annotations

import pytest

from schemas.evidence import Settings
from schemas.verdict import Outcome
from verifier import pipeline


def _outcome(text: str) -> Outcome:
    report = pipeline.verify(pipeline.read(text.encode(), "note.md"), Settings(speed=False), network=False)
    (found,) = [one.outcome for one in report.verdicts if one.claim.property == "memory"]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Mistral-7B-v0.1 has a memory footprint of 29 GB at half precision.",
        "In half precision Mistral-7B-v0.1 takes 29 GB of memory.",
        "Mistral-7B-v0.1 needs 28.9 GB of GPU memory in bfloat16.",
        "In 4 bits the weights of Mistral-7B-v0.1 take 7.2 GB of memory.",
        "In 4 bits the weights of Mistral-7B-v0.1 take 14.4 GB of memory.",
    ],
)
def test_memory_that_is_the_weights_of_another_precision_is_refuted(text: str) -> None:
    assert _outcome(text) is Outcome.REFUTED


@pytest.mark.parametrize(
    "text",
    [
        "Mistral-7B-v0.1 has a memory footprint of 18 GB at half precision.",
        "Mistral-7B-v0.1 has a memory footprint of 14.5 GB at half precision.",
        "With a batch of 64, Mistral-7B-v0.1 takes 29 GB of memory at half precision.",
        "While loading, Mistral-7B-v0.1 takes 29 GB of memory at half precision.",
        "In 4 bits Mistral-7B-v0.1 takes 7.2 GB of memory.",
        "Mistral-7B-v0.1 needs at least 29 GB of memory in bfloat16.",
        "BERT-base takes 0.44 GB of memory in half precision.",
    ],
)
def test_memory_that_something_else_may_take_is_not_refuted(text: str) -> None:
    assert _outcome(text) is not Outcome.REFUTED
