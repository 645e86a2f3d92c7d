"""Models from which another one took something: "Y, which took X as its teacher, has 6 layers" is not of X."""

from __future__ import annotations

import re

from claims.text.expression import expression

#: "X keeps the 24 layers of Y": Y is where it comes from.
_TAKES = expression(
    r"\b(?:gleicht|ähnelt|entspricht)\b(?: with (?:its )?[\w.,]{1,12} \w{3,14})? $|"
    r"\b(?:ke(?:eps?|pt|eping)|inherit\w{0,3}|retain\w{0,3}|shar(?:es?|ed|ing)|reus(?:es?|ed|ing)|preserv(?:es?|ed|ing)"
    r"|cop(?:ies|ied|ying)|t(?:akes?|ook|aking)|borrow\w{0,3}|dropp?(?:s|ed|ing)?"
    r"|remov(?:es?|ed|ing)|thr(?:ows?|ew|owing) (?:away|out))"
    r"\s(?:[^.,;:()]|,(?=\d)){2,40}\s(?:of|from)\s(?:(?:the|its|their) )?[`\"*]{0,2}$",
    re.IGNORECASE,
)
#: "Y, which took X as its teacher, has".
_TOOK = expression(r", (?:which|having|taking) (?:(?:took|takes|taken|uses|used|had|has) )?(?:the )?[`\"*]{0,2}$", re.IGNORECASE)
_AS_ITS = expression(
    r"\S[^,.;:()]{0,40} (?:as|for) (?:its|their|the|a) (?:only |sole |own |larger )?"
    r"(?:teachers?|parent|mentor|educator),"
)


def is_taken(text: str, front: str, start: int) -> bool:
    """Say whether the model named at `start`, behind `front`, is the one from which another took something, or its teacher."""
    if _TAKES.search(front):
        return True
    return bool(_TOOK.search(text[max(0, start - 24) : start]) and _AS_ITS.match(text[start : start + 90]))
