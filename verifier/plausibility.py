"""Whether a configuration can be a model's: sizes beyond any model's make all that it says doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

#: No model comes near them: the deepest have some hundred layers, the widest some ten thousand dimensions.
MOST_STACKED, MOST_WIDE = 10_000, 10_000_000
_STACKED = (
    "num_hidden_layers",
    "n_layer",
    "n_layers",
    "num_layers",
    "depth",
    "encoder_layers",
    "decoder_layers",
    "num_encoder_layers",
    "num_decoder_layers",
    "num_attention_heads",
    "n_head",
    "n_heads",
    "num_heads",
    "num_key_value_heads",
    "encoder_attention_heads",
    "decoder_attention_heads",
)
_WIDE = (
    "hidden_size",
    "n_embd",
    "dim",
    "d_model",
    "embed_dim",
    "intermediate_size",
    "n_inner",
    "d_ff",
    "ffn_dim",
    "embedding_size",
)


def doubt(config: Mapping[str, Any]) -> str:
    """Return which size of a configuration is beyond any model's, or "" where none is."""
    for part in _parts(config):
        for keys, most in ((_STACKED, MOST_STACKED), (_WIDE, MOST_WIDE)):
            for key in keys:
                value = part.get(key)
                if isinstance(value, int | float) and value > most:
                    return f"config.json is not plausible: its {key} is more than {most:,}, beyond any model's"
    return ""


def _parts(config: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the configuration and those of the models that it is put together from."""
    yield config
    yield from (value for value in config.values() if isinstance(value, Mapping))
