"""Clauses with "where": whose number stands in one, and of whom the sentence goes on ("X takes 12 ms, where Y takes 30, so it")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.expression import expression
from claims.roles import Actor

_WHERE = expression(r",? where(?:as)? (?:the )?[\"`*]{0,2}$", re.IGNORECASE)
_DOES = expression(r"[`*_\"]{0,3} [a-z]{2,11} (?:only |just |about )?", re.IGNORECASE)
_SO_IT = expression(r"[,;] (?:and )?(?:so|hence|thus|therefore|which means|making|that makes) (?:that )?it\b", re.IGNORECASE)


def actor(text: str, start: int, before: Sequence[Actor], gap: str) -> Actor | None:
    """Return whose a number is that stands in or behind such a clause about the last actor; None where there is no such clause.

    `gap` are the words between that actor and the number: a verb alone, or what leads back to the sentence's subject.
    """
    if not before or not _WHERE.search(text[start : before[-1].start]):
        return None
    if before[-1].aside and _DOES.fullmatch(gap):
        return before[-1]
    return next((one for one in reversed(before[:-1]) if not one.aside), None) if _SO_IT.search(gap) else None
