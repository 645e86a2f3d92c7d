"""Tables drawn with characters: columns parted by pipes, or set under one another with spaces."""

from __future__ import annotations

import re
from itertools import pairwise

from claims.readers.passage import Lines, cut, table_block, trimmed
from claims.text.expression import expression
from schemas.document import Block, Cell, Passage, Table

RULE = expression(r"[ \t]*+(?:[|+:=\-_─━═┼╪][|+:=\-_ \t─━═┼╪┌┬┐├┤└┴┘│║]*+|([.~*·•⋅])\1{2}(?:\1|[ \t])*+)$")
#: What begins an item of a list.
MARKER = expression(r"\d{1,3}[.)]|[-*+•]")
GAP = expression(r"\S(?:[ ]{2,}|[ ]*\t\s*)\S")
NUMERIC = expression(r"[~<>≈±+−-]?\d")
LONGEST_TABLE = 5_000
WIDEST = 2_000

Ranges = list[tuple[int, int]]


def piped(source: Passage, lines: Lines, first: int) -> tuple[Block | None, int]:
    """Return the table parted by pipes that begins at line `first`, and the line after it."""
    last = first
    while last < len(lines) and last - first < LONGEST_TABLE:
        if "|" not in source.text[lines.start(last) : lines.end(last)] and (last == first or not is_rule(source, lines, last)):
            break
        last += 1
    numbers = [n for n in range(first, last) if not is_rule(source, lines, n)]
    rows = [split_at_pipes(source.text, lines.start(n), lines.end(n)) for n in numbers]
    widths = [len(row) for row in rows]
    if len(rows) < 2 or min(widths) < 2 or widths.count(max(set(widths), key=widths.count)) < 0.8 * len(widths):
        return None, last
    return made(source, rows, header_rows(source, numbers, rows)), last


def split_at_pipes(text: str, start: int, end: int) -> Ranges:
    """Return the ranges between the pipes of a line; the empty ones outside the outer pipes are left out."""
    edges = [start - 1, *(n for n in range(start, end) if text[n] == "|"), end]
    ranges = [(left + 1, right) for left, right in pairwise(edges)]
    if len(ranges) > 2 and not text[slice(*ranges[0])].strip():
        ranges = ranges[1:]
    if len(ranges) > 1 and not text[slice(*ranges[-1])].strip():
        ranges = ranges[:-1]
    return ranges


def spaced(source: Passage, lines: Lines, first: int) -> tuple[Block | None, int]:
    """Return the table set with spaces that begins at line `first`, and the line after what was looked at."""
    last = first
    while last < len(lines) and last - first < LONGEST_TABLE:
        line = source.text[lines.start(last) : lines.end(last)]
        if len(line) > WIDEST or not (GAP.search(line) or (last > first and RULE.match(line))):
            break
        last += 1
    numbers = [n for n in range(first, last) if not is_rule(source, lines, n)]
    ruled = len(numbers) < last - first
    if len(numbers) < (2 if ruled else 3):
        return None, last
    columns = common_columns([source.text[lines.start(n) : lines.end(n)] for n in numbers])
    if len(columns) < 2:
        return None, last
    rows = [[(min(lines.start(n) + a, lines.end(n)), min(lines.start(n) + b, lines.end(n))) for a, b in columns] for n in numbers]
    if any(sum(bool(source.text[a:b].strip()) for a, b in row) < 2 for row in rows[1:]):
        return None, last
    if all(MARKER.fullmatch(source.text[slice(*row[0])].strip()) for row in rows):
        return None, last  # the numbers of a list, set apart from its items
    return made(source, rows, header_rows(source, numbers, rows)), last


def common_columns(rows: list[str]) -> Ranges:
    """Return the columns of lines: what lies between gaps at least two wide that no line writes in."""
    width = max(map(len, rows))
    written = bytearray(width + 2)
    for row in rows:
        for word in re.finditer(r"\S+", row):
            written[word.start() : word.end()] = b"\1" * (word.end() - word.start())
    tabbed = any("\t" in row for row in rows)
    columns: Ranges = []
    for match in re.finditer(rb"\x01+" if tabbed else rb"\x01+(?:\x00\x01+)*", bytes(written)):
        columns.append((match.start(), match.end()))
    return [(0, columns[0][1]), *columns[1:]] if columns else []


def is_rule(source: Passage, lines: Lines, number: int) -> bool:
    """Tell whether a line only rules a table off."""
    return bool(RULE.match(source.text[lines.start(number) : lines.end(number)]))


def header_rows(source: Passage, numbers: list[int], rows: list[Ranges]) -> int:
    """Return how many rows are header: those above a rule, else the first one where it alone states no number."""
    for count in (1, 2):
        if len(numbers) > count and numbers[count] - numbers[count - 1] > 1:
            return count
    text = source.text
    numeric = [any(NUMERIC.match(text[a:b].strip()) for a, b in row[1:]) for row in rows]
    return int(not numeric[0] and any(numeric))


def made(source: Passage, rows: list[Ranges], headers: int) -> Block:
    """Return the block of a table from the ranges of its cells; short rows end in empty cells, long ones are cut."""
    width = max(map(len, rows))
    grid = []
    for number, row in enumerate(rows):
        cells = [Cell(trimmed(source, a, b), header=number < headers) for a, b in row]
        empty = Cell(cut(source, row[-1][1], row[-1][1]))
        grid.append(tuple(cells + [empty] * (width - len(cells))))
    return table_block(Table(tuple(grid), headers), source, rows[0][0][0])
