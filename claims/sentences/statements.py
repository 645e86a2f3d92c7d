"""Comparisons in words, without a number of their own, that the document's numbers or a measurement can decide."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.layout import headers
from claims.quantities import numbers
from claims.quantities.numbers import Quantity
from claims.subjects.meant import Subjects
from claims.subjects.roles import Actor
from claims.text.expression import expression
from claims.text.sentence import sentences
from claims.text.sought import Sought
from schemas.claim import Claim
from schemas.document import Block, Document
from schemas.model import ModelRef, fold_name
from schemas.property import PROPERTIES
from schemas.quantity import Interval, Reading, Relation

#: How many blocks above a sentence may name the model, or the lengths, that it compares with.
NEAR = 5

_CHANGE = Sought(
    r"\b(?:(?P<down>reduc(?:es?|ed|ing)|cut(?:s|ting)?|shrinks?|shrank|shrinking|decreas(?:es?|ed|ing)|lower(?:s|ed"
    r"|ing)?|halv(?:es|ed|ing))"
    r"|(?P<up>increas(?:es?|ed|ing)|rais(?:es?|ed|ing)|grow(?:s|ing)?|grew|doubl(?:es|ed|ing)|expand(?:s|ed|ing)?))\s"
    r"(?:the |its |their )?(?P<noun>[A-Za-z][A-Za-z /-]{2,40}?)\sfrom\s",
)
_NOUN = (
    r"(?:F1(?:[- ]score)?|accuracy|precision|recall|BLEU|perplexity|inference times?|inference|latency"
    r"|memory(?: usage| footprint)?|throughput|parameters"
    r"|layers|training times?|vocabulary|hidden size)"
)
_COMPARATIVE = Sought(
    rf"\b(?P<how>higher|better|greater|lower|worse|longer|shorter|faster|slower|smaller|larger|fewer|more|less)\s"
    rf"(?P<nouns>{_NOUN}(?:(?:,| and|, and)\s(?!(?:higher|lower|longer|shorter|faster|slower|fewer|more"
    rf"|less)\b){_NOUN}){{0,3}})(?![\w-])",
)
_TRADES = Sought(
    rf"\b(?:trades(?: off)?|sacrific(?:es|ing)|gives up|loses)\s(?:some|a little|a bit of|slight(?:ly)?"
    rf"|minor)\s(?P<noun>{_NOUN})(?![\w-])",
)
_COST = r"(?:memory|computation|compute|time)"
_LONGER = Sought(
    r"\b(?:longer (?:sequences?|inputs?|texts?|contexts?)"
    r"|(?:increasing|raising|doubling) the (?:maximum )?(?:sequence|input) length)\b"
    r"[^.;?!]{0,60}?\b(?:requires?|needs?|uses?|takes?|consumes?|demands?)\s(?P<how>more|less)\s"
    rf"(?P<nouns>{_COST}(?:(?:, and|,| and) {_COST}){{0,2}})(?![\w-])",
)
_LENGTHS = expression(r"\bfrom (?P<low>\d{2,7}) (?:tokens )?to (?P<high>\d{2,7})(?: tokens)?\b", re.IGNORECASE)
#: What follows is judged later.
_TO_JUDGE = Sought(r"\b(?:true or (?:false|not)|wahr oder falsch|vrai ou faux)\b")
_SUPPOSED = expression(r"\b(?:when|if|will|would|could|might|suppose)\b|:$", re.IGNORECASE)
#: A word without which a text, in lower case, makes none of these comparisons.
_COMPARES = Sought(
    r"\b(?:reduc|cut|shrink|shrank|decreas|lower|halv|increas|rais|grow|grew|doubl|expand|higher|better|greater|worse|longer"
    r"|shorter"
    r"|faster|slower|smaller|larger|fewer|more\b|less\b|trades|sacrific|gives up|loses)",
    0,
)
_UP = frozenset({"higher", "better", "greater", "longer", "larger", "more"})
_COSTS = {"memory": "memory", "computation": "flops", "compute": "flops", "time": "latency"}


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence: its block, and where it stands in the block's passage."""

    index: int
    block: Block
    start: int
    end: int


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return the comparisons in words that a document makes of its models."""
    for index, block in enumerate(document.blocks):
        if block.kind in ("code", "metadata", "table"):
            continue
        for start, end in sentences(block.passage.text) if _COMPARES.is_in(block.passage.text.lower()) else ():
            sentence = block.passage.text[start:end]
            if not sentence.rstrip().endswith("?") and not _TO_JUDGE.search(sentence):
                place = _Place(index, block, start, end)
                yield from _changes(place, subjects)
                yield from _comparatives(place, subjects)
                yield from _lengths(place, document, subjects)


def _changes(place: _Place, subjects: Subjects) -> Iterator[Claim]:
    """Read "reduces the hidden size from 768 in X to 768 in Y"."""
    text = place.block.passage.text
    for match in _CHANGE.finditer(text, place.start, place.end):
        if _SUPPOSED.search(text[place.start : place.end].rstrip()):
            return
        column = headers.property_of(match["noun"].strip())
        values = [one for one in numbers.find(text) if match.end() <= one.start < place.end and one.kind == "count"]
        if not column or len(values) < 2 or values[0].start - match.end() > 12 or not _leads_to(text, values[0], values[1]):
            continue
        before, after = values[0], values[1]
        conditions = (("of", column.property), ("from", f"{before.value:.15g}"), ("to", f"{after.value:.15g}"))
        noun = _UNIT_OF.match(text, before.end)
        other = subjects.at(place.index, before.start, noun.end() if noun else before.end)
        subject = subjects.at(place.index, after.start)
        end = min(place.end, after.end + _unit(text, after))
        relative = other if fold_name(other.mention) != fold_name(subject.mention) else None
        if subject.mention:
            yield _claim(place, match.start(), end, subject, relative, "lt" if match["down"] else "gt", conditions, "change")


def _leads_to(text: str, before: Quantity, after: Quantity) -> bool:
    gap = text[before.end : after.start]
    return len(gap) < 60 and bool(re.search(r"\bto (?:only |just |about |around )?$", gap)) and not re.search(r"[.;:]", gap)


_UNIT_OF = expression(r"\s[a-z]{3,12}(?=\s(?:in|of|for)\s)")


def _unit(text: str, quantity: Quantity) -> int:
    match = re.match(r"\s[a-z]{3,12}(?:\sin\s[\w-]{2,40})?", text[quantity.end : quantity.end + 60])
    return match.end() if match else 0


def _comparatives(place: _Place, subjects: Subjects) -> Iterator[Claim]:
    """Read "X achieves higher accuracy and F1 but has longer inference time", "Y trades some accuracy for faster inference"."""
    text = place.block.passage.text
    said = [(match, match["how"].casefold(), match["nouns"]) for match in _COMPARATIVE.finditer(text, place.start, place.end)]
    said += [(match, "lower", match["noun"]) for match in _TRADES.finditer(text, place.start, place.end)]
    for match, how, nouns in sorted(said, key=lambda one: one[0].start()):
        subject, other = _pair(place, match.start(), match.end(), subjects)
        if subject and other and not _is_counted(text, match.start()):
            for noun in re.split(r",? and |, ", nouns):
                of, relation = _compared(how, noun.strip())
                conditions = (("of", _as_written(of, place, subjects.document)),)
                yield _claim(place, match.start(), match.end(), subject, other, relation, conditions, "comparative")


def _as_written(of: str, place: _Place, document: Document) -> str:
    """Return a metric as the sentences above write it ("F1-score" for "f1"); a property keeps its name."""
    if of in PROPERTIES:
        return of
    pattern = re.compile(rf"(?<!\w){re.escape(of)}(?:[- ]score)?(?!\w)", re.IGNORECASE)
    near = (document.blocks[index].passage.text for index in range(max(0, place.index - NEAR), place.index))
    return next((match[0] for text in near if (match := pattern.search(text))), of)


def _is_counted(text: str, start: int) -> bool:
    """Say whether a number in front makes it a comparison with a number ("2 points higher accuracy")."""
    return bool(re.search(r"\d[\d.,]*\s?(?:%|x|×|times|points?|percent)?\s?$|\btimes\s?$", text[max(0, start - 24) : start]))


def _compared(how: str, noun: str) -> tuple[str, Relation]:
    """Return what is compared and in which direction: "faster inference" is less latency."""
    folded = noun.casefold()
    if folded == "inference" or folded.startswith(("inference time", "latency")):
        return "latency", "lt" if how in ("faster", "shorter", "lower", "less", "better", "smaller") else "gt"
    column = headers.property_of(noun)
    of = column.property if column else re.sub(r"[- ]score$", "", folded)
    return of, "gt" if how in _UP else "lt"


def _pair(place: _Place, start: int, end: int, subjects: Subjects) -> tuple[ModelRef | None, ModelRef | None]:
    """Return the model that a comparison is of, named in its sentence, and the one it is compared with."""
    inside = [one for one in subjects.actors[place.index] if one.ref and place.start <= one.start < place.end]
    subject = next((one.ref for one in reversed(inside) if one.end <= start and not one.aside), None)
    if subject is None or not subject.mention:
        return None, None
    return subject, _than(place, end, inside) or _only_other(place, subject, inside, subjects)


def _than(place: _Place, end: int, inside: list[Actor]) -> ModelRef | None:
    text = place.block.passage.text
    for one in inside:
        if one.start >= end and re.fullmatch(
            (
                r"[^.;:,]{0,40}?\s(?:than|compared (?:to|with))\s(?:the "
                r"|that of )?"
            ),
            text[end : one.start],
        ):
            return one.ref
    return None


def _only_other(place: _Place, subject: ModelRef, inside: list[Actor], subjects: Subjects) -> ModelRef | None:
    """Return the only other model that the sentence and the blocks above it name; None where there are more."""
    others = [one.ref for one in inside if one.ref and not one.reference]
    for index in range(max(0, place.index - NEAR), place.index + 1):
        others += [mention.ref for mention in subjects.mentions(index)]
    distinct = [ref for ref in others if not _is_same(ref, subject)]
    return distinct[0] if distinct and all(_is_same(ref, distinct[0]) for ref in distinct) else None


def _is_same(one: ModelRef, other: ModelRef) -> bool:
    return bool(set(one.candidates) & set(other.candidates)) or fold_name(one.mention) == fold_name(other.mention)


def _lengths(place: _Place, document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Read "longer sequences require more memory and computation", where the lengths are told here or just above."""
    text = place.block.passage.text
    for match in _LONGER.finditer(text, place.start, place.end):
        told = _told_lengths(place, document, subjects)
        costs = [_COSTS[noun] for noun in re.split(r",? and |, ", match["nouns"].casefold()) if noun in _COSTS]
        for of in costs if told else ():
            lengths, subject = told or ("", ModelRef(""))
            relation: Relation = "gt" if match["how"].casefold() == "more" else "lt"
            yield _claim(place, match.start(), match.end(), subject, None, relation, (("of", of), ("of_input", lengths)), "length")


def _told_lengths(place: _Place, document: Document, subjects: Subjects) -> tuple[str, ModelRef] | None:
    for index in range(place.index, max(-1, place.index - NEAR), -1):
        match = _LENGTHS.search(document.blocks[index].passage.text)
        if match and re.search(r"length|token|sequence", document.blocks[index].passage.text, re.IGNORECASE):
            subject = next((one.ref for one in subjects.mentions(index)), subjects.topic(index))
            return (f"{match['low']} to {match['high']} tokens", subject) if subject.mention else None
    return None


def _claim(
    place: _Place,
    start: int,
    end: int,
    subject: ModelRef,
    other: ModelRef | None,
    relation: Relation,
    conditions: tuple[tuple[str, str], ...],
    rule: str,
) -> Claim:
    more = Interval(math.nextafter(1.0, math.inf), math.inf)
    less = Interval(0.0, math.nextafter(1.0, 0.0))
    reading = Reading(more if relation == "gt" else less)
    span = place.block.passage.span(start, end)
    return Claim(
        "comparison", subject, "ratio", 1.0, relation, (reading,), span, None, other, conditions, rule=f"statements.{rule}"
    )
