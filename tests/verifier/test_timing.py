"""A timing that was kept is read again as it was, and nothing else is taken for one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from verifier import timing
from verifier.estimators import Pair, Timing
from verifier.machine import Load
from verifier.sampling import Sample

SECONDS = some.floats(1e-6, 1e3)
TIMINGS = some.builds(Timing, SECONDS, SECONDS)
LOADS = some.builds(
    Load, some.none() | some.floats(0, 64), some.none() | some.floats(0, 1), some.floats(0, 99), some.integers(1, 64)
)
SAMPLES = some.builds(
    Sample,
    some.tuples(some.integers(1, 64), some.integers(1, 4096)),
    some.lists(some.builds(Pair, TIMINGS, TIMINGS), min_size=1, max_size=4).map(tuple),
    some.none() | SECONDS,
    LOADS,
    some.none() | LOADS,
)
FACTS = {"device": "cpu", "attention": "sdpa", "torch": "2", "transformers": "5"}
PAIR = Pair(Timing(0.1, 0.1), Timing(0.2, 0.2))


@given(some.lists(SAMPLES, min_size=1, max_size=3))
def test_a_timing_is_read_as_it_was_written(samples: list[Sample]) -> None:
    kept = json.loads(json.dumps(timing.recorded(FACTS, samples)))
    assert timing.holds(kept)
    assert timing.read(kept) == (FACTS, tuple(samples))


def _kept(**changes: Any) -> Any:
    one = Sample((1, 8), (PAIR,), 2.0, Load(0.0, 0.0, 0.1, 2))
    facts, (sample,) = json.loads(json.dumps(timing.recorded(FACTS, [one])))
    return [facts, [sample | changes]]


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [],
        [{}, []],
        [{"device": 1}, [{}]],
        _kept(cell=[1]),
        _kept(cell=[0, 8]),
        _kept(pairs=[]),
        _kept(pairs=[[0.1, 0.1, 0.2]]),
        _kept(pairs=[[0.1, 0.1, 0.2, 0]]),
        _kept(pairs=[[0.1, 0.1, 0.2, float("inf")]]),
        _kept(operations="2"),
        _kept(operations=True),
        _kept(loads=[None, None]),
        _kept(loads=[[0, 0, None, 2], None]),
    ],
)
def test_what_is_no_timing_is_not_believed(kept: Any) -> None:
    with pytest.raises((ValueError, TypeError, LookupError, AttributeError)):
        timing.holds(kept)


def test_a_machine_that_was_busy_before_counts_as_busy() -> None:
    quiet, busy = Load(0.0, 0.0, 0.1, 2), Load(1.5, 0.0, 1.9, 2)
    assert Sample((1, 8), (PAIR,), 2.0, quiet, busy).busiest is busy
    assert Sample((1, 8), (PAIR,), 2.0, busy, quiet).busiest is busy
    assert Sample((1, 8), (PAIR,), 2.0, quiet, quiet).busiest is quiet
    assert Sample((1, 8), (PAIR,), 2.0, quiet).busiest is quiet
