"""GGUF files made here: headers as the format has them, or as it forbids them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

from verifier import ggml

STRING, LIST = 8, 9
_NUMBERS = {name: number for number, (name, _, _) in ggml.TYPES.items()}

#: name → type, shape (rows first)
Shapes = Mapping[str, tuple[str, tuple[int, ...]]]


def text(words: str) -> bytes:
    data = words.encode()
    return struct.pack("<Q", len(data)) + data


def value(found: Any) -> bytes:
    """Return the kind of a value and its bytes: numbers as 32 bits, lists as of their first item."""
    if isinstance(found, bytes):
        return found
    if isinstance(found, str):
        return struct.pack("<I", STRING) + text(found)
    if isinstance(found, bool):
        return struct.pack("<I?", 7, found)
    if isinstance(found, int):
        return struct.pack("<II", 4, found)
    if isinstance(found, float):
        return struct.pack("<If", 6, found)
    items = [value(item) for item in found]
    kind = items[0][:4] if items else struct.pack("<I", 4)
    return struct.pack("<I", LIST) + kind + struct.pack("<Q", len(items)) + b"".join(item[4:] for item in items)


def header(entries: Mapping[str, Any], tensors: Shapes, *, version: int = 3, alignment: int = 32) -> tuple[bytes, int]:
    """Return the bytes of a header, padding included, and how many bytes of data it tells of."""
    body, end = b"", 0
    for name, (dtype, shape) in tensors.items():
        _, block, width = ggml.TYPES[_NUMBERS[dtype]]
        start = -(-end // alignment) * alignment
        end = start + prod(shape) // block * width
        body += text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape[::-1], _NUMBERS[dtype], start)
    said = b"".join(text(name) + value(found) for name, found in entries.items())
    data = b"GGUF" + struct.pack("<IQQ", version, len(tensors), len(entries)) + said + body
    return data + b"\0" * (-len(data) % alignment), end


def file(entries: Mapping[str, Any], tensors: Shapes) -> bytes:
    """Return a whole file, its data all zeros."""
    data, rest = header(entries, tensors)
    return data + b"\0" * rest


def llama(layers: int = 2, *, kind: str = "Q4_K", name: str = "llama", tokens: Sequence[str] = ("a", "b", "c")) -> bytes:
    """Return a file of a small model: 256 dimensions, four heads, a table of 8 tokens, a feed-forward of 512."""
    entries = {
        "general.architecture": name,
        "general.type": "model",
        "general.file_type": 15,
        f"{name}.block_count": layers,
        f"{name}.embedding_length": 256,
        f"{name}.feed_forward_length": 512,
        f"{name}.attention.head_count": 4,
        f"{name}.attention.head_count_kv": 2,
        f"{name}.context_length": 1024,
        "tokenizer.ggml.tokens": list(tokens),
    }
    return file(entries, tensors(layers, kind))


def tensors(layers: int, kind: str = "Q4_K") -> Shapes:
    """Return the tensors of `llama`: 8 × 256 in and out, and a layer of 5 matrices and a norm."""
    found: dict[str, tuple[str, tuple[int, ...]]] = {"token_embd.weight": ("Q6_K", (8, 256)), "output.weight": ("Q6_K", (8, 256))}
    for number in range(layers):
        shapes = {"attn_q": (256, 256), "attn_k": (128, 256), "attn_v": (128, 256), "ffn_up": (512, 256), "ffn_down": (256, 512)}
        found |= {f"blk.{number}.{part}.weight": (kind, shape) for part, shape in shapes.items()}
        found[f"blk.{number}.attn_norm.weight"] = ("F32", (256,))
    return found


#: What one layer of `llama` holds, and each of its two tables.
LAYER, TABLE = 256 * (256 + 128 + 128 + 512 + 512) + 256, 8 * 256
