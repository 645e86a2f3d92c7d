"""GGUF headers, read by their format: what a file says of its model, names, types and shapes of its tensors, never their values.

The format (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md): "GGUF"; the version; how many tensors and how many entries
of metadata follow; the entries; the tensors' names, shapes, types and offsets; then, aligned, the data. The length of all that is
written nowhere, so it is read piece by piece until it is whole. Every count and length in it is a stranger's: a list is never
taken into memory, only walked past and counted, and nothing is read beyond LARGEST_HEADER bytes.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

from schemas.errors import ConfigurationError
from verifier import ggml
from verifier.tensor import Tensor

LARGEST_HEADER = 64 * 2**20
MOST_TENSORS = 200_000
MOST_ENTRIES = 20_000
#: Tokens, merges and scores: the largest vocabularies have some 300,000 of each.
MOST_LISTED = 4_000_000
#: A list of at most so many numbers is kept (heads of each layer), a longer one only counted.
LONGEST_KEPT = 1_024
LONGEST_TEXT = 2_000

_FIRST = 2**20
_LONGEST_NAME = 65_535
_MOST_DIMENSIONS = 4
_DEEPEST = 3
_MOST_VALUES = 2**63
_STRING, _LIST = 8, 9
_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}


@dataclass(frozen=True, slots=True)
class Header:
    """What one file says. Of a long list `metadata` holds only {"length": …}; `size` counts all bytes of the file."""

    metadata: Mapping[str, Any]
    tensors: Mapping[str, Tensor]
    size: int


class Incomplete(Exception):
    """The header goes on behind the bytes at hand."""


def read_header(path: Path) -> Header:
    """Read the header of a file, and little after it. Raises ConfigurationError, or OSError where it cannot be read."""
    with path.open("rb") as file:
        return gather(lambda start, end: _piece(file, start, end), path.stat().st_size)


def gather(piece: Callable[[int, int], bytes], size: int, data: bytes = b"") -> Header:
    """Read a header by pieces: `piece(start, end)` returns those bytes of a file of `size` bytes that begins with `data`.

    Raises ConfigurationError, and whatever `piece` raises.
    """
    most = min(size, LARGEST_HEADER)
    while True:
        try:
            return header(data, size)
        except Incomplete:
            end = min(most, max(_FIRST, 4 * len(data)))
            more = piece(len(data), end) if end > len(data) else b""
        if not more:
            raise _hostile(f"ends inside its header, or has one of more than {LARGEST_HEADER >> 20} MiB")
        data += more


def header(data: bytes, size: int) -> Header:
    """Parse the bytes that a file of `size` bytes begins with. Raises Incomplete where they end inside the header,
    ConfigurationError where it breaks the format."""
    reader = _Reader(data)
    tensors, entries = reader.begin()
    metadata = {reader.text(_LONGEST_NAME): reader.value(reader.number("I")) for _ in range(entries)}
    found = dict(reader.tensor() for _ in range(tensors))
    if len(metadata) != entries or len(found) != tensors:
        raise _hostile("gives a name twice")
    alignment = metadata.get("general.alignment", 32)
    if not isinstance(alignment, int) or not 0 < alignment <= 2**20:
        raise _hostile("has an alignment that no file can have")
    _check_places(found, -(-reader.at // alignment) * alignment, size)
    return Header(metadata, found, size)


def facts(headers: Mapping[str, Header]) -> dict[str, Any]:
    """Return what the parts of one model, by file name in order, say together, as plain values.

    `metadata` is the first part's; `tensors`: name → [type, shape]; `parameters`: type → values; `total` of all; `bytes` of the
    files; `data_bytes` of the tensors; `format`: "Q4_K_M" and the like.
    """
    metadata = next(iter(headers.values())).metadata
    tensors = {name: tensor for one in headers.values() for name, tensor in one.tensors.items()}
    values: Counter[str] = Counter()
    for tensor in tensors.values():
        values[tensor.dtype] += tensor.values
    return {
        "metadata": dict(metadata),
        "tensors": {name: [tensor.dtype, list(tensor.shape)] for name, tensor in tensors.items()},
        "parameters": dict(values),
        "total": values.total(),
        "bytes": sum(one.size for one in headers.values()),
        "data_bytes": sum(tensor.end - tensor.start for tensor in tensors.values()),
        "format": ggml.FILE_TYPES.get(metadata.get("general.file_type", -1), values.most_common(1)[0][0] if values else ""),
    }


class _Reader:
    """Walks through the bytes of a header; `at` is how far it has come."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.order = data, 0, "<"
        self.listed = 0

    def begin(self) -> tuple[int, int]:
        """Read the fixed beginning; return how many tensors and entries follow."""
        if self.take(4) != b"GGUF":
            raise _hostile("does not begin with “GGUF”")
        version = self.number("I")
        if version and not version & 0xFFFF:
            # A file for big-endian machines: the same bytes, the other way round.
            self.order, self.at = ">", 4
            version = self.number("I")
        if version not in (2, 3):
            raise _hostile(f"is of version {version}, where 2 and 3 are read")
        tensors, entries = self.number("Q"), self.number("Q")
        if tensors > MOST_TENSORS or entries > MOST_ENTRIES:
            raise _hostile(f"announces {tensors:,} tensors and {entries:,} entries")
        return tensors, entries

    def take(self, length: int) -> bytes:
        """Return the next bytes."""
        self.skip(length)
        return self.data[self.at - length : self.at]

    def skip(self, length: int) -> None:
        """Go past bytes, which have to be there."""
        if self.at + length > LARGEST_HEADER:
            raise _hostile(f"has a header of more than {LARGEST_HEADER >> 20} MiB")
        if self.at + length > len(self.data):
            raise Incomplete
        self.at += length

    def number(self, kind: str) -> Any:
        """Read one number of a kind that `struct` knows."""
        form = self.order + kind
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def text(self, longest: int) -> str:
        """Read a string; only its first `longest` bytes are kept."""
        length = self.number("Q")
        start = self.at
        self.skip(length)
        return self.data[start : start + min(length, longest)].decode("utf-8", "replace")

    def value(self, kind: int, depth: int = 0) -> Any:
        """Read a value of one of the format's kinds."""
        if kind == _STRING:
            return self.text(LONGEST_TEXT)
        if kind == _LIST:
            return self.items(depth)
        if kind not in _SCALARS:
            raise _hostile(f"holds a value of the unknown kind {kind}")
        return self.number(_SCALARS[kind])

    def items(self, depth: int) -> Any:
        """Read a list: a short one of numbers as it is, of another only the length."""
        kind, length = self.number("I"), self.number("Q")
        self.listed += length
        if self.listed > MOST_LISTED or depth >= _DEEPEST:
            raise _hostile(f"lists {length:,} values, or lists within lists")
        if kind == _STRING:
            self.pass_strings(length)
            return {"length": length}
        if kind not in _SCALARS:
            for _ in range(length):
                self.value(kind, depth + 1)
            return {"length": length}
        form = f"{self.order}{length}{_SCALARS[kind]}"
        if length <= LONGEST_KEPT:
            return list(struct.unpack(form, self.take(struct.calcsize(form))))
        self.skip(struct.calcsize(form))
        return {"length": length}

    def pass_strings(self, count: int) -> None:
        """Go past strings: vocabularies are most of a header, so this is the one loop that has to be fast."""
        length, at, last = struct.Struct(self.order + "Q").unpack_from, self.at, len(self.data) - 8
        for _ in range(count):
            if at > last:
                raise Incomplete
            at += 8 + length(self.data, at)[0]
        self.skip(at - self.at)

    def tensor(self) -> tuple[str, Tensor]:
        """Read what is said of one tensor; its type is known and its shape fills whole blocks of it."""
        name, dimensions = self.text(_LONGEST_NAME), self.number("I")
        if dimensions > _MOST_DIMENSIONS:
            raise _hostile(f"gives a tensor {dimensions:,} dimensions")
        shape = tuple(self.number("Q") for _ in range(dimensions))
        kind, start = self.number("I"), self.number("Q")
        if kind not in ggml.TYPES:
            raise _hostile(f"gives a tensor a type that is not known: {kind}")
        values = prod(shape)
        dtype, block, width = ggml.TYPES[kind]
        if values >= _MOST_VALUES or start >= _MOST_VALUES:
            raise _hostile("gives a tensor a shape or a place that no file can hold")
        if shape and shape[0] % block:
            raise _hostile(f"gives a tensor rows of {shape[0]:,} values, which do not fill blocks of {block} ({dtype})")
        return name, Tensor(dtype, shape[::-1], start, start + values // block * width)


def _check_places(tensors: Mapping[str, Tensor], data: int, size: int) -> None:
    """Check that no tensors overlap and that all lie in the file, whose data begins at `data`."""
    end = 0
    for tensor in sorted(tensors.values(), key=lambda tensor: (tensor.start, tensor.end)):
        if tensor.start < end:
            raise _hostile(f"places a tensor at {tensor.start:,}, inside one that ends at {end:,}")
        end = tensor.end
    if data + end > size:
        raise _hostile(f"has {size:,} bytes where its header tells of {data + end:,}")


def _piece(file: Any, start: int, end: int) -> bytes:
    file.seek(start)
    data: bytes = file.read(end - start)
    return data


def _hostile(what: str) -> ConfigurationError:
    return ConfigurationError(f"the GGUF file {what}", "the file is damaged or was made to mislead; it is not read any further")
