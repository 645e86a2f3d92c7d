"""Why a claim was found, and why the other numbers beside it were not: `verify extract --explain`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.quantities import numbers
from claims.quantities.numbers import Quantity
from claims.sentences.utterance import utterances
from claims.subjects.meant import Subjects
from claims.text.sentence import sentences
from schemas.claim import Claim, Explanation
from schemas.document import Document, Span

_NAME = "a part of a model's name"
_UNSTATED = "asked, denied, supposed, planned or told of others: the sentence does not state it"
_UNNAMED = "no words beside it name a property, or what they name cannot have this value or has no model"
_COLUMN = "its row and column name no property, data set or model, or a setting"


def explain(document: Document, subjects: Subjects, claims: Sequence[Claim], number: int) -> Explanation:
    """Explain the claim of this number, counted from 0; raises IndexError where there is none."""
    claim = claims[number]
    taken = [other.wording.span if other.wording else other.span for other in claims]
    for index, block in enumerate(document.blocks):
        if block.table is not None:
            for at, row in enumerate(block.table.rows):
                column = next((place for place, cell in enumerate(row) if cell.passage.covers(claim.span.start)), None)
                if column is not None:
                    return _in_table(document, index, at, column, claim, taken)
        elif block.passage.covers(claim.span.start):
            return _in_prose(document, subjects, index, claim, taken)
    return Explanation(claim, "front matter" if claim.front_matter else "the document", document.quote(claim.span))


def _under(document: Document, index: int) -> str:
    """Return the heading that a block stands under, in words."""
    heading = next((block.passage.text for block in reversed(document.blocks[:index]) if block.kind == "heading"), "")
    return f" under “{heading}”" if heading else ""


def _in_table(document: Document, index: int, at: int, column: int, claim: Claim, taken: Sequence[Span]) -> Explanation:
    table = document.blocks[index].table
    assert table is not None
    header = table.rows[0][column].passage.text if table.header_rows else ""
    where = f"table{_under(document, index)}, row {at + 1} “{table.rows[at][0].passage.text}”, column {column + 1} “{header}”"
    row = " | ".join(cell.passage.text for cell in table.rows[at])
    left = tuple(
        (cell.passage.text, _COLUMN)
        for place, cell in enumerate(table.rows[at])
        if place != column and numbers.find(cell.passage.text) and not any(cell.passage.covers(span.start) for span in taken)
    )
    return Explanation(claim, where, row, left)


def _in_prose(document: Document, subjects: Subjects, index: int, claim: Claim, taken: Sequence[Span]) -> Explanation:
    block = document.blocks[index]
    start, end = next(
        (place for place in sentences(block.passage.text) if block.passage.span(*place).end > claim.span.start),
        (0, len(block.passage.text)),
    )
    left = tuple(_left(document, subjects, index, (start, end), taken))
    return Explanation(claim, f"{block.kind}{_under(document, index)}", block.passage.text[start:end].strip(), left)


def _left(
    document: Document, subjects: Subjects, index: int, place: tuple[int, int], taken: Sequence[Span]
) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a sentence that make no claim, each with the reason."""
    passage = document.blocks[index].passage
    stated = [one for one in utterances(document, subjects) if one.block == index]
    for quantity in numbers.find(passage.text):
        span = passage.span(quantity.start, quantity.end)
        if not place[0] <= quantity.start < place[1] or any(span.start < other.end and other.start < span.end for other in taken):
            continue
        said = next((one for one in stated if one.start <= quantity.start < one.end), None)
        yield (
            passage.text[quantity.start : quantity.end],
            _reason(subjects, index, quantity, said is None or said.negates(quantity)),
        )


def _reason(subjects: Subjects, index: int, quantity: Quantity, unstated: bool) -> str:
    if any(name.start < quantity.end and quantity.start < name.end for name in subjects.mentions(index)):
        return _NAME
    return _UNSTATED if unstated else _UNNAMED
