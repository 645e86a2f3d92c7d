"""The line of a document that a claim stands in, with the claim underlined."""

from __future__ import annotations

from bisect import bisect_right

from reports.escape import visible
from reports.layout import clip, columns, head, tail
from schemas.document import Document, Span, line_starts


def excerpt(document: Document, span: Span, width: int) -> list[str]:
    """Return two lines of at most `width` columns: the source line, cut around the span where it is long, and an underline."""
    number, start, end = _line(document, span.start)
    gutter = f"{number:>6} | "
    room = max(width - len(gutter), 20)
    before, marked, after = _parts(document.text, span, start, end, room)
    shown = f"{gutter}{before}{marked}{after}".rstrip()
    return [shown, " " * (len(gutter) - 2) + "| " + " " * columns(before) + "^" * max(columns(marked), 1)]


def _line(document: Document, offset: int) -> tuple[int, int, int]:
    """Return the number of the line at an offset and where it begins and ends."""
    starts = line_starts(document.text)
    number = bisect_right(starts, offset)
    return number, starts[number - 1], starts[number] if number < len(starts) else len(document.text)


def _parts(text: str, span: Span, start: int, end: int, room: int) -> tuple[str, str, str]:
    """Return what stands before, in and after the span on its line. Only what may fit is looked at, however long the line."""
    far = 4 * room
    stop = max(span.start, min(span.end, end))
    marked = clip(visible(text[span.start : min(stop, span.start + far)].rstrip("\r\n")), room - 4)
    left = visible(text[max(start, span.start - far) : span.start])
    right = visible(text[stop : min(end, stop + far)].rstrip("\r\n"))
    if span.end > end:
        right = " …"
    spare = room - columns(marked)
    ahead = max(spare - columns(right), spare // 2)
    before = left if columns(left) <= ahead else "…" + tail(left, ahead - 1)
    spare -= columns(before)
    return before, marked, right if columns(right) <= spare else head(right, spare - 1) + "…"
