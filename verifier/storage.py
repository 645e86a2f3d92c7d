"""What the files of a model hold beside its weights, told by its configuration: causal masks, the scales of quantized blocks.

Whoever counts what a file holds counts these too, as the Hub's own pages do; so such a count is honest under its own name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from schemas.quantity import Interval, exactly
from verifier.libraries import convention
from verifier.reference import attribute

#: Model types whose layers each stored a square of truth values over all positions, until Transformers stopped in 2023
#: (`register_buffer("bias", torch.tril(…))` in modeling_gpt2.py and its like).
_MASKED = frozenset({"gpt2", "gptj", "gpt_neo", "gpt_neox", "openai-gpt", "codegen"})
#: How far the number of scales may be from one a block: norms have none, and the last block of a row or column may be cut.
_ABOUT = 0.02


def stored(config: Mapping[str, Any], quantization: Mapping[str, Any], counts: Mapping[str, int]) -> Iterator[tuple[str, Interval]]:
    """Yield conventions with the values that files hold under them; `counts` are those of the weights."""
    masks = _masks(config)
    if masks and convention.WITH_HEAD in counts:
        yield convention.WITH_MASKS, exactly(counts[convention.WITH_HEAD] + masks)
    block = _block(quantization)
    weights = counts.get(convention.WITH_PREDICTION_STORED, counts.get(convention.WITH_HEAD))
    if block and weights:
        scales = (weights - counts.get(convention.TOKEN_EMBEDDINGS_TWICE, 0)) / block
        yield convention.WITH_SCALES, Interval(weights + (1 - _ABOUT) * scales, weights + (1 + _ABOUT) * scales)


def _masks(config: Mapping[str, Any]) -> int:
    if str(config.get("model_type", "")) not in _MASKED:
        return 0
    layers, positions = attribute.find(config, "num_hidden_layers"), attribute.find(config, "max_position_embeddings")
    return layers[0] * positions[0] ** 2 if layers and positions else 0


def _block(quantization: Mapping[str, Any]) -> int:
    """Return how many weights share a scale where they are quantized in blocks; 0 where they are not."""
    size = quantization.get("weight_block_size")
    sides = size if isinstance(size, list) and len(size) == 2 else []
    return sides[0] * sides[1] if sides and all(isinstance(side, int) and 0 < side <= 4096 for side in sides) else 0
