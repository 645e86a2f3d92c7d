"""Comparisons of which the words leave open what or who is compared: nothing is made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.quantities.numbers import Quantity
from claims.text.expression import expression

#: "Doubling X's depth gives Y": a recipe, told of nobody.
_RECIPE = expression(
    r"(?:doubl|tripl|quadrupl|halv)ing\b[^.;]{0,90}?\b(?:gives?|gave|yields?|makes?|made|would|will|(?:takes?|gets?) (?:you|us)"
    r"|leads?|results?|produces?|turns?|brings?|costs?|adds?|means?|is|was|quadruples|doubles|halves)\b",
    re.IGNORECASE,
)
#: "Due to a vocabulary four times as large": of the vocabulary, whatever was compared before.
_VOCABULARY = expression(
    r"\b(?:an?|the|its|whose) (?:\w+ )?vocabulary"
    r"(?: of [\d.,]{1,9}(?: [\w-]{2,16}){0,2},)?(?: (?:is|was|about|some|nearly)){0,2} $",
    re.IGNORECASE,
)
#: "The inner layer is four times as wide as the outer": one part of a model beside another part of the same.
_PARTS = r"(?:layers?|blocks?|projections?|parts?|sub-?layers?|stage|tower|half|stack|embeddings?|width|size|dimension|stream|one)"
_A_PART = expression(
    rf"\b(?:inner|outer|middle|hidden|intermediate|feed-?forward|mlp|ffn|upper|lower) {_PARTS}\b[^.;]{{0,50}}$"
    r"|\b(?:feed-?forward|ffn|mlp|bottleneck)s?\b[^.;,]{0,24}$",
    re.IGNORECASE,
)
_ANOTHER_PART = expression(
    rf"[^.;:()]{{0,20}}?\b(?:as|than|of) (?:the|its|their) (?:(?:inner|outer|middle|hidden|intermediate|model|residual|input|output"
    rf"|token|lower|upper|attention|other)(?: {_PARTS}| state)?|{_PARTS})(?=\s?(?:[.,;:)]|$)| (?:and|that|which|is)\b)",
    re.IGNORECASE,
)
#: "Its patch embedding is four times as large": that part is, beside another's.
_ITS_PART = expression(
    r"(?:\b(?:its|the|whose|their)|['’]s) (?:[\w-]{2,16} ){0,2}(?:embeddings?|projections?|pooler|classifier|projector|adapter|stem"
    r"|kernel|tables?|matrix|matrices|tokeni[sz]er|router|encoder|decoder|head)(?: alone| itself)? (?:is|was|are|were)"
    r"(?: about| only| nearly| roughly)? $",
    re.IGNORECASE,
)
_LARGE = expression(r"\b(?:large|larger|big|bigger|small|smaller|heavy|heavier|light|lighter)\b", re.IGNORECASE)
#: "13% of the 8.03B parameters are tables": a share of one model.
_A_SHARE = expression(
    r"\s?of (?:the|its|all|their) [\d.,]+ ?(?:[BM]\b|[mb]illion)?(?: (?:parameters|params|weights))?"
    r" (?:are|is|sit|lie|go|belong)\b",
    re.IGNORECASE,
)
#: "X is 39% smaller than Y, and Z 14% larger": a clause that goes on with another subject.
_ANEW = expression(r"[*_`\"]{0,3} (?:(?:is|was) )?(?:(?:about|only|some|even|roughly|just|nearly) |~ ?){0,2}", re.IGNORECASE)
_JOINS = expression(r"(?:,\s(?:and|but|while|whereas)|;)\s(?:the )?[*_`\"]{0,3}$", re.IGNORECASE)
_HEAD = expression(r"(?:^|[.;:]\s|\b(?:and|but|so|then|since|because|as) )\W*$")
_AND_COUNTS = expression(r"\s?(?:[\w/-]{1,16} ){0,4}(?:,|and|,? and|with|in|over)\s", re.IGNORECASE)


def is_recipe(text: str, start: int) -> bool:
    """Say whether a comparison at `start` tells what would come of a change ("Doubling X's depth gives Y")."""
    return bool(_RECIPE.match(text, start) and _HEAD.search(text[max(0, start - 8) : start]))


def is_inside(text: str, start: int, end: int) -> bool:
    """Say whether a comparison from `start` to `end` sets one part of a model beside another, or tells a share of one model."""
    front = text[max(0, start - 80) : start]
    if _A_SHARE.match(text, end) or (_ITS_PART.search(front) and _LARGE.search(text, start, end)):
        return True
    return bool(_ANOTHER_PART.match(text, end) and _A_PART.search(front))


def opens_clause(text: str, place: tuple[int, int], start: int) -> bool:
    """Say whether the name at a place is the subject of a clause that goes on to a comparison at `start` (", and Z 14% larger")."""
    return bool(_ANEW.fullmatch(text, place[1], start) and _JOINS.search(text[max(0, place[0] - 16) : place[0]]))


def is_of_either(text: str, quantity: Quantity, bound: Sequence[tuple[Quantity, str]]) -> bool:
    """Say whether "as many" follows two counts of different things ("175B parameters and 96 layers, 1000 times as many")."""
    before = [(one, name) for one, name in bound if one.end <= quantity.start][-2:]
    if len(before) < 2 or before[0][1] == before[1][1]:
        return False
    return bool(_AND_COUNTS.fullmatch(text[before[0][0].end : before[1][0].hedged]))


def part_in_front(front: str) -> str:
    """Return the property of the part that the words right in front of "four times as large" name, else ""."""
    return "vocab_size" if _VOCABULARY.search(front) else ""
