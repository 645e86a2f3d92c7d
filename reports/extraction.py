"""What `verify extract` prints: the claims of a document before anything is checked."""

from __future__ import annotations

from collections.abc import Sequence

from reports import figure
from reports.escape import visible
from reports.json import encode
from reports.layout import align, clip
from reports.record import claim_record, document_record
from reports.style import PLAIN, Style
from reports.text import title
from schemas.claim import Claim
from schemas.document import Document
from schemas.property import PROPERTIES

_STATED, _TITLE = 20, 50


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


def _row(document: Document, claim: Claim, style: Style) -> tuple[str, str, str, str]:
    at = document.position(claim.span.start)
    unit = claim.condition("unit") or PROPERTIES[claim.property].unit
    about = clip(title(claim), min(_TITLE, style.width // 2))
    value = clip(visible(figure.stated(claim, unit)), _STATED)
    return f"{at.line}:{at.column}", value, about, f"“{visible(document.quote(claim.span)[: 2 * style.width])}”"
