"""The names that the tables of a document list as models, known by their place alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.devices import is_device
from claims.expression import expression
from claims.headers import property_of
from claims.legends import names_models
from schemas.document import Cell, Document

#: "FastSAM", "SAM": letters as no ordinary word has them.
_MIXED = expression(r"^\S*(?:[a-z][A-Z]|[A-Z]{2})\S*$")
#: A table of fewer rows lists nothing.
_LEAST = 3


def find(document: Document) -> Iterator[str]:
    """Return what tables list in a first column headed "Model" or the like, or across from a column of properties."""
    for block in document.blocks:
        rows = [row for row in block.table.rows if row] if block.table else []
        if len(rows) < _LEAST:
            continue
        first = _words(row[0] for row in rows)
        measured = sum(bool(property_of(label)) for label in first[1:])
        if names_models(first[0]):
            yield from (label for label in first[1:] if not property_of(label))
        across = _words(rows[0][1:])
        if measured * 2 > len(first) - 1 and len(across) > 1:
            yield from (label for label in across if _MIXED.search(label) and not is_device(label))


def _words(cells: Iterable[Cell]) -> list[str]:
    return [cell.passage.text.strip(" *_`") for cell in cells]
