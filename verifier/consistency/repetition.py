"""The same property of the same model said twice differently: the exact entry of a table decides over a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.quantity import Fit, Interval, exactly
from verifier.consistency.statement import METHOD, SOURCE, admitted, values

#: What a model has one of, under any condition of use.
_FIXED = frozenset(
    {
        "parameters",
        "num_hidden_layers",
        "encoder_layers",
        "decoder_layers",
        "hidden_size",
        "intermediate_size",
        "num_attention_heads",
    }
    | {"num_key_value_heads", "vocab_size", "max_position_embeddings", "num_languages", "num_experts", "output_dimension"}
)


def of_repetition(claim: Claim, claims: Sequence[Claim]) -> tuple[Evidence, ...]:
    """Return what a table of the document says where a sentence of it says something else; nothing where they agree.

    Where the document gives a model several values that agree with one another in nothing, it speaks of a family or of several
    versions, and nothing is held against anything.
    """
    if claim.measure != "value" or claim.property not in _FIXED or _in_table(claim):
        return ()
    stated, others = admitted(claim), list(values(claim, claim.subject, claims))
    entries = [other for other in others if _in_table(other)]
    if stated is None or not entries or any(_agree(stated, other) for other in others):
        return ()
    first = admitted(entries[0])
    if first is None or not all(_agree(first, other) for other in entries[1:]):
        return ()
    return (_evidence(claim, entries[0]),)


def _in_table(claim: Claim) -> bool:
    return claim.rule.startswith("tables.")


def _agree(stated: Interval, other: Claim) -> bool:
    admits = admitted(other)
    return admits is None or stated.relation_to(admits) is not Fit.DISJOINT


def _evidence(claim: Claim, entry: Claim) -> Evidence:
    assert isinstance(entry.value, int | float)
    entered = admitted(entry)
    return Evidence(
        property=claim.property,
        model=claim.subject.mention,
        kind="document",
        value=exactly(entry.value),
        unit=PROPERTIES[claim.property].unit,
        definition=f"{PROPERTIES[claim.property].title.lower()} in a table of the document",
        method=METHOD,
        source=SOURCE,
        worst=entered,
    )
