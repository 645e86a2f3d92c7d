"""Evidence against a claim → a verdict. Pure, and the only place where an outcome is decided."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.quantity import Fit, Interval, Terms
from schemas.verdict import Outcome, Verdict

_UNDECIDED = "the evidence lies partly inside what is stated and partly outside, or misses it by no more than counting may explain"
_NOT_FIRM = "no evidence fits, but none of it is firm enough to refute: "


def judge(claim: Claim, evidence: Sequence[Evidence], *, reason: str = "", correction: str = "") -> Verdict:
    """Return the verdict on a claim.

    No evidence: unchecked, for `reason`. Any evidence inside any honest reading: supported. All of it disjoint from every reading,
    some of it firm: refuted, with `correction`. Otherwise inconclusive. A false accusation is the worst outcome, so nothing is
    refuted while a measurement is in doubt, and what is only published may support a claim but never refutes one by itself.
    """
    found = tuple(evidence)
    if not found:
        return Verdict(claim, Outcome.UNCHECKED, reason=reason or "nothing was found out")
    fitting = next((item for item in found if _fits(item, claim)), None)
    if fitting is not None:
        return Verdict(claim, Outcome.SUPPORTED, found, fitting=fitting)
    if any(_may_fit(item, claim) for item in found):
        return Verdict(claim, Outcome.INCONCLUSIVE, found, reason=_UNDECIDED)
    doubt = _doubt(found)
    if doubt is not None:
        return Verdict(claim, Outcome.INCONCLUSIVE, found, reason=_NOT_FIRM + (doubt.note or doubt.method))
    return Verdict(claim, Outcome.REFUTED, found, correction=correction or "see the evidence")


def _fits(item: Evidence, claim: Claim) -> bool:
    return any(item.value.relation_to(reading.admits) is Fit.INSIDE for reading in claim.stated)


def _may_fit(item: Evidence, claim: Claim) -> bool:
    found = _widened(item.worst or item.value, PROPERTIES[claim.property].margin)
    return any(found.relation_to(reading.admits) is not Fit.DISJOINT for reading in claim.stated)


def _widened(found: Interval | Terms, margin: float) -> Interval | Terms:
    if not isinstance(found, Interval) or not margin:
        return found
    return Interval(found.low - margin * abs(found.low), found.high + margin * abs(found.high))


def _doubt(found: Sequence[Evidence]) -> Evidence | None:
    """Return the evidence that forbids an accusation: any that was found out here and is not firm, or all of it where none is."""
    shaky = [item for item in found if not item.firm]
    here = [item for item in shaky if item.kind != "published"]
    return next(iter(here), None) or (shaky[0] if len(shaky) == len(found) else None)
