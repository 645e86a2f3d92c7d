"""What a command leaves behind: its text on standard output or in a file, its complaints, its exit status."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import typer

from reports import FORMATS, Style
from schemas.errors import VerifierError
from schemas.policy import Severity
from schemas.report import Report
from verifier import streams
from verifier.enforcement import fails

#: Exit statuses: nothing refuted, something refuted, the run failed, nothing could be checked.
HELD, REFUTED, FAILED, NOTHING_CHECKED = 0, 1, 2, 3


def status(report: Report, strict: bool, fail_on: Severity = "error") -> int:
    """Return the exit status that the verdicts of a report and of its files call for; what is let pass counts for nothing."""
    verdicts = [verdict for one in (report, *report.files) for verdict in one.verdicts]
    counts = Counter(verdict.outcome.value for verdict in verdicts)
    passed = sum(verdict.waiver is not None for verdict in verdicts)
    if fails(report, fail_on) or (strict and counts["supported"] + passed < counts.total()):
        return REFUTED
    return NOTHING_CHECKED if counts["unchecked"] == counts.total() else HELD


def left(code: int, *, exit_zero: bool, allow_unchecked: bool) -> typer.Exit:
    """Return the end of a command: its exit status, or that of what held where the user wants the others to pass.

    That nothing could be checked is said, as no verdict says it.
    """
    pass_over = (REFUTED, NOTHING_CHECKED) if exit_zero else (NOTHING_CHECKED,) if allow_unchecked else ()
    code = HELD if code in pass_over else code
    if code == NOTHING_CHECKED:
        streams.complain(f"note: nothing could be checked, so the exit status is {code}; --allow-unchecked lets that pass\n")
    return typer.Exit(code)


def deliver(report: Report, chosen: str, output: Path | None) -> None:
    """Write a report in the chosen format. Raises VerifierError where `output` cannot be written."""
    deliver_all([report], chosen, output)


def deliver_all(reports: Sequence[Report], chosen: str, output: Path | None, *, verbose: bool = False) -> None:
    """Write reports in the chosen format, into a folder a file each. Raises VerifierError where `output` cannot be written."""
    from reports import several

    look = replace(style(output), verbose=verbose)
    if output is not None and output.is_dir():
        for name, report in several.named(reports, chosen):
            write(output / name, FORMATS[chosen].render(report, look) + "\n")
        return
    with opened(output) as put:
        put(several.render(reports, chosen, look))


class opened:  # noqa: N801 - used as a function
    """Where the report goes: standard output, or a file that is written at once at the end."""

    def __init__(self, output: Path | None) -> None:
        self.output, self.parts = output, list[str]()

    def __enter__(self) -> Callable[[str], None]:
        return self.parts.append if self.output else say

    def __exit__(self, kind: object, *_: object) -> None:
        if self.output and kind is None:
            write(self.output, "".join(part if part.endswith("\n") else part + "\n" for part in self.parts if part))


def write(path: Path, text: str) -> None:
    """Write a file. Raises VerifierError where it cannot be written."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise VerifierError(f"{path} cannot be written: {error.strerror}", "choose another --output") from error


def say(text: str) -> None:
    """Print what is not empty to standard output."""
    if text:
        streams.say(text)


def complain(error: VerifierError) -> None:
    """Print a user's mistake and its hint to standard error."""
    streams.complain(f"error: {error.message}\n" + (f"hint: {error.hint}\n" if error.hint else ""))


def style(output: Path | None = None) -> Style:
    """Return how text is laid out where it goes: the width, and color on a terminal that wants it."""
    terminal = output is None and sys.stdout.isatty()
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdigit() else (_columns() if terminal else 80)
    return Style(width=max(40, min(width, 120)), color=color)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return 80


def progress() -> Any:
    """Show what is going on, on a terminal alone; a pipe gets nothing."""
    if not sys.stderr.isatty():
        return nullcontext()
    from verifier.spinner import spinning

    return spinning()
