"""`verify audit`: a report in every format with a manifest of digests, for those who have to keep it."""

# Annotations are evaluated here, because Typer reads those of a function.

import math
import re
import shlex
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from schemas.errors import VerifierError
from schemas.evidence import Settings
from schemas.report import Report
from verifier import streams
from verifier.cli.checking import checked, wished
from verifier.cli.delivery import left, say, status
from verifier.cli.options import (
    AllowUnchecked,
    CheckNames,
    Config,
    DataSets,
    Evaluate,
    ExitZero,
    FailOn,
    Known,
    Limit,
    NoConfig,
    NoSpeed,
    Offline,
    Refresh,
    RunSnippets,
    SetBudget,
    SetDevice,
    Strict,
    evaluating,
)

_Folder = Annotated[Path, typer.Option("--output", "-o", help="The folder that the files go to; it is made where there is none.")]
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def audit(
    target: Annotated[str, typer.Argument(help="As of verify card; an http(s) address is an article.")],
    output: _Folder,
    offline: Offline = False,
    device: SetDevice = None,
    no_speed: NoSpeed = False,
    budget: SetBudget = None,
    evaluate: Evaluate = False,
    dataset: DataSets = [],  # noqa: B006 - Typer takes it for the default and leaves it as it is
    limit: Limit = None,
    refresh: Refresh = False,
    run_snippets: RunSnippets = False,
    check_names: CheckNames = False,
    config: Config = None,
    no_config: NoConfig = False,
    baseline: Known = None,
    fail_on: FailOn = None,
    exit_zero: ExitZero = False,
    strict: Strict = False,
    allow_unchecked: AllowUnchecked = False,
) -> None:
    """Check a document and write the report in every format, with a manifest of digests."""
    if output.exists() and not output.is_dir():
        raise VerifierError(f"{output} is no folder", "name a folder as --output: an audit is several files")
    settings = Settings(not no_speed, offline=offline, refresh=refresh, run_snippets=run_snippets, check_names=check_names)
    settings = evaluating(settings, evaluate, dataset, limit)
    wishes = wished(settings, device, budget, fail_on, config, no_config=no_config, baseline=baseline)
    from reports import several

    found, *others = checked([target], wishes, 1, of_card=not _ADDRESS.match(target))
    if others:
        raise VerifierError(f"{target} stands for {1 + len(others)} documents", "an audit is of one document: name one at a time")
    names = _write(_pinned(found.report), output)
    say("\n".join(names))
    streams.complain(f"{several.summary(found.report)}\n")
    _show_signing(output)
    code = status(found.report, strict, found.fail_on)
    raise left(code, exit_zero=exit_zero, allow_unchecked=allow_unchecked)


def _pinned(report: Report) -> Report:
    """Return a report with the digests of the models' files, however large they are."""
    from verifier.provenance import pinned

    return replace(report, models=tuple(pinned(model, math.inf) for model in report.models))


def _write(report: Report, folder: Path) -> list[str]:
    """Write the files and return their paths. Raises VerifierError where that cannot be done."""
    from verifier import audit as dossier

    files = {folder / name: data for name, data in dossier.written(report).items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            path.write_bytes(data)
    except OSError as error:
        raise VerifierError(f"{folder} cannot be written: {error.strerror}", "choose another --output") from error
    return [str(path) for path in files]


def _show_signing(folder: Path) -> None:
    from verifier import audit as dossier

    lines = [f"  {command}\n" for command in dossier.signing(shlex.quote(str(folder)))]
    streams.complain("to sign it (cosign 2.6 or later):\n" + "".join(lines))
