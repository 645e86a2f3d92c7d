"""What is to be known of models and is no verdict: files that contradict each other, or that cannot be read."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.model import Model
from schemas.quantity import Interval, Reading
from schemas.verdict import Outcome, Verdict
from tests.builders import claim, evidence
from verifier.libraries import convention
from verifier.observation import observe, units
from verifier.probes.stored import STORED


def _model(total: int, said: int | None = None, **given: Any) -> Model:
    header = {"tensors": {"a.weight": ["F16", [total]]}, "total": total}
    shown = {} if said is None else {"counted_by_hub": {"total": said, "parameters": {}}}
    return Model("acme/tiny", "hub", "acme@abc", facts={"safetensors": header, **shown}, **given)


def _rules(*given: Any) -> list[str]:
    return [remark.rule for remark in observe(*given)]


def test_a_hub_that_shows_another_count_than_the_headers_is_remarked_on() -> None:
    (remark,) = observe(_model(7_615_616_512, 333_000), (), ())
    assert remark.rule == "counts-disagree"
    assert "333,000" in remark.message
    assert "7,615,616,512" in remark.message


@pytest.mark.parametrize("said", [None, 1_000_000, 1_040_000, 970_000])
def test_counts_that_agree_are_not_remarked_on(said: int | None) -> None:
    assert observe(_model(1_000_000, said), (), ()) == ()


@pytest.mark.parametrize("said", [940_000, 1_100_000])
def test_counts_a_tenth_apart_are_remarked_on(said: int) -> None:
    assert _rules(_model(1_000_000, said), (), ()) == ["counts-disagree"]


def test_the_hub_may_count_packed_weights_either_way() -> None:
    tensors = {"m.qweight": ["I32", [16, 64]], "m.g_idx": ["I32", [128]], "m.scales": ["F16", [1, 64]]}
    for said in (128 * 64, 16 * 64 + 128 + 64):
        facts = {"safetensors": {"tensors": tensors, "total": 16 * 64 + 128 + 64}, "counted_by_hub": {"total": said}}
        assert observe(Model("acme/tiny", "hub", "s", facts=facts), (), ()) == ()


def _stored(count: float, **given: Any) -> Any:
    return evidence(count, definition=STORED, **given)


def _built(count: float, **given: Any) -> Any:
    return evidence(count, definition=convention.WITH_HEAD, **given)


def test_files_and_configuration_of_two_different_models_are_remarked_on() -> None:
    (remark,) = observe(_model(333_000), (), [_stored(333_000), _built(7.6e9)])
    assert "333,000" in remark.message
    assert "7,600,000,000" in remark.message


@pytest.mark.parametrize(
    "found",
    [
        [_stored(100), _built(101)],
        [_stored(100), _built(900), evidence(98, definition=convention.BASE)],
        [_stored(100)],
        [_stored(100, firm=False), _built(900)],
        [_stored(100, worst=Interval(0, 100)), _built(900)],
        [_stored(100), _built(900, model="acme/other")],
        [_stored(100), _built(900, unit="ratio")],
        [_stored(100), evidence(10, definition=convention.WITHOUT_EMBEDDINGS)],
    ],
)
def test_what_may_be_the_same_model_is_not_remarked_on(found: list[Any]) -> None:
    assert observe(_model(100), (), found) == ()


def test_problems_and_own_code_are_told_of_the_own_model_only() -> None:
    model = Model("acme/tiny", "folder", "/m", config={"auto_map": {"AutoModel": "x.Y"}}, facts={"problems": ["a.gguf: damaged"]})
    assert _rules(model, (), ()) == ["unread-files", "own-code"]
    assert _rules(None, (model,), ()) == []


def test_other_libraries_may_do_without_a_configuration() -> None:
    facts = {"problems": ["/m has no config.json"]}
    assert _rules(Model("acme/tiny", "folder", "/m", library="unknown", facts=facts), (), ()) == ["unread-files"]
    assert _rules(Model("acme/tiny", "folder", "/m", library="diffusers", facts=facts), (), ()) == []


def _size(value: float, name: str = "disk_size", outcome: Outcome = Outcome.SUPPORTED) -> Verdict:
    readings = (Reading(Interval(1.035e6, 1.05e6)), Reading(Interval(1.085e6, 1.102e6), "in units of 1,024"))
    found = evidence(value, property=name, unit="bytes")
    reason = "" if outcome is Outcome.SUPPORTED else "in doubt"
    return Verdict(claim(name, 1.04e6, stated=readings), outcome, (found,), reason=reason, fitting=found)


def test_a_size_that_holds_in_mebibytes_alone_is_remarked_on() -> None:
    (remark,) = units([_size(1_091_283)])
    assert (remark.rule, "1,091,283 bytes" in remark.message) == ("binary-units", True)


@pytest.mark.parametrize(
    "verdict", [_size(1_040_000), _size(1_091_283, "vocab_size"), _size(1_091_283, outcome=Outcome.INCONCLUSIVE)]
)
def test_a_size_that_holds_as_written_is_not_remarked_on(verdict: Verdict) -> None:
    assert units([verdict]) == ()


def test_an_interval_names_no_bytes() -> None:
    found = evidence(Interval(1.09e6, 1.1e6), property="disk_size", unit="bytes")
    verdict = _size(1_091_283)
    (remark,) = units([Verdict(verdict.claim, Outcome.SUPPORTED, (found,), fitting=found)])
    assert "bytes;" not in remark.message
