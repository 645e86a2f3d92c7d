"""Repositories for the stand-in Hub: small files made here, and weights of which only the header exists."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod
from typing import Any

_BYTES = {"F64": 8, "I64": 8, "F32": 4, "I32": 4, "F16": 2, "BF16": 2, "U8": 1}

Shapes = Mapping[str, tuple[str, tuple[int, ...]]]


@dataclass(frozen=True)
class File:
    """A file: the bytes it begins with, its full size, and whether the Hub keeps it in another place (LFS)."""

    data: bytes
    size: int
    lfs: bool = False

    @property
    def etag(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass
class Repository:
    """A repository with one commit.

    `troubles` maps "api", a file's name, or "*" to what goes wrong there: the name of one of the `be_…` methods of
    tests.hub.standin.Hub. `consent` is the token of the one user who may read a gated repository.
    """

    files: dict[str, File]
    commit: str = "0123456789abcdef0123456789abcdef01234567"
    info: dict[str, Any] = field(default_factory=dict)
    troubles: dict[str, str] = field(default_factory=dict)
    consent: str | None = None
    revisions: tuple[str, ...] = ("main",)


def text(content: str) -> File:
    data = content.encode()
    return File(data, len(data))


def document(content: Any) -> File:
    return text(json.dumps(content))


def header(tensors: Shapes) -> tuple[bytes, int]:
    """Return the bytes of a safetensors header for tensors given as name → (type, shape), and the size of the data after it."""
    entries: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, (dtype, shape) in tensors.items():
        start, end = end, end + prod(shape) * _BYTES[dtype]
        entries[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [start, end]}
    body = json.dumps(entries).encode()
    body += b" " * (-len(body) % 8)
    return struct.pack("<Q", len(body)) + body, end


def weights(tensors: Shapes) -> File:
    """Return a safetensors file of which only the header can be read: whoever asks for more gets an error."""
    data, rest = header(tensors)
    return File(data, len(data) + rest, lfs=True)


def roberta(layers: int, hidden: int = 768, inner: int = 3072, vocabulary: int = 50265, positions: int = 514) -> Shapes:
    """Return the tensors of a RoBERTa with a pooler and a language-modeling head, as its authors' checkpoints store them."""
    found: dict[str, tuple[int, ...]] = {
        "roberta.embeddings.word_embeddings.weight": (vocabulary, hidden),
        "roberta.embeddings.position_embeddings.weight": (positions, hidden),
        "roberta.embeddings.token_type_embeddings.weight": (1, hidden),
        "lm_head.bias": (vocabulary,),
    }

    def linear(name: str, out: int, into: int) -> None:
        found[f"{name}.weight"], found[f"{name}.bias"] = (out, into), (out,)

    def norm(name: str) -> None:
        found[f"{name}.weight"], found[f"{name}.bias"] = (hidden,), (hidden,)

    norm("roberta.embeddings.LayerNorm")
    for number in range(layers):
        layer = f"roberta.encoder.layer.{number}"
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            linear(f"{layer}.attention.{part}", hidden, hidden)
        norm(f"{layer}.attention.output.LayerNorm")
        linear(f"{layer}.intermediate.dense", inner, hidden)
        linear(f"{layer}.output.dense", hidden, inner)
        norm(f"{layer}.output.LayerNorm")
    linear("roberta.pooler.dense", hidden, hidden)
    linear("lm_head.dense", hidden, hidden)
    norm("lm_head.layer_norm")
    return {name: ("F32", shape) for name, shape in found.items()}


def model(layers: int, card: str, **sizes: int) -> Repository:
    """Return a RoBERTa repository: card, configuration, header, and a tokenizer of a few words."""
    shapes = roberta(layers, **sizes)
    hidden, inner = sizes.get("hidden", 768), sizes.get("inner", 3072)
    config = {
        "architectures": ["RobertaForMaskedLM"],
        "model_type": "roberta",
        "hidden_act": "gelu",
        "hidden_size": hidden,
        "intermediate_size": inner,
        "layer_norm_eps": 1e-05,
        "max_position_embeddings": sizes.get("positions", 514),
        "num_attention_heads": max(1, hidden // 64),
        "num_hidden_layers": layers,
        "pad_token_id": 1,
        "type_vocab_size": 1,
        "vocab_size": sizes.get("vocabulary", 50265),
    }
    words = {word: number for number, word in enumerate(("<s>", "<pad>", "</s>", "<unk>", "<mask>", "a", "b", "ab"))}
    total = sum(prod(shape) for _, shape in shapes.values())
    return Repository(
        files={
            "README.md": text(card),
            "config.json": document(config),
            "model.safetensors": weights(shapes),
            "tokenizer_config.json": document({"model_max_length": 512}),
            "vocab.json": document(words),
            "merges.txt": text("#version: 0.2\na b\n"),
        },
        info={
            "library_name": "transformers",
            "pipeline_tag": "fill-mask",
            "tags": ["transformers", "safetensors", "roberta", "fill-mask", "en", "license:apache-2.0"],
            "cardData": {"license": "apache-2.0", "language": "en", "datasets": ["openwebtext"]},
            "safetensors": {"parameters": {"F32": total}, "total": total},
        },
    )


DISTILROBERTA = """---
license: apache-2.0
language: en
datasets:
- openwebtext
---

# DistilRoBERTa base

A student of [RoBERTa-base](https://huggingface.co/roberta-base), trained to imitate it on less text.

It has 6 layers of 768 dimensions with 12 heads each: 82M parameters in all, where RoBERTa-base has 125M. It tells
`english` from `English`.
"""

ROBERTA = """---
license: mit
language: en
---

# RoBERTa base

An encoder of English text, trained to fill in masked words. It has 12 layers and 125M parameters.
"""


def well_known() -> dict[str, Repository]:
    """Return what the stand-in serves when it runs alone."""
    roberta_base = model(12, ROBERTA)
    roberta_base.info["cardData"]["license"] = "mit"
    roberta_base.commit = "89abcdef0123456789abcdef0123456789abcdef"
    return {"distilbert/distilroberta-base": model(6, DISTILROBERTA), "FacebookAI/roberta-base": roberta_base}


RENAMED = {"distilroberta-base": "distilbert/distilroberta-base", "roberta-base": "FacebookAI/roberta-base"}
