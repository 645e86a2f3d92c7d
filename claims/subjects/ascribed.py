"""What a card calls its own model by: the kind it is of ("This is an X model with …"), a word of its name ("Sentence X")."""

from __future__ import annotations

import re

from claims.names.altered import TONGUES
from claims.text.expression import expression
from claims.text.sentence import sentence_at
from schemas.model import ModelRef, fold_name

#: "This is X", "This model is a pretrained X": what a card's own model is; not what it is made from or like.
_THIS_IS = expression(
    r"[\s*_>\"']*(?:(?:this|the present|our)(?: (?:model|checkpoint|card|repository|repo))? is|here is)"
    r"(?: (?!of\b|for\b|from\b|to\b|on\b|in\b|by\b|with\b|like\b|than\b|not\b|as\b|at\b)[\w-]{1,20}){0,6}\s[\s\[(*_`\"]*",
    re.IGNORECASE,
)
#: "An X model for Y trained on …", "X with 2 layers …": what opens a card, without a verb.
_OPENS = expression(
    r"[\s#*_>\"']*(?:(?:an?|the|from[ -]scratch|pre-?trained|fine-?tuned|small|tiny) ){0,3}[\s\[(*_`\"]*", re.IGNORECASE
)
_MADE = expression(
    r"[\])*_`\",]{0,6}(?:\([^()\s]{1,120}\))?(?:,? (?:[\w*_-]{2,20},? ){0,5}?)?"
    r"(?:with|for|which|that|(?:further |later |additionally )?(?:pre-?|fine-?|post-?)?(?:trained|tuned))\b",
    re.IGNORECASE,
)
_FINITE = expression(
    r"\b(?:is|are|was|were|has|have|had|can|could|may|will|does|did|uses?|needs?|gives?|gets?|reach(?:es|ed)|achieves?|achieved"
    r"|performs?|performed|outperforms?|scores?|takes?|runs?)\b",
    re.IGNORECASE,
)
_FOR_TONGUE = expression(rf"[\])*_`\",]{{0,6}}(?: [\w*_,-]{{2,20}}){{0,3}} for (?:the )?(?:{TONGUES})(?![\w-])")
_WORD = expression(r"(?:^|[\s(*_\"'])(?P<word>[A-Z][A-Za-z-]{3,20}) [*_`]{0,2}$")
#: What is said of "Sentence X" in the card of a model tuned from it is said of that other one.
_TUNED = expression(r"tuned")
_STEM = expression(r"[A-Za-z]{3,}")


def is_own(text: str, start: int, end: int, own: ModelRef, *, opening: bool) -> bool:
    """Say whether the name from `start` to `end`, of another model or kind, means the card's `own` one.

    `opening` says that the text stands before the card's second heading, where it tells what it is the card of.
    """
    first, last = sentence_at(text, start)
    if _THIS_IS.fullmatch(text, first, start):
        return True
    name = fold_name(own.mention.rsplit("/", 1)[-1])
    kind = _STEM.search(text, start, end)
    if kind is None or fold_name(kind[0]) not in name:
        return False
    word = None if _TUNED.search(name) else _WORD.search(text, max(first, start - 30), start)
    if word and fold_name(word["word"]) in name and fold_name(word["word"]) not in fold_name(text[start:end]):
        return True
    if not opening or not _OPENS.fullmatch(text, first, start):
        return False
    return bool(_FOR_TONGUE.match(text, end) or (_MADE.match(text, end) and not _FINITE.search(text, end, last)))
