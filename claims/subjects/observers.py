"""Sentences whose subject only tells: who measures, counts or reports, and what is done once ("we know of 96 layers").

Whom the sentence before was about is still on stage, as nobody in such a sentence could have what it tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.subjects.roles import Actor
from claims.text.expression import expression
from claims.text.sentence import sentence_at
from schemas.model import ModelRef, fold_name

_TELLS = (
    r"(?:confirm(?:ed)?|verif(?:y|ied)|check(?:ed)?|reproduced?"
    r"|know|knew|get|got|count(?:ed)?|measur\w+|remember|saw|see|timed|clocked|not(?:e|ed)|reckon(?:ed)?|estimat\w+|report(?:s|ed)?"
    r"|quot(?:es?|ed)|stat(?:es?|ed)|promis(?:es?|ed)|cit(?:es?|ed)|advertis(?:es?|ed)|claims?|claimed|lists?|listed|speaks?|spoke"
    r"|puts?|gives?|gave|says?|said|mentions?|mentioned|names?|named|recommends?|recommended)"
)
_WHO = (
    r"(?:company|authors?|makers?|team|paper|report|card|model card|developers?|researchers?|lab|creators?|vendor|documentation"
    r"|readme|announcement)"
)
_ONCE = r"(?:sentence|image|picture|photo|text|query|page|document|letter|review|paragraph|clip|request|prompt|answer)"
#: "We know of 12 layers", "the company quotes", "on a phone, a sentence takes 62 ms", "summing up, we get".
_TOLD = expression(
    r"[\W_]{0,4}(?:(?:so|thus|and|but|then|still|all (?:in all|told)|summing up|adding up|altogether"
    r"|(?:on|in|by) [^.,;:]{2,40}),? ){0,2}"
    rf"(?:(?:we|I|one|you) (?:(?:also|only|just|can|still|could) )?{_TELLS}\b"
    rf"|(?:the|its|their) {_WHO} (?:(?:also|only|just) )?{_TELLS}\b"
    rf"|(?:a|one|each|every) (?:(?:single|short|long|typical|whole|average) )?{_ONCE}(?: of [^.,;:]{{1,30}})?"
    r" (?:takes|took|needs|needed|costs?))",
    re.IGNORECASE,
)


def only_tells(words: str) -> bool:
    """Say whether the words of a sentence in front of a number have a subject that only tells, measures or is worked on."""
    return bool(_TOLD.match(words))


def on_stage(text: str, start: int, actors: Sequence[Actor]) -> ModelRef | None:
    """Return the only model that the last sentence in front of `start` speaks of but for comparison; None for no one or several."""
    while start > 0:
        first = sentence_at(text, max(0, start - 2))[0]
        spoken = [one.ref for one in actors if first <= one.start < start and one.ref and not one.aside]
        if spoken or first >= start:
            refs = {fold_name(ref.mention): ref for ref in spoken}
            return next(iter(refs.values())) if len(refs) == 1 else None
        start = first
    return None
