"""Models that are put together from others: "X uses Y at 336 pixels, so …", "X joins Y to Z, which makes …"."""

from __future__ import annotations

import re

from claims.text.expression import expression

#: What joins one part to another.
_JOIN = (
    r"(?:joins|couples|pairs|combines|connects|glues|bolts|welds|marries|attaches|hooks|ties|links|fuses|bridges|wires|stitches)"
)
_KIND = r"(?:(?:the|an?|its|both|frozen|pre-?trained|plain|ordinary) ){0,2}[`*_\"]{0,2}"
_BUILT_WITH = expression(
    rf"[)*_`\"]{{0,3}}(?: \([^()]{{1,40}}\))? (?:uses|employs|{_JOIN}|puts together|wraps|consists of|sits on"
    rf"|relies on|rests on|runs on|is (?:made|put together|assembled|composed) of) {_KIND}",
    re.IGNORECASE,
)
_JOINS = expression(rf"\b{_JOIN} {_KIND}$", re.IGNORECASE)
_JOINED_TO = expression(rf"[)*_`\"]{{0,3}} (?:to|with|onto|into|and) {_KIND}", re.IGNORECASE)
_PIXELS = expression(r"\d{2,4}(?: ?(?:[x×]|by) ?\d{2,4})? ?(?:pixels?|px)\b", re.IGNORECASE)
#: The words between two names are no more than so many characters.
_LONGEST = 90


def of_parts(text: str, end: int, start: int) -> bool:
    """Say whether the name at `start` is a part of what the model is built with whose name ends at `end`."""
    return 0 < start - end < _LONGEST and bool(_BUILT_WITH.fullmatch(text, end, start))


def is_part(text: str, before: tuple[int, int], start: int, *, joined: bool) -> bool:
    """Say whether the name at `start` is of a part: of the model before it, or `joined` to that where it is a part itself."""
    return _goes_on(text, before, start) if joined else of_parts(text, before[1], start)


def _goes_on(text: str, part: tuple[int, int], start: int) -> bool:
    """Say whether the name at `start` is another part, to which the part at some place is joined."""
    joined = 0 < start - part[1] < _LONGEST and _JOINED_TO.fullmatch(text, part[1], start)
    return bool(joined and _JOINS.search(text[max(0, part[0] - 40) : part[0]]))


def takes_in(text: str, gap: tuple[int, int], offset: int) -> bool:
    """Say whether the number at `offset` is how large the pictures are that a whole gives the part behind the `gap`."""
    return of_parts(text, *gap) and bool(_PIXELS.match(text, offset))
