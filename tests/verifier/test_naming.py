"""Names of models held against their configurations, where that is asked for."""

from __future__ import annotations

import pytest

from schemas.evidence import Settings
from schemas.verdict import Outcome, Verdict
from tests.builders import claim, evidence
from verifier import naming, pipeline
from verifier.libraries import convention

SUPPORTED, REFUTED, INCONCLUSIVE, UNCHECKED = Outcome


def verdicts(text: str, *, asked: bool = True) -> list[Verdict]:
    document = pipeline.read(text.encode(), "page.md")
    return list(pipeline.verify(document, Settings(speed=False, offline=True, check_names=asked), network=False).verdicts)


def outcomes(text: str) -> dict[str, Outcome]:
    return {one.claim.property: one.outcome for one in verdicts(text)}


def test_names_are_claims_only_where_that_is_asked_for() -> None:
    assert verdicts("We looked at Gemma 7B for a while.", asked=False) == []
    assert len(verdicts("We looked at Gemma 7B for a while.")) == 1


def test_a_name_may_round_by_a_fifth_and_what_is_said_beside_it_may_not() -> None:
    name, figure = verdicts("Gemma 7B has 8.54B parameters.")
    assert (name.outcome, figure.outcome) == (REFUTED, SUPPORTED)
    assert "8,537,680,896" in name.correction
    assert name.claim.stated[0].label == "as a name, which rounds freely"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Llama-3.2-1B", {"parameters": SUPPORTED}),
        ("Gemma 2B", {"parameters": SUPPORTED}),
        ("bloom-7b1", {"parameters": SUPPORTED}),
        ("Mixtral-8x7B", {"num_experts": SUPPORTED}),
        ("Qwen3-30B-A3B", {"parameters": SUPPORTED, "active_parameters": SUPPORTED}),
        ("TinyBERT_General_4L_312D", {"num_hidden_layers": SUPPORTED, "hidden_size": SUPPORTED}),
    ],
)
def test_honest_names_are_supported(name: str, found: dict[str, Outcome]) -> None:
    assert outcomes(f"We looked at {name} for a while.") == found


def test_a_name_is_held_against_counts_of_the_whole_alone() -> None:
    whole, part = evidence(8.5e9, definition=convention.BASE), evidence(7.7e9, definition=convention.WITHOUT_EMBEDDINGS)
    said = evidence(7e9, kind="published")
    assert list(naming.loosely(claim(value=7e9), [whole, part, said])) == [whole]


def test_a_figure_that_is_far_off_may_mean_something_else() -> None:
    (far,) = naming.loosely(claim(value=10e6), [evidence(125e6, definition=convention.BASE)])
    assert not far.firm
    (near,) = naming.loosely(claim(value=7e9), [evidence(8.5e9, definition=convention.BASE)])
    assert near.firm
