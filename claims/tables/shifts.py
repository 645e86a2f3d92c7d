"""Cells that tell what a value was and what it became: "26.4 GB → 17.6 GB" under "Tern 1 → Tern 2"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.layout.cells import ARROW
from claims.layout.grids import Entry
from claims.layout.headers import Column
from claims.subjects.meant import NOBODY, Subjects
from claims.tables import models
from claims.tables.sheets import Sheet
from claims.text.expression import expression
from schemas.model import ModelRef, fold_name

_FORMERLY = expression(r"(?:before|old|previous(?:ly)?|was|then|from|original|baseline)", re.IGNORECASE)


def models_of(sheet: Sheet, entry: Entry, subject: ModelRef, subjects: Subjects) -> tuple[ModelRef, ModelRef]:
    """Return whose the two values of a cell are: the models that a header joins by an arrow, else nobody's and the subject's."""
    for words in (*(label.text for label in reversed(entry.above)), *(label.heading for label in entry.beside)):
        parts = [part.strip() for part in ARROW.split(words)] if ARROW.search(words) else []
        if len(parts) == 2 and all(models.is_model(part, subjects) for part in parts):
            return _model(parts[0], subjects), _model(parts[1], subjects)
        if len(parts) == 2 and _FORMERLY.fullmatch(parts[0]):
            return NOBODY, sheet.models.default
    return NOBODY, subject


def _model(words: str, subjects: Subjects) -> ModelRef:
    if subjects.own and fold_name(words) in subjects.names:
        return replace(subjects.own, mention=words)
    return ModelRef(words, subjects.candidates(words))


def in_setting(column: Column, entry: Entry) -> Column:
    """Return a property with what its row's label says behind a comma ("Download, 4-bit AWQ") as a condition."""
    told = next((rest.strip() for label in entry.beside if (rest := label.text.partition(",")[2])), "")
    return replace(column, conditions=(*column.conditions, ("condition", told))) if told else column
