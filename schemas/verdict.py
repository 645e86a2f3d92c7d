"""A verdict: what the evidence says about a claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from schemas.claim import Claim
from schemas.evidence import Evidence


class Outcome(Enum):
    """The four words."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    INCONCLUSIVE = "inconclusive"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim with its outcome and its evidence.

    `reason` is never empty where the outcome is inconclusive or unchecked, `correction` never where it is refuted; `fitting`
    is the piece of evidence that decided a supported claim.
    """

    claim: Claim
    outcome: Outcome
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    correction: str = ""
    fitting: Evidence | None = None

    def __post_init__(self) -> None:
        if self.outcome in (Outcome.INCONCLUSIVE, Outcome.UNCHECKED) and not self.reason:
            raise ValueError(f"an {self.outcome.value} verdict needs a reason")
        if self.outcome is Outcome.REFUTED and not self.correction:
            raise ValueError("a refuted verdict needs a correction")
