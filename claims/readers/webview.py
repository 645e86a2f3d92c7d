"""A file as a web view printed it: a few lines of its own above, and lines with a lone `|` after each line of the file."""

from __future__ import annotations

from collections.abc import Iterator

from claims.readers.passage import Lines, Weave
from claims.readers.sniffing import looks_like_markdown
from claims.text.expression import expression
from schemas.document import Passage

MOST_HEADER_LINES = 20
FEWEST_LINES = 6
# The share of the file's lines that a bar must follow: a drawn table has none, and a line may have been lost.
BARRED_SHARE = 0.9
HEADER = expression(r"(?:[\d.,]{1,12} (?:lines?|sloc|loc|bytes|[KMG]i?B|characters)(?: .{0,80})?|[A-Za-z][\w+# .-]{0,30})$")
LONE_BAR = expression(r"[\r\n][^\S\r\n]*+\|[^\S\r\n]*+(?=[\r\n]|\Z)")


def content_of_view(source: Passage) -> Passage | None:
    """Return the file inside a printed web view, or None where `source` is no such view."""
    if source.text.count("\n|") < FEWEST_LINES or not LONE_BAR.search(source.text):
        return None
    lines = Lines(source.text)
    words = [source.text[lines.start(n) : lines.end(n)].strip() for n in range(len(lines))]
    while not words[-1]:
        words.pop()
    first = next((n for n in range(1, len(words)) if words[n] == "|"), 0) - 1
    if not 0 <= first <= MOST_HEADER_LINES or not all(HEADER.match(line) for line in words[:first] if line):
        return None
    runs = list(barred(words, first))
    followed = [bars for _, bars in runs if bars]
    if len(followed) < max(FEWEST_LINES, BARRED_SHARE * len(runs)):
        return None
    content = without_bars(source, lines, runs, min(followed[:-1]))
    return content if looks_like_markdown(content.text) else None


def barred(words: list[str], first: int) -> Iterator[tuple[int, int]]:
    """Return the number of each line of the file from `first` on, and of how many lone bars follow it."""
    at = first
    while at < len(words):
        end = at + 1
        while end < len(words) and words[end] == "|":
            end += 1
        yield at, end - at - 1
        at = end


def without_bars(source: Passage, lines: Lines, runs: list[tuple[int, int]], bars: int) -> Passage:
    """Return the file's own lines. `bars` stand after each; where there are more, they stand after empty lines not printed."""
    weave = Weave(source)
    for number, count in runs:
        weave.add(lines.start(number), lines.start(number + 1))
        for bar in range(number + bars, number + count, bars):
            weave.add(lines.end(bar), lines.start(bar + 1))
    return weave.passage()
