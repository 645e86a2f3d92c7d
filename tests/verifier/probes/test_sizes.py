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
    header = {"tensors": {}, "total": 0, "bytes": 1234, "data_bytes": 1200}
    facts = {"safetensors": header, "files": {"model.onnx": 99, "README.md": 5, "a.bin": None}}
    found = measured(Model("acme/a", "hub", "s", facts=facts))
    assert {item.value for item in found} == {exactly(1234), exactly(99), exactly(104)}


def test_shards_and_what_lies_beside_a_graph_are_sizes_together() -> None:
    files = {"m-00001-of-00002.bin": 10, "m-00002-of-00002.bin": 7, "g.onnx": 1, "g.onnx_data": 40, "README.md": 3}
    found = {item.definition: item.value for item in measured(Model("acme/a", "hub", "s", facts={"files": files}))}
    assert found["m.bin in 2 files"] == exactly(17)
    assert found["g.onnx in 2 files"] == exactly(41)
    assert found["all files of the model"] == exactly(61)


def test_memory_never_refutes() -> None:
    found = measured(catalogue.find("bert-base-uncased"), "memory")
    assert found
    assert not any(item.firm for item in found)
    least = [item.value for item in found if item.definition.startswith("at least")]
    assert all(isinstance(value, Interval) and value.high == math.inf for value in least)
    assert all(value.relation_to(Interval(0, 16e9)) is not Fit.INSIDE for value in least)


def test_the_weights_alone_are_an_amount_of_memory() -> None:
    found = {item.definition: item.value for item in measured(catalogue.find("mistralai/Mistral-7B-v0.1"), "memory")}
    assert found["the weights alone, with language-model head, in 16-bit floats"] == exactly(2 * 7_241_732_096)


def test_a_quantized_model_takes_in_memory_what_its_file_holds() -> None:
    tensors = {"m.qweight": ["I32", [16, 64]], "m.scales": ["F16", [1, 64]], "m.g_idx": ["I32", [128]]}
    header = {"tensors": tensors, "total": 1216, "bytes": 5000, "data_bytes": 4736, "file": "model.safetensors"}
    found = {item.definition: item.value for item in measured(Model("acme/a", "hub", "s", facts={"safetensors": header}), "memory")}
    assert found["the weights alone, as stored"] == exactly(4736)
    assert found["the weights alone, as stored, in 16-bit floats"] == exactly(2 * 128 * 64)


def test_the_cache_of_a_model_is_no_part_of_its_weights() -> None:
    asked = Wanted("memory", Settings(), conditions=(("part", "KV cache"),))
    assert sizes.measure(catalogue.find("gpt2"), asked) == ()


def test_a_model_of_which_nothing_is_known_is_a_reason() -> None:
    with pytest.raises(ConfigurationError):
        measured(Model("acme/a", "hub", "s"))
