"""What `verify extract` prints: the claims of a document before anything is checked."""

from __future__ import annotations

from collections.abc import Iterable

from reports.json import encode
from reports.record import claim_record, document_record
from schemas.claim import Claim
from schemas.document import Document


def render_json(document: Document, claims: Iterable[Claim]) -> str:
    """Return one line of JSON, without its line end, of the shape that schemas/claims-v1.schema.json gives."""
    found = [claim_record(document, claim) for claim in claims]
    return encode({"schema": "claims-v1", "document": document_record(document), "claims": found})
