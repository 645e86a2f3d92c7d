from __future__ import annotations

from typing import Any

import pytest

from schemas.errors import VerifierError
from schemas.evidence import Settings, Wanted
from schemas.model import Model
from schemas.quantity import Interval
from verifier.probes import scaling

TINY = {
    "model_type": "bert",
    "hidden_size": 32,
    "intermediate_size": 64,
    "max_position_embeddings": 64,
    "num_attention_heads": 2,
    "num_hidden_layers": 1,
    "vocab_size": 100,
}
MODEL = Model("acme/tiny", "folder", "acme/tiny", config=TINY)


def _wanted(of: str, lengths: str = "8 to 32 tokens", **settings: Any) -> Wanted:
    return Wanted("comparison", Settings(**settings), conditions=(("of", of), ("of_input", lengths)))


@pytest.mark.parametrize("of", ["flops", "memory"])
def test_longer_inputs_cost_more_and_both_counts_are_told(of: str) -> None:
    (found,) = scaling.measure(MODEL, _wanted(of, on_request=True))
    assert isinstance(found.value, Interval)
    # What grows does so with the length (4 times) or with its square (16 times); the pooler, which does not grow, weighs little.
    assert 3 < found.value.low <= 16
    assert "8 to 32 tokens" in found.definition
    assert "against" in found.definition


def test_nothing_is_built_unless_it_was_asked_for() -> None:
    with pytest.raises(VerifierError, match="on request") as caught:
        scaling.measure(MODEL, _wanted("flops"))
    assert caught.value.hint == "add --on-request"


@pytest.mark.parametrize(("of", "lengths"), [("taste", "8 to 32 tokens"), ("flops", "short to long"), ("flops", "")])
def test_what_it_cannot_count_is_left_alone(of: str, lengths: str) -> None:
    assert scaling.measure(MODEL, _wanted(of, lengths, on_request=True)) == ()
