"""Ways of finding out, one module each: `ANSWERS`, `COST` and `measure`. Registered here, asked the cheapest first."""

from __future__ import annotations

from typing import Protocol

from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from verifier.probes import (
    compute,
    configuration,
    counting,
    evaluating,
    gguf,
    kv_cache,
    published,
    quantization,
    scaling,
    shapes,
    sizes,
    speed,
    stored,
    tokens,
)


class Probe(Protocol):
    """A way of finding out.

    `ANSWERS` names the properties it can answer; `COST` runs from 0 (a look-up) to 9 (minutes). `measure` returns the evidence for
    what is wanted, one piece a definition, or nothing where it does not apply; it raises a VerifierError whose message is
    the reason where it applies but could not find out.
    """

    @property
    def ANSWERS(self) -> frozenset[str]: ...  # noqa: N802 - a constant of the module

    @property
    def COST(self) -> int: ...  # noqa: N802 - a constant of the module

    def measure(self, model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
        """Return what was found out about `model`."""


PROBES: tuple[Probe, ...] = (
    configuration,
    gguf,
    quantization,
    stored,
    counting,
    sizes,
    kv_cache,
    tokens,
    compute,
    shapes,
    published,
    scaling,
    speed,
    evaluating,
)

#: Every property that some probe answers.
ANSWERED = frozenset(name for probe in PROBES for name in probe.ANSWERS)
