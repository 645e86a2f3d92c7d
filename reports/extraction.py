"""What `verify extract` prints: the claims of a document before anything is checked."""

from __future__ import annotations

from collections.abc import Sequence

from reports import figure
from reports.escape import visible
from reports.finding import labeled
from reports.json import encode
from reports.layout import align, clip
from reports.record import claim_record, document_record
from reports.style import PLAIN, Style
from reports.text import title
from schemas.claim import Claim, Explanation
from schemas.document import Document
from schemas.property import PROPERTIES

_STATED, _TITLE = 20, 50
_QUOTE = 160


def render_json(document: Document, claims: Sequence[Claim]) -> str:
    """Return one line of JSON, without its line end, of the shape that schemas/claims-v1.schema.json gives."""
    found = [claim_record(document, claim) for claim in claims]
    return encode({"schema": "claims-v1", "document": document_record(document), "claims": found})


def render_failure(path: str, message: str) -> str:
    """Return the line of JSON for a document that could not be read, so that there is one line for each document given."""
    unread = {"path": path, "kind": None, "sha256": None}
    return encode({"schema": "claims-v1", "document": unread, "claims": [], "error": message})


def render_table(document: Document, claims: Sequence[Claim], style: Style = PLAIN) -> str:
    """Return a table for a terminal: place, what is stated of what, and the quote as far as there is room."""
    heading = style.paint(f"{visible(document.name)}: {len(claims)} claim{'' if len(claims) == 1 else 's'}", "bold")
    rows = align([_row(document, claim, style) for claim in claims])
    return "\n".join([heading, *(clip("  " + "  ".join(row), style.width) for row in rows)])


def render_explanation(document: Document, explanation: Explanation, style: Style = PLAIN) -> str:
    """Return how one claim was found: what it states, its rule and place, and the other numbers there with why they were left."""
    claim = explanation.claim
    at = document.position(claim.span.start)
    unit = claim.condition("unit") or PROPERTIES[claim.property].unit
    meant = claim.subject.repository or "no known model"
    lines = [
        style.paint(
            f"{visible(document.name)}:{at.line}:{at.column}: {title(claim)}: {visible(figure.stated(claim, unit))}", "bold"
        )
    ]
    lines += labeled("quote", f"“{document.quote(claim.span)[:_QUOTE]}”", style)
    lines += labeled("rule", claim.rule or "none named", style)
    lines += labeled("place", explanation.structure, style)
    lines += labeled("words", clip(explanation.passage, 2 * _QUOTE), style)
    lines += labeled("subject", f"“{claim.subject.mention}”, {meant}", style)
    for number, reason in explanation.left:
        lines += labeled("left", f"“{number[:_QUOTE]}”: {reason}", style)
    return "\n".join(lines)


def _row(document: Document, claim: Claim, style: Style) -> tuple[str, str, str, str]:
    at = document.position(claim.span.start)
    unit = claim.condition("unit") or PROPERTIES[claim.property].unit
    about = clip(title(claim), min(_TITLE, style.width // 2))
    value = clip(visible(figure.stated(claim, unit)), _STATED)
    return f"{at.line}:{at.column}", value, about, f"“{visible(document.quote(claim.span)[: 2 * style.width])}”"
