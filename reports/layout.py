"""Text in columns, as a terminal counts them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence


def columns(text: str) -> int:
    """Return how many columns a text takes: two for a wide character, none for one that combines with the last."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def head(text: str, room: int) -> str:
    """Return the longest beginning of `text` that takes at most `room` columns."""
    used = 0
    for at, char in enumerate(text):
        used += _columns(char)
        if used > room:
            return text[:at]
    return text


def tail(text: str, room: int) -> str:
    """Return the longest end of `text` that takes at most `room` columns."""
    kept = head(text[::-1], room)[::-1]
    return kept.lstrip() if len(kept) < len(text) and kept and not _columns(kept[0]) else kept


def clip(text: str, room: int) -> str:
    """Return `text`, cut with an ellipsis where it takes more than `room` columns."""
    # No character but the combining ones takes less than a column: what is far too long need not be counted to its end.
    short = text[: 4 * max(room, 1) + 4]
    return text if short == text and columns(text) <= room else head(short, room - 1) + "…"


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Return lines of at most `width` columns, the first after `first`, the others after `rest`; a long word stays whole."""
    rest = " " * columns(first) if rest is None else rest
    lines, line, words = list[str](), first, 0
    for word in text.split():
        if words and columns(line) + 1 + columns(word) > width:
            lines.append(line)
            line, words = rest, 0
        line += f" {word}" if words else word
        words += 1
    return [*lines, line.rstrip()]


def align(rows: Iterable[Sequence[str]], right: bool = False) -> list[tuple[str, ...]]:
    """Return the rows with all columns but the last padded to the same width, the first to the right where asked."""
    kept = [tuple(row) for row in rows]
    widths = [max(map(columns, column)) for column in zip(*kept, strict=True)]
    return [tuple(_padded(row, widths, right)) for row in kept]


def _padded(row: Sequence[str], widths: Sequence[int], right: bool) -> Iterable[str]:
    for at, (cell, width) in enumerate(zip(row, widths, strict=True)):
        space = " " * (width - columns(cell)) if at < len(row) - 1 else ""
        yield space + cell if right and at == 0 else cell + space
