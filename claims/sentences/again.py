"""What is told again of another model, in the words of the one before: the number alone, or in parallel."""

from __future__ import annotations

import re

from claims.properties.bound import Bound
from claims.quantities.numbers import Quantity
from claims.sentences import ellipsis, totals
from claims.sentences.utterance import Utterance
from claims.subjects import amid
from claims.text.expression import expression
from schemas.property import PROPERTIES

NEXT = expression(
    r"\s?(?:,|/|and|or|to|,? and|against|versus|vs\.?|und|et|y)\s?|\s(?:out )?of (?:the |its |all |their )?(?:[\w.-]{2,30}['’]s )?",
    re.IGNORECASE,
)
FROM_TO = expression(r"\s(?:\w+ )?(?:down |up )?to (?:just |only )?", re.IGNORECASE)
#: "In batches of 8,000": a setting of the training.
_OF_A_RUN = expression(r"\b(?:batch(?:es)?|epochs?|steps?|ranks?|seeds?|shards?)\b[^,;]{0,12}$", re.IGNORECASE)
_JOINED = expression(r"[^.;:?!)\d]{0,90}")
_ELLIPTIC = expression(
    r"\b(?:and|while|whereas|where|but|compared (?:to|with)|against|versus|vs\.?|instead of|rather than|from|to|as opposed to"
    r"|contains?|has|have|with|of|than|or|up|down)\b|['’]s |[,/(]",
    re.IGNORECASE,
)
#: "On X it scores 84.5, on our own mails 82.1": the next test.
_ON_NEXT = expression(
    r"(?: ?%| points?)?(?:,|;|,? and|,? but|,? while) (?:and |but )?on (?:(?!than|compared|against|versus)[\w/-]+ ){1,5}?"
    r"(?:only |just |still |it (?:gets|is|was|scores) )?",
    re.IGNORECASE,
)
_AGAINST_IT = expression(r"\s(?:against|versus|vs\.?|instead of|rather than|as opposed to) (?:just |only |the )?", re.IGNORECASE)
_OF_THEM = expression(r"\s?of (?:them|those|these)\b(?! \w+ (?:active|used|chosen))", re.IGNORECASE)
_STAND_IN = expression(
    r"\b(?:the|its|our|their|the other) (?:[\w.-]+ )?(?:one|ones|model|version|variant|sibling|sister|brother|cousin|former"
    r"|latter|base|large|small"
    r"|tiny|medium|mini|XL|teacher|student|original|predecessor|successor)\b|\bours\b|\b(?:und|et|y) (?:die|das|le|la|el) \w+",
    re.IGNORECASE,
)
_INSTEAD = expression(r"[\w\s-]{0,24},? (?:instead of|rather than|(?:up|down) from)(?: the)?(?: usual| original)? ", re.IGNORECASE)
_WITH = expression(
    r"\s(?P<how>with|on|for|in|at|by|under|using)\s[^.;:?!]{1,50}(?:\band|\bbut|,|\bwhile)\s(?:only |just "
    r"|about )?",
    re.IGNORECASE,
)


def told_again(utterance: Utterance, ahead: Bound, quantity: Quantity) -> bool:
    """Say whether the words since the number before lead to the same thing of another model."""
    gap = utterance.text[ahead.end : quantity.hedged]
    parallel = _in_parallel(utterance, gap, quantity)
    if (_OF_A_RUN.search(gap) and not parallel) or (
        ahead.quantity.scale > 1 and totals.OUT_OF.search(utterance.text[: quantity.hedged][-120:])
    ):
        return False
    each = amid.place_in_list(utterance.sentence, quantity.hedged - utterance.start)
    if (NEXT.fullmatch(gap) and (ahead.quantity.scale > 1 or each)) or gap.strip() == ";":
        return True
    if ahead.pattern.row.property in ("latency", "throughput") and ellipsis.on_another(gap):
        return True
    if ahead.pattern.row.property == "score" and _ON_NEXT.fullmatch(gap):
        return True
    if _INSTEAD.fullmatch(gap) or parallel:
        return True
    if FROM_TO.fullmatch(gap) and utterance.before(ahead.quantity.start, 5).endswith("from "):
        return True
    named = any(ahead.end <= one.start and one.end <= quantity.start for one in utterance.mentions)
    named = named or any(0 <= one.start - quantity.end <= 16 for one in utterance.mentions)
    named = named or bool(_STAND_IN.search(gap))
    counted = ahead.quantity.kind == "count" and PROPERTIES[ahead.pattern.row.property].exact
    if _AGAINST_IT.fullmatch(gap) or (named and counted and _OF_THEM.match(utterance.after(quantity.end, 30))):
        return True
    for one in utterance.mentions:
        gap = gap.replace(utterance.text[one.start : one.end], "")
    return bool(_JOINED.fullmatch(gap)) and bool(_ELLIPTIC.search(utterance.text[ahead.end : quantity.hedged])) and named


def _in_parallel(utterance: Utterance, gap: str, quantity: Quantity) -> bool:
    """Say whether two numbers stand in like phrases ("21 tokens/s with Q4_K_M and 12 with Q8_0")."""
    match = _WITH.fullmatch(gap)
    return match is not None and utterance.after(quantity.end, 12).casefold().startswith(f" {match['how'].casefold()} ")
