"""What a cell says that a model read in training: "15T tokens" beside "Data", "300" under "Tokens (B)"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.layout import asides, cells
from claims.layout.grids import Entry, Label
from claims.layout.headers import Column
from claims.quantities import units

_BILLION = 1e9


def column(entry: Entry, labels: Sequence[Label], *, named: bool) -> Column | None:
    """Return the tokens that a cell says a model was trained on: by the billion, or in tokens where none is `named` beside it."""
    told = [units.split(label.text) for label in labels]
    scales_of = [units.UNITS.get(mark, 1.0) for name, mark in told if asides.is_read_in_training(name)]
    if not scales_of:
        return None
    if named and max(scales_of) >= _BILLION and cells.figures(entry.cell.passage.text):
        return Column("training_tokens", max(scales_of))
    return Column("training_tokens") if _are_trillions(entry, named=named) else None


def _are_trillions(entry: Entry, *, named: bool) -> bool:
    """Say whether a cell counts by the billion ("503B"), as what models were trained on is counted, and no input of theirs.

    Where no model is `named` beside it the cell itself speaks of tokens first.
    """
    found = cells.figures(entry.cell.passage.text)
    large = bool(found) and found[0].quantity.scale >= _BILLION
    tokens = large and found[0].unit in ("tokens", "token", "tok")
    return tokens or (named and large and len(found) == 1 and not found[0].unit)
