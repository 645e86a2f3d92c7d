"""`python -m verifier.reference.build_tokenizers GPT2_TIKTOKEN BERT_VOCABULARY` writes the files in tokenizers/.

No part of a normal run. The first file lists the tokens of GPT-2 by rank, which is the order of its merges; each merge is found
again by splitting a token into the two that were known before it.
"""

from __future__ import annotations

import base64
import gzip
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).parent / "tokenizers"


def main(arguments: Sequence[str]) -> int:
    """Convert both files."""
    ranks = {base64.b64decode(token): int(rank) for token, rank in map(str.split, Path(arguments[0]).read_text().splitlines())}
    _write("gpt2-merges", (f"{_letters(left)} {_letters(right)}" for left, right in merges(ranks)))
    _write("bert-base-uncased-vocab", Path(arguments[1]).read_text(encoding="utf-8").rstrip("\n").split("\n"))
    return 0


def merges(ranks: Mapping[bytes, int]) -> Iterator[tuple[bytes, bytes]]:
    """Yield the two halves of every token that was merged, in the order of the merges."""
    for token, rank in sorted(ranks.items(), key=lambda item: item[1]):
        if len(token) > 1:
            left, right = _split(token, ranks, rank)
            yield left, right


def _split(token: bytes, ranks: Mapping[bytes, int], limit: int) -> list[bytes]:
    """Merge the bytes of a token by the ranks below its own, until two parts are left."""
    parts = [token[at : at + 1] for at in range(len(token))]
    while len(parts) > 2:
        pairs = [(ranks.get(parts[at] + parts[at + 1], limit), at) for at in range(len(parts) - 1)]
        rank, at = min(pairs)
        if rank >= limit:
            raise ValueError(f"no merge leads to {token!r}")
        parts[at : at + 2] = [parts[at] + parts[at + 1]]
    return parts


def _letters(token: bytes) -> str:
    """Write bytes as the printable letters that byte-level BPE uses for them."""
    return "".join(_ALPHABET[byte] for byte in token)


def _alphabet() -> dict[int, str]:
    plain = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in plain]
    return {byte: chr(byte) for byte in plain} | {byte: chr(256 + number) for number, byte in enumerate(others)}


_ALPHABET = _alphabet()


def _write(name: str, lines: Iterator[str] | Sequence[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    (HERE / f"{name}.txt.gz").write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
