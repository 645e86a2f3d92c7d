"""The document against itself: statements that its own numbers decide. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from schemas.claim import Claim
from schemas.document import Document, Remark
from schemas.evidence import Evidence
from verifier.consistency.average import of_average
from verifier.consistency.copied import Published, of_copies
from verifier.consistency.declaration import of_declarations
from verifier.consistency.difference import of_gain
from verifier.consistency.emphasis import of_emphasis
from verifier.consistency.licensing import of_base_license, of_license_file
from verifier.consistency.magnitude import of_magnitude
from verifier.consistency.pace import of_pace
from verifier.consistency.quotient import of_ratio
from verifier.consistency.reduction import of_reduction
from verifier.consistency.relative import of_relative
from verifier.consistency.repetition import of_repetition
from verifier.consistency.statement import Statements
from verifier.consistency.summary import of_summary


def consider(claim: Claim, statements: Statements, document: Document) -> tuple[Evidence, ...]:
    """Return what the document's other statements say about a claim; nothing where they say nothing."""
    relative = of_relative(claim, statements, document)
    if relative is not None:
        return relative
    return (
        of_summary(claim, statements)
        or of_reduction(claim, statements, document)
        or of_ratio(claim, statements, document)
        or of_pace(claim, statements, document)
        or of_gain(claim, statements, document)
        or of_average(claim, statements, document)
        or of_magnitude(claim, statements)
        or of_repetition(claim, statements)
    )


def remark(
    claims: Sequence[Claim], document: Document, *, license_text: str = "", licenses: Mapping[str, str], published: Published
) -> tuple[Remark, ...]:
    """Return what in a document does not go together and is no verdict on a claim.

    `license_text` is that of the license file beside a card; `licenses` are those of known models, by repository in lower case;
    `published` are figures of known models.
    """
    return (
        *of_declarations(claims, document),
        *of_license_file(claims, license_text),
        *of_base_license(claims, licenses),
        *of_emphasis(claims, document),
        *of_copies(claims, document, published),
    )
