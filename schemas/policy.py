"""A policy: what a project wants checked, how strictly, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Severity = Literal["error", "warning", "info"]

#: The severities, the gravest first.
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
#: The key that speaks of every property that has no key of its own.
EVERY = "*"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a configuration file says; each mapping is from a property's name, or EVERY, and the defaults are those of no file.

    `properties` switches them on and off, `severity` tells how grave a wrong claim is, `tolerance` the share by which a statement
    may miss the evidence and is not yet refuted. `documents` are globs for a run that names no target. `device`, `budget` (seconds)
    and `fail_on` stand in for the options of those names; None leaves them to the command. `baseline` and `source` are paths: of
    the file of known wrong claims, and of the configuration itself ("" where there is none).
    """

    properties: Mapping[str, bool] = field(default_factory=dict)
    severity: Mapping[str, Severity] = field(default_factory=dict)
    tolerance: Mapping[str, float] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    device: str | None = None
    budget: float | None = None
    fail_on: Severity | None = None
    baseline: str | None = None
    source: str = ""

    def checks(self, name: str) -> bool:
        """Say whether claims of a property are checked."""
        return self.properties.get(name, self.properties.get(EVERY, True))

    def severity_of(self, name: str) -> Severity:
        """Return how grave a wrong claim of a property is."""
        return self.severity.get(name, self.severity.get(EVERY, "error"))

    def tolerance_of(self, name: str) -> float:
        """Return the share by which a statement of a property may miss the evidence and is not yet refuted."""
        return self.tolerance.get(name, self.tolerance.get(EVERY, 0.0))


def as_grave(severity: Severity, least: Severity) -> bool:
    """Say whether a severity is `least` or graver."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(least)
