"""Ratios in a document against the two values that the document gives itself: "60% smaller" beside 66M and 110M."""

from __future__ import annotations

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.quantity import Interval, exactly
from verifier.consistency.statement import METHOD, SOURCE, Statements, pairs, values

_RELATIVE = frozenset({"score", "comparison", "speed"})


def of_ratio(claim: Claim, statements: Statements) -> tuple[Evidence, ...]:
    """Return subject ÷ baseline for each two values that the document states; nothing for what is no ratio of two values."""
    if claim.measure != "ratio" or claim.relative_to is None or claim.property in _RELATIVE:
        return ()
    both = pairs(*(values(claim, model, statements) for model in (claim.subject, claim.relative_to)))
    return tuple(_quotient(claim, one, above, base, below) for one, above, base, below in both if above.low > 0 and below.low > 0)


def _quotient(claim: Claim, one: Claim, above: Interval, base: Claim, below: Interval) -> Evidence:
    assert isinstance(one.value, int | float)
    assert isinstance(base.value, int | float)
    assert claim.relative_to is not None
    title = PROPERTIES[claim.property].title.lower()
    return Evidence(
        property=claim.property,
        model=f"{claim.subject.mention} ÷ {claim.relative_to.mention}",
        kind="document",
        value=exactly(one.value / base.value),
        unit="ratio",
        definition=f"{title}: {one.value:,.10g} ÷ {base.value:,.10g}",
        method=METHOD,
        source=SOURCE,
        worst=Interval(above.low / below.high, above.high / below.low),
    )
