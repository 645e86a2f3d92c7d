"""Gains in a document against the two scores that the document gives itself: "+3.3 points" beside 82.6 and 79.1."""

from __future__ import annotations

from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.quantity import Interval, exactly
from verifier.consistency.pairing import Pair, around, compared, of_test, places
from verifier.consistency.statement import METHOD, Statements


def of_gain(claim: Claim, statements: Statements, document: Document) -> tuple[Evidence, ...]:
    """Return subject − baseline for each two scores on the same data that the document states; nothing without a data set."""
    if claim.measure != "gain" or claim.property != "score" or claim.relative_to is None:
        return ()
    pairs = compared(claim, statements, "score", alike=of_test(claim))
    reach = around([_between(pair).scaled(_points(claim, pair)) for pair in pairs]) if pairs else None
    return tuple(_difference(claim, pair, reach, document) for pair in pairs if reach)


def _points(claim: Claim, pair: Pair) -> float:
    """Return the points in one unit of two scores: "4.5 points" beside 0.402 and 0.447 are hundredths."""
    shares = all(isinstance(one.value, int | float) and abs(one.value) <= 1 for one in (pair.one, pair.base))
    return 100.0 if shares and isinstance(claim.value, int | float) and abs(claim.value) >= 1 else 1.0


def _between(pair: Pair) -> Interval:
    return Interval(pair.above.low - pair.below.high, pair.above.high - pair.below.low)


def _difference(claim: Claim, pair: Pair, reach: Interval, document: Document) -> Evidence:
    assert claim.relative_to is not None
    assert isinstance(pair.one.value, int | float)
    assert isinstance(pair.base.value, int | float)
    return Evidence(
        property="score",
        model=f"{claim.subject.mention} − {claim.relative_to.mention}",
        kind="document",
        value=exactly(float(f"{(pair.one.value - pair.base.value) * _points(claim, pair):.10g}")),
        unit="points",
        definition=f"{claim.condition('dataset')}: {pair.one.value:g} − {pair.base.value:g}",
        method=METHOD,
        source=places(pair, document),
        worst=reach,
    )
