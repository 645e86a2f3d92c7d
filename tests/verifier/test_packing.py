"""Stored tensors: weights told from buffers and scales, packed ones by the values that they stand for."""

from __future__ import annotations

from typing import Any

import pytest

from verifier.packing import Unpacked, stated_bits, unpack

#: A matrix of 64 rows (outputs) and 128 columns (inputs), as each quantizer stores it.
MATRIX = 64 * 128
LAYOUTS: dict[str, tuple[dict[str, tuple[str, tuple[int, ...]]], dict[str, Any]]] = {
    "GPTQ, 4 bits": (
        {
            "m.qweight": ("I32", (16, 64)),
            "m.qzeros": ("I32", (1, 8)),
            "m.scales": ("F16", (1, 64)),
            "m.g_idx": ("I32", (128,)),
        },
        {"quantization_config": {"quant_method": "gptq", "bits": 4, "group_size": 128}},
    ),
    "GPTQ, 3 bits, no word of them": (
        {
            "m.qweight": ("I32", (12, 64)),
            "m.qzeros": ("I32", (1, 6)),
            "m.scales": ("F16", (1, 64)),
            "m.g_idx": ("I32", (128,)),
        },
        {},
    ),
    "AWQ": (
        {"m.qweight": ("I32", (128, 8)), "m.qzeros": ("I32", (1, 8)), "m.scales": ("F16", (1, 64))},
        {"quantization_config": {"quant_method": "awq", "bits": 4}},
    ),
    "bitsandbytes, 4 bits": (
        {
            "m.weight": ("U8", (MATRIX // 2, 1)),
            "m.weight.absmax": ("U8", (128,)),
            "m.weight.nested_absmax": ("F32", (1,)),
            "m.weight.quant_map": ("F32", (16,)),
            "m.weight.nested_quant_map": ("F32", (256,)),
            "m.weight.quant_state.bitsandbytes__nf4": ("U8", (86,)),
        },
        {"quantization_config": {"load_in_4bit": True}},
    ),
    "bitsandbytes, 8 bits": (
        {"m.weight": ("I8", (64, 128)), "m.SCB": ("F32", (64,)), "m.weight_format": ("U8", ())},
        {"quantization_config": {"load_in_8bit": True}},
    ),
    "compressed-tensors": (
        {
            "m.weight_packed": ("I32", (64, 16)),
            "m.weight_scale": ("BF16", (64, 1)),
            "m.weight_shape": ("I64", (2,)),
            "m.weight_zero_point": ("I32", (8, 1)),
        },
        {"quantization_config": {"config_groups": {"group_0": {"weights": {"num_bits": 4}}}}},
    ),
    "NVFP4 of compressed-tensors": (
        {
            "m.weight_packed": ("U8", (64, 64)),
            "m.weight_scale": ("F8_E4M3", (64, 8)),
            "m.weight_global_scale": ("F32", (1,)),
            "m.input_global_scale": ("F32", (1,)),
        },
        {},
    ),
    "NVFP4 of ModelOpt": (
        {
            "m.weight": ("U8", (64, 64)),
            "m.weight_scale": ("F8_E4M3", (64, 8)),
            "m.weight_scale_2": ("F32", ()),
            "m.input_scale": ("F32", ()),
        },
        {},
    ),
    "MXFP4": ({"m_blocks": ("U8", (64, 4, 16)), "m_scales": ("U8", (64, 4))}, {}),
    "MLX": (
        {"m.weight": ("U32", (64, 16)), "m.scales": ("F16", (64, 2)), "m.biases": ("F16", (64, 2))},
        {"quantization": {"group_size": 64, "bits": 4}},
    ),
    "MLX, a layer of its own width": (
        {"m.weight": ("U32", (64, 32)), "m.scales": ("F16", (64, 4)), "m.biases": ("F16", (64, 4))},
        {"quantization": {"group_size": 64, "bits": 4, "m": {"group_size": 32, "bits": 8}}},
    ),
    "blocks of 8-bit floats": (
        {"m.weight": ("F8_E4M3", (64, 128)), "m.weight_scale_inv": ("F32", (1, 1))},
        {"quantization_config": {"quant_method": "fp8", "weight_block_size": [128, 128]}},
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_packed_matrix_counts_as_the_matrix(layout: str) -> None:
    tensors, config = LAYOUTS[layout]
    found = unpack({**tensors, "norm.weight": ("F16", (128,))}, config)
    assert found.total == MATRIX + 128
    assert not found.unknown
    assert set(found.weights) | set(found.scales) | set(found.buffers) == {*tensors, "norm.weight"}


@pytest.mark.parametrize(
    ("name", "dtype", "shape"),
    [
        ("embeddings.position_ids", "I64", (1, 512)),
        ("h.0.attn.bias", "F32", (1, 1, 64, 64)),
        ("h.0.attn.masked_bias", "F32", ()),
        ("layers.0.rotary_emb.inv_freq", "F32", (32,)),
        ("bn.running_mean", "F32", (64,)),
        ("bn.num_batches_tracked", "I64", ()),
        ("mask", "BOOL", (64,)),
        ("rope_freqs.weight", "F32", (64,)),
    ],
)
def test_what_is_kept_beside_the_weights_is_a_buffer(name: str, dtype: str, shape: tuple[int, ...]) -> None:
    found = unpack({name: (dtype, shape)}, {})
    assert (found.total, list(found.buffers)) == (0, [name])


@pytest.mark.parametrize(
    ("name", "shape"),
    [("h.0.attn.bias", (64,)), ("conv.weight", (1, 1, 3, 5)), ("head.scales", (4,)), ("m.biases", (4,)), ("k", (1, 1, 1, 1))],
)
def test_a_weight_with_the_name_or_shape_of_something_else_is_one(name: str, shape: tuple[int, ...]) -> None:
    assert list(unpack({name: ("F32", shape)}, {}).weights) == [name]


@pytest.mark.parametrize(("name", "dtype"), [("m.weight", "U8"), ("m.codes", "I32"), ("m.weight", "U32"), ("m.qweight", "I32")])
def test_a_layout_that_is_not_known_is_a_lower_bound(name: str, dtype: str) -> None:
    found = unpack({name: (dtype, (4, 4))}, {})
    assert (found.total, found.unknown) == (16, [name])


@pytest.mark.parametrize(
    ("config", "bits"),
    [
        ({}, None),
        ({"quantization_config": {"bits": 3}}, 3),
        ({"quantization_config": {"w_bit": 4}}, 4),
        ({"quantization_config": {"quant_method": "hqq", "quant_config": {}}}, None),
        ({"quantization_config": {"quant_method": "modelopt", "quant_algo": "NVFP4"}}, 4),
        ({"quantization_config": {"quant_method": "mxfp4"}}, 4),
        ({"quantization_config": {"quant_method": "quanto", "weights": "int8"}}, 8),
        ({"quantization_config": {"bits": True}}, None),
        ({"quantization_config": {"bits": 10**9}}, None),
        ({"quantization_config": "4"}, None),
        ({"quantization": {"bits": 6, "group_size": 64}}, 6),
    ],
)
def test_the_bits_that_a_configuration_states(config: dict[str, Any], bits: float | None) -> None:
    assert stated_bits(config) == bits


@pytest.mark.parametrize("said", [None, 7, [], {"group_size": "x"}, {"group_size": 0}, {"group_size": 10**12, "m": 3}])
def test_odd_accounts_of_a_quantization_break_nothing(said: Any) -> None:
    tensors = {"m.weight": ("U32", (64, 16)), "m.scales": ("F16", ()), "n.qweight": ("I32", ()), "n.scales": ("F16", ())}
    assert isinstance(unpack(tensors, {"quantization": said, "quantization_config": said}), Unpacked)
