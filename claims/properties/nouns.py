"""Where behind a number its noun may begin: told once a number, for all rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.text.expression import expression

#: Counters of Chinese, which stand between a number and its noun.
MEASURES = "个種种的块"
_GAP = expression(rf"(?:\s?[{MEASURES}]\s?)?[\s-]{{0,2}}")
#: At most three words between a number and its noun ("12 identical transformer layers"), none of which turns it into another's.
_FILLERS = 3
_FILLER = expression(
    r"(?!(?:of|and|or|in|on|for|to|with|per|an?|than|from|the|is|are|was|has|have|that|which|as|by|at|while|but|more|less|fewer"
    r"|into|onto|before|after|during|using|when|where|so|then|under|over|between|against|without|other|another|additional"
    r"|extra|further|new|different|last|first|each|every|times"
    r"|percent|[kKMGT]i?B|ms)\b)[^\W\d][\w/’'-]{0,24}[ -]",
    re.IGNORECASE,
)


class Places(NamedTuple):
    """Offsets in the words behind a number, in the order in which a noun is looked for there: behind most words first.

    `near` are those with no word in between, `all` those behind words that may stand in front of a noun, too.
    """

    near: tuple[int, ...]
    all: tuple[int, ...]


def places(words: str) -> Places:
    """Return where in the words behind a number its noun may begin."""
    gap = _GAP.match(words)
    near = tuple(range(gap.end() if gap else 0, -1, -1))
    seen: set[tuple[int, int]] = set()
    return Places(near, tuple(dict.fromkeys(place for start in near for place in _behind(words, start, _FILLERS, seen))))


def _behind(words: str, start: int, fillers: int, seen: set[tuple[int, int]]) -> Iterator[int]:
    """Return the places behind up to so many words, those farthest behind first, then `start`; none that are in `seen`."""
    if (start, fillers) in seen:
        return
    seen.add((start, fillers))
    filler = _FILLER.match(words, start) if fillers else None
    end = filler.end() if filler else 0
    while end > start + 1:
        yield from _behind(words, end, fillers - 1, seen)
        end = words.rfind("-", start + 1, end - 1) + 1
    yield start
