"""A document of which only quotes and their places are known: early reports were stored without the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.document import Document, Span, line_starts

#: A place that no document of a size that is read can have; a stored report that names one is damaged.
LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """A quote with the offsets, line and column (both from 1) that it was stored with."""

    span: Span
    line: int
    column: int
    quote: str


def text(places: Sequence[Place], marks: Iterable[tuple[int, int]] = ()) -> str:
    """Return a text of spaces with each quote at its offsets, and so many line ends between that its line is right.

    `marks` are further lines and columns that are to be places of the text, as far as there is room for them. Raises ValueError
    where the places cannot be those of one text.
    """
    end = max((place.span.end for place in places), default=0)
    widths: dict[int, int] = {}
    for line, column in marks:
        widths[line] = max(widths.get(line, 0), column)
    if max(end, *widths, *widths.values(), 0) > LARGEST:
        raise ValueError("a place too far into the text")
    chars: list[str | None] = [None] * end
    for place in places:
        if len(place.quote) != place.span.end - place.span.start:
            raise ValueError(f"a quote of {len(place.quote)} characters over {place.span.end - place.span.start}")
        chars[place.span.start : place.span.end] = place.quote
    starts = _line_starts(places)
    _break_lines(chars, starts, widths)
    return "".join(char or " " for char in chars) + _rest(starts[-1], end, widths)


def _line_starts(places: Iterable[Place]) -> list[tuple[int, int]]:
    """Return number and offset of each line that a place tells of, in order, the first line included."""
    known = {place.line: place.span.start - place.column + 1 for place in places}
    return sorted({1: 0, **known}.items())


def _break_lines(chars: list[str | None], starts: Sequence[tuple[int, int]], widths: dict[int, int]) -> None:
    """Put line ends in the room between two known lines, as late as there is room that no quote takes and widths allow."""
    for (line, start), (later, stop) in pairwise(starts):
        if not 0 <= start <= stop <= len(chars):
            raise ValueError(f"line {later} before line {line}")
        number, at = later - _line_ends(chars[start:stop]), stop - 1
        while number > line and at >= start:
            if chars[at] is None:
                number -= 1
                chars[at] = "\n"
                at -= widths.get(number, 0)
            at -= 1


def _line_ends(chars: Iterable[str | None]) -> int:
    return len(("".join(char or " " for char in chars) + " ").splitlines()) - 1


def _rest(last: tuple[int, int], end: int, widths: dict[int, int]) -> str:
    """Return what stands behind the last quote, where a further line or column is told of there."""
    line, start = last
    spaces = max(widths.get(line, 0) - (end - start), 0)
    furthest = max([line, *widths])
    return " " * spaces + "".join("\n" + " " * widths.get(further, 0) for further in range(line + 1, furthest + 1))


def offset(document: Document, line: int, column: int) -> int | None:
    """Return the offset of a line and column, or None where this document has no such place."""
    starts = line_starts(document.text)
    if not 1 <= line <= len(starts):
        return None
    at = starts[line - 1] + column - 1
    found = document.position(at) if at <= len(document.text) else None
    return at if found and (found.line, found.column) == (line, column) else None
