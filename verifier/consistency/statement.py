"""What the checks of a document against itself share: whose a statement is, and how its numbers are given as evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.claim import Claim
from schemas.model import ModelRef, fold_name
from schemas.quantity import Interval

SOURCE = "this document"
METHOD = "the document's own numbers"


def same(one: ModelRef, other: ModelRef) -> bool:
    """Say whether two mentions mean the same model, in their plain readings."""
    return bool(one.candidates and one.candidates[:1] == other.candidates[:1]) or fold_name(one.mention) == fold_name(other.mention)


def values(of: Claim, model: ModelRef, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Return the statements of a value of `of`'s property, under its conditions, for a model."""
    for other in claims:
        alike = other.property == of.property and other.measure == "value" and other.conditions == of.conditions
        if alike and other is not of and isinstance(other.value, int | float) and same(other.subject, model):
            yield other


def admitted(claim: Claim) -> Interval | None:
    """Return all that the words of a claim admit, over every honest reading of them."""
    ends = [reading.admits for reading in claim.stated if isinstance(reading.admits, Interval)]
    return Interval(min(end.low for end in ends), max(end.high for end in ends)) if ends else None
