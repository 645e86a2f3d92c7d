"""Shares of a score: "retains 96.8%", "98% of X's", "72% of what X reaches", "53% fewer errors"."""

from __future__ import annotations

import re

from claims.properties.compared import NOUNS
from claims.properties.turn import Turn
from claims.text.expression import expression

_NOUN = (
    rf"{dict(NOUNS)['score']}|averages?|mean|n?DCG(?:@\d+)?|MRR(?:@\d+)?|recall|exact match|rouge\S{{0,4}}"
    r"|chrf\S{0,3}|MAP|EM"
)
#: Verbs of what is left of a score; "reaches 96.8%" may as well be the score itself.
_KEEPS = (
    r"\b(?:retain(?:s|ed|ing)?|maintain(?:s|ed|ing)?|keeps?|kept|keeping|preserv(?:es?|ed|ing)"
    r"|hold(?:s|ing)? on to|held on to|behält"
    r"|bewahrt|conserve|mantiene)"
)
_REACHES = rf"(?:{_KEEPS}|\b(?:reach(?:es|ed)?|achiev(?:es?|ed)|attains?|gets|matches|recovers?|delivers?|comes to|has))"
_HEDGE = r"(?: (?:about|some|over|only|just|still|roughly|nearly|almost|more than|at least))?\s$"
_OWNER = r"(?:the |its |their )?(?:[\w.-]{1,30} ){0,4}?"
_STOPS = r"(?=\s?[.,;:)–—\[]|\s?$|\s(?:and|while|but|yet|at|with|on|in|for|though|although)\b)"


def _expression(words: str) -> re.Pattern[str]:
    return expression(words, re.IGNORECASE)


_SHARES = ("percent", "words")
TURNS: tuple[Turn, ...] = (
    # "Keeps 97% of the large model's average", "retains two thirds of the mean of X".
    Turn(
        "of_average",
        _expression(rf"\s?of\s(?:(?!%|\bby\b)[^.;:!?,]){{0,60}}?(?<![^\W_])(?:{_NOUN})(?![^\W_])"),
        _expression(rf"{_REACHES}{_HEDGE}|\b(?:with|at){_HEDGE}"),
        property="score",
        kinds=_SHARES,
        needs_baseline=True,
    ),
    # "Retains 96% of X's GLUE", "keeps 99.9% of HellaSwag".
    Turn(
        "of_test",
        _expression(
            rf"\s?of\s(?:the |its |their )?(?:(?:[\w.-]{{1,30}} ){{0,3}}[\w.-]{{2,30}}['’]s? )?"
            rf"(?P<test>(?-i:[A-Z])[\w-]{{1,24}}(?: v?\d(?:\.\d)?)?){_STOPS}"
        ),
        _expression(rf"{_KEEPS}{_HEDGE}"),
        property="score",
        kinds=_SHARES,
    ),
    # "Reaches 92% of X on XNLI".
    Turn(
        "of_model_on",
        _expression(rf"\s?of\s{_OWNER}[\w.-]{{2,40}}(?=\s(?:on|in)\s(?:the )?(?-i:[A-Z]))"),
        _expression(rf"(?:{_REACHES}{_HEDGE}|:\s?$)"),
        property="score",
        kinds=("percent",),
        needs_baseline=True,
    ),
    # "72% of what X reaches".
    Turn(
        "of_what_it_reaches",
        _expression(
            r"\s?of what\s[^.;,:]{2,40}?\s(?:reache[sd]|gets?|got|scor(?:es?|ed)|achieve[sd]?|manage[sd]|attain(?:s|ed))(?![^\W_])"
        ),
        property="score",
        kinds=_SHARES,
        needs_baseline=True,
    ),
    # "Of X's average it retains 93%".
    Turn(
        "of_it_keeps",
        None,
        _expression(
            rf"\bof\s{_OWNER}[\w.-]{{1,30}}['’]s?\s(?:[\w-]{{1,20}} )?(?:{_NOUN}),?"
            rf"\s(?:[\w.-]{{1,30}} ){{1,4}}?{_KEEPS[2:]}{_HEDGE}"
        ),
        property="score",
        kinds=_SHARES,
        needs_baseline=True,
    ),
    # "Makes 53% fewer errors than X", "half the errors of X".
    Turn(
        "fewer_errors",
        _expression(r"\s?(?:fewer|less)\s(?:(?:word|character|recognition|transcription) )?(?:errors|mistakes)(?![^\W_])"),
        sign=-1,
        property="score",
        kinds=_SHARES,
        scores=True,
        needs_baseline=True,
    ),
    Turn(
        "of_the_errors",
        _expression(r"\s?(?:of\s)?(?:the|its|their)\s(?:word |character )?(?:errors|mistakes)(?![^\W_])"),
        _expression(r"\b(?:mak(?:es?|ing)|made|commits?|has|with)(?: (?:only|just|about|fewer than|less than|nearly))?\s$"),
        property="score",
        kinds=_SHARES,
        needs_baseline=True,
    ),
)

#: What is a share of a score where scores are spoken of.
BESIDE_SCORES: tuple[Turn, ...] = (
    # "It retains 96.8%."
    Turn(
        "keeps_bare",
        _expression(rf"(?: of (?:it|that|this))?{_STOPS}"),
        _expression(rf"{_KEEPS}{_HEDGE}"),
        property="score",
        kinds=("percent",),
    ),
    # "Reaches 98% of X's", "98% of X".
    Turn(
        "of_theirs_scored",
        _expression(rf"\s?of\s{_OWNER}[\w.-]{{2,40}}['’]s?{_STOPS}"),
        _expression(rf"{_REACHES}{_HEDGE}"),
        property="score",
        kinds=_SHARES,
        needs_baseline=True,
    ),
)
