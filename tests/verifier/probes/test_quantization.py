"""Bits of a weight."""

from __future__ import annotations

from typing import Any

from schemas.evidence import Settings, Wanted
from schemas.model import Model
from tests.files import gguf as made
from verifier import gguf
from verifier.probes import quantization
from verifier.reference import catalogue


def _bits(model: Model, **conditions: str) -> set[float]:
    found = quantization.measure(model, Wanted("quantization_bits", Settings(), conditions=tuple(conditions.items())))
    assert not any(item.firm for item in found)
    return {item.value.low for item in found if hasattr(item.value, "low")}


def _model(**given: Any) -> Model:
    return Model("acme/tiny", "hub", "acme@abc", **given)


def test_the_configuration_states_its_bits() -> None:
    assert _bits(_model(config={"quantization_config": {"quant_method": "awq", "bits": 4}})) == {4}
    assert _bits(_model(config={"model_type": "bert"})) == set()


def test_the_catalogue_keeps_what_a_configuration_says_of_its_quantization() -> None:
    assert _bits(catalogue.find("deepseek-ai/DeepSeek-V3")) == {8}
    assert _bits(catalogue.find("bert-base-uncased")) == set()


def test_a_gguf_file_has_the_bits_of_its_name_and_those_that_its_values_take() -> None:
    data = made.file({"general.file_type": 15}, {"a": ("Q4_K", (3, 256)), "b": ("Q6_K", (1, 256))})
    facts = {"gguf": {"m.gguf": gguf.facts({"m.gguf": gguf.header(data, len(data))})}}
    # 3 blocks of 144 bytes and one of 210 for 4 times 256 values
    assert _bits(_model(facts=facts)) == {4, 5.0, 5.02}


def test_values_stored_as_they_are_have_the_bits_of_their_type() -> None:
    facts = {"safetensors": {"parameters": {"BF16": 90, "F32": 10}, "file": "model.safetensors"}}
    assert _bits(_model(facts=facts)) == {16}
    facts = {"safetensors": {"parameters": {"BF16": 50, "U8": 50}, "file": "model.safetensors"}}
    assert _bits(_model(facts=facts)) == set()


def test_the_bits_of_a_part_are_not_those_of_the_weights() -> None:
    assert _bits(_model(config={"quantization_config": {"bits": 4}}), part="KV cache") == set()
