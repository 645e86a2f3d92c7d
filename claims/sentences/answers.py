"""Answers: bare numbers that take the properties which the question in front of them asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.properties.bound import Bound, fits
from claims.properties.row import Pattern
from claims.quantities.numbers import Quantity
from claims.sentences.bare import follows_a_name
from claims.sentences.utterance import Utterance
from claims.subjects.topic import OPENS
from claims.text.expression import expression

#: No vocabulary of a language model is smaller.
_FEWEST_TOKENS = 200
#: What the values of a property are called in an answer ("1,024 tokens" to a question on the longest input).
_CALLED = {
    "max_position_embeddings": r"(?:sub-?word |input )?tokens?|positions?|word ?pieces|sub-?words",
    "vocab_size": r"(?:sub-?word )?(?:tokens?|entries|items|word ?pieces|pieces|sub-?words|units|words)",
    "hidden_size": r"dimensions?|dims?|units?|numbers|values",
    "output_dimension": r"dimensions?|dims?|numbers|values|floats|components",
    "intermediate_size": r"dimensions?|units?|neurons|values",
    "num_hidden_layers": r"(?:transformer |encoder )?(?:layers|blocks)",
    "num_attention_heads": r"(?:attention )?heads",
    "num_languages": r"languages",
    "num_experts": r"experts",
    "num_labels": r"labels|classes",
}
_UNITS = {name: expression(rf"[ -](?:{words})\b", re.IGNORECASE) for name, words in _CALLED.items()}
_ANSWERS = expression(r"\b(?:has|have|had|is|are|with|namely|only|just|takes?|uses?|of|one with|ones with)\s$", re.IGNORECASE)
_CLOSES = expression(
    r"\s?(?:[.,;)!]|$|(?:and|against|to|like|as|instead|in all|each|the same|for|while|where"
    r"|but)\b)",
    re.IGNORECASE,
)
#: "136 million of 494": of the whole, in the same unit.
_PART_OF = expression(r"(?:[mb]illion|\d[MB])[^.;:\d]{0,4} (?:out )?of (?:the |its )?$")
#: "X 1.0": no count.
_VERSION = expression(r"v?\d\.\d")
_NEXT = expression(r"\s?(?:,? ?and|,|/|or|;)\s?", re.IGNORECASE)


#: Between a model's name and its number in a section on what the number is of.
_TELLS = expression(
    r"(?:[*_`\"')]{0,3},? (?:(?!(?:in|on|by|for|from|than|like|and|of|after|since)\b)[a-z]{2,12},? ){0,5}"
    r"(?:has|have|had|uses?|used|chose|chooses|picks?|picked|takes?|took|keeps?|kept|with|at|is|to|knows|counts?) "
    r"|[*_`\"')]{0,3}(?: ?[:=]| [–—-])? ?\(?)(?:about |only |just |even |some |a mere |all of )?"
)
_YEAR = expression(r"(?:19[89]|20[0-3])\d(?![\d,.]\d)")


def under_a_heading(utterance: Utterance, quantity: Quantity, pattern: Pattern) -> bool:
    """Say whether a bare number behind a model's name is of what its section is about ("## Vocabulary", "X chose 32,000.")."""
    named = next((one for one in reversed(utterance.mentions) if one.end <= quantity.hedged), None)
    if named is None or quantity.kind != "count" or quantity.worded or quantity.scale != 1 or not fits(quantity, pattern.row):
        return False
    if _YEAR.match(utterance.text, quantity.start) or _VERSION.fullmatch(utterance.text, quantity.start, quantity.end):
        return False
    if utterance.section == "vocab_size" and quantity.value < _FEWEST_TOKENS:
        return False
    told = _TELLS.fullmatch(utterance.text, named.end, quantity.hedged)
    return bool(told and _CLOSES.match(utterance.after(quantity.end, 16)))


def in_turn(utterance: Utterance, bare: Sequence[Quantity], asked: Sequence[Pattern | None]) -> dict[int, Bound]:
    """Give each number of an answer the property that the question asks for in its place ("8 and 2.", "256, 8 and 128")."""
    if not OPENS.fullmatch(utterance.text[utterance.start : bare[0].hedged]):
        return {}
    if not all(_NEXT.fullmatch(utterance.text[one.end : other.hedged]) for one, other in pairwise(bare)):
        return {}
    return {
        one.start: Bound(one, pattern, one.hedged, one.end)
        for one, pattern in zip(bare, asked, strict=True)
        if pattern and fits(one, pattern.row)
    }


def opens(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether nothing but the words that open an answer stands in front of a number ("Answer: b, 12")."""
    return bool(OPENS.fullmatch(utterance.text, utterance.start, quantity.hedged))


def called(utterance: Utterance, quantity: Quantity) -> int:
    """Return where an answer ends: behind the word that its values are called by, where one stands there."""
    unit = _UNITS.get(utterance.asked)
    match = unit.match(utterance.text, quantity.end) if unit else None
    return match.end() if match else quantity.end


def _names(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether an answer names a model and tells its number behind a comma ("BERT-base, 12 against 6.")."""
    named = next((one for one in utterance.mentions if one.end <= quantity.hedged), None)
    if named is None or utterance.text[named.end : quantity.hedged] != ", ":
        return False
    return bool(OPENS.fullmatch(utterance.text[utterance.start : named.start]))


def answers(utterance: Utterance, quantity: Quantity, pattern: Pattern) -> bool:
    """Say whether a bare number answers what was asked before ("How many layers …? It has 12.", "C, 768.")."""
    if quantity.kind != "count" or not fits(quantity, pattern.row):
        return False
    if _VERSION.fullmatch(utterance.text, quantity.start, quantity.end):
        return False
    if utterance.asked == "vocab_size" and quantity.value < _FEWEST_TOKENS:
        return False
    if _PART_OF.search(utterance.before(quantity.hedged, 24)):
        return False
    end = called(utterance, quantity)
    front, behind = utterance.text[utterance.start : quantity.hedged], utterance.after(end, 16)
    if (
        not front.strip(" *_#")
        and not re.search(r"\w", behind)
        and end == quantity.end
        and not quantity.worded
        and quantity.scale == 1
        and not utterance.of
    ):
        return False  # the number of an item, or a figure that stands for itself
    told = OPENS.fullmatch(front) or _ANSWERS.search(front) or follows_a_name(utterance, quantity) or _names(utterance, quantity)
    return bool(told and _CLOSES.match(behind))
