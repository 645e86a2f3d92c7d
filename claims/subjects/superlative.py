"""Superlatives beside which a text names the family that they are of: "Among the T5s the largest has 11B"."""

from __future__ import annotations

import re

from claims.text.expression import expression
from schemas.model import ModelRef, fold_name

_MOST = r"(?:largest|biggest|smallest|tiniest|deepest|shallowest|widest|longest)"
_FAMILY = (
    r"(?:the |all (?:of )?(?:the )?)?(?:[a-z-]{3,14} ){0,3}(?:\([^()]{1,24}\) )?[*_`\"]{0,2}"
    r"(?P<family>(?-i:[A-Z])[A-Za-z\d.-]{0,20}[A-Za-z\d])"
)
#: "Among the T5s the largest", "the largest member of the OPT family".
_OF_FAMILY = expression(
    rf"\b(?:(?:among|of|in|within) {_FAMILY}[*_`\"]{{0,2}}(?: (?:family|series|models|suite|line))?,? the {_MOST}\b"
    rf"|the {_MOST} (?:[a-z-]{{3,14}} ){{0,2}}(?:of|in|among) {_FAMILY.replace('P<family>', 'P<behind>')})",
    re.IGNORECASE,
)
_SUPERLATIVE = expression(rf"\bthe {_MOST}\b[^.;:]{{0,90}}$", re.IGNORECASE)


def is_of_another_family(text: str, offset: int, name: str) -> bool:
    """Say whether a number is a superlative's ("the smallest has 0.5B"), of a family named in front to which `name` is no kin."""
    front = text[max(0, offset - 300) : offset]
    if not _SUPERLATIVE.search(front[-140:]):
        return False
    told = [match["family"] or match["behind"] for match in _OF_FAMILY.finditer(front)]
    if not told:
        return False
    family = fold_name(told[-1])
    return not any(part and part in fold_name(name) for part in {family, family.removesuffix("s")})


def unless_of_another(text: str, offset: int, subject: ModelRef) -> ModelRef:
    """Return the subject of a number, that of nobody where a superlative of another family has it."""
    if subject.mention and not subject.own and is_of_another_family(text, offset, subject.mention):
        return ModelRef("")
    return subject
