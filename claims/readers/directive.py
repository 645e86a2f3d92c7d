"""reStructuredText's directives: which hold code, which hold nothing to read, and the tables written as lists or as CSV."""

from __future__ import annotations

from collections.abc import Callable

from claims.readers.passage import Lines, Weave, cut, table_block
from claims.readers.snippet import indent_of
from claims.text.expression import expression
from schemas.document import Block, Cell, Passage, Table

CODE = frozenset(
    [
        "code",
        "code-block",
        "sourcecode",
        "literalinclude",
        "parsed-literal",
        "math",
        "highlight",
        "doctest",
        "testcode",
        "testoutput",
        "ipython",
        "prompt",
    ]
)
DROPPED = frozenset(
    [
        "image",
        "toctree",
        "raw",
        "contents",
        "include",
        "meta",
        "default-role",
        "role",
        "index",
        "sectnum",
        "header",
        "footer",
        "title",
        "target-notes",
        "currentmodule",
        "module",
        "automodule",
        "autoclass",
        "autofunction",
        "replace",
        "unicode",
        "date",
    ]
)
ITEM = expression(r"[ \t]*+[*+-](?:[ \t]++|$)")
NESTED = expression(r"[ \t]*+[*+-][ \t]++[*+-](?:[ \t]++|$)")
FIELDS = expression(r"[ \t]*+(?:\"((?:[^\"]++|\"\")*+)\"|([^,\n]*+))[ \t]*+(?:,|$)")

MakeCell = Callable[[Passage, bool], Cell]


def count_of(options: dict[str, str], name: str) -> int:
    """Return the number that an option gives, else 0."""
    digits = options.get(name, "")[:9]
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def list_table(source: Passage, lines: Lines, body: tuple[int, int], options: dict[str, str], cell: MakeCell) -> Block | None:
    """Return a table from a list of lists: an item a row, and in it an item a cell."""
    rows: list[list[Weave]] = []
    column = -1
    for number in range(*body):
        start, line = lines.start(number), source.text[lines.start(number) : lines.end(number)].rstrip()
        nested, item = NESTED.match(line), ITEM.match(line)
        if nested:
            rows.append([])
            column = len(line[: nested.end()].rstrip()) - 1
        if rows and (nested or (item and indent_of(line) == column)):
            rows[-1].append(Weave(source))
        if not rows or not line.strip():
            continue
        marker = nested or (item if item and indent_of(line) == column else None)
        lead = marker.end() if marker else indent_of(line)
        rows[-1][-1].space(start)
        rows[-1][-1].add(start + lead, start + len(line))
    return made(
        source, lines.start(body[0]), [[weave.passage() for weave in row] for row in rows], count_of(options, "header-rows"), cell
    )


def csv_table(source: Passage, lines: Lines, body: tuple[int, int], options: dict[str, str], cell: MakeCell) -> Block | None:
    """Return a table from comma-separated lines; the `header` option is a row above them."""
    first, last = body
    rows = []
    headers = count_of(options, "header-rows")
    header = next(
        (n for n in range(first - 1, max(first - 20, -1), -1) if ":header:" in source.text[lines.start(n) : lines.end(n)]), -1
    )
    if "header" in options and header >= 0:
        start = source.text.index(":header:", lines.start(header)) + len(":header:")
        rows.append(fields(source, start, lines.end(header)))
        headers += 1
    filled = (n for n in range(first, last) if source.text[lines.start(n) : lines.end(n)].strip())
    rows.extend(fields(source, lines.start(n), lines.end(n)) for n in filled)
    return made(source, lines.start(first), rows, headers, cell)


def fields(source: Passage, start: int, end: int) -> list[Passage]:
    """Return the fields of one comma-separated line."""
    found, at = [], start
    while at <= end:
        match = FIELDS.match(source.text, at, end)
        if not match:
            break
        left, right = match.span(1) if match[1] is not None else match.span(2)
        found.append(cut(source, left, right))
        if match.end() == end and not match[0].endswith(","):
            break
        at = match.end()
    return found


def made(source: Passage, at: int, rows: list[list[Passage]], headers: int, cell: MakeCell) -> Block | None:
    """Return the block of a table from its cells, short rows filled up."""
    rows = [row for row in rows if row]
    width = max(map(len, rows), default=0)
    if not width:
        return None
    grid = []
    for number, row in enumerate(rows):
        cells = [cell(passage, number < headers) for passage in row]
        empty = Cell(cut(row[-1], len(row[-1].text), len(row[-1].text)))
        grid.append(tuple(cells + [empty] * (width - len(cells))))
    return table_block(Table(tuple(grid), min(headers, len(rows))), source, at)
