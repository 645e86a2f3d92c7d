"""The same property of the same model said twice differently."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.model import ModelRef
from schemas.property import PROPERTIES
from schemas.quantity import Fit, Interval, exactly
from verifier.consistency.statement import METHOD, SOURCE, Statements, admitted, values

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

#: So many other statements that agree outweigh one.
_ENOUGH = 2


def of_repetition(claim: Claim, statements: Statements) -> tuple[Evidence, ...]:
    """Return what the document says elsewhere where nothing else in it bears a statement out; nothing where something does.

    Two other exact statements that agree are firm against prose; against one other, nobody can say which of the two is wrong. Where
    the others agree in nothing, the document speaks of a family or of several versions, and nothing is held against anything.
    """
    if claim.measure != "value" or claim.property not in _FIXED:
        return ()
    stated, others = admitted(claim), list(values(claim, claim.subject, statements))
    first = admitted(others[0]) if others else None
    if stated is None or first is None or any(_agree(stated, other) for other in others):
        return ()
    if not all(_agree(first, other) for other in others[1:]):
        return ()
    return (_evidence(claim, others[0], firm=_outweigh(others, claim) and _is_one(claim.subject)),)


def _outweigh(others: Sequence[Claim], claim: Claim) -> bool:
    """Say whether other statements outweigh one: a table is more exact than prose, a number more than "over 100"."""
    exact = all(other.relation == "eq" for other in others)
    return len(others) >= _ENOUGH and exact and not claim.rule.startswith("tables.")


def _is_one(model: ModelRef) -> bool:
    """Say whether a name is surely that of one model: an unknown word alone may be that of several copies."""
    return model.own or bool(model.candidates) or any(map(str.isdigit, model.mention))


def _agree(stated: Interval, other: Claim) -> bool:
    admits = admitted(other)
    return admits is None or stated.relation_to(admits) is not Fit.DISJOINT


def _evidence(claim: Claim, entry: Claim, *, firm: bool) -> Evidence:
    assert isinstance(entry.value, int | float)
    entered = admitted(entry)
    return Evidence(
        property=claim.property,
        model=claim.subject.mention,
        kind="document",
        value=exactly(entry.value),
        unit=PROPERTIES[claim.property].unit,
        definition=f"{PROPERTIES[claim.property].title.lower()} elsewhere in the document",
        method=METHOD,
        source=SOURCE,
        worst=entered,
        firm=firm,
        note="" if firm else "the document says two things, and which of them is wrong cannot be told from it",
    )
