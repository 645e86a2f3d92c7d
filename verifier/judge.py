"""Evidence against a claim → a verdict. Pure, and the only place where an outcome is decided."""

from __future__ import annotations

import math
from collections.abc import Sequence

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.quantity import Fit, Interval, Reading, Terms
from schemas.verdict import Outcome, Verdict
from verifier.libraries import convention

_UNDECIDED = "the evidence lies partly inside what is stated and partly outside, or misses it by no more than counting may explain"
#: Words about a part (a layer, a head, a tower, a stage of the training) read as if of the whole give a small share of it. An
#: amount below this share of all evidence is therefore in doubt, and not refuted.
_WHOLE = 0.25
_HAVE_PARTS = frozenset({"parameters", "active_parameters", "disk_size", "training_tokens", "training_bytes", "num_languages"})
#: What is told in bytes, from one unit to the next, and how narrow a number is that gives three digits.
_BYTES, _UNITS, _THREE_DIGITS = frozenset({"disk_size", "training_bytes"}), (1000.0, 1024.0), 0.011
#: MobileBERT's authors count 25.3M where its structure has 24.6M; GPT-2's 117M, 6 % off, was a slip, which its authors took back.
_NEAR = 0.03
#: What authors publish of their own model may count what is not known here, up to this share (ALBERT-xxlarge's 235M for 223M).
_ARGUABLE = 0.1
#: What floating point may lose on the way to the end of an interval.
_SLACK = 1e-9
_PUBLISHED = "this figure is published of the model, though what was counted here is another"
_A_PART = "so much less than the whole that a part of it may be meant"
_NOT_FIRM = "no evidence fits, but none of it is firm enough to refute: "


def judge(
    claim: Claim,
    evidence: Sequence[Evidence],
    *,
    reason: str = "",
    correction: str = "",
    tolerance: float = 0.0,
    whole: bool = False,
) -> Verdict:
    """Return the verdict on a claim.

    No evidence: unchecked, for `reason`. Any evidence inside any honest reading: supported. All of it disjoint from every reading,
    some of it firm: refuted, with `correction`. Otherwise inconclusive, as is what misses the evidence by no more than `tolerance`,
    a share of it. A false accusation is the worst outcome, so nothing is refuted while a measurement is in doubt, and what is only
    published may support a claim but refutes one by itself only where it is definitive, and so firm. What was counted here goes
    before what anybody published: a slip that papers and pages copy from one another stays a slip. Only what a model's authors
    publish close to a count leaves a statement of the same open. An amount much less than the evidence may be that of a part,
    unless it is known to be of the `whole`.
    """
    found = tuple(evidence)
    if not found:
        return Verdict(claim, Outcome.UNCHECKED, reason=reason or "nothing was found out")
    telling = _telling(claim, found)
    fitting = next((item for item in telling if _fits(item, claim)), None)
    if fitting is not None:
        return Verdict(claim, Outcome.SUPPORTED, found, fitting=fitting)
    if any(_may_fit(item, claim, tolerance) for item in telling):
        return Verdict(claim, Outcome.INCONCLUSIVE, found, reason=_UNDECIDED)
    if not whole and _of_a_part(claim, found):
        return Verdict(claim, Outcome.INCONCLUSIVE, found, reason=_A_PART)
    if any(_is_arguable(item, claim, found) for item in found):
        return Verdict(claim, Outcome.INCONCLUSIVE, found, reason=_PUBLISHED)
    doubt = _doubt(found)
    if doubt is not None:
        return Verdict(claim, Outcome.INCONCLUSIVE, found, reason=_NOT_FIRM + (doubt.note or doubt.method))
    return Verdict(claim, Outcome.REFUTED, found, correction=correction or "see the evidence")


def _telling(claim: Claim, found: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the evidence that decides: of what can be counted, the counts where there are firm ones, and figures next to them."""
    counted = [item for item in found if item.kind != "published"]
    if not PROPERTIES[claim.property].margin or not any(item.firm for item in counted):
        return found
    return counted + [item for item in found if item.kind == "published" and any(_next_to(item, count, _NEAR) for count in counted)]


def _is_arguable(item: Evidence, claim: Claim, found: Sequence[Evidence]) -> bool:
    """Say whether a statement is what authors publish, not far from a count, and no known slip of theirs."""
    if item.kind != "published" or item.slip or not PROPERTIES[claim.property].margin or not _fits(item, claim):
        return False
    return any(_next_to(item, count, _ARGUABLE) for count in found if count.kind != "published")


def _next_to(published: Evidence, count: Evidence, share: float) -> bool:
    """Say whether what authors publish is a count that may hold a little, a share of it, that is not known here."""
    if not isinstance(published.value, Interval) or not isinstance(count.value, Interval):
        return False
    reach = _widened(count.worst, _SLACK) if count.worst else count.value
    return any(published.value.relation_to(one) is Fit.INSIDE for one in (_widened(count.value, share), reach))


def _fits(item: Evidence, claim: Claim) -> bool:
    return any(item.value.relation_to(_admitted(reading, item, claim)) is Fit.INSIDE for reading in claim.stated)


def _may_fit(item: Evidence, claim: Claim, tolerance: float) -> bool:
    margin = 0.0 if _is_secondary(item, claim) else PROPERTIES[claim.property].margin
    found = _widened(item.worst or item.value, max(margin, tolerance))
    return any(found.relation_to(_admitted(reading, item, claim)) is not Fit.DISJOINT for reading in claim.stated)


def _admitted(reading: Reading, item: Evidence, claim: Claim) -> Interval | Terms:
    """Return what a reading admits: a count that the words do not name was rounded, not cut, as two allowances are too many."""
    admits = reading.admits
    if not isinstance(admits, Interval) or not isinstance(claim.value, int | float) or not _is_secondary(item, claim):
        return admits
    rounded = 2 * claim.value - admits.low
    return Interval(admits.low, min(admits.high, rounded)) if admits.low <= rounded else admits


def _is_secondary(item: Evidence, claim: Claim) -> bool:
    """Say whether a count leaves something out, or counts it twice, and the words of the claim do not say so."""
    return claim.measure == "value" and item.definition in convention.SECONDARY and claim.condition("part") is None


def _widened(found: Interval | Terms, margin: float) -> Interval | Terms:
    if not isinstance(found, Interval) or not margin:
        return found
    return Interval(found.low - margin * abs(found.low), found.high + margin * abs(found.high))


def _of_a_part(claim: Claim, found: Sequence[Evidence]) -> bool:
    """Say whether a stated amount is that of a part rather than of the whole."""
    if claim.property not in _HAVE_PARTS or claim.measure != "value" or _is_in_another_unit(claim, found):
        return False
    most = max((reading.admits.high for reading in claim.stated if isinstance(reading.admits, Interval)), default=math.inf)
    return all(isinstance(item.value, Interval) and most < _WHOLE * item.value.low for item in found)


def _is_in_another_unit(claim: Claim, found: Sequence[Evidence]) -> bool:
    """Say whether bytes are those of the whole a thousandfold, to three digits: the unit is wrong, and no part is meant."""
    if claim.property not in _BYTES:
        return False
    admits = [one.admits for one in claim.stated if isinstance(one.admits, Interval)]
    precise = [one.scaled(step) for one in admits for step in _UNITS if one.high - one.low <= _THREE_DIGITS * one.high]
    return any(item.value.relation_to(one) is Fit.INSIDE for item in found if item.firm for one in precise)


def _doubt(found: Sequence[Evidence]) -> Evidence | None:
    """Return the evidence that forbids an accusation: any that was found out here and is not firm, or all of it where none is."""
    shaky = [item for item in found if not item.firm]
    here = [item for item in shaky if item.kind != "published"]
    return next(iter(here), None) or (shaky[0] if len(shaky) == len(found) else None)
