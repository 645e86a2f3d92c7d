"""Columns of multiples that name no property ("vs. Wren", "×"): they are of the column whose values they are quotients of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.layout import cells, headers
from claims.layout.grids import Entry, Grid
from claims.layout.headers import Column
from claims.text.expression import expression

_HEADER = expression(
    r"(?:(?:vs\.?|versus|relative to|rel\. to|compared (?:to|with)|against|over|[x×] ?(?:vs\.?|of|over)?|times) ?(?:the )?"
    r"(?P<of>[^()]{0,40})|(?:relative|rel\.?|factor|ratio|multiple))(?: ?\([x×]\))?",
    re.IGNORECASE,
)
#: What a multiple of one property is of another: ten times the throughput is ten times the speed.
_TOLD = {"throughput": "speed", "latency": "speed"}
_MULTIPLIED = frozenset({"throughput", "latency", "memory", "disk_size", "parameters", "flops", "macs"})
#: How far a printed quotient may be from that of two printed values.
ROUNDED = 0.02
#: A column holds quotients where so large a share of its values, besides the "1×", are those of another column.
SHARE = 0.5


def find(grid: Grid) -> dict[int, Column]:
    """Return what each column of a table is of that holds the quotients of another column's values, by the column's place."""
    columns: dict[int, dict[int, Entry]] = {}
    for entry in grid.entries:
        columns.setdefault(entry.column, {})[entry.row] = entry
    found: dict[int, Column] = {}
    for place, entries in columns.items():
        header = _header(entries)
        told = _HEADER.fullmatch(header) if header else None
        others = [one for at, one in columns.items() if at != place]
        if told and (column := _of(entries, others, several=bool(told["of"]))):
            found[place] = Column(column, relative=True, baseline=(told["of"] or "").strip())
    return found


def _header(entries: dict[int, Entry]) -> str:
    labels = next(iter(entries.values())).above
    return labels[-1].text.strip() if labels else ""


def _of(multiples: dict[int, Entry], others: list[dict[int, Entry]], *, several: bool) -> str | None:
    """Return the property of the column whose quotients most of these multiples are; None where there is none.

    `several` rows may be of "1×" where the header names the model compared with: any of them may be that model's.
    """
    values = {row: found[0].quantity for row, entry in multiples.items() if (found := cells.figures(entry.cell.passage.text)[:1])}
    ones = [row for row, value in values.items() if value.kind == "times" and value.digits == 1]
    single = len(ones) == 1 or (several and ones)
    if not single or len(values) < 3 or any(value.kind != "times" for value in values.values()):
        return None
    ratios = {row: value.digits for row, value in values.items() if row not in ones}
    fits = [(sum(_quotients(ratios, one, base, inverse)), name) for base in ones for one, name, inverse in _measured(others)]
    best = max(fits, key=lambda fit: fit[0], default=(0, ""))
    return _TOLD.get(best[1], best[1]) if best[0] > 1 and best[0] >= SHARE * len(ratios) else None


def _measured(others: list[dict[int, Entry]]) -> Iterator[tuple[dict[int, Entry], str, bool]]:
    for one in others:
        column = headers.property_of(_header(one))
        if column and column.property in _MULTIPLIED and not column.relative:
            yield one, column.property, column.property == "latency"


def _quotients(ratios: dict[int, float], values: dict[int, Entry], base: int, inverse: bool) -> Iterator[bool]:
    """Return for each multiple whether it is the quotient of its row's value and that of the row of "1×"."""
    told = {row: found[0].quantity.value for row, entry in values.items() if (found := cells.figures(entry.cell.passage.text)[:1])}
    for row, ratio in ratios.items():
        both = (told.get(base, 0.0), told.get(row, 0.0))
        quotient = (both[0] / both[1] if inverse else both[1] / both[0]) if all(both) else 0.0
        yield abs(quotient - ratio) <= ROUNDED * max(1.0, ratio)
