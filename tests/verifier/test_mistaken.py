"""A wrong size that is another size of the same model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.verdict import Outcome, Verdict
from tests.builders import claim, evidence
from verifier.mistaken import mistaken

SIZES = {"hidden_size": 1024, "intermediate_size": 4096, "num_attention_heads": 16, "num_hidden_layers": 12}


def _ask(asked: Claim) -> Sequence[Evidence]:
    value = SIZES.get(asked.property)
    return () if value is None else (evidence(value, property=asked.property, kind="declared"),)


def _verdict(name: str, value: float, outcome: Outcome = Outcome.REFUTED, **given: Any) -> Verdict:
    return Verdict(claim(name, value, **given), outcome, (evidence(1),), reason="why", correction="that")


def test_the_reader_is_told_which_size_it_is() -> None:
    (remark,) = mistaken([_verdict("hidden_size", 4096)], _ask)
    assert remark.rule == "mistaken-size"
    assert remark.message == "4,096 is the feed-forward size of acme/tiny, not its hidden size"


def test_a_count_that_holds_a_shared_matrix_twice_is_told_so() -> None:
    def ask(asked: Claim) -> Sequence[Evidence]:
        value = {"vocab_size": 32_000, "hidden_size": 1000}.get(asked.property)
        return () if value is None else (evidence(value, property=asked.property, kind="declared"),)

    def of(count: float, **given: Any) -> list[str]:
        verdict = Verdict(
            claim("parameters", count, **given), Outcome.REFUTED, (evidence(700_000_000),), reason="why", correction="that"
        )
        return [remark.message for remark in mistaken([verdict], ask)]

    assert of(732e6) == [
        "732M counts the output matrix of acme/tiny on its own: 732.0M = 700.0M + 32,000 × 1,000,"
        " which it shares with the input embeddings"
    ]
    assert of(741e6) == []
    assert of(732e6, conditions=(("part", "non-embedding"),)) == []


@pytest.mark.parametrize(
    "verdict",
    [
        _verdict("hidden_size", 2048),
        _verdict("hidden_size", 4096, Outcome.INCONCLUSIVE),
        _verdict("hidden_size", 4096, measure="ratio"),
        _verdict("num_hidden_layers", 16),
        _verdict("vocab_size", 4096),
    ],
)
def test_nothing_is_said_of_any_other_verdict(verdict: Verdict) -> None:
    assert mistaken([verdict], _ask) == ()
