"""Stored tensors → the weights that they stand for: buffers and scales told from weights, several values in one integer counted.

Quantizers pack weights of a few bits into wider integers, each in its own layout; a header counted as it lies then gives an
eighth or a half of the weights. Each layout is known by names that only it writes:

    GPTQ, AWQ              qweight (I32) with scales, qzeros, g_idx             AutoGPTQ, AutoAWQ
    bitsandbytes, 4 bits   weight (U8) with weight.absmax, weight.quant_map     two values a byte
    compressed-tensors     weight_packed (I32 or U8) with weight_scale          vLLM's llm-compressor
    NVFP4 (ModelOpt)       weight (U8) with weight_scale                        two values a byte
    MXFP4 (gpt-oss)        …_blocks (U8) with …_scales                          two values a byte
    MLX                    weight (U32) with scales                             bits told by the configuration
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod
from typing import Any

#: name → type and shape
Tensors = Mapping[str, tuple[str, tuple[int, ...]]]

_WORD = 32
#: Buffers by the end of their name: what a model computes or keeps beside its weights.
_BUFFERS = re.compile(
    r"(?:^|\.)(?:position_ids|token_type_ids|inv_freq|masked_bias|running_(?:mean|var)|num_batches_tracked|relative_position_index|attn_mask"
    r"|causal_mask|freqs_cis|(?:cos|sin)_cached|rope_freqs|rope_factors_(?:long|short))(?:\.weight)?$"
)
#: What quantizers keep beside a weight under names that nothing else has.
_SCALES = re.compile(
    r"(?:weight_scale(?:_inv|_2)?|weight_(?:zero_point|shape|global_scale|g_idx|format)"
    r"|(?:input|output|activation|[qkv])_(?:global_)?scale|input_zero_point|qzeros|g_idx|SCB"
    r"|absmax|quant_map|nested_absmax|nested_quant_map)"
)
#: Types whose values are weights as they lie.
_PLAIN = re.compile(r"(?:F|BF)\d+\w*|I8|C64")


@dataclass(slots=True)
class Unpacked:
    """Which stored tensor is what, by name with how many values each stands for.

    `unknown`: integers of a layout that is not known here, so that the weights are a lower bound. `packed` says that some weights
    stand for more values than they have.
    """

    weights: dict[str, int] = field(default_factory=dict)
    buffers: dict[str, int] = field(default_factory=dict)
    scales: dict[str, int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    packed: bool = False

    @property
    def total(self) -> int:
        """All weights, by the values that they stand for."""
        return sum(self.weights.values())


def unpack(tensors: Tensors, config: Mapping[str, Any]) -> Unpacked:
    """Tell weights, buffers and scales apart; `config` may say how many bits a packed value has."""
    found = Unpacked()
    for name, (dtype, shape) in tensors.items():
        base, _, last = name.rpartition(".")
        if _is_buffer(name, dtype, shape):
            found.buffers[name] = prod(shape)
        elif _is_scale(name, base, last, tensors):
            found.scales[name] = prod(shape)
        elif _PLAIN.fullmatch(dtype) and last != "weight_packed":
            found.weights[name] = prod(shape)
        else:
            _add_packed(found, name, tensors, config)
    return found


def _add_packed(found: Unpacked, name: str, tensors: Tensors, config: Mapping[str, Any]) -> None:
    values = _stands_for(name, tensors, config)
    shape = tensors[name][1]
    if values is None:
        found.unknown.append(name)
    found.weights[name] = values or prod(shape)
    found.packed = found.packed or found.weights[name] != prod(shape)


def _is_buffer(name: str, dtype: str, shape: tuple[int, ...]) -> bool:
    # A causal mask: one square for all texts and heads (GPT-2's `attn.bias`); 64-bit integers and truth values are never trained.
    mask = len(shape) == 4 and shape[:2] == (1, 1) and shape[2] == shape[3] > 1
    return bool(_BUFFERS.search(name)) or mask or dtype in ("I64", "U64", "BOOL")


def _is_scale(name: str, base: str, last: str, tensors: Tensors) -> bool:
    if last in ("scales", "zeros", "biases"):
        return f"{base}.qweight" in tensors or tensors.get(f"{base}.weight", ("", ()))[0] == "U32"
    if name.endswith("_scales"):
        return f"{name.removesuffix('_scales')}_blocks" in tensors
    return bool(_SCALES.fullmatch(last)) or ".quant_state." in name


def _stands_for(name: str, tensors: Tensors, config: Mapping[str, Any]) -> int | None:
    """Return how many values a packed tensor stands for, or None where its layout is not known."""
    base, _, last = name.rpartition(".")
    dtype, shape = tensors[name]
    if last == "qweight" and dtype == "I32":
        return _of_words(base, shape, tensors, config)
    if last == "weight_packed" and dtype == "I32":
        return _times(shape, _WORD, stated_bits(config))
    if dtype == "U32":
        return _of_groups(base, shape, tensors, config)
    beside = (f"{name}.absmax", f"{base}.weight_scale", f"{name.removesuffix('_blocks')}_scales")
    return 2 * prod(shape) if dtype == "U8" and any(one in tensors for one in beside) else None


def _of_words(base: str, shape: tuple[int, ...], tensors: Tensors, config: Mapping[str, Any]) -> int | None:
    """GPTQ packs the rows of a matrix, AWQ its columns; the scales have one value a column, `g_idx` one a row."""
    scales, rows = tensors.get(f"{base}.scales"), tensors.get(f"{base}.g_idx")
    columns = scales[1][-1] if scales and scales[1] else 0
    if columns and len(shape) == 2 and columns != shape[-1]:
        return shape[0] * columns
    if columns and rows and len(rows[1]) == 1:
        return rows[1][0] * columns
    return _times(shape, _WORD, stated_bits(config))


def _of_groups(base: str, shape: tuple[int, ...], tensors: Tensors, config: Mapping[str, Any]) -> int | None:
    """MLX keeps a scale a group, so groups and their size give the row; its parts may be quantized to different bits."""
    said = config.get("quantization")
    size = said.get("group_size") if isinstance(said, Mapping) else None
    own = said.get(base) if isinstance(said, Mapping) else None
    size = own.get("group_size", size) if isinstance(own, Mapping) else size
    scales = tensors.get(f"{base}.scales")
    if scales and scales[1] and shape and isinstance(size, int) and 0 < size <= 1024:
        return prod(shape[:-1]) * scales[1][-1] * size
    return _times(shape, _WORD, stated_bits(config))


def _times(shape: tuple[int, ...], width: int, bits: float | None) -> int | None:
    return round(prod(shape) * width / bits) if bits else None


def stated_bits(config: Mapping[str, Any]) -> float | None:
    """Return the bits of a quantized weight that a configuration states, under the name that each quantizer gives them."""
    for key in ("quantization_config", "quantization", "compression_config"):
        said = config.get(key)
        if isinstance(said, Mapping) and (found := _bits_of(said)):
            return found
    return None


def _bits_of(said: Mapping[str, Any]) -> float | None:
    groups = said.get("config_groups")
    for group in groups.values() if isinstance(groups, Mapping) else ():
        weights = group.get("weights") if isinstance(group, Mapping) else None
        if isinstance(weights, Mapping) and _is_width(weights.get("num_bits")):
            return float(weights["num_bits"])
    for key in ("bits", "w_bit", "nbits", "num_bits"):
        if _is_width(said.get(key)):
            return float(said[key])
    if said.get("load_in_4bit") is True or said.get("_load_in_4bit") is True:
        return 4.0
    if said.get("load_in_8bit") is True or said.get("_load_in_8bit") is True:
        return 8.0
    return next((bits for name, bits in _BY_METHOD if _method(said).startswith(name)), None)


#: Bits that the name of a method or of its format gives.
_BY_METHOD = (
    ("nvfp4", 4.0),
    ("mxfp4", 4.0),
    ("fp8", 8.0),
    ("fbgemm_fp8", 8.0),
    ("mxfp8", 8.0),
    ("eetq", 8.0),
    ("int8", 8.0),
    ("int4", 4.0),
)


def _method(said: Mapping[str, Any]) -> str:
    named = (said.get(key) for key in ("quant_algo", "quant_method", "weights"))
    known = [str(name).lower() for name in named if isinstance(name, str)]
    return next((name for name in known if any(name.startswith(method) for method, _ in _BY_METHOD)), "")


def _is_width(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= 32
