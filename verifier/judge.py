"""Evidence against a claim → a verdict. Pure, and the only place where an outcome is decided."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.quantity import Fit
from schemas.verdict import Outcome, Verdict

_UNDECIDED = "the evidence lies partly inside what is stated and partly outside"
_NOT_FIRM = "no evidence fits, but none of it is firm enough to refute: "


def judge(claim: Claim, evidence: Sequence[Evidence], *, reason: str = "", correction: str = "") -> Verdict:
    """Return the verdict on a claim.

    No evidence: unchecked, for `reason`. Any evidence inside any honest reading: supported. All of it firm and disjoint from every
    reading: refuted, with `correction`. Otherwise inconclusive. A false accusation is the worst outcome, so whatever is not firm
    (a noisy measurement, a figure from other conditions) may support a claim but never helps to refute one.
    """
    found = tuple(evidence)
    if not found:
        return Verdict(claim, Outcome.UNCHECKED, reason=reason or "nothing was found out")
    fits = {(item, item.value.relation_to(reading.admits)) for item in found for reading in claim.stated}
    fitting = next((item for item in found if (item, Fit.INSIDE) in fits), None)
    if fitting is not None:
        return Verdict(claim, Outcome.SUPPORTED, found, fitting=fitting)
    if any(fit is not Fit.DISJOINT for _, fit in fits):
        return Verdict(claim, Outcome.INCONCLUSIVE, found, reason=_UNDECIDED)
    doubts = [item for item in found if not item.firm]
    if doubts:
        return Verdict(claim, Outcome.INCONCLUSIVE, found, reason=_NOT_FIRM + (doubts[0].note or doubts[0].method))
    return Verdict(claim, Outcome.REFUTED, found, correction=correction or "see the evidence")
