"""`verify render`: a stored report in another format, without measuring again."""

# Annotations are evaluated here, because Typer reads those of a function.

import sys
from pathlib import Path
from typing import Annotated, cast

import typer

from schemas.errors import DocumentError
from schemas.policy import Severity as Grade
from schemas.report import Report
from verifier.cli.delivery import deliver_all
from verifier.cli.options import Format, Output, Severity

#: Many times what a report on the longest document takes.
LARGEST = 256_000_000
_HINT = "give what --format json wrote to a file"
_Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Every claim in full; in SARIF a result for each.")]


def render(
    files: Annotated[list[Path], typer.Argument(help="What --format json wrote; - is standard input.")],
    format: Format = "text",  # noqa: A002 - the option's name
    output: Output = None,
    severity: Severity = None,
    verbose: _Verbose = False,
) -> None:
    """Turn stored JSON reports into any format, without measuring again."""
    from verifier.enforcement import shown

    found = [report for file in files for report in _read(file)]
    deliver_all([shown(report, cast(Grade, severity or "info")) for report in found], format, output, verbose=verbose)


def _read(file: Path) -> list[Report]:
    """Return the reports in a file: one, or one a line. Raises DocumentError."""
    from reports import stored
    from verifier.piped import STDIN

    name = "standard input" if str(file) == STDIN else str(file)
    data = _bytes(file)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise DocumentError(f"{name} is not in UTF-8", "give what --format json wrote, unchanged") from None
    lines = [line for line in text.split("\n") if line.strip()]
    # Several reports come one a line; a single one may be spread over many.
    if len(lines) > 1 and all(line.startswith('{"schema":') for line in lines):
        return [stored.read(line, f"{name}, line {number}") for number, line in enumerate(lines, 1)]
    return [stored.read(text, name)]


def _bytes(file: Path) -> bytes:
    from verifier import regular
    from verifier.piped import STDIN

    if str(file) == STDIN:
        return regular.bounded(sys.stdin.buffer, "standard input", LARGEST, DocumentError, _HINT)
    return regular.read(file, LARGEST, DocumentError, _HINT)
