"""Respective tests: scores and data sets listed in the same order ("55.9 and 95.8 on MATH and ARC", "on A and B … X and Y")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.quantities.numbers import Quantity
from claims.sentences.utterance import Utterance
from claims.text.benchmark import is_benchmark
from claims.text.expression import expression

_NEXT = expression(r"\s?(?:%|percent|points?)?(?:,? and |,? & |, |/)", re.IGNORECASE)
_NAME = r"[A-Z][\w.’'-]{0,24}(?: (?:v?\d[\d.]{0,4}|[A-Z][\w.-]{0,16})){0,3}"
_LIST = rf"(?P<names>{_NAME}(?:, {_NAME}){{0,8}},? (?:and|&) (?:the )?{_NAME})"
_BEHIND = expression(
    rf"\s?(?:%|percent|points?)?(?:\s\w{{2,12}}){{0,2}}?(?:,? respectively,?)?\s(?:on|in|for|over|across)\s(?:the )?{_LIST}"
)
_FRONT = expression(rf"\b(?:[Oo]n|[Ii]n|[Ff]or|[Oo]ver|[Aa]cross)\s(?:the )?{_LIST}(?![\w-])")
_PARTS = expression(r",? (?:and|&) (?:the )?|, ")
#: So far behind a list of tests their scores may stand.
_FARTHEST = 110
_LONGEST = 160


def group(utterance: Utterance, quantity: Quantity) -> tuple[Quantity, ...]:
    """Return the numbers listed with one, itself among them, in their order."""
    found = utterance.quantities
    at = next((place for place, one in enumerate(found) if one.start == quantity.start), -1)
    if at < 0:
        return ()
    first = last = at
    while first > 0 and _are_listed(utterance, found[first - 1], found[first]):
        first -= 1
    while last + 1 < len(found) and _are_listed(utterance, found[last], found[last + 1]):
        last += 1
    return tuple(found[first : last + 1])


def _are_listed(utterance: Utterance, one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind and bool(_NEXT.fullmatch(utterance.text[one.end : other.hedged]))


def test_of(utterance: Utterance, quantity: Quantity) -> str:
    """Return the data set of one of several listed scores, where as many are listed behind or in front of them; else ""."""
    listed = group(utterance, quantity)
    if len(listed) < 2:
        return ""
    names = _named(utterance, listed)
    return names[listed.index(quantity)] if len(names) == len(listed) else ""


def _named(utterance: Utterance, listed: Sequence[Quantity]) -> list[str]:
    behind = _BEHIND.match(utterance.after(listed[-1].end, _LONGEST))
    fronts = list(_FRONT.finditer(utterance.before(listed[0].hedged, _LONGEST))) if not behind else []
    told = behind or next((one for one in reversed(fronts) if len(one.string) - one.end() < _FARTHEST), None)
    at = (listed[-1].end if behind else max(0, listed[0].hedged - len(fronts[0].string) if fronts else 0)) if told else 0
    low, high = (at + place for place in told.span("names")) if told else (0, 0)
    # "On MMLU X and Y score 61 and 70": models are no tests.
    first = min((one.start for one in utterance.mentions if low <= one.start < high), default=high)
    tests = told["names"][: first - low].rstrip() if told else ""
    names = [name.rstrip(".") for name in _PARTS.split(tests)] if tests else []
    return names if any(is_benchmark(name) for name in names) else []
