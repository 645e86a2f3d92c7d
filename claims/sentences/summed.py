"""Numbers told of several things together, of a share of one, or of a place in it: products, copies, cards, joined layers."""

from __future__ import annotations

import re

from claims.properties.bound import Bound
from claims.sentences.utterance import Utterance
from claims.text.expression import expression
from schemas.model import ModelRef, same_model

_LAYERED = frozenset({"num_hidden_layers", "encoder_layers", "decoder_layers"})
_HEADS = frozenset({"num_attention_heads", "num_key_value_heads"})
_WIDTHS = frozenset({"hidden_size", "output_dimension", "embedding_size"})
_BYTES = frozenset({"disk_size", "memory"})
#: What several copies have several times.
_SIZES = _LAYERED | _HEADS | _BYTES | {"parameters"}
#: "12 x 12 = 144 heads", "2 × 8 × 128 = 2,048 numbers".
_MULTIPLIED = expression(r"\d\s?[x×*·]\s?\d[\d.,]{0,8}\s?=\s?$", re.IGNORECASE)
_TWICE = expression(r"\d\s?[x×*·]\s?\d[\d.,]{0,8}\s?[x×*·]\s?\d[\d.,]{0,8}\s?=\s?$", re.IGNORECASE)
#: "Eight groups of eight heads".
_IN_GROUPS = expression(r"\b(?:groups|clusters|bundles|bunches|batches|teams) (?:of|with) $", re.IGNORECASE)
#: "All 256 experts together", "of the 144 heads, 20": counted over all layers, where the layers are spoken of.
_LAYERS = expression(r"\b(?:layers?|blocks?)\b", re.IGNORECASE)
_IN_ALL = expression(r",? (?:in (?:all|total|sum)|altogether|together|combined|overall|all told)\b", re.IGNORECASE)
#: "Of the 144 heads of X, 20 see the next token": no layer has as many.
_OF_ALL = expression(r"\b(?:of|all|among|any of|each of|half of) (?:the |its |these |those |their )?$", re.IGNORECASE)
_MOST_HEADS = 128
#: "Two copies of X hold 219M; ten hold 1.1B", "an ensemble of three X models has".
_COPIES = expression(
    r"(?:\b(?:copies|instances|replicas|clones) of\b|\b(?:ensembles?|committees?|panels?|cascades?) of (?:\w+ ){0,2})"
    r"(?:[^.]|\.(?=\d)){0,120}$",
    re.IGNORECASE,
)
_EACH = expression(r"[^.;:,]{0,24}\b(?:each|apiece)\b", re.IGNORECASE)
#: "80 layers over 4 cards: 20 layers each", "on A10 cards (24 GB each)".
_CARDS = r"(?:cards?|GPUs?|TPUs?|devices?|accelerators?|machines?|nodes?|servers?|chips?|ranks?|workers?|stages?|processes)"
_ON_CARDS = expression(rf"\b{_CARDS}\b[^.;]{{0,30}}$", re.IGNORECASE)
_EACH_CARD = expression(rf",? (?:each|apiece|(?:per|on (?:each|every)|for (?:each|every)|a) {_CARDS})\b", re.IGNORECASE)
_A_CARD_HOLDS = expression(
    rf"\b(?:each|every|one|a single|per) {_CARDS} (?:then |thus |now )?(?:holds?|keeps?|gets?|takes?|has|stores?|carries|runs?)"
    r" (?:only |just |about )?$",
    re.IGNORECASE,
)
#: "Concatenating the last four gives vectors of 3,072 dimensions for X, 4,096 for Y".
_CONCATENATED = expression(r"\b(?:concatenat|konkat[eé]ni|concat[eé]n)\w{0,6}\b[^.;]{0,120}$", re.IGNORECASE)
#: "Stopping after 8 layers".
_STOPPED = expression(
    r"\b(?:stop|exit|halt|quit|interrupt)(?:p?ed|p?ing)?\b[^.;]{0,50}\b(?:after|behind)"
    r" (?:the first |only |just |its first )?$",
    re.IGNORECASE,
)
#: "Layers 8 and 9", "layers 2, 4 and 6": places.
_PLACES = expression(
    r"(?:, \d{1,3}){0,12},? (?:and|or|to|through) \d{1,3}\b(?! ?(?:hidden|attention|query|key|KV|heads?|units?|wide"
    r"|experts?|dim\w*|tokens?|param\w*|million|billion|[KMB]\b))|(?:, \d{1,3}){2,12}\b(?! [a-z])"
)
_NOUN_FIRST = expression(r"(?:layers?|blocks?|heads?|experts?) \d", re.IGNORECASE)
#: "3.6B of 21B active": 21B are all.
_ALL_OF = expression(r"\d ?[BM] (?:out )?of (?:its |the |all |a total of |all its )?$", re.IGNORECASE)
#: "46B, and 12B of them work": the first are all.
_OF_THEM = expression(r",? (?:and |but )?[~≈]?[\d.,]+ ?(?:[BM]|[mb]illion) of (?:them|these|those|which)\b")
#: "Shares one layer among all 12".
_SHARES_ONE = expression(r"\b(?:shar|re-?us|repeat|loop)(?:es|e|s|ed|ing)?\b[^.;:]{0,30}$", re.IGNORECASE)
#: "Rows of 768 numbers each, 23.4 million in all": of a table.
_ROWS = expression(r"\b(?:rows|entries|table|matrix|embeddings|vectors)\b[^.;:()]{0,60}$", re.IGNORECASE)
#: "We added to X a head of 2 layers of 256 units".
_ADDED = expression(
    r"\b(?:adds?|added|adding|put|placed|attach(?:ed)?|stacked|ajout\w{1,4}|greffé|hinzugefügt|ergänzt)\b[^.;]{0,60}"
    r"\b(?:heads?|classifiers?|têtes?|Kopf|adapters?|adaptateurs?|couche de sortie) (?:of|with|de|mit|à|avec|aus)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
#: "The 2B has 26 layers, not 18 as its predecessor X 2B": the words of both are one name.
_ELDER = expression(
    r"\b(?:its|the) (?:direct |own |older )?(?:predecessor|forerunner|ancestor|forebear|precursor|successor),? (?:the )?$",
    re.IGNORECASE,
)
_OF_COUNTS = _LAYERED | _WIDTHS | {"parameters"}


def is_of_others(utterance: Utterance, one: Bound) -> bool:
    """Say whether a number is what several copies, layers, heads or machines have, or a place, and so none of the model's own."""
    name, front = one.pattern.row.property, utterance.before(one.quantity.hedged, 140)
    behind = utterance.after(max(one.end, one.quantity.end), 60)
    return (
        _is_multiplied(name, utterance, one, front)
        or (
            name in _SIZES
            and bool(_COPIES.search(utterance.text[max(0, one.quantity.hedged - 160) : one.quantity.hedged]))
            and not _EACH.match(behind)
        )
        or _is_on_a_card(name, front, behind)
        or _is_a_place(name, utterance, one, front)
        or _is_of_a_share(name, one, front, utterance.after(one.quantity.end, 32))
        or (name in _OF_COUNTS and bool(_ADDED.search(front)))
    )


def is_its_own_elder(utterance: Utterance, one: Bound, subject: ModelRef) -> bool:
    """Say whether the model of a number is called its own predecessor behind it: a new one of the same name is meant."""
    return any(
        name.start >= one.end and same_model(name.ref, subject) and _ELDER.search(utterance.before(name.start, 50))
        for name in utterance.mentions
    )


def _is_multiplied(name: str, utterance: Utterance, one: Bound, front: str) -> bool:
    if name in _HEADS or name == "num_experts":
        together = name == "num_experts" and one.quantity.value > 1 and _IN_ALL.match(utterance.after(one.end, 24))
        over = together and _LAYERS.search(front)
        over = over or (one.quantity.value > _MOST_HEADS and name in _HEADS and _OF_ALL.search(front[-24:]))
        return bool(over or _MULTIPLIED.search(front[-32:]) or _IN_GROUPS.search(front[-24:]))
    return name in _WIDTHS and bool(_TWICE.search(front[-44:]) or _CONCATENATED.search(front))


def _is_on_a_card(name: str, front: str, behind: str) -> bool:
    """Say whether a number is what one of several machines has or holds."""
    if name not in _SIZES:
        return False
    return bool(_A_CARD_HOLDS.search(front[-50:]) or (_EACH_CARD.match(behind) and _ON_CARDS.search(front[-70:])))


def _is_a_place(name: str, utterance: Utterance, one: Bound, front: str) -> bool:
    """Say whether a number says which layers, or behind which one a model is left."""
    if name not in _LAYERED and name not in _HEADS and name != "num_experts":
        return False
    if _NOUN_FIRST.match(utterance.text, one.start) and _PLACES.match(utterance.after(one.quantity.end, 60)):
        return True
    return name in _LAYERED and bool(_STOPPED.search(front))


def _is_of_a_share(name: str, one: Bound, front: str, behind: str) -> bool:
    """Say whether a number is of all where a part is asked for, or of a part where all are."""
    if name == "active_parameters":
        return bool(_ALL_OF.search(front[-24:]) or _OF_THEM.match(behind))
    if name == "num_experts":
        return one.quantity.value == 1 and not one.pattern.row.conditions
    if name == "parameters" and _IN_ALL.match(behind) and _ROWS.search(front):
        return True
    return name in _LAYERED and one.quantity.value == 1 and bool(_SHARES_ONE.search(front[-44:]))
