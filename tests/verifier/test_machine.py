"""How busy others keep the machine, from two readings of its counters."""

from __future__ import annotations

import time

import pytest

from verifier import machine
from verifier.machine import Clock, Load, load_between


def test_what_others_use_is_all_use_less_our_own() -> None:
    load = load_between(Clock(100.0, 50.0, 1.0), Clock(110.0, 65.0, 1.0), own=9.0)
    assert load.others == pytest.approx(0.6)
    assert load.stolen == 0
    assert load.busy


def test_a_machine_that_only_we_use_is_quiet() -> None:
    assert not load_between(Clock(100.0, 50.0, 1.0), Clock(110.0, 60.0, 1.0), own=9.9).busy


def test_a_host_that_takes_processors_away_makes_the_machine_busy() -> None:
    load = load_between(Clock(100.0, 50.0, 1.0), Clock(110.0, 60.0, 1.5), own=10.0)
    assert load.stolen == pytest.approx(0.05)
    assert load.busy


def test_counters_that_run_behind_give_no_negative_load() -> None:
    assert load_between(Clock(0.0, 10.0, 0.0), Clock(1.0, 10.5, 0.0), own=1.0).others == 0.0


@pytest.mark.parametrize(("average", "busy"), [(0.5, False), (8.0, True)])
def test_without_counters_the_load_average_decides(average: float, busy: bool) -> None:
    assert Load(None, None, average, 4).busy is busy


def test_a_system_without_counters_is_measured_by_its_load_average() -> None:
    load = load_between(Clock(0.0, None, None), Clock(1.0, None, None), own=1.0)
    assert load.others is None
    assert "load average" in load.describe()


@pytest.mark.skipif(machine.clock().used is None, reason="this system does not count processor time")
def test_the_counters_of_this_machine_move_as_it_works() -> None:
    before, ends = machine.clock(), time.monotonic() + 0.3
    while time.monotonic() < ends:
        pass
    after = machine.clock()
    assert before.used is not None
    assert after.used is not None
    assert after.used > before.used


def test_this_machine_has_memory_and_a_processor() -> None:
    assert machine.free_memory() > 2**20
    assert machine.processor()
