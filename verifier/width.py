"""Sizes in a column of a table: where the other rows are files of whole models in 32 or 16 bits a value, so is every row.

"22.7 MB" is a quarter of what all-MiniLM-L6-v2 takes, and what it would take in 8 bits a value. Under 438 MB and 133 MB, which are
sizes in 32 bits, in a section that never speaks of fewer, it is a count of millions in the wrong column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.model import same_model
from schemas.quantity import Fit
from verifier.consistency.pairing import section
from verifier.consistency.statement import Statements, table_around

Ask = Callable[[Claim], Sequence[Evidence]]

_PROPERTY = "disk_size"
#: Sizes of values in fewer than 16 bits, by the words of their definitions.
_NARROW = re.compile(r"\b[48]-bit\b|\bquantized\b")
#: What a section says that speaks of fewer bits, or of files that often have them.
_OF_FEWER = re.compile(
    r"\bint-?[248]\b|\b[2-8](?:\.\d{1,2})?[- ]?bits?\b|\b(?:two|four|eight)[- ]bits?\b|\b(?:one|a single|half a) byte\b"
    r"|quanti[sz]|quantif|\bQ[2-8]_|\bgguf\b|\bonnx\b|\bgptq\b|\bawq\b|\bnf4\b|\b(?:mx|nv)?fp[48]\b|\bollama\b|\bbrowser\b",
    re.IGNORECASE,
)
#: So many other rows, of as many models, say what a column is of.
_ROWS = 2


def is_of_whole_files(claim: Claim, document: Document, statements: Statements, ask: Ask) -> bool:
    """Say whether a size stands in a column whose other rows are mostly sizes of whole models in 32 or 16 bits a value.

    `ask` returns what is found out for another claim.
    """
    around = table_around(claim, document) if claim.property == _PROPERTY and claim.rule.startswith("tables.") else None
    if around is None or claim.measure != "value":
        return False
    span, _ = around
    beside = [one for one in statements.claims if one.rule == claim.rule and _is_beside(one, claim)]
    rows = [_is_wide(one, ask(one)) for one in beside if span.start <= one.span.start < span.end]
    known = [wide for wide in rows if wide is not None]
    return sum(known) >= _ROWS and sum(known) > len(known) - sum(known)


def told(claim: Claim, evidence: Sequence[Evidence], document: Document, ask: Ask) -> tuple[Evidence, ...]:
    """Return the evidence that a row of such a column may mean: no size in fewer bits that neither section nor model speaks of."""
    within = section(claim, document)
    if _OF_FEWER.search(document.text[within.start : within.end]) or any(_is_stored_narrow(item) for item in ask(_bits(claim))):
        return tuple(evidence)
    return tuple(item for item in evidence if not _NARROW.search(item.definition))


def _is_beside(one: Claim, claim: Claim) -> bool:
    return one.property == _PROPERTY and one.measure == "value" and not same_model(one.subject, claim.subject)


def _is_wide(claim: Claim, evidence: Sequence[Evidence]) -> bool | None:
    """Say whether a size is one in 16 bits or more; None where it fits nothing that is known of the model."""
    fitting = [item for item in evidence if any(item.value.relation_to(one.admits) is Fit.INSIDE for one in claim.stated)]
    return any(not _NARROW.search(item.definition) for item in fitting) if fitting else None


def _bits(claim: Claim) -> Claim:
    return replace(claim, property="quantization_bits", conditions=(), stated=())


def _is_stored_narrow(item: Evidence) -> bool:
    return getattr(item.value, "low", 16) < 16
