"""Gains in a document against the two scores that the document gives itself: "+3.3 points" beside 82.6 and 79.1."""

from __future__ import annotations

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.quantity import Interval, exactly
from verifier.consistency.statement import METHOD, SOURCE, Statements, pairs, values

_OF = ("dataset", "split")


def of_gain(claim: Claim, statements: Statements) -> tuple[Evidence, ...]:
    """Return subject − baseline for each two scores on the same data that the document states; nothing without a data set."""
    if claim.measure != "gain" or claim.property != "score" or claim.relative_to is None or claim.condition("dataset") is None:
        return ()
    own, other = (values(claim, model, statements, under=_conditions) for model in (claim.subject, claim.relative_to))
    return tuple(_difference(claim, *pair) for pair in pairs(own, other))


def _conditions(claim: Claim) -> tuple[tuple[str, str], ...]:
    return tuple((name, value.casefold()) for name, value in claim.conditions if name in _OF)


def _difference(claim: Claim, one: Claim, above: Interval, base: Claim, below: Interval) -> Evidence:
    assert claim.relative_to is not None
    assert isinstance(one.value, int | float)
    assert isinstance(base.value, int | float)
    return Evidence(
        property="score",
        model=f"{claim.subject.mention} − {claim.relative_to.mention}",
        kind="document",
        value=exactly(float(f"{one.value - base.value:.10g}")),
        unit="points",
        definition=f"{claim.condition('dataset')}: {one.value:g} − {base.value:g}",
        method=METHOD,
        source=SOURCE,
        worst=Interval(above.low - below.high, above.high - below.low),
    )
