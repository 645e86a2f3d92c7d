"""Comparisons inferred from two values told right in front: "X writes 23 tokens a second, Y 41; that is 44% slower"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.sentences.utterance import Utterance
from claims.text.expression import expression
from schemas.claim import Claim
from schemas.model import ModelRef, same_model

#: What leads from values to what they come to, and nothing else.
_SO = expression(
    r"\W*(?:(?:(?:so|thus|hence|therefore|that is|that['’]s|this is|that makes(?: it)?|which (?:is|makes(?: it)?)|in other words"
    r"|or)\b|i\.e\.),?\s?){1,2}(?:(?:about|roughly|some|nearly|almost|only|just|a good) ?)?",
    re.IGNORECASE,
)
_CLAUSE = expression(r"[,;:(–—]\s?")
#: By which values a speed is told; of how many of them more is faster.
_OF_SPEED = {"throughput": 1, "latency": -1}
#: The values of so many claims back may be meant.
_LAST = 4


def parties(utterance: Utterance, start: int, name: str, ratio: float, values: Sequence[Claim]) -> tuple[ModelRef, ModelRef] | None:
    """Return the subject and the baseline of a comparison at `start` that only tells what the two values in front come to.

    Which of the two models it is told of is that of which it may be true: the larger one's is the larger value.
    """
    front = utterance.text[utterance.start : start]
    cuts = [match.end() for match in _CLAUSE.finditer(front)]
    if ratio == 1 or not any(_SO.fullmatch(front, cut) for cut in (0, *cuts[-2:])):
        return None
    near = [one for one in values[-_LAST:] if one.measure == "value" and one.subject.mention and isinstance(one.value, float)]
    alike = [one for one in near if one.property == name or (name == "speed" and one.property in _OF_SPEED)]
    if len(alike) < 2 or alike[-1].property != alike[-2].property or same_model(alike[-1].subject, alike[-2].subject):
        return None
    first, second = alike[-2:]
    if first.value == second.value or len({id(one) for one in alike if one.property == second.property}) != 2:
        return None
    rises = (ratio > 1) == (_OF_SPEED.get(first.property, 1) > 0 if name == "speed" else True)
    larger, smaller = (first, second) if _number(first) > _number(second) else (second, first)
    subject, baseline = (larger, smaller) if rises else (smaller, larger)
    return subject.subject, baseline.subject


def _number(one: Claim) -> float:
    return one.value if isinstance(one.value, float) else 0.0
