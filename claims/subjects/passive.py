"""Models behind the number that is said of them: "Eight languages are supported by X", "Thirty-two layers make up X"."""

from __future__ import annotations

import re

from claims.text.expression import expression

_LEADS = expression(
    r"[^.,;:()]{1,50}\s(?:(?:are|is|were|was|have been|has been) (?:[a-z]{2,10}ly )?[a-z]{2,10}(?:ed|en|wn|ght|ld|de|ut|pt|lt) "
    r"(?:by|in|into|inside)|makes? up|made up|forms?|constitutes?|go(?:es)? into|went into|(?:lie|sit|stand|live)s? in(?:side)?"
    r"|is all there is (?:to|in)|are all there is (?:to|in)|is what|are what)\s(?:the )?",
    re.IGNORECASE,
)
_ENDS = expression(r"\s?(?:[.,;:!]|$)")


def is_told(text: str, gap: str, end: int) -> bool:
    """Say whether the words from a number to a name, which ends its clause at `end`, say the number of that model."""
    return bool(_LEADS.fullmatch(gap) and _ENDS.match(text, end))
