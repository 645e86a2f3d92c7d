"""Pictures of numbers as SVG: what a claim admits and what was found, on one axis. Their words stand beside them as well."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reports import figure
from reports.html.escape import attribute
from reports.text import form
from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.quantity import Interval

WIDTH, _MARGIN = 400.0, 14.0
_ROW, _TOP, _AXIS = 13.0, 18.0, 22.0
_DOT, _MOST_ROWS = 4.5, 8
#: A letter of a label is about so wide, in the units of the picture.
_LETTER = 6.2
#: Values that lie further apart than this, as a ratio, stand on a logarithmic axis.
_WIDE = 20.0
_TICKS = 4
#: Nobody states what is smaller than this or larger than its inverse; floats begin to fail there.
_LEAST = 1e-200


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from values to places across the picture."""

    low: float
    high: float
    logarithmic: bool

    def place(self, value: float) -> float:
        """Return where a value lies, held within the picture."""
        low, high, at = (self._scaled(end) for end in (self.low, self.high, min(max(value, self.low), self.high)))
        share = (at - low) / (high - low)
        return _MARGIN + share * (WIDTH - 2 * _MARGIN)

    def _scaled(self, value: float) -> float:
        return math.log(value) if self.logarithmic else value

    def ticks(self) -> list[float]:
        """Return a few round values on the axis."""
        if self.logarithmic:
            first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
            every = max(1, math.ceil((last - first + 1) / _TICKS))
            return [10.0**power for power in range(first, last + 1, every)]
        rough = (self.high - self.low) / _TICKS
        unit = 10.0 ** math.floor(math.log10(rough))
        step = next(unit * many for many in (1, 2, 5, 10) if unit * many >= rough * 0.999)
        return [number * step for number in range(math.ceil(self.low / step), math.floor(self.high / step) + 1)]


def interval_chart(claim: Claim, evidence: Sequence[Evidence]) -> str:
    """Return a picture of what a claim admits and what was found; empty where a picture says no more than the words."""
    bands = [reading.admits for reading in claim.stated if isinstance(reading.admits, Interval)]
    found = [piece for piece in evidence if isinstance(piece.value, Interval)]
    intervals = [*bands, *(piece.value for piece in found if isinstance(piece.value, Interval))]
    if not bands or not found or (all(band.low == band.high for band in bands) and len(set(intervals)) < 3):
        return ""
    axis = _axis([end for interval in intervals for end in (interval.low, interval.high) if math.isfinite(end)])
    return _drawn(claim, bands, found, axis) if axis else ""


def _axis(values: Sequence[float]) -> Axis | None:
    """Return an axis on which the values can be told apart, or None where there is no such picture."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    if not _LEAST < high - low < 1 / _LEAST or high - low < 1e-8 * max(abs(low), abs(high)):
        return None
    if low > _LEAST and high / low > _WIDE:
        return Axis(low / 1.5, high * 1.5, logarithmic=True)
    room = 0.08 * (high - low)
    return Axis(low - room, high + room, logarithmic=False)


def _drawn(claim: Claim, bands: Sequence[Interval], found: Sequence[Evidence], axis: Axis) -> str:
    values = _placed(found, bands, axis)
    base = _TOP + (1 + max(value.row for value in values)) * _ROW + 4
    parts = [_band(band, axis, base) for band in bands]
    parts.append(f'<path class="axis" d="M{_MARGIN:.0f} {base:.1f}H{WIDTH - _MARGIN:.0f}"/>')
    parts += [_mark(value, base - 11 - value.row * _ROW) for value in values]
    parts += [*_ticks(axis, claim, found[0].unit, base), _label(bands[0], axis)]
    return (
        f'<figure class="chart"><svg viewBox="0 0 {WIDTH:.0f} {base + _AXIS:.0f}" role="img" '
        f'aria-label="{attribute(_words(claim, found))}">{"".join(parts)}</svg>'
        f"<figcaption>Band: what the words admit. {_legend(found)}</figcaption></figure>"
    )


def _legend(found: Sequence[Evidence]) -> str:
    kinds = {piece.kind == "published" for piece in found}
    if kinds == {True}:
        return "Ring: what is published."
    return "Dot: a value found. Ring: published." if len(kinds) == 2 else "Dot: a value found."


def _words(claim: Claim, found: Sequence[Evidence]) -> str:
    """Return the picture in words."""
    unit = found[0].unit
    values = list(dict.fromkeys(figure.found(piece, form(claim)) for piece in found))
    stated = "; or ".join(figure.admitted(claim, unit)) or figure.stated(claim, unit)
    return f"stated: {stated}; found: {', '.join(values[:8])}"


def _band(band: Interval, axis: Axis, base: float) -> str:
    low, high = axis.place(band.low), axis.place(band.high)
    wide = max(high - low, 2.0)
    ends = "".join(
        f"M{at:.1f} {_TOP - 4:.1f}V{base:.1f}" for at, end in ((low, band.low), (low + wide, band.high)) if math.isfinite(end)
    )
    return (
        f'<rect class="band" x="{low:.1f}" y="{_TOP - 4:.1f}" width="{wide:.1f}" height="{base - _TOP + 4:.1f}"/>'
        f'<path class="bound" d="{ends}"/>'
    )


def _label(band: Interval, axis: Axis) -> str:
    middle = (axis.place(band.low) + axis.place(band.high)) / 2
    return f'<text class="stated" x="{min(max(middle, 22.0), WIDTH - 22):.1f}" y="{_TOP - 8:.1f}">stated</text>'


@dataclass(frozen=True, slots=True)
class _Value:
    """One value in the picture: where it lies, in which row above the axis, and how it is drawn."""

    low: float
    high: float
    row: int
    kind: str


def _placed(found: Sequence[Evidence], bands: Sequence[Interval], axis: Axis) -> list[_Value]:
    """Return the values in rows, so that none lies on another."""
    told = {(piece.value.low, piece.value.high, piece.kind == "published") for piece in found if isinstance(piece.value, Interval)}
    ends, values = list[float](), list[_Value]()
    for least, most, published in sorted(told):
        low, high = axis.place(least), axis.place(most)
        row = min(next((at for at, end in enumerate(ends) if end < low), len(ends)), _MOST_ROWS - 1)
        ends[row : row + 1] = [high + 2 * _DOT + 2]
        fits = any(band.low <= least and most <= band.high for band in bands)
        values.append(_Value(low, high, row, f"dot{' fits' if fits else ''}{' published' if published else ''}"))
    return values


def _mark(value: _Value, y: float) -> str:
    """Return a dot, or a bar for an interval."""
    if value.high - value.low < 3:
        return f'<circle class="{value.kind}" cx="{(value.low + value.high) / 2:.1f}" cy="{y:.1f}" r="{_DOT}"/>'
    wide = value.high - value.low
    return f'<rect class="{value.kind}" x="{value.low:.1f}" y="{y - 2.5:.1f}" width="{wide:.1f}" height="5" rx="2.5"/>'


def _ticks(axis: Axis, claim: Claim, unit: str, base: float) -> list[str]:
    """Return round values with their words, as many as there is room for."""
    parts, after = list[str](), 0.0
    for value in axis.ticks():
        words = tick(value, claim, unit)
        at, half = axis.place(value), len(words) * _LETTER / 2
        parts.append(f'<path class="axis" d="M{at:.1f} {base:.1f}v4"/>')
        if at - half > after and at + half < WIDTH:
            parts.append(f'<text x="{at:.1f}" y="{base + 16:.1f}">{attribute(words)}</text>')
            after = at + half + 8
    return parts


def tick(value: float, claim: Claim, unit: str) -> str:
    """Return a round value in few letters ("65M", "40% less", "160 MB")."""
    value = float(f"{value:.9g}")
    if claim.measure == "ratio" or unit == "ratio":
        return figure.ratio(value, form(claim))
    if unit in ("bytes", "seconds"):
        return figure.quantity(value, unit).split(" (")[0]
    return figure.short(value)
