"""Turns of phrase that set a value beside another model's: "33 million parameters, a third of X", "X is half of Y in weights"."""

from __future__ import annotations

import re

from claims.properties.compared import NOUNS
from claims.properties.turn import Turn
from claims.text.expression import expression

_ALL_NOUNS = "|".join(words for _, words in NOUNS)
_ANY = ("percent", "times", "words")
#: What leads from a value to how it compares.
_LEADS = (
    r"(?:,|;| –| —| \(|:)? ?(?:(?:i\.e\.|that is|which is|which makes|or|so|thus|hence|namely|makes|is|are|being|and thus),? )?$"
)
#: What leads to the model compared with, up to its name.
_TO_MODEL = (
    r"(?:\s(?:of|what|that|those|as (?:many|much|large|big|long|wide) as|(?:in|for|by|the|its)"
    r"|(?:the )?(?:amount|number|figure|count|size|total)s?(?: (?:of|that|in|for))?"
    r"|(?:the )?[\d.,]{1,12} ?(?:[KMGT]i?B|[KMB]|[mb]illion|trillion)?(?: [a-z-]{3,14}){0,2} (?:of|in|that))\b){0,4}"
)


def _expression(words: str) -> re.Pattern[str]:
    return expression(words, re.IGNORECASE)


TURNS: tuple[Turn, ...] = (
    Turn("amount_of", _expression(_TO_MODEL), _expression(_LEADS), kinds=_ANY, near="value", named=True),
    Turn(
        "share_of",
        _expression(r"\s?(?:of|that of)?(?=\s)"),
        _expression(r"\b(?:is|was|weighs|comes to)\s(?:thus |therefore |hence |only |just )?$"),
        property="parameters",
        kinds=("times", "words"),
        near="model",
        named=True,
    ),
    Turn(
        "remains",
        _expression(
            rf"\s?of\s(?:the|its)\s(?P<noun>{_ALL_NOUNS})\s(?:remains?|(?:is|are) left|survives?|stays?|is kept|are kept)\b"
        ),
        kinds=("percent", "words"),
        needs_baseline=True,
    ),
    Turn(
        "raised_to",
        _expression(r"(?=\s(?:[^\W\d][\w'’-]{0,20} ){1,5}(?:again,? )?to (?:about |over |nearly |some |only )?\d)"),
        kinds=("words",),
        needs_baseline=True,
        near="rise",
    ),
    Turn(
        "has_doubled",
        _expression(r"(?=\s?[,.;)]|\s?$|\s(?:and|while|but|from|to)\b)"),
        _expression(rf"\b(?P<noun>{_ALL_NOUNS})\s(?:(?:has|have|had|also|again|nearly|almost|thus|is|was)\s){{0,2}}$"),
        kinds=("words",),
        needs_baseline=True,
        near="verb",
    ),
    Turn(
        "grows_fold",
        _expression(r"(?=\s?[,.;)]|\s?$|\s(?:and|while|but|from|to)\b)"),
        _expression(
            rf"\b(?P<noun>{_ALL_NOUNS})\s(?:of [\w. -]{{2,30}} )?(?:grows|grew|rises|rose|increases|increased|went up|goes up"
            r"|expands|expanded)\s(?:by )?$"
        ),
        kinds=("times",),
        needs_baseline=True,
    ),
    Turn(
        "up_by_a_factor",
        _expression(r"(?=\s?[,.;)]|\s?$|\s(?:and|while|but|from|to)\b)"),
        _expression(
            rf"\b(?P<noun>{_ALL_NOUNS})(?:,? which)?\s(?:has )?(?:grows|grew|grown|rises|rose|risen|increases|increased"
            r"|went up|goes up|gone up|expands|expanded)\s(?:by )?a factor of (?:about |some |nearly |over )?$"
        ),
        kinds=("count", "times"),
        needs_baseline=True,
    ),
    Turn(
        "multiplies_by",
        _expression(r"(?=\s?[,.;)]|\s?$|\s(?:and|while|but|over|against|compared)\b)"),
        _expression(
            rf"\bmultipl(?:ies|ied|ying)\s(?:the|its|their)\s(?:[a-z]{{3,12}}\s(?:of\s)?){{0,3}}?(?P<noun>{_ALL_NOUNS})\sby"
            r"\s(?:about |some |nearly |over )?$"
        ),
        kinds=("count",),
        needs_baseline=True,
    ),
    Turn(
        "vectors_as_long",
        _expression(r"\s?as (?:long|wide|large|big)(?![^\W_])"),
        _expression(
            r"\b(?:(?:its|whose|the) (?:sentence |output )?(?:vectors|embeddings)(?: (?:of|that) [\w. -]{2,30})? (?:are|were)"
            r"|returns? (?:vectors|embeddings)|(?:vectors|embeddings)(?: that are)?) (?:only |about |just )?$"
        ),
        property="output_dimension",
        kinds=("times", "words"),
        needs_baseline=True,
    ),
    Turn(
        "doubles_vector",
        _expression(r"\s(?:the|its) (?:vector|embedding)(?:s|(?:'s)? (?:size|length|dimension)s?)?(?![\w-])"),
        property="output_dimension",
        kinds=("words",),
        needs_baseline=True,
        near="verb",
    ),
)
