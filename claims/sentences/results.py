"""Scores that name their data set instead of their metric: "scores 79.5 on GLUE", "on SST-2 it gets 91.3"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.properties.performance import OF_OTHERS
from claims.properties.row import Pattern, Row, compiled
from claims.quantities.numbers import Quantity
from claims.sentences import respective
from claims.sentences.metric import known_datasets
from claims.sentences.utterance import Utterance
from claims.text.expression import expression

_SCORES = expression(
    r"\b(?:scor(?:e|es|ed|ing)|gets?|got|reach(?:es|ed|ing)?|achiev(?:es|ed|ing|e)|obtain(?:s|ed|ing)?|attain(?:s|ed|ing)?"
    r"|lands? (?:at|on)|manag(?:es|ed)|averag(?:es|ed|ing|e)|ends? up (?:with|at)|hits?|posts?|record(?:s|ed)|comes? (?:to|in at)"
    r"|yield(?:s|ed)?|stands? at|earn(?:s|ed)|delivers?|shows?|has|with|sets?|is|of|at|to|from|report(?:s|ed)?|answers?"
    r"|solves?|erreicht"
    r"|and|than|versus|against)\s(?:an? |the |just |only )?(?:\w+ (?:score|average|result|mark) of )?$",
    re.IGNORECASE,
)
_ON = expression(
    r"\s?(?:%|percent|points?)?(?:\s\([^()]{1,20}\)|,\s[+−-]\d[\d.]{0,5}\s?%?\))?\s?(?:top-[15]|(?:accura(?:te|cy)|right|correct)\b)?\s?"
    r"(?:on average )?(?:on|in|for|at|of|over|across)\s"
    r"(?:the\s|its\s|all\s)?(?=[A-Z])"
)
_PLAIN = expression(
    r"\s?(?:[.,;:)!(—–-]|$|(?:and|while|whereas|but|compared|against|versus|vs|to|than|points?|which|over|where|top-\d"
    r"|on average|with \w+ shots?|accurate|was|is|were|made|makes|looks|puts)\b)",
    re.IGNORECASE,
)
#: What is told behind another number is told of that.
_OWN = expression(
    r"[^(),;]{0,40}(?=[,;] (?:(?:which|that|this) (?:is|was|makes|means) |or |an? [a-z]{3,6} )?"
    r"(?:(?:about|nearly|almost|only|some) )?[\d+−-])"
)
_NO_SCORE = expression(
    r"train|epoch|batch|sentences\b|examples\b|learning rate|(?<!natural )questions\b|speed|faster|slower|second|hour"
    r"|outperform|beat"
    r"|improv|\bgain|points? (?:over"
    r"|above|better|ahead|behind|below|higher|lower|less|more|fewer|worse)",
    re.IGNORECASE,
)
#: "Where humans stand at 89.8": a score of no model.
_NO_MODEL = expression(
    r"\b(?:humans?|people|annotators|crowd ?workers|students"
    r"|chance|random guess(?:ing|es)?|guessing|coin|majority class)\b[^.,;:]{0,30}$",
    re.IGNORECASE,
)
#: "With 1% of ImageNet-1K labels": a share of the data.
_OF_DATA = expression(
    r"\sof (?:the |its |all )?(?:[\w.-]{1,24} ){0,3}?(?:labels?|labell?ed|images|data|annotations|examples|training|samples)\b"
    r"|\sof (?:the )?(?-i:[A-Z])[\w.-]{1,24}(?=\s?[.,;:)]|$)(?<!WER)",
    re.IGNORECASE,
)
#: "The number of objects in an image is ~70", "100 and 1000 layers": counts.
_COUNTED = expression(r"\b(?:number|count|amount) of\b[^.;:,]{0,50}$|\breduction of $", re.IGNORECASE)
_COUNTS = expression(r"(?:,? (?:and|or|to) |, )\d[\d.,]* ?(?!%)[a-z]{4,12}s\b")
_OTHERS = expression(OF_OTHERS, re.IGNORECASE)
_BRACKETED = expression(r" \(\d{1,2}\.\d{1,2}%?\)")
#: Verbs whose number is a difference.
_DIFFERENCE = expression(
    r"\b(?:outperform\w*|beats?|beaten|surpass\w*|improv\w*|gain\w*|trail\w*|los(?:es|t|ing|e)"
    r"|drops?(?! (?:to|from)\b)|leads?|falls?(?! (?:to|from)\b)|lags?"
    r"|costs?|exceed\w*|giv(?:es?|ing) up|gave up|sacrific\w+|forfeit\w*|conced\w+"
    r"|better|worse|within|by|adds?|buys?|bought|brings?|brought|another|pa(?:ys?|id))\b[^,;]{0,50}$"
    r"|\b(?:loss|gain|deficit|lead|gap|margin|difference|distance|advantage|edge|increase|decrease|rise|jump|leap|plus) of "
    r"(?:\w+ )?$|\bwithin $",
    re.IGNORECASE,
)
#: "Keeps 97%": of another score.
_KEEPS = expression(r"\b(?:retain|keep|kept|preserv|conserv|h[eo]ld(?:s|ing)? on to|maintain)\w*\b[^.,;:]{0,30}$", re.IGNORECASE)
#: "Scored 87.9", "came to 75.0%": verbs that lead to a score where scores are spoken of.
_STRICT = expression(
    r"\b(?:settl(?:es?|ed) for|makes? do with|finish(?:es|ed) (?:at|with)|scor(?:es|ed|ing)|gets?|got|reache[sd]|achieve[sd]"
    r"|obtain(?:s|ed)|attain(?:s|ed)"
    r"|(?:stands?|stood|sits?|sat|lands?|landed|comes? in|came in|ends up|ended up|is|was) at"
    r"|(?:comes?|came|falls?|fell|drops?|dropped|rises?|rose|climbs?|climbed"
    r"|collapses?|collapsed|goes down|went down) to|manage[sd]|posts|posted|yield(?:s|ed))\s"
    r"(?:only |just |a |an )?$",
    re.IGNORECASE,
)
_CLOSES = expression(r"\s?(?:[.,;:)–—]|\[\^|$)|\s(?:and|while|but|on|in|against|for|versus|after)\b", re.IGNORECASE)
_OWN_SET = expression(
    r"\b(?:on|in|over|of) (?:our|my|their|her|his)\s(?:own )?(?:[\w-]{1,20} ){0,4}?(?:test sets?|sets?|queries|questions"
    r"|calls|recordings|tickets|exam|benchmarks?|suite|prompts|examples|documents|dialogues|reviews|letters"
    r"|holdout|holdout set|test)\b",
    re.IGNORECASE,
)
#: So many times another score of the passage, or so many times less, is none of the same kind.
_FAR = 5

ROWS = (Row("on_dataset", "score", before="(?!)", low=0, high=1e3, conditions=(("metric", ""),)),)
PATTERNS = compiled(__name__, ROWS)


def pattern_of(utterance: Utterance, quantity: Quantity, scores: Sequence[float] = ()) -> Pattern | None:
    """Return the pattern of a score where a number is one by the data set that its sentence names, else None.

    `scores` are those that the passage has told: behind them, or on a set of one's own, a verb of scores is enough.
    """
    if _in_own_bracket(utterance, quantity) and known_datasets(utterance):
        return PATTERNS[0]
    if not _may_score(utterance, quantity):
        return None
    named = known_datasets(utterance)
    if not named:
        return PATTERNS[0] if _is_spoken_of(utterance, quantity, scores) else None
    behind = _ON.match(utterance.after(quantity.end, 60))
    if behind and any(0 <= start - quantity.end - behind.end() <= 2 for start, _ in named):
        return PATTERNS[0]
    front = utterance.before(quantity.hedged, 60)
    told = _SCORES.search(front) and _PLAIN.match(utterance.after(quantity.end, 16))
    return PATTERNS[0] if told and any(end <= quantity.hedged for _, end in named) else _listed(utterance, quantity, scores)


def _may_score(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a number may be a score at all: no difference, no share, no count, and nobody's but a model's."""
    if quantity.kind not in ("count", "percent") or quantity.scale != 1 or quantity.worded or quantity.digits > 100:
        return False
    if quantity.step >= 1 and quantity.kind == "count" and quantity.digits < 10:
        return False
    if utterance.text[quantity.start - 1 : quantity.start] == "@":
        return False  # "nDCG@10"
    words = utterance.after(quantity.end, 40)
    own = _OWN.match(words)
    if _NO_SCORE.search(own[0] if own else words):
        return False
    if re.search(r"\bpoints?\b", utterance.before(quantity.hedged, 160), re.IGNORECASE):
        return False
    if _NO_MODEL.search(utterance.before(quantity.hedged, 50)) or _OTHERS.search(utterance.before(quantity.hedged, 90)):
        return False
    if _DIFFERENCE.search(utterance.before(quantity.hedged, 70)) or _DIFFERENCE.search(utterance.before(quantity.start, 12)):
        return False
    if quantity.kind == "percent" and _is_share(utterance, quantity):
        return False
    return not (_COUNTED.search(utterance.before(quantity.hedged, 60)) or _COUNTS.match(words))


def _is_spoken_of(utterance: Utterance, quantity: Quantity, scores: Sequence[float]) -> bool:
    """Say whether a verb of scores leads to a number behind others of like size, or on a set of one's own."""
    exact = quantity.step < 1 or quantity.kind == "percent"
    if (
        not exact
        or not _STRICT.search(utterance.before(quantity.hedged, 40))
        or not _CLOSES.match(utterance.after(quantity.end, 12))
    ):
        return False
    alike = any(one and 1 / _FAR <= quantity.digits / one <= _FAR for one in scores)
    return alike or bool(_OWN_SET.search(utterance.before(quantity.hedged, 160)))


def _in_own_bracket(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a decimal stands alone in brackets behind a model's name ("X (84.5) does better than Y (82.1)")."""
    return quantity.step < 1 and any(
        _BRACKETED.match(utterance.text, one.end, min(utterance.end, one.end + 12))
        for one in utterance.mentions
        if one.end == quantity.start - 2
    )


def _is_share(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a percentage is a part of the data, or of another score."""
    data = _OF_DATA.match(utterance.after(quantity.end, 60))
    return bool(data or _KEEPS.search(utterance.before(quantity.start, 60)))


def _listed(utterance: Utterance, quantity: Quantity, scores: Sequence[float]) -> Pattern | None:
    """Return the pattern of a score that is listed with another one, each on a test of its own."""
    listed = respective.group(utterance, quantity) if respective.test_of(utterance, quantity) else ()
    return pattern_of(utterance, listed[0], scores) if listed and listed[0] is not quantity else None
