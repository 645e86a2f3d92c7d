"""What a written number or word admits, and how evidence lies to it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import Literal

Relation = Literal["eq", "approx", "ge", "gt", "le", "lt", "range"]

#: Zeros that end a whole number widen its interval by at most this share of the value ("10B" is 9.5–10.5B).
PADDING_LIMIT = 0.05
#: "about" and "~" widen an interval to at most this share of the value.
HEDGE_LIMIT = 0.10
#: "over 100" and "less than 100" say on which side: what lies on the other is at most this share of the value off, by rounding.
BOUND_LIMIT = 0.025
#: How far below the next number, in units of the last digit, a cut one ends.
_SHORT = 1e-9
#: What floating point may lose on the way from written digits to an interval's end, as a share of the value.
_ROUNDING = 1e-12


class Fit(Enum):
    """How a piece of evidence lies to what is stated."""

    INSIDE = "inside"
    OVERLAPPING = "overlapping"
    DISJOINT = "disjoint"


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of real numbers; either end may be infinite."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"not an interval: {self.low}..{self.high}")

    def relation_to(self, stated: Interval | Terms) -> Fit:
        """Say how this evidence lies to what is stated; numbers and words are always disjoint."""
        if not isinstance(stated, Interval) or self.low > stated.high or self.high < stated.low:
            return Fit.DISJOINT
        inside = stated.low <= self.low and self.high <= stated.high
        return Fit.INSIDE if inside else Fit.OVERLAPPING

    def scaled(self, factor: float) -> Interval:
        """Return the interval of the values times a positive factor."""
        return Interval(self.low * factor, self.high * factor)


@dataclass(frozen=True, slots=True)
class Terms:
    """A set of words, such as licenses or languages, compared as they are."""

    words: frozenset[str]

    def relation_to(self, stated: Interval | Terms) -> Fit:
        """Say how these found words lie to the stated ones: inside where every stated word was found."""
        if not isinstance(stated, Terms) or self.words.isdisjoint(stated.words):
            return Fit.DISJOINT
        return Fit.INSIDE if stated.words <= self.words else Fit.OVERLAPPING


@dataclass(frozen=True, slots=True)
class Reading:
    """One honest reading of a statement: what it admits, and a label that says how it was read."""

    admits: Interval | Terms
    label: str = "as written"


def exactly(value: float) -> Interval:
    """Return the interval of one value."""
    return Interval(value, value)


def padding(value: float, step: float) -> float:
    """Return half a unit of the last non-zero digit where the number ends in zeros, at most 5 % of the value; else 0."""
    magnitude = abs(value)
    if not magnitude or not math.isfinite(magnitude) or step < 1:
        return 0.0
    unit = step
    while unit < magnitude and math.isclose(magnitude / (unit * 10), round(magnitude / (unit * 10)), rel_tol=1e-9):
        unit *= 10
    return min(unit / 2, magnitude * PADDING_LIMIT) if unit > step else 0.0


def written(value: float, step: float, relation: Relation = "eq", *, exact: bool = False) -> Interval:
    """Return what a written number admits, in the unit it is written in (scale the interval by the magnitude afterwards).

    `value` is the number as its digits say (82 for "82M", 1.5 for "1.5 billion") and `step` one unit of its last digit (1,
    0.1). Rounding and truncation are both honest, zeros that end a whole number may be padding, a hedge gives one more
    digit, and open ends stay open. Where `exact` (small counts such as layers) the value stands for itself alone unless it
    is hedged.
    """
    low, high = _closed(value, step, relation, exact)
    if relation in ("ge", "gt"):
        return Interval(max(low, value - abs(value) * BOUND_LIMIT), math.inf)
    if relation in ("le", "lt"):
        return Interval(-math.inf, min(high, value + abs(value) * BOUND_LIMIT))
    return Interval(low, high)


def _closed(value: float, step: float, relation: Relation, exact: bool) -> tuple[float, float]:
    if relation == "approx":
        hedge = max(min(5 * step, abs(value) * HEDGE_LIMIT), 0.0)
        low, high = _closed(value, step, "eq", exact)
        return min(low, value - hedge), max(high, value + hedge)
    if exact:
        return value, value
    wide = padding(value, step)
    # Truncation is honest too: "1.5 billion" may stand for 1.5576 billion. It cuts towards zero.
    # What has reached the next number is no longer cut to this one.
    cut = step * (1 - _SHORT)
    below, above = (step / 2, cut) if value >= 0 else (cut, step / 2)
    slack = abs(value) * _ROUNDING
    return value - max(below, wide) - slack, value + max(above, wide) + slack
