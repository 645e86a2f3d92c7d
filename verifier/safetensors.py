"""Safetensors headers, read by their format: names, types and shapes of the stored tensors, never their values.

The format (https://github.com/huggingface/safetensors#format): 8 bytes, the header's length N as an unsigned little-endian
integer; N bytes of JSON, an object that begins with "{"; then the data, which the header indexes from its first byte to its
last with neither holes nor overlaps. A header has at most 100 MB. Files are strangers' data: each of these rules is checked. What
JSON may grow to in memory is some twenty times its size, so less than the format allows is read.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeGuard

from schemas.errors import ConfigurationError
from verifier import jsonfile
from verifier.tensor import Tensor

PREFIX = 8
LARGEST_HEADER = 100_000_000
#: Headers of published models have less than 5 MB; this much JSON takes at most 250 MB of memory.
LARGEST_READ = 10_000_000
#: Tensors of all shards together: 61 layers of 256 experts, three matrices each with a scale, are 100,000.
MOST_TENSORS = 500_000
LARGEST_INDEX = 16_000_000
MOST_SHARDS = 1_024
SINGLE, INDEX = "model.safetensors", "model.safetensors.index.json"

#: Bits of one value of each type.
_BITS = {
    **dict.fromkeys(("F4",), 4),
    **dict.fromkeys(("F6_E2M3", "F6_E3M2"), 6),
    **dict.fromkeys(("BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ"), 8),
    **dict.fromkeys(("U16", "I16", "F16", "BF16"), 16),
    **dict.fromkeys(("U32", "I32", "F32"), 32),
    **dict.fromkeys(("U64", "I64", "F64", "C64"), 64),
}
_MOST_VALUES = 2**63


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of one file says. `length` counts the header's bytes with its prefix; `size` all bytes of the file."""

    tensors: Mapping[str, Tensor]
    metadata: Mapping[str, str] = field(default_factory=dict)
    length: int = PREFIX
    size: int = PREFIX


def header_length(prefix: bytes) -> int:
    """Return how many bytes at the start of a file hold its header, prefix included. Raises ConfigurationError."""
    if len(prefix) < PREFIX:
        raise _hostile("is too short to hold a header")
    length = int.from_bytes(prefix[:PREFIX], "little")
    if not 2 <= length <= LARGEST_HEADER:
        raise _hostile(f"announces a header of {length:,} bytes; the format allows 2 to {LARGEST_HEADER:,}")
    if length > LARGEST_READ:
        raise ConfigurationError(
            f"the safetensors file has a header of {length:,} bytes; at most {LARGEST_READ:,} are read",
            "no published model comes near it; is the file intact?",
        )
    return PREFIX + length


def header(data: bytes, size: int | None = None) -> Header:
    """Parse the bytes that a file begins with, which must hold its whole header.

    `size` is the size of the whole file in bytes, where it is known: the data must then fill it exactly. Raises ConfigurationError.
    """
    length = header_length(data)
    if len(data) < length:
        raise _hostile(f"ends inside its header ({len(data):,} of {length:,} bytes)")
    if data[PREFIX : PREFIX + 1] != b"{":
        raise _hostile("has a header that is no JSON object")
    entries = jsonfile.read_object(data[PREFIX:length], "the safetensors header", unique=True)
    metadata = entries.pop("__metadata__", {})
    tensors = {name: _tensor(name, entry) for name, entry in entries.items()}
    end = _covered(tensors)
    if size is not None and length + end != size:
        raise _hostile(f"has {size:,} bytes where its header tells of {length + end:,}")
    return Header(tensors, _texts(metadata), length, length + end)


def read_header(path: Path) -> Header:
    """Read the header of a file, and nothing after it. Raises ConfigurationError, or OSError where it cannot be read."""
    with path.open("rb") as file:
        prefix = file.read(PREFIX)
        rest = header_length(prefix) - PREFIX
        return header(prefix + file.read(rest), path.stat().st_size)


def shards(index: bytes) -> tuple[str, ...]:
    """Return the names of the files that a sharded model's index lists, sorted. Raises ConfigurationError."""
    weights = jsonfile.read_object(index, INDEX).get("weight_map")
    if not isinstance(weights, dict) or not weights:
        raise ConfigurationError(f"{INDEX} has no weight_map", "the file is damaged; save the model again")
    names = {str(name) for name in weights.values()}
    if len(names) > MOST_SHARDS or not all(_plain(name) for name in names):
        raise ConfigurationError(f"{INDEX} names files that are no shards beside it", f"at most {MOST_SHARDS} are read")
    return tuple(sorted(names))


def facts(headers: Iterable[Header]) -> dict[str, Any]:
    """Return what is known of a model's weights without reading them.

    `tensors`: name → [type, shape]; `parameters`: type → how many values; `total`: of all types; `bytes`: of the files as stored;
    `data_bytes`: of the tensors alone. Raises ConfigurationError where there are more tensors than any model has.
    """
    tensors: dict[str, list[Any]] = {}
    parameters = Counter[str]()
    stored = data = 0
    for one in headers:
        stored, data = stored + one.size, data + one.size - one.length
        for name, tensor in one.tensors.items():
            tensors[name] = [tensor.dtype, list(tensor.shape)]
            parameters[tensor.dtype] += tensor.values
        if len(tensors) > MOST_TENSORS:
            raise _hostile(f"and its like list more than {MOST_TENSORS:,} tensors")
    total = sum(parameters.values())
    return {"tensors": tensors, "parameters": dict(parameters), "total": total, "bytes": stored, "data_bytes": data}


def _tensor(name: str, entry: Any) -> Tensor:
    """Check one entry of a header: its type is known, and its shape takes exactly the bytes between its offsets."""
    if not isinstance(entry, dict) or not isinstance(entry.get("dtype"), str):
        raise _hostile(f"describes {_short(name)} in an unknown way")
    shape, offsets = entry.get("shape"), entry.get("data_offsets")
    if not _naturals(shape) or not _naturals(offsets) or len(offsets) != 2 or offsets[0] > offsets[1]:
        raise _hostile(f"gives {_short(name)} no shape or no place")
    bits = _BITS.get(entry["dtype"])
    if bits is None:
        raise _hostile(f"gives {_short(name)} a type that is not known: {_short(entry['dtype'])}")
    tensor = Tensor(entry["dtype"], tuple(shape), offsets[0], offsets[1])
    if _product(shape) * bits != 8 * (tensor.end - tensor.start):
        raise _hostile(f"gives {_short(name)} {tensor.end - tensor.start:,} bytes, which do not fit its shape")
    return tensor


def _covered(tensors: Mapping[str, Tensor]) -> int:
    """Return where the data ends, having checked that the tensors cover it with neither holes nor overlaps."""
    end = 0
    for name, tensor in sorted(tensors.items(), key=lambda item: (item[1].start, item[1].end)):
        if tensor.start != end:
            raise _hostile(f"places {_short(name)} at {tensor.start:,}, where {end:,} was due")
        end = tensor.end
    return end


def _product(shape: Iterable[int]) -> int:
    """Multiply, but never into numbers that no file could hold (a hostile shape may have thousands of digits)."""
    product = 1
    for length in shape:
        product *= length
        if product >= _MOST_VALUES:
            raise _hostile("has a shape that no file can hold")
    return product


def _naturals(value: Any) -> TypeGuard[list[int]]:
    return isinstance(value, list) and all(type(item) is int and 0 <= item < _MOST_VALUES for item in value)


def _texts(metadata: Any) -> dict[str, str]:
    if not isinstance(metadata, dict):
        raise _hostile("has metadata that is no object")
    return {key: value for key, value in metadata.items() if isinstance(value, str)}


def _plain(name: str) -> bool:
    return name.endswith(".safetensors") and "/" not in name and "\\" not in name and not name.startswith(".")


def _short(name: str) -> str:
    return json.dumps(name if len(name) <= 60 else name[:59] + "…", ensure_ascii=False)


def _hostile(what: str) -> ConfigurationError:
    return ConfigurationError(
        f"the safetensors file {what}", "the file is damaged or was made to mislead; it is not read any further"
    )
