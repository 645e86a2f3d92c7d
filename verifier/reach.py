"""Which of a model's lengths a sentence speaks of: where a text is cut, how many positions there are, how far one layer looks back.

A sentence encoder has positions for more tokens than it reads: "512 positions" and "texts are cut at 256" are both so of one model,
and "longer texts are cut at 512" is not. Where some layers look back over a window and others over everything, the window is no
limit of the input.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from claims.text.sentence import sentence_at
from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.quantity import Fit
from verifier.consistency.statement import Statements, table_around
from verifier.reference.attribute import CUT, SOME_WINDOW

Ask = Callable[[Claim], Sequence[Evidence]]

_PROPERTY = "max_position_embeddings"
_IS_CUT = re.compile(
    r"\btruncat|\bcut(?:s|ting)?\b|\bcrop(?:s|ped)\b|\bclip(?:s|ped)\b"
    r"|\bstops? (?:\w{1,12} )?(?:at|after)\b|\bends? (?:at|after)\b"
    r"|\blongest input\b|\bmax_seq_length\b|abgeschnitten|gekürzt|\bSchluss\b|\btronqu|\btruncad",
    re.IGNORECASE,
)
#: Words of what a model was built for or might be made to read, which is as long as its table of positions.
_IS_BUILT = re.compile(
    r"\bposition|\barchitect|\bbuilt\b|\bdesigned\b|\bback ?bone\b|\btable\b|\brais|\bcould\b|\bcan be\b|\bstretch"
    r"|\bset (?:it )?to\b|\bunderlying\b|\bbase model\b|\binstead\b|\balthough\b|\bthough\b|\bin principle\b|\btheor|\bincreas",
    re.IGNORECASE,
)
_OF_WINDOW = re.compile(r"\bslid|\blocal|(?<!context )(?<!context-)\bwindow|\battend|\blooks? back|\bbackwards?\b", re.IGNORECASE)


def meant(claim: Claim, evidence: Sequence[Evidence], document: Document, statements: Statements, ask: Ask) -> tuple[Evidence, ...]:
    """Return the evidence of a longest input that is about the length which the document's words speak of.

    `ask` returns what is found out for another claim.
    """
    found = tuple(evidence)
    if claim.property != _PROPERTY or claim.measure != "value" or not found:
        return found
    words = _words(claim, document)
    if not _OF_WINDOW.search(words):
        found = tuple(item for item in found if item.definition != SOME_WINDOW) or found
    cut = tuple(item for item in found if item.definition == CUT)
    if not cut or _is_told_elsewhere(claim, cut, statements):
        return found
    if _is_of_the_cut(words) or _column_is_of_the_cut(claim, document, statements, ask):
        return tuple(replace(item, firm=True) for item in cut)
    return found


def _words(claim: Claim, document: Document) -> str:
    first, last = sentence_at(document.text, claim.span.start)
    return document.text[max(first, claim.span.start - 200) : min(last, claim.span.end + 120)]


def _is_of_the_cut(words: str) -> bool:
    return bool(_IS_CUT.search(words)) and not _IS_BUILT.search(words)


def _is_told_elsewhere(claim: Claim, cut: Sequence[Evidence], statements: Statements) -> bool:
    """Say whether the document tells rightly where this model cuts a text: what it states here is then another length."""
    others = (one for one in statements.of(claim.subject, _PROPERTY) if one is not claim and one.measure == "value")
    return any(_fits(item, one) for one in others for item in cut)


def _column_is_of_the_cut(claim: Claim, document: Document, statements: Statements, ask: Ask) -> bool:
    """Say whether a column tells where texts are cut: it does of another model, whose positions are more than that."""
    around = table_around(claim, document) if claim.rule.startswith("tables.") else None
    if around is None:
        return False
    span, _ = around
    beside = [one for one in statements.claims if one.property == _PROPERTY and one is not claim and one.rule == claim.rule]
    return any(_only_cut(one, ask(one)) for one in beside if span.start <= one.span.start < span.end)


def _only_cut(claim: Claim, evidence: Sequence[Evidence]) -> bool:
    fitting = [item for item in evidence if _fits(item, claim)]
    return bool(fitting) and all(item.definition == CUT for item in fitting)


def _fits(item: Evidence, claim: Claim) -> bool:
    return any(item.value.relation_to(reading.admits) is Fit.INSIDE for reading in claim.stated)
