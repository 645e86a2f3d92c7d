"""Comparisons in words ("has a smaller hidden size") against the numbers that the document gives of both sides."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.model import ModelRef, fold_name
from schemas.property import PROPERTIES
from schemas.quantity import exactly
from verifier.consistency.statement import METHOD, SOURCE, Statements


def of_summary(claim: Claim, statements: Statements) -> tuple[Evidence, ...]:
    """Return what the document's own numbers say about a comparison in words; nothing where they say nothing.

    The ratio is subject ÷ baseline, or to ÷ from where the statement itself gives both values.
    """
    if claim.property != "comparison":
        return ()
    before, after = claim.condition("from"), claim.condition("to")
    if before is not None and after is not None:
        return _changed(claim, float(before), float(after))
    if claim.relative_to is None:
        return ()
    own = list(_values(claim, claim.subject, statements))
    other = list(_values(claim, claim.relative_to, statements))
    return tuple(_evidence(claim, one, two) for one, two in zip(own, other, strict=False) if two)


def _changed(claim: Claim, before: float, after: float) -> tuple[Evidence, ...]:
    return (_evidence(claim, after, before),) if before else ()


def _values(claim: Claim, model: ModelRef, statements: Statements) -> Iterable[float]:
    of = fold_name(claim.condition("of") or "")
    for other in statements.of(model):
        named = fold_name(other.property) == of or fold_name(other.condition("metric") or "") == of
        if of and named and other.measure == "value" and isinstance(other.value, int | float):
            yield float(other.value)


def _evidence(claim: Claim, value: float, reference: float) -> Evidence:
    name = claim.condition("of") or ""
    entry = PROPERTIES.get(name)
    title = entry.title.lower() if entry else name
    return Evidence(
        property=claim.property,
        model=claim.subject.mention,
        kind="document",
        value=exactly(value / reference),
        unit="ratio",
        definition=f"{title}: {value:g} against {reference:g}",
        method=METHOD,
        source=SOURCE,
        note=f"{title} {_said(value, reference)}: {value:g} against {reference:g}",
    )


def _said(value: float, reference: float) -> str:
    if value == reference:
        return "is the same"
    return "is higher" if value > reference else "is lower"
