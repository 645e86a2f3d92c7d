"""Bare numbers: those without a noun of their own, which lean on the number or the name beside them."""

from __future__ import annotations

import re

from claims.quantities.numbers import Quantity
from claims.sentences.utterance import Utterance
from claims.text.expression import expression

#: "68 million of them more than X has": a difference.
_MORE_THAN = expression(r"\s(?:of (?:them|these|those) )?(?:more|fewer|less) than\b", re.IGNORECASE)
#: "On a Pixel 4", "Table 2": the number is part of a name.
_NUMBERED = expression(
    r"(?<=[a-z,;] )[A-Z][a-z]{1,12} $|\b(?i:tables?|figures?|sections?|chapters?|pages?|questions?|footnotes?|equations?|steps?) $"
)
_BARE = expression(
    r"\s?(?:[.,;:)!—–-]|/(?=\d)|\((?! ?[~≈]?\d)|$|(?:and|or|but|for|in|on|while|whereas"
    r"|respectively|each|parameters?|yet|of|out|with|from|to|against"
    r"|than|is|it|at|there|here|when|using|under|strong|by|once|altogether|separately|individually|down|up|versus|vs|where|rather|instead"
    r"|(?:over|across|among|into)(?= (?:[\w-]{2,12} ){1,3}(?:layers|blocks|experts|stages)\b))\b)",
    re.IGNORECASE,
)
#: "In batches of 32": a setting.
_SETTING = expression(
    r"\b(?:batch(?:es)?|strides?|ranks?|steps?|epochs?|seeds?|windows?|chunks?) of (?:about |only )?$", re.IGNORECASE
)
#: "By half a point (79.4 against 79.9)": scores.
_OF_POINTS = expression(r"\bpoints? \((?:from )?$", re.IGNORECASE)
_BEHIND_NAME = expression(r"[\s*_]{0,3}(?:[:=(–—-]|has|with|is)?[\s*_]{0,3}")
#: "Int8 fused heads", "in a 3:1 ratio": digits of another word.
_GLUED = expression(r"(?<![a-z])(?:u?int|fp|bf|nf|float)$|\d:$", re.IGNORECASE)
_RATIO = expression(r":\d")
#: "To implement one transformer block": one of them. A model may be said to have a single one.
_HAS = expression(
    r"\b(?:has|have|had|having|with|uses?|contains?|counts?|keeps?|kept|only|just|of|from|to|against|than) $", re.IGNORECASE
)
#: "--max_steps 5", "truncates at 384": of no count of parameters.
_OF_A_SETTING = expression(
    r"(?:--[\w-]{2,30}|\b\w{2,20}_\w{2,20})[ =:]{1,2}$"
    r"|\b(?:project|map|embed)\w{0,3} (?:\w+ )?(?:in)?to $"
    r"|\b(?:truncat|cut|clip|crop|stop|limit|cap|trim|break|read|end)\w{0,5} (?:off |out )?(?:at|after|to) $",
    re.IGNORECASE,
)


#: "On the 3090": a card.
_CARD = expression(r"\b(?:the|my|our|an?|RTX|GTX|GeForce) $")
_CARDS = expression(r"[1-5]0[5-9]0(?:ti)?(?!\w|,\d)", re.IGNORECASE)


#: "The larger of the two": models, whichever they are.
_COMPARED_AMONG = expression(r"\b[a-z]{3,10}(?:er|est) of (?:the|these|those|all) $", re.IGNORECASE)


def is_bare(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a number stands without a noun of its own, and is neither a difference nor part of a name."""
    pronoun = quantity.worded and quantity.value == 1
    if _NUMBERED.search(utterance.before(quantity.hedged, 18)) and not follows_a_name(utterance, quantity):
        return False
    if _CARDS.match(utterance.text, quantity.start) and _CARD.search(utterance.before(quantity.hedged, 12)):
        return False
    if _MORE_THAN.match(utterance.after(quantity.end, 30)) or _SETTING.search(utterance.before(quantity.hedged, 24)):
        return False
    if quantity.worded and _COMPARED_AMONG.search(utterance.before(quantity.hedged, 24)):
        return False
    if _OF_POINTS.search(utterance.before(quantity.hedged, 16)):
        return False
    behind = utterance.after(quantity.end, 40)
    ends = _BARE.match(behind) or (quantity.scale > 1 and behind.startswith(" (") and follows_a_name(utterance, quantity))
    return quantity.kind in ("count", "percent") and not pronoun and bool(ends)


def follows_a_name(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a number stands right behind a model's name, as in a list ("BERT-base: 12")."""
    gaps = [utterance.text[one.end : quantity.hedged] for one in utterance.mentions if one.end <= quantity.hedged]
    return bool(gaps) and bool(_BEHIND_NAME.fullmatch(gaps[-1]))


def is_in_a_word(utterance: Utterance, quantity: Quantity, name: str) -> bool:
    """Say whether digits belong to a word or to a ratio, and count nothing of the property `name` ("int8", "3:1")."""
    if quantity.worded or quantity.kind != "count" or name == "quantization_bits":
        return False
    return bool(_GLUED.search(utterance.before(quantity.start, 8)) or _RATIO.match(utterance.after(quantity.end, 2)))


def is_one_of_them(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether "one" counts nothing that a model has, but speaks of one of many ("to implement one block")."""
    return quantity.worded and quantity.value == 1 and not _HAS.search(utterance.before(quantity.hedged, 24))


def is_of_a_setting(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a bare number is that of an option or of where something ends ("--max_steps 5", "truncates at 384")."""
    return bool(_OF_A_SETTING.search(utterance.before(quantity.hedged, 40)))
