"""ONNX files, walked through by their format (protobuf): names, types and shapes of the stored tensors, never their values.

Nothing is run, and no library that could is needed. The walk goes from field to field and past the bytes of the values
(https://protobuf.dev/programming-guides/encoding, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto), so a file of gigabytes
takes no more memory than a small one. Values in other files are known by shape alone: those files are never opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import prod
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from schemas.errors import ConfigurationError

MOST_FIELDS = 5_000_000
MOST_TENSORS = 200_000
LONGEST_NAME = 400
_DEEPEST = 24
_MOST_DIMENSIONS = 64
_MOST_VALUES = 2**63
_VARINT, _EIGHT, _BLOCK, _FOUR = 0, 1, 2, 5

#: TensorProto.DataType → names as safetensors has them; strings are no values.
_NAMES = (
    "F32 U8 I8 U16 I16 I32 I64 STRING BOOL F16 F64 U32 U64 C64 C128 BF16 F8_E4M3 F8_E4M3FNUZ F8_E5M2 F8_E5M2FNUZ U4 I4 F4 F8_E8M0"
)
_TYPES = dict(enumerate(_NAMES.split(), 1))
#: What weights are stored as; other integers are shapes, indices and masks.
_WEIGHTS = frozenset(
    {"F64", "F32", "F16", "BF16", "I8", "U8", "I4", "U4", "F4", "F8_E4M3", "F8_E4M3FNUZ", "F8_E5M2", "F8_E5M2FNUZ"}
)
#: Ends of names that quantization gives to what belongs to a weight.
_BESIDE = ("_scale", "_zero_point", "_scales", "_zero_points", "_zp", "_quantized_scale")


class _Field(NamedTuple):
    """A field of a message: its number, and either the value of a number or the place of its bytes."""

    number: int
    value: int
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Graph:
    """What a file stores: `initializers` and `constants` (of nodes) by name as type and shape; `packed`: initializers that hold
    several values a byte, with how many they stand for; `elsewhere`: how many lie in other files."""

    initializers: dict[str, tuple[str, tuple[int, ...]]] = field(default_factory=dict)
    constants: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    packed: dict[str, int] = field(default_factory=dict)
    elsewhere: int = 0


def read_graph(path: Path) -> Graph:
    """Read what a file stores. Raises ConfigurationError where it breaks the format, OSError where it cannot be read."""
    with path.open("rb") as file:
        walk = _Walk(file, path.stat().st_size)
        walk.model()
    return walk.found


def facts(graph: Graph, size: int) -> dict[str, Any]:
    """Return what a file holds as plain values.

    `initializers` and `constants`: type → values of what weights are stored as, without scales and zero points; `total` and
    `with_constants` count them, packed ones by the values that they stand for; `elsewhere`: initializers in other files; `bytes`.
    """
    kept = {name: tensor for name, tensor in graph.initializers.items() if tensor[0] in _WEIGHTS and not name.endswith(_BESIDE)}
    initializers, constants = Counter[str](), Counter[str]()
    for name, (dtype, shape) in kept.items():
        initializers["packed" if name in graph.packed else dtype] += graph.packed.get(name, prod(shape))
    for dtype, shape in graph.constants:
        if dtype in _WEIGHTS:
            constants[dtype] += prod(shape)
    return {
        "initializers": dict(initializers),
        "constants": dict(constants),
        "total": initializers.total(),
        "with_constants": initializers.total() + constants.total(),
        "elsewhere": graph.elsewhere,
        "bytes": size,
    }


class _Walk:
    """Goes through the messages of a file; `found` is what it has come by."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self.file, self.size, self.found = file, size, Graph()
        self.fields = 0

    def model(self) -> None:
        """ModelProto: graph (7), functions (25) whose nodes are 7."""
        graphs = 0
        for item in self.message(0, self.size, 0):
            if item.number == 7:
                graphs += 1
                self.graph(item, 1)
            elif item.number == 25:
                self.each(item, 1, {7: self.node})
        if graphs != 1:
            raise _hostile("holds no graph")

    def graph(self, place: _Field, depth: int) -> None:
        """GraphProto: node (1), initializer (5)."""
        self.each(place, depth, {1: self.node, 5: self.initializer})

    def node(self, place: _Field, depth: int) -> None:
        """NodeProto: input (1), op_type (4), attribute (5)."""
        inputs, kind, numbers = list[str](), "", dict[str, int]()
        for item in self.message(place.start, place.end, depth):
            if item.number == 1 and len(inputs) < 2:
                inputs.append(self.text(item))
            elif item.number == 4:
                kind = self.text(item)
            elif item.number == 5:
                name, value = self.attribute(item, depth + 1)
                numbers |= {name: value} if name in ("K", "N") else {}
        if kind == "MatMulNBits" and len(inputs) == 2 and 0 < numbers.get("K", 0) * numbers.get("N", 0) < _MOST_VALUES:
            self.found.packed[inputs[1]] = numbers["K"] * numbers["N"]
            self.bound()

    def attribute(self, place: _Field, depth: int) -> tuple[str, int]:
        """AttributeProto: name (1), i (3), t (5), g (6), tensors (10), graphs (11). Return its name and its number."""
        name, value = "", 0
        for item in self.message(place.start, place.end, depth):
            if item.number == 1:
                name = self.text(item)
            elif item.number == 3:
                value = item.value
            elif item.number in (5, 10):
                self.constant(item, depth + 1)
            elif item.number in (6, 11):
                self.graph(item, depth + 1)
        return name, value

    def initializer(self, place: _Field, depth: int) -> None:
        name, dtype, shape, away = self.tensor(place, depth)
        self.found.initializers[name] = (dtype, shape)
        self.found.elsewhere += away
        self.bound()

    def constant(self, place: _Field, depth: int) -> None:
        _, dtype, shape, away = self.tensor(place, depth)
        self.found.constants.append((dtype, shape))
        self.found.elsewhere += away
        self.bound()

    def bound(self) -> None:
        """Keep no more than any model has."""
        if max(len(self.found.initializers), len(self.found.constants), len(self.found.packed)) > MOST_TENSORS:
            raise _hostile(f"holds more than {MOST_TENSORS:,} tensors")

    def tensor(self, place: _Field, depth: int) -> tuple[str, str, tuple[int, ...], bool]:
        """TensorProto: dims (1), data_type (2), name (8), data_location (14: 1 is elsewhere)."""
        shape: list[int] = []
        name, kind, away = "", 0, False
        for item in self.message(place.start, place.end, depth):
            if item.number == 1:
                shape += self.numbers(item)
            elif item.number == 2:
                kind = item.value
            elif item.number == 8:
                name = self.text(item)
            elif item.number == 14:
                away = item.value == 1
        if kind not in _TYPES:
            raise _hostile(f"gives a tensor a type that is not known: {kind}")
        if len(shape) > _MOST_DIMENSIONS or prod(shape) >= _MOST_VALUES:
            raise _hostile("gives a tensor a shape that no file can hold")
        return name, _TYPES[kind], tuple(shape), away

    def each(self, place: _Field, depth: int, parts: dict[int, Callable[[_Field, int], None]]) -> None:
        """Read the fields of a message that have a reader."""
        for item in self.message(place.start, place.end, depth):
            if item.number in parts:
                parts[item.number](item, depth + 1)

    def message(self, start: int, end: int, depth: int) -> Iterator[_Field]:
        """Yield the fields between two places of the file."""
        if depth > _DEEPEST:
            raise _hostile(f"is nested more than {_DEEPEST} deep")
        at = start
        while at < end:
            self.fields += 1
            if self.fields > MOST_FIELDS:
                raise _hostile(f"has more than {MOST_FIELDS:,} fields")
            item, at = self.field(at)
            if at > end:
                raise _hostile("holds a field that leads out of its message")
            yield item

    def field(self, at: int) -> tuple[_Field, int]:
        """Return the field at a place, and where the next one is."""
        key, at = self.varint(at)
        number, wire = key >> 3, key & 7
        if wire == _VARINT:
            value, at = self.varint(at)
            return _Field(number, value), at
        if wire == _BLOCK:
            length, at = self.varint(at)
            return _Field(number, 0, at, at + length), at + length
        if wire in (_EIGHT, _FOUR):
            return _Field(number, 0), at + (8 if wire == _EIGHT else 4)
        raise _hostile("is no ONNX file")

    def varint(self, at: int) -> tuple[int, int]:
        """Return the number that begins at a place, and where it ends."""
        self.file.seek(at)
        data, value = self.file.read(10), 0
        for count, byte in enumerate(data):
            value |= (byte & 0x7F) << (7 * count)
            if byte < 0x80:
                return value & (2**64 - 1), at + count + 1
        raise _hostile("ends inside a number")

    def text(self, place: _Field) -> str:
        self.file.seek(place.start)
        return self.file.read(min(place.end - place.start, LONGEST_NAME)).decode("utf-8", "replace")

    def numbers(self, place: _Field) -> list[int]:
        """Return the numbers of a field, which may be packed into one block."""
        if not place.end:
            return [place.value]
        found, at = list[int](), place.start
        while at < min(place.end, self.size) and len(found) <= _MOST_DIMENSIONS:
            value, at = self.varint(at)
            found.append(value)
        return found


def _hostile(what: str) -> ConfigurationError:
    return ConfigurationError(f"the ONNX file {what}", "the file is damaged or was made to mislead; it is not read any further")
