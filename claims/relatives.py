"""Relative values in tables: "(2.6x)", "(-54.1%)", a column of speed-ups, as ratios to a reference row."""

from __future__ import annotations

import re

from claims import grids, models
from claims.cells import Figure
from claims.grids import Entry
from claims.headers import Column
from claims.sheets import Sheet
from claims.subjects import Subjects
from schemas.claim import Claim
from schemas.model import ModelRef
from schemas.quantity import Interval, Reading, written

_REFERENCE = re.compile(r"baseline|reference|original", re.IGNORECASE)


def is_relative(figure: Figure) -> bool:
    return figure.quantity.kind in ("percent", "times")


def read(sheet: Sheet, entry: Entry, column: Column, figure: Figure, subject: ModelRef, subjects: Subjects) -> Claim | None:
    """Read a relative value ("(2.6x)", "(-54.1%)", a column of speed-ups) as a ratio to the reference row."""
    is_speed = column.property == "speed"
    if not (is_speed or is_relative(figure)):
        return None
    ratio, step = _as_ratio(figure, is_speed)
    reference = _reference(sheet, entry, subjects, is_speed)
    if reference is None or ratio <= 0:
        return None
    relation = figure.quantity.relation
    interval = written(ratio, step, relation)
    span = entry.cell.passage.span(figure.start, figure.end)
    reading = Reading(Interval(max(interval.low, 0.0), interval.high))
    value = float(f"{ratio:.12g}")
    return Claim(
        column.property,
        subject,
        "ratio",
        value,
        relation,
        (reading,),
        span,
        None,
        reference,
        column.conditions,
        rule="tables.ratio",
    )


def _as_ratio(figure: Figure, is_speed: bool) -> tuple[float, float]:
    quantity = figure.quantity
    if quantity.kind == "percent":
        share = figure.number / 100
        return (1 + share if figure.sign else share), quantity.step / 100
    return (quantity.digits if is_speed or quantity.kind == "times" else 0.0), quantity.step


def _reference(sheet: Sheet, entry: Entry, subjects: Subjects, is_speed: bool) -> ModelRef | None:
    """Return the model that relative values of a column are relative to: the row called baseline, or the one of "1x" or "100%"."""
    column = [other for other in sheet.grid.entries if other.column == entry.column]
    named = [
        other
        for other in column
        if (label := sheet.models.label(other)) and _REFERENCE.search(label.text) and other.row <= entry.row
    ]
    if named:
        return models.subject(sheet.models, named[-1], subjects)
    if not is_speed:
        return None
    ones = [
        other
        for other in column
        if re.fullmatch(r"\W?(?:1(?:\.0+)?\s?[x×]?|100(?:\.0+)?\s?%)", grids.plain(other.cell), re.IGNORECASE)
    ]
    return models.subject(sheet.models, ones[0], subjects) if len(ones) == 1 else None
