"""What a figure's own unit and its table decide of its property, where the header alone leaves it open."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.layout import cells, headers
from claims.layout.cells import Figure
from claims.layout.headers import Column
from claims.tables.sheets import Sheet
from claims.text.expression import expression

_EXAMPLES = expression(
    r"\s?(?:[\w-]{1,20} ){0,3}(?P<unit>tweets|sentences|pairs|samples|documents|sequences|images|examples|articles|reviews)\b",
    re.IGNORECASE,
)
_MILLION, _BILLION = 1e6, 1e9
_SIZE = Column("size")
_ACTIVE = expression(r"\s?\(?(?:active|activated)\b", re.IGNORECASE)


def settle(sheet: Sheet, column: Column, figure: Figure, behind: str) -> Column | None:
    """Settle what the figure's own unit decides: "Size" of "7B" is parameters, of "2.3 GB" the size on disk."""
    if column.property == "speed" and not column.relative:
        column = _speed(column, figure)
    if sheet.training and sheet.models.level is None and column.property in ("size", "disk_size"):
        column = replace(column, property="training_bytes")
    in_bytes, name = figure.unit in cells.BYTES or figure.unit == "g", column.property
    if name == "output_dimension" and sheet.layered:
        name = "hidden_size"
    if name in ("size", "weights"):
        name = _of_size(sheet, figure, in_bytes) if name == "size" else _of_weights(figure, in_bytes)
    if name == "parameters" and _ACTIVE.match(behind):
        return replace(column, property="active_parameters")
    counted = _EXAMPLES.match(behind)
    if name == "training_bytes" and counted:
        return replace(column, property="training_examples", conditions=(("unit", counted["unit"].casefold()),))
    if name == "training_bytes" and not (in_bytes or column.mark in cells.BYTES):
        bare = sheet.tokens and not figure.unit and figure.quantity.scale >= 1e6
        name = "training_tokens" if bare or figure.unit == "tokens" or column.mark.endswith("tokens") else ""
    if name == "parameters" and in_bytes:
        name = "disk_size"
    measured = in_bytes or column.mark in cells.BYTES or figure.quantity.scale >= 1e6
    if not name or (name in ("disk_size", "memory") and not (measured or column.relative)):
        return None
    return column if name == column.property else replace(column, property=name)


def _of_size(sheet: Sheet, figure: Figure, in_bytes: bool) -> str:
    """Return what a "size" is of: a bare "95M" is of a file only among files."""
    spelled = figure.quantity.scale > 1 and figure.quantity.end - figure.quantity.number[1] > len(" mio")
    counts = figure.unit.startswith("param") or figure.quantity.scale >= 1e9 or spelled
    if in_bytes or (sheet.files and figure.quantity.scale == 1e6 and not counts):
        return "disk_size"
    return "parameters" if counts or (figure.quantity.scale == _MILLION and _are_in_billions(sheet)) else ""


def _are_in_billions(sheet: Sheet) -> bool:
    """Say whether another "size" of a table is in billions without a unit, as no file's is: "270M" above "1B"."""
    if ("billions",) not in sheet.told:
        sized = (one for one in sheet.grid.entries if any(headers.property_of(label.text) == _SIZE for label in one.above[-1:]))
        values = (figure for one in sized for figure in cells.figures(one.cell.passage.text)[:1])
        sheet.told["billions",] = any(one.quantity.scale == _BILLION and not one.unit for one in values)
    found: bool = sheet.told["billions",]
    return found


def _of_weights(figure: Figure, in_bytes: bool) -> str:
    """Return what "weights" are: so many of them, or so large a file."""
    return "disk_size" if in_bytes else "parameters" if figure.quantity.scale >= _MILLION else ""


def _speed(column: Column, figure: Figure) -> Column:
    """Return what a speed is by the unit in its cell: "30.7 tokens/s" is a throughput, "12 ms" a latency."""
    if "/" in figure.unit:
        return headers.property_of(f"Throughput ({figure.unit})") or column
    return Column("latency") if figure.unit in ("ms", "msec", "µs", "μs") else column
