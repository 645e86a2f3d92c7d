"""A report: everything a run found out, ready to be rendered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from schemas.document import Document, Remark
from schemas.evidence import Evidence
from schemas.model import Model
from schemas.verdict import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Report:
    """What was found out about a document (`verify card`, `verify article`) or about a model (`verify measure`).

    Of a document: `verdicts` in reading order, `remarks`, the `models` they are about. Of a model alone: `document` is None,
    `evidence` holds what was found out about `models` (the subject first, then the baseline) and `failures` what could not be.
    `files` are reports of the same run on further files of the model that state results, each with its own document.
    `notes` are lines about the run itself ("no network: …"). `created` is when the run took place ("2026-11-21T18:00:00Z", UTC),
    and `tolerance` names the rules by which a statement may miss the evidence and still hold; both may be empty.
    """

    document: Document | None
    verdicts: tuple[Verdict, ...] = ()
    remarks: tuple[Remark, ...] = ()
    models: tuple[Model, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    version: str = ""
    files: tuple[Report, ...] = ()
    created: str = ""
    tolerance: tuple[tuple[str, str], ...] = ()

    def summary(self) -> dict[str, int]:
        """Return how many verdicts there are of each outcome, in the order of the four words."""
        counted = Counter(verdict.outcome for verdict in self.verdicts)
        return {outcome.value: counted[outcome] for outcome in Outcome}
