"""What the checks of a document against itself share: the statements by model, and how numbers are given as evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from schemas.claim import Claim
from schemas.document import Cell, Document, Span
from schemas.model import ModelRef, fold_name, same_model
from schemas.quantity import Interval

SOURCE = "this document"
METHOD = "the document's own numbers"
#: What a reader is told where a comparison and the values that it compares do not go together.
AT_ODDS = "the statement and the values that the document gives of the two cannot both be true"


@dataclass(frozen=True, slots=True)
class Statements:
    """The claims of a document in reading order, and where those of a model stand among them, by the names that it goes by."""

    claims: Sequence[Claim] = ()
    places: Mapping[tuple[str, str], Sequence[int]] = field(default_factory=dict)

    def of(self, model: ModelRef, name: str = "") -> Iterator[Claim]:
        """Return the statements about a model, of one property or of any, in reading order."""
        places = {place for called in _names(model) for place in self.places.get((called, name), ())}
        return (self.claims[place] for place in sorted(places) if same_model(self.claims[place].subject, model))


def gather(claims: Sequence[Claim]) -> Statements:
    """Return the claims of a document, ready to be looked up without a walk over all of them for each."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        for called in _names(claim.subject):
            places[called, claim.property].append(place)
            places[called, ""].append(place)
    return Statements(claims, places)


def _names(model: ModelRef) -> set[str]:
    return {*model.candidates[:1], fold_name(model.mention)}


def values(of: Claim, model: ModelRef, statements: Statements) -> Iterator[Claim]:
    """Return the other statements of a value of `of`'s property for a model under the same conditions."""
    for other in statements.of(model, of.property):
        if (
            other.measure == "value"
            and other is not of
            and isinstance(other.value, int | float)
            and other.conditions == of.conditions
        ):
            yield other


def table_around(claim: Claim, document: Document) -> tuple[Span, Sequence[Cell]] | None:
    """Return where the table begins and ends that a claim stands in, and its cells; None where it stands in none."""
    return next((found for found in _tables(document) if _holds(found[0], claim)), None)


def scores_by_table(claims: Sequence[Claim], document: Document) -> Iterator[Sequence[Claim]]:
    """Return the scores that each table of a document states as values."""
    scores = [one for one in claims if one.rule.startswith("scores.") and one.measure == "value"]
    for span, _ in _tables(document) if scores else ():
        yield [one for one in scores if isinstance(one.value, int | float) and _holds(span, one)]


def _holds(table: Span, claim: Claim) -> bool:
    return table.start <= claim.span.start and claim.span.end <= table.end


def _tables(document: Document) -> Iterator[tuple[Span, Sequence[Cell]]]:
    for block in document.blocks:
        cells = [cell for row in block.table.rows for cell in row] if block.table else []
        ends = [place for cell in cells for place in (cell.passage.offsets[0], cell.passage.offsets[-1])]
        if ends:
            yield Span(min(ends), max(ends)), cells


def admitted(claim: Claim) -> Interval | None:
    """Return all that the words of a claim admit, over every honest reading of them."""
    ends = [reading.admits for reading in claim.stated if isinstance(reading.admits, Interval)]
    return Interval(min(end.low for end in ends), max(end.high for end in ends)) if ends else None
