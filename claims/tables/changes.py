"""Columns of differences: "+7.5" under "Change" or "Δ" beside the scores of two models, whose difference it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.layout import cells
from claims.layout.cells import Figure
from claims.layout.grids import Entry
from claims.subjects.meant import Subjects
from claims.tables import models
from claims.tables.sheets import Sheet
from claims.text.expression import expression
from schemas.model import ModelRef

_CHANGE = expression(
    r"(?:abs(?:olute|\.) )?(?:Δ|delta|change|gain|diff(?:erence|\.)?|improvement)s?(?: \((?:abs(?:olute|\.)?|pp|points)\))?",
    re.IGNORECASE,
)
#: A column holds differences where so large a share of its values are those of the two columns.
SHARE = 0.7
#: How far a printed difference may be from that of two rounded scores.
ROUNDED = 0.11


@dataclass(frozen=True, slots=True)
class Change:
    """A difference that a cell states: of the model `subject` to the model `baseline`; `entry` is the subject's own score."""

    cell: Entry
    figure: Figure
    entry: Entry
    subject: ModelRef
    baseline: ModelRef


def find(sheet: Sheet, subjects: Subjects) -> Iterator[Change]:
    """Return the differences of scores that the columns of a table headed "Change" or the like state."""
    if sheet.models.level is None or sheet.models.level[0] != "above":
        return
    columns: dict[int, dict[int, Entry]] = {}
    for entry in sheet.grid.entries:
        columns.setdefault(entry.column, {})[entry.row] = entry
    for at, cells_of in columns.items():
        if any(_CHANGE.fullmatch(label.text) for entry in cells_of.values() for label in entry.above):
            yield from _of_column(sheet, cells_of, [columns[one] for one in sorted(columns) if one < at][-4:], subjects)


def _of_column(sheet: Sheet, changes: dict[int, Entry], before: list[dict[int, Entry]], subjects: Subjects) -> Iterator[Change]:
    pairs = [(one, other) for place, other in reversed(list(enumerate(before))) for one in reversed(before[:place])]
    pair = next((pair for pair in pairs if _differ_by(changes, *pair)), None)
    for row, cell in changes.items() if pair else ():
        of, other = pair[1].get(row) if pair else None, pair[0].get(row) if pair else None
        figures = cells.figures(cell.cell.passage.text)
        subject = models.subject(sheet.models, of, subjects) if of else None
        baseline = models.subject(sheet.models, other, subjects) if other else None
        if of and subject and baseline and len(figures) == 1:
            yield Change(cell, figures[0], of, subject, baseline)


def _differ_by(changes: dict[int, Entry], one: dict[int, Entry], other: dict[int, Entry]) -> bool:
    """Say whether the values of a column are the differences of two others, in most rows and in two at least."""
    told = [row for row in changes if row in one and row in other]
    fits = sum(_fits(changes[row], one[row], other[row]) for row in told)
    return fits > 1 and fits >= SHARE * len(told)


def _fits(change: Entry, one: Entry, other: Entry) -> bool:
    values = [cells.figures(entry.cell.passage.text)[:1] for entry in (change, one, other)]
    if not all(values):
        return False
    stated, before, after = (value[0].number for value in values)
    return abs(after - before - stated) <= ROUNDED
