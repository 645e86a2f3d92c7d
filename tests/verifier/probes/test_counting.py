"""Counts as evidence: from the catalogue, from a header, from the structure."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.errors import ConfigurationError, IsolationError
from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model
from schemas.quantity import Fit, exactly, written
from verifier.libraries import convention
from verifier.probes import counting
from verifier.reference import catalogue


def counts(model: Model, name: str = "parameters", **conditions: str) -> dict[str, Evidence]:
    found = counting.measure(model, Wanted(name, Settings(), conditions=tuple(conditions.items())))
    return {item.definition: item for item in found}


def hub(config: dict[str, Any], **facts: Any) -> Model:
    return Model(f"acme/{len(str(config))}", "hub", "acme@abc", config=config, facts=facts)


def test_a_catalogued_model_answers_without_building() -> None:
    found = counts(catalogue.find("distilroberta-base"))
    assert found[convention.BASE].value == exactly(82_118_400)
    assert found[convention.BASE].source == catalogue.VERSION
    assert convention.TOKEN_EMBEDDINGS not in found


def test_parameters_without_embeddings_are_asked_for_by_the_document() -> None:
    found = counts(catalogue.find("EleutherAI/pythia-70m"), part="non-embedding")
    assert found[convention.WITHOUT_EMBEDDINGS].value == exactly(18_915_328)
    assert convention.BASE not in found


@pytest.mark.parametrize(
    ("name", "millions"),
    [("deberta-v3-xsmall", 22), ("deberta-v3-small", 44), ("deberta-v3-base", 86), ("deberta-v3-large", 304)],
)
def test_a_backbone_is_a_model_with_its_head_less_its_token_table(name: str, millions: int) -> None:
    # the table of sizes in the README of microsoft/DeBERTa
    found = counts(catalogue.find(name), part="non-embedding")[convention.HEAD_WITHOUT_TOKEN_EMBEDDINGS].value
    assert found.relation_to(written(millions, 1).scaled(1e6)) is Fit.INSIDE


def test_a_head_with_a_table_of_its_own_is_no_backbone() -> None:
    assert convention.HEAD_WITHOUT_TOKEN_EMBEDDINGS not in counts(catalogue.find("EleutherAI/pythia-70m"), part="non-embedding")


def test_the_parameters_of_another_part_are_not_those_of_the_whole() -> None:
    assert counts(catalogue.find("Qwen/Qwen3-VL-2B-Instruct"), part="vision tower") == {}


def test_active_parameters_and_those_of_the_embeddings_have_their_own_conventions() -> None:
    assert set(counts(catalogue.find("mistralai/Mixtral-8x7B-v0.1"), "active_parameters")) == set(convention.ACTIVES)
    assert counts(catalogue.find("bert-base-uncased"), "embedding_parameters")[convention.TOKEN_EMBEDDINGS].value == exactly(
        23_440_896
    )
    assert counts(catalogue.find("bert-base-uncased"), "active_parameters") == {}


def test_a_doubtful_entry_never_refutes() -> None:
    assert not any(item.firm for item in counts(catalogue.find("google/electra-small-generator")).values())


def test_an_unknown_model_is_built_in_a_child_process(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def call(function: str, argument: Any, *, seconds: float, memory: int) -> dict[str, int]:
        asked.append((function, argument["config"]["model_type"], seconds > 0, memory > 0))
        return {convention.BASE: 7}

    monkeypatch.setattr("verifier.isolation.call_kept", call)
    model = hub({"model_type": "bert", "why": "built once"})
    assert counts(model)[convention.BASE].value == exactly(7)
    assert counts(model, "active_parameters") == {}
    assert asked == [("verifier.libraries.transformers:count", "bert", True, True)]


def test_a_child_that_fails_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def call(*_: Any, **__: Any) -> Any:
        raise IsolationError("took longer than 90 s")

    monkeypatch.setattr("verifier.isolation.call_kept", call)
    with pytest.raises(IsolationError):
        counts(hub({"model_type": "bert", "case": 1}))


def test_files_of_older_versions_hold_causal_masks_beside_the_weights() -> None:
    # 12 layers, each with a square over 1024 positions: the count that the Hub shows for GPT-2
    assert counts(catalogue.find("gpt2"))[convention.WITH_MASKS].value == exactly(124_439_808 + 12 * 1024**2)
    assert convention.WITH_MASKS not in counts(catalogue.find("bert-base-uncased"))


def test_scales_of_quantized_blocks_are_part_of_what_files_hold() -> None:
    # what the index of DeepSeek-V3's files adds up to
    (found,) = [
        item.value for name, item in counts(catalogue.find("deepseek-ai/DeepSeek-V3")).items() if name == convention.WITH_SCALES
    ]
    assert exactly(684_531_386_000).relation_to(found) is Fit.INSIDE
    assert found.relation_to(written(685, 1).scaled(1e9)) is Fit.INSIDE


def test_a_table_used_three_times_is_counted_once_or_three_times() -> None:
    found = counts(catalogue.find("t5-large"))
    assert found[convention.WITH_HEAD].value == exactly(737_668_096)
    assert found[convention.TIED_EACH].value == exactly(737_668_096 + 2 * 32_128 * 1024)
    assert convention.TIED_TWICE not in found


def test_later_versions_of_t5_have_a_head_of_their_own() -> None:
    assert counts(catalogue.find("google/flan-t5-large"))[convention.TIED_TWICE].value == exactly(783_150_080)


def test_a_gguf_model_is_left_to_its_header() -> None:
    assert counts(Model("acme/g", "folder", "s", library="gguf")) == {}


@pytest.mark.parametrize(
    ("model", "reason"),
    [
        (Model("acme/a", "hub", "s"), "no configuration"),
        (Model("acme/b", "hub", "s", library="keras", config={"layers": 2}), "keras"),
        (Model("acme/c", "hub", "s", config={"model_type": "x"}, facts={"uncounted": "no such type"}), "no such type"),
    ],
)
def test_what_cannot_be_counted_says_why(model: Model, reason: str) -> None:
    with pytest.raises(ConfigurationError, match=reason):
        counts(model)


@pytest.mark.parametrize(
    ("name", "millions"), [("openai/whisper-tiny", 39), ("facebook/m2m100_418M", 418), ("stabilityai/stablelm-3b-4e1t", 3000)]
)
def test_a_count_may_be_as_far_off_as_that_which_the_authors_state(name: str, millions: float) -> None:
    found = counts(catalogue.find(name))
    assert all(item.firm and "authors" in item.note for item in found.values())
    ends = [end for item in found.values() if item.worst for end in (item.worst.low, item.worst.high)]
    assert pytest.approx(millions * 1e6) in ends
