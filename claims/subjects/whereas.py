"""Clauses with "where": whose number stands in one, and of whom the sentence goes on ("X takes 12 ms, where Y takes 30, so it")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.subjects.roles import Actor
from claims.text.expression import expression

_WHERE = expression(r",? where(?:as)? (?:the )?[\"`*]{0,2}$", re.IGNORECASE)
_DOES = expression(r"[`*_\"]{0,3} [a-z]{2,11} (?:only |just |about )?", re.IGNORECASE)
_SO_IT = expression(r"[,;] (?:and )?(?:so|hence|thus|therefore|which means|making|that makes) (?:that )?it\b", re.IGNORECASE)
#: "In contrast to X with its 48, we stay at 8".
_CONTRASTED = expression(
    r"\W{0,3}(?:(?:in|by) (?:contrast|comparison) (?:to|with)|unlike|compared (?:to|with)|as opposed to|contrary to|whereas|while"
    r"|where)\b",
    re.IGNORECASE,
)
_WE = expression(r",\s(?:we|ours|our (?:own )?(?:model|network|encoder))\s", re.IGNORECASE)


def is_ours(sentence: str, start: int, offset: int, actors: Sequence[Actor]) -> bool:
    """Say whether "we" behind a contrast have the number at `offset`, of a sentence from `start` on that speaks of `actors`."""
    named = max((one.end for one in actors if one.end <= offset), default=offset)
    return bool(_CONTRASTED.match(sentence)) and bool(_WE.search(sentence, named - start, offset - start))


def is_inside(text: str, start: int, last: Actor, gap: str) -> bool:
    """Say whether a number is the verb's behind the last actor of such a clause; `gap` are the words between the two."""
    return last.aside and bool(_DOES.fullmatch(gap)) and bool(_WHERE.search(text[start : last.start]))


def is_over(text: str, start: int, before: Sequence[Actor], gap: str) -> bool:
    """Say whether such a clause is over in front of a number, so that it is the sentence's subject that has it."""
    return bool(_SO_IT.search(gap)) and bool(_WHERE.search(text[start : before[-1].start]))
