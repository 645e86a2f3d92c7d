"""Bare sizes: "DistilBERT (66M)", "X has 12 layers and 345 million" tell how many parameters a model has without the word."""

from __future__ import annotations

import re
from collections.abc import Collection

from claims.properties.bound import Bound
from claims.quantities.numbers import Quantity
from claims.sentences.utterance import Utterance
from claims.text.expression import expression

#: "adds 12M", "another 5 million": not all of a model's.
_IN_ADDITION = expression(
    r"\b(?:adds?(?! up to\b)|added(?! up to\b)|adding(?! up to\b)|another|extra|additional|further|saves?|saved|first|last"
    r"|other|remaining"
    r"|leaves?|rest|each|every|per"
    r"|increase|difference|grant|raised|funding|users?|revenue|cost|price|paid|valued|worth)\b",
    re.IGNORECASE,
)
_STOPS = expression(
    r"\s?(?:[.,;)!(]|$|and\b|while\b|because\b|since\b|in other words|with\b|in (?:all|total|it)\b|in (?-i:[A-Z])"
    r"|in (?:\d{1,3}|[a-z]{3,7}) (?:layers|blocks)\b|once\b"
    r"|strong\b|altogether|each\b|it (?:is|has)\b)",
    re.IGNORECASE,
)
_LEADS = expression(
    r"\b(?:has|have|had|with(?: its| their)?|contains?|counts?|stores?|holds?|is|weighs?(?: in at)?|comprises|totals?|needs?|takes?"
    r"|requires?|at|and|just|only|exactly|to|than|get|gets|yields?|gives|by with|uses|that makes|makes|totals?|total of|a sum of"
    r"|counted|finds?|found|measured?|(?:adds?|sums?|added|summed) up to|amounts? to|lands? (?:on|at)|ends? up (?:at|with)"
    r"|arrives? at"
    r"|together|altogether|all told|all in all|in total|in all|in sum|gives (?:us|you|it)|leaves (?:us|you) with)"
    r"(?:,? (?:in (?:truth|fact|reality|total|all)|really|actually|altogether|together|indeed|therefore|thus|hence|then|now|today"
    r"|already|however|by contrast|strictly speaking|to be (?:exact|precise)|by (?:my|our|its own) count),?)?\s$",
    re.IGNORECASE,
)
#: "331 million is what I count", "124 million it is".
_IS_THE_COUNT = expression(
    r"\s(?:is|are|was|were) (?:what (?:I|we|you|one|the (?:code|weights|file))\b|the (?:right |true |real |actual |exact )?"
    r"(?:count|number|figure|total|sum|truth)\b)|\sit (?:is|was)\b|,? by (?:my|our) (?:own )?count\b",
    re.IGNORECASE,
)
_OPENS = expression(r"(?:^|[:;–—] |, (?:and|but) )\W{0,3}(?:(?:so|thus|in fact|in truth|actually|rather),? )?$", re.IGNORECASE)
#: Of what a sentence may speak without a name.
_A_MODEL = expression(r"\b(?:checkpoint|model|network|weights|release|version|variant)\b", re.IGNORECASE)
#: "Of its 278M parameters, 192M are …": a part of all.
OUT_OF = expression(
    r"\bof (?:the|its|their|these|those|all|[\w.-]+['’]s) [\d.,]+ ?(?:[BM]|[bm]illion)?,? ?(?:parameters?|params"
    r"|weights)\b[^;:]{0,60}$",
    re.IGNORECASE,
)
#: "It reaches 1.5 billion", but "it reached 95.0".
_REACHES = expression(r"\b(?:reach(?:es|ed)|cross(?:es|ed)|hits?|tops?|exceeds?) $", re.IGNORECASE)
#: "Spreads its 14.8 billion over 40 layers", "packs 7 billion into 32 layers".
_ARRANGES = expression(
    r"\b(?:spread|distribut|arrang|pack|cramm?|squeez|stack|keep|kept|organi[sz]|lay|lays out|laid out|divid|split|hold|stor|fit"
    r"|put|scatter|share|stow|allocat|invest|house|pil|cut|slic)(?:s|es|ed|t?ing|ting)?(?: out| up)?"
    r" (?:(?:its|their|the|all|all its) )?$",
    re.IGNORECASE,
)
_AMONG = expression(
    r" (?:over|across|among|into|in|on|between|through|throughout) (?:its |the |just |only |all |a mere )?[\w,.]{1,12}"
    r" (?:[a-z-]{3,14} ){0,2}(?:layers|blocks|experts|dimensions|stages|levels|heads)\b",
    re.IGNORECASE,
)
#: The size in a name rounds what is counted; embeddings may be left out of it.
_SIZE_IN_NAME = expression(r"(?<![\w.])(?P<size>\d{1,4}(?:\.\d{1,2})?)(?P<scale>[BMbm])(?![\w])")
_NEAR = (0.8, 1.3)
#: "Beats others at 8B": what stands there is another's.
_RIVALS = expression(r"\b(?:others|anything|everything|rivals|competitors|peers|anyone)\b", re.IGNORECASE)
_OTHERS = expression(
    r"\b(?:others?|models|any|anything|everything|rivals?|competitors?|class|range|peers?|ones?|than|like|as|against|beats?|beside|least|most"
    r"|between|from|or|vs|versus|unlike|not|dollars?|euros?)\b",
    re.IGNORECASE,
)
_COUNTED_ELSE = expression(
    r"train|token|\bdata\b|text|corpus|download|user|dollar|people|vocab|languages?\b|steps|views|[$€£]|word|pair|sentence",
    re.IGNORECASE,
)
_NAMED_SIZE = expression(
    r"\s?\($|['’]s\s$|\s(?:at|with|has|counts|holds|contains|stores|comprises|is|weighs in at)\s(?:(?:just|only) )?$"
)
#: "base (110M) and large (340M)".
_SIZE_WORD = expression(r"[\s(](?:base|large|small|tiny|medium|mini|big|XL|XXL|xl|nano)(?: one| model| version)? \($")
#: "large: 335M, …" at the head of an item.
_SIZE_LABEL = expression(
    r"[\W_]{0,4}(?:base|large|small|tiny|medium|mini|big|XL|XXL|nano|huge)[\s*_]{0,4}"
    r"(?:\([^()]{1,60}\)[\s*_]{0,3})?(?::|[–—-]\s)[\s*_]{0,4}",
    re.IGNORECASE,
)
#: Behind a size that stands for a model's name ("in 1B (1.24B) and 3B (3.21B)"), and in front of what is told of it.
_BRACKETED = expression(r" \((?:with |about |~|≈|in fact |really )?\d[\d.,]{0,8} ?(?:[BM]\b|[mb]illion\b)")
_BEHIND_SIZE = expression(r"(?<![\w.,-])\d{1,4}(?:\.\d{1,2})?[BM] \((?:with |in fact |really )?$")
_ALONE = expression(r"\s?[:–—-]\s")
_LISTED = expression(r"(?:^|[,(:]\s?|\s[–—-]\s|\bis\s|\bwith\s)$")
CLAUSE = expression(r"[,;:()]|(?<!\w)\d[\d.,]{0,12}[KMBT]?%?(?!\w)|\b(?:and|but|while|whereas)\b", re.IGNORECASE)


def is_named(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a bare "66M" or "345 million" right behind a model's name is its size ("DistilBERT (66M)")."""
    if quantity.scale < 1e6 or quantity.scale > 1e9 or quantity.kind != "count":
        return False
    gaps = [utterance.text[one.end : quantity.hedged] for one in utterance.mentions if one.end <= quantity.hedged]
    only = re.match(r"\W*$|\s?\(", utterance.after(quantity.end, 10)) and not _COUNTED_ELSE.search(utterance.sentence)
    if only and len(utterance.mentions) == 1 and any(_ALONE.fullmatch(gap) for gap in gaps):
        return True
    if _BEHIND_SIZE.search(utterance.before(quantity.hedged, 24)) and utterance.after(quantity.end, 1) in (")", ","):
        return bool(utterance.mentions) and not _COUNTED_ELSE.search(utterance.sentence)
    sized = _SIZE_WORD.search(utterance.before(quantity.hedged, 24)) or _SIZE_LABEL.fullmatch(
        utterance.text[utterance.start : quantity.hedged]
    )
    if sized and utterance.after(quantity.end, 1) in (")", ",", ""):
        return not _COUNTED_ELSE.search(utterance.sentence)
    return bool(_STOPS.match(utterance.after(quantity.end, 10))) and any(_NAMED_SIZE.fullmatch(gap) for gap in gaps)


def stands_for_a_name(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a size stands in place of a model's name, with what it counts in brackets ("X arrived in 1B (1.24B)")."""
    if not 1e6 <= quantity.scale <= 1e9 or quantity.hedged != quantity.start:
        return False
    named = any(one.end + 2 < quantity.start for one in utterance.mentions)
    return named and bool(_BRACKETED.match(utterance.after(quantity.end, 24)))


def is_counted(utterance: Utterance, quantity: Quantity, bound: Collection[Bound], before: Collection[Bound]) -> bool:
    """Say whether a bare "345 million" in a sentence about a model's structure is its size."""
    front = utterance.before(quantity.hedged, 60)
    clause = front[max((match.end() for match in CLAUSE.finditer(front)), default=0) :]
    written_out = quantity.scale == 1 and quantity.value >= 1e7 and quantity.value % 1000  # "109,482,240"
    sized = 1e6 <= quantity.scale <= 1e9 or written_out
    if not sized or quantity.kind != "count" or _COUNTED_ELSE.search(clause) or _IN_ADDITION.search(clause):
        return False
    spoken = bound if utterance.mentions else (*bound, *before)
    if any(one.pattern.row.property.startswith("training") for one in spoken) or OUT_OF.search(front):
        return False
    known = any(one.pattern.rule.startswith(("structure.", "stacks.", "weights.", "experts.")) for one in (*bound, *before))
    known = known and not _COUNTED_ELSE.search(utterance.sentence)
    if _ARRANGES.search(front) and _AMONG.match(utterance.after(quantity.end, 60)):
        return known
    if _OPENS.search(front) and _IS_THE_COUNT.match(utterance.after(quantity.end, 40)):
        return known or (bool(utterance.mentions) and not _COUNTED_ELSE.search(utterance.sentence))
    if not _STOPS.match(utterance.after(quantity.end, 24)):
        return False
    if _RIVALS.search(clause):
        return False
    if _is_like_its_name(utterance, quantity):
        return True
    leads = _LEADS.search(front) or (_REACHES.search(front) and utterance.text[quantity.end - 1].isalpha())
    meant = known or bool(utterance.mentions) or (_A_MODEL.search(clause) and not _COUNTED_ELSE.search(utterance.sentence))
    return bool(leads and meant) or (known and bool(_LISTED.search(front)))


def _is_like_its_name(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether an amount is about the size in the name of the last model in front of it ("Gemma 2B …: 2.5 billion")."""
    named = next((one for one in reversed(utterance.mentions) if one.end <= quantity.hedged), None)
    size = _SIZE_IN_NAME.search(utterance.text, named.start, named.end) if named else None
    if named is None or size is None or _OTHERS.search(utterance.text, named.end, quantity.hedged):
        return False
    told = float(size["size"]) * (1e9 if size["scale"] in "Bb" else 1e6)
    return _NEAR[0] * told <= quantity.value <= _NEAR[1] * told
