"""Tables that count the parameters of each part of a model, under the names of the parts: "layers" above 85,054,464."""

from __future__ import annotations

from schemas.claim import Claim

#: No model has so many of them: a larger number counts what they are made of.
MOST = 5_000
_PIECES = frozenset({"num_hidden_layers", "encoder_layers", "decoder_layers", "num_attention_heads", "num_key_value_heads"})
#: What else such a table may be misread to give.
_SIZES = _PIECES | {
    "num_experts",
    "hidden_size",
    "intermediate_size",
    "embedding_size",
    "max_position_embeddings",
    "vocab_size",
    "num_labels",
}


def sifted(found: list[tuple[Claim, bool]]) -> list[tuple[Claim, bool]]:
    """Return the facts of a table without sizes where one of them tells that the table counts parameters of parts."""
    if not any(_is_beyond(claim) for claim, _ in found):
        return found
    return [one for one in found if one[0].property not in _SIZES]


def _is_beyond(claim: Claim) -> bool:
    return claim.property in _PIECES and isinstance(claim.value, int | float) and claim.value > MOST
