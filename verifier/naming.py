"""What is found out of a model against the size in its name: counts of the whole, and only where the name can mean that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.quantity import Interval
from verifier.libraries import convention

RULE = "naming."
#: A name this many times off is no size that was rounded: it may tell the words of the training, or of a part.
_FAR = 2.5
_FAR_OFF = "so far from the name's figure that it may mean something else: the data, or a part"


def is_name(claim: Claim) -> bool:
    """Say whether a claim is read from a name."""
    return claim.rule.startswith(RULE)


def loosely(claim: Claim, evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """Return the evidence that a name may be held against: counts of the whole, with embeddings; what is far off is not firm."""
    for item in evidence:
        if item.definition in convention.REDUCED or item.kind == "published":
            continue
        yield replace(item, firm=False, note=_FAR_OFF) if _is_far(claim, item) else item


def _is_far(claim: Claim, item: Evidence) -> bool:
    if not isinstance(claim.value, int | float) or not isinstance(item.value, Interval) or not claim.value:
        return False
    return item.value.low > _FAR * claim.value or item.value.high * _FAR < claim.value
