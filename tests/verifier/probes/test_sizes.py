"""Bytes on disk and in memory."""

from __future__ import annotations

import math

import pytest

from schemas.errors import ConfigurationError
from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model
from schemas.quantity import Fit, Interval, exactly
from verifier.probes import sizes
from verifier.reference import catalogue


def measured(model: Model, name: str = "disk_size") -> tuple[Evidence, ...]:
    return sizes.measure(model, Wanted(name, Settings()))


def fits(name: str, stated: Interval) -> set[Fit]:
    return {item.value.relation_to(stated) for item in measured(catalogue.find(name))}


def test_bert_base_takes_four_bytes_a_parameter() -> None:
    assert Fit.INSIDE in fits("bert-base-uncased", Interval(437e6, 443e6))


def test_a_size_that_no_precision_gives_is_outside_everything() -> None:
    assert fits("bert-base-uncased", Interval(890e6, 910e6)) == {Fit.DISJOINT}


def test_a_little_more_than_the_weights_is_neither_supported_nor_refuted() -> None:
    assert Fit.OVERLAPPING in fits("gpt2", Interval(547e6, 549e6))


@pytest.mark.parametrize(
    ("model", "size"), [("Mistral-7B-v0.1", 4.37e9), ("Mistral-7B-v0.1", 5.13e9), ("phi-2", 1.79e9), ("Llama-2-7b-hf", 2.83e9)]
)
def test_a_quantized_file_of_mixed_types_is_no_lie(model: str, size: float) -> None:
    # sizes of the published GGUF files Q4_K_M, Q5_K_M, Q4_K_M and Q2_K
    assert Fit.OVERLAPPING in fits(model, Interval(0.998 * size, 1.002 * size))


def test_dynamic_quantization_leaves_the_embeddings_as_they_are() -> None:
    # PyTorch's tutorial on BERT: 438 MB before, 181.4 MB after
    assert Fit.OVERLAPPING in fits("bert-base-uncased", Interval(181.3e6, 181.5e6))
    assert fits("bert-base-uncased", Interval(300e6, 310e6)) == {Fit.DISJOINT}


def test_the_size_of_a_doubtful_entry_refutes_nothing() -> None:
    assert not any(item.firm for item in measured(catalogue.find("google/electra-small-generator")))


def test_stored_files_are_taken_as_they_are() -> None:
    facts = {"safetensors": {"tensors": {}, "total": 0, "bytes": 1234}, "files": {"model.onnx": 99, "README.md": 5, "a.bin": None}}
    found = measured(Model("acme/a", "hub", "s", facts=facts))
    assert {item.value for item in found} == {exactly(1234), exactly(99)}


def test_memory_is_a_lower_bound_that_never_refutes() -> None:
    found = measured(catalogue.find("bert-base-uncased"), "memory")
    assert found
    assert all(isinstance(item.value, Interval) and item.value.high == math.inf and not item.firm for item in found)
    assert all(item.value.relation_to(Interval(0, 16e9)) is not Fit.INSIDE for item in found)


def test_the_cache_of_a_model_is_no_part_of_its_weights() -> None:
    asked = Wanted("memory", Settings(), conditions=(("part", "KV cache"),))
    assert sizes.measure(catalogue.find("gpt2"), asked) == ()


def test_a_model_of_which_nothing_is_known_is_a_reason() -> None:
    with pytest.raises(ConfigurationError):
        measured(Model("acme/a", "hub", "s"))
