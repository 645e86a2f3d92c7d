"""What stands right beside the number of a comparison: a value, a model, a verb that tells how a value changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.properties.turn import Turn
from claims.quantities.numbers import Quantity
from claims.sentences.utterance import Utterance
from claims.sentences.whom import REACH, is_original, is_sized
from claims.text.expression import expression

#: The nouns of a value, up to what leads from it to a comparison ("33 million parameters", "160 GB of text").
_ITS_NOUNS = expression(
    r"(?:[ -]?(?!and\b|or\b|but\b|while\b|with\b|where\b|against\b|at\b|is\b|are\b|which\b)[^\W_][\w/.’'-]{0,20}){0,5}\)?"
)
_MODEL = expression(r"[\s*_`\"')]{0,4}")
_PRONOUN = expression(r"\b(?:it|which|that|this|the (?:latter|former|former one|other|whole|model))\s?$", re.IGNORECASE)
_VERB = expression(r"(?:about |nearly |almost |more than )?(?:doubl|tripl|quadrupl|halv)(?:es?|ed)", re.IGNORECASE)
_TO = expression(r"\s(?:[^\W\d][\w'’-]{0,20} ){1,5}(?:again,? )?to ", re.IGNORECASE)
#: Of what no share or multiple of another model's is told in this way.
_NOT_SO = frozenset({"score", "quantization_bits", "embedding_parameters"})


def stands(utterance: Utterance, turn: Turn, quantity: Quantity, front: int, bound: Sequence[tuple[Quantity, str]]) -> str:
    """Return of what a number compares by what stands beside it, "" where that is not there.

    `front` is where the turn's words in front of the number begin.
    """
    if turn.near == "value":
        last = max(((one, name) for one, name in bound if one.end <= front), key=lambda told: told[0].end, default=None)
        fits = last and last[1] not in _NOT_SO and _ITS_NOUNS.fullmatch(utterance.text, last[0].end, front)
        return last[1] if last and fits else ""
    if turn.near == "model":
        told = any(_MODEL.fullmatch(utterance.text, one.end, front) for one in utterance.mentions if one.end <= front)
        return turn.property if told or _PRONOUN.search(utterance.before(front, 20)) else ""
    if not _VERB.fullmatch(utterance.text, quantity.hedged, quantity.end):
        return ""
    raised = (name for one, name in bound if one.start > quantity.end and _TO.fullmatch(utterance.text, quantity.end, one.hedged))
    return next(raised, "") if turn.near == "rise" else "told"


def is_behind(utterance: Utterance, end: int) -> bool:
    """Say whether a model's name or what stands for it follows the words of a comparison that end there."""
    if is_original(utterance, end) or is_sized(utterance, end):
        return True
    behind = next((one for one in utterance.mentions if one.start >= end), None)
    return bool(behind and (behind.start == end or REACH.fullmatch(utterance.text, end, behind.start)))
