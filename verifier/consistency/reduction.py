"""A model's size against what the document says that it was before: "110 MB, a third of the original" beside 440 MB."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.model import ModelRef, same_model
from schemas.property import PROPERTIES
from schemas.quantity import Interval, exactly
from verifier.consistency.pairing import Pair, around, divided, places, section
from verifier.consistency.statement import METHOD, Statements, admitted

_SIZES = frozenset({"disk_size", "memory"})
#: The size stands so many characters at most in front of the share, what it was before so many.
_NEAR, _BEFORE = 100, 800
_FEWER_BITS = re.compile(
    r"\b(?:int|uint|nf|fp|q)[2-8](?:_\w{1,6})?\b|\b(?:[2-8]|two|four|eight)[- ]bits?\b|quanti[sz]ed|\b(?:AWQ|GPTQ|GGUF)\b",
    re.IGNORECASE,
)
#: How far from a size its precision is looked for, and what parts it from another's.
_BESIDE, _PARTS = 40, re.compile(r"[,;:]\s|\.\s|\n\s*\n|\band\b")


def of_reduction(claim: Claim, statements: Statements, document: Document) -> tuple[Evidence, ...]:
    """Return what share a size is of each larger one that its section tells of the model; nothing for any other comparison."""
    if claim.measure != "ratio" or claim.property not in _SIZES or not claim.is_of_itself():
        return ()
    told = [one for one in statements.claims if one.property == claim.property and one.measure == "value"]
    own = [one for one in told if 0 <= claim.span.start - one.span.end <= _NEAR and same_model(one.subject, claim.subject)]
    pairs = list(_pairs(own[-1], told, claim, document)) if own else []
    if any(_is_made_smaller(pair.base, document) for pair in pairs):
        return ()
    reach = around([divided(pair) for pair in pairs]) if pairs else None
    return tuple(_evidence(claim, pair, document, reach) for pair in pairs if reach)


def _pairs(own: Claim, told: list[Claim], claim: Claim, document: Document) -> Iterator[Pair]:
    """Return the size beside each larger one of the model, or of another build of it, from its section's start to its own end."""
    within, above = section(claim, document), admitted(own)
    first, last = max(within.start, claim.span.start - _BEFORE), claim.span.end + _NEAR
    for one in told:
        below = admitted(one)
        if not above or not below or one is own or not _is_build_of(one.subject, claim.subject):
            continue
        if first <= one.span.start < min(last, within.end) and below.low > above.high > 0:
            yield Pair(own, above, one, below)


def _is_made_smaller(base: Claim, document: Document) -> bool:
    """Say whether a size is itself one in fewer bits: what is meant by the original may be another one then, told elsewhere."""
    before = _PARTS.split(document.text[max(0, base.span.start - _BESIDE) : base.span.start])[-1]
    behind = _PARTS.split(document.text[base.span.end : base.span.end + _BESIDE])[0]
    return bool(_FEWER_BITS.search(before) or _FEWER_BITS.search(behind))


def _is_build_of(one: ModelRef, other: ModelRef) -> bool:
    return same_model(one, other) or bool(set(one.candidates[:1]) & set(other.candidates[:1]))


def _evidence(claim: Claim, pair: Pair, document: Document, reach: Interval) -> Evidence:
    assert isinstance(pair.one.value, int | float)
    assert isinstance(pair.base.value, int | float)
    return Evidence(
        property=claim.property,
        model=claim.subject.mention,
        kind="document",
        value=exactly(pair.one.value / pair.base.value),
        unit="ratio",
        definition=f"{PROPERTIES[claim.property].title.lower()}: {pair.one.value:,.10g} ÷ {pair.base.value:,.10g}",
        method=METHOD,
        source=places(pair, document),
        worst=reach,
    )
