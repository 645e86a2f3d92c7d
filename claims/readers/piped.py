"""markdown-it's rule for tables drawn with pipes, with one token a table instead of three a cell, and each cell's place kept.

What is a table and where its rows end is as in `markdown_it.rules_block.table`, after the specification of GitHub's Markdown.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from claims.text.expression import expression

#: The line under the header; a hyphen before a space begins a list.
DELIMITERS = expression(r"(?!-[ \t])[|:-][|: \t-]+")
DELIMITER = expression(r":?-+:?")
PIPE = expression(r"(?<!\\)\|")
#: How many cells the rows of a table may leave out, as markdown-it bounds it.
MOST_LEFT_OUT = 0x10000

#: A cell as its distances to the end of its line: containers move where lines begin, never where they end.
Range = tuple[int, int]


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the table that begins at line `start`: a token whose `meta["rows"]` has the line and the cells of each row."""
    if not begins_table(state, start, end):
        return False
    header, count = cells_at(state, start)
    if not count or count != delimited(line_of(state, start + 1)):
        return False
    if silent:
        return True
    parent, state.parentType = state.parentType, "table"
    rows, left_out, line = [(start, filled(header, count))], 0, start + 2
    while line < end and goes_on(state, line, end):
        cells, own = cells_at(state, line)
        left_out += count - own
        if left_out > MOST_LEFT_OUT:
            break
        rows.append((line, cells[: max(own, 1)] if own > count else filled(cells, count)))
        line += 1
    token = state.push("table", "table", 0)
    token.map, token.meta = [start, line], {"rows": closed_up(rows, count)}
    state.parentType, state.line = parent, line
    return True


def line_of(state: StateBlock, line: int) -> str:
    """Return a line without its container's marks and the white space before its words."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def begins_table(state: StateBlock, start: int, end: int) -> bool:
    """Tell whether a line has pipes and the one below looks as that under a header does."""
    below = start + 1
    if below >= end or state.sCount[below] < state.blkIndent or state.is_code_block(start) or state.is_code_block(below):
        return False
    at = state.bMarks[below] + state.tShift[below]
    first = state.src[at : at + 1]
    return first in ("|", "-", ":") and "|" in line_of(state, start) and bool(DELIMITERS.fullmatch(line_of(state, below)))


def delimited(line: str) -> int:
    """Return how many columns the line under the header has; 0 where one of them is no row of hyphens."""
    columns = [column.strip() for column in line.split("|")]
    inner = columns[not columns[0] : len(columns) - (len(columns) > 1 and not columns[-1])]
    return len(inner) if all(map(DELIMITER.fullmatch, inner)) else 0


def goes_on(state: StateBlock, line: int, end: int) -> bool:
    """Tell whether a line is a row of the table above it."""
    if state.sCount[line] < state.blkIndent or state.isEmpty(line) or state.is_code_block(line):
        return False
    if not line_of(state, line).strip():
        return False  # a form feed alone
    return not any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("blockquote"))


def cells_at(state: StateBlock, line: int) -> tuple[list[Range], int]:
    """Return the cells of a row, and how many of them it has, an empty one behind its last pipe not counted."""
    text = line_of(state, line)
    pieces = PIPE.split(text.strip())
    at = len(text.lstrip())
    cells = []
    for piece in pieces:
        words = piece.strip()
        after = at - len(piece) + len(piece.lstrip()) if words else at
        cells.append((after, after - len(words)))
        at -= len(piece) + 1
    first = not pieces[0]
    return cells[first:], len(pieces) - first - (len(pieces) > first and not pieces[-1])


def filled(cells: list[Range], count: int) -> list[Range]:
    """Return as many cells as the table has columns; those left out stand, empty, where the last one begins."""
    last = cells[-1][0]
    return cells[:count] + [(last, last)] * (count - len(cells))


def closed_up(rows: list[tuple[int, list[Range]]], count: int) -> list[tuple[int, list[Range]]]:
    """Return rows as wide as their table: what is too much is cut off, as GitHub does.

    Where few rows are too wide, and such a row ends in words behind empty cells, one of these was too much, and the words stand
    in the last column after all.
    """
    wide = sum(len(cells) > count for _, cells in rows)
    few = wide * 2 < len(rows)
    return [(line, filled(_without_blanks(cells, count) if few and len(cells) > count else cells, count)) for line, cells in rows]


def _without_blanks(cells: list[Range], count: int) -> list[Range]:
    """Return a row that is too wide without the last of the empty cells between its first and its last, where these are enough."""
    surplus = len(cells) - count
    blanks = [place for place in range(1, len(cells) - 1) if cells[place][0] == cells[place][1]]
    if len(blanks) < surplus or cells[-1][0] == cells[-1][1]:
        return cells
    return [cell for place, cell in enumerate(cells) if place not in blanks[-surplus:]]
