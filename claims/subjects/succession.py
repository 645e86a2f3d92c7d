"""Successors: with whom a relative is compared that opens a sentence ("Its successor X is three times as large")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.names import kin
from claims.subjects.roles import Actor
from claims.subjects.scene import SUCCEEDS
from claims.text.expression import expression
from claims.text.once import remembered
from claims.text.sentence import sentence_at
from schemas.document import Document
from schemas.model import ModelRef, same_model

_RELATIVE = expression(
    r"\W*(?:its|the|their) (?:[a-z]{3,10} )?(?:successor|follow-up|heir|descendant|brother|sister|sibling)\b", re.IGNORECASE
)


def succeeded(text: str, offset: int, spoken: Sequence[Actor], subject: ModelRef) -> ModelRef | None:
    """Return the last model of the family that was `spoken` of where a relative of it opens the sentence around `offset`."""
    start, _ = sentence_at(text, offset)
    if not _RELATIVE.match(text, start, offset):
        return None
    before = (one.ref for one in reversed(spoken) if one.end <= start and one.ref and one.ref.mention)
    return next((ref for ref in before if kin.of_one_family(ref, subject) and not same_model(ref, subject)), None)


@remembered
def is_told_of(document: Document) -> bool:
    """Say whether a document speaks of a predecessor."""
    return any(SUCCEEDS.search(block.passage.text) for block in document.blocks if block.kind != "code")
