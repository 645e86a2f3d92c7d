"""The structure of a table: which cells name things, which hold values, and what each value stands under and beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from claims.layout import asides, devices, headers
from claims.text.expression import expression
from schemas.document import Cell, Table

_MARKS = expression(r"[*_`†‡⁎]+|\\|(?<=[A-Za-z)\]])\^\d{1,2}(?=\s|$)")
#: A cell below a header that only gives its unit: "(M)", "[ms]", "in MB", "%".
_UNIT = expression(r"[(\[][^()\[\]]{1,20}[)\]]|in \w{1,9}|%|[KMGT]i?B|ms|[µμ]s|sec|s|tokens(?:/s)?|#|[↑↓]")
_VALUE = expression(
    r"(?:[-–—]\s?/\s?)?(?:~|≈|[<>≤≥]=?|±|about|approx\.?|around|up to|over|at least|under|fewer than|less than"
    r"|more than|[-−+])?\s*(?:\d|\.\d)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|twenty(?:-four)?|thirty(?:-two)?)$",
    re.IGNORECASE,
)
_MISSING = expression(
    r"[-–—−/.\s]*|n\.?/?a\.?|none|tbd|yes|no|true|false|\?|x|:\w{1,20}:|✗|❌|✓|✅"
    r"|not (?:measured|reported|available|released|tested)",
    re.IGNORECASE,
)
#: "6l" or "12L" is a model called by its depth.
_DEPTH = expression(r"\d{1,3}[lL](?:-\w+)?")
_FRACTION = expression(r"\d{1,3}[.,]\d{1,4}\s?%?")
#: A name such as "1B BF16 (baseline)" or "12-layer model" begins with a digit and is no value.
_NAME_WITH_DIGITS = expression(
    r"\d[\d.]*[BM]\+(?=[A-Za-z]{2,12}-\d)|\d[\w.]*[ -](?=[A-Za-z]{2})"
    r"(?!(?:[\w-]{1,20} ){0,3}(?:tweets|sentences|pairs|samples|documents|sequences|images|examples|articles|reviews|tokens)\b)"
    r"(?!(?:[KMGT]i?B|mio|mrd|mill(?:ion(?:s|en)?|iarden?|iards?)|billion(?:s|en)?|trillions?|thousand|ms|s)\b"
    r"|(?:[a-z-]{3,14} ){0,2}(?:layers|heads|blocks|param)|(?:sec|param"
    r"|token|GFLOP|layer|lang|dim|head|bit"
    r"|point|pair|sample|sentence|px\b|pixel)\w*)",
    re.IGNORECASE,
)


_MODELS = expression(r"(?:[\w-]{1,20} )?(?:models?|checkpoints?|variants?)(?: names?| sizes?)?", re.IGNORECASE)
#: "7B", "350M + 16 experts (13B)".
_SIZE = expression(r"\d{1,4}(?:\.\d{1,2})?\s?[BMbm](?:\+\w[\w-]{1,20})?(?: ?\(\d.{1,20}\))?(?: dense)?")
#: Tables with more values than this are data, not claims.
LONGEST_TABLE = 3_000


@dataclass(frozen=True, slots=True)
class Label:
    """A cell that names something, in header row or label column `place`; `heading` is the header of that label column."""

    cell: Cell
    text: str
    place: int = 0
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell with a value: the headers `above` it (from the top) and the labels `beside` it (from the left)."""

    cell: Cell
    row: int
    column: int
    above: tuple[Label, ...]
    beside: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table told apart: its values in reading order, the headers of its label columns, and all its labels.

    The entries of a column share one tuple of labels above, those of a row one beside. `known` are the levels once told.
    """

    entries: tuple[Entry, ...]
    corner: tuple[str, ...]
    known: dict[tuple[str, int], list[Label]] = field(default_factory=dict, repr=False, compare=False)

    def levels(self) -> dict[tuple[str, int], list[Label]]:
        """Return the distinct labels of each header row ("above", row) and of each label column ("beside", column)."""
        if not self.known:
            self.known.update(self._levels())
        return self.known

    def _levels(self) -> dict[tuple[str, int], list[Label]]:
        found: dict[tuple[str, int], dict[str, Label]] = {}
        seen: set[tuple[str, int]] = set()
        for entry in self.entries:
            for side, labels in (("above", entry.above), ("beside", entry.beside)):
                if (side, id(labels)) in seen:
                    continue
                seen.add((side, id(labels)))
                for label in labels:
                    found.setdefault((side, label.place), {}).setdefault(label.text, label)
        return {level: list(labels.values()) for level, labels in found.items()}

    def texts(self, side: str) -> list[str]:
        """Return the words of the distinct labels "above" or "beside" the values."""
        return [label.text for (at, _), labels in self.levels().items() if at == side for label in labels]


def plain(cell: Cell) -> str:
    """Return a cell's words without marks of emphasis and footnotes."""
    return " ".join(_MARKS.sub(_kept, cell.passage.text).split())


def _kept(mark: re.Match[str]) -> str:
    # An underscore inside a word belongs to it ("d_model").
    inside = (
        mark[0] == "_"
        and mark.start() > 0
        and mark.string[mark.start() - 1].isalnum()
        and mark.string[mark.end() : mark.end() + 1].isalnum()
    )
    return "_" if inside else ""


@lru_cache(maxsize=4096)
def is_value(text: str) -> bool:
    """Say whether a cell holds a number, and not a name that begins with one."""
    if not _VALUE.match(text) or _NAME_WITH_DIGITS.match(text) or _DEPTH.fullmatch(text):
        return False
    return not devices.is_device(text)


@lru_cache(maxsize=4096)
def is_missing(text: str) -> bool:
    """Say whether a cell is empty or says that there is no value."""
    return bool(_MISSING.fullmatch(text))


def read(table: Table) -> Grid:
    """Tell the labels of a table from its values."""
    texts = [[plain(cell) for cell in row] for row in table.rows]
    if not texts or not texts[0]:
        return Grid((), ())
    first = _header_rows(table, texts)
    labels = _label_columns(table, texts, first)
    corner = tuple(next((texts[row][column] for row in reversed(range(first)) if texts[row][column]), "") for column in labels)
    return Grid(tuple(_entries(table, texts, first, labels, corner)), corner)


def _header_rows(table: Table, texts: list[list[str]]) -> int:
    """Return how many rows at the top name things; rows that only look like headers of headers count too."""
    if _starts_with_values(texts):
        return 0
    first = table.header_rows
    marked = all(cell.header for cell in table.rows[0])
    if first == 0 and len(texts) > 1 and (marked or not any(is_value(text) for text in texts[0])):
        first = 1
    while first + 1 < len(texts) and _is_header(table, texts, first):
        first += 1
    return min(first, len(texts))


def _starts_with_values(texts: list[list[str]]) -> bool:
    """Say whether the row that Markdown takes for a header is one of the facts: "Layers | 12" above "Heads | 16"."""
    others = [text for text in texts[0][1:] if text]
    if len(texts) < 2 or not others or not all(is_value(text) for text in others):
        return False
    return bool(headers.property_of(texts[0][0])) or all(_FRACTION.fullmatch(text) for text in others)


def _is_header(table: Table, texts: list[list[str]], row: int) -> bool:
    """Say whether a row just below the header continues it: it holds no value, and what is above it is empty or merged."""
    if row and any(texts[row]) and all(_UNIT.fullmatch(text) for text in texts[row] if text):
        return True
    if any(is_value(text) for text in texts[row]) or sum(bool(text) for text in texts[row]) < 2:
        return False
    above = texts[row - 1] if row else []
    merged = row > 0 and any(left is right for left, right in zip(table.rows[row - 1], table.rows[row - 1][1:], strict=False))
    below = bool(row) and not texts[row][0] and bool(texts[0][0])
    # A first row below the header that names nothing and has words alone tells more of the columns: the metric of each.
    words = row == 1 and not texts[0][0] and not texts[1][0] and all(text and not is_missing(text) for text in texts[1][1:])
    parted = words or (not texts[row][0] and any(text and not over for text, over in zip(texts[row], above, strict=False)))
    return merged or below or parted or not any(above) or (sum(not text for text in above) > len(above) // 2)


def _label_columns(table: Table, texts: list[list[str]], first: int) -> list[int]:
    """Return the columns that name what is in their row: those marked so, or with fewer values than words."""
    columns = []
    for column in range(len(texts[0])):
        cells = [row[column] for row in texts[first:] if row[column] and not is_missing(row[column])]
        values = sum(is_value(text) for text in cells)
        blank_first = column == 0 and not cells
        marked = first < len(texts) and all(row[column].header for row in table.rows[first:])
        if blank_first or marked or (cells and values * 2 < len(cells)) or (column == 0 and _names_by_numbers(texts, first)):
            columns.append(column)
    spoken = len(texts[0]) > 1 and len(columns) == len(texts[0])
    return columns[:-1] if spoken and any(is_value(row[-1]) for row in texts[first:]) else columns


def _names_by_numbers(texts: list[list[str]], first: int) -> bool:
    """Say whether the first column names its rows by numbers: models by their size, measurements by the length of inputs."""
    rows = [row for row in texts[first:] if any(text != row[0] for text in row[1:] if text)]
    heading, cells = (texts[first - 1][0] if first else ""), [row[0] for row in rows]
    if len(cells) < 2 or len(set(cells)) < len(cells) or len(texts[0]) < 2:
        return False
    if asides.is_setting(heading):
        return all(is_value(text) for text in cells) and all(is_value(text) for row in rows for text in row[1:2])
    return bool(_MODELS.fullmatch(heading)) and all(_SIZE.fullmatch(text) for text in cells)


def _entries(table: Table, texts: list[list[str]], first: int, labels: list[int], corner: tuple[str, ...]) -> Iterator[Entry]:
    tops, section = list(range(first)), None
    beside: dict[int, Label] = {}
    above: dict[int, tuple[Label, ...]] = {}
    for row in range(first, len(texts)):
        words = [text for text in texts[row] if text]
        if _is_section(table, texts, row):
            section, beside = Label(table.rows[row][0], words[0], -1, "section"), {}
            continue
        if _repeats_header(table, row, texts[row], labels, corner):
            tops, beside, above = [row], {}, {}
            continue
        beside = _beside(table, texts, row, labels, corner, beside)
        shown = (*((section,) if section else ()), *(beside[column] for column in labels if column in beside))
        for column, text in enumerate(texts[row]):
            if column not in labels and is_value(text):
                if column not in above:
                    above[column] = _above(table, texts, tops, column)
                yield Entry(table.rows[row][column], row, column, above[column], shown)


def _is_section(table: Table, texts: list[list[str]], row: int) -> bool:
    filled = [cell for cell, text in zip(table.rows[row], texts[row], strict=True) if text]
    if len(texts[row]) < 3 or not texts[row][0] or is_missing(texts[row][0]) or is_value(texts[row][0]):
        return False
    return all(cell is filled[0] for cell in filled)


def _repeats_header(table: Table, row: int, texts: list[str], labels: list[int], corner: tuple[str, ...]) -> bool:
    """Say whether a row below the first heads the rows that follow: marked so, or named as the header is, or of properties."""
    others = [text for column, text in enumerate(texts) if column not in labels and text]
    if len(others) < 2 or any(is_value(text) or is_missing(text) for text in others):
        return False
    named = [texts[column] for column in labels]
    marked = all(cell.header for cell in table.rows[row])
    return marked or not any(named) or named == list(corner) or any(headers.property_of(text) for text in others)


def _beside(
    table: Table, texts: list[list[str]], row: int, labels: list[int], corner: tuple[str, ...], before: dict[int, Label]
) -> dict[int, Label]:
    """Return the labels of a row; a blank repeats the label above it where the row names something else."""
    beside: dict[int, Label] = {}
    named = any(texts[row][column] for column in labels)
    for column, heading in zip(labels, corner, strict=True):
        if texts[row][column] and not is_missing(texts[row][column]):
            beside[column] = Label(table.rows[row][column], texts[row][column], column, heading)
        elif column in before and named and not texts[row][column]:
            beside[column] = before[column]
    return beside


def _group(texts: list[list[str]], row: int, below: int, column: int) -> list[int]:
    """Return the column on the left whose header in `row` goes on over `column`, where both have headers of their own below."""
    left = column
    while left and not texts[row][left] and texts[below][left]:
        left -= 1
    return [left] if left < column and texts[row][left] and texts[below][left] else []


def _above(table: Table, texts: list[list[str]], rows: list[int], column: int) -> tuple[Label, ...]:
    found: list[Label] = []
    for number, row in enumerate(rows):
        text = texts[row][column]
        if not text and number + 1 < len(rows):
            found += [Label(table.rows[row][left], texts[row][left], row) for left in _group(texts, row, rows[number + 1], column)]
        if found and _UNIT.fullmatch(text):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {text}")
        elif text and (not found or found[-1].text != text):
            found.append(Label(table.rows[row][column], text, row))
    return tuple(found)
