"""Ratios in a document against the two values that the document gives itself: "60% smaller" beside 66M and 110M."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.quantity import Interval, exactly
from verifier.consistency.statement import METHOD, SOURCE, admitted, values

_RELATIVE = frozenset({"score", "comparison", "speed"})


def of_ratio(claim: Claim, claims: Sequence[Claim]) -> tuple[Evidence, ...]:
    """Return subject ÷ baseline for each two values that the document states; nothing for what is no ratio of two values."""
    if claim.measure != "ratio" or claim.relative_to is None or claim.property in _RELATIVE:
        return ()
    own, other = list(values(claim, claim.subject, claims)), list(values(claim, claim.relative_to, claims))
    return tuple(_quotients(claim, own, other))


def _quotients(claim: Claim, own: Sequence[Claim], other: Sequence[Claim]) -> Iterator[Evidence]:
    for one in own:
        for base in other:
            above, below = admitted(one), admitted(base)
            if above and below and above.low > 0 and below.low > 0:
                yield _quotient(claim, (one, above), (base, below))


def _quotient(claim: Claim, one: tuple[Claim, Interval], base: tuple[Claim, Interval]) -> Evidence:
    assert isinstance(one[0].value, int | float)
    assert isinstance(base[0].value, int | float)
    assert claim.relative_to is not None
    title = PROPERTIES[claim.property].title.lower()
    return Evidence(
        property=claim.property,
        model=f"{claim.subject.mention} ÷ {claim.relative_to.mention}",
        kind="document",
        value=exactly(one[0].value / base[0].value),
        unit="ratio",
        definition=f"{title}: {one[0].value:,.10g} ÷ {base[0].value:,.10g}",
        method=METHOD,
        source=SOURCE,
        worst=Interval(one[1].low / base[1].high, one[1].high / base[1].low),
    )
