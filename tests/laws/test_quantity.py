from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.quantity import Fit, Interval, exactly, written

wholes = st.integers(min_value=1, max_value=10**12)
ends = st.floats(min_value=-1e9, max_value=1e9)
intervals = st.tuples(ends, ends).map(lambda pair: Interval(min(pair), max(pair)))


@pytest.mark.parametrize(
    ("value", "step", "scale", "inside", "outside"),
    [
        (82, 1, 1e6, (81.5e6, 82_118_400, 82.9e6), (81.4e6, 83.1e6)),  # rounding and truncation
        (66.4, 0.1, 1, (66.35, 66.45, 66.49), (66.34, 66.6)),
        (110, 1, 1e6, (105e6, 109_482_240, 115e6), (104.9e6, 115.1e6)),  # half a unit of the last non-zero digit
        (340, 1, 1e6, (335e6, 335_141_888, 345e6), (334.9e6, 345.1e6)),
        (345, 1, 1e6, (344.6e6,), (335_141_888, 336_226_108)),
        (10, 1, 1e9, (9.5e9, 10.5e9), (9.4e9, 11.1e9)),  # at most 5 %, or cut from below 11
        (1.5, 0.1, 1e9, (1_557_611_200,), (1.61e9, 1.44e9)),
    ],
)
def test_written_precision_is_honest_and_no_wider(
    value: float, step: float, scale: float, inside: tuple[float, ...], outside: tuple[float, ...]
) -> None:
    admits = written(value, step).scaled(scale)
    assert all(exactly(found).relation_to(admits) is Fit.INSIDE for found in inside)
    assert all(exactly(found).relation_to(admits) is Fit.DISJOINT for found in outside)


def test_small_counts_are_exact_unless_hedged() -> None:
    assert written(12, 1, exact=True) == Interval(12, 12)
    assert exactly(11).relation_to(written(12, 1, "approx", exact=True)) is Fit.INSIDE


def test_about_admits_what_a_careful_reader_accepts() -> None:
    assert exactly(30_522).relation_to(written(30_000, 1, "approx")) is Fit.INSIDE
    assert exactly(40_000).relation_to(written(30_000, 1, "approx")) is Fit.DISJOINT


@given(wholes, st.sampled_from(["eq", "approx", "ge", "gt", "le", "lt"]))
def test_what_is_written_admits_itself(value: int, relation: str) -> None:
    admits = written(value, 1, relation)  # type: ignore[arg-type]
    assert exactly(value).relation_to(admits) is Fit.INSIDE


@given(wholes)
def test_a_hedge_never_narrows(value: int) -> None:
    plain, hedged = written(value, 1), written(value, 1, "approx")
    assert hedged.low <= plain.low
    assert plain.high <= hedged.high


@given(wholes)
def test_an_open_end_keeps_the_closed_one_or_comes_near_to_the_number(value: int) -> None:
    assert written(value, 1, "ge").high == math.inf
    assert written(value, 1, "ge").low == max(written(value, 1).low, value - value * 0.025)
    assert written(value, 1, "le").high == min(written(value, 1).high, value + value * 0.025)


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=0, max_value=6), st.integers(min_value=0, max_value=10**9))
def test_rounding_and_cutting_to_any_digit_are_both_admitted(lead: int, digits: int, rest: int) -> None:
    truth = lead * 10**digits + rest % 10**digits
    rounded, cut = round(truth, -digits) / 10**digits, truth // 10**digits
    for figure in (rounded, cut):
        assert exactly(truth).relation_to(written(figure, 1).scaled(10**digits)) is not Fit.DISJOINT


@given(wholes)
def test_nothing_is_widened_by_more_than_a_twentieth_or_one_digit(value: int) -> None:
    admits = written(value, 1)
    assert admits.high - value <= max(1, value * 0.05) * (1 + 1e-9)
    assert value - admits.low <= max(0.5, value * 0.05) * (1 + 1e-9)


@given(intervals, intervals)
def test_a_fit_is_inside_exactly_where_nothing_lies_outside(found: Interval, stated: Interval) -> None:
    fit = found.relation_to(stated)
    assert (fit is Fit.INSIDE) == (stated.low <= found.low and found.high <= stated.high)
    assert (fit is Fit.DISJOINT) == (found.high < stated.low or stated.high < found.low)
