"""The tables of a document, read and understood: their models, and the properties that their labels name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims import grids, headers, models, nicknames
from claims.grids import Entry, Grid
from claims.headers import Column
from claims.models import Models
from claims.subjects import Subjects
from schemas.document import Document

#: Tables with more values than this are data, not claims.
LONGEST_TABLE = 3_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table in its document, read and understood."""

    block: int
    grid: Grid
    models: Models
    letters: bool


def read(document: Document, subjects: Subjects) -> Iterator[Sheet]:
    """Return the tables of a document that may hold claims; training logs are left out."""
    short = nicknames.find(document, subjects) if any(found.table for found in document.blocks) else nicknames.Nicknames()
    for block, found in enumerate(document.blocks):
        grid = grids.read(found.table) if found.table else None
        if grid and 0 < len(grid.entries) <= LONGEST_TABLE and not _is_log(grid):
            tops = [label.text for entry in grid.entries for label in entry.above]
            yield Sheet(block, grid, models.find(grid, subjects, block, short), headers.letters_head(list(dict.fromkeys(tops))))


def _is_log(grid: Grid) -> bool:
    titles = {label.text for entry in grid.entries for label in entry.above} | set(grid.corner)
    return (
        sum(headers.is_log(title) for title in titles) > 1
        or any(headers.is_log(title) for title in grid.corner[:1])
        or _counts_up(grid)
    )


def _counts_up(grid: Grid) -> bool:
    first = {label.text for entry in grid.entries for label in entry.above[:1] if entry.column == 0}
    return any(headers.is_log(title) for title in first)


def property_at(sheet: Sheet, entry: Entry) -> tuple[tuple[Column, ...], str]:
    """Return the properties that an entry states a value of (two for "Layers / width"), and the header that says so."""
    named = sheet.models.label(entry)
    if any(headers.is_examples(label.text) for label in entry.above) and any(
        headers.is_train_split(label.text) for label in entry.beside
    ):
        return (Column("training_examples", None, "", (("unit", "samples"),)),), ""
    for label in (*reversed(entry.above), *reversed(entry.beside)):
        if label is named:
            continue
        words = headers.parts(label.text)
        column = headers.property_of(label.text, letters=sheet.letters) or headers.relative_of(label.text)
        if column and not (words and headers.is_shared(label.text)):
            return (column,), label.text
        parts = [headers.property_of(word.strip(), letters=sheet.letters or len(words) > 2) for word in words]
        if parts and all(parts):
            return tuple(part for part in parts if part), label.text
    return (), ""
