"""Relative values in tables: "(2.6x)", "(-54.1%)", a column of speed-ups, as ratios to a reference row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.layout import cells, grids
from claims.layout.cells import Figure
from claims.layout.grids import Entry
from claims.layout.headers import Column
from claims.subjects.meant import Subjects
from claims.tables import models
from claims.tables.sheets import Sheet
from claims.text.expression import expression
from claims.text.once import remembered
from schemas.claim import Claim
from schemas.model import ModelRef, same_model
from schemas.property import PROPERTIES
from schemas.quantity import Interval, Reading, written

#: A larger number under "Speed" is no multiple, but of a unit that is not told.
LARGEST = 1000.0
_ALL = 100.0
#: A row is what others are relative to where so large a part of their shares come out by its values.
COME_OUT = 0.75

_REFERENCE = expression(r"baseline|reference|original", re.IGNORECASE)
#: The place of what a whole table calls its baseline, though a line may have no value of it.
_WHOLE = -1
_ONE = expression(r"\W?(?:1(?:\.0+)?\s?[x×]?|100(?:\.0+)?\s?%)(?: \(\w+\))?", re.IGNORECASE)


@dataclass(slots=True)
class Reference:
    """What the values of one line may be relative to, in order: called baseline, "(100%)", without a share, of "1x".

    A line is a column where models stand beside the values, and a row where they stand above.
    """

    called: list[Entry] = field(default_factory=list)
    full: list[Entry] = field(default_factory=list)
    bare: list[Entry] = field(default_factory=list)
    ones: list[Entry] = field(default_factory=list)


@remembered
def references(sheet: Sheet) -> dict[int, Reference]:
    """Return what the values of each line of a table may be relative to."""
    found: dict[int, Reference] = {}
    for entry in sheet.grid.entries:
        reference = found.setdefault(_line(sheet, entry), Reference())
        label = sheet.models.label(entry)
        if label and _REFERENCE.search(label.text):
            reference.called.append(entry)
            found.setdefault(_WHOLE, Reference()).called.append(entry)
        figures = cells.figures(entry.cell.passage.text)
        if not any(is_relative(one) for one in figures):
            reference.bare.append(entry)
        if len(figures) > 1 and figures[-1].bracketed and _is_one(figures[-1]):
            reference.full.append(entry)
        if "1" in entry.cell.passage.text and _ONE.fullmatch(grids.plain(entry.cell)):
            reference.ones.append(entry)
    return found


@remembered
def _computed(sheet: Sheet) -> dict[int, Entry]:
    """Return for each line the value of the one model by which the shares in brackets come out ("10.8 (-13%)" of 12.5).

    Lines that have a reference by what it is called or by where it stands are left out.
    """
    if _is_across(sheet):
        return {}
    lines = references(sheet)
    shared = [entry for entry in sheet.grid.entries if entry not in lines[_line(sheet, entry)].bare and _shared(entry)]
    shared = [entry for entry in shared if _row(lines[_line(sheet, entry)], entry, stands_alone=False, named=None) is None]
    fits = (
        Counter(one.row for entry in shared for one in lines[_line(sheet, entry)].bare if _comes_out(entry, one))
        if shared
        else Counter()
    )
    best = [row for row, times in fits.most_common(2) if times >= COME_OUT * len(shared)]
    if len(best) != 1:
        return {}
    return {line: one for line, reference in lines.items() for one in reference.bare if one.row == best[0]}


def _shared(entry: Entry) -> tuple[float, float, float] | None:
    """Return the value of a cell, its share in brackets behind it, and the last place of that share."""
    found = cells.figures(entry.cell.passage.text)
    if len(found) != 2 or is_relative(found[0]) or not (found[1].bracketed and is_relative(found[1])):
        return None
    return found[0].number, *_as_ratio(found[1], stands_alone=False)


def _comes_out(entry: Entry, other: Entry) -> bool:
    """Say whether a cell's share is that of its value to another one's, as far as they are rounded."""
    told, figures = _shared(entry), cells.figures(other.cell.passage.text)[:1]
    if told is None or not figures or figures[0].number <= 0:
        return False
    base = figures[0]
    value, ratio, step = told
    return abs(value / base.number - ratio) <= step + base.quantity.step / base.number


def _line(sheet: Sheet, entry: Entry) -> int:
    return entry.row if _is_across(sheet) else entry.column


def _is_across(sheet: Sheet) -> bool:
    """Say whether models stand above the values, so that what compares them goes along a row."""
    return sheet.models.level is not None and sheet.models.level[0] == "above"


def _is_one(figure: Figure) -> bool:
    quantity = figure.quantity
    return (quantity.kind, quantity.digits) in (("percent", _ALL), ("times", 1.0)) and not figure.sign


def is_relative(figure: Figure) -> bool:
    """Say whether a figure is a share or a multiple."""
    return figure.quantity.kind in ("percent", "times")


def read(
    sheet: Sheet,
    entry: Entry,
    column: Column,
    figure: Figure,
    subject: ModelRef,
    subjects: Subjects,
) -> Claim | None:
    """Read a relative value ("(2.6x)", "(-54.1%)", a column of speed-ups) as a ratio to the reference row."""
    stands_alone = column.property == "speed" or column.relative
    if not (stands_alone or is_relative(figure)):
        return None
    ratio, step = _as_ratio(figure, stands_alone)
    if ratio > LARGEST:
        return None
    line = references(sheet)[_line(sheet, entry)]
    if column.property == "speed" and figure.quantity.kind == "percent" and not figure.sign and not line.full:
        return None  # "60 %" faster, or 60 % less time: with no row of 100 % nobody can tell
    named = _of_whole(sheet, entry) if stands_alone else None
    row = _row(line, entry, stands_alone, named) if not _is_across(sheet) or stands_alone else None
    row = row or (_computed(sheet).get(_line(sheet, entry)) if not stands_alone else None)
    reference = _named(column, subjects) or (models.subject(sheet.models, row, subjects) if row else None)
    unmarked = column.property == "speed" and not column.relative and not is_relative(figure)
    if reference and same_model(reference, subject) and PROPERTIES[column.property].exact:
        return None  # a model has as many layers as itself: "48 (12 × 4)" tells how a number comes about
    if ratio <= 0 or (reference is None and (unmarked or not stands_alone)):
        return None
    if column.property == "latency" and row and _is_faster(row, entry, ratio):
        column = replace(column, property="speed")
    return _claim(entry, column, figure, subject, reference, (ratio, step))


def whole(entries: Sequence[Entry]) -> Entry | None:
    """Return the first cell of the one row of 100 % to which all values of a table are shares; None where there is none."""
    rows: dict[int, list[Entry]] = {}
    for entry in entries:
        if not all(figure.quantity.kind == "percent" for figure in cells.figures(entry.cell.passage.text)):
            return None
        rows.setdefault(entry.row, []).append(entry)
    full = [row for row in rows.values() if len(row) > 1 and all(_is_whole(entry) for entry in row)]
    return full[0][0] if len(full) == 1 and len(rows) > 1 else None


def _is_whole(entry: Entry) -> bool:
    figures = cells.figures(entry.cell.passage.text)
    return bool(figures) and all(map(_is_one, figures))


def shared(entry: Entry, column: Column, figure: Figure, subject: ModelRef, reference: ModelRef) -> Claim | None:
    """Return the ratio that a share or multiple states of a model whose reference is told ("(2.3x)" behind "21 → 48")."""
    ratio, step = _as_ratio(figure, stands_alone=False)
    return _claim(entry, column, figure, subject, reference, (ratio, step)) if 0 < ratio <= LARGEST else None


def _claim(
    entry: Entry, column: Column, figure: Figure, subject: ModelRef, reference: ModelRef | None, told: tuple[float, float]
) -> Claim:
    relation = figure.quantity.relation
    interval = written(told[0], told[1], relation)
    reading = Reading(Interval(max(interval.low, 0.0), interval.high))
    span = entry.cell.passage.span(figure.start, figure.end)
    value = float(f"{told[0]:.12g}")
    stated, conditions = (reading,), column.conditions
    return Claim(column.property, subject, "ratio", value, relation, stated, span, None, reference, conditions, rule="tables.ratio")


def _named(column: Column, subjects: Subjects) -> ModelRef | None:
    """Return the model that the header names as the one compared with."""
    return ModelRef(column.baseline, subjects.candidates(column.baseline)) if models.is_model(column.baseline, subjects) else None


def _as_ratio(figure: Figure, stands_alone: bool) -> tuple[float, float]:
    quantity = figure.quantity
    if quantity.kind == "percent":
        share = figure.number / 100
        return (1 + share if figure.sign else share), quantity.step / 100
    return (quantity.digits if stands_alone or quantity.kind == "times" else 0.0), quantity.step


def _row(reference: Reference, entry: Entry, stands_alone: bool, named: Entry | None) -> Entry | None:
    """Return what a relative value is relative to: what is called baseline (`named` in another line), "1x", the last without."""
    called = _last_above(reference.called, entry) or named
    if called or not stands_alone:
        return called or (reference.full[0] if len(reference.full) == 1 else _last_above(reference.bare, entry))
    return reference.ones[0] if len(reference.ones) == 1 else None


def _of_whole(sheet: Sheet, entry: Entry) -> Entry | None:
    """Return what the table calls its baseline in another line: any such row above, or the only such column."""
    whole = references(sheet).get(_WHOLE, Reference())
    if not _is_across(sheet):
        return _last_above(whole.called, entry)
    return whole.called[0] if len({one.column for one in whole.called}) == 1 else None


def _last_above(entries: list[Entry], entry: Entry) -> Entry | None:
    """Return the last of the entries of a column that stands above an entry, or is it."""
    place = bisect_right(entries, entry.row, key=lambda one: one.row)
    return entries[place - 1] if place else None


def _is_faster(reference: Entry, entry: Entry, ratio: float) -> bool:
    """Say whether a multiple beside a time counts how much faster it is: 9 ms beside 42 ms is "4.6x"."""
    values = [cells.figures(one.cell.passage.text)[:1] for one in (reference, entry)]
    if not all(values) or not all(value[0].number > 0 for value in values):
        return False
    share = values[1][0].number / values[0][0].number
    return abs(1 / share - ratio) < abs(share - ratio)
