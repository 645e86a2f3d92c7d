"""Gains in a document against the two scores that the document gives itself: "+3.3 points" beside 82.6 and 79.1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.quantity import Interval, exactly
from verifier.consistency.statement import METHOD, SOURCE, admitted, values

_OF = ("dataset", "split")


def of_gain(claim: Claim, claims: Sequence[Claim]) -> tuple[Evidence, ...]:
    """Return subject − baseline for each two scores on the same data that the document states; nothing without a data set."""
    if claim.measure != "gain" or claim.property != "score" or claim.relative_to is None or claim.condition("dataset") is None:
        return ()
    bare = [replace(one, conditions=_conditions(one)) for one in claims if one.property == "score"]
    stated = replace(claim, conditions=_conditions(claim))
    own, other = list(values(stated, claim.subject, bare)), list(values(stated, claim.relative_to, bare))
    return tuple(_differences(claim, own, other))


def _conditions(claim: Claim) -> tuple[tuple[str, str], ...]:
    return tuple((name, value.casefold()) for name, value in claim.conditions if name in _OF)


def _differences(claim: Claim, own: Sequence[Claim], other: Sequence[Claim]) -> Iterator[Evidence]:
    for one in own:
        for base in other:
            above, below = admitted(one), admitted(base)
            if above and below and isinstance(one.value, int | float) and isinstance(base.value, int | float):
                worst = Interval(above.low - below.high, above.high - below.low)
                yield _difference(claim, float(one.value), float(base.value), worst)


def _difference(claim: Claim, value: float, reference: float, worst: Interval) -> Evidence:
    assert claim.relative_to is not None
    return Evidence(
        property="score",
        model=f"{claim.subject.mention} − {claim.relative_to.mention}",
        kind="document",
        value=exactly(float(f"{value - reference:.10g}")),
        unit="points",
        definition=f"{claim.condition('dataset')}: {value:g} − {reference:g}",
        method=METHOD,
        source=SOURCE,
        worst=worst,
    )
