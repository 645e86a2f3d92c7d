"""SentencePiece models: how many pieces one holds, read by its format (protocol buffers) without the library.

A model is one message, whose field 1 is repeated for every piece (sentencepiece_model.proto: `repeated SentencePiece pieces = 1`).
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from schemas.errors import ConfigurationError

LARGEST = 64 * 2**20
_NAMES = ("tokenizer.model", "spiece.model", "sentencepiece.bpe.model", "spm.model", "source.spm")
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_PIECES = 1


def file(names: Collection[str]) -> str | None:
    """Return which of a model's files is a SentencePiece model, by its name."""
    return next((name for name in _NAMES if name in names), None)


def pieces(path: str) -> int:
    """Return how many pieces a model holds. Raises ConfigurationError where it is damaged, or none at all (a tiktoken file)."""
    data = Path(path).read_bytes() if Path(path).stat().st_size <= LARGEST else b""
    try:
        count = _count(data)
    except IndexError:
        count = 0
    if not count:
        raise ConfigurationError(f"{Path(path).name} is no SentencePiece model that can be read")
    return count


def _count(data: bytes) -> int:
    """Walk the fields of a message. Raises IndexError where a field leads beyond its end or is of no known kind."""
    at, count = 0, 0
    while at < len(data):
        key, at = _number(data, at)
        kind = key & 7
        if kind == _VARINT:
            _, at = _number(data, at)
        elif kind == _BYTES:
            length, at = _number(data, at)
            at += length
        elif kind in (_FIXED64, _FIXED32):
            at += 8 if kind == _FIXED64 else 4
        else:
            raise IndexError(kind)
        count += kind == _BYTES and key >> 3 == _PIECES
    if at != len(data):
        raise IndexError(at)
    return count


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of seven bits a byte and where it ends; ten bytes are the longest."""
    value = 0
    for place in range(10):
        byte = data[at + place]
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return value, at + place + 1
    raise IndexError(at)
