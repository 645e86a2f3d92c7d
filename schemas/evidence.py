"""Evidence: what was found out, how, and from where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.model import Model
from schemas.quantity import Interval, Terms

#: measured: timed or run here. derived: computed from the structure. declared: said by the model's own files. published: said by
#: a citation. document: said by the document itself.
Kind = Literal["measured", "derived", "declared", "published", "document"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One value of one property under one definition.

    `model` names what it was found for ("FacebookAI/roberta-base", or "distilbert/… ÷ google-bert/…" for a ratio); `value` is
    in `unit`. `definition` and `method` name everything that affects the value; `source` is where it comes from at a commit
    ("catalogue 2026-11", "repository@commit:config.json", a citation). `firm` is False where it may support a claim but must
    not refute one: a noisy measurement, a figure published under conditions that may differ. `worst` is a wider interval that a
    noisy measurement may be off by: it too must be disjoint from a statement before that is refuted. `environment` and `samples`
    say what a measurement ran on and what it saw. `slip` marks a published figure that is known to be an error: it excuses nothing.
    """

    property: str
    model: str
    kind: Kind
    value: Interval | Terms
    unit: str
    definition: str
    method: str
    source: str
    firm: bool = True
    note: str = ""
    worst: Interval | None = None
    environment: tuple[tuple[str, str], ...] = ()
    samples: tuple[tuple[str, tuple[float, ...]], ...] = ()
    slip: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user allows: measuring speed or not, for how many seconds, on which device, with the network or without.

    `evaluate` runs evaluations, on the data sets that the user gives as pairs of a name ("" where the file's name tells it) and a
    path, else on those of the Hub; `limit` draws that many rows of each. `portable` lets a claim that names other hardware be held
    against what is found here; `refresh` finds everything out anew, whatever is kept of earlier runs.
    `run_snippets` runs a document's code in a sandbox; `check_names` holds models against the sizes in their names.
    """

    speed: bool = True
    budget: float = 60.0
    device: str = "cpu"
    offline: bool = False
    on_request: bool = False
    evaluate: bool = False
    datasets: tuple[tuple[str, str], ...] = ()
    limit: int | None = None
    portable: bool = False
    refresh: bool = False
    run_snippets: bool = False
    check_names: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a probe: a property, under the conditions of a claim, within the user's settings.

    `relative_to` is the baseline where the property exists only between two models (speed).
    """

    property: str
    settings: Settings
    relative_to: Model | None = None
    conditions: tuple[tuple[str, str], ...] = ()

    def condition(self, name: str) -> str | None:
        """Return the condition of this name, or None."""
        return next((value for key, value in self.conditions if key == name), None)
