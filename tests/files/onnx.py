"""ONNX files made here, field by field, as protobuf writes them."""

from __future__ import annotations

from collections.abc import Sequence

FLOAT, UINT8, INT8, INT64, HALF = 1, 2, 3, 7, 10


def varint(number: int) -> bytes:
    data = b""
    while number > 0x7F:
        data, number = data + bytes([number & 0x7F | 0x80]), number >> 7
    return data + bytes([number])


def number(field: int, found: int) -> bytes:
    return varint(field << 3) + varint(found)


def block(field: int, data: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(data)) + data


def tensor(name: str, kind: int, shape: Sequence[int], data: bytes = b"", *, packed: bool = True, elsewhere: bool = False) -> bytes:
    """Return a TensorProto; `packed` writes its dimensions as one block, as most writers do."""
    dimensions = block(1, b"".join(map(varint, shape))) if packed else b"".join(number(1, one) for one in shape)
    away = block(13, block(1, b"location") + block(2, b"/etc/passwd")) + number(14, 1) if elsewhere else b""
    return dimensions + number(2, kind) + block(8, name.encode()) + block(9, data) + away


def node(kind: str, inputs: Sequence[str] = (), attributes: Sequence[bytes] = ()) -> bytes:
    parts = [block(1, one.encode()) for one in inputs] + [block(4, kind.encode())] + [block(5, one) for one in attributes]
    return b"".join(parts)


def attribute(name: str, *, i: int | None = None, t: bytes | None = None, g: bytes | None = None) -> bytes:
    found = block(1, name.encode())
    found += number(3, i) if i is not None else b""
    found += block(5, t) if t is not None else b""
    return found + (block(6, g) if g is not None else b"")


def graph(initializers: Sequence[bytes] = (), nodes: Sequence[bytes] = ()) -> bytes:
    return b"".join([block(1, one) for one in nodes] + [block(5, one) for one in initializers]) + block(2, b"main")


def model(main: bytes) -> bytes:
    return number(1, 8) + block(2, b"made here") + block(7, main)
