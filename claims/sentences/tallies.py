"""Numbers beside what a model's property is: the heads of all layers, patches of any size, two of one list told of one model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from claims.properties.bound import Bound
from claims.properties.lookups import had
from claims.sentences.bare import is_one_of_them
from claims.sentences.utterance import Utterance
from claims.subjects.meant import Mention
from claims.text.expression import expression
from schemas.model import ModelRef, same_model
from schemas.property import PROPERTIES

_HEADS = frozenset({"num_attention_heads", "num_key_value_heads"})
_WIDTHS = frozenset({"hidden_size", "output_dimension"})
_COUNT = r"(?:\d{1,3}|two|three|four|six|eight|ten|twelve|sixteen|twenty-four)"
#: "Over its 12 layers, X has 144 heads", "its 12 layers contain 144 heads altogether": those of all layers.
_OVER_LAYERS = expression(
    r"\b(?:over|across|throughout|through|counting|summed over) (?:all )?(?:of )?"
    rf"(?:its|the|these|those|their) {_COUNT}"
    r" (?:layers|blocks)\b",
    re.IGNORECASE,
)
_LAYERS = expression(r"\b(?:layers|blocks)\b", re.IGNORECASE)
_IN_ALL = expression(r",? ?(?:altogether|in (?:all|total|sum)|together|combined|overall|all told)\b(?! ?[~≈\d])", re.IGNORECASE)
_TOTAL = expression(r"(?:\b(?:altogether|in (?:all|total|sum)|a total of|together|combined),?|=) (?:about )?$", re.IGNORECASE)
_EACH = expression(r"\b(?:each|every|per|apiece|a) ?(?:layer|block)?\b", re.IGNORECASE)
#: "Each of X's heads has 64 dimensions".
_OF_A_HEAD = expression(
    r"\b(?:each|every|one|any|a single) (?:[^.,;:\d]|\d(?![ -](?:[a-z-]{3,14} )?heads)){0,40}\bheads?\b[^.,;:]{0,25}$"
    r"|\b(?:blocks?|bottlenecks?|experts?|adapters?) (?:works?|computes?|operates?) (?:in|on|with|at) (?:only |just )?$"
    r"|\bheads? (?:has|have|had|is|are|works? (?:in|on|with)|spans?|covers?|gets?|sees?|uses?)"
    r" (?:about |only |just )?$",
    re.IGNORECASE,
)
_WIDE = expression(r"[ -](?:dimensions?|dims?|units?|wide|numbers|components)\b", re.IGNORECASE)
#: "4 query heads share one key-value head": so many go with one.
_SHARES = expression(
    r" (?:(?:each|then|all|now) )?(?:shares?|use|go with|sit on|attend with|per|to) (?:one|a|an|each|every|the same|a single)"
    r" (?:pair|set|key|K|group)",
    re.IGNORECASE,
)
_SHARED = expression(
    r"\b(?:shar(?:es?|ed|ing)|heads? (?:per|for each|for every|to|get|use))\b(?! (?:them|among|across|between|by))[^.,;:\d]{0,30}$",
    re.I,
)
#: "All 71 heads share one key/value head": there is no other.
_ALL_HEADS = expression(
    r"(?:\ball\b[^.;:]{0,60}|(?:\bits|['’]s) (?:\d{1,3} (?:(?:query |attention )?heads (?:then |all )?share )?)?)$", re.IGNORECASE
)
#: "Two experts of 176M each, times 32 layers".
_PRODUCT = expression(r"[^.;:]{0,70}(?:\btimes \d|\bmultiplied by|[×*] ?\d)", re.IGNORECASE)
_COUNTING = expression(
    r",? (?:counting|i\.e\.|that is|or|with)? ?\d{1,3} (?:in|for|per|a) (?:each|every|layer|block)\b", re.IGNORECASE
)
_A_LAYER = expression(r",? (?:in )?(?:each|every|per|a|apiece)\b", re.IGNORECASE)
_BYTES = frozenset({"disk_size", "memory"})
#: "A million vectors fill 1.5 GB": what a model put out takes.
_OF_VECTORS = expression(
    r"\b(?:millions?|billions?|thousands?|hundreds?|\d[\d.,]{0,12} ?[KMB]?)(?: (?:of|the|its|our|[a-z-]{4,14})){0,4}"
    r" (?:vectors|embeddings)\b(?:[^.]|\.(?=\d)){0,120}$",
    re.IGNORECASE,
)
#: "Projects its 768 dimensions to 128", "vectors cut to 256", "a 128-dimensional projection": of what was made of the outputs.
_PROJECTED = expression(
    r"\b(?:project|reduc|compress|shr[aiu]nk|cut|map|truncat|squeez|squash|slic|trim|shorten|bring|brought|PCA|down)\w{0,5}\b[^.;:]{0,80}"
    r"\b(?:in)?to (?:just |only |about )?$|\b(?:projection|PCA|SVD|UMAP|t-SNE|autoencoder|Matryoshka)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
#: "It maps to 768 dimensions": what goes in are texts or pictures, as they are not said to be vectors.
_MAPS = expression(
    r"\b(?:maps?|embeds?) (?!vectors\b|embeddings\b)(?:[a-z]{3,12} ){0,2}?(?:in)?to (?:just |only |about )?$", re.IGNORECASE
)
_PROJECTION = expression(r"[\d.,]+(?:[ -]d\w*)? (?:\w+ )?(?:projections?|code|bottleneck|PCA|SVD|slice|subspace)\b", re.IGNORECASE)
_OF_MODEL = expression(
    r"\b(?:hidden (?:size|dimension|width)|width|model dimension|d_model)\b[^.;:]{0,60}\b(?:from|to)\b", re.IGNORECASE
)
#: "X's minus 90 MB: 346 MB": what comes of a sum.
_RECKONED = expression(
    r"\b(?:minus|plus|less|times) [\d.,]{1,12} ?\w{0,12}(?: of (?:\w+ ){1,3})?\s?(?::|=|is|gives|makes|leaves|equals)\s$",
    re.IGNORECASE,
)
#: "Its vocabulary of 50,265 tokens takes 39M parameters", "the table alone has 96M".
_TABLE_HAS = expression(
    r"\b(?:vocabular(?:y|ies)|(?:look-?up |token |position |embedding )?(?:tables?|matri(?:x|ces)))"
    r"(?: (?:of|with|for) (?:(?! and )[^.;:()]){1,40}?)?(?: (?:alone|itself|then|thus|already))?"
    r" (?:has|have|takes?|needs?|costs?|holds?|counts?|eats?)"
    r"(?: up)?(?: about| some| only| another)? $",
    re.IGNORECASE,
)
#: "X, with its larger vocabulary, has": what is had has nothing itself.
_HAD = expression(
    had(r"(?:vocabular(?:y|ies)|(?:look-?up |token |position |embedding )?(?:tables?|matri(?:x|ces)))"), re.IGNORECASE
)
_ADDS = expression(r"\badd(?:s|ed|ing)?(?: another| about| some| only)? $", re.IGNORECASE)
_ADDED_TO = expression(r"(?:parameters|params|weights) to\b", re.IGNORECASE)
#: "12 heads in each of its 6 layers. So 72 heads."
_SO = expression(r"\b(?:so|thus|hence|that makes|which makes|making|makes),? (?:about )?$", re.IGNORECASE)
_EACH_LAYER = expression(r"\b(?:each|every|per|times|over|across)\b[^.]{0,24}\b(?:layers?|blocks?)\b", re.IGNORECASE)
#: "X and Y are wide, and their heads number 32 and 128": each has its own.
_THEIRS = expression(r"\btheir [\w -]{3,30} (?:number|count|are|is|measure|total|reach) $", re.IGNORECASE)
_IN_ORDER = expression(r" and [\d.,]{1,8}(?<![.,])(?=\s?(?:[.,;:)]|$))")
#: "It has four layers fewer than Y": a difference.
_DIFFERS = expression(
    r"\s?(?:more|fewer|less|deeper|wider|further|shallower|narrower|extra|larger|bigger|heavier"
    r"|smaller|lighter|longer|shorter)\b(?! or )(?= than\b|[.,;:)]|\s?$| and\b| but\b| at\b)",
    re.IGNORECASE,
)
_OPERAND = expression(r"\b(?:minus|plus) (?:about |another )?$", re.IGNORECASE)
#: "Patches of 32 give 49": what would come of them.
_GIVES = expression(
    r"\s?(?:pixels?|px)?(?: (?:each|on a side))?\s(?:give|yield|make|mean|result|lead|produce|cut|would|leave)s?\b", re.IGNORECASE
)
#: "The token table holds 11.7M": values, not tokens.
_TABLE = expression(r"\b(?:table|matrix|embeddings?)\b", re.IGNORECASE)
_ENTRIES = expression(r"\b(?:tokens|entries|words|pieces|word ?pieces|sub-?words|rows|items|vocabulary)\b", re.IGNORECASE)
#: Each is of another model, and not of another size of one family.
_IN_TURN = expression(r"\b(?:respectively|these two|both of them|they|their)\b", re.IGNORECASE)
_SIZES = expression(r"\b(?:sizes|variants|versions|flavou?rs|editions|checkpoints)\b", re.IGNORECASE)
#: "Larger than X's of 50,257".
_HIS_OF = expression(r"[*_`\"]{0,3}['’]s? of (?:only |just |about )?")
#: "34 tokens/s on X and 64 on Y": each was measured on the model right behind it.
_RUN_ON = expression(r" (?:on|for) (?:the )?")
_OF_SPEED = frozenset({"throughput", "latency"})
#: "The best one or two experts": which of the two nobody says.
_OR = expression(r"\b(?:one|two|three|[1-4]) or $", re.IGNORECASE)
#: "Inside one attention head": any of them is looked at.
_ANY_ONE = expression(
    r"\b(?:inside|within|in|at|of|from|for|to|into|on|per|by|visuali[sz]e|consider|take|see|show) (?:just |only )?$", re.IGNORECASE
)
#: "16GB of text → 160GB": in front of an arrow stands what was.
_TURNED = expression(
    r"(?:\s?[KMGTB]i?B?\b)?(?:[ -][a-z]{2,14}){0,3}[\s`*_$]{0,4}(?:→|⟶|➔|➜|=>|-{1,2}>|\\?(?:long)?rightarrow)[\s`*_$]{0,4}[~≈]?\d"
)
#: Between two numbers of one list.
_LISTED = expression(r"\s?(?:[,/&]|and|, and) (?:about |only |just )?", re.IGNORECASE)


def is_no_value(utterance: Utterance, one: Bound) -> bool:
    """Say whether a number is no value of the property that its words name: a product, a part's, or one supposed."""
    name, front = one.pattern.row.property, utterance.before(one.quantity.hedged, 120)
    if _is_past_or_beside(utterance, one):
        return True
    of_many = name == "num_hidden_layers" and is_one_of_them(utterance, one.quantity)
    if of_many or _RECKONED.search(front[-50:]) or (name in _BYTES and _OPERAND.search(front)):
        return True
    if (
        name in ("parameters", "embedding_parameters")
        and one.pattern.row.scale == 1
        and _is_of_a_table(utterance, one, name, front)
    ):
        return True
    if PROPERTIES[name].exact and _IN_ORDER.match(utterance.after(one.quantity.end, 24)) and _THEIRS.search(front):
        return len(utterance.mentions) > 1
    if name in _HEADS:
        return _counts_all_heads(utterance, one, front) or _is_shared(utterance, one)
    if name == "num_experts":
        return _counts_all_experts(utterance, one)
    if name in _BYTES:
        return bool(_OF_VECTORS.search(utterance.text[max(0, one.quantity.hedged - 200) : one.quantity.hedged]))
    if name in _WIDTHS:
        return bool(_OF_A_HEAD.search(front)) or _is_projected(utterance, one, front)
    if name == "patch_size":
        return bool(_GIVES.match(utterance.after(one.quantity.end, 40)))
    words = utterance.text[one.start : one.end]
    return name == "vocab_size" and one.quantity.scale >= 1e6 and bool(_TABLE.search(words)) and not _ENTRIES.search(words)


def _is_past_or_beside(utterance: Utterance, one: Bound) -> bool:
    """Say whether a number is a difference, what a value was before it changed, or stands behind a name that ends in its noun."""
    if one.quantity.kind == "count" and _DIFFERS.match(utterance.after(one.end, 40)):
        return True
    if one.quantity.scale == 1 and _OR.search(utterance.before(one.quantity.hedged, 8)):
        return True
    return _is_in_a_name(utterance, one) or (len(utterance.mentions) < 2 and bool(_TURNED.match(utterance.text, one.quantity.end)))


def _is_in_a_name(utterance: Utterance, one: Bound) -> bool:
    """Say whether the noun in front of a number is the end of a name ("Wren-MLP (18)")."""
    return any(name.start < one.start < name.end <= one.quantity.start for name in utterance.mentions)


def _counts_all_heads(utterance: Utterance, one: Bound, front: str) -> bool:
    behind = utterance.after(one.end, 40)
    any_one = one.quantity.value == 1 and one.pattern.row.property == "num_attention_heads" and _ANY_ONE.search(front[-24:])
    if any_one or (_WIDE.match(behind) and _OF_A_HEAD.search(front)):
        return True
    if _EACH.search(behind):
        return False
    over = _OVER_LAYERS.search(utterance.sentence)
    summed = _IN_ALL.match(behind) or _TOTAL.search(front[-24:])
    concluded = _SO.search(front[-24:]) and _EACH_LAYER.search(utterance.text[max(0, one.start - 160) : one.start])
    return bool(over or concluded or (summed and _LAYERS.search(front)))


def _is_of_a_table(utterance: Utterance, one: Bound, name: str, front: str) -> bool:
    """Say whether an amount is that of a table, or of what is added to one."""
    if name == "embedding_parameters":
        return bool(_ADDS.search(front) and _ADDED_TO.search(utterance.text[one.quantity.end : one.end + 12]))
    return bool(_TABLE_HAS.search(front) and not _HAD.search(front))


def _is_projected(utterance: Utterance, one: Bound, front: str) -> bool:
    """Say whether a width is that of what was made of a model's outputs, and not said to be the model's."""
    if _OF_MODEL.search(utterance.text[max(utterance.start, one.start - 90) : one.end]) or _MAPS.search(front):
        return False
    return bool(_PROJECTED.search(front) or _PROJECTION.match(utterance.after(one.quantity.start, 60)))


def _is_shared(utterance: Utterance, one: Bound) -> bool:
    """Say whether a number is how many heads go with one ("4 query heads share one key-value head")."""
    front = utterance.before(one.quantity.hedged, 90)
    single = one.quantity.value == 1 and _SHARED.search(front)
    return bool(_SHARES.match(utterance.after(one.end, 40)) or single) and not _ALL_HEADS.search(front)


def _counts_all_experts(utterance: Utterance, one: Bound) -> bool:
    """Say whether a number is that of the experts of all layers, or a factor of a product."""
    over = _OVER_LAYERS.search(utterance.sentence) and not _A_LAYER.match(utterance.after(one.end, 40))
    return bool(over or _COUNTING.match(utterance.after(one.end, 40)) or _PRODUCT.search(utterance.after(one.end, 80)))


def named_inside(utterance: Utterance, one: Bound) -> Mention | None:
    """Return the model named between a number and its noun ("six DistilBERT layers"), or by the number ("the 3B-parameter one").

    Or it is said to be his ("larger than X's of 50,257").
    """
    place = one.quantity
    inside = next(
        (
            name
            for name in utterance.mentions
            if (place.end <= name.start and name.end < one.end) or name.start < place.start < place.end < name.end
        ),
        None,
    )
    if one.pattern.row.property in _OF_SPEED and inside is None:
        inside = next((name for name in utterance.mentions if _RUN_ON.fullmatch(utterance.text, one.end, name.start)), None)
    return inside or next((name for name in utterance.mentions if _HIS_OF.fullmatch(utterance.text, name.end, place.hedged)), None)


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
            and (len(whose.candidates) == 1 or in_turn)
            and same_model(whose, of)
        )
        if same and one.quantity.value != other.quantity.value:
            found |= {one.quantity.start, other.quantity.start} if in_turn else {other.quantity.start}
    return found
