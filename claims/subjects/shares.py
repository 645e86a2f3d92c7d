"""Numbers of a share, a stage or a part that stands as a label, of what is trained of a model, or of an average over several."""

from __future__ import annotations

import re

from claims.names.strangers import NUMBERS
from claims.text.expression import expression

_HEDGE = r"(?:(?:about|some|only|just|roughly|around|nearly|almost|~|≈)\s?){0,2}"
#: "The Norse share is 6 GB and a billion tokens": of the data.
_SHARE = expression(
    r"\b(?:the|its|their|each|every|an?) (?:[\w-]{2,16} ){0,2}(?:share|portion|slice|subset|part|section) (?:of [^.;:,]{1,40} )?"
    r"(?:is|are|was|were|has|had|makes up|comes to|takes|weighs|counts|holds|fills|amounts to)\s(?:[^.;:]|\.(?=\d)){0,100}$",
    re.IGNORECASE,
)
_OF_DATA = expression(r"[\d.,]+ ?(?:[KMGT]i?B\b|(?:[KMBT]|[mb]illion|trillion|thousand)? ?(?:tokens|words)\b)", re.IGNORECASE)
#: "Stages of 2, 2, 6 and 2 blocks", "18 blocks in its third stage".
_STAGES = expression(
    r"\bstages? (?:(?:of|with|have|has|hold|holds|count|counts|stack|stacks) )?(?:\d{1,3}(?:, and |, | and )){0,7}$", re.IGNORECASE
)
_IN_A_STAGE = expression(
    r"\d{1,3} (?:[\w-]{3,14} )?(?:blocks|layers),? (?:in|of|for|at) (?:(?:its|the|each|every|one|a) )?(?:[\w-]{2,10} )?stages?\b",
    re.IGNORECASE,
)
_PART = r"(?:encoder|decoder|tower|pooler|adapter|projector|projection|router|classifier|backbone)"
_ALONE = expression(rf"(?<![\w-]){_PART}(?: alone| only| itself)?[*_`\"']{{0,3}}\s?[:=]\s?[*_`\"']{{0,3}}{_HEDGE}$", re.IGNORECASE)
#: "The encoder 203M", "so the sum is 406M".
_BESIDE = expression(
    rf"[,;(] (?:and )?(?:the|its) {_PART} {_HEDGE}$|\bthe (?:sum|total of both) (?:is|was|comes to) {_HEDGE}$", re.IGNORECASE
)
_WEIGHTS = expression(
    r"[\d.,]+\s?(?:(?:[KMB]|million|billion|thousand)\b|(?:\w+ ){0,2}(?:parameters?|params|weights)\b)", re.IGNORECASE
)
#: "With eight layers frozen it has 28.9M trainable parameters".
_FROZEN = expression(r"\b(?:un)?(?:froz|freez)\w{1,4}\b", re.IGNORECASE)
_TO_TRAIN = expression(
    r"[\d.,]+ ?(?:[KMB]|[mb]illion|thousand)? ?(?:\w+ )?trainable\b"
    r"|[\d.,]+ ?(?:[KMB]|[mb]illion|thousand)? ?(?:parameters|params|weights) (?:left )?to (?:train|learn)\b",
    re.IGNORECASE,
)
#: "The average of the three is 29.6 billion": nobody has it.
_AVERAGE = expression(
    rf"\b(?:average|mean|median)\b[^.;:]{{0,40}}\b(?:of|over|across|for|among|between) (?:the|all|these|those|our|its)?\s?"
    rf"(?:{NUMBERS}|both|models|members|sizes)\b"
    r"(?! (?:layers|blocks|heads|tasks|tests|runs|seeds|benchmarks|languages|data ?sets)\b)(?:[^.;:]|\.(?=\d)){0,60}$",
    re.IGNORECASE,
)

#: "Half of X is its table": X is what that is told of.
_SHARE_OF = expression(
    r"\b(?:half|third|quarter|fifth|tenth|most|part|percent) of (?:the )?[`\"*]{0,2}$|\d ?% of (?:the )?[`\"*]{0,2}$"
)
_IS = expression(r"[`\"*]{0,2} (?:is|are|sits?|goes|lies?|lives?) (?:in )?(?:its|the|their)\b")


def is_divided(text: str, start: int, end: int) -> bool:
    """Say whether the name from `start` to `end` is of a model that a sentence tells a share of ("Half of X is its table")."""
    return bool(_SHARE_OF.search(text[max(0, start - 24) : start]) and _IS.match(text, end))


def is_of_a_share(text: str, sentence: tuple[int, int], offset: int) -> bool:
    """Say whether the number at `offset` of a sentence is of a share, a stage, a part or an average, and no model's own."""
    start, stop = sentence
    before = text[max(start, offset - 200) : offset]
    if (_OF_DATA.match(text, offset) and _SHARE.search(before)) or _AVERAGE.search(before):
        return True
    if _IN_A_STAGE.match(text, offset) or _STAGES.search(before[-60:]):
        return True
    if _WEIGHTS.match(text, offset) and (_ALONE.search(before[-60:]) or _BESIDE.search(before[-60:])):
        return True
    return bool(_TO_TRAIN.match(text, offset) and _FROZEN.search(text, start, stop))
