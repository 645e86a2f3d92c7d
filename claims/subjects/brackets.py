"""Models of which a bracket tells by itself: what stands behind it is not told of them."""

from __future__ import annotations

from claims.subjects.roles import Actor
from claims.text.expression import expression

#: "… (for comparison, X reaches 84.5), and 85.2 on …": X is spoken of inside alone.
_INSIDE = expression(r"\([^()]{1,160}\)")


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
