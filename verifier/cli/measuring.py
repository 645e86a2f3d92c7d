"""`verify measure`: what can be found out about a model, with no document."""

from __future__ import annotations

from typing import Annotated

import typer

from schemas.errors import VerifierError
from schemas.evidence import Settings
from schemas.property import PROPERTIES
from verifier.cli.delivery import deliver, progress
from verifier.cli.options import (
    Baseline,
    Budget,
    DataSets,
    Device,
    Evaluate,
    Format,
    Limit,
    NoSpeed,
    Offline,
    Output,
    Properties,
    Refresh,
    evaluating,
)


def measure(
    model: Annotated[str, typer.Argument(help="A Hub id, a well-known name, or a model folder.")],
    baseline: Baseline = None,
    format: Format = "text",  # noqa: A002 - the option's name
    output: Output = None,
    offline: Offline = False,
    device: Device = "cpu",
    no_speed: NoSpeed = False,
    budget: Budget = 60,
    evaluate: Evaluate = False,
    dataset: DataSets = [],  # noqa: B006 - Typer takes it for the default and leaves it as it is
    limit: Limit = None,
    refresh: Refresh = False,
    property: Properties = [],  # noqa: A002, B006 - the option's name; Typer takes it for the default and leaves it as it is
) -> None:
    """Find out what can be found out about a model, with no document."""
    from verifier import pipeline, target

    if evaluate and not dataset:
        raise VerifierError("no data set is named to evaluate on", "name one: --dataset [NAME=]PATH")
    _require_askable(property, baseline, evaluate=evaluate)
    settings = evaluating(Settings(not no_speed, budget, device, offline, refresh=refresh), evaluate, dataset, limit)
    with progress():
        network, notes = target.connected(offline)
        subject = target.model(model, network)
        reference = target.model(baseline, network) if baseline else None
        report = pipeline.measure(subject, reference, settings, notes, property or PROPERTIES)
    if property and not (report.evidence or report.failures):
        names = ", ".join(property)
        raise VerifierError(f"nothing could be found out about {names} of {model}", "verify properties says how each is found out")
    deliver(report, format, output)


def _require_askable(chosen: list[str], baseline: str | None, *, evaluate: bool) -> None:
    """Raise VerifierError where a property is asked for without what finding it out takes."""
    if "speed" in chosen and baseline is None:
        raise VerifierError("speed needs --baseline", "name the model that it is compared with: --baseline MODEL")
    if "score" in chosen and not evaluate:
        raise VerifierError("score needs --evaluate", "and a data set to evaluate on: --evaluate --dataset [NAME=]PATH")
