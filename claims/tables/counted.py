"""Counts beside names: how many parameters a model has, in brackets behind its name ("Wren Base (~95M params)")."""

from __future__ import annotations

from collections.abc import Iterator

from claims.layout import cells
from claims.layout.cells import Figure
from claims.layout.grids import Entry
from claims.names import sized
from claims.subjects.meant import Subjects
from claims.tables import described
from claims.text.expression import expression
from schemas.document import Document
from schemas.model import ModelRef

_COUNTED = expression(
    r"(?P<name>[^()]{2,60}?)[\s*_`]*\((?:~|≈|about |approx\.? |around )?\d[\d.,]{0,8}\s?(?:[BMbm]|[mb]illion)"
    r"(?P<noun>[ -]?param(?:eter)?s?\.?)?\)[\s*_`]*"
)


def find(document: Document, subjects: Subjects) -> Iterator[tuple[Entry, Figure, ModelRef]]:
    """Return the labels of models in the first columns of tables that count their parameters, each with its count and model."""
    for block in document.blocks:
        rows = block.table.rows if block.table else ()
        if block.table is None or not any(_COUNTED.fullmatch(row[0].passage.text) for row in rows[1:]):
            continue
        if described.lists_models(block.table, subjects):
            for place, row in enumerate(rows[1:], 1):
                told = _COUNTED.fullmatch(row[0].passage.text)
                found = cells.figures(row[0].passage.text)
                # "Wren (7B)" is a name; "Wren-base (110M)" and "1.3B+16E (52B)" have one already.
                if told and found and found[-1].bracketed and (told["noun"] or _holds_size(told["name"])):
                    name = told["name"].strip(" *_`")
                    span = row[0].passage.span(0, len(name))
                    yield Entry(row[0], place, 0, (), ()), found[-1], ModelRef(name, subjects.candidates(name), span=span)


def _holds_size(name: str) -> bool:
    return sized.holds_size(name.replace("+", " "))
