"""Sizes that the metadata of GGUF files state: layers, widths, heads, experts, vocabulary, longest input.

Their keys begin with the architecture ("llama.block_count"); they mean the same for all of them
(https://github.com/ggml-org/ggml/blob/master/docs/gguf.md#llm).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.property import PROPERTIES
from schemas.quantity import exactly

COST = 0

_KEYS = {
    "num_hidden_layers": "block_count",
    "encoder_layers": "block_count",
    "decoder_layers": "decoder_block_count",
    "hidden_size": "embedding_length",
    "embedding_size": "embedding_length",
    "output_dimension": "embedding_length",
    "intermediate_size": "feed_forward_length",
    "num_attention_heads": "attention.head_count",
    "num_key_value_heads": "attention.head_count_kv",
    "num_experts": "expert_count",
    "experts_per_token": "expert_used_count",
    "vocab_size": "vocab_size",
    "max_position_embeddings": "context_length",
}
ANSWERS = frozenset(_KEYS)

#: What a longer context, switched on when the model runs, or a projection on top may change: the file does not tell of them.
_NOT_ALL = frozenset({"max_position_embeddings", "output_dimension", "embedding_size"})
_UNTOLD = "the file tells what the model was made with, not what may be set when it runs"
_LARGEST = 10**12


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return what the metadata of a model's GGUF files say of a property, each value once; nothing where there are none."""
    if wanted.condition("part"):
        return ()
    found: dict[tuple[int, str], Evidence] = {}
    for name, facts in model.facts.get("gguf", {}).items():
        if facts["metadata"].get("general.type", "model") == "model":
            for value, definition in _found(facts, wanted.property):
                found.setdefault((value, definition), _evidence(model, wanted.property, value, definition, name))
    return tuple(found.values())


def _found(facts: Mapping[str, Any], name: str) -> Iterator[tuple[int, str]]:
    said = facts["metadata"]
    key = f"{said.get('general.architecture', '')}.{_KEYS[name]}"
    title = PROPERTIES[name].title.lower()
    values = said.get(key)
    for value in dict.fromkeys(values if isinstance(values, list) else [values]):
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _LARGEST:
            yield value, title
    if name == "vocab_size":
        yield from _tokens(facts)


def _tokens(facts: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield the tokens that the file lists, and the rows of its table of them, which may be padded."""
    listed, table = facts["metadata"].get("tokenizer.ggml.tokens"), facts["tensors"].get("token_embd.weight")
    count = listed.get("length", 0) if isinstance(listed, Mapping) else len(listed) if isinstance(listed, list) else 0
    if count:
        yield count, "tokens of the tokenizer"
    if table and len(table[1]) == 2:
        yield table[1][0], "rows of the token table"


def _evidence(model: Model, name: str, value: int, definition: str, where: str) -> Evidence:
    return Evidence(
        property=name,
        model=model.repository,
        kind="declared",
        value=exactly(value),
        unit=PROPERTIES[name].unit,
        definition=definition,
        method="read from the metadata of the GGUF file",
        source=f"{model.source}:{where}",
        firm=name not in _NOT_ALL,
        note=_UNTOLD if name in _NOT_ALL else "",
    )
