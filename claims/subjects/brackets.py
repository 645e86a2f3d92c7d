"""Brackets that tell of a model by themselves, so that what stands behind is none of its, and brackets with a value of two."""

from __future__ import annotations

import re

from claims.subjects.roles import Actor
from claims.text.expression import expression

#: "… (for comparison, X reaches 84.5), and 85.2 on …": X is spoken of inside alone.
_INSIDE = expression(r"\([^()]{1,160}\)")
_NUMBER = r"\d[\d.,]{0,11}(?: ?(?:[KMBT]|[mb]illion)\b)?(?: [a-z]{3,12}){0,2}"
_TWO = expression(
    rf"[)*_`\"]{{0,3}}\s\([~≈]?(?P<first>{_NUMBER}) (?:vs\.?|versus|against|compared (?:to|with)|rather than|instead of"
    rf"|as opposed to) [~≈]?(?P<second>{_NUMBER})\)",
    re.IGNORECASE,
)


def outside(text: str, start: int, offset: int, actors: list[Actor]) -> list[Actor]:
    """Return the actors without those of a closed bracket, in front of a number, that tells a number of theirs by itself."""
    closed = [match.span() for match in _INSIDE.finditer(text, start, offset)]
    told = [(low, high) for low, high in closed if _tells(text, low, high, actors)]
    left = [one for one in actors if not any(low < one.start < high for low, high in told)]
    return left if any(one.end <= offset for one in left) else actors


def _tells(text: str, low: int, high: int, actors: list[Actor]) -> bool:
    """Say whether a bracket holds a model and, beside its name, words and a number."""
    inside = next((one for one in actors if low < one.start and one.end < high), None)
    rest = text[low : inside.start] + " " + text[inside.end : high] if inside else ""
    return len(rest) > 12 and any(map(str.isdigit, rest))


def of_two(text: str, offset: int, actors: list[Actor]) -> tuple[Actor | None, bool]:
    """Return whose a number is in a bracket with a value of two models ("X has half of Y's heads (4 vs 8)"), and whether it is so.

    The first is of whom the sentence is about, None where that is not named in it, the second of the last name in front.
    """
    before = [one for one in actors if one.end <= offset]
    pair = _TWO.match(text, before[-1].end) if before and before[-1].aside else None
    if pair is None or offset not in (pair.start("first"), pair.start("second")):
        return None, False
    if offset == pair.start("second"):
        return before[-1], True
    return next((one for one in reversed(before[:-1]) if not one.aside), None), True
