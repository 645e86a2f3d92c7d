"""Sentences in which one model changes another's number: "X extends Y's context from A to B", so that Y has A and X has B."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.subjects.brackets import of_two
from claims.subjects.roles import Actor
from claims.text.expression import expression
from schemas.model import ModelRef

_VERB = (
    r"(?:extend|stretch|lengthen|widen|enlarg|expand|increas|rais|doubl|quadrupl|push|cut|shrink|shorten|lower|deepen|reduc|bring"
    r"|tak)(?:e?s|e?d)?"
)
#: "X extends Y's context", "X raised the vocabulary of Y".
_CHANGES = expression(
    rf"[)*_`\"]{{0,3}} (?:has |then |later )?{_VERB} (?:the (?:[a-z-]{{2,14}} ){{1,3}}of )?(?:the )?[*_`\"]{{0,2}}", re.IGNORECASE
)
_OWN = r"[)*_`\"]{0,3}(?:['’]s?(?: [a-z][\w-]{1,14}){1,4})? "
_FROM = expression(rf"{_OWN}from (?:about |~)?", re.IGNORECASE)
_FORMER = expression(rf"{_OWN}from [\d.,]{{1,9}}[KMB]?(?: [a-z]{{3,12}})? to (?:about |~)?", re.IGNORECASE)
#: "X builds on Y, whose 512 positions it extends to 8,192".
_WHOSE = expression(rf"[)*_`\"]{{0,3}},? whose [^.;:]{{1,50}} (?:it|they|we) {_VERB} to (?:about |~)?", re.IGNORECASE)


def of_change(text: str, offset: int, actors: Sequence[Actor]) -> Actor | None:
    """Return whose the number at `offset` is in a sentence that tells of how one model changes another's; None elsewhere."""
    before = [one for one in actors if one.end <= offset][-2:]
    for one, other in pairwise(before):
        gap = text[other.end : offset]
        if _WHOSE.fullmatch(gap) and other.aside and not one.aside:
            return one
        if not _CHANGES.fullmatch(text, one.end, other.start):
            continue
        if _FROM.fullmatch(gap):
            return other
        if _FORMER.fullmatch(gap):
            return one
    return None


def related(text: str, offset: int, actors: list[Actor], otherwise: ModelRef) -> ModelRef | None:
    """Return whose a number of two models is, if they are related so or in a bracket; `otherwise` where the first has no name."""
    holder, of_both = of_two(text, offset, actors)
    holder = holder or of_change(text, offset, actors)
    if holder is None:
        return otherwise if of_both else None
    return holder.ref or otherwise
