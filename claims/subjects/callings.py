"""Callings: what a document calls one of its models besides its name ("The incumbent" above its section, "Wren, our baseline,")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claims.names.mentions import Found
from claims.subjects.scene import ref_of
from claims.text.expression import expression
from schemas.document import Document
from schemas.model import ModelRef, fold_name

_CALLING = (
    r"incumbent|baseline|veteran|newcomer|challenger|runner-up|favou?rite|winner|workhorse|contender|underdog|outsider|champion"
    r"|heavyweight|lightweight|old-timer|flagship|front-runner|reference|control|yardstick|classic|latecomer"
)
_HEADING = expression(rf"\W*(?:\d{{1,2}}[.)]\s)?(?:the|our) (?P<calling>{_CALLING})\W*", re.IGNORECASE)
_BEHIND = expression(rf"[*_`]{{0,3}},? (?:is |was )?(?:the|our) (?P<calling>{_CALLING})(?=[,.;:)]| (?:and|but)\b|$)", re.IGNORECASE)
_IN_FRONT = expression(rf"\b(?:the|our) (?P<calling>{_CALLING}),? (?:is |was |being )?[*_`]{{0,3}}$", re.IGNORECASE)
#: A section tells of the model it is named for in one of its first blocks.
NEAR = 2


def find(document: Document, found: Iterable[tuple[Found, ...]]) -> dict[str, ModelRef | None]:
    """Return what a document calls its models, each with the model that it means; None for what it calls several."""
    called: dict[str, ModelRef | None] = {}
    for calling, ref in _told(document, tuple(found)):
        other = called.get(calling, ref)
        called[calling] = ref if other and fold_name(other.mention) == fold_name(ref.mention) else None
    return {f"{the} {calling}": ref for calling, ref in called.items() for the in ("the", "The", "our", "Our")}


def _told(document: Document, found: tuple[tuple[Found, ...], ...]) -> Iterator[tuple[str, ModelRef]]:
    heading, age = "", 0
    for block, names in zip(document.blocks, found, strict=True):
        text, age = block.passage.text, age + 1
        headed = _HEADING.fullmatch(text) if block.kind == "heading" else None
        if block.kind == "heading":
            heading, age = headed["calling"].lower() if headed else "", 0
        elif heading and names and age <= NEAR:
            yield heading, ref_of(block.passage, names[0])
            heading = ""
        for one in names:
            behind, front = _BEHIND.match(text, one.end), _IN_FRONT.search(text[max(0, one.start - 40) : one.start])
            yield from ((match["calling"].lower(), ref_of(block.passage, one)) for match in (behind, front) if match)
