"""Sentences: where they start and end in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from claims.text.expression import expression

#: Dots that lead from a label to its value ("width ....... 768") end nothing.
#: A line "Label: value" is a sentence of its own. (What begins with a space is searched in a third of the time.)
_BREAK = expression(
    r"\s(?!(?<=\.{4}\s)\d)(?:(?:(?<=[.!?;].)|(?<=[.!?][\"')*].))\s*(?=\S)|(?<=\n)(?=[*_]{0,3}[A-Z][\w ()-]{1,30}:[*_ ]))", re.DOTALL
)
_ABBREVIATED = expression(r"(?:\b(?:vs|e\.g|i\.e|cf|approx|ca|resp|etc|Fig|Tab|No|al|Dr|incl)\.)$")


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a text start and end; a semicolon ends one too."""
    return tuple(_sentences(text))


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """Return where the sentence around an offset starts and ends."""
    bounds = sentences(text)
    return bounds[max(0, bisect_right(bounds, (offset, len(text) + 1)) - 1)]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BREAK.finditer(text):
        if not _ABBREVIATED.search(text[max(0, gap.start() - 12) : gap.start()]) and not _is_in_bracket(text, start, gap.start()):
            yield start, gap.start()
            start = gap.end()
    yield start, len(text)


def _is_in_bracket(text: str, start: int, end: int) -> bool:
    """Say whether a semicolon stands in a bracket that goes on behind it."""
    opened = text.rfind("(", start, end) if text[end - 1] == ";" else -1
    return opened >= 0 and text.find(")", opened, end) < 0 < text.find(")", end, end + 100)
