"""Dated notes: what a log of changes said on its day, and the numbers beside it may have come later."""

from __future__ import annotations

import re

from schemas.claim import Claim
from schemas.document import Document

#: "**September 19, 2019 - Update:** …", "[2023.06.25] …", "2023-09-16: …" at the head of a paragraph or of an item.
_DATED = re.compile(
    r"[\W_]{0,8}(?:\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
    r"|(?:\d{1,2}\.? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4})(?!\d)"
)
WHY = "said in a dated note: the document's other numbers may be of another day"


def is_dated(claim: Claim, document: Document) -> bool:
    """Say whether a statement stands in a paragraph or an item that begins with a date."""
    for block in document.blocks:
        if block.kind in ("paragraph", "item") and block.passage.text and block.passage.covers(claim.span.start):
            return bool(_DATED.match(block.passage.text))
    return False
