"""Ratios in a document against the two values that the document gives itself: "60% smaller" beside 66M and 110M."""

from __future__ import annotations

from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.quantity import Interval, exactly
from verifier.consistency.pairing import Pair, around, beside, compared, divided, of_test, places, same_conditions
from verifier.consistency.statement import METHOD, Statements

#: What depends on where and how it was measured: two values count only where they stand beside the comparison.
_MEASURED = frozenset({"memory", "latency", "throughput"})


def of_ratio(claim: Claim, statements: Statements, document: Document) -> tuple[Evidence, ...]:
    """Return subject ÷ baseline for each two values that the document states; nothing for what is no ratio of two values.

    A score's ratio is that of two scores on the test that the comparison names.
    """
    if claim.measure != "ratio" or claim.relative_to is None or claim.property in ("comparison", "speed"):
        return ()
    both = [pair for pair in _pairs(claim, statements, document) if pair.above.low > 0 and pair.below.low > 0]
    reach = around([divided(pair) for pair in both]) if both else None
    return tuple(_quotient(claim, pair, reach, document) for pair in both if reach)


def _pairs(claim: Claim, statements: Statements, document: Document) -> list[Pair]:
    if claim.property in _MEASURED:
        return beside(claim, compared(claim, statements, claim.property), document)
    same = of_test(claim) if claim.property == "score" else same_conditions(claim)
    return compared(claim, statements, claim.property, alike=same)


def _quotient(claim: Claim, pair: Pair, reach: Interval, document: Document) -> Evidence:
    assert isinstance(pair.one.value, int | float)
    assert isinstance(pair.base.value, int | float)
    assert claim.relative_to is not None
    title = PROPERTIES[claim.property].title.lower()
    return Evidence(
        property=claim.property,
        model=f"{claim.subject.mention} ÷ {claim.relative_to.mention}",
        kind="document",
        value=exactly(pair.one.value / pair.base.value),
        unit="ratio",
        definition=f"{title}: {pair.one.value:,.10g} ÷ {pair.base.value:,.10g}",
        method=METHOD,
        source=places(pair, document),
        worst=reach,
    )
