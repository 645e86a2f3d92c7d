"""Two models in child processes, timed in turns: never at once, in random order, until the ratio is known or time is up."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from schemas.errors import VerifierError
from schemas.evidence import Settings
from schemas.model import Model
from verifier import machine
from verifier.estimators import LEAST_PAIRS, Pair, Timing, half_width
from verifier.isolation import Worker
from verifier.progress import report_progress

Cell = tuple[int, int]

#: Stop a cell at this half-width of the 95 % interval, but not before and not after this many pairs.
NARROW = 0.02
ENOUGH_PAIRS = 20
MOST_PAIRS = 150
#: Passes are repeated within a request until it takes this long, so that a clock's grain and cold caches weigh little.
LEAST_SECONDS = 0.1
MOST_REPEATS = 64

#: Chosen once: weights and the order of turns are random, but the same in every run.
SEED = 20_261_121
_START_SECONDS = 120.0
#: Seconds for which the machine is watched, with both children still, before anything is timed.
_STILL = 0.5
_PASS_SECONDS = 60.0
_BYTES_EACH = 4
#: Address space that an interpreter with torch takes beside its weights.
ROOM = 8 * 2**30
_FORWARD = "verifier.libraries.forward:"


@dataclass(frozen=True, slots=True)
class Side:
    """One model in its child process; `facts` say what it runs on, `longest` how many tokens it reads at most."""

    worker: Worker
    facts: Mapping[str, str]
    longest: float

    def time(self, cell: Cell, repeats: int) -> Timing:
        """Time `repeats` forward passes; return the seconds of one."""
        argument = {"batch": cell[0], "length": cell[1], "repeats": repeats}
        wall, cpu = self.worker.call(_FORWARD + "run", argument, seconds=_PASS_SECONDS)
        # A pass on an accelerator is awaited by a processor that does no work: only the clock on the wall tells.
        return Timing(wall, cpu if self.facts["device"] == "cpu" else wall)

    def operations(self, cell: Cell) -> int:
        """Run one forward pass and return its floating-point operations, 0 where they cannot be counted."""
        return int(self.worker.call(_FORWARD + "operations", {"batch": cell[0], "length": cell[1]}, seconds=_PASS_SECONDS))


@dataclass(frozen=True, slots=True)
class Sample:
    """What one cell gave: the pairs, the ratio of operations (None if unknown), how busy the machine was meanwhile, and before.

    Before means while both children stood still, so that whatever ran then was others' work; None where nobody looked.
    """

    cell: Cell
    pairs: tuple[Pair, ...]
    operations: float | None
    load: machine.Load
    before: machine.Load | None = None

    @property
    def busiest(self) -> machine.Load:
        """The load to judge by: that before the timing where it shows a busy machine, else that meanwhile."""
        return self.before if self.before is not None and self.before.busy and not self.load.busy else self.load


@contextmanager
def started(subject: Model, baseline: Model, settings: Settings) -> Iterator[tuple[Side, Side]]:
    """Build both models with random weights, each in its own child process, and end both afterwards.

    Raises VerifierError where they would not fit into half of the free memory or the device is missing, ConfigurationError and
    IsolationError where a model cannot be built.
    """
    free = machine.free_memory()
    memory = free + ROOM if settings.device == "cpu" else None
    configs = [{"config": dict(model.config)} for model in (subject, baseline)]
    with Worker(memory=memory) as one, Worker(memory=memory) as other:
        report_progress(f"speed: reading the configurations of {subject.repository} and {baseline.repository}")
        outlines = _both((one, other), "outline", configs)
        refuse_too_large(sum(outline["parameters"] for outline in outlines), free)
        report_progress(f"speed: building {subject.repository} and {baseline.repository} with random weights")
        built = _both((one, other), "build", [config | {"seed": SEED, "device": settings.device} for config in configs])
        sides = [Side(*parts) for parts in zip((one, other), built, map(_longest, outlines), strict=True)]
        yield sides[0], sides[1]


def sample(subject: Side, baseline: Side, cells: Sequence[Cell], ends: float) -> Iterator[Sample]:
    """Time one cell after the other until `ends` (of time.monotonic); a cell whose turn would be too short is left out.

    The first is always sampled, whatever the time; unspent time passes to the later ones.
    """
    before = machine.observed(_STILL)
    pace = math.inf  # seconds that a pair takes for each token, in the cell where that was least
    for index, cell in enumerate(cells):
        left = ends - time.monotonic()
        needed = pace * math.prod(cell) * LEAST_PAIRS if index else 0.0
        if index and needed > left:
            continue
        share = max(left / (len(cells) - index), needed)
        began = time.monotonic()
        report_progress(f"speed: timing batch {cell[0]} × {cell[1]} tokens")
        found = replace(_sample_cell(subject, baseline, cell, began + share), before=before)
        pace = min(pace, (time.monotonic() - began) / (len(found.pairs) + 2) / math.prod(cell))
        yield found


def _both(workers: Sequence[Worker], function: str, arguments: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Let both children work at once on what is not timed."""
    pool = ThreadPoolExecutor(len(workers))
    try:
        waiting = [
            pool.submit(worker.call, _FORWARD + function, argument, seconds=_START_SECONDS)
            for worker, argument in zip(workers, arguments, strict=True)
        ]
        return [answer.result() for answer in waiting]
    finally:
        # An interrupted run does not wait for answers: the children are about to be ended.
        pool.shutdown(wait=False, cancel_futures=True)


def _longest(outline: Mapping[str, Any]) -> float:
    return math.inf if outline["longest"] is None else float(outline["longest"])


def refuse_too_large(parameters: int, free: int) -> None:
    """Raise VerifierError where that many parameters in float32 would take more than half of the free bytes."""
    needed = parameters * _BYTES_EACH
    if needed > free / 2:
        raise VerifierError(
            f"too large to be built here: {needed / 1e9:,.1f} GB in float32 are needed, "
            f"more than half of the {free / 1e9:,.1f} GB of memory that are free"
        )


def _sample_cell(subject: Side, baseline: Side, cell: Cell, ends: float) -> Sample:
    operations = _operations_ratio(subject, baseline, cell)
    repeats = [_repeats(side, cell) for side in (subject, baseline)]
    chance = random.Random(SEED)  # noqa: S311 - the order of turns is no secret
    pairs: list[Pair] = []
    before = machine.clock()
    while not pairs or (time.monotonic() < ends and not _enough(pairs)):
        pairs.append(_pair(subject, baseline, cell, repeats, chance.random() < 0.5))
    load = machine.load_between(before, machine.clock(), _spent(pairs, repeats))
    return Sample(cell, tuple(pairs), operations, load)


def _enough(pairs: Sequence[Pair]) -> bool:
    return len(pairs) >= MOST_PAIRS or (len(pairs) >= ENOUGH_PAIRS and half_width(pairs) <= NARROW)


def _operations_ratio(subject: Side, baseline: Side, cell: Cell) -> float | None:
    """Return baseline ÷ subject operations; the passes that count them are the first of the warm-up."""
    own, other = subject.operations(cell), baseline.operations(cell)
    return other / own if own and other else None


def _repeats(side: Side, cell: Cell) -> int:
    seconds = side.time(cell, 1).wall
    return min(max(math.ceil(LEAST_SECONDS / seconds), 1), MOST_REPEATS)


def _pair(subject: Side, baseline: Side, cell: Cell, repeats: Sequence[int], baseline_first: bool) -> Pair:
    if baseline_first:
        other = baseline.time(cell, repeats[1])
        return Pair(subject.time(cell, repeats[0]), other)
    own = subject.time(cell, repeats[0])
    return Pair(own, baseline.time(cell, repeats[1]))


def _spent(pairs: Sequence[Pair], repeats: Sequence[int]) -> float:
    """Return the processor seconds that all passes took."""
    return sum(pair.subject.cpu * repeats[0] + pair.baseline.cpu * repeats[1] for pair in pairs)
