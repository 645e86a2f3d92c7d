"""`verify card` and `verify article`: a verdict on every claim of a document."""

# Annotations are evaluated here, because Typer reads those of a function that another one made.

from collections.abc import Callable
from typing import Annotated

import typer

from schemas.evidence import Settings
from schemas.report import Report
from verifier.cli.delivery import HELD, deliver, progress, status
from verifier.cli.options import Budget, Device, ExitZero, Format, NoSpeed, Offline, OnRequest, Output, Strict


def _command(title: str, kinds: str, *, of_card: bool) -> Callable[..., None]:
    """Return the command of one kind of document; all kinds take the same options."""

    def check(
        target: Annotated[str, typer.Argument(help=kinds)],
        format: Format = "text",  # noqa: A002 - the option's name
        output: Output = None,
        offline: Offline = False,
        device: Device = "cpu",
        no_speed: NoSpeed = False,
        budget: Budget = 60,
        on_request: OnRequest = False,
        exit_zero: ExitZero = False,
        strict: Strict = False,
    ) -> None:
        settings = Settings(not no_speed, budget, device, offline, on_request)
        report = _checked(target, settings, of_card=of_card)
        deliver(report, format, output)
        raise typer.Exit(HELD if exit_zero else status(report, strict))

    check.__doc__ = title
    return check


card = _command("Check a model card.", "A Hub id (org/name, org/name@REVISION), a model folder, or a README file.", of_card=True)
article = _command("Check an article about models.", "A file (.md .txt .html .rst .ipynb) or an http(s) address.", of_card=False)


def _checked(name: str, settings: Settings, *, of_card: bool) -> Report:
    from verifier import pipeline, target

    with progress():
        network, notes = target.connected(settings.offline)
        found = target.card(name, network) if of_card else target.article(name, settings.offline)
        document = pipeline.read(found.data, found.name, found.repository)
        told = (*found.notes, *notes)
        return pipeline.verify(document, settings, network=network, own=found.own, notes=told, files=found.files)
