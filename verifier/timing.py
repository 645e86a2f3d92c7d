"""What a timing came to, as data that can be kept and read again: on which software, and each cell's pairs, operations and load."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from verifier.estimators import Pair, Timing
from verifier.machine import Load
from verifier.sampling import Sample

Timed = tuple[dict[str, str], tuple[Sample, ...]]


def recorded(facts: Mapping[str, str], samples: Sequence[Sample]) -> list[Any]:
    """Return a timing as JSON has it."""
    return [dict(facts), [_sample(one) for one in samples]]


def _sample(one: Sample) -> dict[str, Any]:
    pairs = [[pair.subject.wall, pair.subject.cpu, pair.baseline.wall, pair.baseline.cpu] for pair in one.pairs]
    loads = [[load.others, load.stolen, load.average, load.processors] if load else None for load in (one.load, one.before)]
    return {"cell": list(one.cell), "pairs": pairs, "operations": one.operations, "loads": loads}


def read(kept: Any) -> Timed:
    """Return the timing that `recorded` wrote. Raises ValueError, TypeError or LookupError where it is of another shape."""
    facts, samples = kept
    if not samples or not all(isinstance(words, str) for pair in facts.items() for words in pair):
        raise ValueError("no timing")
    return dict(facts), tuple(_read(one) for one in samples)


def _read(one: Mapping[str, Any]) -> Sample:
    batch, length = (_positive(number) for number in one["cell"])
    pairs = tuple(
        Pair(Timing(_positive(a), _positive(b)), Timing(_positive(c), _positive(d))) for a, b, c, d in _filled(one["pairs"])
    )
    during, before = one["loads"]
    operations = None if one["operations"] is None else _positive(one["operations"])
    return Sample((int(batch), int(length)), pairs, operations, _load(during), _load(before) if before else None)


def _filled(pairs: list[Any]) -> list[Any]:
    if not pairs:
        raise ValueError("no pairs")
    return pairs


def _load(numbers: Sequence[Any]) -> Load:
    others, stolen, average, processors = (None if one is None else _number(one) for one in numbers)
    if average is None or processors is None:
        raise ValueError("no load")
    return Load(others, stolen, average, int(processors))


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("no number")
    return value


def _positive(value: Any) -> float:
    if _number(value) <= 0:
        raise ValueError("not positive")
    return float(value)


def holds(kept: Any) -> bool:
    """Say whether something is a timing."""
    return bool(read(kept)[1])
