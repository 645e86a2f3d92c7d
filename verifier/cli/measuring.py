"""`verify measure`: what can be found out about a model, with no document."""

from __future__ import annotations

from typing import Annotated

import typer

from schemas.evidence import Settings
from verifier.cli.delivery import deliver, progress
from verifier.cli.options import Baseline, Budget, Device, Format, NoSpeed, Offline, Output


def measure(
    model: Annotated[str, typer.Argument(help="A Hub id, a well-known name, or a model folder.")],
    baseline: Baseline = None,
    format: Format = "text",  # noqa: A002 - the option's name
    output: Output = None,
    offline: Offline = False,
    device: Device = "cpu",
    no_speed: NoSpeed = False,
    budget: Budget = 60,
) -> None:
    """Find out what can be found out about a model, with no document."""
    from verifier import pipeline, target

    settings = Settings(not no_speed, budget, device, offline)
    with progress():
        network, notes = target.connected(offline)
        subject = target.model(model, network)
        reference = target.model(baseline, network) if baseline else None
        report = pipeline.measure(subject, reference, settings, notes)
    deliver(report, format, output)
