"""Where a span lies as editors and code hosts count: lines end at a line feed alone, columns are code points from 1."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from schemas.document import Document, Span


@dataclass(frozen=True, slots=True)
class Region:
    """The first line and column of a span, its last line, and the column after its last character there."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


def region(document: Document, span: Span) -> Region:
    """Return the region of a span; of one that ends with a line end, up to that line end."""
    starts = _line_starts(document.text)
    end = span.end
    while end > span.start and document.text[end - 1] in "\r\n":
        end -= 1
    return Region(*_place(starts, span.start), *_place(starts, end))


def _place(starts: tuple[int, ...], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=8)
def _line_starts(text: str) -> tuple[int, ...]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)
