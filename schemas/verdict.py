"""A verdict: what the evidence says about a claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.policy import Severity


class Outcome(Enum):
    """The four words."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    INCONCLUSIVE = "inconclusive"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a wrong claim is let pass: a comment in the document says so, or the baseline knows it; `reason` is shown."""

    kind: Literal["comment", "baseline"]
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim with its outcome and its evidence.

    `reason` is never empty where the outcome is inconclusive or unchecked, `correction` never where it is refuted; `fitting`
    is the piece of evidence that decided a supported claim. `severity` is how grave it is, by the project's policy, that a
    refuted claim is wrong; one with a `waiver` is shown and does not count for the exit status.
    """

    claim: Claim
    outcome: Outcome
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    correction: str = ""
    fitting: Evidence | None = None
    severity: Severity = "error"
    waiver: Waiver | None = None

    def __post_init__(self) -> None:
        if self.outcome in (Outcome.INCONCLUSIVE, Outcome.UNCHECKED) and not self.reason:
            raise ValueError(f"an {self.outcome.value} verdict needs a reason")
        if self.outcome is Outcome.REFUTED and not self.correction:
            raise ValueError("a refuted verdict needs a correction")
