"""Tables that repeat published scores: where the other figures are those of a publication, one that is not is a slip of the pen.

A score depends on how it was found, so that a publication alone refutes none. A table whose cells give published figures digit
by digit was not measured but copied, and then a cell that has another model's figure, or one far from its own, was copied wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.model import same_model
from schemas.quantity import Fit, Interval
from verifier.consistency.pairing import section
from verifier.consistency.statement import Statements, table_around

Ask = Callable[[Claim], Sequence[Evidence]]

#: So many other cells have to repeat what is published, and for each that does not so many more.
_FEWEST, _TO_A_SLIP = 2, 3
#: How far from the published figure a copied one has to be, in points: that of another row, and any other.
_OF_ANOTHER, _ANY = 0.15, 1.0
#: Somebody's own runs, which have results of their own.
_OWN = re.compile(
    r"\b(?:ours?|we|my|I|own|myself|reproduc\w*|re-?r[au]n\w*|re-?evaluat\w*|measur\w*|fine-?tun\w*|seeds?|eigene[nrs]?|unsere?|nos|notre)\b"
    r"|我们|自测|实测"
)
_NOTE = "the other figures of the table are as published, so this one was copied wrongly"


@dataclass(frozen=True, slots=True)
class _Cell:
    """Another score of the table, whether it stands in the same column, and whether it is what is published of its model."""

    claim: Claim
    beside: bool
    fits: bool
    sources: frozenset[str]


def told(claim: Claim, evidence: Sequence[Evidence], document: Document, statements: Statements, ask: Ask) -> tuple[Evidence, ...]:
    """Return the published figures of a score, firm where the table that it stands in repeats them and this is none of them.

    `ask` returns what is found out for another claim.
    """
    found = tuple(evidence)
    around = table_around(claim, document) if _is_asked(claim, found) else None
    if around is None:
        return found
    span, _ = around
    inside = [one for one in statements.claims if one.property == "score" and span.start <= one.span.start < span.end]
    cells = [
        _cell(one, claim, ask(one)) for one in inside if one is not claim and one.measure == "value" and one.rule == claim.rule
    ]
    reach = _OF_ANOTHER if any(_is_the_same(cell, claim) for cell in cells) else _ANY
    if reach == _ANY and _is_of_somebody(claim, document):
        return found
    return tuple(_firm(item, reach) if _is_repeated(item, cells) else item for item in found)


def _is_asked(claim: Claim, found: Sequence[Evidence]) -> bool:
    """Say whether a score of a table is not what is published of it, and nothing else is known of it."""
    of_a_table = claim.property == "score" and claim.measure == "value" and claim.rule.startswith("scores.")
    return of_a_table and bool(found) and all(item.kind == "published" and not _fits(item, claim) for item in found)


def _cell(one: Claim, claim: Claim, evidence: Sequence[Evidence]) -> _Cell:
    published = [item for item in evidence if item.kind == "published"]
    fitting = [item for item in published if _fits(item, one)]
    beside = one.conditions == claim.conditions and not same_model(one.subject, claim.subject)
    return _Cell(one, beside, bool(fitting), frozenset(item.source for item in fitting or published))


def _fits(item: Evidence, claim: Claim) -> bool:
    return any(item.value.relation_to(reading.admits) is Fit.INSIDE for reading in claim.stated)


def _is_the_same(cell: _Cell, claim: Claim) -> bool:
    return cell.beside and cell.fits and cell.claim.value == claim.value


def _is_repeated(item: Evidence, cells: Sequence[_Cell]) -> bool:
    """Say whether a table repeats published figures: those of the source of one, or those of the other models of its column."""
    of_source = [cell.fits for cell in cells if item.source in cell.sources]
    of_column = [cell.fits for cell in cells if cell.beside and cell.sources]
    return any(sum(fits) >= _FEWEST and sum(fits) >= _TO_A_SLIP * fits.count(False) for fits in (of_source, of_column))


def _is_of_somebody(claim: Claim, document: Document) -> bool:
    within = section(claim, document)
    return bool(_OWN.search(document.text[within.start : within.end]))


def _firm(item: Evidence, reach: float) -> Evidence:
    assert isinstance(item.value, Interval)
    points = reach / 100 if item.value.high <= 1 else reach
    return replace(item, firm=True, note=_NOTE, worst=Interval(item.value.low - points, item.value.high + points))
