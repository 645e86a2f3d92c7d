"""What is said of several models at once: it is judged of each, and holds where it holds of each. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.claim import Claim
from schemas.verdict import Outcome, Verdict


def each(claim: Claim) -> tuple[Claim, ...]:
    """Return a claim for each model that it is said of."""
    if not claim.subject.beside:
        return (claim,)
    alone = replace(claim.subject, beside=())
    return tuple(replace(claim, subject=one) for one in (alone, *claim.subject.beside))


def together(claim: Claim, verdicts: Sequence[Verdict]) -> Verdict:
    """Return the verdict on a claim by those on each of its models: refuted where one is, supported where all are."""
    if len(verdicts) == 1:
        return replace(verdicts[0], claim=claim)
    refuted = next((verdict for verdict in verdicts if verdict.outcome is Outcome.REFUTED), None)
    # What decides comes first: a reader looks there.
    ordered = sorted(verdicts, key=lambda verdict: verdict is not refuted)
    evidence = tuple(item for verdict in ordered for item in verdict.evidence)
    if refuted:
        correction = f"{refuted.correction} for {refuted.claim.subject.mention}"
        return Verdict(claim, Outcome.REFUTED, evidence, correction=correction)
    left = next((verdict for verdict in verdicts if verdict.outcome is not Outcome.SUPPORTED), None)
    if left is None:
        return Verdict(claim, Outcome.SUPPORTED, evidence, fitting=verdicts[0].fitting)
    found = Outcome.INCONCLUSIVE if evidence else Outcome.UNCHECKED
    return Verdict(claim, found, evidence, reason=f"of {left.claim.subject.mention}: {left.reason}")
