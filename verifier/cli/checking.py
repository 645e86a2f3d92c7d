"""`verify card` and `verify article`: a verdict on every claim of one document or of several."""

# Annotations are evaluated here, because Typer reads those of a function that another one made.

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from schemas.errors import VerifierError
from schemas.evidence import Settings
from schemas.policy import Severity as Grade
from verifier.cli.delivery import FAILED, HELD, NOTHING_CHECKED, REFUTED, complain, deliver_all, left, progress, status
from verifier.cli.options import (
    AllowUnchecked,
    CheckNames,
    Config,
    DataSets,
    Evaluate,
    ExitZero,
    FailOn,
    Format,
    Jobs,
    Known,
    Limit,
    NoConfig,
    NoSpeed,
    Offline,
    OnRequest,
    Output,
    Portable,
    Refresh,
    RunSnippets,
    SetBudget,
    SetDevice,
    Severity,
    Strict,
    evaluating,
)

if TYPE_CHECKING:
    from verifier.batch import Checked, Wishes

#: The gravest of several statuses decides: a document that could not be checked, a wrong claim, one that held.
_GRAVEST = (FAILED, REFUTED, HELD, NOTHING_CHECKED)


def _command(title: str, kinds: str, *, of_card: bool) -> Callable[..., None]:
    """Return the command of one kind of document; all kinds take the same options."""

    def check(
        targets: Annotated[list[str] | None, typer.Argument(help=kinds, show_default=False)] = None,
        format: Format = "text",  # noqa: A002 - the option's name
        output: Output = None,
        severity: Severity = None,
        offline: Offline = False,
        device: SetDevice = None,
        no_speed: NoSpeed = False,
        budget: SetBudget = None,
        on_request: OnRequest = False,
        assume_portable: Portable = False,
        evaluate: Evaluate = False,
        dataset: DataSets = [],  # noqa: B006 - Typer takes it for the default and leaves it as it is
        limit: Limit = None,
        refresh: Refresh = False,
        run_snippets: RunSnippets = False,
        check_names: CheckNames = False,
        jobs: Jobs = 0,
        config: Config = None,
        no_config: NoConfig = False,
        baseline: Known = None,
        fail_on: FailOn = None,
        exit_zero: ExitZero = False,
        strict: Strict = False,
        allow_unchecked: AllowUnchecked = False,
    ) -> None:
        settings = Settings(not no_speed, offline=offline, on_request=on_request, portable=assume_portable, refresh=refresh)
        settings = replace(settings, run_snippets=run_snippets, check_names=check_names)
        settings = evaluating(settings, evaluate, dataset, limit)
        wishes = wished(settings, device, budget, fail_on, config, no_config=no_config, baseline=baseline)
        found = checked(targets or (), wishes, jobs, of_card=of_card)
        _deliver(found, format, output, severity)
        raise left(_status(found, strict), exit_zero=exit_zero, allow_unchecked=allow_unchecked)

    check.__doc__ = title
    return check


card = _command(
    "Check model cards.",
    "Hub ids (org/name, org/name@REVISION), model folders, README files, globs, - (standard input); by default those configured.",
    of_card=True,
)
article = _command(
    "Check articles about models.",
    "Files (.md .txt .html .rst .ipynb), http(s) addresses, globs, - for standard input; by default those of the configuration.",
    of_card=False,
)


def wished(
    settings: Settings,
    device: str | None = None,
    budget: float | None = None,
    fail_on: str | None = None,
    config: Path | None = None,
    *,
    no_config: bool = False,
    baseline: Path | None = None,
) -> "Wishes":
    """Return what the options say of a run. Raises VerifierError where they contradict one another."""
    from verifier.batch import Wishes

    if no_config and config:
        raise VerifierError("--config and --no-config exclude one another", "give one of them")
    known = str(baseline) if baseline else "" if no_config else None
    chosen = "" if no_config else str(config) if config else None
    return Wishes(settings, device, budget, cast(Grade | None, fail_on), chosen, known)


def checked(names: Sequence[str], wishes: "Wishes", jobs: int, *, of_card: bool) -> "list[Checked]":
    """Check the documents that are named, or those that the configuration lists.

    Raises VerifierError where there are none, and where the only one cannot be checked.
    """
    from verifier import batch, globs, piped, target

    targets = globs.expanded(names or batch.listed(wishes.config), of_card=of_card)
    if not targets:
        raise VerifierError("no document is named", "name one, or list documents in a configuration: see docs/ci.md")
    if piped.STDIN in targets and len(targets) > 1:
        raise VerifierError("standard input is read on its own", "pipe one document in, or name files")
    with progress():
        network, notes = target.connected(wishes.settings.offline)
        tasks = [batch.Job(name, of_card, wishes, network, notes) for name in targets]
        return [batch.check(tasks[0])] if len(tasks) == 1 else batch.check_all(tasks, jobs)


def _deliver(found: "Sequence[Checked]", chosen: str, output: Path | None, severity: str | None) -> None:
    from verifier.enforcement import shown

    for one in found:
        if one.error is not None:
            complain(one.error)
    deliver_all([shown(one.report, cast(Any, severity or "info")) for one in found], chosen, output)


def _status(found: "Sequence[Checked]", strict: bool) -> int:
    each = {FAILED if one.error else status(one.report, strict, one.fail_on) for one in found}
    return next(code for code in _GRAVEST if code in each)
