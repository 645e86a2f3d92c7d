"""Tables that repeat published scores: among figures of one publication, another one may be a slip of the pen.

A score depends on how it was found, so that a publication alone refutes none. A table that gives the figures of one source digit
by digit was not measured but copied. A cell of it is a slip where the same source tells another figure of it and nobody publishes
what stands there, and where it looks like one: the figure of another row of its column, two digits that changed places, or one
digit that is another. Any other figure may be somebody's own result.
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

#: So many other cells have to repeat the source, so many of them of the same model, and for each that does not so many more.
_FEWEST, _OF_ITS_OWN, _TO_A_SLIP = 3, 2, 3
#: A source that was read where it stands, at a commit.
_READ = re.compile(r"@[0-9a-f]{40}:|^Hugging Face, Distil\* README")
#: Somebody's own runs, which have results of their own.
_OWN = re.compile(
    r"\b(?:ours?|we|my|I|own|myself|reproduc\w*|re-?r[au]n\w*|re-?evaluat\w*|measur\w*|fine-?tun\w*|seeds?|eigene[nrs]?|unsere?|nos|notre)\b"
    r"|我们|自测|实测"
)
#: So many points from the published figure, one that was typed wrongly is no other run's, and one that was copied is no rounding.
_FAR, _NEAR = 1.0, 0.15
#: Two models have the same figure of more characters than this by no chance.
_LONG = 4
_NOTE = "the other figures of the table are as published, so this one was copied wrongly"


@dataclass(frozen=True, slots=True)
class _Cell:
    """Another score: whether it is in the same column, or of the same model, and which sources tell it so or otherwise."""

    claim: Claim
    beside: bool
    own: bool
    fitting: frozenset[str]
    sources: frozenset[str]


def told(claim: Claim, evidence: Sequence[Evidence], document: Document, statements: Statements, ask: Ask) -> tuple[Evidence, ...]:
    """Return the published figures of a score, firm where the table that it stands in repeats them and this one is a slip.

    `ask` returns what is found out for another claim.
    """
    found = tuple(evidence)
    around = table_around(claim, document) if _is_asked(claim, found) else None
    if around is None or _is_of_somebody(claim, document):
        return found
    span, _ = around
    inside = [one for one in statements.claims if one.property == "score" and span.start <= one.span.start < span.end]
    cells = [
        _cell(one, claim, ask(one)) for one in inside if one is not claim and one.measure == "value" and one.rule == claim.rule
    ]
    if _is_of_another(claim, cells):
        return tuple(_firm(item) for item in found)
    copied = any(cell.beside and cell.claim.value == claim.value for cell in cells)
    return tuple(_firm(item) if _is_repeated(item, cells) and (copied or _is_typed(item, claim)) else item for item in found)


def _is_asked(claim: Claim, found: Sequence[Evidence]) -> bool:
    """Say whether a score of a table is not what is published of it, and nothing else is known of it."""
    of_a_table = claim.property == "score" and claim.measure == "value" and claim.rule.startswith("scores.")
    return of_a_table and bool(found) and all(item.kind == "published" and not _fits(item, claim) for item in found)


def _cell(one: Claim, claim: Claim, evidence: Sequence[Evidence]) -> _Cell:
    published = [item for item in evidence if item.kind == "published"]
    own = same_model(one.subject, claim.subject)
    return _Cell(
        one,
        one.conditions == claim.conditions and not own,
        own,
        frozenset(item.source for item in published if _fits(item, one)),
        frozenset(item.source for item in published),
    )


def _fits(item: Evidence, claim: Claim) -> bool:
    return any(item.value.relation_to(reading.admits) is Fit.INSIDE for reading in claim.stated)


def _is_of_another(claim: Claim, cells: Sequence[_Cell]) -> bool:
    """Say whether a figure is what another row of the column has and is published of that, in a table of published figures.

    With three digits alone, two models may have the same one: then the claim's own row has to be published otherwise.
    """
    fits = [cell for cell in cells if cell.fitting]
    misses = sum(bool(cell.sources) and not cell.fitting for cell in cells)
    named = any(cell.beside and cell.claim.value == claim.value for cell in fits)
    sure = any(cell.own for cell in fits) or (isinstance(claim.value, float | int) and len(f"{claim.value:.12g}") > _LONG)
    return named and sure and len(fits) >= _FEWEST and len(fits) >= _TO_A_SLIP * misses


def _is_repeated(item: Evidence, cells: Sequence[_Cell]) -> bool:
    """Say whether a table repeats the figures of a source: several of the same model, and hardly any otherwise."""
    told_of = [cell for cell in cells if item.source in cell.sources]
    fits = [cell for cell in told_of if item.source in cell.fitting]
    enough = len(fits) >= _FEWEST and len(fits) >= _TO_A_SLIP * (len(told_of) - len(fits))
    return bool(_READ.search(item.source)) and enough and sum(cell.own for cell in fits) >= _OF_ITS_OWN


def _is_typed(item: Evidence, claim: Claim) -> bool:
    """Say whether a figure is the published one with two digits in each other's place, or with one other digit."""
    assert isinstance(item.value, Interval)
    if not isinstance(claim.value, float | int):
        return False
    places = max(len(f"{value:.12g}".partition(".")[2]) for value in (item.value.low, claim.value))
    one, other = (f"{value:.{places}f}" for value in (item.value.low, claim.value))
    apart = [at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right]
    swapped = len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
    return len(one) == len(other) and len(one) > 3 and (swapped or len(apart) == 1) and abs(item.value.low - claim.value) >= _FAR


def _is_of_somebody(claim: Claim, document: Document) -> bool:
    within = section(claim, document)
    return bool(_OWN.search(document.text[within.start : within.end]))


def _firm(item: Evidence) -> Evidence:
    assert isinstance(item.value, Interval)
    points = _NEAR / 100 if item.value.high <= 1 else _NEAR
    return replace(item, firm=True, note=_NOTE, worst=Interval(item.value.low - points, item.value.high + points))
