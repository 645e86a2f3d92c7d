"""Weights as files store them, as evidence: one piece a convention."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.errors import ConfigurationError
from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model
from schemas.quantity import Interval, exactly
from tests.files import gguf as made
from verifier import gguf
from verifier.probes import stored


def _model(tensors: dict[str, list[Any]], config: dict[str, Any] | None = None, *, library: str = "transformers") -> Model:
    every = sum(_size(shape) for _, shape in tensors.values())
    header = {"tensors": tensors, "total": every, "bytes": 999, "data_bytes": 900, "file": "model.safetensors"}
    return Model("acme/tiny", "hub", "acme@abc", library=library, config=config or {}, facts={"safetensors": header})


def _size(shape: list[int]) -> int:
    size = 1
    for length in shape:
        size *= length
    return size


def _found(model: Model, name: str = "parameters", **conditions: str) -> dict[str, Evidence]:
    wanted = Wanted(name, Settings(), conditions=tuple(conditions.items()))
    return {item.definition: item for item in stored.measure(model, wanted)}


def _values(model: Model, name: str = "parameters", **conditions: str) -> dict[str, Any]:
    return {definition: item.value for definition, item in _found(model, name, **conditions).items()}


def test_weights_are_counted_and_buffers_are_a_count_of_their_own() -> None:
    found = _found(_model({"h.0.w": ["F32", [3, 4]], "h.0.attn.bias": ["F32", [1, 1, 8, 8]], "position_ids": ["I64", [1, 8]]}))
    assert {name: item.value for name, item in found.items()} == {stored.STORED: exactly(12), stored.AS_IT_LIES: exactly(84)}
    assert all(item.firm for item in found.values())
    assert found[stored.STORED].source == "acme@abc:model.safetensors"


def test_a_packed_model_has_a_logical_count_and_one_as_it_lies() -> None:
    tensors = {"m.qweight": ["I32", [16, 64]], "m.scales": ["F16", [1, 64]], "m.g_idx": ["I32", [128]]}
    found = _values(_model(tensors, {"quantization_config": {"bits": 4}}))
    assert found == {stored.STORED: exactly(128 * 64), stored.AS_IT_LIES: exactly(16 * 64 + 64 + 128)}


def test_a_packing_that_is_not_known_refutes_nothing() -> None:
    assert not any(item.firm for item in _found(_model({"m.codes": ["U8", [3, 4]]})).values())


def test_layers_that_predict_further_tokens_are_told_apart() -> None:
    tensors = {f"model.layers.{number}.w": ["BF16", [10]] for number in range(3)} | {"mtp.w": ["BF16", [7]]}
    found = _values(_model(tensors, {"num_hidden_layers": 2, "num_nextn_predict_layers": 1}))
    assert found == {stored.STORED: exactly(37), "as stored, without multi-token-prediction layers": exactly(20)}


def test_of_a_mixture_the_chosen_experts_alone_are_active() -> None:
    tensors = {f"layers.0.mlp.experts.{number}.w": ["BF16", [100]] for number in range(8)}
    tensors |= {
        "layers.0.mlp.shared_experts.w": ["BF16", [30]],
        "embed_tokens.weight": ["BF16", [5, 2]],
        "lm_head.weight": ["BF16", [5, 2]],
    }
    config = {"num_local_experts": 8, "num_experts_per_tok": 2}
    assert _values(_model(tensors, config), "active_parameters") == {
        "as stored, active for a token": exactly(200 + 30 + 20),
        "as stored, active for a token, without the input embedding": exactly(200 + 30 + 10),
    }
    assert _values(_model(tensors), "active_parameters") == {}


def test_embeddings_and_what_is_left_without_them() -> None:
    model = _model({"embed_tokens.weight": ["F16", [5, 2]], "lm_head.weight": ["F16", [5, 2]], "layers.0.w": ["F16", [9]]})
    assert _values(model, "embedding_parameters") == {
        "token embeddings, as stored": exactly(10),
        "token embeddings, input and output, as stored": exactly(20),
    }
    assert _values(model, part="non-embedding") == {
        "as stored, without token embeddings": exactly(19),
        "as stored, without token embeddings and output table": exactly(9),
    }
    assert _values(model)["as stored, without the output table"] == exactly(19)
    assert _values(model, part="vision tower") == {}


def test_where_nothing_tells_weights_from_fixed_kernels_fewer_are_no_lie() -> None:
    (found,) = _found(_model({"kernel": ["F32", [36_000]]}, library="unknown")).values()
    assert (found.value, found.worst) == (exactly(36_000), Interval(0, 36_000))


def _of_gguf(data: bytes, **files: bytes) -> Model:
    read = {
        name: gguf.gather(lambda start, end, one=one: one[start:end], len(one)) for name, one in {"m.gguf": data, **files}.items()
    }
    facts = {"gguf": {name: gguf.facts({name: header}) for name, header in read.items()}}
    return Model("acme/tiny", "folder", "/models/tiny", library="gguf", facts=facts)


def test_a_gguf_file_is_counted_by_the_values_that_its_blocks_stand_for() -> None:
    whole = 2 * made.LAYER + 2 * made.TABLE
    found = _found(_of_gguf(made.llama(2)))
    assert {name: item.value for name, item in found.items()} == {
        stored.STORED: exactly(whole),
        "as stored, without the output table": exactly(whole - made.TABLE),
    }
    assert found[stored.STORED].source == "/models/tiny:m.gguf"
    assert found[stored.STORED].firm


def test_a_vision_tower_beside_a_gguf_file_is_not_the_model() -> None:
    tower = made.file({"general.architecture": "clip"}, {"v.w": ("F16", (4, 4))})
    model = _of_gguf(made.llama(2), **{"mmproj.gguf": tower})
    assert {item.source for item in _found(model).values()} == {"/models/tiny:m.gguf"}


def test_active_experts_of_a_gguf_file() -> None:
    entries = {"general.architecture": "moe", "moe.expert_count": 4, "moe.expert_used_count": 1, "moe.block_count": 1}
    tensors = {"blk.0.ffn_up_exps.weight": ("F16", (4, 10, 10)), "blk.0.attn_q.weight": ("F16", (10, 10))}
    assert _values(_of_gguf(made.file(entries, tensors)), "active_parameters") == {"as stored, active for a token": exactly(200)}


def test_what_a_graph_stores_supports_and_refutes_nothing() -> None:
    facts = {"onnx": {"model.onnx": {"total": 12, "with_constants": 15, "elsewhere": 0, "bytes": 70}}}
    found = _found(Model("acme/tiny", "folder", "/m", facts=facts))
    assert {item.value for item in found.values()} == {exactly(12), exactly(15)}
    assert not any(item.firm for item in found.values())


def test_pickles_alone_are_a_reason_that_says_what_would_be_needed() -> None:
    with pytest.raises(ConfigurationError, match=r"pickles .*never opened") as caught:
        _found(Model("acme/tiny", "folder", "/m", facts={"pickles": ["pytorch_model.bin"]}))
    assert "safetensors" in caught.value.hint
    assert _found(Model("acme/tiny", "folder", "/m", facts={"pickles": ["a.bin"], "counts": {"base": 3}})) == {}
