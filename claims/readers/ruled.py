"""reStructuredText's drawn tables: grid tables (`+---+`) and simple tables (`===  ===`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from claims.readers.passage import Lines, Weave, cut, table_block
from claims.text.expression import expression
from schemas.document import Block, Cell, Passage, Table

SIMPLE = expression(r"[ \t]*+=+(?:[ ]+=+)+[ \t]*+$")
UNDERLINED = expression(r"[ \t]*+-[- ]*+$")
GRID = expression(r"[ \t]*+\+[-=+]{2,}\+[ \t]*+$")
#: What begins a line of a line block or an item of a list inside a cell, and the space in front of any other line.
MARKED = expression(r"[ \t]*+(?:[|*•+-](?:[ \t]++|$))?+")
LARGEST_AREA = 2_000_000
MOST_LINES = 5_000

MakeCell = Callable[[Passage, bool], Cell]


def simple(source: Passage, lines: Lines, first: int, last: int, cell: MakeCell) -> tuple[Block | None, int]:
    """Return the simple table whose upper border is line `first`, and the line after it."""
    borders, bottom = borders_of(source, lines, first, last)
    if len(borders) < 2:
        return None, first
    text = source.text[lines.start(first) : lines.end(first)]
    columns = [(m.start(), m.end()) for m in re.finditer("=+", text)]
    rows: list[list[Weave]] = []
    headers = 0
    for number in range(first + 1, bottom):
        line = source.text[lines.start(number) : lines.end(number)]
        if number in borders:
            headers = len(rows)
        elif line.strip() and not UNDERLINED.match(line):
            simple_row(source, lines, number, columns, rows)
    grid = tuple(tuple(cell(weave.passage(), number < headers) for weave in row) for number, row in enumerate(rows))
    return (table_block(Table(grid, headers), source, lines.start(first)) if grid else None), bottom + 1


def borders_of(source: Passage, lines: Lines, first: int, last: int) -> tuple[list[int], int]:
    """Return the borders of the simple table at line `first`, and the last of them: one with an empty line below, or the third."""
    borders = [first]
    for number in range(first + 1, min(last, first + MOST_LINES)):
        if SIMPLE.match(source.text[lines.start(number) : lines.end(number)]):
            borders.append(number)
            if len(borders) == 3 or number + 1 >= last or not source.text[lines.start(number + 1) : lines.end(number + 1)].strip():
                break
    return borders, borders[-1]


def simple_row(source: Passage, lines: Lines, number: int, columns: list[tuple[int, int]], rows: list[list[Weave]]) -> None:
    """Append a row; one whose first column is empty goes on with the row above."""
    start, end = lines.start(number), lines.end(number)
    edges = [(start + left, start + following) for (left, _), (following, _) in pairwise([*columns, (end - start, 0)])]
    words = [source.text[a : min(b, end)] for a, b in edges]
    goes_on = rows and not words[0].strip()
    if not goes_on:
        rows.append([Weave(cut(source, 0, len(source.text))) for _ in columns])
    for weave, (left, _), piece in zip(rows[-1], edges, words, strict=True):
        if piece.strip() and piece.strip() != "\\":
            weave.space(left)
            lead = len(piece) - len(piece.lstrip())
            weave.add(left + lead, left + len(piece.rstrip()))
        elif not weave.length:
            weave.put("", left)


def grid(source: Passage, lines: Lines, first: int, last: int, cell: MakeCell) -> tuple[Block | None, int]:
    """Return the grid table whose upper border is line `first`, and the line after it."""
    end = first
    while end < last and source.text[lines.start(end) : lines.end(end)].lstrip()[:1] in ("+", "|"):
        end += 1
    drawing = [source.text[lines.start(n) : lines.end(n)].rstrip() for n in range(first, end)]
    width = max(map(len, drawing))
    if width * len(drawing) > LARGEST_AREA or end - first < 3:
        return None, end
    drawing = [line.ljust(width) for line in drawing]
    rules = [n for n, line in enumerate(drawing) if re.search(r"\+[-=]{2,}", line)]
    edges = sorted({at for n in rules for at, mark in enumerate(drawing[n]) if mark == "+"})
    columns, bands = list(pairwise(edges)), list(pairwise(rules))
    if not columns or not bands:
        return None, end
    owners = cell_owners(drawing, columns, bands)
    cells = grid_cells(source, [lines.start(first + n) for n in range(len(drawing))], drawing, columns, bands, owners)
    headers = next((n for n, (_, bottom) in enumerate(bands) if "=" in drawing[bottom]), -1) + 1
    done = {owner: cell(weave.passage(), owner[0] < headers) for owner, weave in cells.items()}
    rows = tuple(tuple(done[owner] for owner in row) for row in owners)
    return table_block(Table(rows, headers), source, lines.start(first)), end


def cell_owners(drawing: list[str], columns: list[tuple[int, int]], bands: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return for each row and column the row and column at which its cell begins: no rule above, or no bar before, joins cells."""
    owners: list[list[tuple[int, int]]] = []
    for row, (top, bottom) in enumerate(bands):
        owners.append([])
        for column, (left, right) in enumerate(columns):
            owner = (row, column)
            if row and drawing[top][left + 1 : right].strip("-=+"):
                owner = owners[row - 1][column]
            elif column and any(drawing[n][left] not in "|+" for n in range(top + 1, bottom)):
                owner = owners[row][column - 1]
            owners[row].append(owner)
    return owners


def grid_cells(
    source: Passage,
    starts: list[int],
    drawing: list[str],
    columns: list[tuple[int, int]],
    bands: list[tuple[int, int]],
    owners: list[list[tuple[int, int]]],
) -> dict[tuple[int, int], Weave]:
    """Return the words of each cell, line by line."""
    cells: dict[tuple[int, int], Weave] = {}
    for row, (top, bottom) in enumerate(bands):
        for number in range(top, bottom):
            for column, owner in enumerate(owners[row]):
                weave = cells.setdefault(owner, Weave(source))
                if (number == top and owner[0] == row) or (column and owners[row][column - 1] == owner):
                    continue
                last = column
                while last + 1 < len(columns) and owners[row][last + 1] == owner:
                    last += 1
                left, right = columns[column][0] + 1, columns[last][1]
                piece = drawing[number][left:right]
                marked = MARKED.match(piece)
                lead = marked.end() if marked else 0
                if piece[lead:].strip():
                    weave.space(starts[number] + left)
                    weave.add(starts[number] + left + lead, starts[number] + left + len(piece.rstrip()))
    return cells
