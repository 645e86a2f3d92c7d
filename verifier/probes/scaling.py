"""What longer inputs cost: operations and memory of a forward pass at two lengths; on request alone, for it builds the model."""

from __future__ import annotations

import re

from schemas.errors import VerifierError
from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.property import PROPERTIES
from schemas.quantity import exactly
from verifier import cache, machine
from verifier.isolation import Worker
from verifier.progress import report_progress
from verifier.sampling import ROOM, SEED, refuse_too_large

ANSWERS = frozenset({"comparison"})
COST = 7

_FORWARD = "verifier.libraries.forward:"
#: What a statement may be about → the function that counts it, its unit, and how the count is made.
_COUNTED = {
    "flops": ("operations", "operations", "floating-point operations of a forward pass, by torch's counter"),
    "memory": ("created", "bytes", "bytes of all tensors that the operations of a forward pass create"),
}
_LENGTHS = re.compile(r"(\d{1,6}) to (\d{1,6}) tokens")
_SECONDS = 120.0


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return the ratio of what the longer input costs to what the shorter costs, for a batch of one.

    The conditions say what is compared (`of`: flops or memory) and the lengths (`of_input`: "128 to 512 tokens"); statements about
    anything else get nothing. Raises VerifierError where nobody asked for it, IsolationError where it cannot be built.
    """
    lengths = _LENGTHS.fullmatch(wanted.condition("of_input") or "")
    counted = _COUNTED.get(wanted.condition("of") or "")
    if lengths is None or counted is None:
        return ()
    if not wanted.settings.on_request:
        raise VerifierError("a statement without a number is measured on request", "add --on-request")
    asked = [int(length) for length in lengths.groups()]
    short, long = cache.remembered(
        f"{_FORWARD}{counted[0]}",
        {"config": dict(model.config), "lengths": asked},
        lambda: _count(model, counted[0], asked),
        holds=lambda kept: len(kept) == 2 and all(type(one) is int and one >= 0 for one in kept),
    )
    if not short:
        raise VerifierError("the operations of this model cannot be counted")
    return (_evidence(model, wanted, counted, (short, long)),)


def _count(model: Model, function: str, lengths: list[int]) -> list[int]:
    """Run one forward pass of each length in a child process and return what `function` counts of each."""
    free = machine.free_memory()
    config = {"config": dict(model.config)}
    with Worker(memory=free + ROOM) as worker:
        report_progress(f"building {model.repository} with random weights")
        outline = worker.call(_FORWARD + "outline", config, seconds=_SECONDS)
        refuse_too_large(outline["parameters"], free)
        worker.call(_FORWARD + "build", config | {"seed": SEED, "device": "cpu"}, seconds=_SECONDS)
        report_progress(f"counting forward passes of {model.repository}")
        return [int(worker.call(_FORWARD + function, {"batch": 1, "length": length}, seconds=_SECONDS)) for length in lengths]


def _evidence(model: Model, wanted: Wanted, counted: tuple[str, str, str], counts: tuple[int, int]) -> Evidence:
    _, unit, method = counted
    return Evidence(
        property="comparison",
        model=model.repository,
        kind="derived",
        value=exactly(counts[1] / counts[0]),
        unit=PROPERTIES["comparison"].unit,
        definition=f"{wanted.condition('of_input')}: {counts[1]:,} against {counts[0]:,} {unit}",
        method=f"{method}; batch 1, random weights, float32",
        source=model.source,
    )
