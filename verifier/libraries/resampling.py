"""How far a score of a part of the data may lie from that of the whole: the percentile bootstrap (Efron 1979)."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from typing import Any

RESAMPLES = 1000
SEED = 20_261_121


def interval(statistic: Callable[[Any], float], rows: int, *, whole: bool) -> list[float] | None:
    """Return a statistic of row numbers as value, the ends of its 95 % interval, and the least and the most of all resamples.

    All five are the value where the rows are the `whole` data set: there is nothing left to guess. None where it is not defined
    (a correlation with a constant).
    """
    import numpy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        value = float(statistic(numpy.arange(rows)))
        if not math.isfinite(value):
            return None
        if whole:
            return [value] * 5
        chance = numpy.random.default_rng(SEED)
        found = sorted(float(statistic(chance.integers(0, rows, rows))) for _ in range(RESAMPLES))
    found = [one for one in found if math.isfinite(one)]
    if not found:
        return None
    at = [found[round(share * (len(found) - 1))] for share in (0.025, 0.975, 0.0, 1.0)]
    return [value, min(at[0], value), max(at[1], value), min(at[2], value), max(at[3], value)]
