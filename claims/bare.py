"""Bare numbers: those without a noun of their own, which lean on the number or the name beside them."""

from __future__ import annotations

import re

from claims.expression import expression
from claims.numbers import Quantity
from claims.utterance import Utterance

#: "68 million of them more than X has": a difference.
_MORE_THAN = expression(r"\s(?:of (?:them|these|those) )?(?:more|fewer|less) than\b", re.IGNORECASE)
#: "On a Pixel 4", "Table 2": the number is part of a name.
_NUMBERED = expression(
    r"(?<=[a-z,;] )[A-Z][a-z]{1,12} $|\b(?i:tables?|figures?|sections?|chapters?|pages?|questions?|footnotes?|equations?|steps?) $"
)
_BARE = expression(
    r"\s?(?:[.,;:)!—–-]|/(?=\d)|\((?! ?[~≈]?\d)|$|(?:and|or|but|for|in|on|while|whereas"
    r"|respectively|each|parameters?|yet|of|out|with|from|to|against"
    r"|than|is|it|at|there|here|when|using|under|strong|altogether|separately|individually|down|up|versus|vs|where|rather|instead)\b)",
    re.IGNORECASE,
)
#: "In batches of 32": a setting.
_SETTING = expression(
    r"\b(?:batch(?:es)?|strides?|ranks?|steps?|epochs?|seeds?|windows?|chunks?) of (?:about |only )?$", re.IGNORECASE
)
#: "By half a point (79.4 against 79.9)": scores.
_OF_POINTS = expression(r"\bpoints? \((?:from )?$", re.IGNORECASE)
_BEHIND_NAME = expression(r"[\s*_]{0,3}(?:[:=(–—-]|has|with|is)?[\s*_]{0,3}")


def is_bare(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a number stands without a noun of its own, and is neither a difference nor part of a name."""
    pronoun = quantity.worded and quantity.value == 1
    if _NUMBERED.search(utterance.before(quantity.hedged, 18)) and not follows_a_name(utterance, quantity):
        return False
    if _MORE_THAN.match(utterance.after(quantity.end, 30)) or _SETTING.search(utterance.before(quantity.hedged, 24)):
        return False
    if _OF_POINTS.search(utterance.before(quantity.hedged, 16)):
        return False
    behind = utterance.after(quantity.end, 14)
    ends = _BARE.match(behind) or (quantity.scale > 1 and behind.startswith(" (") and follows_a_name(utterance, quantity))
    return quantity.kind in ("count", "percent") and not pronoun and bool(ends)


def follows_a_name(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a number stands right behind a model's name, as in a list ("BERT-base: 12")."""
    gaps = [utterance.text[one.end : quantity.hedged] for one in utterance.mentions if one.end <= quantity.hedged]
    return bool(gaps) and bool(_BEHIND_NAME.fullmatch(gaps[-1]))
