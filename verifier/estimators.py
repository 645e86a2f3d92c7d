"""Pure statistics of paired timings: two ways to estimate a ratio, and whether they may be believed.

A narrow interval alone proves nothing: under competing load a median of paired ratios has given 1.07 [1.06, 1.08] where the truth
was 2.7. So a ratio counts as firm only where medians of paired ratios (steady while the whole machine slows down) and ratios
of best and of quick times (steady while a few passes are disturbed) agree, and the pairs scatter little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from statistics import median

from schemas.quantity import Interval

#: A firm ratio needs this many pairs, an interval no wider than this to either side, …
LEAST_PAIRS = 12
WIDEST_HALF = 0.03
#: … estimators that differ by no more than this share, …
TOLERANCE = 0.05
#: … eight in ten pairs within this share of their median, …
LARGEST_SPREAD = 0.30
#: (above this share the interval covers those eight: a burst that hits one model alone leaves two clusters, and either may be true)
CLUSTERED_SPREAD = 0.10
#: … and passes that take no more wall-clock time than this multiple of their processor time.
MOST_WAITING = 1.05


@dataclass(frozen=True, slots=True)
class Timing:
    """One request's wall-clock and processor time, in seconds a forward pass."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Both models timed right after one another."""

    subject: Timing
    baseline: Timing

    @property
    def wall_ratio(self) -> float:
        """Subject speed ÷ baseline speed by the clock on the wall."""
        return self.baseline.wall / self.subject.wall

    @property
    def cpu_ratio(self) -> float:
        """Subject speed ÷ baseline speed by processor time."""
        return self.baseline.cpu / self.subject.cpu


@dataclass(frozen=True, slots=True)
class Ratio:
    """A measured ratio of speeds: its plain estimate, the interval that covers every estimator, the worst, and doubts about it.

    `wall` and `cpu` are medians of paired ratios with their 95 % intervals, `best` and `quick` the ratios of the least and of
    the lower-quartile times. Empty `doubts` make it firm.
    """

    value: float
    interval: Interval
    worst: Interval
    wall: Interval
    cpu: Interval
    best: float
    quick: float
    doubts: tuple[str, ...]


def estimate(pairs: Sequence[Pair]) -> Ratio:
    """Estimate the ratio of speeds from at least one pair.

    The interval covers all estimators. Where single pairs scatter, `worst` covers also eight in ten of them, for a burst that hits
    one model alone leaves two clusters of pairs. Where there are doubts both cover nine in ten, so that the interval cannot lie
    inside a narrow statement by luck.
    """
    walls, cpus = [pair.wall_ratio for pair in pairs], [pair.cpu_ratio for pair in pairs]
    wall, cpu, best, quick = median_interval(walls), median_interval(cpus), rank_ratio(pairs, 0.0), rank_ratio(pairs, 0.25)
    value = median(walls)
    doubts = _doubts(pairs, (value, median(cpus), best, quick))
    covered = [value, wall.low, wall.high, cpu.low, cpu.high, best, quick]
    around = Interval(min(covered), max(covered))
    if doubts or max(spread(walls), spread(cpus)) > CLUSTERED_SPREAD:
        tail = 0.05 if doubts else 0.1
        covered += [quantile(ratios, share) for ratios in (walls, cpus) for share in (tail, 1 - tail)]
    worst = Interval(min(covered), max(covered))
    return Ratio(value, worst if doubts else around, worst, wall, cpu, best, quick, doubts)


def median_interval(values: Sequence[float], confidence: float = 0.95) -> Interval:
    """Return the interval of order statistics that covers the median with at least this confidence, whatever the distribution.

    The number of values below the median is Binomial(n, 1/2) (the sign test inverted; Conover, Practical Nonparametric
    Statistics, 3.2). With fewer than six values no such interval exists for 95 %: their whole range is returned.
    """
    ordered = sorted(values)
    n = len(ordered)
    below, outside = 0, 1.0
    while below < n // 2 and (outside + comb(n, below + 1)) * 2 <= (1 - confidence) * 2.0**n:
        below += 1
        outside += comb(n, below)
    return Interval(ordered[below], ordered[n - 1 - below])


def half_width(pairs: Sequence[Pair]) -> float:
    """Return half the width of the wall-clock ratio's 95 % interval as a share of the median; infinite for too few pairs."""
    if len(pairs) < LEAST_PAIRS:
        return float("inf")
    return _half_width([pair.wall_ratio for pair in pairs])


def rank_ratio(pairs: Sequence[Pair], share: float) -> float:
    """Return the ratio of the processor times at this quantile (0 the best) of either model."""
    return quantile([pair.baseline.cpu for pair in pairs], share) / quantile([pair.subject.cpu for pair in pairs], share)


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value at this share of the way through the ordered values: one that was seen, never an average."""
    return sorted(values)[round(share * (len(values) - 1))]


def spread(values: Sequence[float]) -> float:
    """Return the width of the middle eight tenths as a share of the median."""
    return (quantile(values, 0.9) - quantile(values, 0.1)) / median(values)


def waiting(timings: Sequence[Timing]) -> float:
    """Return how many times its processor time the median pass takes by the clock: above 1 where others hold the processor."""
    return median(timing.wall / timing.cpu for timing in timings)


def _half_width(values: Sequence[float]) -> float:
    interval = median_interval(values)
    return (interval.high - interval.low) / 2 / median(values)


def _doubts(pairs: Sequence[Pair], estimates: tuple[float, ...]) -> tuple[str, ...]:
    """Say why the estimates may not be believed; nothing where they may."""
    walls = [pair.wall_ratio for pair in pairs]
    waited = max(waiting([pair.subject for pair in pairs]), waiting([pair.baseline for pair in pairs]))
    half, scatter, apart = _half_width(walls), spread(walls), max(estimates) / min(estimates) - 1
    checks = (
        (len(pairs) < LEAST_PAIRS, f"only {len(pairs)} pairs in the time given"),
        (half > WIDEST_HALF, f"the interval is ±{half:.0%} wide"),
        (apart > TOLERANCE, f"two ways to estimate it are {apart:.0%} apart"),
        (scatter > LARGEST_SPREAD, f"single pairs scatter by {scatter:.0%}"),
        (waited > MOST_WAITING, f"passes waited for a processor for {1 - 1 / waited:.0%} of their time"),
    )
    return tuple(words for failed, words in checks if failed)
