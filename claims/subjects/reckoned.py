"""Numbers that are reckoned of several models: a sum ("A plus B: 36 layers"), a mean ("the average of A's and B's parameters")."""

from __future__ import annotations

import re

from claims.subjects.roles import Actor
from claims.text.expression import expression

NUMBER_WORDS = expression(
    r"\d[\d.,]*(?<![.,])\s?[%\w]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|twenty|thirty|forty)\b",
    re.IGNORECASE,
)
_PLUS = expression(r"[)\"'`*_]{0,3} (?:plus|\+|added to) (?:the )?[`\"*_]{0,2}", re.IGNORECASE)
#: "The average of A's and B's parameters".
_MEAN_OF = expression(
    r"\b(?:average|mean|median|midpoint|sum)\b[^.,;:]{0,40}\b(?:of|between|in|across|over) (?:the )?$", re.IGNORECASE
)


def is_reckoned(sentence: str, start: int, offset: int, before: list[Actor]) -> bool:
    """Say whether a number follows models that are added up or averaged, with no other number between."""
    first, last = before[-2], before[-1]
    if NUMBER_WORDS.search(sentence[first.end - start : last.start - start]) or NUMBER_WORDS.search(
        sentence[last.end - start : offset - start]
    ):
        return False
    gap = sentence[first.end - start : last.start - start]
    return bool(_PLUS.fullmatch(gap) or (" and " in gap and _MEAN_OF.search(sentence[: first.start - start])))
