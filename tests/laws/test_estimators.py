"""What must hold of the statistics behind a speed ratio, whatever the timings are."""

from __future__ import annotations

import math
import random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verifier.estimators import (
    LEAST_PAIRS,
    Pair,
    Timing,
    estimate,
    half_width,
    median_interval,
    quantile,
    spread,
)

seconds = st.floats(1e-4, 10, allow_nan=False)
timings = st.builds(lambda cpu, waited: Timing(cpu * waited, cpu), seconds, st.floats(1, 3))
some_pairs = st.lists(st.builds(Pair, timings, timings), min_size=1, max_size=40)


def noisy(truth: float, count: int, noise: float, seed: int) -> list[Pair]:
    """Pairs whose true ratio is known, on a machine whose own speed drifts by half."""
    chance = random.Random(seed)
    pairs = []
    for index in range(count):
        pace = 1 + 0.5 * index / count
        own, other = (base * pace * math.exp(chance.gauss(0, noise)) for base in (0.1, 0.1 * truth))
        pairs.append(Pair(Timing(own * 1.005, own), Timing(other * 1.005, other)))
    return pairs


def disturbed(pairs: list[Pair], start: int, length: int, factor: float, waits: bool, subject: bool) -> list[Pair]:
    """The same pairs with a burst of contention that hits one model alone: it waits, or its processor is slower."""

    def hit(timing: Timing) -> Timing:
        return Timing(timing.wall * factor, timing.cpu * (1 if waits else factor))

    return [
        (Pair(hit(pair.subject), pair.baseline) if subject else Pair(pair.subject, hit(pair.baseline)))
        if start <= index < start + length
        else pair
        for index, pair in enumerate(pairs)
    ]


@given(some_pairs, st.floats(1e-3, 1e3))
def test_the_unit_of_time_does_not_matter(pairs: list[Pair], unit: float) -> None:
    def rescaled(timing: Timing) -> Timing:
        return Timing(timing.wall * unit, timing.cpu * unit)

    before, after = estimate(pairs), estimate([Pair(rescaled(pair.subject), rescaled(pair.baseline)) for pair in pairs])
    assert math.isclose(before.value, after.value, rel_tol=1e-9)
    assert math.isclose(before.interval.low, after.interval.low, rel_tol=1e-9)
    assert math.isclose(before.interval.high, after.interval.high, rel_tol=1e-9)


@given(some_pairs)
def test_the_interval_contains_every_estimate(pairs: list[Pair]) -> None:
    found = estimate(pairs)
    for value in (found.value, found.best, found.quick, found.wall.low, found.wall.high, found.cpu.low, found.cpu.high):
        assert found.worst.low <= found.interval.low <= value <= found.interval.high <= found.worst.high


@given(some_pairs.filter(lambda pairs: len(pairs) % 2 == 1))
def test_exchanging_the_models_inverts_the_ratio(pairs: list[Pair]) -> None:
    there, back = estimate(pairs), estimate([Pair(pair.baseline, pair.subject) for pair in pairs])
    assert math.isclose(there.value, 1 / back.value, rel_tol=1e-9)
    assert math.isclose(there.best, 1 / back.best, rel_tol=1e-9)
    assert math.isclose(there.wall.low, 1 / back.wall.high, rel_tol=1e-9)
    assert math.isclose(there.wall.high, 1 / back.wall.low, rel_tol=1e-9)


@given(st.lists(st.floats(0.1, 10), min_size=1, max_size=60))
def test_the_interval_of_a_median_holds_the_median_and_lies_within_the_values(values: list[float]) -> None:
    interval = median_interval(values)
    ordered = sorted(values)
    assert (
        ordered[0] <= interval.low <= ordered[(len(ordered) - 1) // 2] <= ordered[len(ordered) // 2] <= interval.high <= ordered[-1]
    )


def test_the_interval_of_a_median_has_the_ranks_of_the_published_table() -> None:
    # Two-sided 95 % ranks of the sign test: the tables give 1 and 6 for n = 6, 2 and 9 for 10, 6 and 15 for 20, 10 and 21 for 30.
    for count, low, high in ((6, 1, 6), (10, 2, 9), (20, 6, 15), (30, 10, 21)):
        interval = median_interval([float(rank) for rank in range(1, count + 1)])
        assert (interval.low, interval.high) == (low, high)


@given(st.integers(0, 10_000))
@settings(max_examples=50)
def test_the_interval_of_a_median_narrows_as_values_come_in(seed: int) -> None:
    pairs = noisy(2.0, 400, 0.05, seed)
    assert half_width(pairs) < 0.02
    assert half_width(pairs[: LEAST_PAIRS - 1]) == math.inf


@given(st.lists(seconds, min_size=1, max_size=40), st.floats(0, 1))
def test_a_quantile_is_a_value_that_was_seen(values: list[float], share: float) -> None:
    assert quantile(values, share) in values


@given(st.floats(0.25, 20), st.integers(20, 100), st.floats(0.001, 0.02), st.integers(0, 10_000))
def test_a_known_ratio_is_found_although_the_machine_drifts(truth: float, count: int, noise: float, seed: int) -> None:
    found = estimate(noisy(truth, count, noise, seed))
    assert abs(found.value / truth - 1) < 0.03
    assert found.interval.low <= truth * 1.03
    assert found.interval.high >= truth * 0.97


@given(
    truth=st.floats(0.25, 20),
    count=st.integers(LEAST_PAIRS, 60),
    noise=st.floats(0.001, 0.03),
    seed=st.integers(0, 10_000),
    where=st.floats(0, 1),
    share=st.floats(0, 0.8),
    factor=st.floats(1, 5),
    waits=st.booleans(),
    subject=st.booleans(),
)
@settings(max_examples=500, deadline=None)
def test_a_burst_that_hits_one_model_is_never_firm_and_wrong(
    truth: float, count: int, noise: float, seed: int, where: float, share: float, factor: float, waits: bool, subject: bool
) -> None:
    length = int(share * count)
    pairs = disturbed(noisy(truth, count, noise, seed), int(where * (count - length)), length, factor, waits, subject)
    found = estimate(pairs)
    assume(not found.doubts)
    assert found.worst.low <= truth * 1.1
    assert found.worst.high >= truth * 0.9


@given(st.floats(0.25, 20), st.integers(LEAST_PAIRS, 60), st.floats(1.2, 5), st.booleans(), st.integers(0, 10_000))
def test_a_model_that_waits_for_the_processor_leaves_the_ratio_in_doubt(
    truth: float, count: int, factor: float, subject: bool, seed: int
) -> None:
    found = estimate(disturbed(noisy(truth, count, 0.01, seed), 0, count, factor, True, subject))
    assert found.doubts
    assert found.interval.low <= truth * 1.03
    assert found.interval.high >= truth * 0.97


@given(st.floats(0.5, 4), st.integers(LEAST_PAIRS, 60), st.floats(1.5, 5), st.booleans(), st.integers(0, 10_000))
def test_where_there_is_doubt_the_interval_covers_nine_pairs_in_ten(
    truth: float, count: int, factor: float, subject: bool, seed: int
) -> None:
    pairs = disturbed(noisy(truth, count, 0.01, seed), 0, count // 2, factor, False, subject)
    found = estimate(pairs)
    assume(found.doubts)
    inside = sum(found.interval.low <= pair.wall_ratio <= found.interval.high for pair in pairs)
    assert inside >= count - 2 * round(0.05 * (count - 1) + 0.5)


def test_few_pairs_are_never_firm() -> None:
    assert any("pairs" in doubt for doubt in estimate(noisy(2, LEAST_PAIRS - 1, 0, 1)).doubts)


def test_steady_pairs_are_firm() -> None:
    found = estimate(noisy(2, 30, 0.01, 1))
    assert found.doubts == ()
    assert found.interval.high - found.interval.low < 0.15


def test_pairs_that_scatter_are_not_firm() -> None:
    chance = random.Random(5)
    walls = [Timing(x, x) for x in (chance.uniform(0.05, 0.15) for _ in range(400))]
    pairs = [Pair(timing, Timing(0.2, 0.2)) for timing in walls]
    assert spread([pair.wall_ratio for pair in pairs]) > 0.3
    assert estimate(pairs).doubts
