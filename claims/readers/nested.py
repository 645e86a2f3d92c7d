"""Tables drawn with pipes inside the cells of an HTML table, which only sets them side by side.

The header of an outer cell heads the inner table as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.text.expression import expression
from schemas.document import Block, Cell, Table

_TAG = expression(r"<(?:(?P<row>tr)|t[dh])\b", re.IGNORECASE)


def heads(blocks: Sequence[Block]) -> tuple[Cell, ...]:
    """Return the cells of the row that heads an outer table, of which `blocks` are the part in front of its first inner table."""
    table = next((block.table for block in blocks if block.table), None)
    if table is None or len(table.rows) < 2:
        return ()
    return table.rows[-2] if all(cell.passage.text.strip() for cell in table.rows[-2]) else ()


def column(markup: str, before: int) -> int:
    """Return in which column of an outer table its markup leaves off that began in column `before` (-1 in front of the first)."""
    for tag in _TAG.finditer(markup):
        before = -1 if tag["row"] else before + 1
    return before


def headed(block: Block, row: Sequence[Cell], place: int) -> Block:
    """Return a block of an outer cell: a table under the header of that cell, other blocks as they are."""
    if block.table is None or not 0 <= place < len(row) or not block.table.rows:
        return block
    over = (row[place],) * len(block.table.rows[0])
    return replace(block, table=Table((over, *block.table.rows), block.table.header_rows + 1))
