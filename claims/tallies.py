"""Numbers beside what a model's property is: the heads of all layers, patches of any size, two of one list told of one model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from claims.bound import Bound
from claims.expression import expression
from claims.subjects import Mention
from claims.utterance import Utterance
from schemas.model import ModelRef, same_model
from schemas.property import PROPERTIES

_HEADS = frozenset({"num_attention_heads", "num_key_value_heads"})
_WIDTHS = frozenset({"hidden_size", "output_dimension"})
_COUNT = r"(?:\d{1,3}|two|three|four|six|eight|ten|twelve|sixteen|twenty-four)"
#: "Over its 12 layers, X has 144 heads", "its 12 layers contain 144 heads altogether": those of all layers.
_OVER_LAYERS = expression(
    rf"\b(?:over|across|throughout|through|counting|summed over) (?:all )?(?:of )?(?:its|the|these|those|their) {_COUNT}"
    r" (?:layers|blocks)\b",
    re.IGNORECASE,
)
_LAYERS = expression(r"\b(?:layers|blocks)\b", re.IGNORECASE)
_IN_ALL = expression(r",? ?(?:altogether|in (?:all|total|sum)|together|combined|overall|all told)\b(?! ?[~≈\d])", re.IGNORECASE)
_TOTAL = expression(r"(?:\b(?:altogether|in (?:all|total|sum)|a total of|together|combined),?|=) (?:about )?$", re.IGNORECASE)
_EACH = expression(r"\b(?:each|every|per|apiece|a) ?(?:layer|block)?\b", re.IGNORECASE)
#: "Each of X's heads has 64 dimensions".
_OF_A_HEAD = expression(
    r"\b(?:each|every|one|any|a single) [^.,;:]{0,40}\bheads?\b[^.,;:]{0,25}$"
    r"|\bheads? (?:has|have|had|is|are|works? (?:in|on|with)|spans?|covers?|gets?|sees?|uses?)"
    r" (?:about |only |just )?$",
    re.IGNORECASE,
)
_WIDE = expression(r"[ -](?:dimensions?|dims?|units?|wide|numbers|components)\b", re.IGNORECASE)
#: "Patches of 32 give 49": what would come of them.
_GIVES = expression(
    r"\s?(?:pixels?|px)?(?: (?:each|on a side))?\s(?:give|yield|make|mean|result|lead|produce|cut|would|leave)s?\b", re.IGNORECASE
)
#: "The token table holds 11.7M": values, not tokens.
_TABLE = expression(r"\b(?:table|matrix|embeddings?)\b", re.IGNORECASE)
_ENTRIES = expression(r"\b(?:tokens|entries|words|pieces|word ?pieces|sub-?words|rows|items|vocabulary)\b", re.IGNORECASE)
#: Each is of another model, and not of another size of one family.
_IN_TURN = expression(r"\b(?:respectively|these two|both of them|they)\b", re.IGNORECASE)
_SIZES = expression(r"\b(?:sizes|variants|versions|flavou?rs|editions|checkpoints)\b", re.IGNORECASE)
#: Between two numbers of one list.
_LISTED = expression(r"\s?(?:[,/&]|and|, and) (?:about |only |just )?", re.IGNORECASE)


def is_no_value(utterance: Utterance, one: Bound) -> bool:
    """Say whether a number is no value of the property that its words name: a product, a part's, or one supposed."""
    name, front = one.pattern.row.property, utterance.before(one.quantity.hedged, 120)
    if name in _HEADS:
        return _counts_all_heads(utterance, one, front)
    if name in _WIDTHS:
        return bool(_OF_A_HEAD.search(front))
    if name == "patch_size":
        return bool(_GIVES.match(utterance.after(one.quantity.end, 40)))
    words = utterance.text[one.start : one.end]
    return name == "vocab_size" and one.quantity.scale >= 1e6 and bool(_TABLE.search(words)) and not _ENTRIES.search(words)


def _counts_all_heads(utterance: Utterance, one: Bound, front: str) -> bool:
    behind = utterance.after(one.end, 40)
    if _WIDE.match(behind) and _OF_A_HEAD.search(front):
        return True
    if _EACH.search(behind):
        return False
    over = _OVER_LAYERS.search(utterance.sentence)
    summed = _IN_ALL.match(behind) or _TOTAL.search(front[-24:])
    return bool(over or (summed and _LAYERS.search(front)))


def named_inside(utterance: Utterance, one: Bound) -> Mention | None:
    """Return the model named between a number and its noun ("six DistilBERT layers")."""
    return next((name for name in utterance.mentions if one.quantity.end <= name.start and name.end < one.end), None)


def contradicting(utterance: Utterance, said: Sequence[tuple[Bound, ModelRef]]) -> set[int]:
    """Return the places of listed numbers that cannot all be told of one model ("32 and 40 heads"): the first may be its own.

    "Respectively" says that each is of another one.
    """
    found: set[int] = set()
    in_turn = _IN_TURN.search(utterance.sentence) and not _SIZES.search(utterance.sentence)
    for (one, whose), (other, of) in combinations(said, 2):
        name = one.pattern.row.property
        counted = PROPERTIES[name].exact or name == "parameters"
        gap = utterance.text[one.quantity.end : other.quantity.hedged]
        if not (counted and name == other.pattern.row.property and _LISTED.fullmatch(gap)):
            continue
        same = (
            one.pattern.row.conditions == other.pattern.row.conditions
            and (len(whose.candidates) == 1 or (whose.candidates and in_turn))
            and same_model(whose, of)
        )
        if same and one.quantity.value != other.quantity.value:
            found |= {one.quantity.start, other.quantity.start} if in_turn else {other.quantity.start}
    return found
