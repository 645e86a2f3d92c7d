"""Speed over the region that was timed: the ratio of each cell of batch and length, as a picture."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from reports import figure
from reports.html.escape import attribute
from schemas.evidence import Evidence
from schemas.quantity import Interval

_CELL = re.compile(r"batch (\d{1,6}) × (\d{1,6}) tokens")
_SIDE, _WIDTH, _HEIGHT, _HEAD, _ROOM = 60.0, 92.0, 40.0, 22.0, 400.0
_MOST = 12

Cells = dict[tuple[int, int], Interval]


def region_chart(evidence: Sequence[Evidence], stated: Sequence[Interval] = ()) -> str:
    """Return the speed ratios in a grid of batch (rows) and length (columns); empty where fewer than two cells were timed."""
    cells: Cells = {}
    for piece in evidence:
        found = _CELL.match(piece.definition)
        if found and piece.kind == "measured" and piece.unit == "ratio" and isinstance(piece.value, Interval):
            cells[int(found[1]), int(found[2])] = piece.value
    batches, lengths = (sorted({cell[side] for cell in cells}) for side in (0, 1))
    if len(cells) < 2 or len(batches) > _MOST or len(lengths) > _MOST:
        return ""
    return _drawn(cells, batches, lengths, stated)


def _drawn(cells: Cells, batches: Sequence[int], lengths: Sequence[int], stated: Sequence[Interval]) -> str:
    wide = min(_WIDTH, (_ROOM - _SIDE) / len(lengths))
    parts = [f'<text x="{_SIDE + (at + 0.5) * wide:.1f}" y="14">{length} tokens</text>' for at, length in enumerate(lengths)]
    for row, batch in enumerate(batches):
        y = _HEAD + row * _HEIGHT
        parts.append(f'<text class="side" x="{_SIDE - 8:.0f}" y="{y + _HEIGHT / 2 + 4:.1f}">batch {batch}</text>')
        for at, length in enumerate(lengths):
            if (batch, length) in cells:
                parts.append(_cell(cells[batch, length], _SIDE + at * wide, y, wide, stated))
    height = _HEAD + len(batches) * _HEIGHT + 2
    words = "; ".join(f"batch {batch}, {length} tokens: {_ratio(value)}" for (batch, length), value in sorted(cells.items()))
    outlined = " Framed and checked: where the claim holds." if any(_holds(value, stated) for value in cells.values()) else ""
    return (
        f'<figure class="chart region"><svg viewBox="0 0 {_SIDE + wide * len(lengths) + 2:.0f} {height:.0f}" role="img" '
        f'aria-label="{attribute(words)}">{"".join(parts)}</svg>'
        f"<figcaption>How many times as fast, by batch and length.{outlined}</figcaption></figure>"
    )


def _holds(value: Interval, stated: Sequence[Interval]) -> bool:
    return any(value.low <= band.high and band.low <= value.high for band in stated)


def _ratio(value: Interval) -> str:
    low, high = figure.ratio(value.low), figure.ratio(value.high)
    return low if low == high else f"{low.removesuffix('×')}–{high}"


def _cell(value: Interval, x: float, y: float, wide: float, stated: Sequence[Interval]) -> str:
    middle = (value.low + value.high) / 2
    kind = ("slower" if middle < 1 else "faster") + (" fits" if _holds(value, stated) else "")
    shade = min(abs(math.log2(middle)) / 2, 1.0) if 0 < middle < math.inf else 0.0
    words = _ratio(value) + (" ✓" if _holds(value, stated) else "")
    return (
        f'<rect class="cell {kind}" x="{x + 2:.1f}" y="{y + 2:.1f}" width="{wide - 4:.1f}" height="{_HEIGHT - 4:.1f}" rx="4" '
        f'fill-opacity="{0.08 + 0.32 * shade:.2f}"/><text x="{x + wide / 2:.1f}" y="{y + _HEIGHT / 2 + 4:.1f}">{words}</text>'
    )
