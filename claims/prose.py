"""What sentences say: binds each quantity to a property by the words beside it, and makes a claim of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claims import comparisons, interface, performance, sizes, structure, training
from claims.metric import conditions_of
from claims.numbers import Quantity
from claims.reading import claim, grouped, of_value
from claims.row import Pattern
from claims.subjects import Subjects
from claims.utterance import Utterance, said_of, utterances
from schemas.claim import Claim
from schemas.document import Document
from schemas.model import ModelRef
from schemas.quantity import Relation

#: The families, in the order in which their rows are tried.
PATTERNS: tuple[Pattern, ...] = (
    *structure.PATTERNS,
    *interface.PATTERNS,
    *training.PATTERNS,
    *sizes.PATTERNS,
    *performance.PATTERNS,
)
_AFTER = tuple(one for one in PATTERNS if one.after)
_BEFORE = tuple(one for one in PATTERNS if one.before)

_PART_OF_A_WHOLE = re.compile(
    r"\b(?:first|last|top|bottom|final|every|each|another|of the|other|next|remaining|extra|per|for every|than the|additional"
    r"|layer|step|epoch|page|"
    r"section|table|figure|chapter|question|version|stage|level|task|day|round)\s(?:about |~)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s?(?:[.,;:)!—–-]|$|(?:and|or|but|for|in|on|while|whereas|respectively|each|parameters?|yet|of|with|from|to|against"
    r"|than|is|it|strong|altogether|separately|individually)\b)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[^.;:?!)\d]{0,90}")
_ELLIPTIC = re.compile(
    r"\b(?:and|while|whereas|but|compared (?:to|with)|against|versus|vs\.?|instead of|from|to|as opposed to|contains?|has"
    r"|have|with|of|than|or)\b|['’]s |[,/(]",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s?(?:,|/|and|or|to|,? and|against|versus|vs\.?|und|et|y)\s?", re.IGNORECASE)
_STOPS = re.compile(r"\s?(?:[.,;)!]|$|and\b|while\b|in other words|strong\b|altogether|each\b|it (?:is|has)\b)", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(?:has|have|with|contains?|counts?|stores?|holds?|is|weighs?|comprises|totals?|and|just|only|exactly|to|than)\s$",
    re.IGNORECASE,
)
_COUNTED_ELSE = re.compile(
    r"train|token|\bdata\b|text|corpus|download|user|dollar|people|vocab|languages?\b|steps|views|[$€£]|word|pair|sentence",
    re.IGNORECASE,
)
_NAMED_SIZE = re.compile(
    r"\s?\($|['’]s\s$|\s(?:at|with|has|counts|holds|contains|stores|comprises|is|weighs in at)\s(?:(?:just|only) )?$"
)


_PART = re.compile(r"[^.;,]{0,50}?\bfor (?:the )?(?P<part>weights?|activations?|embeddings?|KV cache)\b", re.IGNORECASE)
_FITS = re.compile(r"\bfits?\b[^.;]{0,30}$|\bwithin $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bound:
    """A quantity and what it is a value of; `start` to `end` are the shortest words that carry it."""

    quantity: Quantity
    pattern: Pattern
    start: int
    end: int
    unit: str = ""


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return the claims of the document's sentences, sentence by sentence."""
    before: list[Bound] = []
    block = -1
    for utterance in utterances(document, subjects):
        before = before if utterance.block == block else []
        block = utterance.block
        bound = bind(utterance, before)
        yield from _values(utterance, bound, subjects)
        named = [(one.quantity, one.pattern.row.property) for one in bound]
        yield from comparisons.compare(utterance, named, subjects, before[-1].pattern.row.property if before else "")
        before = bound


def bind(utterance: Utterance, before: Sequence[Bound] = ()) -> list[Bound]:
    """Return the quantities of a sentence that its words tie to a property, in reading order; `before` are the last sentence's."""
    bound: dict[int, Bound] = {}
    for quantity in utterance.quantities:
        if not utterance.negates(quantity):
            found = _by_after(utterance, quantity) or _by_before(utterance, quantity)
            if found:
                bound[quantity.start] = found
    bare = [
        one
        for one in utterance.quantities
        if one.kind == "count" and one.start not in bound and not utterance.negates(one) and _bare(utterance, one)
    ]
    for quantity in reversed(bare):
        _bind_listed(utterance, quantity, bound)
    for quantity in bare:
        if quantity.start not in bound:
            _bind_elliptic(utterance, quantity, bound, before)
    return [bound[start] for start in sorted(bound)]


def _possible(pattern: Pattern, sentence: str) -> bool:
    return not (pattern.needs and not pattern.needs.search(sentence)) and not (pattern.unless and pattern.unless.search(sentence))


def _fits(quantity: Quantity, pattern: Pattern) -> bool:
    row = pattern.row
    if quantity.kind == "pair":
        return row.property in ("image_size", "patch_size") and quantity.high == quantity.digits
    if quantity.kind == "words":
        return row.scale > 1
    if quantity.kind == "percent":
        return row.property == "score"
    return quantity.kind == "count" and row.low <= quantity.value * row.scale <= row.high


def _by_after(utterance: Utterance, quantity: Quantity) -> Bound | None:
    if quantity.scale < 1e6 and _PART_OF_A_WHOLE.search(utterance.before(quantity.hedged, 24)):
        return None
    words, front = utterance.after(quantity.end), utterance.before(quantity.hedged, 100)
    for pattern in _AFTER:
        match = pattern.after.match(words) if pattern.after else None
        allowed = match and _fits(quantity, pattern) and _allowed(pattern, front) and _possible(pattern, utterance.sentence)
        if match and allowed and (match.end() > 0 or quantity.kind == "pair"):
            unit = match.groupdict().get("unit") or ""
            return Bound(quantity, pattern, quantity.hedged, quantity.end + match.end(), unit)
    return None


def _allowed(pattern: Pattern, front: str) -> bool:
    return not (pattern.front and not pattern.front.search(front)) and not (
        pattern.unless_front and pattern.unless_front.search(front)
    )


def _followed_by_model(utterance: Utterance, quantity: Quantity) -> bool:
    return any(0 < one.start - quantity.end <= 24 for one in utterance.mentions)


def _by_before(utterance: Utterance, quantity: Quantity) -> Bound | None:
    front = utterance.before(quantity.hedged)
    for pattern in _BEFORE:
        match = pattern.before.search(front) if pattern.before and _fits(quantity, pattern) else None
        if (
            match
            and _possible(pattern, utterance.sentence)
            and _allowed(pattern, front)
            and (not front.endswith("from ") or _followed_by_model(utterance, quantity))
        ):
            return Bound(quantity, pattern, quantity.hedged - len(front) + match.start(), quantity.end)
    return None


def _bind_listed(utterance: Utterance, quantity: Quantity, bound: dict[int, Bound]) -> None:
    """Give a bare number the property of the one that it is listed with ("12 and 24 layers")."""
    behind = next((one for one in utterance.quantities if one.start >= quantity.end), None)
    listed = bound.get(behind.start) if behind else None
    if behind and listed and _NEXT.fullmatch(utterance.text[quantity.end : behind.start]) and _alike(quantity, listed):
        bound[quantity.start] = replace(listed, quantity=quantity, start=quantity.hedged, end=quantity.end)


def _bind_elliptic(utterance: Utterance, quantity: Quantity, bound: dict[int, Bound], before: Sequence[Bound]) -> None:
    """Give a bare number the property of the one in front of it ("…, while X contains 345 million"), or of a model's size."""
    ahead = max((one for one in bound.values() if one.end <= quantity.hedged), key=lambda one: one.end, default=None)
    if ahead and _alike(quantity, ahead) and _told_again(utterance, ahead, quantity):
        bound[quantity.start] = replace(ahead, quantity=quantity, start=quantity.hedged, end=quantity.end)
    elif _named_size(utterance, quantity) or _bare_count(utterance, quantity, (*bound.values(), *before)):
        bound[quantity.start] = Bound(quantity, _PARAMETERS, quantity.hedged, quantity.end)


_PARAMETERS = next(one for one in structure.PATTERNS if one.row.name == "parameters")


def _bare(utterance: Utterance, quantity: Quantity) -> bool:
    return bool(_ENDS.match(utterance.after(quantity.end, 14)))


def _alike(quantity: Quantity, other: Bound) -> bool:
    """Say whether a bare number may be of the same property: of a like magnitude, within its bounds."""
    if not _fits(quantity, other.pattern) or other.pattern.row.property == "score" or not other.quantity.value:
        return False
    scaled = (quantity.scale > 1) == (other.quantity.scale > 1)
    near = 1 / 64 <= quantity.value / other.quantity.value <= 64
    return near and (scaled or other.pattern.row.property in ("vocab_size", "max_position_embeddings"))


def _told_again(utterance: Utterance, ahead: Bound, quantity: Quantity) -> bool:
    """Say whether the words since the number before lead to the same thing of another model."""
    gap = utterance.text[ahead.end : quantity.hedged]
    if _NEXT.fullmatch(gap) and ahead.quantity.scale > 1:
        return True
    named = any(ahead.end <= one.start and one.end <= quantity.start for one in utterance.mentions)
    named = named or any(0 <= one.start - quantity.end <= 16 for one in utterance.mentions)
    for one in utterance.mentions:
        gap = gap.replace(utterance.text[one.start : one.end], "")
    return bool(_JOINED.fullmatch(gap)) and bool(_ELLIPTIC.search(utterance.text[ahead.end : quantity.hedged])) and named


def _named_size(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a bare "66M" or "345 million" right behind a model's name is its size ("DistilBERT (66M)")."""
    if quantity.scale < 1e6 or quantity.scale > 1e9 or quantity.kind != "count":
        return False
    gaps = [utterance.text[one.end : quantity.hedged] for one in utterance.mentions if one.end <= quantity.hedged]
    return bool(_STOPS.match(utterance.after(quantity.end, 10))) and any(_NAMED_SIZE.fullmatch(gap) for gap in gaps)


def _bare_count(utterance: Utterance, quantity: Quantity, bound: Iterable[Bound]) -> bool:
    """Say whether a bare "345 million" in a sentence about a model's structure is its size."""
    if not 1e6 <= quantity.scale <= 1e9 or _COUNTED_ELSE.search(utterance.sentence):
        return False
    known = any(one.pattern.rule.startswith("structure.") for one in bound)
    ends = _STOPS.match(utterance.after(quantity.end, 10)) and _LEADS.search(utterance.before(quantity.hedged, 24))
    return bool(ends) and (known or bool(utterance.mentions))


def _values(utterance: Utterance, bound: Iterable[Bound], subjects: Subjects) -> Iterator[Claim]:
    for one in bound:
        subject = said_of(utterance, one.quantity.start, subjects, one.end)
        if subject.mention:
            yield _claim(utterance, one, subject)


def _claim(utterance: Utterance, one: Bound, subject: ModelRef) -> Claim:
    row, quantity = one.pattern.row, one.quantity
    quantity = replace(quantity, scale=quantity.scale * grouped(utterance, quantity, row.property))
    conditions = row.conditions + ((("unit", one.unit.casefold()),) if one.unit else ())
    if row.property == "score":
        conditions = conditions_of(utterance, quantity, one.start, one.end)
    if row.property == "quantization_bits":
        part = _PART.match(utterance.after(one.end, 70))
        conditions += (("part", part["part"].casefold()),) if part else ()
    if row.property == "training_examples":
        conditions += (("unit", utterance.text[quantity.end : one.end].split()[-1].casefold()),)
    low = float(f"{quantity.value * row.scale:.12g}")
    value = (low, float(quantity.high * row.scale)) if quantity.relation == "range" and quantity.high is not None else low
    stated = of_value(quantity, row.property, row.scale)
    place = (one.start, one.end)
    relation: Relation = (
        "le" if row.property == "memory" and _FITS.search(utterance.before(quantity.start, 40)) else quantity.relation
    )
    return claim(
        utterance,
        quantity,
        row.property,
        subject,
        value,
        stated,
        place,
        unit=row.scale,
        relation=relation,
        conditions=conditions,
        rule=one.pattern.rule,
    )
