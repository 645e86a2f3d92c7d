"""A document: its text exactly as it was read, and its structure as passages that know where they stand in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "quote", "caption", "table", "code", "metadata"]
DocumentKind = Literal["markdown", "text", "html", "restructuredtext", "notebook", "yaml"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of character offsets into `Document.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Position:
    """A place as a reader counts it: line and column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words to match on: markup removed and letters folded, with a map back to the document.

    `offsets[i]` is the offset in `Document.text` of the character that `text[i]` was read from, and `offsets[len(text)]`
    the offset just after the last one; offsets never decrease. `ends[i]` is the offset after the last of the characters that
    `text[i]` was read from ("&nbsp;" has six); None where each was read from one.
    """

    text: str
    offsets: Sequence[int]
    ends: Sequence[int] | None = None

    def __post_init__(self) -> None:
        if len(self.offsets) != len(self.text) + 1:
            raise ValueError("a passage needs one offset a character and one for its end")
        if self.ends is not None and len(self.ends) != len(self.text):
            raise ValueError("a passage that gives the ends of its characters needs one for each")

    def covers(self, place: int) -> bool:
        """Say whether a place of the document lies within what was read."""
        return bool(self.text) and self.offsets[0] <= place < self.offsets[-1]

    def index(self, place: int) -> int:
        """Return the index of the first character that was read at a place of the document or behind it."""
        return bisect_left(self.offsets, place)

    def span(self, start: int, end: int) -> Span:
        """Return where `text[start:end]` stands in the document."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        last = self.offsets[end - 1] + 1 if self.ends is None else self.ends[end - 1]
        # Words that were put in behind the last character stand nowhere: no span goes past the end.
        return Span(self.offsets[start], max(min(last, self.offsets[-1]), self.offsets[start]))


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a passage: the characters `start` to `end` of its text lead to `target`."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. A cell that spans rows or columns is repeated in each, as the same object."""

    passage: Passage
    header: bool = False
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a full grid: every row has the same number of cells."""

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table … in reading order.

    `level` is the depth of a heading (from 1) or of a list item (from 1), else 0. `language` is that of a code block. The
    passage of a code or metadata block is its source unfolded; the passage of a table block is empty.
    """

    kind: BlockKind
    passage: Passage
    level: int = 0
    links: tuple[Link, ...] = ()
    table: Table | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about the document that is no verdict on a claim (`rule` is a stable name)."""

    rule: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read.

    `text` is the decoded file, unchanged (line endings included); `name` is the path or address that it was read from;
    `sha256` is of the bytes. `repository` is the model repository whose card it is, where that is known.
    """

    name: str
    kind: DocumentKind
    text: str
    sha256: str
    blocks: tuple[Block, ...] = ()
    remarks: tuple[Remark, ...] = ()
    repository: str | None = None

    def quote(self, span: Span) -> str:
        """Return the words at `span`, verbatim."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset (lines end as `str.splitlines` has it)."""
        starts = line_starts(self.text)
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)


@lru_cache(maxsize=8)
def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each line of `text` begins; an empty text has one line."""
    starts, at = [0], 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        starts.append(at)
    ends_open = len(starts) > 1 and text.splitlines()[-1] == text[starts[-2] :]
    return tuple(starts[:-1] if ends_open else starts)
