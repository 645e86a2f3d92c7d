"""An HTML table in the making: cells that span rows and columns, spread over a full grid."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.readers.passage import joined, table_block
from schemas.document import Block, Cell, Link, Passage, Table

# The bounds HTML itself sets on colspan; and on what a table may grow to in all.
WIDEST_SPAN = 1000
LARGEST_GRID = 500_000
# A table whose cells hold more than words is a page's layout.
STRUCTURE = frozenset(("heading", "table", "code"))


@dataclass(slots=True)
class Draft:
    """A cell as it is read."""

    header: bool
    rows: int
    columns: int
    blocks: list[Block] = field(default_factory=list)
    bold: bool = True


class Grid:
    """One table as its tags come in; `lists` and `captions` are how many of these were open around it."""

    def __init__(self, place: Passage, lists: int, captions: int) -> None:
        self.place = place
        self.lists = lists
        self.captions = captions
        self.rows: list[list[Draft]] = []
        self.open: list[Block] | None = None
        self.caption: list[Block] = []
        self.in_head = False
        self.head_rows = 0
        self.row_ended = True

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a part of the table."""
        self.open = None
        if name == "caption":
            self.open = self.caption
        elif name == "tr":
            self.row_ended = False
            self.rows.append([])
            self.head_rows += self.in_head
        elif name in ("td", "th"):
            self.begin_cell(name, attributes)
        else:
            self.in_head = name == "thead"

    def begin_cell(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a cell; outside of a row it begins one, as browsers do."""
        if self.row_ended:
            self.begin("tr", {})
        draft = Draft(name == "th" or self.in_head, span(attributes, "rowspan"), span(attributes, "colspan"))
        self.rows[-1].append(draft)
        self.open = draft.blocks

    def end_cell(self) -> None:
        """End the cell or caption that is open."""
        self.open = None

    def end_row(self) -> None:
        """End the row that is open."""
        self.open = None
        self.row_ended = True

    def end_head(self) -> None:
        """End the header rows."""
        self.open = None
        self.in_head = False

    def has_plain_words(self) -> None:
        """Note that the cell that is open has words which are not bold."""
        if self.open is not None and self.rows and self.rows[-1]:
            self.rows[-1][-1].bold = False

    def take(self, block: Block) -> bool:
        """Append a block to the cell that is open; tell whether one is."""
        if self.open is None:
            return False
        self.open.append(block)
        return True

    def blocks(self) -> list[Block]:
        """Return the caption and the table; of a table that only lays out a page, what stands in its cells."""
        captions = [
            Block("caption", block.passage, links=block.links) if block.kind != "table" else block for block in self.caption
        ]
        rows = [row for row in self.rows if row]
        inside = [block for row in rows for draft in row for block in draft.blocks]
        if sum(map(len, rows)) < 2 or any(b.kind in STRUCTURE for b in inside) or area(rows) > LARGEST_GRID:
            return captions + inside
        if not inside:
            return captions
        return [*captions, table_block(Table(self.spread(rows), self.header_rows(rows)), self.place, 0)]

    def header_rows(self, rows: list[list[Draft]]) -> int:
        """Return how many rows are header: those in `<thead>`, else the first of `<th>` alone, else a bold first row."""
        if self.head_rows:
            return min(self.head_rows, len(rows))
        count = 0
        while count < len(rows) and all(draft.header for draft in rows[count]):
            count += 1
        if count or any(draft.header for draft in rows[0]):
            return 0 if count == len(rows) > 1 else count
        filled = [draft for draft in rows[0] if draft.blocks]
        bold = len(filled) > 1 and all(draft.bold for draft in filled)
        return int(bold and len(rows) > 1 and any(not draft.bold for draft in rows[1]))

    def spread(self, rows: list[list[Draft]]) -> tuple[tuple[Cell, ...], ...]:
        """Return the full grid; rows shorter than others end in empty cells."""
        grid: list[dict[int, Cell]] = [{} for _ in rows]
        for number, row in enumerate(rows):
            column = 0
            for draft in row:
                while column in grid[number]:
                    column += 1
                cell = Cell(joined(block.passage for block in draft.blocks), draft.header, links_of(draft.blocks))
                depth = draft.rows or len(rows)
                for below in grid[number : number + depth]:
                    below.update(dict.fromkeys(range(column, column + draft.columns), cell))
                column += draft.columns
        width = max(max(cells, default=-1) for cells in grid) + 1
        empty = Cell(self.place)
        return tuple(tuple(cells.get(column, empty) for column in range(width)) for cells in grid)


def links_of(blocks: list[Block]) -> tuple[Link, ...]:
    """Return the links of blocks whose passages are joined, where their words then stand."""
    links, at = [], 0
    for block in blocks:
        links += [Link(link.start + at, link.end + at, link.target) for link in block.links]
        at += len(block.passage.text) + 1 if block.passage.text else 0
    return tuple(links)


def area(rows: list[list[Draft]]) -> int:
    """Return how many places the cells of a table take, or those of its full grid, whichever is more."""
    spanned = sum(min(draft.rows or len(rows), len(rows) - n) * draft.columns for n, row in enumerate(rows) for draft in row)
    return max(spanned, len(rows) * max((sum(draft.columns for draft in row) for row in rows), default=0))


def span(attributes: dict[str, str], name: str) -> int:
    """Return how many rows or columns a cell takes: at least one column; 0 rows are all that follow."""
    digits = attributes.get(name, "").strip()[:9]
    count = int(digits) if digits.isascii() and digits.isdigit() else 1
    return min(count, WIDEST_SPAN) if name == "rowspan" else max(1, min(count, WIDEST_SPAN))
