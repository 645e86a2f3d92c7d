"""A model beside what it was before it was made smaller: "110 MB, a quarter of the original", "from 440 to 110 MB, a quarter"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.properties.precision import ALTERED
from claims.properties.turn import Turn
from claims.quantities.numbers import Quantity
from claims.sentences.utterance import Utterance
from claims.text.expression import expression

#: What becomes less of a model when its values are stored in fewer bits.
SIZES = frozenset({"disk_size", "memory"})
#: So many characters lie at most between a size and the share that is told of it.
_NEAR = 60
#: In so many characters in front of it the words tell that values were stored in fewer bits.
_FRONT = 160
_KINDS = ("words", "percent", "times")
_WIDE = r"(?:(?:fp|float|bf|bfloat)[- ]?(?:16|32)|F(?:16|32)|(?:16|32)[- ]bit|(?:half|full|single)[- ]precision)"
_THING = r"(?: (?:files?|sizes?|checkpoints?|weights|model|one|version|build|footprint|space|export))?"
_ENDS = r"(?=\s?[.,;:)–—]|\s?$|\s(?:and|while|but|at|with|in|after|once|when)\b)"
_BEFORE = expression(
    rf"\s?(?:of\s)?(?:(?:the|its|their|that of the) (?:original|former|unquantized|uncompressed|unpruned|full|plain) ?(?:{_WIDE})?"
    rf"{_THING}(?:,? (?:of )?[\d.,]{{1,8}} ?[KMG]i?B)?|(?:what it was )?before(?: that| quanti[sz]ation)?|what it was){_ENDS}",
    re.IGNORECASE,
)
_OF_IT = expression(rf"\s?of\s(?:that|it|this){_ENDS}", re.IGNORECASE)
_BARE = expression(r"(?=\s?[.,;:)–—]|\s?$|\s(?:and|while|but)\b)")
#: "From 440 MB to 110 MB, roughly a quarter", "shrinks to 110 MB, a quarter".
_SHRUNK = expression(
    r"\b(?:from|shr[iau]nk(?:s|ing)?|(?:goes|went|gets|got|came|comes|drops?|dropped|falls?|fell|down))\b[^.;:()]{0,50}"
    r"\bto (?:about |only |just |some |~ ?)?[\d.,]{1,8} ?[KMG]i?B(?: [a-z]{2,8}){0,2}, (?:or |i\.e\.,? |that is,? |which is )?$",
    re.IGNORECASE,
)
_THAN_BEFORE = expression(
    rf"[^.;:()]{{0,30}}?\bthan (?:(?:the|its) (?:original|unquantized|uncompressed|{_WIDE}){_THING}|before|it was){_ENDS}",
    re.IGNORECASE,
)

TURN = Turn("of_before", kinds=_KINDS)


def share(utterance: Utterance, quantity: Quantity, bound: Sequence[tuple[Quantity, str]]) -> tuple[str, int] | None:
    """Return what a share is of that a size is of the same model's before it was made smaller, and where its words end.

    `bound` are the values of the sentence, each with its property.
    """
    if quantity.kind not in _KINDS or (quantity.digits >= 1 and quantity.kind != "percent"):
        return None
    size = [name for one, name in bound if name in SIZES and 0 <= quantity.hedged - one.end <= _NEAR]
    if not size:
        return None
    told = _BEFORE.match(utterance.text, quantity.end, utterance.end)
    if told and not _is_quantized(utterance.text[max(0, quantity.hedged - _FRONT) : told.end()]):
        told = None  # a student beside its teacher, a version beside the first
    if not told and _is_alone(utterance):
        told = _OF_IT.match(utterance.text, quantity.end, utterance.end)
        if not told and _SHRUNK.search(utterance.before(quantity.hedged, 110)):
            told = _BARE.match(utterance.text, quantity.end, utterance.end)
    return (size[-1], max(told.end(), quantity.end)) if told else None


def is_than_before(utterance: Utterance, name: str, end: int) -> bool:
    """Say whether a comparison of a property that ends at `end` is with the same model before it was made smaller."""
    return name in SIZES and bool(_THAN_BEFORE.match(utterance.text, end, utterance.end))


def _is_alone(utterance: Utterance) -> bool:
    """Say whether a sentence tells how one model is made smaller, and names no other."""
    names = {one.ref.mention for one in utterance.mentions}
    return len(names) <= 1 and _is_quantized(utterance.sentence)


def _is_quantized(words: str) -> bool:
    return bool(ALTERED.search(words) or _MADE_SMALLER.search(words))


_MADE_SMALLER = expression(r"\bshr[iau]nk(?:s|ing)?\b|\bI?Q\d_\w|\bbits?\b", re.IGNORECASE)
