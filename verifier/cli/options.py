"""The options that commands share, each with its name, its help and its check."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from reports import FORMATS
from schemas.errors import VerifierError
from schemas.evidence import Settings
from schemas.policy import SEVERITIES
from schemas.property import PROPERTIES
from verifier.policy import DEVICES

_REPORT, _MEASURING, _EVALUATING, _STATUS = "Report", "Finding out", "Evaluating", "Exit status"
_PROJECT = "Project"


def _known_format(chosen: str) -> str:
    if chosen not in FORMATS:
        raise VerifierError(f"no such format: {chosen}", f"reports come as: {', '.join(FORMATS)}")
    return chosen


def _known_device(chosen: str | None) -> str | None:
    if chosen is not None and chosen not in DEVICES:
        raise VerifierError(f"no such device: {chosen}", f"speed is measured on: {', '.join(DEVICES)}")
    return chosen


def _known_properties(chosen: list[str]) -> list[str]:
    unknown = next((name for name in chosen if name not in PROPERTIES), None)
    if unknown is not None:
        raise VerifierError(f"no such property: {unknown}", "verify properties lists them")
    return chosen


def _known_severity(chosen: str | None) -> str | None:
    if chosen is not None and chosen not in SEVERITIES:
        raise VerifierError(f"no such severity: {chosen}", f"severities are: {', '.join(SEVERITIES)}")
    return chosen


_FORMAT = typer.Option("--format", "-f", help=f"One of: {', '.join(FORMATS)}.", rich_help_panel=_REPORT, callback=_known_format)
_DEVICE = typer.Option(help="Where speed is measured: cpu, cuda or mps.", rich_help_panel=_MEASURING, callback=_known_device)

_SEVERITY = typer.Option(
    "--severity",
    help="Leave out of the report what is less grave: error, warning or info.",
    rich_help_panel=_REPORT,
    callback=_known_severity,
)
_FAIL_ON = typer.Option(
    "--fail-on", help="Exit 1 from this severity on (default: error).", rich_help_panel=_STATUS, callback=_known_severity
)

Format = Annotated[str, _FORMAT]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write the report to a file.", rich_help_panel=_REPORT)]
Offline = Annotated[bool, typer.Option("--offline", help="Never use the network.", rich_help_panel=_MEASURING)]
Device = Annotated[str, _DEVICE]
#: Of a command that knows a project's policy, which stands in for what is not given.
SetDevice = Annotated[str | None, _DEVICE]
SetBudget = Annotated[
    float | None, typer.Option("--budget", min=1, help="Seconds for measuring (default: 60).", rich_help_panel=_MEASURING)
]
Config = Annotated[Path | None, typer.Option("--config", help="Use this configuration, not the nearest.", rich_help_panel=_PROJECT)]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Use no configuration and no baseline.", rich_help_panel=_PROJECT)]
Known = Annotated[
    Path | None, typer.Option("--baseline", help="A file of known wrong claims, which pass.", rich_help_panel=_PROJECT)
]
Severity = Annotated[str | None, _SEVERITY]
FailOn = Annotated[str | None, _FAIL_ON]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="Documents at a time (0: one a core).", rich_help_panel=_MEASURING)]
Properties = Annotated[
    list[str],
    typer.Option(
        "--property",
        help="Find out this property alone; may be given again.",
        rich_help_panel=_MEASURING,
        callback=_known_properties,
    ),
]
NoSpeed = Annotated[bool, typer.Option("--no-speed", help="Leave out speed measurements.", rich_help_panel=_MEASURING)]
Budget = Annotated[float, typer.Option(min=1, help="Seconds allowed for measuring, about.", rich_help_panel=_MEASURING)]
OnRequest = Annotated[bool, typer.Option("--on-request", help="Also count what longer inputs cost.", rich_help_panel=_MEASURING)]
Evaluate = Annotated[
    bool, typer.Option("--evaluate", help="Run the evaluations that scores are claimed of.", rich_help_panel=_EVALUATING)
]
DataSets = Annotated[
    list[str],
    typer.Option(
        "--dataset",
        metavar="[NAME=]PATH",
        help="A data set to evaluate on (.csv .tsv .jsonl .parquet); may be given several times.",
        rich_help_panel=_EVALUATING,
    ),
]
Limit = Annotated[
    int | None, typer.Option(min=1, help="Evaluate this many rows, drawn at random, with an interval.", rich_help_panel=_EVALUATING)
]
Refresh = Annotated[
    bool, typer.Option("--refresh", help="Find everything out anew, whatever is kept of earlier runs.", rich_help_panel=_MEASURING)
]
Portable = Annotated[
    bool,
    typer.Option("--assume-portable", help="Hold speeds of other hardware against this machine's.", rich_help_panel=_MEASURING),
]
CheckNames = Annotated[
    bool, typer.Option("--check-names", help="Hold models against the sizes in their names.", rich_help_panel=_MEASURING)
]
RunSnippets = Annotated[bool, typer.Option("--run-snippets", help="Run Python snippets, in a sandbox.", rich_help_panel=_MEASURING)]
Baseline = Annotated[str | None, typer.Option(help="Compare with this model: sizes and speed.", rich_help_panel=_MEASURING)]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever was found.", rich_help_panel=_STATUS)]
AllowUnchecked = Annotated[
    bool, typer.Option("--allow-unchecked", help="Exit 0, not 3, where nothing could be checked.", rich_help_panel=_STATUS)
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 unless every claim is supported.", rich_help_panel=_STATUS)]


def evaluating(settings: Settings, evaluate: bool, datasets: list[str], limit: int | None) -> Settings:
    """Return settings with what is to be evaluated. Raises VerifierError where that makes no sense."""
    if not evaluate and (datasets or limit is not None):
        raise VerifierError(f"{'--dataset' if datasets else '--limit'} is about evaluations", "add --evaluate to run them")
    named = tuple(_named(one) for one in datasets)
    return replace(settings, evaluate=evaluate, datasets=named, limit=limit)


def _named(written: str) -> tuple[str, str]:
    """Return the name ("" where the file's own name tells it) and the path of a data set."""
    from verifier.reference import benchmark

    name, equals, path = written.partition("=")
    if not equals or Path(written).is_file():
        name, path = "", written
    if not Path(path).is_file():
        raise VerifierError(f"no such data set: {path}", "give a file as PATH or NAME=PATH")
    if not name.strip() and benchmark.in_file_name(Path(path).stem) is None:
        raise VerifierError(f"the name of {path} tells no data set that is known here", "name it: --dataset NAME=PATH")
    return name.strip(), path
