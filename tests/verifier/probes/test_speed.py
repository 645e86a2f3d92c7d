"""The speed probe on models so small that the times mean nothing: what it returns, refuses and doubts. No time is asserted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from schemas.errors import VerifierError
from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model
from schemas.quantity import Interval
from verifier import sampling, timing
from verifier.estimators import Pair, Timing
from verifier.machine import Load
from verifier.probes import speed
from verifier.progress import progress
from verifier.sampling import Sample

TINY = {
    "model_type": "bert",
    "vocab_size": 64,
    "hidden_size": 32,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "max_position_embeddings": 32,
}
QUIET = Load(0.0, 0.0, 0.1, 4)
BUSY = Load(1.5, 0.0, 2.5, 4)


def model(name: str, **changes: Any) -> Model:
    return Model(name, "folder", f"./{name}", config=TINY | changes)


def wanted(baseline: Model | None, *conditions: tuple[str, str], **settings: Any) -> Wanted:
    return Wanted("speed", Settings(**{"budget": 1.0, **settings}), relative_to=baseline, conditions=conditions)


def sampled(ratio: float, operations: float | None, load: Load, scatter: float = 0.01, count: int = 24) -> Sample:
    """A cell whose pairs lie evenly around a ratio."""
    steps = [1 + scatter * (index - count / 2) / count for index in range(count)]
    pairs = tuple(Pair(Timing(0.1, 0.1), Timing(0.1 * ratio * step, 0.1 * ratio * step)) for step in steps)
    return Sample((1, 128), pairs, operations, load)


@pytest.fixture(scope="module")
def heard() -> list[str]:
    """What is told while the evidence below is taken."""
    return []


@pytest.fixture(scope="module")
def evidence(heard: list[str]) -> tuple[Evidence, ...]:
    """A few short passes a cell of a small model against a larger one: enough to look at what comes back."""
    token = progress.set(heard.append)
    hostile = {"auto_map": {"AutoModel": "evil.Model"}, "attn_implementation": "evil/kernel", "dtype": "float16"}
    subject, baseline = model("acme/small", **hostile), model("acme/large", num_hidden_layers=2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sampling, "LEAST_SECONDS", 0.001)
        patch.setattr(sampling, "MOST_PAIRS", 3)
        found = speed.measure(subject, wanted(baseline, budget=60.0))
    progress.reset(token)
    return found


def test_each_cell_that_both_models_can_read_is_one_piece_of_evidence(evidence: tuple[Evidence, ...]) -> None:
    assert [item.definition for item in evidence] == ["batch 1 × 32 tokens", "batch 1 × 8 tokens"]
    for item in evidence:
        assert (item.property, item.kind, item.unit) == ("speed", "measured", "ratio")
        assert item.model == "acme/small ÷ acme/large"
        assert item.source == "./acme/small; ./acme/large"
        assert [len(values) for _, values in item.samples] == [3, 3, 3, 3]


def test_few_pairs_may_not_refute_anything(evidence: tuple[Evidence, ...]) -> None:
    for item in evidence:
        assert not item.firm
        assert "only 3 pairs" in item.note


def test_each_cell_is_announced(evidence: tuple[Evidence, ...], heard: list[str]) -> None:
    assert any("acme/small" in message for message in heard)
    assert [message for message in heard if "timing" in message] == [
        "speed: timing batch 1 × 32 tokens",
        "speed: timing batch 1 × 8 tokens",
    ]


def test_the_method_names_what_bears_on_the_value(evidence: tuple[Evidence, ...]) -> None:
    for words in ("paired", "random weights", "float32", "sdpa", "1 thread", "torch 2", "transformers 5", "operations", "cpu"):
        assert words in evidence[0].method, words
    environment = dict(evidence[0].environment)
    assert set(environment) >= {"processor", "processors", "device", "load", "load average", "quiet", "torch", "transformers"}


def test_the_interval_contains_the_median_of_the_samples(evidence: tuple[Evidence, ...]) -> None:
    samples = dict(evidence[0].samples)
    pairs = zip(samples["subject wall seconds"], samples["baseline wall seconds"], strict=True)
    ratios = sorted(theirs / own for own, theirs in pairs)
    value = evidence[0].value
    assert isinstance(value, Interval)
    assert value.low <= ratios[1] * 1.001
    assert value.high >= ratios[1] * 0.999


@pytest.mark.parametrize(
    ("conditions", "cells"),
    [
        ((("batch", "2"), ("length", "8")), ((2, 8),)),
        ((("length", "16"),), ((1, 16),)),
        ((("batch", "4"),), ((4, 128),)),
        ((), speed.CELLS),
    ],
)
def test_a_claim_may_name_its_cell(conditions: tuple[tuple[str, str], ...], cells: tuple[tuple[int, int], ...]) -> None:
    assert speed.cells_for(wanted(model("b/b"), *conditions), longest=512) == cells


def test_cells_beyond_the_positions_are_left_out() -> None:
    assert speed.cells_for(wanted(model("b/b")), longest=32) == ((1, 32), (1, 8))


def test_a_length_beyond_the_positions_is_refused() -> None:
    with pytest.raises(VerifierError, match="at most 32 tokens"):
        speed.cells_for(wanted(model("b/b"), ("length", "64")), longest=32)


@pytest.mark.parametrize("value", ["0", "many", "-3", "99999999"])
def test_a_strange_condition_is_refused(value: str) -> None:
    with pytest.raises(VerifierError, match="no number of texts or tokens"):
        speed.cells_for(wanted(model("b/b"), ("batch", value)), longest=512)


def test_speed_is_left_alone_where_the_user_says_so() -> None:
    with pytest.raises(VerifierError) as caught:
        speed.measure(model("a/a"), wanted(model("b/b"), speed=False))
    assert caught.value.hint == "leave out --no-speed"


def test_speed_needs_a_baseline() -> None:
    with pytest.raises(VerifierError, match="against another model"):
        speed.measure(model("a/a"), wanted(None))


def test_a_model_without_configuration_is_refused() -> None:
    with pytest.raises(VerifierError, match="b/b has no configuration"):
        speed.measure(model("a/a"), wanted(Model("b/b", "folder", "./b")))


def test_models_that_do_not_fit_are_refused_before_they_are_built() -> None:
    with pytest.raises(VerifierError, match=r"[\d,.]+ GB in float32 are needed, more than half"):
        speed.measure(model("a/a", vocab_size=99_000_000, hidden_size=65_536), wanted(model("b/b")))


def test_steady_pairs_on_a_quiet_machine_are_firm_whatever_the_operations() -> None:
    found = speed.assess(sampled(2.8, 3.9, QUIET))
    assert found.doubts == ()
    assert found.value.high < 3


def test_on_a_busy_machine_a_ratio_far_from_the_operations_is_in_doubt() -> None:
    assert speed.assess(sampled(1.8, 2.0, BUSY)).doubts
    found = speed.assess(sampled(1.07, 2.7, BUSY))
    assert any("busy" in doubt for doubt in found.doubts)
    assert found.value.low <= 1.07
    assert found.value.high >= 2.7


def test_on_a_busy_machine_a_ratio_like_that_of_the_operations_is_firm_and_covers_both() -> None:
    found = speed.assess(sampled(1.94, 2.0, BUSY))
    assert found.doubts == ()
    assert found.value.high >= 2.0


def test_on_a_busy_machine_nothing_is_firm_where_operations_are_unknown() -> None:
    assert speed.assess(sampled(2.0, None, BUSY)).doubts


def test_scattered_pairs_are_in_doubt_on_a_quiet_machine() -> None:
    assert speed.assess(sampled(2.0, 2.0, QUIET, scatter=0.8)).doubts


def test_more_load_never_makes_a_finding_firmer() -> None:
    for ratio in (0.8, 1.0, 1.9, 2.0, 2.1, 4.0):
        quiet = sampled(ratio, 2.0, QUIET)
        busy = speed.assess(replace(quiet, load=BUSY))
        calm = speed.assess(quiet)
        assert len(busy.doubts) >= len(calm.doubts)
        assert busy.value.low <= calm.value.low
        assert busy.value.high >= calm.value.high


def test_a_machine_that_was_busy_before_is_in_doubt_too() -> None:
    assert speed.assess(replace(sampled(1.07, 2.7, QUIET), before=BUSY)).doubts
    assert speed.assess(replace(sampled(2.8, 3.9, QUIET), before=QUIET)).doubts == ()


def test_the_environment_names_precision_attention_and_threads(evidence: tuple[Evidence, ...]) -> None:
    told = dict(evidence[0].environment)
    assert (told["dtype"], told["attention"], told["threads"]) == ("float32", "sdpa", "1")


def test_a_settled_timing_is_taken_once_and_a_doubtful_one_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, found = [], [sampled(2.0, 2.0, BUSY, scatter=0.8), sampled(2.0, 2.0, QUIET)]

    def timed(*_: object) -> list[Any]:
        asked.append(1)
        return timing.recorded({"device": "cpu", "attention": "sdpa", "torch": "2", "transformers": "5"}, [found[len(asked) - 1]])

    monkeypatch.setattr(speed, "_timed", timed)
    for _ in range(3):
        speed.measure(model("acme/kept", hidden_size=48), wanted(model("acme/other")))
    assert len(asked) == 2
