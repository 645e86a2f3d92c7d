"""Answers: bare numbers that take the properties which the question in front of them asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.bare import follows_a_name
from claims.bound import Bound, fits
from claims.expression import expression
from claims.numbers import Quantity
from claims.row import Pattern
from claims.utterance import Utterance

#: No vocabulary of a language model is smaller.
_FEWEST_TOKENS = 200
_OPENS = expression(
    r"\W*(?:(?:solution|answer)\W+)?(?:[A-Ea-e]\W{1,3}|(?:false|true|no|yes|wrong|right|exactly"
    r"|more or less)\W{1,3}){0,2}",
    re.IGNORECASE,
)
_ANSWERS = expression(r"\b(?:has|have|had|is|are|with|namely|only|just|takes?|uses?|of|one with|ones with)\s$", re.IGNORECASE)
_CLOSES = expression(
    r"\s?(?:[.,;)!]|$|(?:and|against|to|like|as|instead|in all|each|the same|for|while|where"
    r"|but)\b)",
    re.IGNORECASE,
)
_NEXT = expression(r"\s?(?:,? ?and|,|/|or|;)\s?", re.IGNORECASE)


def in_turn(utterance: Utterance, bare: Sequence[Quantity], asked: Sequence[Pattern | None]) -> dict[int, Bound]:
    """Give each number of an answer the property that the question asks for in its place ("8 and 2.", "256, 8 and 128")."""
    if not _OPENS.fullmatch(utterance.text[utterance.start : bare[0].hedged]):
        return {}
    if not all(_NEXT.fullmatch(utterance.text[one.end : other.hedged]) for one, other in pairwise(bare)):
        return {}
    return {
        one.start: Bound(one, pattern, one.hedged, one.end)
        for one, pattern in zip(bare, asked, strict=True)
        if pattern and fits(one, pattern.row)
    }


def answers(utterance: Utterance, quantity: Quantity, pattern: Pattern) -> bool:
    """Say whether a bare number answers what was asked before ("How many layers …? It has 12.", "C, 768.")."""
    if quantity.kind != "count" or not fits(quantity, pattern.row):
        return False
    if utterance.asked == "vocab_size" and quantity.value < _FEWEST_TOKENS:
        return False
    front, behind = utterance.text[utterance.start : quantity.hedged], utterance.after(quantity.end, 16)
    if (
        not front.strip(" *_#")
        and not re.search(r"\w", behind)
        and not quantity.worded
        and quantity.scale == 1
        and not utterance.of
    ):
        return False  # the number of an item, or a figure that stands for itself
    told = _OPENS.fullmatch(front) or _ANSWERS.search(front) or follows_a_name(utterance, quantity)
    return bool(told and _CLOSES.match(behind))
