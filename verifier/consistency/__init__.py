"""The document against itself: statements that its own numbers decide. Pure."""

from __future__ import annotations

from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from verifier.consistency.average import of_average
from verifier.consistency.difference import of_gain
from verifier.consistency.magnitude import of_magnitude
from verifier.consistency.quotient import of_ratio
from verifier.consistency.repetition import of_repetition
from verifier.consistency.statement import Statements
from verifier.consistency.summary import of_summary


def consider(claim: Claim, statements: Statements, document: Document) -> tuple[Evidence, ...]:
    """Return what the document's other statements say about a claim; nothing where they say nothing."""
    return (
        of_summary(claim, statements)
        or of_ratio(claim, statements)
        or of_gain(claim, statements)
        or of_average(claim, statements, document)
        or of_magnitude(claim, statements)
        or of_repetition(claim, statements)
    )
