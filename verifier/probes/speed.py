"""Speed against another model: both with random weights, interleaved in child processes, over a region of batch and length.

Random weights run as fast as trained ones, so nothing but the configurations is needed. verifier.sampling takes the times,
verifier.estimators says what makes a ratio firm, verifier.machine what makes a machine busy.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from schemas.errors import VerifierError
from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.property import PROPERTIES
from schemas.quantity import Interval
from verifier import cache, machine, timing
from verifier.estimators import Pair, estimate
from verifier.sampling import Cell, Sample, sample, started

ANSWERS = frozenset({"speed"})
COST = 8

#: Batch × length in tokens, the cells that matter most first; the later ones as the budget allows.
CELLS: tuple[Cell, ...] = ((1, 32), (1, 128), (8, 128), (1, 8), (1, 512))
#: On a busy machine a ratio is firm only where it lies this close to the ratio of operations.
PLAUSIBLE = 0.05


@dataclass(frozen=True, slots=True)
class Finding:
    """What a cell comes to: an interval, a wider one that it may be off by, and doubts that keep it from refuting anything."""

    value: Interval
    worst: Interval
    doubts: tuple[str, ...]


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return the ratio of speeds subject ÷ baseline, one piece of evidence a cell of batch × length.

    The conditions `batch` and `length` choose a single cell. Raises VerifierError where speed is not to be measured, there is no
    baseline, a model is too large for this machine or reads less than the wanted length, or the device is missing;
    ConfigurationError and IsolationError where a model cannot be built.
    """
    baseline = _asked(model, wanted)
    settings = wanted.settings
    cell = [wanted.condition("batch"), wanted.condition("length")]
    kept = cache.remembered(
        "speed",
        [dict(model.config), dict(baseline.config), settings.device, settings.budget, cell],
        lambda: _timed(model, baseline, wanted),
        holds=timing.holds,
        measured=True,
        worth=_is_settled,
    )
    facts, sampled = timing.read(kept)
    return tuple(_evidence(model, baseline, facts, one) for one in sampled)


def _timed(model: Model, baseline: Model, wanted: Wanted) -> list[Any]:
    ends = time.monotonic() + wanted.settings.budget
    with started(model, baseline, wanted.settings) as (subject, other):
        cells = cells_for(wanted, min(subject.longest, other.longest))
        return timing.recorded(subject.facts, tuple(sample(subject, other, cells, ends)))


def _is_settled(timed: Any) -> bool:
    """Say whether a timing is worth keeping: on a quiet machine and without doubts; any other is better taken again."""
    return not any(one.busiest.busy or assess(one).doubts for one in timing.read(timed)[1])


def assess(sampled: Sample) -> Finding:
    """Return what a sample comes to: firm where the estimators agree and no load makes the ratio implausible.

    On a busy machine both models slow down, but not always alike, and paired medians cannot tell. There the ratio must lie near
    that of the operations, and the interval covers both.
    """
    ratio = estimate(sampled.pairs)
    doubts = ratio.doubts
    load = sampled.busiest
    if load.busy:
        doubts += _implausible(ratio.value, sampled.operations, load)
    unsure = doubts or load.busy
    also = [sampled.operations] if sampled.operations is not None and unsure else []
    worst = _covering(ratio.worst, also)
    return Finding(worst if unsure else ratio.interval, worst, doubts)


def _covering(interval: Interval, also: list[float]) -> Interval:
    return Interval(min(interval.low, *also), max(interval.high, *also)) if also else interval


def _asked(model: Model, wanted: Wanted) -> Model:
    """Return the baseline, or say why speed is not measured."""
    if not wanted.settings.speed:
        raise VerifierError("speed was not measured", "leave out --no-speed")
    if wanted.relative_to is None:
        raise VerifierError("speed is measured only against another model", "name one with --baseline")
    for one in (model, wanted.relative_to):
        if not one.config.get("model_type"):
            raise VerifierError(f"speed was not measured: {one.repository} has no configuration that Transformers can build")
    return wanted.relative_to


def cells_for(wanted: Wanted, longest: float) -> tuple[Cell, ...]:
    """Return the cells to time: the one that the claim names, or the usual ones; none above `longest` tokens.

    Raises VerifierError where none is left, or a condition is no number.
    """
    batch, length = wanted.condition("batch"), wanted.condition("length")
    cells = CELLS if batch is None and length is None else ((_number(batch, 1), _number(length, 128)),)
    readable = tuple(cell for cell in cells if cell[1] <= longest)
    if not readable:
        raise VerifierError(f"speed was not measured: one of the models reads at most {longest:g} tokens")
    return readable


def _number(written: str | None, default: int) -> int:
    if written is None:
        return default
    if not written.isdecimal() or not 0 < int(written) <= 65_536:
        raise VerifierError(f"speed was not measured: {written!r} is no number of texts or tokens to time")
    return int(written)


def _implausible(ratio: float, operations: float | None, load: machine.Load) -> tuple[str, ...]:
    if operations is None:
        return (f"the machine is busy ({load.describe()})",)
    away = abs(ratio / operations - 1)
    if away <= PLAUSIBLE:
        return ()
    return (f"the machine is busy ({load.describe()}) and the ratio lies {away:.0%} from that of the operations, {operations:.2f}",)


def _evidence(model: Model, baseline: Model, facts: Mapping[str, str], sampled: Sample) -> Evidence:
    finding = assess(sampled)
    return Evidence(
        property="speed",
        model=f"{model.repository} ÷ {baseline.repository}",
        kind="measured",
        value=finding.value,
        worst=finding.worst,
        unit=PROPERTIES["speed"].unit,
        definition=f"batch {sampled.cell[0]} × {sampled.cell[1]} tokens",
        method=_method(sampled, facts),
        source="; ".join(dict.fromkeys((model.source, baseline.source))),
        firm=not finding.doubts,
        note="; ".join(finding.doubts),
        environment=_environment(sampled, facts),
        samples=_samples(sampled.pairs),
    )


def _method(sampled: Sample, facts: Mapping[str, str]) -> str:
    ratio = estimate(sampled.pairs)
    operations = "" if sampled.operations is None else f"; ratio of operations {sampled.operations:.2f}"
    return (
        f"median {ratio.value:.3f} of {len(sampled.pairs)} paired forward passes in random order after warm-up; "
        f"random weights, float32, {facts['attention']} attention, no head, {facts['device']}, 1 thread, torch {facts['torch']}, "
        f"transformers {facts['transformers']}; the interval covers 95% intervals of the medians of wall-clock and processor time "
        f"and ratios of best times{operations}"
    )


def _environment(sampled: Sample, facts: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    load = sampled.busiest
    return (
        ("processor", _processor()),
        ("processors", str(load.processors)),
        ("device", facts["device"]),
        ("dtype", "float32"),
        ("attention", facts["attention"]),
        ("threads", "1"),
        ("load", load.describe()),
        ("load average", f"{load.average:.2f}"),
        ("quiet", "no" if load.busy else "yes"),
        ("torch", facts["torch"]),
        ("transformers", facts["transformers"]),
    )


@lru_cache(maxsize=1)
def _processor() -> str:
    return machine.processor()


def _samples(pairs: tuple[Pair, ...]) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """Return the seconds a pass of either model, pair by pair."""
    return (
        ("subject wall seconds", tuple(round(pair.subject.wall, 7) for pair in pairs)),
        ("subject processor seconds", tuple(round(pair.subject.cpu, 7) for pair in pairs)),
        ("baseline wall seconds", tuple(round(pair.baseline.wall, 7) for pair in pairs)),
        ("baseline processor seconds", tuple(round(pair.baseline.cpu, 7) for pair in pairs)),
    )
